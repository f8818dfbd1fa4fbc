"""Checking what the catalog says of a program against the school's own page."""

from PySide6.QtWidgets import QWidget

from mpcompare.model.program import Program
from mpcompare.ui import dialogs
from mpcompare.ui.open_address import open_page
from mpcompare.ui.session import Session


def check_program(session: Session, window: QWidget, program: Program, attribute: str = "") -> None:
    """Open the program's own page, and the form that takes what differs there.

    Args:
        session: holds the catalog.
        window: the form's parent.
        program: what is checked; one of the user's own is edited.
        attribute: key of the fact that the form begins with; "" to choose one.
    """
    if program.url:
        open_page(session, program.url)
    dialogs.CORRECT.open(session, window, program.id, attribute)
