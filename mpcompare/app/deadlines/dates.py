"""Days in words, in English whatever the system speaks, as all else on the screen is."""

from datetime import date

from mpcompare.model.locale_format import current, whole

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def short(day: date, today: date) -> str:
    """Return a day in short words, with its year only where that is not this one.

    >>> short(date(2026, 11, 3), date(2026, 11, 23)), short(date(2027, 1, 5), date(2026, 11, 23))
    ('3 Nov', '5 Jan 2027')
    """
    year = None if day.year == today.year else day.year
    return current().day(day.day, day.month, year, brief=True)


def away(day: date, today: date) -> str:
    """Return how far off a day is, in words.

    >>> [away(date(2026, 11, d), date(2026, 11, 23)) for d in (21, 22, 23, 24, 30)]
    ['2 days ago', 'yesterday', 'today', 'tomorrow', 'in 7 days']
    """
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return near.get(days) or (f"in {whole(days)} days" if days > 0 else f"{whole(-days)} days ago")
