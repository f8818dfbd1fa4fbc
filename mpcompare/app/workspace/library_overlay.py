"""Lays what a library adds to a catalog over it: at once, or in two steps where it is very much."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from mpcompare.app.workspace.workspace import Workspace, never
from mpcompare.model.library.library import Library
from mpcompare.model.query import Query

if TYPE_CHECKING:
    from mpcompare.app.workspace.overlay import CatalogOverlay

READ_AT_ONCE = 8
"""Texts of programs that are read in less than a frame."""


class Overlaid(NamedTuple):
    """A catalog with what the user added and corrected.

    Attributes:
        shown: what can be shown now.
        complete: what takes its place after `read_all`; None where nothing is missing.
    """

    shown: Workspace
    complete: Workspace | None = None


def overlay_library(
    workspace: Workspace, library: Library, before: "CatalogOverlay | None" = None
) -> Overlaid:
    """Lay the user's programs and corrections over the catalog of a workspace.

    Where they are laid over it already, the same workspace is returned. Where many texts have not
    been read, those are shown that have been, and those of the open shortlist that come first.

    Args:
        workspace: its catalog lies below; what was laid over it before is not kept.
        library: has the programs and corrections.
        before: an earlier overlay, where the workspace has none: its reads are kept.
    """
    shared = library.shared_programs
    if _held_by(workspace) == (library.own, library.corrections, shared):
        return Overlaid(workspace)
    complete = workspace.with_own(library.own, library.corrections, before, shared)
    unread = complete.own.unread if complete.own is not None else ()
    if len(unread) <= READ_AT_ONCE:
        return Overlaid(complete)
    in_sight = library.shortlist.programs[:READ_AT_ONCE]
    left_out = frozenset(unread).difference(in_sight)
    some = {program: own for program, own in library.own.items() if program not in left_out}
    came = {program: each for program, each in shared.items() if program not in left_out}
    if _held_by(workspace) == (some, library.corrections, came):
        return Overlaid(workspace, complete)
    return Overlaid(workspace.with_own(some, library.corrections, before, came), complete)


def read_all(workspace: Workspace, cancelled: Callable[[], bool] = never) -> Workspace:
    """Read all texts of the user's programs, and what a search needs of them."""
    for program in workspace.own.unread if workspace.own is not None else ():
        if cancelled():
            return workspace
        workspace.programs([program])
    workspace.facets(Query(), cancelled=cancelled)
    return workspace


def _held_by(workspace: Workspace) -> tuple[object, ...]:
    overlay = workspace.own
    return ({}, {}, {}) if overlay is None else (overlay.own, overlay.corrections, overlay.shared)
