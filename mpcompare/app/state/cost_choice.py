"""What the Cost page was asked: in which money, and which loan."""

from dataclasses import asdict, dataclass
from typing import Any

MOST_PERCENT = 100.0
LONGEST = 40.0


@dataclass(frozen=True, slots=True)
class CostChoice:
    """The page's part of the state; the defaults say nothing about the user.

    Attributes:
        currency: of every amount, ISO 4217; "" for as stated.
        real: whether dollars are carried to the newest year's.
        occupation: whose pay stands beside the cost, an American code.
        share: percent of the total that is borrowed, where `borrowed` is None.
        borrowed: the sum that is borrowed.
        rate: yearly interest in percent; None until the user types one, since nobody's is known.
        years: how long the loan is paid back.
    """

    currency: str = ""
    real: bool = False
    occupation: str = "27-4014"
    share: float = 100.0
    borrowed: float | None = None
    rate: float | None = None
    years: float = 10.0


AS_STATED = CostChoice()
"""As the sources state it, in their currencies, and no loan."""


def plain(choice: CostChoice) -> dict[str, Any]:
    """Return a choice as values for JSON."""
    return asdict(choice)


def read(raw: dict[str, Any]) -> CostChoice:
    """Read what `plain` gave; what is missing or out of range gets its default.

    Raises:
        ValueError, TypeError: a value is of another shape altogether.
    """
    fresh = CostChoice()
    share = _within(raw.get("share"), 0, MOST_PERCENT)
    years = _within(raw.get("years"), 1, LONGEST)
    return CostChoice(
        currency=str(raw.get("currency", "")),
        real=bool(raw.get("real", False)),
        occupation=str(raw.get("occupation", fresh.occupation)),
        share=fresh.share if share is None else share,
        borrowed=_within(raw.get("borrowed"), 0, float("inf")),
        rate=_within(raw.get("rate"), 0, MOST_PERCENT),
        years=fresh.years if years is None else years,
    )


def _within(raw: Any, low: float, high: float) -> float | None:
    number = None if raw is None else float(raw)
    return number if number is not None and low <= number <= high else None
