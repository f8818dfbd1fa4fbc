"""How the user has arranged the pages: which tab is open, what is a table, how wide panes are."""

from collections.abc import Mapping
from typing import Any

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
    for name, values in raw.items():  # pyright: ignore[reportUnknownVariableType]
        if isinstance(name, str) and isinstance(values, list):
            numbers = tuple(one for one in values if isinstance(one, int) and 0 <= one <= _MOST)
            if len(numbers) == len(values):  # pyright: ignore[reportUnknownArgumentType]
                found[name] = numbers
    return found
