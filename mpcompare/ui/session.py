"""The one holder of the state. Views apply changes and follow what changed; never each other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from mpcompare.app import clock
from mpcompare.app.compare.comparison import compared
from mpcompare.app.state.state import Part, State, changed_parts
from mpcompare.app.workspace.library_overlay import overlay_library, read_all
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model import locale_format
from mpcompare.model.comparison import Comparison
from mpcompare.model.errors import ReaderError
from mpcompare.model.library.library import Library
from mpcompare.model.library.merge import rebasing
from mpcompare.model.library.step import Gathered, StepLog, step_between
from mpcompare.ui.announcements import (
    Announcement,
    step_done,
    steps_repeated,
    steps_taken_back,
)
from mpcompare.ui.shortcut_names import ShortcutNames
from mpcompare.ui.system_locale import format_for
from mpcompare.ui.tasks import Task, Tasks
from mpcompare.ui.theme import Theme, Themes

if TYPE_CHECKING:
    from mpcompare.app.workspace.overlay import CatalogOverlay

_OF_CATALOG = frozenset({Part.CATALOG, Part.QUERY, Part.COMPARED, Part.SELECTED})


class Notice(NamedTuple):
    """A sentence for the user in a message over the page, with a next step as a button."""

    text: str
    action: str = ""
    run: Callable[[], None] | None = None
    is_problem: bool = False
    is_of_step: bool = False
    """Whether it speaks of the step just done: it goes when another is done, or this undone."""
    topic: str = ""
    """A newer notice on the same topic takes its place, as "Saved" does that of a failure."""


class _WorkspaceOverlay:
    """Lays the user's programs and corrections over catalogs; many are read on another thread."""

    def __init__(
        self,
        tasks: Tasks,
        show: Callable[[Workspace], None],
        refuse: Callable[[Exception], None],
    ) -> None:
        self._tasks, self._show, self._refuse = tasks, show, refuse
        self._before: CatalogOverlay | None = None
        self._reading: Task[Workspace] | None = None
        self._read_for: tuple[object, ...] = ()

    def overlay(self, workspace: Workspace, library: Library) -> Workspace:
        """Return the workspace to show now; where texts are read first, `show` is called later."""
        wanted = (
            workspace.catalog,
            library.own,
            library.corrections,
            library.shared_programs,
        )
        if self._reading is not None:
            if self._read_for == wanted:
                return workspace
            self._reading.cancel()
            self._reading = None
        shown, complete = overlay_library(workspace, library, self._before)
        self._before = shown.own or self._before
        if complete is not None:
            self._read_for = wanted
            self._reading = self._tasks.run(
                lambda task: read_all(complete, task.is_cancelled), self._take, self._fail
            )
        return shown

    def _take(self, complete: Workspace) -> None:
        self._reading = None
        self._before = complete.own
        self._show(complete)

    def _fail(self, error: Exception) -> None:
        self._reading = None
        self._refuse(error)


class Session(QObject):
    """Holds the state, the opened catalog and the theme; says which parts changed.

    The catalog has the user's programs and corrections laid over it.
    """

    changed = Signal(object)
    """Carries a frozenset of `Part`. Sent once per change, after the state is set."""
    stepped = Signal()
    """What Undo and Redo would do is another."""
    steps_forgotten = Signal()
    """Steps are gone that can be on disk still."""
    themed = Signal()
    """The theme is another one: repaint."""
    noticed = Signal(object)
    """Carries a `Notice`."""
    said = Signal(object)
    """Carries an `Announcement`."""

    def __init__(
        self, workspace: Workspace, themes: Themes, state: State, today: date | None = None
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._themes = themes
        self._state = state
        self._theme = _theme_for(themes, state)
        _write_as(state)
        self._log = StepLog()
        self.today = today or date.today()
        self.emitting = frozenset[Part]()
        """What `changed` is being sent for; empty between the changes."""
        self.tasks = Tasks(self)
        self.shortcuts = ShortcutNames(self)
        """The keys of the window's actions, for tips and menus that name them."""
        self._overlay = _WorkspaceOverlay(self.tasks, self._show_workspace, self.refuse)
        self._workspace = self._overlay.overlay(workspace, state.library)

    @property
    def state(self) -> State:
        """What is shown now."""
        return self._state

    @property
    def workspace(self) -> Workspace:
        """The opened catalog."""
        return self._workspace

    @property
    def theme(self) -> Theme:
        """The colours and fonts in use."""
        return self._theme

    @property
    def themes(self) -> Themes:
        """All themes."""
        return self._themes

    def comparison(self) -> Comparison:
        """Return the comparison of the programs on the open shortlist."""
        return compared(self._workspace, self._state, self.today.year)

    def apply(self, new: State, name: str = "") -> None:
        """Take a new state. With a name ("Remove Temple MS") the step can be undone."""
        if name and _gathered(new) != _gathered(self._state):
            before = self._state
            step = step_between(name, clock.now(), _gathered(before), _gathered(new))
            self._log = self._log.with_step(step)
            self._take(new)
            self.stepped.emit()
            self.said.emit(step_done(name, before, new))
            return
        self._take(new)

    def _take(self, new: State) -> None:
        before, self._state = self._state, new
        parts = changed_parts(before, new)
        if Part.OWN in parts:
            shown = self._workspace
            self._workspace = self._overlay.overlay(shown, new.library)
            parts |= _OF_CATALOG if self._workspace is not shown else frozenset()
        if Part.LOOK in parts:
            self.refresh_theme()
        if new.preferences.dates_and_numbers != before.preferences.dates_and_numbers:
            _write_as(new)
            parts = frozenset(Part)  # each part has numbers or dates in its words
        if parts:
            self._tell(parts)

    def _tell(self, parts: frozenset[Part]) -> None:
        self.emitting = parts
        try:
            self.changed.emit(parts)
        finally:
            self.emitting = frozenset()

    def undo(self) -> None:
        """Restore the library as it was before the last named step."""
        self.go_back_to(self.steps_done - 1)

    def redo(self) -> None:
        """Do again what was undone last."""
        self.go_back_to(self.steps_done + 1)

    def go_back_to(self, count: int) -> None:
        """Undo or redo until `count` of `steps` are done; out of range, nothing happens."""
        done, undone = self._log
        if count == len(done) or not 0 <= count <= len(done) + len(undone):
            return
        gathered = _gathered(self._state)
        if count < len(done):
            taken, steps = steps_taken_back, done[: count - 1 if count else None : -1]
            for step in steps:
                gathered = step.taken_back(gathered)
        else:
            taken, steps = steps_repeated, undone[: count - len(done)]
            for step in steps:
                gathered = step.repeated(gathered)
        self._log = self._log.at(count)
        before = self._state
        self._take(_with_gathered(before, gathered))
        self.stepped.emit()
        self.said.emit(taken([step.name for step in steps], before, self._state))

    def take_steps(self, earlier: StepLog) -> None:
        """Let the steps of earlier starts be undone as well."""
        if earlier:
            self._log = self._log.after(earlier)
            self.stepped.emit()

    def forget_steps(self, before: str) -> None:
        """Forget the steps from before a time (ISO 8601 in UTC), "" for all: none is undone."""
        self._log = self._log.since(before)
        self.stepped.emit()
        self.steps_forgotten.emit()

    @property
    def step_log(self) -> StepLog:
        """The steps that undo and redo go through; another object after each change of it."""
        return self._log

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the steps that are kept, oldest first: those done, then those undone."""
        return tuple(step.name for step in (*self._log.done, *self._log.undone))

    @property
    def steps_done(self) -> int:
        """How many of `steps` are done."""
        return len(self._log.done)

    @property
    def undo_name(self) -> str:
        """What undo would take back; empty where there is nothing."""
        return self._log.done[-1].name if self._log.done else ""

    @property
    def redo_name(self) -> str:
        """What redo would do again; empty where there is nothing."""
        return self._log.undone[0].name if self._log.undone else ""

    def take_library(self, merged: Library, base: Library) -> None:
        """Take over what another window wrote, as no step of this one's.

        What was changed here since `base` stays, and so do the steps that can be undone.

        Args:
            merged: the library as it is on disk now.
            base: what both windows last had in common: it grew into `merged`.
        """
        carry = rebasing(base, merged)
        self._take(replace(self._state, library=carry(self._state.library)))

    def open_workspace(self, workspace: Workspace) -> None:
        """Show another catalog. What was gathered stays, also where this one lacks a program."""
        before = self._workspace
        self._show_workspace(self._overlay.overlay(workspace, self._state.library))
        self.tasks.when_idle(before.close)

    def _show_workspace(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._tell(_OF_CATALOG)

    def close(self) -> None:
        """End all work and close the catalog. Nothing may be called after that."""
        self.tasks.stop()
        self._workspace.close()

    def refresh_theme(self) -> None:
        """Follow what was chosen of colours and size, or the system where it has changed."""
        theme = _theme_for(self._themes, self._state)
        if theme != self._theme:
            self._theme = theme
            self.themed.emit()

    def refuse(self, error: Exception) -> None:
        """Show the user why something they asked for can't be done.

        Raises:
            Exception: the error, where it is not one that has words for the user.
        """
        if not isinstance(error, ReaderError):
            raise error
        self.notify(Notice(str(error), is_problem=True))

    def notify_step(self, words: str) -> None:
        """Show what the last step has done, and offer to undo that step, no later one."""
        self.notify(Notice(words, "Undo", self.undo, is_of_step=True))

    def notify(self, notice: Notice) -> None:
        """Show the user a notice over the page."""
        self.noticed.emit(notice)

    def say(self, words: str, topic: str = "", *, wait_ms: int = 0) -> None:
        """Say something to those who hear the program; what is said of a step says itself.

        Args:
            words: what is said; "" takes back what waits on the topic.
            topic: of several things on one topic that wait, the last is said.
            wait_ms: how long nothing newer of the topic must come before it is said.
        """
        self.said.emit(Announcement(words, topic, wait_ms=wait_ms))


def _theme_for(themes: Themes, state: State) -> Theme:
    chosen = themes.chosen(state.scheme, state.contrast, state.text_size)
    return chosen._replace(density=state.preferences.density)


def _write_as(state: State) -> None:
    locale_format.use(format_for(state.preferences.dates_and_numbers))


def _gathered(state: State) -> Gathered:
    return Gathered(state.library, state.paths)


def _with_gathered(state: State, gathered: Gathered) -> State:
    careers = replace(state.careers, paths=gathered.paths)
    return replace(state, library=gathered.library, careers=careers)
