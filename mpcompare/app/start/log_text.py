"""What may be written of an error in a log: where it was and of what kind, never the user's words.

An exception's message can hold anything: a note, a search, a file's name. It is left out, but for
kinds that Python itself words, from the names in the code.
"""

import os
import re
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

_WORDED_BY_PYTHON = frozenset(
    {
        AttributeError,
        ImportError,
        IndexError,
        ModuleNotFoundError,
        NameError,
        RecursionError,
        UnboundLocalError,
        ZeroDivisionError,
    }
)
"""These exactly: a kind that is derived from one of them words its own messages."""
# patterns that are not compiled before an error is told
_DELETED = r"Internal C\+\+ object \([\w.]+\) already deleted\.?"
_QUOTED = "(?s)[\"'\u201c\u2018`].*[\"'\u201d\u2019`]"
_PATH = r"(?s)(\w+:|~|\.)?[/\\]\S.*"
_DEEPEST = 100
_CAUSES = 8


def log_text(error: BaseException) -> str:
    """Return an error and its causes as text, without any of the user's words."""
    blocks: list[str] = []
    for link, cause in _chain(error):
        frames = "".join(_frames(cause.__traceback__))
        blocks.append(f"{link}{frames}{type(cause).__qualname__}{_safe_words(cause)}")
    return "\n".join(blocks)


def full_text(error: BaseException) -> str:
    """Return an error with its message, for the user only."""
    return "".join(traceback.format_exception(error, limit=-_DEEPEST)).rstrip()


def place(error: BaseException) -> str:
    """Name an error's kind and where it arose; the same for each time that it happens again."""
    frames = traceback.extract_tb(error.__traceback__, limit=-1)
    where = f" in {short(frames[0].filename)}:{frames[0].lineno}" if frames else ""
    return f"{type(error).__qualname__}{where}"


def short(path: str) -> str:
    """Return a source file's path within what is installed; where that is, is the user's."""
    for folder in sorted(filter(None, sys.path), key=len, reverse=True):
        if path.startswith(folder):
            return Path(path).relative_to(folder).as_posix()
    return Path(path).name


def without_words(text: str) -> str:
    """Take out of a library's warning what stands in quotes, and paths: they may be the user's."""
    return re.sub(_PATH, "…", re.sub(_QUOTED, "“…”", text))


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """Return what an error comes from, the first first, each with its tie to the one before."""
    found: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in found and len(found) < _CAUSES:
        found.append(at)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    for index, each in enumerate(reversed(found)):
        yield ("then:\n" if index else "", each)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    for frame in traceback.extract_tb(trace, limit=-_DEEPEST):
        yield f"  {short(frame.filename)}:{frame.lineno} {frame.name}: {frame.line}\n"


def _safe_words(error: BaseException) -> str:
    if isinstance(error, OSError) and isinstance(error.errno, int):
        return f": [{error.errno}] {os.strerror(error.errno)}"
    code = getattr(error, "sqlite_errorname", None)
    if isinstance(code, str):
        return f": {code}"
    words = str(error)
    if type(error) in _WORDED_BY_PYTHON or re.fullmatch(_DELETED, words):
        return f": {words}"
    return " (its message is left out)" if words else ""
