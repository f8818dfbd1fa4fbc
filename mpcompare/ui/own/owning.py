"""Keeps the user's own programs and corrections laid over the catalog that the session shows."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from mpcompare.app import clock
from mpcompare.app.own import verbs as own_verbs
from mpcompare.app.state import Part
from mpcompare.ui.session import Notice, Session


class Owning(QObject):
    """Swaps the session's workspace when what the user added or corrected is another.

    Make it before the views: they are told of a change when the new workspace is there already.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._path = session.workspace.info.path
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
        """Lay them over, where they are not yet; doing so is a change of the catalog itself."""
        library, workspace = self._session.state.library, self._session.workspace
        held = workspace.own
        own, corrections = (held.own, held.corrections) if held is not None else ({}, {})
        if (library.own, library.corrections) != (own, corrections):
            laid = workspace.with_own(library.own, library.corrections)
            self._session.overlay_workspace(laid)

    def _tell(self) -> None:
        """Say after a change of catalogs which corrections it takes up, or what it says instead."""
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
            state = own_verbs.drop_correction(state, (program, key), title, clock.now())
        self._session.apply(state, f"Drop {_counted(len(places))}")


def _counted(count: int) -> str:
    return "one of your corrections" if count == 1 else f"{count} of your corrections"
