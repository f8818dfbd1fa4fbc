"""One folder a page, found by listing this one: its `PAGE` says what it is, page.py holds it."""

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mpcompare.app.workspace.workspace import Workspace
    from mpcompare.ui.session import Session


class Page(NamedTuple):
    """A page of the window.

    Attributes:
        key: its name in the state.
        title: its name on the screen.
        order: its place in the navigation, from the left.
        shortcut: the keys that show it.
        tip: one sentence on what it is for.
        widget: the class in the folder's page.py. It takes the session, and is a `PageView`.
        counts: whether its button shows how many programs are compared.
        has_chart: whether a chart fills it, to copy and to save; its class is a `HasChart` then.
    """

    key: str
    title: str
    order: int
    shortcut: str
    tip: str
    widget: str
    counts: bool = False
    has_chart: bool = False

    def build(self, session: "Session") -> "QWidget":
        """Make the widget. Its imports wait until now: the first paint needs one page's."""
        return self.load()(session)

    def load(self) -> "Callable[[Session], QWidget]":
        """Import the page's class; from any thread."""
        module = importlib.import_module(f"{__name__}.{self.key}.page")
        return getattr(module, self.widget)


@cache
def find_pages() -> tuple[Page, ...]:
    """Import every module of this folder and return their pages in order.

    The folder is listed once: menus ask what a page has whenever the state changes.
    """
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    pages = [importlib.import_module(f"{__name__}.{name}").PAGE for name in names]
    return tuple(sorted(pages, key=lambda page: page.order))


@runtime_checkable
class PageView(Protocol):
    """What the window asks of the page in sight."""

    def current_program(self) -> str | None:
        """Return the id of the program under the focus; None where there is none."""
        ...

    def copy(self) -> None:
        """Copy what is selected."""
        ...

    def focus_content(self) -> None:
        """Take the keyboard focus to the page's main view."""
        ...


@runtime_checkable
class Preloads(Protocol):
    """A page's class that can load in advance what its first view needs."""

    def preload(self, workspace: "Workspace") -> None:
        """Read it; away from the interface thread, before the page is built."""
        ...


@runtime_checkable
class HasSuggestions(Protocol):
    """A page that offers filters for the searched words."""

    def filter_by_words(self) -> None:
        """Take the first filter that is offered; nothing where none is."""
        ...


@runtime_checkable
class HasTerm(Protocol):
    """A page on which a row or a filter can be explained."""

    def current_term(self) -> str | None:
        """Return the place in the guide that explains what has the focus."""
        ...


@runtime_checkable
class HasMarked(Protocol):
    """A page on which several programs can be marked."""

    def marked_count(self) -> int:
        """Return how many programs are marked; the current one counts."""
        ...

    def marked_programs(self) -> tuple[str, ...]:
        """Return their ids; none, and a message, where they are too many to be changed."""
        ...


@runtime_checkable
class HasChart(Protocol):
    """A page with a chart that fills it."""

    def show_table(self) -> None:
        """Show the chart's figures as a table, or the chart again."""
        ...

    def copy_image(self) -> None:
        """Copy the chart as a picture."""
        ...

    def save_chart(self) -> None:
        """Ask where, and save the chart."""
        ...


@runtime_checkable
class HasBottom(Protocol):
    """A page with something at its bottom that no message may cover."""

    def bottom(self) -> "QWidget | None":
        """Return it; None while it is empty."""
        ...


@runtime_checkable
class HasRows(Protocol):
    """A page whose rows can be gone to."""

    def show_row(self, key: str) -> None:
        """Bring an attribute's row into sight and the keyboard to it."""
        ...


@runtime_checkable
class HasRegions(Protocol):
    """A page that says itself between which of its parts F6 goes; else it is its panes."""

    def regions(self) -> "tuple[QWidget, ...]":
        """Return the parts from the left."""
        ...


@runtime_checkable
class HasDetails(Protocol):
    """A page that can show more of what is current."""

    def show_details(self) -> None:
        """Show a program's details, or a cell's source."""
        ...
