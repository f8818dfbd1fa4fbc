"""What the window shows and the user has gathered: one frozen value, and what changed in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from operator import attrgetter
from typing import Literal, NamedTuple

from mpcompare.app.state.careers_choice import CareersChoice
from mpcompare.app.state.command_choice import AS_DELIVERED, CommandChoice
from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.app.state.export_choice import ExportChoice
from mpcompare.app.state.layout_choice import AS_LAID_OUT, Layout
from mpcompare.app.state.preferences_choice import PreferencesChoice
from mpcompare.app.state.results_columns import AS_DECLARED, ResultsColumns
from mpcompare.app.state.table_choice import AS_CARDS, TableChoice
from mpcompare.model.library.library import Library
from mpcompare.model.pay.preferences import PathChanges, PayChoices, home_of
from mpcompare.model.query import Query

Scheme = Literal["system", "light", "dark"]
Contrast = Literal["system", "normal", "high"]
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes of the text in percent of the system's, through which larger and smaller go."""


class Part(Enum):
    """A part of the state that a view can depend on; `changed_parts` says which differ."""

    PAGE = "page"
    QUERY = "query"
    COMPARED = "compared"
    SELECTED = "selected"
    ROWS = "rows"
    COLUMNS = "columns"
    LOOK = "look"
    KEYS = "keys"
    """The shortcuts of the actions."""
    CAREERS = "careers"
    PATHS = "paths"
    COST = "cost"
    GUIDE = "guide"
    PREFERENCES = "preferences"
    LAYOUT = "layout"
    SHORTLISTS = "shortlists"
    NOTES = "notes"
    CRITERIA = "criteria"
    APPLICATIONS = "applications"
    APPLICATION = "application"
    """Whose application is in sight."""
    MONEY = "money"
    SEARCHES = "searches"
    PROFILE = "profile"
    OWN = "own"
    BIN = "bin"
    CATALOG = "catalog"
    """Another catalog was opened: the only part that is not in the state itself."""


class View(NamedTuple):
    """What is in sight: a place that `go_back` can return to."""

    page: str
    guide: str
    query: Query
    selected: str | None
    application: str | None


@dataclass(frozen=True, slots=True)
class State:
    """Everything that a restart brings back, and where the user was before.

    The functions in `changes` return new ones; nothing mutates it.

    Attributes:
        page: key of the page in sight.
        query: what Explore asks for.
        selected: id of the program whose details Explore shows.
        columns: which columns Explore's results have.
        application: id of the program whose application the Deadlines page shows.
        library: what the user gathers; the shortlist open in it is what is compared.
        folded: names of folded sections.
        differences_only: whether only rows in which stated values differ are shown.
        best_values: whether leading values are marked.
        national_abroad: whether programs outside the US show US national wages.
        pay_in_dollars: whether the pay on the cards is converted to US dollars a year.
        pay_at_home: whether the pay where the user lives is laid over that of the programs.
        scheme: light or dark, or after the system.
        contrast: normal or high, or after the system.
        text_size: percent of the size that the system's font has.
        guide: where the guide is open: a chapter, a term or the questions; "" for its start.
        welcomed: whether the welcome has been closed.
        careers: what the Careers page shows.
        cost: what the Cost page was asked.
        table: whether Compare shows a table, and how it is sorted.
        export: what the last export was; no view shows it.
        commands: the shortcuts that the user has changed, and the commands used last.
        preferences: what is chosen in the preferences alone.
        layout: how the pages are arranged; no view follows it, each is made as it was.
        behind: places that the user has left, the latest last; a restart forgets them.
        ahead: places that the user came back from, the next one last.
    """

    page: str = "explore"
    query: Query = field(default_factory=Query)
    selected: str | None = None
    columns: ResultsColumns = AS_DECLARED
    application: str | None = None
    library: Library = field(default_factory=Library)
    folded: frozenset[str] = frozenset()
    differences_only: bool = False
    best_values: bool = False
    national_abroad: bool = False
    pay_in_dollars: bool = False
    pay_at_home: bool = False
    scheme: Scheme = "system"
    contrast: Contrast = "system"
    text_size: int = 100
    guide: str = ""
    welcomed: bool = False
    careers: CareersChoice = field(default_factory=CareersChoice)
    cost: CostChoice = field(default_factory=CostChoice)
    table: TableChoice = AS_CARDS
    export: ExportChoice = field(default_factory=ExportChoice)
    commands: CommandChoice = AS_DELIVERED
    preferences: PreferencesChoice = field(default_factory=PreferencesChoice)
    layout: Layout = field(default_factory=lambda: AS_LAID_OUT)
    behind: tuple[View, ...] = field(default=(), compare=False)
    ahead: tuple[View, ...] = field(default=(), compare=False)

    @property
    def view(self) -> View:
        """What is in sight."""
        return View(self.page, self.guide, self.query, self.selected, self.application)

    @property
    def compared(self) -> tuple[str, ...]:
        """Ids of the compared programs, from left to right."""
        return self.library.shortlist.programs

    @property
    def reference(self) -> str | None:
        """Id of the pinned program, one of `compared`."""
        return self.library.shortlist.reference

    @property
    def series(self) -> Mapping[str, int]:
        """The series of each compared program, which decides its colour and pattern."""
        return self.library.shortlist.series

    @property
    def hidden_rows(self) -> frozenset[str]:
        """Keys of attributes and charts that the user has put away."""
        return self.library.shortlist.hidden_rows

    @property
    def paths(self) -> PathChanges:
        """The user's changes to what concentrations lead to; the cards' charts follow them."""
        return self.careers.paths

    @property
    def pay(self) -> PayChoices:
        """Which wages the user has chosen to see."""
        home = home_of(self.library.profile)
        return PayChoices(
            self.national_abroad, self.paths, home, self.pay_in_dollars, self.pay_at_home
        )


_VALUES_OF = {
    Part.PAGE: attrgetter("page", "welcomed"),
    Part.QUERY: attrgetter("query"),
    Part.COMPARED: attrgetter("compared", "reference", "series"),
    Part.SELECTED: attrgetter("selected"),
    Part.ROWS: attrgetter(
        *("hidden_rows", "folded", "differences_only", "best_values"),
        *("national_abroad", "pay_in_dollars", "pay_at_home"),
        *("table", "library.shortlist.columns", "library.shortlist.better"),
    ),
    Part.COLUMNS: attrgetter("columns"),
    Part.LOOK: attrgetter("scheme", "contrast", "text_size", "preferences.density"),
    Part.KEYS: attrgetter("commands.keys"),
    Part.CAREERS: attrgetter("careers"),
    Part.PATHS: attrgetter("paths"),
    Part.COST: attrgetter("cost"),
    Part.GUIDE: attrgetter("guide"),
    Part.PREFERENCES: attrgetter("preferences"),
    Part.LAYOUT: attrgetter("layout"),
    Part.SHORTLISTS: attrgetter("library.shortlists", "library.open"),
    Part.CRITERIA: attrgetter("library.shortlist.criteria"),
    Part.NOTES: attrgetter("library.notes", "library.tags"),
    Part.APPLICATIONS: attrgetter("library.applications"),
    Part.APPLICATION: attrgetter("application"),
    Part.MONEY: attrgetter("library.money"),
    Part.SEARCHES: attrgetter("library.searches"),
    Part.PROFILE: attrgetter("library.profile"),
    Part.OWN: attrgetter("library.own", "library.corrections", "library.shared_programs"),
    Part.BIN: attrgetter("library.bin"),
}


def changed_parts(old: State, new: State) -> frozenset[Part]:
    """Return the parts in which two states differ; empty where they are equal."""
    return frozenset(
        part for part, values in _VALUES_OF.items() if _differ(values(old), values(new))
    )


def _differ(one: object, other: object) -> bool:
    """Compare by identity first: there may be thousands of notes, and most steps leave them."""
    return one is not other and one != other
