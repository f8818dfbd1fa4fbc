"""The statuses of an application as a menu: for cards, details and the Deadlines page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.deadlines.checklist import dated_status
from mpcompare.app.state.state import Part
from mpcompare.model.library.application import Status
from mpcompare.ui.marked_programs import clear_status, set_status
from mpcompare.ui.menus import allow, explain
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.glyph import glyph_icon


def fill_status_menu(menu: QMenu, session: Session, *programs: str) -> None:
    """Put the statuses into a menu, the one that all have ticked, and the ways to more."""
    menu.clear()
    explain(menu, session)
    found = {application_changes.application_of(session.state, one).status for one in programs}
    present = next(iter(found)) if len(found) == 1 else None
    group = QActionGroup(menu)
    for status in Status:
        action = menu.addAction(status.label)
        action.setCheckable(True)
        action.setChecked(status is present)
        group.addAction(action)
        action.triggered.connect(lambda _=False, one=status: set_status(session, programs, one))
    menu.addSeparator()
    clear = menu.addAction("No status")
    allow(clear, unless="No status has been set." if found == {None} else "")
    clear.triggered.connect(lambda: clear_status(session, programs))
    if len(programs) == 1 and session.state.page != application_changes.DEADLINES:
        more = menu.addAction("Dates and checklist…")
        more.triggered.connect(
            lambda: session.apply(application_changes.open_application(session.state, programs[0]))
        )


class StatusButton(QPushButton):
    """Shows how far the application to a program is, and changes it by its menu."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._program = ""
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.aboutToShow.connect(lambda: fill_status_menu(menu, session, self._program))
        self.setMenu(menu)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind
        session.changed.connect(self._refresh)
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    def show_program(self, program: str) -> None:
        """Show another program's."""
        self._program = program
        self._word()

    def _refresh(self, parts: frozenset[Part]) -> None:
        if Part.APPLICATIONS in parts:
            self._word()

    def _word(self) -> None:
        history = application_changes.application_of(self._session.state, self._program).history
        words = dated_status(*history[-1], self._session.today) if history else "Set status"
        self.setText(f"{words} ")
        self.setAccessibleName(f"Status of the application: {words if history else 'none'}")
        self.setToolTip("How far is your application?")

    def _apply_theme(self) -> None:
        self.setIcon(glyph_icon("down", self._session.theme, "text-muted", 12))
        self._word()
