"""Ends the program as closing its window does when the system asks: logout, kill, Ctrl+C."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

ASKED = tuple(
    getattr(signal, name)
    for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")  # the last is Windows' own
    if hasattr(signal, name)
)
_POLLED_EVERY_MS = 250


class QuitOnSignal(QObject):
    """Calls back on the interface thread when a signal asks the program to end.

    Python runs its handlers between two of its own instructions, and Qt's loop has none while it
    waits: so each signal writes a byte into a socket, which wakes the loop. Windows takes nothing
    but a socket for that, and makes a pair of them through the network, which a firewall may
    refuse: then a timer lets Python run.
    """

    def __init__(self, parent: QObject, end: Callable[[], object]) -> None:
        super().__init__(parent)
        self._end = end
        self._received: list[int] = []
        received = self._received  # the handlers outlive this, as nothing else may end it then
        self._sockets: tuple[socket.socket, ...] = ()
        self._waking: QSocketNotifier | QTimer = self._woken_by_socket() or self._woken_by_timer()
        for number in ASKED:
            if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup asks
                signal.signal(number, lambda number, _: received.append(number))

    def close(self) -> None:
        """Stop listening."""
        signal.set_wakeup_fd(-1)
        if isinstance(self._waking, QTimer):
            self._waking.stop()
        else:
            self._waking.setEnabled(False)
        for each in self._sockets:
            each.close()

    def _woken_by_socket(self) -> QSocketNotifier | None:
        try:
            self._sockets = reader, writer = socket.socketpair()
        except OSError:
            return None
        for each in self._sockets:
            each.setblocking(False)
        signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
        notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._woken)
        return notifier

    def _woken_by_timer(self) -> QTimer:
        timer = QTimer(self, interval=_POLLED_EVERY_MS)
        timer.timeout.connect(self._woken)
        timer.start()
        return timer

    def _woken(self) -> None:
        if self._sockets:  # Python's handler may not have run yet
            asked = [number for number in self._sockets[0].recv(64) if number in ASKED]
        else:
            asked = self._received[:]
        self._received.clear()
        if asked:
            self._end()
