"""Explore: find programs by words and filters, read about them, gather them."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mpcompare.app.state import changes, results_columns
from mpcompare.app.state.state import Part
from mpcompare.model.program import Program
from mpcompare.model.query import Query
from mpcompare.model.search_results import Facets, Hits
from mpcompare.ui import marked_programs
from mpcompare.ui.announcements import SETTLED_MS
from mpcompare.ui.clipboard import table_mime
from mpcompare.ui.following_page import FollowingPage
from mpcompare.ui.pages.explore.details.detail_panel import DetailPanel
from mpcompare.ui.pages.explore.filters.filter_chips import FilterChips
from mpcompare.ui.pages.explore.filters.filter_panel import FilterPanel
from mpcompare.ui.pages.explore.results.empty_state import EmptyState
from mpcompare.ui.pages.explore.results.results_menu import results_menu
from mpcompare.ui.pages.explore.results.results_model import ResultsModel
from mpcompare.ui.pages.explore.results.results_view import ResultsView
from mpcompare.ui.pages.explore.results.search_query import SearchQuery
from mpcompare.ui.pages.explore.results.value_suggestions import ValueSuggestions
from mpcompare.ui.pages.explore.tray.tray import Tray
from mpcompare.ui.pages.explore.welcome import Welcome
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.folding_panes import FoldingPanes, Pane
from mpcompare.ui.widgets.wrapping_column import WrappingColumn

HANDLE = 5
FILTERS, RESULTS, DETAILS = 228, 560, 300
"""Widths in pixels at 100 %; below their sum the details are hidden first, then the filters."""
SHORT = 440
"""Height in pixels at 100 % below which the tray has one line."""
NARROWEST_FILTERS, NARROWEST_RESULTS, NARROWEST_DETAILS = 180, 256, 216


class ExplorePage(FollowingPage):
    """Filters, results with the tray, details. Follows the state; answered by `SearchQuery`."""

    follows = frozenset(Part) - {Part.LOOK, Part.CAREERS, Part.COST, Part.GUIDE, Part.BIN}

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.result_query = SearchQuery(session)
        self.model = ResultsModel(session.workspace, lambda: session.state.compared)
        self.results = ResultsView(session, self.model)
        self.filters = FilterPanel(session)
        self.chips = FilterChips(session)
        self.suggestions = ValueSuggestions(session, self)
        self.chips.add_below(self.suggestions)
        self.empty = EmptyState(session)
        self.welcome = Welcome(session)
        self.tray = Tray(session)
        self.details = DetailPanel(session)
        self._shown: Query | None = None
        # details fill after the row's own paint, and once for a key that is held down
        self._details_due = QTimer(self)
        self._details_due.setSingleShot(True)
        self._details_due.timeout.connect(self._show_details)
        self._build()
        self._connect()
        self.results.show_columns()
        if not self.result_query.ask_at_once():
            self.result_query.ask()
        self._show_details()
        self.mark_current()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.results)
        self._stack.addWidget(self.empty)
        centre = WrappingColumn()
        centre.column.addWidget(self.welcome)
        centre.column.addWidget(self.chips)
        centre.column.addWidget(self._stack, 1)
        centre.column.addWidget(self.tray)
        self.splitter = FoldingPanes(
            self._session,
            (
                Pane(self.filters, FILTERS, NARROWEST_FILTERS, self.chips.filters, rank=1),
                Pane(centre, RESULTS, NARROWEST_RESULTS, content=self.results, name="Results"),
                Pane(
                    self.details,
                    DETAILS,
                    NARROWEST_DETAILS,
                    self.chips.details,
                    rank=2,
                    always_offered=True,
                ),
            ),
            "explore",
        )
        self.splitter.setHandleWidth(HANDLE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self.result_query.found.connect(self._show_hits)
        self.result_query.counted.connect(self._show_facets)
        self.result_query.suggested.connect(self.suggestions.show_suggestions)
        self.result_query.loosened.connect(self.empty.show_ways)
        self.results.picked.connect(self._pick)
        self.results.marks_changed.connect(lambda: self._details_due.start(0))
        self.results.toggle_asked.connect(self._toggle)
        self.results.menu_asked.connect(self._show_menu)
        self.results.sort_asked.connect(self._sort)
        self.results.widths_chosen.connect(self._set_widths)
        self.empty.cleared.connect(self.focus_content)
        self._session.themed.connect(self._fit_tray)

    def _fit_tray(self) -> None:
        self.tray.set_short(self.height() < self._session.theme.length(SHORT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tray()

    # What the window asks

    def current_program(self) -> str | None:
        """Return the program whose card in the tray has the focus, else the selected one."""
        return self.tray.focused_program() or self._session.state.selected

    def marked_count(self) -> int:
        """Return how many programs are marked: a focused card of the tray, or selected rows."""
        marked = self.results.marked_count()
        return marked if marked > 1 and not self.tray.focused_program() else 1

    def marked_programs(self) -> tuple[str, ...]:
        """Return the ids of the marked programs; none, and a message, where they are too many."""
        count = self.marked_count()
        if count == 1:
            current = self.current_program()
            return () if current is None else (current,)
        return () if marked_programs.refuse_many(self._session, count) else self._marked_ids()

    def _marked_ids(self) -> tuple[str, ...]:
        """Return the ids of the selected rows; none where they are too many to be changed."""
        if self.results.marked_count() > marked_programs.MOST:
            return ()
        rows = (row for top, end in self.results.marked_rows() for row in range(top, end + 1))
        return self.model.ids(rows)

    def bottom(self) -> QWidget | None:
        """Return the tray, which no message may cover; None while it is empty."""
        return self.tray if self.tray.isVisible() else None

    def current_term(self) -> str | None:
        """Return the attribute of the fact or filter that has the focus, else of the order."""
        focused = self.window().focusWidget()
        fact = self.details.facts.current_attribute()
        if fact is not None:
            return fact
        for section in self.filters.sections.values():
            if focused is not None and section.isAncestorOf(focused):
                return section.term
        sort = self._session.state.query.sort
        return sort if sort in self._session.workspace.register else None

    def copy(self) -> None:
        """Copy the selected results with the table's headers."""
        if marked_programs.refuse_many(self._session, self.results.marked_count()):
            return
        programs = self.results.selected()
        if programs:
            QGuiApplication.clipboard().setMimeData(self._copied(programs))

    def regions(self) -> tuple[QWidget, ...]:
        """Return the filters, the results, the tray and the details."""
        return (self.filters, self._stack, self.tray, self.details)

    def focus_content(self) -> None:
        """Go to the results, on their first row if none is current."""
        if self._stack.currentWidget() is self.empty and self.empty.buttons:
            self.empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.results.setFocus(Qt.FocusReason.OtherFocusReason)
        self.results.scrollTo(self.results.currentIndex())  # other hits begin at their top
        if not self.results.currentIndex().isValid() and self.model.rowCount():
            self.results.pick(0)

    def _copied(self, programs: list[Program]) -> QMimeData:
        register = self._session.workspace.register
        columns = (*self.model.columns, *filter(None, (self.model.chips,)))
        shown = [a for a in register if a in columns or not a.on_card]
        heads = [attribute.label for attribute in shown]
        rows = [[a.text(program.fact(a)) for a in shown] for program in programs]
        return table_mime([heads, *rows], has_labels=True)

    # What the user asks

    def _pick(self, program: Program | None) -> None:
        if program is not None:
            self._session.apply(changes.select(self._session.state, program.id))

    def _toggle(self, program: str) -> None:
        """Add a program, or all that are marked; where all are compared, take them out."""
        chosen = (program,) if program else self.marked_programs()
        if chosen:
            marked_programs.toggle(self._session, chosen)

    def _show_menu(self, place: QPoint) -> None:
        """Show what can be done with the marked programs; the menu is gone once it closes."""
        programs = self.marked_programs()
        if programs:
            menu = results_menu(self._session, self, programs)
            menu.addSeparator()
            menu.addAction("Copy").triggered.connect(self.copy)
            menu.popup(place)

    def _sort(self, attribute: str) -> None:
        self._session.apply(changes.sort_by(self._session.state, attribute))

    def _set_widths(self, widths: dict[str, float]) -> None:
        state = self._session.state
        columns = results_columns.with_widths(state.columns, widths)
        self._session.apply(changes.show_columns(state, columns))

    # Following the state

    def follow(self, parts: frozenset[Part]) -> None:
        """Ask again where the hits may be others; show the rest at once."""
        for view in (self.filters, self.welcome, self.tray, self.details):
            view.follow(parts)
        if Part.CATALOG in parts:
            self.model.use(self._session.workspace)
            self.results.show_columns()
            self._details_due.start(0)
        elif Part.COLUMNS in parts:
            self.results.show_columns()
        if Part.QUERY in parts or self._are_hits_others(parts):
            self.result_query.ask()
        elif parts & {Part.NOTES, Part.APPLICATIONS}:
            self.result_query.count()
        if Part.COMPARED in parts:
            self.model.refresh_boxes()
        if Part.SELECTED in parts:
            self._details_due.start(0)

    def _are_hits_others(self, parts: frozenset[Part]) -> bool:
        """Whether the query asks for something of the user's that has changed."""
        query, register = self._session.state.query, self._session.workspace.register
        is_marked = any(asked.attribute not in register for asked in query.filters)
        by_notes = Part.NOTES in parts and bool(query.words)
        return by_notes or (is_marked and bool(parts & {Part.NOTES, Part.APPLICATIONS}))

    def _show_hits(self, hits: Hits, query: Query) -> None:
        selected = self._session.state.selected
        # a program just added: it is what the user wants to see
        is_wanted = self.model.is_stale and bool(selected) and self.model.row_of(selected) is None
        self.model.mention(query.words, self.result_query.mentions)
        self.model.fill(hits.numbers, query.sort, descending=query.descending)
        self.chips.show_hits(hits, query)
        if not hits.total:
            self.empty.show_nothing(query, hits, self.result_query.school)
        if query != self._shown:
            if self._shown is not None:
                why = "" if hits.total else f". {self.empty.title.text()}"
                found = self.chips.spoken(query, self._shown)
                self._session.say(f"{found}{why}", "results", wait_ms=SETTLED_MS)
            self._shown = query
            self.results.scrollToTop()
            is_wanted = is_wanted or self.results.hasFocus()  # and what has the keyboard
        self._stack.setCurrentWidget(self.results if hits.total else self.empty)
        self._mark_selected(selected, hits)
        if is_wanted:
            self.results.scrollTo(self.results.currentIndex())

    def _mark_selected(self, selected: str | None, hits: Hits) -> None:
        """Keep the selection on its program; where that is no hit, take the first one, or none."""
        row = self.model.row_of(selected) if selected else None
        if row is not None:
            if self.results.currentIndex().row() != row:  # else the user may have scrolled on
                self.results.go_to(row)
        elif hits.total and (hits.complete or selected is None):
            self.results.pick(0)
        elif not hits.total and selected is not None:
            self._session.apply(changes.select(self._session.state, None))

    def _show_facets(self, facets: Facets, query: Query) -> None:
        del query
        self.filters.show_facets(facets)

    def filter_by_words(self) -> None:
        """Filter by the first value that the searched words name."""
        self.suggestions.take_first()

    def show_details(self) -> None:
        """Show the details beside the results, or put them away."""
        self.chips.details.click()

    def _show_details(self) -> None:
        count = self.results.marked_count()
        if count > 1:
            self.details.show_marked(count, self._marked_ids())
            return
        selected = self._session.state.selected
        current = None if self.model.is_stale else self.results.current()
        if current is not None and current.id == selected:
            self.details.show_program(current)
            return
        found = self._session.workspace.programs([selected]) if selected else ()
        self.details.show_program(found[0] if found else None)
