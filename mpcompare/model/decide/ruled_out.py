"""What to say where the musts rule out every program: which does, and what would let one in."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from mpcompare.model.decide.rating import Rating
from mpcompare.model.program import Program

MOST_WAYS = 3
"""As many ways to let programs in are told."""


class WayIn(NamedTuple):
    """Musts without which some programs would be left.

    Attributes:
        musts: their keys.
        programs: those that fail no other must.
    """

    musts: tuple[str, ...]
    programs: tuple[Program, ...]


def ways_in(rating: Rating) -> tuple[WayIn, ...]:
    """Return the fewest musts that would have to go, those that let most programs in first."""
    fewest = min((len(out.failed) for out in rating.ruled_out), default=0)
    found = dict.fromkeys(out.failed for out in rating.ruled_out if len(out.failed) == fewest)
    ways = [
        WayIn(musts, tuple(out.program for out in rating.ruled_out if out.failed == musts))
        for musts in found
    ]
    return tuple(sorted(ways, key=lambda way: -len(way.programs)))


def all_ruled_out(
    rating: Rating, label: Callable[[str], str], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Return sentences on programs of which none is left; none where one is.

    Args:
        rating: of all of them.
        label: names a must by its key.
        names: of the programs, by id.
    """
    out = rating.ruled_out
    if rating.rated or not out:
        return ()
    every = {1: "The only program is", 2: "Both programs are"}.get(
        len(out), f"All {len(out)} programs are"
    )
    counts = Counter(key for one in out for key in one.failed).most_common()
    rules_all = all(count == len(out) for _, count in counts)
    by = [
        f"“{label(key)}”" if rules_all else f"“{label(key)}” ({count} of {len(out)})"
        for key, count in counts
    ]
    return (f"{every} ruled out by {_joined(by)}.", *_ways_told(rating, label, names))


def _ways_told(
    rating: Rating, label: Callable[[str], str], names: Mapping[str, str]
) -> tuple[str, ...]:
    ways = ways_in(rating)
    told = [
        f"Without {_joined([f'“{label(key)}”' for key in way.musts])}, "
        f"{_joined([names[program.id] for program in way.programs])} would be left."
        for way in ways[:MOST_WAYS]
    ]
    return tuple(told)


def _joined(words: list[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
