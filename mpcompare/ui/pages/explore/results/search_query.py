"""Asks the catalog what the state's query asks for, off the interface thread; the newest wins."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from mpcompare.app.workspace.note_search import Mentions
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.errors import ReaderError
from mpcompare.model.query import Query
from mpcompare.model.search_results import Facets, Hits, Suggestion
from mpcompare.ui.session import Session
from mpcompare.ui.tasks import Task

AT_ONCE = 3000
"""A catalog of at most so many programs answers in a few milliseconds: the first paint waits."""
FIRST_PAGE = 200
"""Rows that are found and shown before the rest, where there are very many."""


class SearchQuery(QObject):
    """Owned by a page. Answers arrive as signals with the query that they answer."""

    found = Signal(object, object)
    """`Hits` and their `Query`. A long answer comes twice: its first page, then the whole."""
    counted = Signal(object, object)
    """`Facets` and their `Query`."""
    suggested = Signal(object, object)
    """`Suggestion`s for a `Query`: filters that its words may mean; none where it has no words."""
    loosened = Signal(object, object)
    """What to take away from a `Query` that finds nothing: (attribute, hits) pairs."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._later: list[Callable[[], None]] = []
        """What is asked next, each when the one before has been answered and painted: threads
        that search at the same time keep the interface thread waiting for its turn."""
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._ask_next)
        self._under_way: list[Task[Found] | Task[Facets] | Task[Ways] | Task[Suggestions]] = []
        self.mentions: Mentions = {}
        """Where the user's notes and tags have the words of the hits that came last."""
        self.school = ""
        """The school that the words of those hits name, where the catalog has nothing of it."""

    def ask_at_once(self) -> bool:
        """Answer before returning if the catalog is small; whether it did."""
        workspace, query = self._session.workspace, self._session.state.query
        if workspace.count > AT_ONCE:
            return False
        try:
            library = self._session.state.library
            self.mentions = workspace.mentions(query, library)
            hits = workspace.hits(query, library=library)
            self.school = "" if hits.total else workspace.missing_school(query.words)
            facets = workspace.facets(query, library=library)
        except ReaderError as error:
            self._session.refuse(error)
            return True
        self.found.emit(hits, query)
        self.counted.emit(facets, query)
        self._suggest(workspace, query)
        if not hits.total:
            self._loosen(workspace, query)
        return True

    def ask(self) -> None:
        """Drop what is under way and ask again."""
        self.stop()
        workspace, query = self._session.workspace, self._session.state.query
        is_long = workspace.count > AT_ONCE
        self._later = [
            partial(self._find, workspace, query, FIRST_PAGE if is_long else None),
            partial(self._count, workspace, query),
        ]
        if query.words:
            self._later.insert(1, partial(self._suggest, workspace, query))
        else:
            self._suggest(workspace, query)  # what was suggested goes at once
        self._next.start()

    def _ask_next(self) -> None:
        if self._later:
            self._later.pop(0)()

    def count(self) -> None:
        """Count again: the hits are the same, and what can be filtered by is not."""
        self._count(self._session.workspace, self._session.state.query)

    def stop(self) -> None:
        """Drop what is under way."""
        for task in self._under_way:
            task.cancel()
        self._under_way.clear()
        self._later.clear()

    def _find(self, workspace: Workspace, query: Query, limit: int | None) -> None:
        library = self._session.state.library

        def work(task: "Task[Found]") -> "Found":
            cancelled = task.is_cancelled
            hits = workspace.hits(query, library=library, limit=limit, cancelled=cancelled)
            school = "" if hits.total else workspace.missing_school(query.words)
            return hits, workspace.mentions(query, library), school

        def done(found: "Found") -> None:
            hits, self.mentions, self.school = found
            if not hits.complete:
                self._later.append(partial(self._find, workspace, query, None))
            self._next.start()
            self.found.emit(hits, query)
            if not hits.total:
                self._loosen(workspace, query)

        self._under_way.append(self._session.tasks.run(work, done, self._session.refuse))

    def _count(self, workspace: Workspace, query: Query) -> None:
        library = self._session.state.library

        def work(task: Task[Facets]) -> Facets:
            return workspace.facets(query, library=library, cancelled=task.is_cancelled)

        def done(facets: Facets) -> None:
            self._next.start()
            self.counted.emit(facets, query)

        self._under_way.append(self._session.tasks.run(work, done, self._session.refuse))

    def _suggest(self, workspace: Workspace, query: Query) -> None:
        library = self._session.state.library

        def work(task: "Task[Suggestions]") -> "Suggestions":
            return workspace.suggestions(query, library=library, cancelled=task.is_cancelled)

        def done(suggested: "Suggestions") -> None:
            self._next.start()
            self.suggested.emit(suggested, query)

        if not query.words:
            self.suggested.emit((), query)
            return
        self._under_way.append(self._session.tasks.run(work, done, self._session.refuse))

    def _loosen(self, workspace: Workspace, query: Query) -> None:
        library = self._session.state.library

        def work(task: "Task[Ways]") -> "Ways":
            del task
            return workspace.loosening(query, library)

        def done(ways: "Ways") -> None:
            self.loosened.emit(query, ways)

        self._under_way.append(self._session.tasks.run(work, done, self._session.refuse))


Suggestions = Sequence[Suggestion]
Ways = Sequence[tuple[str, int]]
Found = tuple[Hits, Mentions, str]
