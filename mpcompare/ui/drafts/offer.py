"""Offers to go on with what was being typed when the program ended."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from mpcompare.app.deadlines.changes import application_of, open_application
from mpcompare.app.drafts import drafts_file
from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.app.state import changes
from mpcompare.ui import dialogs
from mpcompare.ui.dialogs import DIALOGS
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.widgets.folding_panes import FoldingPanes

Open = Callable[[], None]


def offer_drafts(session: Session, window: QWidget) -> None:
    """Say that something was being typed when the program ended; read on another thread."""

    def offer(left: tuple[DialogDraft, ...]) -> None:
        for draft in reversed(left):
            words = f"{draft.title}: what you had typed when mpcompare ended is still there"
            show = _way_back(session, window, draft)
            if show is not None:
                session.notify(Notice(f"{words}.", "Go on", show, topic="drafts"))
                return
            if draft.dialog == "NAME":
                session.notify(Notice(f"{words} when you open it again.", topic="drafts"))
                return

    session.tasks.run(lambda _: drafts_file.load(), offer, session.refuse)


def _way_back(session: Session, window: QWidget, draft: DialogDraft) -> Open | None:
    """Return what shows a draft where it was typed; None where that is not there any more."""
    find = _FINDERS.get(draft.dialog)
    try:
        if find is not None:
            return find(session, window, draft)
        entry = DIALOGS.get(draft.dialog)
        return None if entry is None else lambda: entry.open(session, window, *draft.given)
    except (IndexError, ValueError):
        return None


def _about_program(session: Session, window: QWidget, draft: DialogDraft) -> Open | None:
    if not session.workspace.programs([draft.given[0]]):
        return None
    return lambda: DIALOGS[draft.dialog].open(session, window, *draft.given)


def _about_programs(session: Session, window: QWidget, draft: DialogDraft) -> Open | None:
    known = tuple(one.id for one in session.workspace.programs(draft.given))
    if known != draft.given:
        return None
    return lambda: DIALOGS[draft.dialog].open(session, window, draft.given)


def _own_program(session: Session, window: QWidget, draft: DialogDraft) -> Open | None:
    if draft.given[0] not in session.state.library.own:
        return None
    return lambda: DIALOGS[draft.dialog].open(session, window, *draft.given)


def _name(session: Session, window: QWidget, draft: DialogDraft) -> None:
    """Find no way: only the command that asks for a name knows what to do with it."""
    del session, window, draft


def _source(session: Session, window: QWidget, draft: DialogDraft) -> Open | None:
    """Open the form in which the source is named, and the source in it."""
    form, *given, source = draft.given
    within = draft._replace(dialog=form, given=tuple(given))
    if form not in DIALOGS or _way_back(session, window, within) is None:
        return None

    def show() -> None:
        from mpcompare.ui.corrections.program_form import OwnForm  # noqa: PLC0415 - no start asks

        dialog = DIALOGS[form].build(session, window, *given)
        dialog.open()
        if isinstance(dialog, OwnForm):
            dialog.ask_source(source)

    return show


def _checklist_item(session: Session, window: QWidget, draft: DialogDraft) -> Open | None:
    program, text = draft.given
    lines = [item.text for item in application_of(session.state, program).checklist]
    if text not in lines:
        return None

    def show() -> None:
        session.apply(open_application(session.state, program))
        dialogs.CHECKLIST_ITEM.open(session, window, program, lines.index(text))

    return show


def _import(session: Session, window: QWidget, draft: DialogDraft) -> Open | None:
    path = Path(draft.given[0])
    return (lambda: dialogs.IMPORT.open(session, window, path)) if path.exists() else None


def _tag(session: Session, window: QWidget, draft: DialogDraft) -> Open | None:
    (program,) = draft.given
    if not session.workspace.programs([program]):
        return None

    def show() -> None:
        state = changes.select(session.state, program)
        session.apply(changes.show_page(state, changes.EXPLORE))
        _go_to(window, draft.dialog)

    return show


def _checklist_line(session: Session, window: QWidget, draft: DialogDraft) -> Open | None:
    (program,) = draft.given
    if not session.workspace.programs([program]):
        return None

    def show() -> None:
        session.apply(open_application(session.state, program))
        _go_to(window, draft.dialog)

    return show


def _go_to(window: QWidget, name: str) -> None:
    """Go to a field on the page in sight, which shows what was typed; once it has its size."""

    def go() -> None:
        field = window.findChild(QLineEdit, name)
        pane: QWidget | None = field
        while pane is not None:
            parent = pane.parentWidget()
            if isinstance(parent, FoldingPanes) and not pane.isVisible():
                parent.show_pane(pane)
            pane = parent
        if field is not None:
            field.setFocus()

    QTimer.singleShot(0, window, go)


_FINDERS: Mapping[str, Callable[[Session, QWidget, DialogDraft], Open | None]] = {
    "NAME": _name,
    "CORRECT": _about_program,
    "EDIT_OWN": _own_program,
    "TAG_PROGRAMS": _about_programs,
    "STATUS": _about_programs,
    "SOURCE": _source,
    "CHECKLIST_ITEM": _checklist_item,
    "IMPORT": _import,
    drafts_file.TAG: _tag,
    drafts_file.CHECKLIST_LINE: _checklist_line,
}
"""What tells whether there still is what a draft is about; a dialog that is not here has all."""
