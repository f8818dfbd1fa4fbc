"""The guide's table of contents, with the number of matches of a search beside each entry."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL

KeyRole = Qt.ItemDataRole.UserRole
TitleRole = Qt.ItemDataRole.UserRole + 1


class GuideContents(QListWidget):
    """Headings that can't be picked, and entries that can, by mouse or arrow keys."""

    picked = Signal(str)
    """The user has picked an entry: its key."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("GuideContents")
        self.setAccessibleName("Contents of the guide")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._picked)
        self.itemClicked.connect(self._picked)

    def fill(self, parts: Mapping[str, Mapping[str, str]]) -> None:
        """Show titles by key under each heading."""
        self.blockSignals(True)
        self.clear()
        for heading, entries in parts.items():
            top = QListWidgetItem(heading)
            top.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(top)
            for key, title in entries.items():
                item = QListWidgetItem(title)
                item.setData(KeyRole, key)
                item.setData(TitleRole, title)
                self.addItem(item)
        self.blockSignals(False)
        self.apply_theme()

    def show_place(self, key: str) -> None:
        """Mark where the reader is, without a signal."""
        self.blockSignals(True)
        for item in self._items():
            if item.data(KeyRole) == key:
                self.setCurrentItem(item)
                self.scrollToItem(item)
        self.blockSignals(False)
        self.viewport().update()

    def show_counts(self, counts: Mapping[str, int] | None) -> None:
        """Show how often a search finds its words in each entry; None for no search."""
        theme = self._session.theme
        for item in self._items():
            key, title = item.data(KeyRole), item.data(TitleRole)
            if key is None:
                continue
            count = (counts or {}).get(key, 0)
            item.setText(f"{title}  ({count})" if count else title)
            is_quiet = counts is not None and not count
            item.setForeground(theme.color("text-muted" if is_quiet else "text"))

    def apply_theme(self) -> None:
        """Take the theme's fonts and colours."""
        theme = self._session.theme
        line = QFontMetrics(theme.font()).height()
        for item in self._items():
            is_heading = item.data(KeyRole) is None
            item.setFont(theme.font("small", bold=True) if is_heading else theme.font())
            item.setForeground(theme.color("text-muted" if is_heading else "text"))
            item.setSizeHint(QSize(0, line + (MEDIUM + SMALL if is_heading else SMALL)))
            edge = Qt.AlignmentFlag.AlignBottom if is_heading else Qt.AlignmentFlag.AlignVCenter
            item.setTextAlignment(edge)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _picked(self, item: QListWidgetItem | None, _: object = None) -> None:
        key = item.data(KeyRole) if item else None
        if key:
            self.picked.emit(key)
