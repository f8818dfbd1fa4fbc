"""What stands in the place of the results where nothing matches: which filter to loosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mpcompare.app import verbs
from mpcompare.model.query import Query
from mpcompare.ui.pages.explore.filter_chips import without
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, SMALL

SHOWN = 4
ELIDE = Qt.TextElideMode.ElideRight
WORDS_WIDTH = 24
"""The most that the searched words take on a button, in heights of a line."""


class EmptyState(QWidget):
    """Says that nothing matches, and leads back to something."""

    cleared = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("EmptyState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._asked = Query()
        self._ways: Sequence[tuple[str, int]] = ()
        self.title = QLabel("No program matches all of this")
        self.why = QLabel()
        self.why.setProperty("muted", True)
        for label in (self.title, self.why):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        self._column.setSpacing(SMALL)
        self._column.addStretch(2)
        self._column.addWidget(self.title)
        self._column.addWidget(self.why)
        self._column.addStretch(3)
        session.themed.connect(self._dress)
        self._dress()

    def show_ways(self, query: Query, ways: Sequence[tuple[str, int]] | None) -> None:
        """Offer to take away what stands in the way, with the hits that it would give.

        None stands for ways that are still looked for.
        """
        self._asked, self._ways = query, ways or ()
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        if ways is None:
            self.why.clear()
        elif ways:
            self.why.setText("Take one thing away, and there are programs again:")
        else:
            self.why.setText("No single filter is to blame. Start again from all programs:")
        for attribute, hits in self._ways[:SHOWN]:
            words = self._words(query, attribute)
            noun = "program" if hits == 1 else "programs"
            button = self._button(f"Without {words}: {hits:,} {noun}")
            button.clicked.connect(lambda _=False, key=attribute: self._drop(key))
        everything = self._button("Clear all filters")
        everything.setProperty("flat", True)
        everything.clicked.connect(self._clear)

    def _words(self, query: Query, attribute: str) -> str:
        asked = query.filter_on(attribute) if attribute else None
        if asked is None:
            metrics = QFontMetrics(self._session.theme.font())
            width = WORDS_WIDTH * metrics.height()
            return f"the words “{metrics.elidedText(query.words, ELIDE, width)}”"
        return f"“{asked.sentence(self._session.workspace.queried[attribute])}”"

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setFont(self._session.theme.font())
        place = self._column.count() - 1
        self._column.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.buttons.append(button)
        return button

    def _drop(self, attribute: str) -> None:
        self._session.apply(without(self._session.state, attribute))
        self.cleared.emit()

    def _clear(self) -> None:
        self._session.apply(verbs.clear_query(self._session.state))
        self.cleared.emit()

    def _dress(self) -> None:
        theme = self._session.theme
        self.title.setFont(theme.font("title", bold=True))
        self.why.setFont(theme.font())
        for button in self.buttons:
            button.setFont(theme.font())
