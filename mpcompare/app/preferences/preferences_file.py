"""The preferences on disk: TOML with a comment on each, of which only what differs is set.

A value that makes no sense is refused in a sentence; all others count, and the line stays until the
preference is changed. What a person has written beside stays too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mpcompare.app.preferences.declared import IN_FILE
from mpcompare.app.preferences.lines import (
    LIBRARY_FOLDER,
    Lines,
    preferences_path,
    read_lines,
    text_of,
    with_lines,
)
from mpcompare.app.preferences.preference import Preference, Value, literal
from mpcompare.app.start import paths
from mpcompare.app.state.preferences_choice import AS_LEFT
from mpcompare.app.state.state import State
from mpcompare.model.errors import FileError
from mpcompare.model.replace_file import move_file, write_file

_BY_KEY = {each.key: each for each in IN_FILE}
DELIVERED = {each.key: each.default for each in IN_FILE}
"""What a file says in which nothing is set."""
_TOLD = 3
"""Of what is wrong in a file, in one message."""
_HEAD = """\
# Preferences of mpcompare (Edit > Preferences…). The program writes a line here when you change
# one, and reads the file when it starts. You may change it too, while the program is closed.
# A line with a # says nothing: take the # away, and write what you want behind the =.
"""


class Loaded(NamedTuple):
    """What a file says.

    Attributes:
        values: of each preference that is kept in the file.
        problem: what of the file was refused, in sentences for the user; "" for nothing.
    """

    values: Mapping[str, Value]
    problem: str = ""


def load(path: Path) -> Loaded:
    """Read the preferences; what is missing or refused is as delivered."""
    lines = read_lines(path)
    seen: dict[str, Value] = {}
    problems = list(_unread(path, lines))
    for key, value, number in lines.found:
        where, preference = f"{path.name}, line {number}:", _BY_KEY.get(key)
        if preference is None:
            problems.append(f"{where} there is no preference “{key}”.")
        elif not preference.accepts(value):
            problems.append(f"{where} {key} has to be {preference.allowed}.")
        elif seen.get(key, value) != value:
            problems.append(f"{where} {key} stands here a second time.")
        else:
            seen[key] = value
    return Loaded({**DELIVERED, **seen}, _told(problems))


def _unread(path: Path, lines: Lines) -> Iterator[str]:
    if lines.problem:
        yield f"{path.name} can't be read: {lines.problem}."
    for number in lines.wrong:
        yield f"{path.name}, line {number} can't be understood."


def _told(problems: list[str]) -> str:
    if not problems:
        return ""
    told = problems[:_TOLD]
    more = len(problems) - len(told)
    told += [f"And {more} more like this."] if more else []
    return " ".join((*told, "All else counts. To mend it: Edit, Preferences, Open the File."))


def with_preferences(state: State, values: Mapping[str, Value]) -> State:
    """Return a state with the preferences of a file."""
    for key, value in values.items():
        if _BY_KEY[key].place.read(state) != value:
            state = _BY_KEY[key].place.change(state, value)
    return state


def opening(state: State) -> State:
    """Return the state that a start shows: with the page that the user wants to open with."""
    page = state.preferences.opens_with
    return state if page == AS_LEFT else replace(state, page=page)


def values_of(state: State) -> dict[str, Value]:
    """Return the value of each preference that is kept in the file."""
    return {each.key: each.place.read(state) for each in IN_FILE}


def save(path: Path, before: Mapping[str, Value], after: Mapping[str, Value]) -> None:
    """Write what has changed into the file, whole or not at all; all else in it stays.

    One that is no text is given another name first.

    Raises:
        OSError: it can't be written.
    """
    changed = {key: value for key, value in after.items() if before.get(key) != value}
    if not changed:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        text = text_of(path)
    except ValueError:
        move_file(path, _free(path.with_name(f"{path.stem}, not read{path.suffix}")))
        text = ""
    lines = {key: (literal(v), v == _BY_KEY[key].default) for key, v in changed.items()}
    write_file(path, with_lines(text or fresh_text(), lines).encode("utf-8"))


def write_fresh(path: Path) -> None:
    """Write the file in which all is as delivered, unless there is one.

    Raises:
        FileError: it can't be written.
    """
    if path.exists():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fresh_text(), encoding="utf-8")
    except OSError as error:
        raise _unwritten(path, error) from error


def keep_library_in(folder: Path) -> None:
    """Write down where the library is, for the next start.

    Raises:
        FileError: it can't be written.
    """
    path = preferences_path()
    before = load(path).values
    try:
        save(path, before, {**before, LIBRARY_FOLDER: folder_value(folder)})
    except OSError as error:
        raise _unwritten(path, error) from error


def with_library_in(state: State, folder: Path) -> State:
    """Return the state in which the library is in a folder."""
    return _BY_KEY[LIBRARY_FOLDER].place.change(state, folder_value(folder))


def folder_value(folder: Path) -> str:
    """Return the preference's value for a folder: "" for that of all else of the user's."""
    return "" if folder == paths.user_dir() else str(folder.absolute())


def _unwritten(path: Path, error: OSError) -> FileError:
    reason = (error.strerror or "it can't be written").lower()
    return FileError(
        f"{path} can't be written: {reason}.", "Make room, or let it be written, and try again."
    )


def _free(path: Path) -> Path:
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem} {number}")
    return found


def fresh_text() -> str:
    """Return the file in which all is as delivered."""
    return "\n".join(_fresh_lines())


def _fresh_lines() -> Iterator[str]:
    yield _HEAD
    group = ""
    for each in IN_FILE:
        if each.group != group:
            group = each.group
            yield f"# == {group} ==\n"
        yield f"# {each.label}. {each.help}"
        yield f"# It can be {each.allowed}.{_meanings(each)}"
        yield f"# {each.key} = {literal(each.default)}\n"


def _meanings(preference: Preference) -> str:
    words = (f"{literal(value)} is “{label}”" for value, label in preference.choices)
    told = "; ".join(words) if isinstance(preference.default, bool) else ""
    return f" {told[0].upper()}{told[1:]}." if told else ""
