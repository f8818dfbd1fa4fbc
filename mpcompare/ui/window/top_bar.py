"""The bar at the top: the pages, the search field, the export."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
)

from mpcompare.app.state import changes
from mpcompare.app.state.state import Part
from mpcompare.model.locale_format import counted, whole
from mpcompare.ui.accessibility import set_tabs
from mpcompare.ui.pages import Page
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, TINY
from mpcompare.ui.widgets.folding_row import FoldingRow
from mpcompare.ui.widgets.glyph import glyph_icon

SEARCH_WIDTHS = (150, 320)
"""Narrowest and widest: in a small window the pages fold into a menu first."""

HINTS = ("Search programs, schools, courses", "Search programs", "Search")


class TopBar(QFrame):
    """Navigation by page; typing searches from any page."""

    export_asked = Signal()
    results_asked = Signal()
    """The user leaves the search field downwards, to the results."""

    def __init__(self, session: Session, pages: tuple[Page, ...]) -> None:
        super().__init__()
        self.setObjectName("TopBar")
        self._session = session
        self._pages = pages
        self._buttons = {page.key: self._page_button(page) for page in pages}
        self.pages = FoldingRow(session, "More")
        self.pages.more.setProperty("page", True)
        for button in self._buttons.values():
            self.pages.add(button)
        set_tabs(list(self._buttons.values()), self.pages, "Pages")
        self.search = self._search_field()
        self.export = QPushButton("Export…")
        self.export.setProperty("primary", True)
        self.export.clicked.connect(self.export_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        row.setSpacing(TINY)
        row.addWidget(self.pages)
        row.addStretch(1)
        row.addWidget(self.search, 100)
        row.addSpacing(MEDIUM)
        row.addWidget(self.export)
        session.changed.connect(self._refresh)
        session.themed.connect(self._apply_theme)
        self._apply_theme()
        self._refresh(frozenset(Part))

    def _page_button(self, page: Page) -> QToolButton:
        button = QToolButton()
        button.setProperty("page", True)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        self._session.shortcuts.keep_tip(button, page.tip, f"page-{page.key}")
        button.clicked.connect(lambda: self._show(page.key))
        return button

    def _show(self, key: str) -> None:
        if key == self._session.state.page:  # its tab has the keyboard: go on into the page
            self.results_asked.emit()
        else:
            self._session.apply(changes.show_page(self._session.state, key))

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(HINTS[0])
        field.setAccessibleName("Search programs, schools and courses")
        self._session.shortcuts.keep_tip(field, "Search from any page", "find")
        field.setClearButtonEnabled(True)
        field.textEdited.connect(self._searched)
        field.textChanged.connect(self._cleared)
        field.installEventFilter(self)
        return field

    def _searched(self, words: str) -> None:
        self._session.apply(changes.search_for(self._session.state, words))

    def _cleared(self, words: str) -> None:
        # The field's own clear button is an edit that Qt does not report as one.
        if not words and self._session.state.query.words:
            self._searched("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.Resize:
            self._word_search()
        if watched is self.search and event.type() in (QEvent.Type.Resize, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._show_start)
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _word_search(self) -> None:
        """Show in the empty field what it is for, in as many words as fit."""
        metrics, taken = self.search.fontMetrics(), 4 * LARGE  # the glass, the frame
        room = self.search.width() - taken
        fitting = (hint for hint in HINTS if metrics.horizontalAdvance(hint) <= room)
        self.search.setPlaceholderText(next(fitting, HINTS[-1]))

    def _show_start(self) -> None:
        """Show the first of the words where they don't fit and nobody is typing."""
        if not self.search.hasFocus():
            self.search.home(False)

    def _key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._session.apply(changes.show_page(self._session.state, changes.EXPLORE))
            QTimer.singleShot(0, self, self.results_asked.emit)
            return True
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False

    def _refresh(self, parts: frozenset[Part]) -> None:
        state = self._session.state
        if Part.PAGE in parts and state.page in self._buttons:
            was_at_tab = any(button.hasFocus() for button in self._buttons.values())
            self._buttons[state.page].setChecked(True)
            if was_at_tab:  # the others are no stops any more
                self._buttons[state.page].setFocus()
        if Part.QUERY in parts and self.search.text() != state.query.words:
            self.search.setText(state.query.words)
            self._show_start()
        if parts & {Part.COMPARED, Part.CATALOG}:
            self.export.setEnabled(bool(state.compared))
            count = len(self._session.workspace.known(state.compared))
            for page in self._pages:
                words = f"{page.title}  {whole(count)}" if page.counts and count else page.title
                self._buttons[page.key].setText(words)
                self._buttons[page.key].setAccessibleName(
                    f"{page.title}, {counted(count, 'program')}"
                    if page.counts and count
                    else page.title
                )

    def _apply_theme(self) -> None:
        theme = self._session.theme
        self.search.setMinimumWidth(theme.length(SEARCH_WIDTHS[0]))
        self.search.setMaximumWidth(theme.length(SEARCH_WIDTHS[1]))
        for action in self.search.actions():
            if action.objectName() == "search-glyph":
                self.search.removeAction(action)
        glyph = self.search.addAction(
            glyph_icon("search", theme, "text-muted"),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        glyph.setObjectName("search-glyph")
