"""What the Decide page shows: programs by a set of criteria, with all that has to be said of it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from mpcompare.app.decide.subjects import PAY, TOTAL_COST, subjects
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.pay import cost_tables
from mpcompare.model.decide.criteria_set import CriteriaSet, asks
from mpcompare.model.decide.rating import Met, Rating, Subjects, is_met, rate
from mpcompare.model.decide.ruled_out import all_ruled_out
from mpcompare.model.decide.turning_points import exchanges, turning_points
from mpcompare.model.decide.words import hundredths, of_100, ranks_words, worth_words
from mpcompare.model.fact import Absence
from mpcompare.model.pay.preferences import Residence
from mpcompare.model.program import Program
from mpcompare.model.query import never

if TYPE_CHECKING:  # numpy is imported with it, on the other thread
    from mpcompare.app.decide.sampling import Sampled

MOST_CHANGES = 3
"""As many changes are told that would make another program lead."""


class Subject(NamedTuple):
    """One thing that programs can be rated by, as it is chosen from.

    Attributes:
        heading: under which it stands.
        is_number: whether its values are numbers; else they are words.
        in_dollars: whether they are sums of money.
        unit: what they count, in words.
    """

    key: str
    label: str
    heading: str
    is_number: bool
    in_dollars: bool = False
    unit: str = ""


class Extent(NamedTuple):
    """What the programs at hand state of a subject.

    Attributes:
        low, high: the lowest and the highest number; None where none is stated.
        words: the words that can be rated, with their labels.
    """

    low: float | None = None
    high: float | None = None
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """All that can be chosen from in one catalog, by key, for one place of residence."""

    workspace: Workspace
    home: Residence | None
    subjects: Subjects
    offered: dict[str, Subject]

    def label(self, key: str) -> str:
        """Return the words for a key; the key itself where this catalog lacks it."""
        return self.offered[key].label if key in self.offered else key


def choices_of(workspace: Workspace, home: Residence | None) -> Choices:
    """Read what can be chosen from; on another thread.

    Raises:
        CatalogError: the catalog is damaged.
    """
    with workspace.catalog.reading() as catalog:
        occupations = cost_tables.occupations(catalog)
    offered = [
        Subject(
            attribute.key,
            attribute.label,
            attribute.section.value,
            attribute.kind.filter_by == "range",
            attribute.kind.in_dollars,
            attribute.kind.filter_unit,
        )
        for attribute in workspace.register.filterable
    ]
    offered.append(Subject(TOTAL_COST, "Tuition to the degree", "Figures", True, True))  # noqa: FBT003
    offered += [
        Subject(f"{PAY}{each.code}", f"Pay: {each.title}", "Figures", True, True, "a year")  # noqa: FBT003
        for each in occupations
    ]
    return Choices(workspace, home, subjects(workspace, home), {each.key: each for each in offered})


@dataclass(frozen=True, slots=True)
class Outcome:
    """The programs by a set of criteria.

    Attributes:
        rating: None while no criterion counts.
        sampled: None until the samples have been drawn.
        extents: of each subject among criteria and musts.
        rules_out: how many programs each must alone rules out, by key.
        changes: in sentences what would have to change for another program to lead.
        elsewhere: by the name of each other set, the rank that it puts each program on.
        asks_home: whether charges count that depend on where the user lives, who has not said so.
    """

    criteria: CriteriaSet
    programs: tuple[Program, ...]
    choices: Choices
    rating: "Rating | None"
    sampled: "Sampled | None"
    extents: dict[str, Extent]
    rules_out: dict[str, int]
    changes: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, dict[str, int]], ...] = ()
    asks_home: bool = False

    def reweighted(self, criteria: CriteriaSet) -> "Outcome | None":
        """Return the same with other weights, not yet sampled; None where more has changed."""
        if self.rating is None or criteria.weights != self.criteria.weights:
            return None
        old, new = (
            [(each.key, each.value) for each in one.criteria] for one in (self.criteria, criteria)
        )
        counting = _known(criteria, self.choices).counting
        if old != new or criteria.musts != self.criteria.musts or counting is None:
            return None
        rating = replace(self.rating, criteria=counting)
        return replace(self, criteria=criteria, rating=rating, sampled=None)


def outcome(
    choices: Choices,
    programs: Sequence[Program],
    criteria: CriteriaSet,
    others: Sequence[CriteriaSet] = (),
    cancelled: Callable[[], bool] = never,
) -> Outcome | None:
    """Rate and sample; on another thread. None where it was cancelled.

    What the catalog lacks does not count. Beside the set in sight, the `others` tell their ranks.

    Raises:
        CatalogError: the catalog is damaged.
    """
    known = _known(criteria, choices)
    keys = {each.key for each in (*known.criteria, *known.musts)}
    extents = {key: extent(choices, key, programs) for key in keys}
    counting, rating, sampled = known.counting, None, None
    if counting is not None:
        # numpy takes longer to import than a frame: here it is on the other thread
        from mpcompare.app.decide.sampling import sample  # noqa: PLC0415

        rating = rate(counting, programs, choices.subjects)
        sampled = sample(rating, cancelled=cancelled)
    if cancelled():
        return None
    rules_out = _rules_out(known, choices, programs)
    found = Outcome(criteria, tuple(programs), choices, rating, sampled, extents, rules_out)
    ranks = ((other.name, _ranks(other, choices, programs)) for other in others)
    elsewhere = tuple((name, each) for name, each in ranks if each)
    asks_home = choices.home is None and any(
        choices.subjects.depends_on_home(key, one) for key in keys for one in programs
    )
    told = changes_words(found)
    return replace(found, changes=told, elsewhere=elsewhere, asks_home=asks_home)


def _rules_out(
    criteria: CriteriaSet, choices: Choices, programs: Sequence[Program]
) -> dict[str, int]:
    """Count for each must how many programs it alone rules out."""
    return {
        must.key: sum(is_met(must, one, choices.subjects) is Met.NO for one in programs)
        for must in criteria.musts
        if asks(must)
    }


def _ranks(criteria: CriteriaSet, choices: Choices, programs: Sequence[Program]) -> dict[str, int]:
    """Return the rank of each program that another set does not rule out; empty without one."""
    counting = _known(criteria, choices).counting
    if counting is None:
        return {}
    rating = rate(counting, programs, choices.subjects)
    return {rating.rated[at].program.id: rank for rank, at in rating.ranked}


def _known(criteria: CriteriaSet, choices: Choices) -> CriteriaSet:
    """Leave out what the catalog lacks: the criteria may be from another edition."""
    return replace(
        criteria,
        criteria=tuple(each for each in criteria.criteria if each.key in choices.offered),
        musts=tuple(each for each in criteria.musts if each.key in choices.offered),
    )


def extent(choices: Choices, key: str, programs: Sequence[Program]) -> Extent:
    """Return what programs state of a subject."""
    if choices.offered[key].is_number:
        ends = [end for one in programs for pair in choices.subjects.ends(key, one) for end in pair]
        ends = [end for end in ends if math.isfinite(end)]
        return Extent(min(ends), max(ends)) if ends else Extent()
    attribute = choices.subjects.register[key]
    stated = [token for one in programs for token in attribute.tokens(one.fact(attribute))]
    absences = {absence.value for absence in Absence}
    words = attribute.kind.all_tokens or sorted(set(stated) - absences)
    return Extent(words=tuple((word, attribute.token_label(word)) for word in words))


# In words


class WorkingLine(NamedTuple):
    """One line of a program's sum: what counts, what is known, its worth, weight and part."""

    criterion: str
    fact: str
    worth: str
    weight: str
    part: str


def working(found: Outcome, place: int) -> tuple[WorkingLine, ...]:
    """Return a rated program's sum, a line for each criterion; all figures are of 100."""
    assert found.rating is not None
    rated, choices = found.rating.rated[place], found.choices
    return tuple(
        WorkingLine(
            choices.label(criterion.key),
            choices.subjects.words(criterion.key, rated.program),
            worth_words(worth),
            f"{share * 100:.0f}",
            hundredths(share * worth.low, share * worth.high),
        )
        for criterion, share, worth in zip(
            found.rating.criteria.criteria, found.rating.shares, rated.worths, strict=True
        )
    )


def sum_words(found: Outcome, place: int) -> str:
    """Return a rated program's band, of 100."""
    assert found.rating is not None
    rated, shares = found.rating.rated[place], found.rating.shares
    return f"{hundredths(rated.low(shares), rated.high(shares))} of 100"


def first_words(found: Outcome, place: int) -> str:
    """Return how often a rated program comes first; "" until the samples have been drawn."""
    if found.sampled is None:
        return ""
    return f"first in {of_100(found.sampled.acceptability[place][0])} cases"


def ranks_told(found: Outcome, place: int) -> str:
    """Return how often a rated program comes first, second and third; "" until it is sampled."""
    return "" if found.sampled is None else ranks_words(found.sampled.acceptability[place])


class Gap(NamedTuple):
    """Something to find out, and how often its answer would change who leads.

    Attributes:
        key: of the criterion.
        asks: the attribute that would tell; "" where the answer is no attribute's, as with pay.
        can_be_asked: whether it is among the questions to the school.
    """

    program: Program
    key: str
    label: str
    influence: str
    asks: str
    can_be_asked: bool


def gaps(found: Outcome) -> tuple[Gap, ...]:
    """Return what to find out, the most telling first; without what never changes the leader."""
    if found.rating is None or found.sampled is None:
        return ()
    return tuple(
        _gap(found, found.rating.rated[each.program].program, each.criterion, each.changes_leader)
        for each in found.sampled.influences
        if each.changes_leader > 0
    )


def _gap(found: Outcome, program: Program, criterion: int, changes_leader: float) -> Gap:
    assert found.rating is not None
    key, choices = found.rating.criteria.criteria[criterion].key, found.choices
    asks, register = choices.subjects.asks(key, program), choices.subjects.register
    stated = asks in register and register[asks].is_stated
    can_be_asked = stated and program.fact(asks).absence is Absence.NOT_STATED
    share = f"{of_100(changes_leader)} cases"
    return Gap(program, key, choices.label(key), share, asks if stated else "", can_be_asked)


def elsewhere_words(found: Outcome, program: str) -> str:
    """Return where the other sets put a program, as in "Cost first: 2"."""
    return " · ".join(
        f"{name}: {ranks.get(program, 'ruled out')}" for name, ranks in found.elsewhere
    )


def changes_words(found: Outcome) -> tuple[str, ...]:
    """Return in sentences what would have to change for another program to lead."""
    rating = found.rating
    if rating is None or len(rating.rated) < 2:
        return ()
    labels = [found.choices.label(each.key) for each in rating.criteria.criteria]
    named = names_of(found.programs)
    names = [named[rated.program.id] for rated in rating.rated]
    if rating.criteria.weights == "order":
        told = [
            f"If “{labels[each.one]}” and “{labels[each.other]}” changed places, "
            f"{names[each.leader]} would lead."
            for each in exchanges(rating)
        ]
        none = "No exchange of two criteria would make another program lead."
    else:
        told = [
            f"If the weight of “{labels[each.criterion]}” "
            f"{'rose' if each.after > each.before else 'fell'} from {each.before * 100:.0f} to "
            f"{each.after * 100:.0f} of 100, {names[each.leader]} would lead."
            for each in turning_points(rating)
        ]
        none = "No change of a single weight would make another program lead."
    return tuple(told[:MOST_CHANGES]) or (none,)


def names_of(programs: Sequence[Program]) -> dict[str, str]:
    """Return what each program is called in a sentence: its school, with its title if need be."""
    schools = [program.institution for program in programs]
    return {
        one.id: one.institution
        if schools.count(one.institution) == 1
        else f"{one.institution} ({one.title})"
        for one in programs
    }


def ruled_out_words(found: Outcome) -> str:
    """Return what rules out all programs and what would let one in; "" where one is left."""
    if found.rating is None:
        return ""
    return "\n".join(all_ruled_out(found.rating, found.choices.label, names_of(found.programs)))


def order_words(found: Outcome) -> str:
    """Return why another program stands first than the one that comes first in most cases.

    "" where it is the same, or until the samples have been drawn. By how often they come first
    alone, programs of which little is known would stand too high: of many guesses one is lucky.
    """
    rating, sampled = found.rating, found.sampled
    if rating is None or sampled is None or not rating.rated:
        return ""
    often = [shares[0] for shares in sampled.acceptability]
    leader = rating.order[0]
    most = max(rating.order, key=often.__getitem__)
    if often[most] - often[leader] < 0.005:
        return ""
    names = names_of(found.programs)
    one, other = (names[rating.rated[place].program.id] for place in (most, leader))
    widths = [
        sum(s * (w.high - w.low) for s, w in zip(rating.shares, rated.worths, strict=True))
        for rated in (rating.rated[most], rating.rated[leader])
    ]
    why = "Less is known of it: it can turn out better, and worse." if widths[0] > widths[1] else ""
    return (
        f"{one} comes first in more cases ({often[most] * 100:.0f} of 100) than {other} "
        f"({often[leader] * 100:.0f}), but its sum is lower on average. {why}"
    ).rstrip()
