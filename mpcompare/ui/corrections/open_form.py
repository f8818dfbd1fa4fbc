"""Which dialog corrects a value, and which one adds, edits or copies a program of the user's."""

from PySide6.QtWidgets import QDialog, QWidget

from mpcompare.app.corrections.draft import Draft, draft_from, draft_of
from mpcompare.ui.corrections.correction_dialog import CorrectionDialog
from mpcompare.ui.corrections.program_form import OwnForm
from mpcompare.ui.corrections.text_dialog import OwnTextDialog
from mpcompare.ui.session import Session


def correct_value(session: Session, program: str, attribute: str, parent: QWidget) -> QDialog:
    """Return the dialog for one value of a program; of one of the user's own, its form there."""
    if program in session.state.library.own:
        return edit_own(session, program, attribute, parent)
    return CorrectionDialog(session, program, attribute, parent)


def add_own(session: Session, school: str, parent: QWidget) -> QDialog:
    """Return the form of a program that the catalog lacks, of a school where it is known."""
    draft = Draft(identity={"institution": school} if school else {})
    return OwnForm(session, "", draft, parent=parent)


def edit_own(session: Session, program: str, attribute: str, parent: QWidget) -> QDialog:
    """Return the form of a program of the user's; of one that no form can show, its text."""
    text = session.state.library.own[program].text
    try:
        draft = draft_of(text, session.workspace.register)
    except ValueError:
        return OwnTextDialog(session, program, parent)
    return OwnForm(session, program, draft, attribute, parent)


def copy_to_own(session: Session, program: str, parent: QWidget) -> QDialog:
    """Return the form of a program of the user's that begins with what is known of another."""
    (known,) = session.workspace.programs([program])
    return OwnForm(session, "", draft_from(known, session.workspace.register), parent=parent)
