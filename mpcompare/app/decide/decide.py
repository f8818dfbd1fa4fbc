"""Programs by the user's criteria: bands, how often each comes first, and what to find out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from mpcompare.app.decide.sampling import SAMPLES, SEED, Sampled, sample
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.pay import cost_tables
from mpcompare.catalog.pay.wage_place import place_of
from mpcompare.model.cost.total import total_cost
from mpcompare.model.decide.criteria import Criteria
from mpcompare.model.decide.criteria_file import read_criteria
from mpcompare.model.decide.rating import Figure, Rating, Subjects, rate
from mpcompare.model.money import Ends, Money
from mpcompare.model.pay.preferences import Residence
from mpcompare.model.program import Program
from mpcompare.model.query import never

TOTAL_COST = "total_cost"
PAY = "pay."
"""Before an occupation's code: the median pay of a year where the program is taught, in dollars."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A rating, and what its samples say; `order` are the places of the rated, the best first."""

    rating: Rating
    sampled: Sampled
    samples: int

    @property
    def order(self) -> tuple[int, ...]:
        """By the middle of the band, which is the sum to be expected; those alike as they came."""
        shares = self.rating.shares
        middle = [rated.low(shares) + rated.high(shares) for rated in self.rating.rated]
        return tuple(sorted(range(len(middle)), key=lambda place: -round(middle[place], 9)))


def subjects(workspace: Workspace, home: Residence | None = None) -> Subjects:
    """Return all that the criteria of a catalog can be about."""
    with workspace.catalog.reading() as catalog:
        occupations = cost_tables.occupations(catalog)
    figures: dict[str, Figure] = {TOTAL_COST: _total_cost(workspace, home)}
    for occupation in occupations:
        figures[f"{PAY}{occupation.code}"] = _pay(workspace, occupation.code, home)
    return Subjects(workspace.register, figures, workspace.catalog.rates, home)


def _total_cost(workspace: Workspace, home: Residence | None) -> Figure:
    """Read the tuition to the degree, without what the university charges on average."""

    def figure(program: Program) -> Ends | None:
        options = total_cost(program, home).options
        sums = [end for option in options for end in (option.total, option.high)]
        return _in_dollars(sums, workspace)

    return figure


def _pay(workspace: Workspace, occupation: str, home: Residence | None) -> Figure:
    @cache
    def figure(program_id: str) -> Ends | None:
        (program,) = workspace.programs([program_id])
        with workspace.catalog.reading() as catalog:
            wage = cost_tables.wage_near(catalog, place_of(catalog, program, home), occupation)
        if wage is None or wage.unit != "year" or wage.median is None:
            return None
        return _in_dollars([Money(wage.median, wage.currency)], workspace)

    return lambda program: figure(program.id)


def _in_dollars(sums: Sequence[Money], workspace: Workspace) -> Ends | None:
    """Return the lowest and the highest; None where there is none, or one can't be converted."""
    rates = workspace.catalog.rates
    dollars = [money.in_dollars(rates) if money.amount else 0.0 for money in sums]
    known = [amount for amount in dollars if amount is not None]
    return (min(known), max(known)) if known and len(known) == len(sums) else None


def decide(
    workspace: Workspace,
    programs: Sequence[Program],
    criteria: Criteria,
    home: Residence | None = None,
    samples: int = SAMPLES,
    seed: int = SEED,
    cancelled: Callable[[], bool] = never,
) -> Decision | None:
    """Rate programs and sample; call it on another thread. None where it was cancelled.

    Raises:
        CatalogError: the catalog is damaged.
    """
    rating = rate(criteria, programs, subjects(workspace, home))
    sampled = sample(rating, samples, seed, cancelled)
    return None if sampled is None else Decision(rating, sampled, samples)


def read_file(workspace: Workspace, text: str, home: Residence | None = None) -> Criteria:
    """Read a file of criteria.

    Raises:
        InputError: something in it makes no sense.
    """
    return read_criteria(text, subjects(workspace, home))
