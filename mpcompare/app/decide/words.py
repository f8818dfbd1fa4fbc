"""How a decision is put into words, on the page and by the command line."""

from mpcompare.model.decide.rating import Subjects, Worth
from mpcompare.model.money import Ends
from mpcompare.model.program import Program


def of_100(share: float) -> str:
    """Return a share in words; what is rare is not called never, nor what is frequent always.

    >>> [of_100(share) for share in (0.0, 0.001, 0.314, 0.999, 1.0)]
    ['0 of 100', 'fewer than 1 of 100', '31 of 100', 'more than 99 of 100', '100 of 100']
    """
    if 0 < share < 0.005:
        return "fewer than 1 of 100"
    if 0.995 <= share < 1:
        return "more than 99 of 100"
    return f"{share * 100:.0f} of 100"


def hundredths(low: float, high: float) -> str:
    """Return a part of the sum, of 100, or both of its ends.

    >>> hundredths(0.5, 0.5), hundredths(0.15, 0.853)
    ('50', '15 to 85')
    """
    one, two = f"{low * 100:.0f}", f"{high * 100:.0f}"
    return one if one == two else f"{one} to {two}"


def worth_words(worth: Worth) -> str:
    """Return what a fact is worth, from 0 to 100, and whether that is known."""
    words = hundredths(worth.low, worth.high)
    return f"{words}, not known" if worth.is_gap else words


def fact_words(subjects: Subjects, key: str, program: Program) -> str:
    """Return what is known of a program under a key, as the cards say it."""
    attribute = subjects.attribute(key)
    if attribute is not None:
        return attribute.text(subjects.fact(attribute, program))
    ends = subjects.figures[key](program)
    return "not known" if ends is None else dollars(ends)


def dollars(ends: Ends) -> str:
    """Return a sum in US dollars, or its range.

    >>> dollars((30420.0, 59782.0)), dollars((47850.0, 47850.0))
    ('$30,420 to $59,782', '$47,850')
    """
    low, high = (f"${end:,.0f}" for end in ends)
    return low if low == high else f"{low} to {high}"
