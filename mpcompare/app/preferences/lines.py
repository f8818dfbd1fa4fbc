"""The lines of the preferences' file: each is read by itself, so that a wrong one spoils no other.

A start reads them. The standard library's reader of TOML, which takes longer to import than all
else here, is for lines that this program has not written.
"""

import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from mpcompare.app.start import paths

FILE_NAME = "preferences.toml"
LIBRARY_FOLDER = "library_folder"
MOST = 2**18
"""Bytes of a file that is read: ours has some thousands."""
_LINE = re.compile(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*=[ \t]*(.*)")
_TEXT = re.compile(r'"([^"\\]*)"')
_WHOLE = re.compile(r"[1-9][0-9]{0,8}|0")


class Line(NamedTuple):
    """A value of the file."""

    key: str
    value: object
    number: int
    """Of the line, from 1."""


class Lines(NamedTuple):
    """What a file says.

    Attributes:
        found: its values, in its order.
        wrong: numbers of the lines that say nothing in TOML.
        problem: why nothing of it could be read; "" where it could.
    """

    found: tuple[Line, ...] = ()
    wrong: tuple[int, ...] = ()
    problem: str = ""


def preferences_path() -> Path:
    """Where the preferences are kept; the file need not exist."""
    return paths.user_dir() / FILE_NAME


def text_of(path: Path) -> str:
    """Return a file's text; "" where there is none.

    Raises:
        OSError: it can't be read.
        ValueError: it is no text, or too long.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST + 1)
    except FileNotFoundError:
        return ""
    if len(content) > MOST:
        raise ValueError("it is too long")
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def read_lines(path: Path) -> Lines:
    """Read a file; whatever is wrong with it is told in what is returned."""
    try:
        text = text_of(path)
    except OSError as error:
        return Lines(problem=(error.strerror or "it can't be read").lower())
    except UnicodeDecodeError:
        return Lines(problem="it is no text in UTF-8")
    except ValueError as error:
        return Lines(problem=str(error))
    return parse(text)


def parse(text: str) -> Lines:
    """Read the lines of a text."""
    found: list[Line] = []
    wrong: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(line.rstrip())
        if match is None:
            wrong.append(number)
            continue
        try:
            found.append(Line(match[1], _value(match[2]), number))
        except ValueError:
            wrong.append(number)
    return Lines(tuple(found), tuple(wrong))


def _value(words: str) -> object:
    if match := _TEXT.fullmatch(words):
        return match[1]
    if _WHOLE.fullmatch(words):
        return int(words)
    if words in ("true", "false"):
        return words == "true"
    table: dict[str, Any] = import_module("mpcompare.model.toml_text").toml_table(f"it = {words}")
    return table["it"]


def with_lines(text: str, changes: Mapping[str, tuple[str, bool]]) -> str:
    """Return a text with other values: all else in it, comments too, stays as it is.

    Args:
        text: the file's.
        changes: what each key stands for, in TOML, and whether that is as delivered: it stands in a
            comment then.
    """
    lines = text.split("\n")
    for key, (words, is_default) in changes.items():
        pattern = re.compile(rf"[ \t]*(#?)[ \t]*{re.escape(key)}[ \t]*=.*")
        places = [(n, m[1]) for n, line in enumerate(lines) if (m := pattern.fullmatch(line))]
        said = [n for n, sign in places if not sign]
        line = f"# {key} = {words}" if is_default else f"{key} = {words}"
        if not places:
            at = len(lines) - 1 if not lines[-1] else len(lines)
            lines.insert(at, line)
            continue
        for number in said[1:]:
            lines[number] = f"# {lines[number]}"
        lines[said[0] if said else places[0][0]] = line
    return "\n".join(lines)


def library_folder() -> Path | None:
    """Return the folder that the user has chosen for the library; None for that of all else."""
    path = preferences_path()
    for line in reversed(read_lines(path).found) if path.exists() else ():
        if line.key == LIBRARY_FOLDER and is_folder(line.value):
            return Path(str(line.value)) if line.value else None
    return None


def is_folder(value: object) -> bool:
    """Whether a value is the whole path of a folder, or "" for none."""
    return isinstance(value, str) and (
        not value or (Path(value).is_absolute() and "\0" not in value)
    )
