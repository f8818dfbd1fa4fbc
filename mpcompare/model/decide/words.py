"""How a decision is put into words, on the page, in files and by the command line."""

from collections.abc import Sequence

from mpcompare.model.decide.criteria import Criterion, Linear
from mpcompare.model.decide.rating import Subjects, Worth
from mpcompare.model.locale_format import general, whole
from mpcompare.model.money import Ends


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


ORDINALS = ("first", "second", "third")
"""The ranks of which it is told how often a program has them."""


def ranks_words(acceptability: Sequence[float]) -> str:
    """Return how often a program comes first, second and third; ranks that it never has are left.

    >>> ranks_words((0.72, 0.28, 0.0)), ranks_words((0.0, 0.0, 0.0, 1.0))
    ('first in 72 of 100 cases, second in 28', 'never among the first three')
    """
    often = [
        (rank, of_100(share))
        for rank, share in zip(ORDINALS, acceptability, strict=False)
        if share > 0
    ]
    if not often:
        return "never among the first three"
    (rank, share), *others = often
    told = [f"{rank} in {share} cases"]
    told += [f"{rank} in {share.removesuffix(' of 100')}" for rank, share in others]
    return ", ".join(told)


def scale_words(subjects: Subjects, criterion: Criterion) -> str:
    """Return what the values of a criterion are worth, of 100."""
    attribute = subjects.attribute(criterion.key)
    if isinstance(criterion.value, Linear):
        in_dollars = attribute is None or attribute.kind.in_dollars
        unit = "" if in_dollars or attribute is None else f" {attribute.kind.unit}".rstrip()
        worst, best = (
            f"${whole(end)}" if in_dollars else f"{general(end, 10)}{unit}"
            for end in (criterion.value.worst, criterion.value.best)
        )
        return f"{worst} is worth 0, {best} is worth 100"
    assert attribute is not None
    told = sorted(criterion.value.values.items(), key=lambda pair: -pair[1])
    return ", ".join(f"{attribute.token_label(word)} {worth * 100:.0f}" for word, worth in told)


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


def dollars(ends: Ends) -> str:
    """Return a sum in US dollars, or its range.

    >>> dollars((30420.0, 59782.0)), dollars((47850.0, 47850.0))
    ('$30,420 to $59,782', '$47,850')
    """
    low, high = (f"${whole(end)}" for end in ends)
    return low if low == high else f"{low} to {high}"
