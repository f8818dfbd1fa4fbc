"""What went wrong with the library's file, in a sentence for the user and with a next step."""

import errno
import os
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

from mpcompare.model.errors import LibraryError, Trouble
from mpcompare.model.file_exists import file_exists, folder_exists

_ELSEWHERE = "Mend that, or start with --portable and another folder's name."
_ADVICE: dict[Trouble, str] = {
    "full": "Make room on it.",
    "read-only": _ELSEWHERE,
    "in the way": _ELSEWHERE,
    "locked": "Close that program.",
    "damaged": "Restore a backup, or take over what can still be read.",
    "unreadable": _ELSEWHERE,
    "too long": _ELSEWHERE,
    "no locks": "Choose a folder on this computer: Edit > Preferences > Folder of the library.",
}
_HARDLY_ANY = 1_000_000
"""Bytes free on a disk that count as none."""
_LONGEST = 250 if sys.platform == "win32" else 500
"""Bytes of a path that SQLite opens, with room for the ends of its other files' names."""
_SENTENCES: dict[Trouble, str] = {
    "full": "What you gather can't be kept in {folder}: the disk is full.",
    "read-only": "What you gather can't be kept in {folder}: it can't be written.",
    "in the way": "What you gather can't be kept in {folder}: a file is in the way.",
    "locked": "What you gather can't be kept just now: another program holds {name}.",
    "damaged": "{name} in {folder} is damaged.",
    "missing": "What you gather can't be kept in {folder}: there is no such folder.",
    "too long": "What you gather can't be kept in {folder}: the name of that folder is too long.",
    "no locks": "What you gather can't be kept in {folder}: files can't be locked there, and two "
    "computers could write at once.",
}
_SYSTEM: dict[int, Trouble] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EROFS: "read-only",
    errno.EEXIST: "in the way",
    errno.ENOTDIR: "in the way",
    errno.EISDIR: "in the way",
    errno.ENOENT: "missing",
    errno.ENOLCK: "no locks",
    errno.ENAMETOOLONG: "too long",
}
_DATABASE: dict[int, Trouble] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_AUTH: "read-only",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_PROTOCOL: "locked",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_FORMAT: "damaged",
}


_LOCKING = frozenset(
    (
        sqlite3.SQLITE_IOERR_LOCK,
        sqlite3.SQLITE_IOERR_RDLOCK,
        sqlite3.SQLITE_IOERR_UNLOCK,
        sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
        sqlite3.SQLITE_IOERR_SHMLOCK,
    )
)
"""What SQLite says where the system's locks fail, as on network folders without any."""


def trouble_of(error: BaseException) -> Trouble:
    """Return which kind of trouble an error of SQLite or of the system is."""
    if isinstance(error, LibraryError):
        return error.trouble
    if isinstance(error, OSError):
        return _SYSTEM.get(error.errno or 0, "unreadable")
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code in _LOCKING:
        return "no locks"
    if code is not None:
        return _DATABASE.get(code & 0xFF, "unreadable")
    is_misuse = isinstance(error, sqlite3.InterfaceError | sqlite3.ProgrammingError)
    return "unreadable" if is_misuse else "damaged"  # else what was read says the impossible


def library_error(error: BaseException, path: Path) -> LibraryError:
    """Return an error of a library's file as one with a sentence for the user."""
    if isinstance(error, LibraryError):
        return error
    trouble = trouble_of(error)
    if trouble in ("unreadable", "missing"):
        trouble = _looked_up(path, trouble)
    return LibraryError(_sentence(trouble, error, path), _ADVICE.get(trouble, _ELSEWHERE), trouble)


def _looked_up(path: Path, trouble: Trouble) -> Trouble:
    """Find out why a file can't be opened or written, where SQLite only says that it can't."""
    import shutil  # noqa: PLC0415 - needed after an error only

    if folder_exists(path):
        return "in the way"
    if len(os.fsencode(path.absolute())) > _LONGEST:
        return "too long"
    folder = next(each for each in path.parents if file_exists(each))
    if not folder_exists(folder):
        return "in the way"
    places = [folder, path] if file_exists(path) else [folder]
    if not all(_is_writable(each) for each in places):
        return "read-only"
    with suppress(OSError):  # as of a network that does not answer
        return "full" if shutil.disk_usage(folder).free < _HARDLY_ANY else trouble
    return trouble


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _sentence(trouble: Trouble, error: BaseException, path: Path) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    if trouble == "in the way" and folder_exists(path):
        return f"What you gather can't be kept in {path.parent}: {path.name} there is a folder."
    said = _SENTENCES.get(trouble, "What you gather can't be kept in {folder}: {reason}.")
    return said.format(folder=path.parent, name=path.name, reason=reason.lower())
