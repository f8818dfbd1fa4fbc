"""TOML from outside, as plain values: whatever is wrong with a text is a ValueError."""

import re
import tomllib
from datetime import date, datetime, time
from typing import Any, cast

from mpcompare.model.json_text import DEEPEST, TOO_DEEP, is_shallow


class UnreadableTomlError(tomllib.TOMLDecodeError):
    """A text that the standard library's parser does not refuse in words."""

    def __init__(self, message: str) -> None:
        # Python 3.14 wants the whole text and a place in it, which are not always known here
        ValueError.__init__(self, message)


def toml_table(text: str) -> dict[str, Any]:
    """Read a TOML text; its days and times come as texts, as if they stood in quotes.

    >>> toml_table("on = 2027-01-15")
    {'on': '2027-01-15'}

    Raises:
        tomllib.TOMLDecodeError: it is no TOML, or nothing that this program could have written.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise _too_deep(text) from None
    except ValueError as error:  # a number of thousands of digits
        raise UnreadableTomlError(str(error)) from None
    if not is_shallow(table):
        raise _too_deep(text)
    return cast("dict[str, Any]", _with_texts_for_days(table))


def _too_deep(text: str) -> UnreadableTomlError:
    depth = 0
    for found in re.finditer(r"[\[\]{}]", text):
        depth += 1 if found[0] in "[{" else -1
        if depth > DEEPEST:
            line = text.count("\n", 0, found.start()) + 1
            column = found.start() - text.rfind("\n", 0, found.start())
            return UnreadableTomlError(f"{TOO_DEEP} (at line {line}, column {column})")
    return UnreadableTomlError(TOO_DEEP)


def _with_texts_for_days(value: object) -> object:
    if isinstance(value, dict):
        table = cast("dict[str, object]", value)
        return {key: _with_texts_for_days(each) for key, each in table.items()}
    if isinstance(value, list):
        return [_with_texts_for_days(each) for each in cast("list[object]", value)]
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return value
