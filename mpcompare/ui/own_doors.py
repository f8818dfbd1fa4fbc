"""Opens the dialogs of the user's own programs and corrections; each is imported when opened."""

from PySide6.QtWidgets import QDialog, QWidget

from mpcompare.ui.session import Session


def is_own(session: Session, program: str) -> bool:
    """Whether a program is one that the user added."""
    return program in session.state.library.own


def correct_value(session: Session, program: str, attribute: str, parent: QWidget) -> QDialog:
    """Correct one value of a program; of one of the user's own, open its form there."""
    from mpcompare.ui.widgets.own_correction import CorrectionDialog

    return CorrectionDialog(session, program, attribute, parent)
