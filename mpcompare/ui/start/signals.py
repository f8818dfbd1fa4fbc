"""Ends the program as closing its window does when the system asks: logout, kill, Ctrl+C."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

ASKED = (signal.SIGTERM, signal.SIGINT)


class QuitOnSignal(QObject):
    """Calls back on the interface thread when a signal asks the program to end.

    Python runs its handlers between two of its own instructions, and Qt's loop has none while it
    waits: so each signal writes a byte into a socket, which wakes the loop.
    """

    def __init__(self, parent: QObject, end: Callable[[], object]) -> None:
        super().__init__(parent)
        self._end = end
        self._reader, self._writer = socket.socketpair()
        for end_of in (self._reader, self._writer):
            end_of.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in ASKED:
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def close(self) -> None:
        """Restore the earlier signal handlers."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _woken(self) -> None:
        if any(number in ASKED for number in self._reader.recv(64)):
            self._end()
