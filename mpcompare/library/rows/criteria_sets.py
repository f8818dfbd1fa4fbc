"""How the sets of criteria of a shortlist are stored: a row for each, its criteria as JSON."""

import json
import math
from collections.abc import Iterable, Sequence
from typing import Any

from mpcompare.library.rows.codec import Row, text, texts
from mpcompare.model.decide.criteria import Linear, Must, OfChoices
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft
from mpcompare.model.json_text import json_value


def rows_of(sets: CriteriaSets) -> Iterable[Row]:
    """Return a row for each set: its position, its name, its criteria, whether it is open."""
    for at, each in enumerate(sets.sets):
        plain = json.dumps(_plain_set(each), ensure_ascii=False)
        yield (at, each.name, plain, int(at == sets.open))


def sets_of(rows: Sequence[Row]) -> CriteriaSets:
    """Make the sets of their rows, in whichever order they come.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: they say something impossible.
    """
    ordered = sorted(rows)
    sets = tuple(_set({**json_value(plain), "name": name}) for _, name, plain, _ in ordered)
    return CriteriaSets(sets, next((at for at, row in enumerate(ordered) if row[3]), 0))


def plain_sets(sets: CriteriaSets) -> Any:
    """Return sets as plain values for JSON."""
    return {"open": sets.open, "sets": [_plain_set(each) for each in sets.sets]}


def read_sets(plain: Any) -> CriteriaSets:
    """Read what `plain_sets` returned.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is not that.
    """
    sets = tuple(_set(each) for each in plain["sets"])
    if len({each.name for each in sets}) != len(sets):
        raise ValueError("two sets of criteria have one name")
    return CriteriaSets(sets, max(0, min(int(plain["open"]), len(sets) - 1)))


def _plain_set(each: CriteriaSet) -> Any:
    return {
        "name": each.name,
        "weights": each.weights,
        "criteria": [_plain_draft(draft) for draft in each.criteria],
        "musts": [
            {
                "key": must.key,
                "values": sorted(must.values),
                "at_least": must.at_least,
                "at_most": must.at_most,
            }
            for must in each.musts
        ],
    }


def _plain_draft(draft: Draft) -> Any:
    plain: dict[str, Any] = {"key": draft.key, "weight": draft.weight}
    if isinstance(draft.value, Linear):
        return plain | {"worst": draft.value.worst, "best": draft.value.best}
    return plain if draft.value is None else plain | {"values": dict(draft.value.values)}


def _set(plain: Any) -> CriteriaSet:
    if plain["weights"] not in ("exact", "order"):
        raise ValueError(f"no such weights: {plain['weights']!r}")
    return CriteriaSet(
        text(plain["name"]),
        tuple(_draft(each) for each in plain["criteria"]),
        tuple(
            Must(
                text(each["key"]),
                frozenset(texts(each["values"])),
                _limit(each["at_least"]),
                _limit(each["at_most"]),
            )
            for each in plain["musts"]
        ),
        plain["weights"],
    )


def _draft(plain: Any) -> Draft:
    value: Linear | OfChoices | None = None
    if "values" in plain:
        value = OfChoices({text(word): _share(n) for word, n in plain["values"].items()})
    elif "worst" in plain:
        value = Linear(_figure(plain["worst"]), _figure(plain["best"]))
        if value.worst == value.best:
            raise ValueError("worst and best are the same")
    weight = _figure(plain["weight"])
    if weight < 0:
        raise ValueError(f"no such weight: {weight!r}")
    return Draft(text(plain["key"]), value, weight)


def _share(plain: Any) -> float:
    share = _figure(plain)
    if not 0 <= share <= 1:
        raise ValueError(f"no share: {share!r}")
    return share


def _limit(plain: Any) -> float | None:
    return None if plain is None else _figure(plain)


def _figure(plain: Any) -> float:
    figure = float(plain)
    if not math.isfinite(figure):
        raise ValueError(f"no such figure: {figure!r}")
    return figure
