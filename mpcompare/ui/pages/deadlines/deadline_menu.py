"""What can be done about a program from a list of deadlines, by the right mouse button."""

from PySide6.QtWidgets import QMenu, QWidget

from mpcompare.app.state import changes
from mpcompare.model.program import Program
from mpcompare.ui.library.status_menu import fill_status_menu
from mpcompare.ui.opening import open_page
from mpcompare.ui.pages.deadlines.put_back import put_back_on_shortlist, put_back_words
from mpcompare.ui.session import Session


def build_menu(session: Session, program: Program, parent: QWidget) -> QMenu:
    """Build the menu of a row; it is gone once it closes."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    status = menu.addMenu("Application status")
    status.aboutToShow.connect(lambda: fill_status_menu(status, session, program.id))
    menu.addSeparator()
    if program.id not in session.state.library.shortlisted:
        put_back = menu.addAction(put_back_words(session))
        put_back.triggered.connect(lambda: put_back_on_shortlist(session, program.id))
    page = menu.addAction("Open web page")
    page.triggered.connect(lambda: open_page(session, program.url))
    ask = menu.addAction("Questions to ask the school")
    ask.triggered.connect(lambda: session.apply(changes.show_questions(session.state, program.id)))
    return menu
