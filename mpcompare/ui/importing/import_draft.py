"""What is chosen for an import, as a draft that is found again after a crash."""

from collections.abc import Collection
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple, cast

from mpcompare.app.drafts import drafts_file
from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.app.importing.run import Choice
from mpcompare.model.safe_text import safe_text

DRAFT = "IMPORT"
"""The name of the dialog, under which what is chosen in it is kept."""
_UNKEPT = ("fields", "record")


class Chosen(NamedTuple):
    """All that a user chooses in the dialog.

    Attributes:
        choice: how the file is read.
        by_hand: the names of the columns that the user said something of.
        listing: the shortlist that the programs are put on; "" where that was not chosen.
        careful: whether programs with problems are left out.
    """

    choice: Choice
    by_hand: Collection[str] = ()
    listing: str = ""
    careful: bool = False


def draft_of(path: Path, chosen: Chosen) -> DialogDraft:
    """Return what was chosen for a file, as JSON can hold it."""
    choice = chosen.choice
    said = {
        field.name: getattr(choice, field.name)
        for field in fields(choice)
        if field.name not in _UNKEPT
    }
    columns = None if choice.fields is None else [[n, key] for n, key in choice.fields.items()]
    typed = {
        "choice": said,
        "fields": columns,
        "by_hand": sorted(chosen.by_hand),
        "listing": chosen.listing,
        "careful": chosen.careful,
        "file": _stamp(path),
    }
    return DialogDraft(DRAFT, (str(path),), f"Import {safe_text(path.name)}", typed)


def find_chosen(path: Path, record: Path | None) -> Chosen | None:
    """Return what was chosen for a file when the program ended; None once the file is another."""
    left = drafts_file.find(DRAFT, str(path))
    if not isinstance(left, dict):
        return None
    held = cast("dict[str, Any]", left)
    try:
        if held["file"] != _stamp(path):
            return None
        columns = held["fields"]
        choice = replace(
            Choice(**held["choice"]),
            record=record,
            fields=None if columns is None else {int(n): str(key) for n, key in columns},
        )
        by_hand = {str(name) for name in held["by_hand"]}
        return Chosen(choice, by_hand, str(held["listing"]), bool(held["careful"]))
    except (TypeError, ValueError, KeyError):
        return None


def _stamp(path: Path) -> list[int]:
    """Return what tells that a file is still the one that was there."""
    try:
        found = path.stat()
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns]
