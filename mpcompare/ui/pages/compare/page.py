"""Compare: the gathered programs as cards side by side."""

from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mpcompare.app.compare.comparison import compared
from mpcompare.app.state import changes
from mpcompare.app.state.state import Part
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attribute import Attribute
from mpcompare.model.comparison import Agreement, Comparison
from mpcompare.model.errors import ReaderError
from mpcompare.model.glossary import group_key
from mpcompare.model.pay.preferences import PayChoices
from mpcompare.model.program import Program
from mpcompare.ui import dialogs
from mpcompare.ui.announcements import SWITCHED
from mpcompare.ui.following_page import FollowingPage
from mpcompare.ui.pages.compare.cards_model import CardsModel
from mpcompare.ui.pages.compare.cards_view import CardsView
from mpcompare.ui.pages.compare.compare_bar import CompareBar
from mpcompare.ui.pages.compare.rows import ProfileRow, Strip
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.tasks import Task

if TYPE_CHECKING:
    from mpcompare.model.pay.salary import Salaries
    from mpcompare.ui.pages.compare.card_ranking import CardRanking
    from mpcompare.ui.pages.compare.cards_menus import CardsMenus
    from mpcompare.ui.pages.compare.empty_comparison import EmptyComparison
    from mpcompare.ui.pages.compare.quick_add import QuickAdd
    from mpcompare.ui.pages.compare.salary.salary_section import SalarySection
    from mpcompare.ui.pages.compare.table.table_view import TableView

AT_ONCE = 8
"""For more programs than this, figures are read on another thread."""


class _Wanted(NamedTuple):
    """What figures are read for."""

    programs: tuple[Program, ...]
    choices: PayChoices


class ComparePage(FollowingPage):
    """Keeps the cards after the state.

    What reads and draws pay is imported on another thread, once the words have been seen.
    """

    follows = frozenset(
        {
            *(Part.COMPARED, Part.CATALOG, Part.ROWS, Part.PATHS),
            *(Part.NOTES, Part.APPLICATIONS, Part.PROFILE, Part.OWN, Part.CRITERIA),
        }
    )
    charts_drawn = Signal()
    """The charts in sight have been drawn for the first time."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._programs: dict[str, Program] = {}
        self._salaries: Salaries | None = None
        self._salaries_of: _Wanted | None = None
        self._reading: Task[Salaries] = Task()
        self._compared: Comparison | None = None
        self._reader: ModuleType | None = None
        self._seen = False
        self._differences: bool | None = None
        """Whether only rows that differ were shown when that was last said."""
        self.model = CardsModel()
        self.bar = CompareBar(session)
        self.view = CardsView(session, self.model)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.setTabOrder(self.view.header, self.view)  # as they stand
        self.bar.add_asked.connect(self._add)
        self.bar.rows_asked.connect(self._choose_rows)
        self.view.painted.connect(self._painted)
        self.view.cell_menu_asked.connect(self._open_cell_menu)
        self.view.label_menu_asked.connect(self._open_label_menu)
        session.themed.connect(self.view.apply_theme)

    # Following the state

    def follow(self, parts: frozenset[Part]) -> None:
        """Show the compared programs and their rows as they are now."""
        self.bar.follow(parts)
        if parts == {Part.CRITERIA} and self._compared is not None:
            self._rank(self._compared)
            return
        try:
            comparison = self._comparison(parts)
        except ReaderError as error:
            self._session.notify(Notice(str(error), is_problem=True))
            return
        self._say_differences(comparison)
        if Part.CATALOG in parts:
            self.view.forget()
            self._salaries_of = None
        if comparison.programs and self._session.state.table.shown:
            self._show_table(comparison)
            return
        self._show(self.view if comparison.programs else self.empty)
        self._take_salaries(comparison)
        self._rank(comparison)
        self.view.show_comparison(comparison, self._salaries)
        if not comparison.programs:
            QTimer.singleShot(0, self, self._was_seen)

    def _say_differences(self, comparison: Comparison) -> None:
        """Say how many rows there are once others are asked for: they change without the focus."""
        before, now = self._differences, self._session.state.differences_only
        self._differences = now
        if before is None or before == now or not comparison.programs:
            return
        count, differing = len(comparison.rows), comparison.count(Agreement.DIFFERING)
        rows = f"{differing} of {count} rows differ" if now else f"{count} rows"
        self._session.say(f"Differences only: {'on' if now else 'off'}, {rows}", SWITCHED)

    @cached_property
    def empty(self) -> "EmptyComparison":
        """Shown while nothing is compared; made when first needed."""
        module = import_module("mpcompare.ui.pages.compare.empty_comparison")
        empty: EmptyComparison = module.EmptyComparison(self._session)
        self._stack.addWidget(empty)
        return empty

    @cached_property
    def table(self) -> "TableView":
        """The programs as rows; made when they are first asked for."""
        module = import_module("mpcompare.ui.pages.compare.table.table_view")
        table: TableView = module.TableView(self._session)
        self._stack.addWidget(table)
        self.setTabOrder(table.programs, table)
        self._session.themed.connect(table.apply_theme)
        return table

    def _show_table(self, comparison: Comparison) -> None:
        """Show the programs as rows; the cards are filled when they are next in sight."""
        self._show(self.table)
        self.table.show_comparison(comparison)

    def _show(self, view: QWidget) -> None:
        """Bring a view into sight, and the keyboard to it where another one had it."""
        left, focused = self._stack.currentWidget(), self.window().focusWidget()
        self._stack.setCurrentWidget(view)
        if left is None or left is view or focused is None or not left.isAncestorOf(focused):
            return
        if self._session.state.compared:  # what stands where nothing is has buttons of its own
            view.setFocus()

    @property
    def _is_table(self) -> bool:
        return self._stack.currentWidget() is self.__dict__.get("table")

    @property
    def _shown(self) -> "CardsView | TableView":
        """The cards or the table, whichever is in sight; the cards where nothing is compared."""
        return self.table if self._is_table else self.view

    def _comparison(self, parts: frozenset[Part]) -> Comparison:
        """Return the comparison; programs that are loaded already are not read again."""
        state, workspace = self._session.state, self._session.workspace
        before = self._compared
        quick = parts <= {Part.ROWS, Part.CRITERIA}
        if before is not None and quick and before.hidden == state.hidden_rows:
            return before  # other rows or another order, of the same
        known = {} if Part.CATALOG in parts else self._programs
        missing = [one for one in state.compared if one not in known]
        loaded = {program.id: program for program in workspace.programs(missing)}
        known = {**known, **loaded}
        self._programs = {one: known[one] for one in state.compared if one in known}
        shown = tuple(self._programs.values())
        self._compared = compared(workspace, state, self._session.today.year, shown)
        return self._compared

    # Pay

    def _take_salaries(self, comparison: Comparison) -> None:
        """Read the figures that are not at hand: a few at once, many on another thread."""
        state = self._session.state
        wanted = _Wanted(comparison.programs, state.pay)
        if wanted == self._salaries_of:
            return
        self._salaries_of = wanted
        self._reading.cancel()
        self._salaries = None
        if self._reader is not None and len(wanted.programs) <= AT_ONCE:
            try:
                self._salaries = _read(self._reader, self._session.workspace, wanted)
            except ReaderError as error:
                self._session.refuse(error)
        elif self._seen:
            self._read_apart(wanted)

    def _was_seen(self) -> None:
        """Bring the charts, now that the words are there."""
        if not self._seen and self._salaries_of is not None:
            self._seen = True
            self._read_apart(self._salaries_of)

    def _read_apart(self, wanted: _Wanted) -> None:
        """Read figures on another thread."""
        workspace = self._session.workspace

        def read(_: object) -> "Salaries":
            reader = import_module("mpcompare.app.compare.salary")
            import_module("mpcompare.ui.pages.compare.salary.salary_section")
            return _read(reader, workspace, wanted)

        def failed(error: Exception) -> None:
            self._session.refuse(error)
            self._begin_ranking()

        self._reading = self._session.tasks.run(read, self._show_salaries, failed)

    def _show_salaries(self, salaries: "Salaries") -> None:
        self._salaries = salaries
        self._reader = self._reader or import_module("mpcompare.app.compare.salary")
        self._begin_ranking()
        if self.view.salary is not None:
            self.view.show_salaries(salaries)
            return
        module = import_module("mpcompare.ui.pages.compare.salary.salary_section")
        section: SalarySection = module.SalarySection(
            self._session, self.view, self.model, self.view.typeface
        )
        self.view.salary = section
        self.view.show_salaries(salaries)
        section.drawn.connect(self.charts_drawn)
        section.load()

    # The ranking

    @cached_property
    def ranking(self) -> "CardRanking":
        """Ranks by the user's criteria; made when there are some."""
        module = import_module("mpcompare.ui.pages.compare.card_ranking")
        ranking: CardRanking = module.CardRanking(self._session, self.view.header.show_ranking)
        if self._reader is not None:
            ranking.begin()
        return ranking

    def _begin_ranking(self) -> None:
        """Rank too, now that the figures of pay have been read."""
        if "ranking" in self.__dict__:
            self.ranking.begin()

    def _rank(self, comparison: Comparison) -> None:
        """Show how the user's criteria rank the programs; without any nothing is made."""
        if "ranking" in self.__dict__ or self._session.state.library.shortlist.criteria is not None:
            self.ranking.follow(comparison.programs)

    def _painted(self) -> None:
        """Read and draw charts only after the words have been seen."""
        if not self._seen:
            QTimer.singleShot(0, self, self._was_seen)

    # Menus

    @cached_property
    def _menus(self) -> "CardsMenus":
        """The menus of cells and labels; imported when the first one opens."""
        module = import_module("mpcompare.ui.pages.compare.cards_menus")
        view = self.view
        return module.CardsMenus(view, self._session, self.model, view.card_actions)

    def _open_cell_menu(self, event: QContextMenuEvent) -> None:
        self._menus.open_for_cell(event)

    def _open_label_menu(self, point: QPoint) -> None:
        self._menus.open_for_label(point)

    # What the window asks

    def current_program(self) -> str | None:
        program = self._shown.current_program() if self._session.state.compared else None
        return program.id if program else None

    def current_term(self) -> str | None:
        """Return the current row: an attribute, a section's words, or the wages behind a chart."""
        if self._is_table:
            return self.table.current_term()
        if self.view.header.hasFocus():  # it is on the program as a whole
            return None
        index = self.view.currentIndex()
        row = self.model.rows[index.row()] if index.isValid() else None
        if isinstance(row, Strip):
            return group_key(row.section.value) if row.section else None
        if isinstance(row, ProfileRow):
            return row.term
        return row.key if isinstance(row, Attribute) else "oews"

    def copy(self) -> None:
        self._shown.copy()

    def show_details(self) -> None:
        """Show where the current cell's value comes from."""
        index = self._shown.currentIndex()
        if index.isValid() and self._session.state.compared:
            self._shown.open_cell(index)

    def show_row(self, key: str) -> None:
        """Bring an attribute's row into sight and the keyboard to it; in the table its column."""
        attribute, session = self._session.workspace.register[key], self._session
        if not session.state.compared:
            return
        module = import_module("mpcompare.ui.pages.compare.row_in_sight")
        if not self._is_table:
            module.go_to_row(session, self.view, self.model, attribute)
            return
        module.bring_back(session, attribute)
        if not self.table.show_column(key):
            words = f"{attribute.label} is no column of the table. Choose Rows… adds it."
            session.notify(Notice(words, "Choose columns…", self._choose_rows))

    def focus_content(self) -> None:
        if self._session.state.compared:
            self._shown.setFocus()
        else:
            self.empty.focus_first()

    def regions(self) -> tuple[QWidget, ...]:
        """Return the bar, and the cards or the table."""
        return (self.bar, self._stack)

    def _add(self) -> None:
        """Open the field that adds a program, below its button."""
        module = import_module("mpcompare.ui.pages.compare.quick_add")
        popup: QuickAdd = module.QuickAdd(self._session, self._shown)
        popup.added.connect(self._shown.show_program)
        popup.explore_asked.connect(self._explore)
        button = self.bar.add
        popup.open_at(button.mapToGlobal(button.rect().bottomLeft() + QPoint(0, 4)))

    def _explore(self) -> None:
        self._session.apply(changes.show_page(self._session.state, changes.EXPLORE))

    def _choose_rows(self) -> None:
        dialogs.ROWS.open(self._session, self.window())


def _read(reader: ModuleType, workspace: Workspace, wanted: _Wanted) -> "Salaries":
    return reader.salaries_of(workspace, wanted.programs, wanted.choices)
