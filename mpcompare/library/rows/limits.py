"""Whether entries from elsewhere are possible: the window computes with their dates and figures."""

import math
from datetime import date, datetime
from typing import Any

from mpcompare.model.library.application import Application
from mpcompare.model.library.library import Binned, Library
from mpcompare.model.library.merge import ENTRIES
from mpcompare.model.library.money import OwnMoney
from mpcompare.model.library.profile import Profile
from mpcompare.model.library.saved_search import SavedSearch
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.model.query import Between, Query


def check(library: Library) -> None:
    """Look at all that a library holds.

    Raises:
        ValueError: this program would never have written it.
    """
    for collection in ENTRIES:
        for entry in getattr(library, collection).values():
            check_entry(entry)
    _check_profile(library.profile)


def check_entry(entry: Any) -> None:
    """Look at one entry of any collection.

    Raises:
        ValueError: this program would never have written it.
    """
    if isinstance(entry, Binned):
        moment(entry.deleted)
        check_entry(entry.entry)
    elif isinstance(entry, Application):
        days = [since for _, since in entry.history]
        for day in (*days, *(item.due for item in entry.checklist if item.due)):
            date.fromisoformat(day)
    elif isinstance(entry, OwnMoney):
        for figure in entry.figures:
            if figure is not None:
                _check_figure(figure)
    elif isinstance(entry, SavedSearch):
        _check_ranges(entry.query)
    elif isinstance(entry, Shortlist):
        for weight in entry.weights.values():
            _check_figure(weight)


def _check_ranges(query: Query) -> None:
    for asked in query.filters:
        ends = (asked.low, asked.high) if isinstance(asked, Between) else ()
        if not all(end is None or math.isfinite(end) for end in ends):
            raise ValueError(f"no such range: {ends!r}")


def moment(text: str) -> str:
    """Return a time as it is.

    Raises:
        ValueError: it is none, or does not say in which zone.
    """
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError(f"a time of no zone: {text!r}")
    return text


def _check_profile(profile: Profile) -> None:
    for figure in (profile.gpa, profile.references, profile.years_of_work, profile.budget):
        if figure is not None:
            _check_figure(figure)


def _check_figure(figure: float) -> None:
    if not math.isfinite(figure) or figure < 0:
        raise ValueError(f"no such figure: {figure!r}")
