"""What a backup is. Apart from how one is made: a start has no use for that."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

DAILY, UPDATING, RESTORING = "daily", "before updating", "before restoring"
KEPT = 10
"""How many of each kind are kept, the newest, where nothing else is asked for."""


class Backup(NamedTuple):
    """One copy of the library.

    Attributes:
        path: its file.
        made: when, in local time.
        reason: `DAILY`, `UPDATING` or `RESTORING`.
        size: in bytes.
    """

    path: Path
    made: datetime
    reason: str
    size: int
