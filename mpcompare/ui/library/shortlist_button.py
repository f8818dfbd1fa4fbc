"""The open shortlist's name, as a button with a menu to switch and to change shortlists."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QMenu, QPushButton

from mpcompare.app.state.state import Part
from mpcompare.ui.library.shortlist_menu import ShortlistEntries
from mpcompare.ui.literal import button_text, tooltip
from mpcompare.ui.session import Session
from mpcompare.ui.theme import Role, set_role
from mpcompare.ui.widgets.glyph import glyph_icon

KEYS = (
    "new-shortlist",
    "rename-shortlist",
    "duplicate-shortlist",
    "merge-shortlists",
    "delete-shortlist",
)
"""The window's actions that stand in the menu above the shortlists."""
WIDEST = 200


class ShortlistButton(QPushButton):
    """Shows which shortlist is open. Its actions are the window's own, found when it opens."""

    def __init__(self, session: Session, role: Role = "strong") -> None:
        super().__init__()
        set_role(self, role)
        self.setObjectName("ShortlistButton")
        self._session = session
        self._menu = QMenu(self)
        self._entries = ShortlistEntries(session, self._menu)
        self._menu.aboutToShow.connect(self._add_actions)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMenu(self._menu)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind
        session.changed.connect(self._refresh)
        session.themed.connect(self._apply_theme)
        self._apply_theme()
        self._name()

    def _add_actions(self) -> None:
        """Take the window's actions once: there is none yet while the button is built."""
        self._menu.aboutToShow.disconnect(self._add_actions)
        found = (self.window().findChild(QAction, key) for key in KEYS)
        self._menu.insertActions(self._menu.actions()[0], list(filter(None, found)))

    def _refresh(self, parts: frozenset[Part]) -> None:
        if Part.SHORTLISTS in parts:
            self._name()

    def _name(self) -> None:
        name = self._session.state.library.shortlist.name
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(
            name, Qt.TextElideMode.ElideRight, self._session.theme.length(WIDEST)
        )
        self.setText(button_text(shown) + " ")
        self.setToolTip(tooltip(f"{name}: switch to another shortlist, or make one"))
        self.setAccessibleName(f"Shortlist {name}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._name()

    def _apply_theme(self) -> None:
        self.setIcon(glyph_icon("down", self._session.theme, "text-muted", 12))
