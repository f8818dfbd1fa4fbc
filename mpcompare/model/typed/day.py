"""Days as people write them, each with every day that it can stand for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from mpcompare.model.locale_format import MONTHS, current
from mpcompare.model.typed.notation import DayOrder, Notation
from mpcompare.model.typed.number import normal

_KEPT = 4096
_LEAP_YEAR = 2024
_CENTURY = 2000
"""To which years of two digits are added: nobody applies by a day of the last century."""
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ", re.IGNORECASE)
_TIME = re.compile(r"(?<=[0-9])(?:T| )[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?$", re.I)
_IN_FIGURES = re.compile(r"([0-9]+) ?([./-]) ?([0-9]+)(?: ?\2 ?([0-9]+))?\.?")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that exists; of no certain year where `year` is None."""

    year: int | None
    month: int
    day: int

    @property
    def iso(self) -> str:
        """As program files write it: MM-DD, or YYYY-MM-DD.

        >>> Day(None, 2, 29).iso, Day(2027, 1, 15).iso
        ('02-29', '2027-01-15')
        """
        day = f"{self.month:02}-{self.day:02}"
        return day if self.year is None else f"{self.year:04}-{day}"

    @property
    def text(self) -> str:
        """In words, as "15 January 2027"."""
        return current().day(self.day, self.month, self.year)


@lru_cache(_KEPT)  # columns say the same again and again, and each is read to know the file's way
def readings(words: str) -> Mapping[DayOrder, Day]:
    """Return what words stand for by what comes first in them; the order is "" where both agree.

    >>> [d.iso for d in readings("January 15th, 2027").values()]
    ['2027-01-15']
    >>> {order: d.iso for order, d in readings("03/04/2027").items()}
    {'day-first': '2027-04-03', 'month-first': '2027-03-04'}
    >>> {order: d.iso for order, d in readings("15.01.2027").items()}
    {'day-first': '2027-01-15'}
    >>> readings("31 Feb"), readings("soon")
    ({}, {})
    """
    text = _TIME.sub("", _WEEKDAY.sub("", normal(words)))
    in_figures = _IN_FIGURES.fullmatch(text)
    if not in_figures:
        named = _in_words(text)
        return {"": named} if named else {}
    first, sign, second, third = in_figures.groups()
    if len(first) == 4:
        return _known({"": (first, second, third or "")} if third else {})
    orders: dict[str, tuple[str, str, str]] = {
        "day-first": (third or "", second, first),
        "month-first": (third or "", first, second),
    }
    if sign == "-" and third and len(third) == 2:
        orders["year-first"] = (first, second, third)  # 27-01-15 is one of three days
    return _known(orders)


def _known(orders: Mapping[str, tuple[str, str, str]]) -> Mapping[DayOrder, Day]:
    """Keep the orders in which figures are a day; one order where all of them are the same day."""
    found = {order: day for order, parts in orders.items() if (day := _day(*parts))}
    if len(set(found.values())) == 1 and len(found) > 1:
        return {"": next(iter(found.values()))}
    return found  # pyright: ignore[reportReturnType] - "year-first" only ever stands beside others


def _in_words(text: str) -> Day | None:
    """Read a day with its month's name, in any order but with the day before the year."""
    plain = re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b|\bof\b|\bthe\b", " ", text, flags=re.IGNORECASE)
    parts = [part for part in re.split(r"[\s,./'\u2019-]+", plain) if part]
    months = [part for part in parts if not re.fullmatch("[0-9]+", part)]
    figures = [part for part in parts if re.fullmatch("[0-9]+", part)]
    if len(months) != 1 or not 1 <= len(figures) <= 2:
        return None
    month = _month(months[0])
    if len(figures) == 2 and len(figures[0]) == 4 and parts[0] == figures[0]:
        figures.reverse()
    year = figures[1] if len(figures) == 2 else ""
    return _day(year, str(month), figures[0]) if month else None


def _month(name: str) -> int | None:
    said = name.casefold()
    said = "sep" if said == "sept" else said
    found = [n for n, month in enumerate(MONTHS, 1) if month.casefold().startswith(said)]
    return found[0] if len(said) >= 3 and len(found) == 1 else None


def _day(year: str, month: str, day: str) -> Day | None:
    """Make a day of figures; None where there is none of them. 29 February has no certain year."""
    if len(month) > 2 or len(day) > 2 or len(year) not in (0, 2, 4):
        return None
    whole = int(year) + (_CENTURY if len(year) == 2 else 0) if year else None
    try:
        date(_LEAP_YEAR if whole is None else whole, int(month), int(day))
    except ValueError:
        return None
    return Day(whole, int(month), int(day))


def read_day(words: str, notation: Notation) -> Day:
    """Read words as the one day that they stand for.

    Raises:
        ValueError: they stand for none, or for two; the message follows on the quoted words.
    """
    found = readings(words)
    if not found:
        raise ValueError("is not a day")
    if len(found) > 1 and notation.days in found:
        return found[notation.days]
    if len(found) > 1:
        can = " or ".join(day.text for day in dict.fromkeys(found.values()))
        raise ValueError(f"can be {can}: name the month, or say what comes first")
    return next(iter(found.values()))
