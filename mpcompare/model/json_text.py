"""JSON from outside, as plain values: whatever is wrong with a text is a ValueError."""

import json
from typing import Any, cast

DEEPEST = 60
"""Levels of lists and tables within each other; what the program writes has fewer than ten."""
TOO_DEEP = f"lists or tables stand in each other more than {DEEPEST} deep"


def json_value(text: str | bytes) -> Any:
    """Read a JSON text.

    Raises:
        ValueError: it is no JSON, or nothing that this program could have written.
    """
    try:
        value = json.loads(text)
    except RecursionError:
        raise ValueError(TOO_DEEP) from None
    if not is_shallow(value):
        raise ValueError(TOO_DEEP)
    return value


def is_shallow(value: object) -> bool:
    """Whether lists and tables stand in each other no more than `DEEPEST` deep."""
    level = [value]
    for _ in range(DEEPEST + 1):
        below: list[object] = []
        for each in level:
            if isinstance(each, dict):
                below += cast("dict[object, object]", each).values()
            elif isinstance(each, list):
                below += cast("list[object]", each)
        if not below:
            return True
        level = below
    return False
