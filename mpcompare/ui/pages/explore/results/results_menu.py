"""The menu of the results: what can be done with the program under the cursor, or with all marked.

What is done with one program alone is only offered where one is marked.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QWidget

from mpcompare.app.state import changes
from mpcompare.model.program import Program
from mpcompare.ui import dialogs
from mpcompare.ui.check_program import check_program
from mpcompare.ui.library.status_menu import fill_status_menu
from mpcompare.ui.marked_programs import add_entries
from mpcompare.ui.menus import allow, explain
from mpcompare.ui.open_address import NO_PAGE, open_page
from mpcompare.ui.session import Session


def results_menu(session: Session, parent: QWidget, programs: Sequence[str]) -> QMenu:
    """Build the menu for programs, by their ids; it is gone once it closes."""
    menu = QMenu(parent)
    explain(menu, session)
    menu.aboutToHide.connect(menu.deleteLater)
    add_entries(menu, session, parent.window(), programs)
    status = menu.addMenu("Application status")
    status.aboutToShow.connect(lambda: fill_status_menu(status, session, *programs))
    found = session.workspace.programs(programs) if len(programs) == 1 else ()
    if found:
        menu.addSeparator()
        _add_of_one(menu, session, parent.window(), found[0])
    return menu


def _add_of_one(menu: QMenu, session: Session, window: QWidget, program: Program) -> None:
    page = menu.addAction("Open web page")
    allow(page, unless="" if program.url else NO_PAGE)
    page.triggered.connect(lambda: open_page(session, program.url))
    is_own = program.id in session.state.library.own
    entry = dialogs.EDIT_OWN if is_own else dialogs.CORRECT
    edit = menu.addAction("Edit…" if is_own else "Correct a value…")
    edit.triggered.connect(lambda: entry.open(session, window, program.id, ""))
    check = menu.addAction("Check this…")
    check.triggered.connect(lambda: check_program(session, window, program))
    ask = menu.addAction("Questions to ask the school")
    ask.triggered.connect(lambda: session.apply(changes.show_questions(session.state, program.id)))
