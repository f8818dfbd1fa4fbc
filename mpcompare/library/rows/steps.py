"""How the steps that can be undone are stored: one row each, what it changed as packed JSON.

Imported after the first paint, and by the first change.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from mpcompare.library.rows import limits
from mpcompare.library.rows import profile as profile_rows
from mpcompare.library.rows.bin import ALL
from mpcompare.library.rows.codec import Codec, text
from mpcompare.model.json_text import json_value
from mpcompare.model.library.profile import Profile
from mpcompare.model.library.step import MOST_STEPS, EntryChange, Step, StepLog
from mpcompare.model.pay.preferences import PathChanges

MOST_BYTES = 16 * 2**20
"""What all steps together may take in the file, packed; the oldest make room."""
_MOST_UNPACKED = 2**28
"""More than any step takes: only a damaged file says so."""

_CODECS = {codec.collection: codec for codec in ALL}
_NOT_UNDERSTOOD = (
    *(ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, zlib.error),
)

_INSERT = "INSERT INTO steps (key, name, at, is_done, content) VALUES (?, ?, ?, ?, ?)"
_DROP_OLD = """DELETE FROM steps WHERE at < ? OR number IN (
  SELECT number FROM (
    SELECT number, row_number() OVER newest AS place, sum(length(content)) OVER newest AS size
    FROM steps WINDOW newest AS (ORDER BY number DESC)
  ) WHERE place > ? OR size > ?)"""


def write(
    connection: sqlite3.Connection, before: StepLog, after: StepLog, days: int, at: str
) -> None:
    """Write what leads from one log to another, within the transaction of the library's change.

    Args:
        connection: in a transaction.
        before: what has been written of this window's steps, or was read.
        after: what to keep.
        days: for how long a step is kept.
        at: the time, as ISO 8601 in UTC; steps that are too old by then go.

    Raises:
        sqlite3.Error: it can't be written.
    """
    was = {step.key: is_done for step, is_done in _steps(before)}
    now = {step.key: is_done for step, is_done in _steps(after)}
    connection.executemany(
        "DELETE FROM steps WHERE key = ?", [(key,) for key in was if key not in now]
    )
    new = [step for step in after.done if step.key not in was]
    if new:  # also what other windows have undone: it can't be done again after this
        connection.execute("DELETE FROM steps WHERE NOT is_done")
    for step, is_done in _steps(after):
        if was.get(step.key) is is_done:
            continue
        changed = connection.execute(
            "UPDATE steps SET is_done = ? WHERE key = ?", (is_done, step.key)
        ).rowcount
        if not changed:
            name = step.name.encode("utf-8", "replace").decode("utf-8")
            connection.execute(_INSERT, (step.key, name, step.at, is_done, _packed(step)))
    if new:
        bounds = (oldest_kept(at, days), MOST_STEPS, MOST_BYTES)
        connection.execute(_DROP_OLD, bounds)


def oldest_kept(at: str, days: int) -> str:
    """Return the time of the oldest steps that are kept at another time, for so many days."""
    oldest = datetime.fromisoformat(at) - timedelta(days=days)
    return oldest.isoformat(timespec="seconds")


def read(connection: sqlite3.Connection, oldest: str = "") -> StepLog:
    """Read the steps of earlier starts; one that can't be understood is left out.

    Args:
        connection: to a library.
        oldest: the time before which none is read, as ISO 8601 in UTC; "" for all.

    Raises:
        sqlite3.Error: the file can't be read.
    """
    done: list[Step] = []
    undone: list[Step] = []
    for key, name, at, is_done, content in connection.execute(
        "SELECT key, name, at, is_done, content FROM steps WHERE at >= ?"
        " ORDER BY number DESC LIMIT ?",
        (oldest, MOST_STEPS),
    ):
        with suppress(*_NOT_UNDERSTOOD):
            step = _unpacked(key, name, limits.moment(at), content)
            if is_done:
                done.append(step)
            elif not done:  # another window's step came after it otherwise
                undone.append(step)
    return StepLog(tuple(reversed(done)), tuple(reversed(undone)))


def _steps(log: StepLog) -> Iterable[tuple[Step, bool]]:
    yield from ((step, True) for step in log.done)
    yield from ((step, False) for step in log.undone)


def _packed(step: Step) -> bytes:
    plain: dict[str, Any] = {
        "entries": [_plain_entry(each) for each in step.entries],
        "opened": step.opened,
    }
    if step.answers:
        plain["answers"] = step.answers
    if step.paths is not None:
        plain["paths"] = [_plain_paths(each) for each in step.paths]
    whole = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(whole.encode("utf-8", "replace"))


def _unpacked(key: str, name: str, at: str, content: bytes) -> Step:
    unpacking = zlib.decompressobj()
    plain = json_value(unpacking.decompress(content, _MOST_UNPACKED).decode("utf-8"))
    before, after = (text(each) for each in plain["opened"])
    paths = plain.get("paths")
    return Step(
        key,
        name,
        at,
        tuple(_entry(each) for each in plain["entries"]),
        _answers(plain.get("answers", {})),
        (before, after),
        None if paths is None else (_paths(paths[0]), _paths(paths[1])),
    )


def _plain_entry(change: EntryChange) -> list[Any]:
    codec = _CODECS[change.collection]
    values = [None if v is None else codec.plain(v) for v in (change.before, change.after)]
    return [change.collection, codec.plain_key(change.key), *values]


def _entry(plain: Any) -> EntryChange:
    collection, key, before, after = plain
    codec = _CODECS[collection]
    key = codec.key_from_plain(key)
    return EntryChange(collection, key, _value(codec, before), _value(codec, after))


def _value(codec: Codec, plain: Any) -> Any:
    if plain is None:
        return None
    value = codec.from_plain(plain)
    limits.check_entry(value)
    return value


def _answers(plain: Any) -> dict[str, tuple[Any, Any]]:
    asked = {each.name for each in fields(Profile)}
    found: dict[str, tuple[Any, Any]] = {}
    for name, both in plain.items():
        if name in asked:
            before, after = (profile_rows.from_plain({name: value}) for value in both)
            found[name] = getattr(before, name), getattr(after, name)
    return found


def _plain_paths(paths: PathChanges) -> list[Any]:
    return [[list(pair) for pair in paths.added], sorted(list(pair) for pair in paths.removed)]


def _paths(plain: Any) -> PathChanges:
    added, removed = plain
    return PathChanges(
        tuple((text(one), text(other)) for one, other in added),
        frozenset((text(one), text(other)) for one, other in removed),
    )
