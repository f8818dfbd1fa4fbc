"""How numbers and dates are written: the one place that makes words of them.

`FIXED` is the program's own way: 52,390 and 1 March 2027. Another `LocaleFormat` can be set for the
whole process with `use`, as the locale of any process is, since each value words itself; and for
what one thread writes with `writing_as`. Months are named in English in each: all words here are.
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from typing import Literal, NamedTuple

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The names of the months, in English whatever the system speaks, as all else is."""

DecimalMark = Literal[".", ","]
DateForm = Literal["day-first", "month-first", "iso"]


class LocaleFormat(NamedTuple):
    """How numbers and dates are written.

    Attributes:
        decimal: the mark before a fraction.
        group: the mark between groups of digits; "" for none.
        grouped_from: how many digits a whole number has before it is grouped: 4, or 5.
        indian: whether the groups above the thousands have two digits, as in 5,23,900.
        dates: "1 March 2027", "March 1, 2027" or "2027-03-01". Days without a year have no ISO
            form: "March 1" then.
    """

    decimal: DecimalMark = "."
    group: str = ","
    grouped_from: int = 4
    indian: bool = False
    dates: DateForm = "day-first"

    def localised(self, number: str) -> str:
        """Return a number that is written in the fixed form in this one.

        >>> LocaleFormat(",", ".").localised("-52,390.5"), LocaleFormat(indian=True).localised(
        ...     "1,523,900"
        ... )
        ('-52.390,5', '15,23,900')
        >>> LocaleFormat(",", " ", grouped_from=5).localised("5,239.5")
        '5239,5'
        """
        whole, point, rest = number.partition(".")
        if "," in whole:
            sign, groups = (
                ("-", whole[1:].split(",")) if whole[0] == "-" else ("", whole.split(","))
            )
            whole = sign + self._grouped(groups)
        return f"{whole}{self.decimal}{rest}" if point else whole

    def _grouped(self, groups: list[str]) -> str:
        if len(groups) == 2 and len(groups[0]) + 3 < self.grouped_from:
            return "".join(groups)
        if self.indian:
            above = "".join(groups[:-1])
            first = len(above) % 2
            pairs = [above[at : at + 2] for at in range(first, len(above), 2)]
            groups = [*([above[:first]] if first else []), *pairs, groups[-1]]
        return self.group.join(groups)

    def day(self, day: int, month: int, year: int | None, *, brief: bool = False) -> str:
        """Return a day in words; `brief` has three letters of the month.

        >>> LocaleFormat().day(1, 3, 2027), LocaleFormat(dates="month-first").day(1, 3, 2027)
        ('1 March 2027', 'March 1, 2027')
        >>> LocaleFormat(dates="iso").day(1, 3, 2027), LocaleFormat(dates="iso").day(1, 3, None)
        ('2027-03-01', 'March 1')
        """
        name = MONTHS[month - 1][:3] if brief else MONTHS[month - 1]
        if self.dates == "day-first":
            return f"{day} {name}" if year is None else f"{day} {name} {year:04}"
        if year is None:
            return f"{name} {day}"
        if self.dates == "iso":
            return f"{year:04}-{month:02}-{day:02}"
        return f"{name} {day}, {year:04}"


FIXED = LocaleFormat()
"""The program's own way, in which its files and the command line always write."""

ISO = LocaleFormat(dates="iso")


class _OfProcess:
    def __init__(self) -> None:
        self.format = FIXED


class _OfThread(threading.local):
    format: LocaleFormat | None = None


_process, _thread = _OfProcess(), _OfThread()


def current() -> LocaleFormat:
    """Return how numbers and dates are written now."""
    return _thread.format or _process.format


def use(chosen: LocaleFormat) -> None:
    """Write numbers and dates in this way from now on, in the whole process."""
    _process.format = chosen


@contextmanager
def writing_as(chosen: LocaleFormat) -> Generator[None]:
    """Write numbers and dates in one way within the block, on this thread alone."""
    before = _thread.format
    _thread.format = chosen
    try:
        yield
    finally:
        _thread.format = before


def _number(fixed: str) -> str:
    chosen = _thread.format or _process.format
    return fixed if chosen is FIXED else chosen.localised(fixed)


def whole(number: float) -> str:
    """Return a number without a fraction; one with a fraction is rounded.

    >>> whole(52390), whole(-1234567.8)
    ('52,390', '-1,234,568')
    """
    return _number(f"{number:,.0f}")


def decimal(number: float, places: int) -> str:
    """Return a number with so many decimals.

    >>> decimal(1234.5, 2), decimal(7, 1)
    ('1,234.50', '7.0')
    """
    return _number(f"{number:,.{places}f}")


def general(number: float, digits: int = 6) -> str:
    """Return a number with as many decimals as it has, rounded to so many digits.

    >>> general(1234.5), general(12.0), general(1234567.0, 12)
    ('1,234.5', '12', '1,234,567')
    """
    return _number(f"{number:,.{digits}g}")


def ungrouped(number: float, digits: int = 6) -> str:
    """Return a number as `general` does, without marks between its groups, as one is typed.

    >>> ungrouped(1234.5), ungrouped(0.25)
    ('1234.5', '0.25')
    """
    return _number(f"{number:.{digits}g}")


def counted(count: int, noun: str, several: str = "") -> str:
    """Return a number of things; `several` is their name where it is not the one's with an s.

    >>> counted(1, "program"), counted(1200, "program"), counted(2, "criterion", "criteria")
    ('1 program', '1,200 programs', '2 criteria')
    """
    return f"{whole(count)} {noun if count == 1 else several or f'{noun}s'}"


def full_day(day: date) -> str:
    """Return a day in full words.

    >>> full_day(date(2027, 3, 1))
    '1 March 2027'
    """
    return current().day(day.day, day.month, day.year)


def day_of(moment: str) -> str:
    """Return the day of a date or a time in ISO 8601 in full words; what is neither, as it is.

    >>> day_of("2027-03-01"), day_of("2027-03-01T10:00:00+00:00"), day_of("")
    ('1 March 2027', '1 March 2027', '')
    """
    try:
        return full_day(date.fromisoformat(moment[:10]))
    except ValueError:
        return moment
