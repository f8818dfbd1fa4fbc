"""The system's locale, as far as it says how numbers and dates are written."""

from mpcompare.app.state.preferences_choice import DatesAndNumbers
from mpcompare.model.locale_format import FIXED, ISO, DateForm, LocaleFormat


def format_for(chosen: DatesAndNumbers) -> LocaleFormat:
    """Return how numbers and dates are to be written."""
    if chosen == "system":
        return system_format()
    return ISO if chosen == "iso" else FIXED


def system_format() -> LocaleFormat:
    """Return how the system writes numbers and dates.

    Digits and names of months stay ours. A locale with digits of its own has marks that go with
    these: its numbers are as in the fixed form, as all is where the system has no locale.
    """
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - a start without the setting needs none

    locale = QLocale()  # the system's, with what the user has changed in it
    if locale.language() == QLocale.Language.C:
        return FIXED
    dates = _dates(locale.dateFormat(QLocale.FormatType.LongFormat))
    mark, group = locale.decimalPoint(), locale.groupSeparator()
    if locale.zeroDigit() != "0" or mark not in ".,":
        return FIXED._replace(dates=dates)
    small, large = locale.toString(1234), locale.toString(1234567)
    return LocaleFormat(
        decimal="," if mark == "," else ".",
        group="" if large.isdigit() else group,
        grouped_from=5 if small.isdigit() else 4,
        indian=large.startswith(f"12{group}"),
        dates=dates,
    )


def _dates(pattern: str) -> DateForm:
    """Return the order of a day, month and year in Qt's pattern; ISO where the year comes first.

    >>> [_dates(p) for p in ("dddd, MMMM d, yyyy", "dddd, d. MMMM yyyy", "yyyy. MMMM d., dddd")]
    ['month-first', 'day-first', 'iso']
    """
    plain = pattern.replace("dddd", "").replace("ddd", "")
    day, month, year = (plain.find(sign) for sign in "dMy")
    if 0 <= year < min(day, month):
        return "iso"
    return "month-first" if 0 <= month < day else "day-first"
