"""What all pages share: each follows some parts of the state, and only while it is in sight."""

from abc import abstractmethod
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mpcompare.app.state.state import Part
from mpcompare.ui.session import Session


class FollowingPage(QWidget):
    """A page that follows changes: at once while it is in sight, else when it is shown.

    When it is shown for the first time, every part has changed for it. The widgets on the page do
    not connect to the session themselves: the page calls them with the parts.
    """

    follows: ClassVar[frozenset[Part]]
    """The parts of the state that the page shows."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._missed = self.follows
        self._shown_by = frozenset[Part]()
        session.changed.connect(self._take_changes)

    @abstractmethod
    def follow(self, parts: frozenset[Part]) -> None:
        """Show the present state.

        Args:
            parts: what has changed since this was called last, of what the page follows.
        """
        raise NotImplementedError

    def mark_current(self) -> None:
        """Record that the page shows the present state: it has missed nothing."""
        self._missed = frozenset()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shown_by = self._session.emitting
        self._missed |= self._shown_by & self.follows
        self._catch_up()

    def _take_changes(self, parts: frozenset[Part]) -> None:
        if parts is self._shown_by:  # the change that has shown the page: it has followed all of it
            self._shown_by = frozenset()
            return
        self._missed |= parts & self.follows
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        missed, self._missed = self._missed, frozenset[Part]()
        if missed:
            self.follow(missed)
