"""What is said to those who hear the program: announcements for a screen reader, in their turn.

Views tell the session what to say. What changes with each key, such as a count while words are
typed, is said once it rests; of several things about one topic the last is said.
"""

import time
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtGui
from PySide6.QtCore import QObject, QTimer, Signal

from mpcompare.model.locale_format import counted, whole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mpcompare.app.state.state import State
    from mpcompare.ui.session import Notice, Session

SWITCHED = "switch"
"""The topic of what has been switched on or off: of a view that has more to say, that is said."""
SETTLED_MS = 600
"""How long nothing newer must come before a count is said that changes with each key."""
READOUT_MS = 150
"""The same for the figures of a chart: an arrow key that is held down passes over many."""


class Announcement(NamedTuple):
    """Words for those who hear the program.

    Attributes:
        words: one or more sentences.
        topic: a newer one of the same topic takes the place of one that has not been said yet.
        is_urgent: whether it may interrupt what is being spoken.
        wait_ms: how long nothing newer of its topic must come before it is said.
    """

    words: str
    topic: str = ""
    is_urgent: bool = False
    wait_ms: int = 0


class Announcer(QObject):
    """Sends what the session says to the system, for a window."""

    announced = Signal(str, bool)
    """What has been said, and whether it may interrupt; also where no screen reader runs."""

    def __init__(self, session: "Session", window: "QWidget") -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[tuple[float, Announcement]] = []
        """When each is due, in seconds of a clock that only goes forward."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._send_due)
        session.said.connect(self.announce)
        session.noticed.connect(self._announce_notice)

    def announce(self, said: Announcement) -> None:
        """Say something when it is due, in the place of what waits on the same topic."""
        if said.topic:
            self._waiting = [one for one in self._waiting if one[1].topic != said.topic]
        if said.words:
            self._waiting.append((time.monotonic() + said.wait_ms / 1000, said))
        self._wait()

    def _announce_notice(self, notice: "Notice") -> None:
        words = notice.text
        if notice.action:
            end = "" if words.endswith((".", "?", "!")) else "."
            words = f"{words}{end} Button: {notice.action}."
        # what a notice tells of a step is more than the step's name
        topic = "step" if notice.is_of_step else ""
        self.announce(Announcement(words, topic, is_urgent=notice.is_problem))

    def _wait(self) -> None:
        if self._waiting:
            first = min(due for due, _ in self._waiting)
            self._timer.start(max(0, round((first - time.monotonic()) * 1000)))

    def _send_due(self) -> None:
        now = time.monotonic()
        due = [said for moment, said in self._waiting if moment <= now]
        self._waiting = [one for one in self._waiting if one[0] > now]
        for said in due:
            self._send(said)
        self._wait()

    def _send(self, said: Announcement) -> None:
        # named through the module: these classes are of no use where no screen reader runs
        if QtGui.QAccessible.isActive():
            event = QtGui.QAccessibleAnnouncementEvent(self._window, said.words)
            politeness = QtGui.QAccessible.AnnouncementPoliteness
            event.setPoliteness(politeness.Assertive if said.is_urgent else politeness.Polite)
            QtGui.QAccessible.updateAccessibility(event)
        self.announced.emit(said.words, said.is_urgent)


def step_done(name: str, before: "State", after: "State") -> Announcement:
    """Return what is said of a step that has been done, with how many programs are compared."""
    return Announcement(f"{name}: done.{_count(before, after)}", "step")


def steps_taken_back(names: list[str], before: "State", after: "State") -> Announcement:
    """Return what is said of steps that have been undone, the last one at the end."""
    return Announcement(f"{_listed(names)}: undone.{_count(before, after)}", "step")


def steps_repeated(names: list[str], before: "State", after: "State") -> Announcement:
    """Return what is said of steps that have been done again, the last one at the end."""
    return Announcement(f"{_listed(names)}: done again.{_count(before, after)}", "step")


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{whole(len(names))} steps, up to “{names[-1]}”"


def _count(before: "State", after: "State") -> str:
    count = len(after.compared)
    if count == len(before.compared):
        return ""
    return f" {counted(count, 'program')} compared."
