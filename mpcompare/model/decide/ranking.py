"""Programs in the order of the user's criteria, as cards and files show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from mpcompare.model.decide.words import ORDINALS, hundredths, of_100, ranks_words

METHOD = (
    "The order is that of the sum to be expected: the middle of the band from worst to best case, "
    "and the mean of all cases. In each case all that is not known is drawn by lot."
)


@dataclass(frozen=True, slots=True)
class CountingCriterion:
    """One thing that counts.

    Attributes:
        label: what the key is called.
        weight: its share of all weights, from 0 to 1.
        scale: what its values are worth, in words.
    """

    key: str
    label: str
    weight: float
    scale: str


@dataclass(frozen=True, slots=True)
class Earned:
    """What a program earns by one criterion; the figures are parts of 1.

    Attributes:
        fact: what is known of it, as the cards say it.
        low, high: what that is worth, from worst to best case.
        is_gap: whether nothing is known of it.
        part_low, part_high: the same times the criterion's weight.
    """

    fact: str
    low: float
    high: float
    is_gap: bool
    part_low: float
    part_high: float

    @property
    def worth_words(self) -> str:
        """What it is worth, of 100."""
        words = hundredths(self.low, self.high)
        return f"{words}, not known" if self.is_gap else words

    @property
    def part_words(self) -> str:
        """What it adds to the sum, of 100."""
        return hundredths(self.part_low, self.part_high)


@dataclass(frozen=True, slots=True)
class RankedProgram:
    """One program's place and its working.

    Attributes:
        id: of the program.
        rank: from 1.
        low, high: the sum from worst to best case, from 0 to 1.
        acceptability: in what share of the cases it comes first, second, ...
        earned: for each criterion, in their order.
        unclear: the musts of which nobody can tell yet whether it meets them, in words.
    """

    id: str
    rank: int
    low: float
    high: float
    acceptability: tuple[float, ...]
    earned: tuple[Earned, ...]
    unclear: str = ""

    @property
    def sum_words(self) -> str:
        """The band, of 100."""
        return hundredths(self.low, self.high)

    @property
    def first_words(self) -> str:
        """How often it comes first."""
        return f"first in {of_100(self.acceptability[0])}"

    @property
    def ranks_words(self) -> str:
        """How often it comes first, second and third, in a sentence's part."""
        return ranks_words(self.acceptability)

    def share_words(self, rank: int) -> str:
        """Return how often it has a rank; "" where there are fewer programs."""
        return of_100(self.acceptability[rank - 1]) if rank <= len(self.acceptability) else ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The compared programs by one set of criteria.

    Attributes:
        name: of the set.
        by_order: whether only the order of the criteria counts, not the weights written.
        samples: how many cases were drawn.
        programs: in their order, the best first.
        ruled_out: the ids of those that fail musts, each with these musts in words.
        remark: why another program stands first than the one that comes first in most cases; "".
    """

    name: str
    by_order: bool
    samples: int
    criteria: tuple[CountingCriterion, ...]
    programs: tuple[RankedProgram, ...]
    ruled_out: tuple[tuple[str, str], ...] = ()
    remark: str = ""

    def of(self, program_id: str) -> RankedProgram | None:
        """Return a program's place; None where it is ruled out."""
        return next((each for each in self.programs if each.id == program_id), None)


RANKS_SHOWN = tuple(f"{rank.capitalize()} in" for rank in ORDINALS)
"""Headings over how often a program has the first ranks."""


def ranks_shown(program: RankedProgram) -> Sequence[str]:
    """Return what stands below `RANKS_SHOWN`."""
    return [program.share_words(rank) for rank in range(1, len(ORDINALS) + 1)]
