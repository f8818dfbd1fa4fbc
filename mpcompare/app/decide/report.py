"""A decision as plain values for JSON, and as lines to read."""

from collections.abc import Iterator
from typing import Any

from mpcompare.app.decide.decide import Decision
from mpcompare.model.attribute import Register
from mpcompare.model.decide.rating import Rated, Rating, Worth
from mpcompare.model.decide.ruled_out import all_ruled_out
from mpcompare.model.decide.words import of_100

MOST_GAPS = 6
"""As many are told in words; the rest is in the JSON."""


def plain_decision(decision: Decision) -> dict[str, Any]:
    """Return a decision as plain values for JSON.

    With musts it also says which programs they rule out, and of which they can't be told.
    """
    rated, sampled = decision.rating.rated, decision.sampled
    plain: dict[str, Any] = {
        "programs": [
            _plain_program(decision.rating, rated[place], sampled.acceptability[place])
            for place in decision.order
        ],
        "gaps": [
            {
                "id": rated[gap.program].program.id,
                "key": decision.rating.criteria.criteria[gap.criterion].key,
                "changes_leader": gap.changes_leader,
            }
            for gap in sampled.influences
        ],
    }
    if decision.rating.criteria.musts:
        plain["ruled_out"] = [
            {"id": out.program.id, "musts": list(out.failed)} for out in decision.rating.ruled_out
        ]
        plain["unclear_musts"] = [
            {"id": each.program.id, "key": key} for each in rated for key in each.unclear
        ]
    return plain


def _plain_program(
    rating: Rating, rated: Rated, acceptability: tuple[float, ...]
) -> dict[str, Any]:
    shares = rating.shares
    return {
        "id": rated.program.id,
        "low": rated.low(shares),
        "high": rated.high(shares),
        "rank_acceptability": list(acceptability),
        "criteria": [
            {"key": criterion.key, "weight": share, **_plain_worth(worth)}
            for criterion, share, worth in zip(
                rating.criteria.criteria, shares, rated.worths, strict=True
            )
        ],
    }


def _plain_worth(worth: Worth) -> dict[str, Any]:
    return {"value": worth.low} if worth.is_known else {"interval": [worth.low, worth.high]}


def decision_lines(decision: Decision, register: Register) -> Iterator[str]:
    """Word a decision: the programs in order with their working, musts, and what to find out."""
    rated, sampled = decision.rating.rated, decision.sampled
    for number, place in decision.rating.ranked:
        yield from _program_lines(number, decision, place, register)
    named = {out.program.id: out.program.id for out in decision.rating.ruled_out}
    yield from all_ruled_out(decision.rating, lambda key: _label(key, register), named)
    for out in decision.rating.ruled_out:
        yield f"Ruled out: {out.program.id} ({_labels(out.failed, register)})"
    for each in rated:
        if each.unclear:
            yield f"Can't tell yet: {each.program.id} ({_labels(each.unclear, register)})"
    telling = [gap for gap in sampled.influences if gap.changes_leader > 0]
    if telling:
        yield "To find out:"
    for gap in telling[:MOST_GAPS]:
        key = decision.rating.criteria.criteria[gap.criterion].key
        yield (
            f"  {rated[gap.program].program.id}: {_label(key, register)}; would change the "
            f"leader in {of_100(gap.changes_leader)} cases"
        )


def _program_lines(
    number: int, decision: Decision, place: int, register: Register
) -> Iterator[str]:
    rated, shares = decision.rating.rated[place], decision.rating.shares
    program, first = rated.program, decision.sampled.acceptability[place][0]
    low, high = rated.low(shares), rated.high(shares)
    band = f"{low:.2f}" if low == high else f"{low:.2f} to {high:.2f}"
    yield f"{number}. {program.id}  {program.title}, {program.institution}"
    yield f"   {band}; first in {of_100(first)} cases"
    for criterion, share, worth in zip(
        decision.rating.criteria.criteria, shares, rated.worths, strict=True
    ):
        value = f"{worth.low:.2f}" if worth.is_known else f"{worth.low:.2f} to {worth.high:.2f}"
        unknown = " (not known)" * worth.is_gap
        yield f"     {share:.2f} x {value}  {_label(criterion.key, register)}{unknown}"


def _label(key: str, register: Register) -> str:
    return register[key].label if key in register else key


def _labels(keys: tuple[str, ...], register: Register) -> str:
    return ", ".join(_label(key, register) for key in keys)
