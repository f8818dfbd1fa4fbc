"""Days in words, in English whatever the system speaks, as all else on the screen is."""

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def full(day: date) -> str:
    """Word a day in full.

    >>> full(date(2026, 12, 1))
    '1 December 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date, today: date) -> str:
    """Word a day briefly; its year only where it is not this one.

    >>> short(date(2026, 11, 3), date(2026, 11, 23)), short(date(2027, 1, 5), date(2026, 11, 23))
    ('3 Nov', '5 Jan 2027')
    """
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return words if day.year == today.year else f"{words} {day.year}"


def away(day: date, today: date) -> str:
    """Say how far off a day is.

    >>> [away(date(2026, 11, d), date(2026, 11, 23)) for d in (21, 22, 23, 24, 30)]
    ['2 days ago', 'yesterday', 'today', 'tomorrow', 'in 7 days']
    """
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def read_day(text: str, today: date) -> date | None:
    """Read a day as people type it; without a year it is the next one. None where it is none.

    >>> [str(read_day(t, date(2026, 11, 23))) for t in ("2027-01-05", "5 Jan", "3 december 2026")]
    ['2027-01-05', '2027-01-05', '2026-12-03']
    >>> read_day("31 Feb", date(2026, 11, 23)) is None
    True
    """
    words = text.strip().replace(",", " ").replace(".", " ").split()
    try:
        if len(words) == 1:
            return date.fromisoformat(words[0])
        if len(words) not in (2, 3):
            return None
        number, month = _number_and_month(words[0], words[1])
        if len(words) == 3:
            return date(int(words[2]), month, number)
        this_year = date(today.year, month, number)
        return this_year if this_year >= today else date(today.year + 1, month, number)
    except ValueError:
        return None


def _number_and_month(one: str, other: str) -> tuple[int, int]:
    """Take "5 Jan" and "Jan 5" alike.

    Raises:
        ValueError: they are not a number and a month.
    """
    number, month = (one, other) if one[:1].isdigit() else (other, one)
    named = [i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(month.lower())]
    if len(month) < 3 or len(named) != 1:
        raise ValueError(f"{month} is not a month")
    return int(number), named[0]
