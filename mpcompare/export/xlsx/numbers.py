"""Values as numbers with the format in which a spreadsheet shows them as the cards do."""

from datetime import date
from typing import Any, NamedTuple

from mpcompare.model.attribute import Attribute
from mpcompare.model.money import MONEY_SIGNS, Charge, Deadline, Money, NumberRange
from mpcompare.model.named_sum import NamedSum

_PER = {"year": " a year", "term": " a term", "credit": " a credit", "program": " in all"}


class Extent(NamedTuple):
    """A value that is a number: both ends, what it counts, and its number format."""

    low: float
    high: float
    unit: str
    shape: str


def extent_of(attribute: Attribute, value: Any) -> Extent | None:
    """Return the number that a value is; None for one that is none."""
    found = None
    match value:
        case Money():
            found = _of_money(value, value.amount, "")
        case Charge():
            found = _of_money(value.money, value.high.amount, _PER[value.basis])
        case NamedSum():
            period = f" {value.period}" if value.period else ""
            found = _of_money(value.money, value.high.amount, period)
        case NumberRange():
            found = _of_number(attribute, value.low, value.high)
        case int() | float() if not isinstance(value, bool):
            found = _of_number(attribute, value, value)
        case _:
            pass
    return found


def _of_money(money: Money, high: float, per: str) -> Extent:
    shape = money_shape(money.currency, (money.amount, high))
    return Extent(money.amount, high, f"{money.currency}{per}", shape)


def _of_number(attribute: Attribute, low: float, high: float) -> Extent:
    words = [attribute.kind.number_text(end) for end in (low, high)]
    places = max(len(text.partition(".")[2]) for text in words)
    return Extent(low, high, attribute.kind.unit, _digits(places))


def _digits(places: int) -> str:
    return f"#,##0.{'0' * places}" if places else "#,##0"


def quoted(words: str) -> str:
    """Return words as they stand in a number format, between what the number is shown as."""
    return f'"{words.replace(chr(34), "")}"' if words else ""


def money_shape(currency: str, amounts: tuple[float, ...], before: str = "") -> str:
    """Return the number format of a sum, with cents where one has some, and words before it.

    >>> money_shape("USD", (14990.0,)), money_shape("NOK", (537.5, 600.0), "about ")
    ('"$"#,##0', '"about NOK "#,##0.00')
    """
    is_whole = all(amount == round(amount) for amount in amounts)
    sign = MONEY_SIGNS.get(currency, f"{currency} ")
    return f"{quoted(f'{before}{sign}')}{_digits(0 if is_whole else 2)}"


def shown_number(attribute: Attribute, value: Any, qualifiers: str) -> tuple[float, str] | None:
    """Return a number with a format in which it reads as the value's own words do.

    None where no number reads like that: ranges, charges, a fee that is "No fee".
    """
    extent = extent_of(attribute, value)
    if extent is None or extent.low != extent.high:
        return None
    words = attribute.kind.text(value)
    said = f" ({qualifiers})" if qualifiers else ""
    digits = attribute.kind.number_text(extent.low)
    if isinstance(value, Money) and words == value.text:
        return extent.low, f"{extent.shape}{quoted(said)}"
    if words.startswith(digits) and not isinstance(value, Charge | NamedSum):
        return extent.low, f"{extent.shape}{quoted(f'{words[len(digits) :]}{said}')}"
    return None


def shown_day(value: Any) -> date | None:
    """Return the day of a deadline whose source gives the year; None for any other value."""
    is_whole = isinstance(value, Deadline) and len(value.date) == 10
    return date.fromisoformat(value.date) if is_whole else None
