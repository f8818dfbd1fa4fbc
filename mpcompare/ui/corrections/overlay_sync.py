"""Keeps the user's own programs and corrections laid over the catalog that the session shows."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mpcompare.app import clock
from mpcompare.app.corrections import changes as correction_changes
from mpcompare.app.state.state import Part
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.query import Query
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.tasks import Task

if TYPE_CHECKING:
    from mpcompare.app.workspace.overlay import CatalogOverlay

READ_AT_ONCE = 8
"""Texts that are read on the interface thread: in less than a frame."""


class OverlaySync(QObject):
    """Swaps the session's workspace when what the user added or corrected is another.

    Make it before the views: they are told of a change when the new workspace is there already.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._path = session.workspace.info.path
        self._before: CatalogOverlay | None = None
        self._reading: Task[Workspace] | None = None
        self._wanted: tuple[object, ...] = ()
        """What is being read: of which catalog, which programs and corrections."""
        session.changed.connect(self._follow)
        self._lay()

    def _follow(self, parts: frozenset[Part]) -> None:
        if parts & {Part.OWN, Part.CATALOG}:
            self._lay()
        path = self._session.workspace.info.path
        if path != self._path:
            self._path = path
            self._tell()

    def _lay(self) -> None:
        """Lay them over, where they are not yet; doing so is a change of the catalog itself.

        Many texts are read on another thread. Until then, those are there that have been read,
        and those of the shortlist in sight.
        """
        library, workspace = self._session.state.library, self._session.workspace
        wanted = (workspace.catalog, library.own, library.corrections)
        held = workspace.own
        if _said(held) == wanted[1:] or (self._reading is not None and self._wanted == wanted):
            return
        self._stop()
        laid = workspace.with_own(library.own, library.corrections, self._before)
        unread = laid.own.unread if laid.own is not None else ()
        if len(unread) <= READ_AT_ONCE:
            self._take(laid)
            return
        self._wanted = wanted
        self._reading = self._session.tasks.run(partial(_read, laid), self._take, self._refuse)
        in_sight = library.shortlist.programs[:READ_AT_ONCE]
        left_out = frozenset(unread).difference(in_sight)
        some = {program: own for program, own in library.own.items() if program not in left_out}
        if _said(held) != (some, library.corrections):
            self._show(workspace.with_own(some, library.corrections, self._before))

    def _take(self, laid: Workspace) -> None:
        self._reading = None
        self._show(laid)

    def _show(self, laid: Workspace) -> None:
        self._before = laid.own or self._before
        self._session.overlay_workspace(laid)

    def _refuse(self, error: Exception) -> None:
        self._reading = None
        self._session.refuse(error)

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _tell(self) -> None:
        """Show after a change of catalogs which corrections it has, or what it says instead."""
        own = self._session.workspace.own
        if own is None:
            return
        every = list(own.all_corrected())
        agreed = [(p.id, c.attribute.key) for p, c in every if c.standing == "agrees"]
        changed = sum(1 for _, corrected in every if corrected.standing == "changed")
        if agreed:
            words = f"The catalog now agrees with {_counted(len(agreed))}."
            self._session.notify(
                Notice(words, "Drop what it agrees with", lambda: self._drop(agreed))
            )
        elif changed:
            words = f"The catalog now says something else, but not what you say, in {changed} of "
            self._session.notify(Notice(f"{words}the facts that you corrected."))

    def _drop(self, places: Sequence[tuple[str, str]]) -> None:
        state, register = self._session.state, self._session.workspace.register
        for program, key in places:
            found = self._session.workspace.programs([program])
            title = f"{register[key].label} of {found[0].title if found else program}"
            state = correction_changes.drop_correction(state, (program, key), title, clock.now())
        self._session.apply(state, f"Drop {_counted(len(places))}")


def _said(own: "CatalogOverlay | None") -> tuple[object, object]:
    return (own.own, own.corrections) if own is not None else ({}, {})


def _read(laid: Workspace, task: Task[Workspace]) -> Workspace:
    """Read all texts, and what a search needs of them; for another thread than the window's."""
    for program in laid.own.unread if laid.own is not None else ():
        if task.is_cancelled():
            return laid
        laid.programs([program])
    laid.facets(Query(), cancelled=task.is_cancelled)
    return laid


def _counted(count: int) -> str:
    return "one of your corrections" if count == 1 else f"{count} of your corrections"
