"""Filters as typed words (`choice`, `not-stated`, `US`, `12-24`), as a command line takes them."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress

from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.errors import InputError
from mpcompare.model.fact import Absence
from mpcompare.model.query import AnyOf, Between, Filter

_RANGE = re.compile(r"(\d+(?:\.\d+)?)?-(\d+(?:\.\d+)?)?|(\d+(?:\.\d+)?)")
UNSTATED = Absence.NOT_STATED.value


def allowed_words(attribute: Attribute) -> tuple[str, ...]:
    """Return the words that an attribute's filter takes; empty where any word may come."""
    tokens = attribute.kind.all_tokens
    absences = tuple(absence.value for absence in Absence)
    return (*tokens, *absences) if tokens else ()


def read_filter(attribute: Attribute, words: Sequence[str]) -> Filter:
    """Turn an attribute's words into its filter.

    Raises:
        InputError: a word is not one of those allowed, or not a range.
    """
    if attribute.kind.filter_by == "range":
        return _between(attribute, words)
    return AnyOf(attribute.key, frozenset(_token(attribute, word.strip()) for word in words))


def read_filters(register: Register, words: Mapping[str, Sequence[str]]) -> tuple[Filter, ...]:
    """Turn the words given for each attribute's key into filters, in the register's order.

    Raises:
        InputError: as `read_filter`.
    """
    return tuple(read_filter(a, words[a.key]) for a in register.filterable if words.get(a.key))


def quick_filters(register: Register) -> tuple[tuple[str, Filter], ...]:
    """Return the filters that are offered above the results, with their words.

    Raises:
        InputError: a declaration asks for what its attribute has not.
    """
    return tuple(
        (attribute.quick.label, read_filter(attribute, attribute.quick.words))
        for attribute in register
        if attribute.quick is not None
    )


def _token(attribute: Attribute, word: str) -> str:
    allowed = allowed_words(attribute)
    if not allowed:
        return _open_token(attribute, word)
    if word.casefold() not in allowed:
        raise InputError(
            f"{attribute.label}: {word!r} is not one of its words.",
            f"Choose from {', '.join(allowed)}.",
        )
    return word.casefold()


def _open_token(attribute: Attribute, word: str) -> str:
    """Read a word of an open list as its kind would, with or without capitals."""
    if word.casefold() in {absence.value for absence in Absence}:
        return word.casefold()
    try:
        return str(attribute.kind.read(word))
    except ValueError as error:
        with suppress(ValueError):
            return str(attribute.kind.read(word.upper()))
        raise InputError(
            f"{attribute.label}: {error}.", "Or name an absence, such as not-stated."
        ) from error


def _between(attribute: Attribute, words: Sequence[str]) -> Between:
    ranges = [word for word in words if word != UNSTATED]
    if len(ranges) > 1:
        raise InputError(f"{attribute.label}: two ranges are given.", "Give one.")
    low, high = _ends(attribute, ranges[0]) if ranges else (None, None)
    if low is not None and high is not None and low > high:
        raise InputError(
            f"{attribute.label}: the range {ranges[0]} ends before it begins.",
            "Give the lower number first.",
        )
    return Between(attribute.key, low, high, unstated=UNSTATED in words)


def _ends(attribute: Attribute, word: str) -> tuple[float | None, float | None]:
    found = _RANGE.fullmatch(word.replace(",", "").strip())
    if not found or word.strip() == "-":
        raise InputError(
            f"{attribute.label}: {word!r} is not a range.",
            f"Write it as 12-24, 12- or -24, or {UNSTATED}.",
        )
    if found[3]:
        return float(found[3]), float(found[3])
    return (float(found[1]) if found[1] else None, float(found[2]) if found[2] else None)
