"""Keeps what is typed in an open dialog on disk, and offers it again after a crash."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from mpcompare.app.state import drafts
from mpcompare.app.state.drafts import DialogDraft
from mpcompare.ui.dialogs import DIALOGS
from mpcompare.ui.session import Notice, Session

KEPT_EVERY_MS = 1000
_CORRECT, _EDIT = "CORRECT", "EDIT_OWN"


def keep_draft(dialog: QDialog, draft: Callable[[], DialogDraft | None]) -> None:
    """Write what is typed in a dialog each second in which it changed, until it is closed.

    Args:
        dialog: where it is typed. Closing it, in whichever way, ends the draft.
        draft: returns what is typed; None while that is what has been saved anyway.
    """
    kept: list[DialogDraft | None] = [None]

    def keep(now: DialogDraft | None) -> None:
        before, kept[0] = kept[0], now
        if now == before:
            return
        with suppress(OSError, TypeError):  # the library says so where the folder can't be written
            if before is not None and (now is None or now.place != before.place):
                drafts.drop(before.dialog, *before.given)
            if now is not None:
                drafts.put(now)

    begun = draft()
    kept[0] = begun if begun is not None and drafts.find(*_place(begun)) is not None else None
    timer = QTimer(dialog, interval=KEPT_EVERY_MS)
    timer.timeout.connect(lambda: keep(draft()))
    dialog.finished.connect(timer.stop)
    dialog.finished.connect(lambda: keep(None))
    timer.start()


def _place(draft: DialogDraft) -> tuple[str, ...]:
    return draft.dialog, *draft.given


def offer_drafts(session: Session, window: QWidget) -> None:
    """Offer to go on with what was typed when the program ended; read on another thread."""

    def offer(left: tuple[DialogDraft, ...]) -> None:
        found = [one for one in left if _can_open(session, one)]
        if found:
            last = found[-1]
            session.notify(
                Notice(
                    f"{last.title}: what you had typed when mpcompare ended is still there.",
                    "Go on",
                    lambda: DIALOGS[last.dialog].open(session, window, *last.given),
                    topic="drafts",
                )
            )

    session.tasks.run(lambda _: drafts.load(), offer, session.refuse)


def _can_open(session: Session, draft: DialogDraft) -> bool:
    """Whether there still is what the dialog is about."""
    if draft.dialog == _CORRECT:
        return bool(session.workspace.programs([draft.given[0]]))
    if draft.dialog == _EDIT:
        return draft.given[0] in session.state.library.own
    return draft.dialog in DIALOGS
