"""One opened catalog with all that can be asked of it: what window and command line share."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mpcompare.catalog.reader import Catalog, CatalogInfo
from mpcompare.model.attribute import Register
from mpcompare.model.library.corrections import Correction, OwnProgram
from mpcompare.model.library.library import FactKey, Library
from mpcompare.model.money import Rates
from mpcompare.model.program import Program
from mpcompare.model.query import Query, never

if TYPE_CHECKING:
    from mpcompare.app.workspace.note_search import Mentions, NoteSearch
    from mpcompare.app.workspace.overlay import CatalogOverlay
    from mpcompare.catalog.search.search import Marks, Search
    from mpcompare.model.library.shared_facts import SharedProgram
    from mpcompare.model.pay.prices import Prices
    from mpcompare.model.search_results import Facets, Hits, Suggestion


NO_LIBRARY = Library()
_NONE_SHARED: "Mapping[str, SharedProgram]" = {}


class Workspace:
    """Answers from one catalog. Owns its connections; safe to ask from several threads."""

    def __init__(self, catalog: Catalog, own: "CatalogOverlay | None" = None) -> None:
        self._catalog = catalog
        self._own = own
        self._search: Search | None = None
        self._numbers: dict[str, int | None] = {}
        self._notes: NoteSearch | None = None
        self._prices: Prices | None = None

    @classmethod
    def open(cls, path: Path, register: Register) -> "Workspace":
        """Open a catalog file.

        Raises:
            CatalogError: it is missing, foreign, broken, too old or too new.
        """
        return cls(Catalog.open(path, register))

    def with_own(
        self,
        own: Mapping[str, OwnProgram],
        corrections: Mapping[FactKey, Correction],
        before: "CatalogOverlay | None" = None,
        shared: "Mapping[str, SharedProgram]" = _NONE_SHARED,
    ) -> "Workspace":
        """Return one over the same catalog in which the user's programs and corrections are shown.

        What is given takes the place of what was laid over this one. The catalog is shared:
        closing either closes it.

        Args:
            own: their programs, by id. Those are read that somebody asks for.
            corrections: by place.
            before: what was laid over it earlier, where nothing is now: its reads are kept.
            shared: programs that came with shared shortlists, by id; shown where the catalog lacks
                them, but not found by a search.
        """
        if not own and not corrections and not shared:
            return Workspace(self._catalog)
        from mpcompare.app.workspace.overlay import CatalogOverlay  # noqa: PLC0415 - few users have any

        overlay = CatalogOverlay(self._catalog, own, corrections, self._own or before, shared)
        return Workspace(self._catalog, overlay)

    @property
    def own(self) -> "CatalogOverlay | None":
        """What the user adds to the catalog; None where there is nothing."""
        return self._own

    @property
    def count(self) -> int:
        """How many programs there are, the user's own among them."""
        return self.info.programs + (len(self._own.own) if self._own else 0)

    @property
    def catalog(self) -> Catalog:
        """The catalog, for the exports and the pay figures of this layer."""
        return self._catalog

    def prices(self) -> "Prices":
        """Return the exchange rates and the price index, read when first asked for.

        Raises:
            CatalogError: the catalog is damaged.
        """
        if self._prices is None:
            from mpcompare.catalog.pay import cost_tables  # noqa: PLC0415 - few ask; its tables are wide

            with self._catalog.reading() as connection:
                self._prices = cost_tables.prices(connection)
        return self._prices

    @property
    def info(self) -> CatalogInfo:
        """Version, date, counts and licences of the catalog."""
        return self._catalog.info

    @property
    def register(self) -> Register:
        """The attributes that programs are compared by."""
        return self._catalog.register

    def other_names(self, program: Program) -> tuple[str, ...]:
        """Return what a program's school is called beside its full name.

        Raises:
            CatalogError: the catalog is damaged.
        """
        return self._catalog.school_names.of(program)

    @property
    def queried(self) -> Register:
        """All that a query can ask for: the attributes, and what the user gathers."""
        from mpcompare.app.workspace.library_filters import with_library_filters  # noqa: PLC0415 - only Explore asks

        return with_library_filters(self.register)

    @property
    def search(self) -> "Search":
        """The search index, loaded when it is first asked for."""
        if self._search is None:
            # Only Explore asks: where the cards are shown first, it need not be imported yet.
            from mpcompare.catalog.search.search import Search  # noqa: PLC0415

            self._search = Search(self._catalog, self._own.overlay if self._own else None)
        return self._search

    def hits(
        self,
        query: Query,
        *,
        library: Library = NO_LIBRARY,
        limit: int | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> "Hits":
        """Find the programs that a query asks for, in its order; by the user's notes as well."""
        also, marks = self._noted(query, library), self._marks(query, library)
        return self.search.hits(query, limit=limit, cancelled=cancelled, also=also, marks=marks)

    def missing_school(self, words: str) -> str:
        """Return the school that some words name, where they are a school's and nothing else's.

        It is for a search that finds nothing; "" where that is the filters' doing, and the words
        alone find programs.
        """
        from mpcompare.app.workspace.school_words import school_named  # noqa: PLC0415 - as above

        school = school_named(words, self._catalog.schools) if words else ""
        return school if school and not self.hits(Query(words, with_closed=True)).total else ""

    def facets(
        self,
        query: Query,
        *,
        library: Library = NO_LIBRARY,
        cancelled: Callable[[], bool] = never,
    ) -> "Facets":
        """Count, for each value of each attribute, the programs that it would leave."""
        also, marks = self._noted(query, library), self._marks(query, library)
        return self.search.facets(query, cancelled=cancelled, also=also, marks=marks)

    def suggestions(
        self,
        query: Query,
        *,
        library: Library = NO_LIBRARY,
        cancelled: Callable[[], bool] = never,
    ) -> "tuple[Suggestion, ...]":
        """Return the filters that a query's words may mean, with what each would find."""
        also, marks = self._noted(query, library), self._marks(query, library)
        return self.search.suggestions(query, cancelled=cancelled, also=also, marks=marks)

    def mentions(self, query: Query, library: Library) -> "Mentions":
        """Find the programs whose notes and tags have the query's words, and where."""
        if not query.words or not (library.notes or library.tags):
            return {}
        from mpcompare.app.workspace.note_search import NoteSearch  # noqa: PLC0415 - as above

        searched_notes = self._notes
        if searched_notes is None or not searched_notes.is_of(library):
            searched_notes = self._notes = NoteSearch(library, searched_notes)
        return searched_notes.mentions(query.words)

    def _noted(self, query: Query, library: Library) -> tuple[int, ...]:
        found = (self._known_number(program) for program in self.mentions(query, library))
        return tuple(number for number in found if number is not None)

    def _marks(self, query: Query, library: Library) -> "Marks":
        """Return the programs that have each of the user's marks; none if nobody needs them."""
        gathered = library.notes or library.tags or library.applications
        if not gathered and all(asked.attribute in self.register for asked in query.filters):
            return {}
        from mpcompare.app.workspace.library_filters import numbered  # noqa: PLC0415 - as above

        return numbered(library, self._known_number)

    def _known_number(self, program: str) -> int | None:
        """Return a program's number, read once: each key of a search asks for all with notes."""
        if program not in self._numbers:
            self._numbers[program] = self.number(program)
        return self._numbers[program]

    def loosening(self, query: Query, library: Library = NO_LIBRARY) -> tuple[tuple[str, int], ...]:
        """Return the filters whose loss would bring hits back, best first, with the hits."""
        also, marks = self._noted(query, library), self._marks(query, library)
        return self.search.loosening(query, also=also, marks=marks)

    def programs(self, ids: Sequence[str]) -> tuple[Program, ...]:
        """Load programs in the order asked; those that are nowhere are left out."""
        return (self._own or self._catalog).programs(ids)

    def known(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Return those that `programs` has, in the order asked."""
        return tuple(
            each
            for each in ids
            if self._known_number(each) is not None
            or each in self._catalog.retired
            or (self._own is not None and each in self._own.shared)
        )

    def number(self, program: str) -> int | None:
        """Return the number that hits hold for a program; None where it is nowhere."""
        return (self._own or self._catalog).number(program)

    def programs_by_number(self, numbers: Sequence[int]) -> tuple[Program, ...]:
        """Load programs by the numbers that hits hold."""
        return (self._own or self._catalog).programs_by_number(numbers)

    def ids_by_number(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """Return ids by the numbers that hits hold: far sooner than the programs, for many."""
        found = self._catalog.ids_by_number(numbers)
        if self._own is not None:
            found.update(self._own.ids)
        return tuple(found[number] for number in numbers if number in found)

    @property
    def rates(self) -> Rates:
        """What the currencies are worth, for comparing amounts."""
        return self._catalog.rates

    def verify(self) -> bool:
        """Read the whole file through.

        Returns:
            Whether a hash file stands beside it, and states its hash.

        Raises:
            CatalogError: it is damaged, or not the file whose hash stands beside it.
        """
        return self._catalog.verify()

    def compare_checksum(self) -> None:
        """Find out whether the file is as it was built; soon done, unlike `verify`.

        Raises:
            CatalogError: it is not.
        """
        self._catalog.compare_checksum()

    def close(self) -> None:
        """Close the file."""
        self._catalog.close()
