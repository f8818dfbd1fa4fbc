"""What a backup is. Apart from how one is made: a start has no use for that."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

DAILY, UPDATING, RESTORING = "daily", "before updating", "before restoring"


@dataclass(frozen=True, slots=True)
class Backup:
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
