"""Rows read straight from a file's pages: where the way to them, the tables' trees, is broken.

SQLite's own shell calls this ".recover". The format is that of https://sqlite.org/fileformat2.html:
each page that says that it holds a table's rows is read; which table's, their shape tells.
"""

import re
import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from mpcompare.library.rows.codec import Row
from mpcompare.library.schema import PAGE

_LEAF = 0x0D
_HEADER = 100
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of an integer, by its serial type."""
_MOST_IN_PAGE = PAGE - 35
_LEAST_IN_PAGE = (PAGE - 12) * 32 // 255 - 23

_TEXT, _INTEGER, _NULL, _NUMBER, _TEXT_OR_NULL, _NUMBER_OR_NULL = "tin#?~"
_KINDS: Mapping[str, tuple[type, ...]] = {
    _TEXT: (str,),
    _INTEGER: (int,),
    _NULL: (type(None),),
    _NUMBER: (int, float),
    _TEXT_OR_NULL: (str, type(None)),
    _NUMBER_OR_NULL: (int, float, type(None)),
}
_LIST = re.compile(r"first|[0-9a-f]{32}")
"""Keys of shortlists: these alone tell a shortlist's rows from those of like shape."""
_SHAPES: Mapping[str, str] = {
    "shortlists": "ttt?t",
    "shortlist_programs": "titi",
    "shortlist_hidden_rows": "tt",
    "shortlist_weights": "tt#",
    "shortlist_criteria": "titti",
    "shortlist_shared": "tttt",
    "notes": "ntttt",
    "tags": "tit",
    "application_history": "titt",
    "application_items": "tittitt",
    "own_programs": "ttt",
    "corrections": "t" * 9,
    "own_money": "t~~~~~~tt",
    "profile": "tt",
    "bin": "t" * 6,
}
"""What the values of each table's rows are, in the order of its columns."""


def rows(content: bytes, table: str) -> Iterator[tuple[int, Row]]:
    """Return the numbered rows of a table, wherever in the file they are.

    Args:
        content: the whole file.
        table: its name; one that is not to be told from another has none.
    """
    shape = _SHAPES.get(table)
    if shape is None:
        return
    free = _free_pages(content)
    for page in range(1, len(content) // PAGE + 1):
        if page not in free:
            for number, row in _rows_of(content, page):
                if _is_of(row, table, shape):
                    # the row's own number is a column of `notes`, and stored nowhere else
                    yield number, row[1:] if shape[0] == _NULL else row


def _is_of(row: Row, table: str, shape: str) -> bool:
    if len(row) != len(shape):
        return False
    if not all(type(v) in _KINDS[kind] for v, kind in zip(row, shape, strict=True)):
        return False
    is_listed = isinstance(row[0], str) and _LIST.fullmatch(row[0]) is not None
    return is_listed == table.startswith("shortlist") or len(shape) > len("ttt?")


def _free_pages(content: bytes) -> frozenset[int]:
    """Return the pages that hold nothing any more; what they held once was deleted."""
    found: set[int] = set()
    trunk = int.from_bytes(content[32:36], "big")
    while trunk and trunk not in found and trunk * PAGE <= len(content):
        found.add(trunk)
        start = (trunk - 1) * PAGE
        following, count = struct.unpack_from(">II", content, start)
        count = min(count, PAGE // 4 - 2)
        found.update(struct.unpack_from(f">{count}I", content, start + 8))
        trunk = following
    return frozenset(found)


def _rows_of(content: bytes, page: int) -> Iterator[tuple[int, Row]]:
    start = (page - 1) * PAGE
    head = start + (_HEADER if page == 1 else 0)
    if content[head] != _LEAF:
        return
    count = int.from_bytes(content[head + 3 : head + 5], "big")
    for cell in range(min(count, PAGE // 6)):
        at = head + 8 + 2 * cell
        offset = int.from_bytes(content[at : at + 2], "big")
        with suppress(ValueError, IndexError, struct.error):
            yield _row(content, start + offset, start + PAGE)


def _row(content: bytes, at: int, end: int) -> tuple[int, Row]:
    """Read the row at a place.

    Raises:
        ValueError, IndexError, struct.error: there is none.
    """
    size, at = _varint(content, at)
    number, at = _varint(content, at)
    if size > len(content):
        raise ValueError("no row is longer than its file")
    return number, _values(_payload(content, at, end, size))


def _payload(content: bytes, at: int, end: int, size: int) -> bytes:
    """Put a row's bytes together: what is too long for its page goes on in others."""
    here = size
    if size > _MOST_IN_PAGE:
        here = _LEAST_IN_PAGE + (size - _LEAST_IN_PAGE) % (PAGE - 4)
        here = here if here <= _MOST_IN_PAGE else _LEAST_IN_PAGE
    if at + here > end:
        raise ValueError("it leaves its page")
    found = bytearray(content[at : at + here])
    following = int.from_bytes(content[at + here : at + here + 4], "big")
    while len(found) < size:
        start = (following - 1) * PAGE
        if following < 1 or start + PAGE > len(content):
            raise ValueError("it goes on nowhere")
        found += content[start + 4 : start + 4 + min(PAGE - 4, size - len(found))]
        following = int.from_bytes(content[start : start + 4], "big")
    return bytes(found)


def _values(payload: bytes) -> Row:
    length, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < length:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Any] = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise ValueError("more or less than its head says")
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind >= 12:
        end = at + (kind - 12) // 2
        raw = payload[at:end]
        return (raw.decode("utf-8") if kind % 2 else raw), end
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    constants = {0: None, 8: 0, 9: 1}
    if kind not in constants:
        raise ValueError("no such kind")
    return constants[kind], at


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Read a number of one to nine bytes; return it and where the next value begins."""
    value = 0
    for place in range(8):
        byte = content[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | content[at + 8], at + 9
