"""Shown in place of the results where nothing matches: what leads back to programs."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mpcompare.app.state import changes
from mpcompare.model.locale_format import whole
from mpcompare.model.program import closed_names
from mpcompare.model.query import Query
from mpcompare.model.search_results import Hits
from mpcompare.ui import dialogs
from mpcompare.ui.literal import button_text, plain_label
from mpcompare.ui.pages.explore.filters.filter_chips import without
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, SMALL, set_role

SHOWN = 4
ELIDE = Qt.TextElideMode.ElideRight
WORDS_WIDTH = 24
"""The most that the searched words take on a button, in heights of a line."""
NOTHING = "No program matches all of this"


class EmptyState(QWidget):
    """Says that nothing matches, and leads back to something."""

    cleared = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("EmptyState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._closed, self._school = 0, ""
        self.title = plain_label(NOTHING)
        set_role(self.title, "title")
        self.why = plain_label()
        self.why.setProperty("muted", True)
        for label in (self.title, self.why):
            label.setTextFormat(Qt.TextFormat.PlainText)
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

    def show_nothing(self, query: Query, hits: Hits, school: str) -> None:
        """Show that a query finds nothing, while ways out of it are still looked for.

        Args:
            query: what was asked for.
            hits: the answer without a program.
            school: what the words name, where the catalog has no program of that school.
        """
        self._closed, self._school = hits.closed, school
        self.title.setText(f"No program of {school} in this catalog" if school else NOTHING)
        self._offer(query, None)

    def show_ways(self, query: Query, ways: Sequence[tuple[str, int]]) -> None:
        """Offer to remove words or filters, with the hits that this would bring."""
        self._offer(query, ways)

    def _offer(self, query: Query, ways: Sequence[tuple[str, int]] | None) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        self.why.setText(self._reason(ways))
        if self._closed:
            names = closed_names(self._session.workspace.register)
            self._button(f"Show {_programs(self._closed, names)}", self._show_closed)
        if self._school:
            self._button("Add Your Own Program…", self._add_own)
        for attribute, hits in (ways or ())[:SHOWN]:
            words = f"Without {self._words(query, attribute)}: {_programs(hits)}"
            self._button(words, lambda key=attribute: self._drop(key))
        if query.words and not self._school:
            self._button("Add Your Own Program…", self._add_own).setProperty("flat", True)
        self._button("Clear all filters", self._clear).setProperty("flat", True)

    def _reason(self, ways: Sequence[tuple[str, int]] | None) -> str:
        if self._closed:
            return "What matches takes no applications."
        if self._school:
            return "If you know one, add it: it can be compared like all others."
        if ways is None:
            return ""
        if ways:
            return "Take one thing away, and there are programs again:"
        return "No single filter is to blame. Start again from all programs:"

    def _words(self, query: Query, attribute: str) -> str:
        asked = query.filter_on(attribute) if attribute else None
        if asked is None:
            metrics = QFontMetrics(self._session.theme.font())
            width = WORDS_WIDTH * metrics.height()
            return f"the words “{metrics.elidedText(query.words, ELIDE, width)}”"
        return f"“{asked.sentence(self._session.workspace.queried[attribute])}”"

    def _button(self, words: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(button_text(words))
        button.clicked.connect(lambda _=False: run())
        place = self._column.count() - 1
        self._column.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.buttons.append(button)
        return button

    def _show_closed(self) -> None:
        self._session.apply(changes.show_closed(self._session.state, on=True))
        self.cleared.emit()

    def _add_own(self) -> None:
        dialogs.ADD_OWN.open(self._session, self.window(), self._school)

    def _drop(self, attribute: str) -> None:
        self._session.apply(without(self._session.state, attribute))
        self.cleared.emit()

    def _clear(self) -> None:
        self._session.apply(changes.clear_query(self._session.state))
        self.cleared.emit()


def _programs(count: int, named: str = "") -> str:
    """Count programs in words, as "1 closed program" or "1,200 programs"."""
    return f"{whole(count)} {f'{named} ' if named else ''}program{'' if count == 1 else 's'}"
