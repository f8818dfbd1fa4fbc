"""What users say of themselves and of careers. Every start reads these, so they stand apart.

The modules that work with them, `career.py` and `model/cost/total.py`, are large, and are imported
when a page needs them.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from mpcompare.model.fact import NOT_STATED, Fact
from mpcompare.model.library.profile import Profile
from mpcompare.model.money import Charge, Residency
from mpcompare.model.program import Program

OWN_WHY = "You put it here"
"""Why an occupation follows a concentration where the user says so."""

OUR_READING = "Which occupations a concentration leads to is our own reading, not a source's."
"""What is said wherever occupations follow from concentrations."""

AreaKind = Literal["all", "state", "metro"]


@dataclass(frozen=True, slots=True)
class PathChanges:
    """How a user's mapping of concentrations to occupations differs from the catalog's.

    Pairs are of concentration ("" for a program that states none) and occupation code.
    """

    added: tuple[tuple[str, str], ...] = ()
    removed: frozenset[tuple[str, str]] = frozenset()


NO_CHANGES = PathChanges()


class Residence(NamedTuple):
    """Where the user lives: a country (ISO 3166-1 alpha-2) and, in the US, a state's name.

    `area` is the code of a metropolitan area of the US in the wage tables. Without a state,
    in-state and out-of-state both stay open at home.
    """

    country: str
    region: str = ""
    area: str = ""

    def pays(self, residency: Residency, program: Program) -> bool:
        """Whether a charge for this residency is the user's.

        >>> from mpcompare.model.program import Program
        >>> at = Program("x", "X", "Y", "MM", "US", "Ohio", "Z", "", None, (), {})
        >>> ohio, utah, kent = Residence("US", "Ohio"), Residence("US", "Utah"), Residence("GB")
        >>> [r.pays("in-state", at) for r in (ohio, utah, kent)]
        [True, False, False]
        >>> [r.pays("international", at) for r in (ohio, utah, kent)]
        [False, False, True]
        >>> [Residence("US").pays(whom, at) for whom in ("in-state", "out-of-state")]
        [True, True]
        """
        at_home = self.country == program.country
        in_state = at_home and self.region in ("", program.region)
        out_of_state = at_home and (not self.region or self.region != program.region)
        return {
            "all": True,
            "home": at_home,
            "in-state": in_state,
            "out-of-state": out_of_state,
            "international": not at_home,
        }[residency]


class OpenEnds(NamedTuple):
    """Whether the lowest and the highest price that may be the user's are not known."""

    low: bool
    high: bool

    @property
    def words(self) -> str:
        """For whom there is no price; "" where all that may apply are known."""
        if self.low:
            return "not known for residents"
        return "not known for those from elsewhere" if self.high else ""


def open_ends(residence: Residence | None, priced: Collection[Residency]) -> OpenEnds:
    """Return which end of the prices that may be the user's is open, where some price is known.

    Who has not said where they live may be a resident or from elsewhere. A price for either kind
    of those from elsewhere is taken for the highest, as those from abroad are mostly charged as
    those out of state are.

    >>> open_ends(None, {"home"}), open_ends(None, {"in-state", "out-of-state"})
    (OpenEnds(low=False, high=True), OpenEnds(low=False, high=False))
    >>> open_ends(Residence("AT"), {"home"}), open_ends(Residence("US"), {"in-state"})
    (OpenEnds(low=False, high=False), OpenEnds(low=False, high=True))
    """
    if not priced or "all" in priced:
        return OpenEnds(low=False, high=False)
    if residence is None:
        near, far = {"home", "in-state"}, {"out-of-state", "international"}
    elif residence.region or not {"in-state", "out-of-state"} & {*priced}:
        return OpenEnds(low=False, high=False)
    else:
        near, far = {"home", "in-state"}, {"home", "out-of-state"}
    return OpenEnds(near.isdisjoint(priced), far.isdisjoint(priced))


def home_of(profile: Profile) -> Residence | None:
    """Return where the user lives; None where they have not said so."""
    country, _, region = profile.residence.partition("-")
    return Residence(country, region, profile.area) if country else None


@dataclass(frozen=True, slots=True)
class PayChoices:
    """Which wages a program is shown with.

    Attributes:
        national_abroad: whether programs of countries without figures show US national wages.
        paths: how the user's mapping of concentrations to occupations differs from the catalog's.
        home: where the user lives, for the wages of online programs; None where that is not said.
        in_dollars: whether figures side by side are converted to US dollars a year.
        at_home: whether the wages of `home` are laid over those of all programs.
    """

    national_abroad: bool = False
    paths: PathChanges = NO_CHANGES
    home: Residence | None = None
    in_dollars: bool = False
    at_home: bool = False


AS_PUBLISHED = PayChoices()
"""The wages as anyone sees them who has chosen nothing."""


def meant_for(residence: Residence | None, fact: Fact, program: Program) -> Fact:
    """Leave out what others are charged: those who live elsewhere than the user."""
    if residence is None or not fact.is_known:
        return fact
    said = tuple(
        statement
        for statement in fact.statements
        if not isinstance(statement.value, Charge)
        or residence.pays(statement.value.residency, program)
    )
    return replace(fact, statements=said) if said else NOT_STATED


def meant_first(residence: Residence | None, fact: Fact, program: Program) -> Fact:
    """Put what the user would be charged before what others are."""
    meant = meant_for(residence, fact, program).statements
    if not meant or len(meant) == len(fact.statements):
        return fact
    others = (said for said in fact.statements if said not in meant)
    return replace(fact, statements=(*meant, *others))
