"""Days in words, in English whatever the system speaks, as all else on the screen is."""

from datetime import MAXYEAR, date

from mpcompare.model.months import MONTHS
from mpcompare.model.typed.day import Day, readings

_LEAP_YEARS_APART = 8
"""Years at most from one 29 February to the next."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def full(day: date) -> str:
    """Return a day in full words.

    >>> full(date(2026, 12, 1))
    '1 December 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date, today: date) -> str:
    """Return a day in short words, with its year only where that is not this one.

    >>> short(date(2026, 11, 3), date(2026, 11, 23)), short(date(2027, 1, 5), date(2026, 11, 23))
    ('3 Nov', '5 Jan 2027')
    """
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return words if day.year == today.year else f"{words} {day.year}"


def away(day: date, today: date) -> str:
    """Return how far off a day is, in words.

    >>> [away(date(2026, 11, d), date(2026, 11, 23)) for d in (21, 22, 23, 24, 30)]
    ['2 days ago', 'yesterday', 'today', 'tomorrow', 'in 7 days']
    """
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return near.get(days) or (f"in {days:,} days" if days > 0 else f"{-days:,} days ago")


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
    days = [full(day) for each in readings(text).values() if (day := _on(each, today))]
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
