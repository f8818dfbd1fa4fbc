"""What the user chose for columns before, so that the next file is offered the same.

Beside the library stands a record: by each heading, without its unit and capitals, what was chosen
for it by hand. It is not part of the library, so nothing that the user gathered is lost with it.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import cast

from mpcompare.app.importing.headings import name_of
from mpcompare.export import write_whole
from mpcompare.model.errors import FileError
from mpcompare.model.json_text import json_value

RECORD = "importing.json"
"""Name of the record in the user's folder."""
MOST = 500
"""Headings that are kept, the newest."""


def remembered(record: Path | None) -> Mapping[str, str]:
    """Return the keys that were chosen, by heading; "" for a column that is not to be imported."""
    if record is None:
        return {}
    try:
        read = json_value(record.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(read, dict):
        return {}
    held = cast("dict[str, object]", read)
    return {name: key for name, key in held.items() if isinstance(key, str)}


def remember(record: Path, chosen: Mapping[str, str]) -> None:
    """Save what was chosen for headings. Where it can't be saved, the user is asked again."""
    said = {name: key for heading, key in chosen.items() if (name := name_of(heading))}
    held = remembered(record)
    if not said or said.items() <= held.items():
        return
    kept = {name: key for name, key in held.items() if name not in said} | said
    newest = dict(list(kept.items())[-MOST:])
    with suppress(FileError):
        write_whole(record, json.dumps(newest, indent=1, ensure_ascii=False).encode())
