"""What the Careers page shows, and how the user's mapping differs from the catalog's."""

from dataclasses import dataclass, field, replace
from typing import Any, get_args

from mpcompare.model.pay.preferences import AreaKind, PathChanges


@dataclass(frozen=True, slots=True)
class CareersChoice:
    """The page's part of the state. `place` is a key of `model.pay.career.Place`.

    Attributes:
        occupation: an American code.
        chart: the key of a chart; the page shows its first one where it has none of that key.
        real_year: the year whose dollars wages over the years are in; None for each year's own.
        equal_prices: whether wages are carried to average American prices.
        areas: which places the chart by place has.
        paths: the user's own changes to what a concentration leads to.
    """

    occupation: str = "27-4014"
    place: str = "US"
    chart: str = "pay_by_occupation"
    real_year: int | None = None
    equal_prices: bool = False
    areas: AreaKind = "all"
    paths: PathChanges = field(default_factory=PathChanges)


def plain(choice: CareersChoice) -> dict[str, Any]:
    """Return a choice as values for JSON."""
    return {
        "occupation": choice.occupation,
        "place": choice.place,
        "chart": choice.chart,
        "real_year": choice.real_year,
        "equal_prices": choice.equal_prices,
        "areas": choice.areas,
        "added_paths": [list(pair) for pair in choice.paths.added],
        "removed_paths": sorted(list(pair) for pair in choice.paths.removed),
    }


def read(raw: dict[str, Any]) -> CareersChoice:
    """Read what `plain` gave; what is missing or strange gets its default.

    Raises:
        ValueError, TypeError: a value is of another shape altogether.
    """
    fresh = CareersChoice()
    year, areas = raw.get("real_year"), raw.get("areas", fresh.areas)
    return CareersChoice(
        occupation=str(raw.get("occupation", fresh.occupation)),
        place=str(raw.get("place", fresh.place)),
        chart=str(raw.get("chart", fresh.chart)),
        real_year=int(year) if year is not None else None,
        equal_prices=bool(raw.get("equal_prices", False)),
        areas=areas if areas in get_args(AreaKind) else fresh.areas,
        paths=PathChanges(
            added=tuple(dict.fromkeys(_pair(one) for one in raw.get("added_paths", []))),
            removed=frozenset(_pair(one) for one in raw.get("removed_paths", [])),
        ),
    )


def _pair(raw: Any) -> tuple[str, str]:
    concentration, occupation = raw
    return str(concentration), str(occupation)


def with_path(paths: PathChanges, concentration: str, occupation: str) -> PathChanges:
    """Add an occupation to a concentration's; one that was removed comes back as it was."""
    pair = (concentration, occupation)
    if pair in paths.removed:
        return replace(paths, removed=paths.removed - {pair})
    return replace(paths, added=tuple(dict.fromkeys((*paths.added, pair))))


def without_path(paths: PathChanges, concentration: str, occupation: str) -> PathChanges:
    """Remove an occupation from those that a concentration leads to."""
    pair = (concentration, occupation)
    if pair in paths.added:
        return replace(paths, added=tuple(one for one in paths.added if one != pair))
    return replace(paths, removed=paths.removed | {pair})
