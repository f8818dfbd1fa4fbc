"""Days as people type them, read and refused. Apart from `dates`, which each start imports."""

from datetime import MAXYEAR, date

from mpcompare.model.locale_format import full_day
from mpcompare.model.typed.day import Day, readings

_LEAP_YEARS_APART = 8
"""Years at most from one 29 February to the next."""


def read_day(text: str, today: date) -> date | None:
    """Read a day as people type it; without a year it is the next one.

    None where it is none, or can be two: `day_problem` says which.

    >>> [str(read_day(t, date(2026, 11, 23))) for t in ("2027-01-05", "5 Jan", "3 december 2026")]
    ['2027-01-05', '2027-01-05', '2026-12-03']
    >>> [str(read_day(t, date(2026, 11, 23))) for t in ("31/12/2027", "15.01.2027", "29 Feb")]
    ['2027-12-31', '2027-01-15', '2028-02-29']
    >>> read_day("31 Feb", date(2026, 11, 23)) is read_day("5/1/2027", date(2026, 11, 23)) is None
    True
    """
    found = [_on(day, today) for day in readings(text).values()]
    return found[0] if len(found) == 1 else None


def day_problem(text: str, today: date) -> str:
    """Return why a text is no day, and how to write one.

    >>> day_problem("5/1/2027", date(2026, 11, 23))
    "“5/1/2027” can be 5 January 2027 or 1 May 2027. Write the month's name, as 5 Jan 2027."
    """
    days = [full_day(day) for each in readings(text).values() if (day := _on(each, today))]
    if len(days) < 2:
        return "This is not a day. Write it as 5 Jan 2027 or 2027-01-05."
    return f"“{text}” can be {' or '.join(days)}. Write the month's name, as 5 Jan 2027."


def _on(day: Day, today: date) -> date | None:
    """Return the next such day where it has no year of its own: 29 February is not in every one."""
    if day.year is not None:
        return date(day.year, day.month, day.day)
    for year in range(today.year, min(today.year + _LEAP_YEARS_APART, MAXYEAR) + 1):
        try:
            found = date(year, day.month, day.day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None
