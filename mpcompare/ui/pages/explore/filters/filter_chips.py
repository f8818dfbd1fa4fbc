"""The line above the results: how many there are, what is asked for, and how they are sorted."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.app.workspace.typed_filters import quick_filters
from mpcompare.model.documented import reckoning
from mpcompare.model.locale_format import LocaleFormat, current, whole
from mpcompare.model.program import closed_names
from mpcompare.model.query import DOCUMENTED, RELEVANCE, Filter, Query
from mpcompare.model.search_results import Hits
from mpcompare.ui.literal import button_text, plain_label, tooltip
from mpcompare.ui.pages.explore.columns_menu import fill_columns_menu
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, TINY, set_role
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.glyph import glyph_icon
from mpcompare.ui.widgets.pane_button import pane_button

CHIP_GLYPH = 12
BEST_MATCH, BEST_DOCUMENTED = "Best match", "Best documented"


class FilterChips(QFrame):
    """Says what the results are. Every filter is a chip that takes it away."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("FilterChips")
        self._session = session
        self._worded: tuple[Query, LocaleFormat] | None = None
        self._asked: tuple[object, ...] = ()
        """Whether there is a chip for words, the filters with chips, whether closed ones show."""
        self.count = plain_label()
        set_role(self.count, "strong")
        self.corrected = plain_label()
        self.corrected.setWordWrap(True)
        self.corrected.hide()
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.sort = _menu_button("", self._menu)
        self._columns_menu = QMenu(self)
        self._columns_menu.aboutToShow.connect(self._fill_columns)
        self.columns = _menu_button("", self._columns_menu)
        self.columns.setAccessibleName("Columns")
        self.columns.setToolTip("Choose the columns of the results")
        self.filters = pane_button("Filters", "Show the filters beside the results")
        tip = "Show the selected program's details"
        self.details = pane_button("Details", tip)
        session.shortcuts.keep_tip(self.details, tip, "details")
        self.clear = QPushButton("Clear all")
        self.clear.setProperty("link", True)
        self.clear.setToolTip("Take away the words and every filter")
        self.clear.clicked.connect(lambda: self._apply(changes.clear_query(session.state)))
        self.closed = QPushButton()
        self.closed.setProperty("link", True)
        self.closed.setToolTip("They take no applications; show them among the results")
        self.closed.clicked.connect(self._show_closed)
        self._chips: list[QPushButton] = []
        self.quick: list[QPushButton] = []
        """The filters that can be added by one click; one that is in force is a chip instead."""
        self._flow_box = QWidget()
        self._flow = FlowLayout(self._flow_box)
        self._build()
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    def _build(self) -> None:
        top = FlowLayout(None, SMALL)
        top.addWidget(self.count)
        top.addWidget(self.clear)
        top.addWidget(self.closed)
        top.add_spring()
        for button in (self.sort, self.columns, self.filters, self.details):
            top.addWidget(button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, SMALL, MEDIUM, SMALL)
        column.setSpacing(TINY)
        column.addLayout(top)
        column.addWidget(self.corrected)
        column.addWidget(self._flow_box)

    def show_hits(self, hits: Hits, query: Query) -> None:
        """Show how many programs a query found, and what it asked for."""
        everything = self._session.workspace.count
        is_asking = bool(query.words or query.filters)
        found = f"{whole(hits.total)} of {whole(everything)}" if is_asking else whole(hits.total)
        named = everything if is_asking else hits.total
        self.count.setText(f"{found} program{'' if named == 1 else 's'}")
        self.clear.setVisible(is_asking or query.with_closed)
        self.closed.setVisible(bool(hits.closed))
        names = closed_names(self._session.workspace.register)
        self.closed.setText(f"{whole(hits.closed)} {names} · show")
        self.corrected.setVisible(bool(hits.corrected))
        if hits.corrected:
            self.corrected.setText(f"Nothing for “{query.words}”; showing “{hits.corrected}”")
        self._show_sort(query)
        if (query, current()) != self._worded:
            self._worded = query, current()
            self._show_chips(query)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the chips."""
        self._column.addWidget(widget)

    def spoken(self, query: Query, before: Query) -> str:
        """Return what is said of the hits of a query: how many, or their order if that is new."""
        if before == replace(query, sort=before.sort, descending=before.descending):
            return self.sort.accessibleName()
        corrected = f". {self.corrected.text()}" if self.corrected.isVisibleTo(self) else ""
        return f"{self.count.text()}{corrected}"

    @property
    def chips(self) -> tuple[QPushButton, ...]:
        """The chips in sight, words first."""
        return tuple(self._chips)

    def _show_chips(self, query: Query) -> None:
        words = f"“{query.words}”" if query.words else ""
        asked = bool(words), query.filters, query.with_closed, current()
        if self._chips and words and self._asked == asked:
            self._word(self._chips[0], words)  # with each key typed, all else stays
            return
        self._asked = asked
        had_focus = any(chip.hasFocus() for chip in self._chips)
        quick_had_focus = any(button.hasFocus() for button in self.quick)
        while self._flow.count():
            item = self._flow.takeAt(0)
            if item is not None and (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self._chips = []
        if words:
            self._add_chip(words, lambda state: without(state, ""))
        sentences = query.sentences(self._session.workspace.queried)
        for asked, sentence in zip(query.filters, sentences, strict=True):
            self._add_chip(sentence, lambda state, key=asked.attribute: without(state, key))
        if query.with_closed:
            names = closed_names(self._session.workspace.register)
            self._add_chip(f"With {names}", lambda state: changes.show_closed(state, on=False))
        self._add_quick(query)
        # made last of all on the page, where Tab would come to them otherwise
        for before, after in pairwise((self.details, *self._chips, *self.quick)):
            QWidget.setTabOrder(before, after)
        self._flow_box.setVisible(bool(self._chips or self.quick))
        if had_focus and self._chips:
            self._chips[-1].setFocus()
        elif quick_had_focus and self.quick:
            self.quick[0].setFocus()

    def _add_quick(self, query: Query) -> None:
        """Offer what many ask for, but nothing on an attribute that is filtered already."""
        self.quick = []
        register = self._session.workspace.register
        for words, asked in quick_filters(register):
            if query.filter_on(asked.attribute) is not None:
                continue
            button = QPushButton(words, self._flow_box)
            set_role(button, "small")
            button.setProperty("suggestion", True)
            sentence = asked.sentence(register[asked.attribute])
            button.setToolTip(tooltip(f"Filter by {sentence}"))
            button.setAccessibleName(f"Filter: {words}")
            button.clicked.connect(lambda _=False, asked=asked: self._filter_by(asked))
            button.ensurePolished()  # as the chips
            self._flow.addWidget(button)
            self.quick.append(button)
            button.show()

    def _filter_by(self, asked: Filter) -> None:
        state = self._session.state
        self._apply(changes.ask(state, state.query.with_filter(asked)))

    def _show_closed(self) -> None:
        self._apply(changes.show_closed(self._session.state, on=True))

    def _add_chip(self, sentence: str, dropped: Callable[[State], State]) -> None:
        chip = QPushButton(self._flow_box)
        set_role(chip, "small")
        chip.setProperty("chip", True)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._word(chip, sentence)
        chip.clicked.connect(lambda: self._apply(dropped(self._session.state)))
        self._apply_theme_to_chip(chip)
        chip.ensurePolished()  # else the line is laid out for a button without a style
        self._flow.addWidget(chip)
        self._chips.append(chip)
        chip.show()

    def _word(self, chip: QPushButton, sentence: str) -> None:
        """Set the words of a chip; its tooltip has all the words of a long one."""
        chip.setToolTip(tooltip(f"Remove {sentence}"))
        chip.setAccessibleName(f"Remove {sentence}")
        metrics = QFontMetrics(self._session.theme.font("small"))
        shown = metrics.elidedText(sentence, Qt.TextElideMode.ElideMiddle, 24 * metrics.height())
        chip.setText(f"{button_text(shown)} ")

    def _show_sort(self, query: Query) -> None:
        words, tip = self._order(query)
        self.sort.setText(f"Sort: {words}")
        self.sort.setToolTip(tooltip(tip))
        spoken = words.replace(" ↓", ", descending").replace(" ↑", ", ascending")
        self.sort.setAccessibleName(f"Sort: {spoken}")

    def _order(self, query: Query) -> tuple[str, str]:
        """Return the order of the results in words, and what it means; button and menu say it."""
        register, key = self._session.workspace.register, query.order
        if key in register:
            arrow = "↓" if query.descending else "↑"
            return f"{register[key].label.lower()} {arrow}", "Sort the results by any attribute"
        if key == RELEVANCE:
            return BEST_MATCH.lower(), "First what the words fit best"
        return BEST_DOCUMENTED.lower(), f"{BEST_DOCUMENTED} first: {reckoning(register)}"

    def _fill_menu(self) -> None:
        self._menu.clear()
        query, register = self._session.state.query, self._session.workspace.register
        chosen, is_searching = query.order, bool(query.words.strip())
        if is_searching:
            best = self._add_order(
                BEST_MATCH, chosen == RELEVANCE, lambda: self._order_by(RELEVANCE)
            )
            best.setObjectName("best-match")
        # without words it is the first order, and typing words then brings the best match
        first = DOCUMENTED if is_searching else RELEVANCE
        known = self._add_order(
            BEST_DOCUMENTED, chosen == DOCUMENTED, lambda: self._order_by(first)
        )
        known.setObjectName(DOCUMENTED)
        known.setToolTip(tooltip(f"First what is best documented: {reckoning(register)}"))
        self._menu.addSeparator()
        for attribute in register:
            if not (attribute.column or attribute.filtered):
                continue
            is_chosen = chosen == attribute.key
            arrow = ("  ↓" if query.descending else "  ↑") if is_chosen else ""
            sort = partial(self._sort_by, attribute.key)
            action = self._add_order(f"{attribute.label}{arrow}", is_chosen, sort)
            action.setObjectName(attribute.key)
            action.setToolTip(tooltip(attribute.explanation))

    def _fill_columns(self) -> None:
        fill_columns_menu(self._columns_menu, self._session)

    def _add_order(self, words: str, is_chosen: bool, run: Callable[[], None]) -> QAction:  # noqa: FBT001
        action = self._menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.triggered.connect(lambda _=False: run())
        return action

    def _order_by(self, key: str) -> None:
        self._apply(_in_order(self._session.state, key))

    def _sort_by(self, key: str) -> None:
        self._apply(changes.sort_by(self._session.state, key))

    def _apply(self, state: State) -> None:
        self._session.apply(state)

    def _apply_theme(self) -> None:
        theme = self._session.theme
        for button, glyph in ((self.sort, "down"), (self.columns, "columns")):
            button.setIcon(glyph_icon(glyph, theme, "text-muted"))
        for chip in self._chips:
            self._apply_theme_to_chip(chip)
            self._word(chip, chip.accessibleName().removeprefix("Remove "))

    def _apply_theme_to_chip(self, chip: QPushButton) -> None:
        chip.setIcon(glyph_icon("cross", self._session.theme, "text-muted", CHIP_GLYPH))
        side = self._session.theme.length(CHIP_GLYPH)
        chip.setIconSize(QSize(side, side))


def _menu_button(words: str, menu: QMenu) -> QPushButton:
    """Make a flat button with a menu; its icon, such as an arrow, stands behind its words."""
    button = QPushButton(words)
    button.setProperty("flat", True)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    menu.setToolTipsVisible(True)
    button.setMenu(menu)
    return button


def without(state: State, attribute: str) -> State:
    """Take away the filter on an attribute, or the words where it is empty."""
    if not attribute:
        return changes.ask(state, _with_words(state.query, ""))
    return changes.ask(state, state.query.without_filter(attribute))


def _with_words(query: Query, words: str) -> Query:
    return replace(query, words=words)


def _in_order(state: State, key: str) -> State:
    return changes.ask(state, replace(state.query, sort=key, descending=False))
