"""The end of the desktop's session: everything is saved, and asked only where that is allowed."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from mpcompare.app.start.bundle import start_command


class SessionManager(Protocol):
    """What is used of QSessionManager, which Qt alone can make."""

    def allowsInteraction(self) -> bool: ...
    def release(self) -> None: ...
    def cancel(self) -> None: ...
    def setRestartCommand(self, command: list[str], /) -> None: ...


class SessionEnd(QObject):
    """Answers a desktop or Windows that is about to end the session.

    It comes before any window is closed, and the program may be killed soon after.
    """

    def __init__(
        self, parent: QObject, save: Callable[[], Exception | None], may_end: Callable[[], bool]
    ) -> None:
        """Begin.

        Args:
            parent: owns this.
            save: keeps what the user has, and asks nothing; returns the error, if there is one.
            may_end: asks the user whether to end all the same, where it still can't be saved.
        """
        super().__init__(parent)
        self._save, self._may_end = save, may_end

    def commit(self, manager: SessionManager) -> None:
        """Save; where that fails and a dialog is allowed, let the user stop the session's end."""
        problem = self._save()
        if problem is not None and manager.allowsInteraction():
            may_end = self._may_end()
            manager.release()
            if not may_end:
                manager.cancel()

    def keep(self, manager: SessionManager) -> None:
        """Tell how to start the program when the session comes back.

        Qt would add options of its own, which the command line does not know.
        """
        manager.setRestartCommand(start_command())
