"""Finds a window that already runs on the same folder of the user's, and sends it a request.

Plain sockets, without Qt: a second start is over before Qt would have been imported. The window's
side is `ui/start/second_start.py`.
"""

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from mpcompare.app.start.start_request import StartRequest

TAKEN = b"taken\n"
"""What the window answers."""
_LONGEST = 52
"""Bytes of a folder whose socket's path stays below the 104 that systems allow, Qt's part too."""
_ANY_PROCESS = -1
"""What Windows takes for every process."""
_PATIENCE_S = 3.0
"""How long a window that is there may take to answer, before it counts as stuck."""


def address(folder: Path) -> str:
    """Return the name that all processes on one folder of the user's share, and no other has.

    A socket's path on this machine (the folder itself may be on a network, and its path too
    long for a socket), or a pipe's name on Windows.
    """
    key = f"{_fingerprint(os.fsencode(os.path.normcase(folder.resolve()))):016x}"
    if sys.platform == "win32":
        return pipe_name(key, os.environ)
    return str(_place() / f"mpcompare-{os.getuid()}-{key}")


def pipe_name(key: str, environment: Mapping[str, str]) -> str:
    """Return the name of a folder's pipe, which all users of a computer of Windows could see.

    Their names may hold signs that a pipe's may not.
    """
    user = "\\".join(environment.get(each, "") for each in ("USERDOMAIN", "USERNAME"))
    return rf"\\.\pipe\mpcompare-{_fingerprint(user.casefold().encode()):016x}-{key}"


def hand_over(where: str, request: StartRequest) -> bool:
    """Send the request to the window that listens there, and return whether one took it."""
    line = request.to_line()
    if sys.platform == "win32":
        _let_the_window_come_forward()
        return through_pipe(where, line)
    return _is_ours(where) and _through_socket(where, line)


def _let_the_window_come_forward() -> None:
    """Pass on the right of a program that was just started by hand: Windows refuses others."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - for this system only

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)


def _fingerprint(text: bytes) -> int:
    """Return a 64-bit FNV-1a hash: hashlib would load OpenSSL at each start, for a name."""
    found = 0xCBF29CE484222325
    for byte in text:
        found = (found ^ byte) * 0x100000001B3 % 2**64
    return found


def _place() -> Path:
    """Return the folder of sockets, as tempfile would, which costs milliseconds of each start."""
    for variable in ("XDG_RUNTIME_DIR", "TMPDIR"):
        named = os.environ.get(variable, "")
        if named and len(os.fsencode(named)) <= _LONGEST and Path(named).is_dir():
            return Path(named)
    return Path("/tmp")


def _is_ours(where: str) -> bool:
    """Whether a socket is there that this user made: in /tmp it could be anyone's."""
    try:
        found = os.lstat(where)
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


def _through_socket(where: str, line: bytes) -> bool:
    import socket  # noqa: PLC0415 - most starts find no window

    with suppress(OSError), socket.socket(socket.AF_UNIX) as line_out:
        line_out.settimeout(_PATIENCE_S)
        line_out.connect(where)
        line_out.sendall(line)
        return line_out.recv(len(TAKEN)) == TAKEN
    return False


def through_pipe(where: str, line: bytes) -> bool:
    """Send a line through a pipe of Windows, whose reads know no time limit: a thread waits."""
    import threading  # noqa: PLC0415 - as above

    answers: list[bytes] = []

    def ask() -> None:
        with suppress(OSError), open(where, "r+b", buffering=0) as pipe:  # noqa: PTH123 - no file
            pipe.write(line)
            answers.append(pipe.read(len(TAKEN)))

    asking = threading.Thread(target=ask, daemon=True)  # the end of the process ends it
    asking.start()
    asking.join(_PATIENCE_S)
    return answers == [TAKEN]
