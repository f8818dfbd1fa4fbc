"""The shortlists at the end of a menu: the open one ticked, each opened by a click."""

from dataclasses import replace

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from mpcompare.app.library import shortlists
from mpcompare.app.library.shortlists import counted
from mpcompare.model.library.library import in_order
from mpcompare.ui.literal import button_text, tooltip
from mpcompare.ui.menus import fitted
from mpcompare.ui.session import Session


class ShortlistEntries:
    """Fills a menu each time it opens."""

    def __init__(self, session: Session, menu: QMenu) -> None:
        self._session, self._menu = session, menu
        self._shown: list[QAction] = []
        self._group = QActionGroup(menu)
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Replace the entries by those of now."""
        for action in self._shown:
            self._menu.removeAction(action)
            action.deleteLater()
        self._shown = [self._menu.addSeparator()]
        library = self._session.state.library
        for key, shortlist in in_order(library.shortlists):
            shown = replace(shortlist, name=fitted(shortlist.name, self._menu, self._session))
            action = self._menu.addAction(button_text(counted(shown)))
            action.setToolTip(tooltip(shortlist.name))
            action.setCheckable(True)
            action.setChecked(key == library.open)
            action.setActionGroup(self._group)
            action.triggered.connect(lambda _=False, key=key: self._open(key))
            self._shown.append(action)

    def _open(self, key: str) -> None:
        self._session.apply(shortlists.open_shortlist(self._session.state, key))
