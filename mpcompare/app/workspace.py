"""One opened catalog with all that can be asked of it: what window and command line share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mpcompare.app.overlay import NO_OVERLAY, Overlay
from mpcompare.app.said import said
from mpcompare.app.state import State
from mpcompare.catalog.reader import Catalog, CatalogInfo
from mpcompare.model.attribute import Register
from mpcompare.model.comparison import Comparison
from mpcompare.model.program import Program
from mpcompare.model.query import Query

if TYPE_CHECKING:
    from mpcompare.app.overlaid_search import OverlaidSearch
    from mpcompare.catalog.search import Facets, Hits, Search


def never() -> bool:
    """Say that nobody has cancelled."""
    return False


class Workspace:
    """Answers from one catalog. Owns its connections; safe to ask from several threads."""

    def __init__(
        self, catalog: Catalog, overlay: Overlay = NO_OVERLAY, index: "Search | None" = None
    ) -> None:
        self._catalog = catalog
        self._overlay = overlay
        self._index = index
        self._search: Search | OverlaidSearch | None = None

    @classmethod
    def open(cls, path: Path, register: Register) -> "Workspace":
        """Open a catalog file.

        Raises:
            CatalogError: it is missing, foreign, broken, too old or too new.
        """
        return cls(Catalog.open(path, register))

    def with_overlay(self, overlay: Overlay) -> "Workspace":
        """Give a workspace on the same catalog with the user's own things over it."""
        return Workspace(self._catalog, overlay, self._index)

    @property
    def overlay(self) -> Overlay:
        """The user's own things over the catalog."""
        return self._overlay

    @property
    def catalog(self) -> Catalog:
        """The catalog, for the exports and the pay figures of this layer."""
        return self._catalog

    @property
    def info(self) -> CatalogInfo:
        """Version, date, counts and licences of the catalog."""
        return self._catalog.info

    @property
    def register(self) -> Register:
        """The attributes that programs are compared by."""
        return self._catalog.register

    @property
    def search(self) -> "Search | OverlaidSearch":
        """The search index, loaded when it is first asked for."""
        if self._search is None:
            # Only Explore asks: where the cards are shown first, it need not be imported yet.
            from mpcompare.catalog.search import Search  # noqa: PLC0415

            self._index = self._index or Search(self._catalog)
            self._search = self._index
            if not self._overlay.is_empty:
                from mpcompare.app.overlaid_search import OverlaidSearch  # noqa: PLC0415 - as above

                self._search = OverlaidSearch(self._index, self._catalog, self._overlay)
        return self._search

    def hits(
        self, query: Query, *, limit: int | None = None, cancelled: Callable[[], bool] = never
    ) -> "Hits":
        """Find the programs that a query asks for, in its order."""
        return self.search.hits(query, limit=limit, cancelled=cancelled)

    def facets(self, query: Query, *, cancelled: Callable[[], bool] = never) -> "Facets":
        """Count, for each value of each attribute, the programs that it would leave."""
        return self.search.facets(query, cancelled=cancelled)

    def loosening(self, query: Query) -> tuple[tuple[str, int], ...]:
        """Give the filters whose loss would bring hits back, best first, with the hits."""
        return self.search.loosening(query)

    def programs(self, ids: Sequence[str]) -> tuple[Program, ...]:
        """Load programs in the order asked; those that nobody knows are left out."""
        over = self._overlay.by_id
        if not over:
            return self._catalog.programs(ids)
        loaded = self._catalog.programs([one for one in ids if one not in over])
        known = {program.id: program for program in loaded}
        known.update((one, over[one][1]) for one in ids if one in over)
        return tuple(known[one] for one in ids if one in known)

    def number(self, program: str) -> int | None:
        """Give the number that hits hold for a program; None where nobody knows it."""
        over = self._overlay.by_id.get(program)
        return over[0] if over else self._catalog.number(program)

    def programs_by_number(self, numbers: Sequence[int]) -> tuple[Program, ...]:
        """Load programs by the numbers that hits hold."""
        over = self._overlay.programs
        if not over:
            return self._catalog.programs_by_number(numbers)
        wanted = [number for number in numbers if number not in over]
        loaded = dict(zip(wanted, self._catalog.programs_by_number(wanted), strict=True))
        return tuple(over[number] if number in over else loaded[number] for number in numbers)

    def comparison(
        self, state: State, this_year: int, programs: tuple[Program, ...] | None = None
    ) -> Comparison:
        """Lay the compared programs of a state side by side; those given are not read again."""
        shown = self.programs(state.compared) if programs is None else programs
        return Comparison(
            programs=shown,
            register=self.register,
            this_year=this_year,
            hidden=state.hidden_rows,
            reference=state.reference,
            rates=self._catalog.rates,
            said=said(state, self, shown),
        )

    def verify(self) -> None:
        """Read the whole file through.

        Raises:
            CatalogError: it is damaged.
        """
        self._catalog.verify()

    def close(self) -> None:
        """Let go of the file."""
        self._catalog.close()
