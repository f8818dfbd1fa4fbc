"""What a program's facts are worth by the user's criteria: a value, an interval, or a gap."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.decide.criteria import Criteria, Criterion, Linear, Must, OfChoices
from mpcompare.model.fact import Absence, Fact
from mpcompare.model.money import NO_RATES, Charge, Ends, Rates
from mpcompare.model.pay.preferences import OpenEnds, Residence, meant_for, open_ends
from mpcompare.model.program import Program

Figure = Callable[[Program], Ends | None]
"""A figure of cost or pay: both ends for a program; None where it is not known."""


Said = Callable[[Program], str]
"""The same in words."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """All that can be a criterion or a must: the attributes, and figures by their keys.

    Attributes:
        said: for each figure what is known of it, in words.
        lacks: for a figure that is worked out the attribute that is missing for it.
        made_from: for a figure the attribute whose charges it is worked out from.
        rates: for money in other currencies than US dollars.
        home: where the user lives, which decides what they are charged.
    """

    register: Register
    figures: Mapping[str, Figure] = field(default_factory=dict[str, Figure])
    said: Mapping[str, Said] = field(default_factory=dict[str, Said])
    lacks: Mapping[str, Said] = field(default_factory=dict[str, Said])
    made_from: Mapping[str, str] = field(default_factory=dict[str, str])
    rates: Rates = field(default_factory=lambda: NO_RATES)
    home: Residence | None = None

    def attribute(self, key: str) -> Attribute | None:
        """Return the attribute of a key; None for a figure."""
        return None if key in self.figures else self.register[key]

    def fact(self, attribute: Attribute, program: Program) -> Fact:
        """Return a fact without what others than the user are charged."""
        return meant_for(self.home, program.fact(attribute), program)

    def ends(self, key: str, program: Program) -> tuple[Ends, ...]:
        """Return the numbers that are known, each with both ends; money is in US dollars.

        Where nobody states what the user may be charged the highest is without end.
        """
        attribute = self.attribute(key)
        if attribute is None:
            ends = self.figures[key](program)
            return () if ends is None else (ends,)
        fact = self.fact(attribute, program)
        known = attribute.ends(fact, self.rates)
        open_end = self.open_ends(fact)
        if open_end.low:
            known = (*known, (0.0, 0.0))
        return (*known, (math.inf, math.inf)) if open_end.high else known

    def open_ends(self, fact: Fact) -> OpenEnds:
        """Return which end of the charges that may be the user's no source states."""
        charges = [value for value in fact.values if isinstance(value, Charge)]
        return open_ends(self.home, {charge.residency for charge in charges})

    def depends_on_home(self, key: str, program: Program) -> bool:
        """Whether a program charges under a key by where one lives."""
        fact = program.fact(self.made_from.get(key, key))
        charges = (value for value in fact.values if isinstance(value, Charge))
        return any(charge.residency != "all" for charge in charges)

    def asks(self, key: str, program: Program) -> str:
        """Return the attribute that would fill a gap: for a figure the first that it lacks."""
        if self.attribute(key) is not None:
            return key
        lacks = self.lacks.get(key)
        return "" if lacks is None else lacks(program)

    def words(self, key: str, program: Program) -> str:
        """Return what is known of a program under a key, as the cards say it."""
        attribute = self.attribute(key)
        if attribute is None:
            return self.said[key](program)
        fact = self.fact(attribute, program)
        left = self.open_ends(fact).words
        return f"{attribute.text(fact)} ({left})" if left else attribute.text(fact)


@dataclass(frozen=True, slots=True)
class Worth:
    """What one fact is worth: from `low` to `high`, the same where it is known.

    Attributes:
        is_gap: whether nothing is known of it: it may be worth anything from 0 to 1.
        can_be_asked: whether a source could tell; not where the question makes no sense.
    """

    low: float
    high: float
    is_gap: bool = False
    can_be_asked: bool = True

    @property
    def is_known(self) -> bool:
        """Whether it is one value."""
        return self.low == self.high


class Met(Enum):
    """Whether a must is met; a gap neither meets nor fails it."""

    YES = "meets"
    NO = "fails"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Rated:
    """One program by all criteria, in their order.

    Attributes:
        unclear: the keys of the musts of which nobody can tell yet whether it meets them.
    """

    program: Program
    worths: tuple[Worth, ...]
    unclear: tuple[str, ...] = ()

    def low(self, shares: Sequence[float]) -> float:
        """The sum with all that is not known at its worst."""
        return sum(share * worth.low for share, worth in zip(shares, self.worths, strict=True))

    def high(self, shares: Sequence[float]) -> float:
        """The sum with all that is not known at its best."""
        return sum(share * worth.high for share, worth in zip(shares, self.worths, strict=True))


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A program that fails a must, with the keys of those that it fails."""

    program: Program
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rating:
    """The programs that are left, and those that a must rules out, both in the order given."""

    criteria: Criteria
    rated: tuple[Rated, ...]
    ruled_out: tuple[RuledOut, ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """The weight of each criterion as a share of all."""
        return self.criteria.shares

    @property
    def order(self) -> tuple[int, ...]:
        """The places of the rated by the middle of the band, which is the sum to be expected.

        Those that are alike stand as they came.
        """
        return tuple(place for _, place in self.ranked)

    @property
    def ranked(self) -> tuple[tuple[int, int], ...]:
        """The rank and the place of each, in their order; those that are alike share a rank."""
        shares = self.shares
        middles = [round(rated.low(shares) + rated.high(shares), 9) for rated in self.rated]
        falling = sorted(range(len(middles)), key=lambda place: -middles[place])
        ranks: dict[float, int] = {}
        for rank, place in enumerate(falling, start=1):
            ranks.setdefault(middles[place], rank)
        return tuple((ranks[middles[place]], place) for place in falling)


def rate(criteria: Criteria, programs: Iterable[Program], subjects: Subjects) -> Rating:
    """Rate programs by criteria whose keys are all among the subjects."""
    rated: list[Rated] = []
    ruled_out: list[RuledOut] = []
    for program in programs:
        met = {must.key: is_met(must, program, subjects) for must in criteria.musts}
        failed = tuple(key for key, found in met.items() if found is Met.NO)
        if failed:
            ruled_out.append(RuledOut(program, failed))
            continue
        unclear = tuple(key for key, found in met.items() if found is Met.UNCLEAR)
        worths = tuple(worth(each, program, subjects) for each in criteria.criteria)
        rated.append(Rated(program, worths, unclear))
    return Rating(criteria, tuple(rated), tuple(ruled_out))


def worth(criterion: Criterion, program: Program, subjects: Subjects) -> Worth:
    """Return what a program's fact is worth by one criterion."""
    if isinstance(criterion.value, Linear):
        return _of_number(criterion.key, criterion.value, program, subjects)
    return _of_words(criterion.key, criterion.value, program, subjects)


def _of_number(key: str, scale: Linear, program: Program, subjects: Subjects) -> Worth:
    """Rate a number: a range, or what several sources or for several people say, by both ends."""
    found = [scale.value(end) for ends in subjects.ends(key, program) for end in ends]
    if found:
        return Worth(min(found), max(found))
    attribute = subjects.attribute(key)
    reason = subjects.fact(attribute, program).reason if attribute else Absence.NOT_STATED
    return Worth(0.0, 1.0, is_gap=True, can_be_asked=reason is not Absence.NOT_APPLICABLE)


def _of_words(key: str, scale: OfChoices, program: Program, subjects: Subjects) -> Worth:
    attribute = subjects.register[key]
    fact = subjects.fact(attribute, program)
    if fact.reason is not None:
        if fact.reason.value in scale.values:  # the user may say what an absence is worth
            said = scale.values[fact.reason.value]
            return Worth(said, said)
        can_be_asked = fact.reason is not Absence.NOT_APPLICABLE
        return Worth(0.0, 1.0, is_gap=True, can_be_asked=can_be_asked)
    each = [_best(scale, attribute.kind.tokens(value)) for value in fact.values]
    if fact.parts:  # of several values the best counts
        return Worth(max(each), max(each))
    return Worth(min(each), max(each))


def _best(scale: OfChoices, tokens: Iterable[str]) -> float:
    return max((scale.values.get(token, 0.0) for token in tokens), default=0.0)


def is_met(must: Must, program: Program, subjects: Subjects) -> Met:
    """Return whether a program meets a must; where sources disagree, all of them have to."""
    if not must.values:
        return _within(must, subjects.ends(must.key, program))
    attribute = subjects.register[must.key]
    fact = subjects.fact(attribute, program)
    if fact.reason is not None:
        return Met.YES if fact.reason.value in must.values else Met.UNCLEAR
    each = {not must.values.isdisjoint(attribute.kind.tokens(value)) for value in fact.values}
    if fact.parts:
        return Met.YES if True in each else Met.NO
    return Met.UNCLEAR if len(each) > 1 else (Met.YES if each == {True} else Met.NO)


def _within(must: Must, numbers: Sequence[Ends]) -> Met:
    if not numbers:
        return Met.UNCLEAR
    low = min(ends[0] for ends in numbers)
    high = max(ends[1] for ends in numbers)
    least = low if must.at_least is None else must.at_least
    most = high if must.at_most is None else must.at_most
    if least <= low and high <= most:
        return Met.YES
    return Met.NO if high < least or low > most else Met.UNCLEAR
