"""Program files, one or a folder of them, read as they are to be imported."""

import re
from pathlib import Path

from mpcompare.app.corrections.draft import Draft, draft_of
from mpcompare.app.importing.incoming import Incoming
from mpcompare.app.importing.unreadable import unreadable
from mpcompare.catalog.build.program_file import read_own_program
from mpcompare.model.attribute import Register
from mpcompare.model.errors import FileError
from mpcompare.model.safe_text import safe_text, safe_toml

PROGRAM_SUFFIX = ".toml"
MOST_BYTES = 1024 * 1024


def program_files(path: Path) -> tuple[Path, ...]:
    """Return the program files that a path stands for: itself, or those in the folder.

    Raises:
        FileError: there is none.
    """
    if not path.is_dir():
        return (path,)
    found = tuple(sorted(path.glob(f"*{PROGRAM_SUFFIX}")))
    if not found:
        raise FileError(f"There is no program file in {path}.", f"They end in {PROGRAM_SUFFIX}.")
    return found


def read_program_files(path: Path, register: Register) -> tuple[Incoming, ...]:
    """Read program files, one or those of a folder.

    Raises:
        FileError: there is none, or it can't be read.
    """
    if not path.is_dir():
        return (_of_program_file(path, _content(path), register),)
    found: list[Incoming] = []
    for each in program_files(path):
        try:
            found.append(_of_program_file(each, _content(each), register))
        except FileError as error:  # the others can still be read
            found.append(Incoming(safe_text(each.name), each.stem, Draft(), (error.message,)))
    return tuple(found)


def _content(path: Path) -> bytes:
    """Read a file's bytes; what is no program file by its size alone is not read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            size = MOST_BYTES // 1024 // 1024
            raise FileError(f"{path.name} is larger than {size} MB.", "Choose a program file.")
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def _of_program_file(path: Path, content: bytes, register: Register) -> Incoming:
    name = safe_text(path.name)
    try:
        text = safe_toml(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Incoming(name, path.stem, Draft(), ("This is not UTF-8 text.",))
    try:
        draft = draft_of(text, register)
    except ValueError as error:
        return Incoming(name, path.stem, Draft(), (f"This is not TOML: {error}.",))
    program = path.stem
    named = re.search(r'^id\s*=\s*"([^"\n]+)"', text, re.MULTILINE)
    if named:
        program = named[1]
    found = read_own_program(text, register, program).problems
    problems = tuple(f"Line {p.line}, {p.key}: {p.message}." for p in found)
    return Incoming(name, program, draft, problems, text)
