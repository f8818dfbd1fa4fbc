"""The statuses of an application as a menu: for cards, details and the Deadlines page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.deadlines.checklist import dated_status
from mpcompare.app.state.state import Part
from mpcompare.model.library.application import Status
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import name_step
from mpcompare.ui.widgets.glyph import glyph_icon


def set_status(session: Session, program: str, status: Status, on: str = "") -> None:
    """Set how far an application is, since today if no other day is given; it can be undone."""
    day = on or session.today.isoformat()
    state = application_changes.set_status(session.state, program, status, day)
    session.apply(state, name_step(session, f"Mark as {status.value}", program))


def fill_status_menu(menu: QMenu, session: Session, program: str) -> None:
    """Put the statuses into a menu, the present one ticked, and the ways to more."""
    menu.clear()
    present = application_changes.application_of(session.state, program).status
    group = QActionGroup(menu)
    for status in Status:
        action = menu.addAction(status.label)
        action.setCheckable(True)
        action.setChecked(status is present)
        group.addAction(action)
        action.triggered.connect(lambda _=False, one=status: set_status(session, program, one))
    menu.addSeparator()
    clear = menu.addAction("No status")
    clear.setEnabled(present is not None)
    clear.triggered.connect(lambda: _clear(session, program))
    if session.state.page != application_changes.DEADLINES:
        more = menu.addAction("Dates and checklist…")
        more.triggered.connect(
            lambda: session.apply(application_changes.open_application(session.state, program))
        )


def _clear(session: Session, program: str) -> None:
    state = application_changes.clear_status(session.state, program)
    session.apply(state, name_step(session, "Clear status of", program))


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
        self.setIcon(glyph_icon("down", self._session.theme.color("text-muted"), 12))
        self._word()
