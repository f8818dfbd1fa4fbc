"""How the profile is stored: one row for each answer given."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, cast

from mpcompare.library.rows.codec import text, texts
from mpcompare.model.json_text import json_value
from mpcompare.model.library.profile import Profile

_DEFAULTS: Mapping[str, Any] = {
    each.name: getattr(Profile(), each.name) for each in fields(Profile)
}
_LEAD_TIMES = "lead_times"
"""The one answer that is made of pairs."""
SELECT = "SELECT answer, value FROM profile"


def put(connection: sqlite3.Connection, answers: Mapping[str, Any]) -> None:
    """Write the answers given; one that was taken back leaves no row."""
    connection.executemany("DELETE FROM profile WHERE answer = ?", [(name,) for name in answers])
    connection.executemany(
        "INSERT INTO profile (answer, value) VALUES (?, ?)",
        [(name, json.dumps(value)) for name, value in answers.items() if value != _DEFAULTS[name]],
    )


def read(rows: Iterable[tuple[str, str]]) -> Profile:
    """Make the profile of its rows.

    Raises:
        ValueError: an answer is none; only a damaged file holds such.
    """
    return from_plain({name: json_value(value) for name, value in rows})


def plain(profile: Profile) -> dict[str, Any]:
    """Return the answers that were given, as JSON can hold them."""
    said: dict[str, Any] = {name: getattr(profile, name) for name in _DEFAULTS}
    return {
        name: [*value] if isinstance(_DEFAULTS[name], tuple) else value
        for name, value in said.items()
        if value != _DEFAULTS[name]
    }


def from_plain(answers: Mapping[str, Any]) -> Profile:
    """Read what `plain` gave. Answers that are not asked for any more are left out.

    Raises:
        ValueError: an answer is of another kind than its question.
    """
    return Profile(
        **{name: _answer(name, value) for name, value in answers.items() if name in _DEFAULTS}
    )


def _answer(name: str, value: Any) -> Any:
    default = _DEFAULTS[name]
    if name == _LEAD_TIMES:
        return _lead_times(value)
    if isinstance(default, tuple):
        return texts(value)
    if default is None:
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise ValueError(f"not a number: {value!r}")
        return value
    return text(value)


def _lead_times(value: Any) -> tuple[tuple[str, int], ...]:
    if not isinstance(value, list):
        raise ValueError(f"not lead times: {value!r}")
    return tuple(map(_lead_time, cast("list[Any]", value)))


def _lead_time(pair: Any) -> tuple[str, int]:
    match pair:
        case [str(key), int(days)] if not isinstance(days, bool) and days >= 0:
            return key, days
        case _:
            raise ValueError(f"not a lead time: {pair!r}")
