"""What is typed in dialogs that are still open, on disk in case the program ends under them."""

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, cast

from mpcompare.app import clock
from mpcompare.app.start import paths
from mpcompare.model.json_text import json_value
from mpcompare.model.library.library import DAYS_IN_BIN
from mpcompare.model.replace_file import write_file

TAG, CHECKLIST_LINE = "TAG", "CHECKLIST_LINE"
"""The names of fields on pages, under which what is typed in them is kept as a dialog's is."""


class DialogDraft(NamedTuple):
    """What was typed in one dialog, or in one field of a page.

    Attributes:
        dialog: its name among the dialogs; of a field, the name above.
        given: what it was opened on.
        title: what it is about, for the user.
        typed: what was typed, as JSON can hold it.
        at: when, as ISO 8601 in UTC.
    """

    dialog: str
    given: tuple[str, ...]
    title: str
    typed: Any
    at: str = ""

    @property
    def place(self) -> tuple[str, tuple[str, ...]]:
        """What tells it from other drafts."""
        return self.dialog, self.given


def load() -> tuple[DialogDraft, ...]:
    """Return the drafts that were left, the newest last; what can't be read is left out."""
    try:
        raw = json_value(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return ()
    oldest = datetime.fromisoformat(clock.now()) - timedelta(days=DAYS_IN_BIN)
    found: list[DialogDraft] = []
    for one in cast("list[Any]", raw) if isinstance(raw, list) else []:
        with suppress(ValueError, KeyError, TypeError):
            draft = DialogDraft(
                str(one["dialog"]),
                tuple(str(each) for each in one["given"]),
                str(one["title"]),
                one["typed"],
                str(one["at"]),
            )
            if datetime.fromisoformat(draft.at) >= oldest:
                found.append(draft)
    return tuple(found)


def find(dialog: str, *given: str) -> Any:
    """Return what was typed in a dialog when the program ended under it; None where nothing was."""
    return next((one.typed for one in load() if one.place == (dialog, given)), None)


def put(draft: DialogDraft) -> None:
    """Keep a draft, in the place of an earlier one of the same dialog.

    Raises:
        OSError: the folder can't be written.
    """
    others = [one for one in load() if one.place != draft.place]
    _write([*others, draft._replace(at=clock.now())])


def drop(dialog: str, *given: str) -> None:
    """Forget the draft of a dialog.

    Raises:
        OSError: the folder can't be written.
    """
    drafts = load()
    kept = [one for one in drafts if one.place != (dialog, given)]
    if len(kept) != len(drafts):
        _write(kept)


def _file() -> Path:
    return paths.user_dir() / "drafts.json"


def _write(drafts: Sequence[DialogDraft]) -> None:
    path = _file()
    if not drafts:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps([one._asdict() for one in drafts], ensure_ascii=False, indent=1)
    # it is written again soon
    write_file(path, text.encode("utf-8", "replace"), mode=0o600, lasts=False)
