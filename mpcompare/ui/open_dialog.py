"""What the chips in the tops of the cards open, by their kind."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QDialog, QWidget

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.ui.session import Session


def is_own(session: Session, program: str) -> bool:
    """Whether a program is one that the user added."""
    return program in session.state.library.own


def correct_value(session: Session, program: str, attribute: str, parent: QWidget) -> QDialog:
    """Correct one value of a program; of one of the user's own, open its form there."""
    if is_own(session, program):
        return edit_own(session, program, attribute, parent)
    from mpcompare.ui.corrections.correction_dialog import CorrectionDialog

    return CorrectionDialog(session, program, attribute, parent)


def add_own(session: Session, parent: QWidget, school: str = "") -> QDialog:
    """Add a program that the catalog lacks, of a school where it is known."""
    from mpcompare.app.corrections.draft import Draft
    from mpcompare.ui.corrections.program_form import OwnForm

    draft = Draft(identity={"institution": school} if school else {})
    return OwnForm(session, "", draft, parent=parent)


def edit_own(session: Session, program: str, attribute: str, parent: QWidget) -> QDialog:
    """Edit a program of the user's; one that no form can show, as text."""
    from mpcompare.app.corrections.draft import draft_of
    from mpcompare.ui.corrections.program_form import OwnForm

    text = session.state.library.own[program].text
    try:
        draft = draft_of(text, session.workspace.register)
    except ValueError:
        return mend_own(session, program, parent)
    return OwnForm(session, program, draft, attribute, parent)


def export_own(session: Session, parent: QWidget) -> QDialog:
    """Write programs of the user's to files that the catalog can be built from."""
    from mpcompare.ui.corrections.export_dialog import OwnExportDialog

    return OwnExportDialog(session, parent)


def mend_own(session: Session, program: str, parent: QWidget) -> QDialog:
    """Edit the text of a program of the user's."""
    from mpcompare.ui.corrections.text_dialog import OwnTextDialog

    return OwnTextDialog(session, program, parent)


def copy_to_own(session: Session, program: str, parent: QWidget) -> QDialog:
    """Begin a program of the user's with all that is known of another one."""
    from mpcompare.app.corrections.draft import draft_from
    from mpcompare.ui.corrections.program_form import OwnForm

    (known,) = session.workspace.programs([program])
    return OwnForm(session, "", draft_from(known, session.workspace.register), parent=parent)


Opener = Callable[[Session, str, QWidget], QDialog | None]
"""Takes a program's id; imports its dialog when it is called. None: it has gone to a page."""


def open_note(session: Session, program: str, parent: QWidget) -> QDialog:
    """Write the program's note and tags."""
    from mpcompare.ui.library.note_dialog import NoteDialog

    return NoteDialog(session, program, "", parent)


def open_status(session: Session, program: str, parent: QWidget) -> QDialog:
    """Open the dialog for the status of the application to the program."""
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
