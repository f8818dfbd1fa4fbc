"""Which colour and pattern a compared program has: one number that it keeps while it is listed."""

from collections.abc import Iterable, Mapping
from itertools import count
from typing import Literal

COLOURS = 6
"""Series colours of each scheme; from the seventh program on, patterns tell them apart too."""

Pattern = Literal["solid", "dashed", "dotted", "hatched"]
PATTERNS: tuple[Pattern, ...] = ("solid", "dashed", "dotted", "hatched")


def series_of(programs: Iterable[str], kept: Mapping[str, int]) -> dict[str, int]:
    """Return each program's series, from 0: the one that it kept, else the lowest free one.

    >>> series_of(["third", "first", "new"], {"first": 0, "removed": 1, "third": 2})
    {'third': 2, 'first': 0, 'new': 1}
    """
    listed = tuple(dict.fromkeys(programs))
    taken: dict[int, str] = {}
    for program in listed:
        if kept.get(program, -1) >= 0:
            taken.setdefault(kept[program], program)
    found = {program: series for series, program in taken.items()}
    free = (series for series in count() if series not in taken)
    return {one: found[one] if one in found else next(free) for one in listed}


def pattern_of(series: int) -> Pattern:
    """Return the pattern of a series: solid for the first six, then another for each six more.

    >>> [pattern_of(series) for series in (0, 5, 6, 12, 18, 24)]
    ['solid', 'solid', 'dashed', 'dotted', 'hatched', 'solid']
    """
    return PATTERNS[series // COLOURS % len(PATTERNS)]
