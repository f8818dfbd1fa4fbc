"""How the user has arranged the pages: which tab is open, what is a table, how wide panes are."""

from collections.abc import Mapping
from typing import Any, cast

Layout = Mapping[str, tuple[int, ...]]
"""What was chosen for each thing that keeps something, by its name."""

AS_LAID_OUT: Layout = {}
"""Nothing is chosen: each page is as it is laid out."""
_MOST = 100_000


def plain(layout: Layout) -> dict[str, Any]:
    """Return a layout as values for JSON."""
    return {name: list(values) for name, values in layout.items()}


def read(raw: object) -> Layout:
    """Read what `plain` gave; what is strange is left out."""
    if not isinstance(raw, dict):
        return AS_LAID_OUT
    found: dict[str, tuple[int, ...]] = {}
    for name, values in cast("dict[object, object]", raw).items():
        if isinstance(name, str) and isinstance(values, list):
            listed = cast("list[object]", values)
            numbers = tuple(one for one in listed if isinstance(one, int) and 0 <= one <= _MOST)
            if len(numbers) == len(listed):
                found[name] = numbers
    return found
