"""Filters that the searched words name, each a click away; the first one by the keyboard too."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from mpcompare.app.state import changes
from mpcompare.model.locale_format import whole
from mpcompare.model.query import Query
from mpcompare.model.search_results import Suggestion
from mpcompare.ui.announcements import SETTLED_MS
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL, set_role
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.glyph import glyph_icon

_FILTER = "filter-by-words"
"""The action whose keys take the first offer."""


class ValueSuggestions(QWidget):
    """Offers to filter by a value in the place of words: "Part-time: Yes · 32 programs"."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._suggested: Sequence[Suggestion] = ()
        self.buttons: list[QPushButton] = []
        self._lead = QLabel("Filter by:")
        set_role(self._lead, "small")
        self._lead.setProperty("muted", True)
        self._lead.setContentsMargins(0, SMALL - 2, 0, SMALL - 2)
        self._flow = FlowLayout(self)
        session.themed.connect(self._apply_theme)
        self.show_suggestions((), Query())

    def show_suggestions(self, suggested: Sequence[Suggestion], query: Query) -> None:
        """Offer other filters; those of words that have changed since are not shown."""
        if query.words != self._session.state.query.words:
            return
        self._suggested = suggested
        while self._flow.count():
            item = self._flow.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None and gone is not self._lead:
                gone.hide()
                gone.deleteLater()
        self.buttons = []
        self._flow.addWidget(self._lead)
        for number, each in enumerate(suggested):
            self._add(each, is_first=not number)
        self.setVisible(bool(suggested))
        self._apply_theme()
        self._tell()

    def _tell(self) -> None:
        """Say what the keys would filter by: the offers never have the focus while one types."""
        words = ""
        if self.buttons:
            words = self._session.shortcuts.in_tip(f"{self.buttons[0].accessibleName()}?", _FILTER)
        self._session.say(words, "offer to filter", wait_ms=SETTLED_MS)

    def _add(self, suggestion: Suggestion, *, is_first: bool) -> None:
        attribute = self._session.workspace.register[suggestion.filter.attribute]
        noun = "program" if suggestion.total == 1 else "programs"
        words = f"{suggestion.filter.sentence(attribute)} · {whole(suggestion.total)} {noun}"
        button = QPushButton(words)
        set_role(button, "small")
        button.setProperty("suggestion", True)
        key = " (Edit > Filter by Words)" if is_first else ""
        button.setToolTip(f"Filter by this instead of searching for the words{key}")
        button.setAccessibleName(f"Filter by {words}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _=False, query=suggestion.query: self._take(query))
        self._flow.addWidget(button)
        self.buttons.append(button)
        button.show()

    def take_first(self) -> None:
        """Filter by the first one, if there is any."""
        if self._suggested:
            self._take(self._suggested[0].query)

    def _take(self, query: Query) -> None:
        self._session.apply(changes.ask(self._session.state, query))

    def _apply_theme(self) -> None:
        for button in self.buttons:
            button.setIcon(glyph_icon("filter", self._session.theme, "text-muted"))
            button.ensurePolished()
