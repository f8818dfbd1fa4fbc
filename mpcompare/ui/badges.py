"""What the chips in the tops of the cards open, by their kind."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QDialog, QWidget

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.ui.own.doors import edit_own
from mpcompare.ui.session import Session

Opener = Callable[[Session, str, QWidget], QDialog | None]
"""Takes a program's id; imports its dialog when it is called. None: it has gone to a page."""


def open_note(session: Session, program: str, parent: QWidget) -> QDialog:
    """Write the program's note and tags."""
    from mpcompare.ui.library.note_dialog import NoteDialog

    return NoteDialog(session, program, "", parent)


def open_status(session: Session, program: str, parent: QWidget) -> QDialog:
    """Say how far the application to the program is."""
    from mpcompare.ui.library.status_dialog import StatusDialog

    return StatusDialog(session, program, parent)


def open_profile(session: Session, program: str, parent: QWidget) -> QDialog:
    """Change what verdicts are made from."""
    from mpcompare.ui.library.profile_dialog import ProfileDialog

    del program
    return ProfileDialog(session, parent)


def open_own(session: Session, program: str, parent: QWidget) -> QDialog:
    """Edit a program that the user added."""
    return edit_own(session, program, "", parent)


def go_to_checklist(session: Session, program: str, parent: QWidget) -> None:
    """Go to the program's application."""
    del parent
    session.apply(application_changes.open_application(session.state, program))


BADGES: Mapping[str, Opener] = {
    "note": open_note,
    "tag": open_note,
    "status": open_status,
    "checklist": go_to_checklist,
    "yours": open_own,
    "verdict": open_profile,
}
