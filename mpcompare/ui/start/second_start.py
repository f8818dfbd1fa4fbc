"""Listens for a second start and receives its request, so that the window comes to the front.

The other side is `app/start/second_start.py`. QtNetwork is imported on listening, after the
first paint.
"""

import sys
import time
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from mpcompare.app.start.second_start import TAKEN, hand_over
from mpcompare.app.start.start_request import LIMIT, StartRequest

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_S, _BETWEEN_S = 5.0, 0.05
"""How long a first start may take to listen, before this one opens a window of its own."""
_CALLERS = 8


class FirstInstanceLock:
    """Whether this start is the first on a folder of the user's. The system frees it after a crash.

    Between a first start's beginning and its listening nobody answers; the lock says that it is
    on its way.
    """

    def __init__(self, where: str, folder: "Path") -> None:
        self._lock = QLockFile(_lock_file(where, folder))
        self._lock.setStaleLockTime(0)
        self._where = where
        self.is_mine = False

    def take(self) -> bool:
        """Take the lock if it is free, or if there can be none; return whether it is ours."""
        taken = self._lock.tryLock(0)
        self.is_mine = taken or self._lock.error() is not QLockFile.LockError.LockFailedError
        return self.is_mine

    def hand_over(self, request: StartRequest) -> bool:
        """Wait for the first start to listen; whether it has taken the request."""
        until = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until:
            if hand_over(self._where, request):
                return True
            if self.take():
                return False
            time.sleep(_BETWEEN_S)
        return False

    def end(self) -> None:
        """Release the lock."""
        self._lock.unlock()


def _lock_file(where: str, folder: "Path") -> str:
    """Return the lock's file: a pipe's name is no path, so that of Windows lies in the folder."""
    if sys.platform != "win32":
        return f"{where}.lock"
    with suppress(OSError):  # what can't be made is told of after the first paint
        folder.mkdir(parents=True, exist_ok=True)
    return str(folder / "running.lock")


class SecondStartListener(QObject):
    """Listens for second starts of the same user on the same folder."""

    received = Signal(object)
    """Carries a `StartRequest`."""

    def __init__(self, where: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._where = where
        self._server: QLocalServer | None = None

    def listen(self) -> bool:
        """Begin, and return whether that was possible. A crashed process's socket is replaced."""
        local_server: type[QLocalServer] = import_module("PySide6.QtNetwork").QLocalServer
        server = local_server(self)
        server.setSocketOptions(local_server.SocketOption.UserAccessOption)
        server.setMaxPendingConnections(_CALLERS)
        server.newConnection.connect(self._answer)
        # only the holder of the lock listens: a socket that is there now is left over
        local_server.removeServer(self._where)
        self._server = server
        return server.listen(self._where)

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _answer(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.setReadBufferSize(LIMIT + 1)
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(self._hear)
            self._take(caller)

    def _hear(self) -> None:
        caller = self.sender()
        if caller is not None:
            self._take(caller)  # pyright: ignore[reportArgumentType] - only sockets call this

    def _take(self, caller: "QLocalSocket") -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() > LIMIT:
                caller.abort()
            return
        try:
            request = StartRequest.from_line(bytes(caller.readLine(LIMIT + 1).data()))
        except ValueError:
            caller.abort()
            return
        caller.write(TAKEN)
        caller.disconnectFromServer()
        self.received.emit(request)
