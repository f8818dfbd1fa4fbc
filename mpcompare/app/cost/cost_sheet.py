"""The Cost page's answers: every compared program's cost as the user asked, pay and loan beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from sqlite3 import Connection

from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.pay import cost_tables
from mpcompare.catalog.pay.wage_place import US, areas_by_state, place_of
from mpcompare.charts import charts_from
from mpcompare.model.cost.debt import debt_for, earned_back, own_means
from mpcompare.model.cost.degree import to_the_degree
from mpcompare.model.cost.loan import LoanTerms
from mpcompare.model.cost.sheet import (
    ComparedCosts,
    LoanRow,
    ProgramCost,
    converted_options,
    converted_wage,
    loan_rows,
)
from mpcompare.model.cost.total import total_cost
from mpcompare.model.country import COUNTRY_NAMES
from mpcompare.model.figure import Figure
from mpcompare.model.library.money import IN_ALL, NOTHING_SAID, OwnMoney
from mpcompare.model.money import Money
from mpcompare.model.pay.preferences import Residence
from mpcompare.model.pay.prices import Prices
from mpcompare.model.pay.wage import Occupation
from mpcompare.model.program import Program
from mpcompare.model.series import series_of


@dataclass(frozen=True, slots=True)
class Ways:
    """What can be chosen: occupations and states in the catalog, currencies, the newest dollars."""

    occupations: tuple[Occupation, ...]
    states: tuple[str, ...]
    currencies: tuple[str, ...]
    newest_year: int


@dataclass(frozen=True, slots=True)
class CostSheet:
    """All that the page shows. `loans` is empty until the user has typed a rate."""

    costs: tuple[ProgramCost, ...]
    figure: Figure
    loans: tuple[LoanRow, ...]
    ways: Ways


def home_states(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of the states of the US that charges may depend on."""
    with workspace.catalog.reading() as catalog:
        return cost_tables.states(catalog)


def offered_currencies(workspace: Workspace) -> tuple[str, ...]:
    """Return the codes of the currencies that costs can be carried into."""
    with workspace.catalog.reading() as catalog:
        return cost_tables.prices(catalog).currencies


def home_areas(workspace: Workspace) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the metropolitan areas of each state, as code and title, by the state's name."""
    with workspace.catalog.reading() as catalog:
        return areas_by_state(catalog)


def cost_sheet(
    workspace: Workspace,
    ids: Sequence[str],
    choice: CostChoice,
    home: Residence | None = None,
    series: Mapping[str, int] | None = None,
    money: Mapping[str, OwnMoney] | None = None,
) -> CostSheet:
    """Work everything out; call it on another thread.

    Args:
        workspace: the opened catalog.
        ids: the compared programs.
        choice: in which money, and which loan.
        home: where the user lives.
        series: the numbers of the programs' colours, by id; without one it gets a free one.
        money: what the user says of their own money, by program and in all.

    Raises:
        CatalogError: the catalog is damaged.
    """
    programs = workspace.programs(ids)
    numbers = series_of(ids, series or {})
    terms = _terms(choice)
    with workspace.catalog.reading() as catalog:
        prices = cost_tables.prices(catalog)
        ways = _ways(catalog, prices)
        costs = [
            _with_own_money(
                _program_cost(catalog, program, numbers[program.id], choice, prices, home),
                choice,
                prices,
                money or {},
                terms,
            )
            for program in programs
        ]
    loans = tuple(row for cost in costs for row in loan_rows(cost))
    return CostSheet(tuple(costs), _figure(costs), loans, ways)


def _ways(catalog: Connection, prices: Prices) -> Ways:
    return Ways(
        cost_tables.occupations(catalog),
        cost_tables.states(catalog),
        prices.currencies,
        prices.newest_year,
    )


def _figure(costs: Sequence[ProgramCost]) -> Figure:
    chart = charts_from({ComparedCosts})[0]
    return chart.build(ComparedCosts(tuple(costs)))


def _program_cost(
    catalog: Connection,
    program: Program,
    series: int,
    choice: CostChoice,
    prices: Prices,
    home: Residence | None,
) -> ProgramCost:
    """Work out a program's tuition, and the pay where it is taught."""
    university = cost_tables.university_tuition(catalog, program.unitid)
    place = place_of(catalog, program, home)
    published = cost_tables.wage_near(catalog, place, choice.occupation)
    total = total_cost(program, home, university)
    options = converted_options(total, prices, choice.currency, real=choice.real)
    parity = cost_tables.price_parity(catalog, program.country, program.region)
    bare = ProgramCost(program, series, total, tuple(options), parity=parity)
    if published is None:
        return replace(bare, pay_sentence=_no_pay(place.country))
    conversion = prices.conversion(
        published.currency, published.year, choice.currency, real=choice.real
    )
    return replace(bare, wage=converted_wage(published, conversion), pay_steps=conversion.steps)


def _with_own_money(
    cost: ProgramCost,
    choice: CostChoice,
    prices: Prices,
    money: Mapping[str, OwnMoney],
    terms: LoanTerms | None,
) -> ProgramCost:
    """Add what it costs to the degree, what of it is borrowed, and when the pay comes to it."""
    in_all = money.get(IN_ALL, NOTHING_SAID)
    own = money.get(cost.program.id, NOTHING_SAID)
    degree = to_the_degree(
        cost, prices, choice.currency, real=choice.real, all_programs=in_all, own=own
    )
    if degree.ends is None:
        return replace(cost, degree=degree)
    currency = degree.ends[0].currency
    rates = prices if choice.currency else None
    means = own_means(cost.program, currency, in_all, own, rates)
    return replace(
        cost,
        degree=degree,
        debt=debt_for(degree, means, terms),
        earned_back=earned_back(degree, cost.wage, _earning(in_all, prices, choice)),
    )


def _earning(in_all: OwnMoney, prices: Prices, choice: CostChoice) -> Money | None:
    """Return what the user earns in a year, in the money asked for."""
    if in_all.earning is None:
        return None
    conversion = prices.conversion(in_all.currency, prices.newest_year, choice.currency)
    return conversion.convert(Money(in_all.earning, in_all.currency))


def _no_pay(country: str) -> str:
    where = "" if country == US else f" in {COUNTRY_NAMES.get(country, country)}"
    return f"No pay figures for this occupation{where} in this catalog."


def _terms(choice: CostChoice) -> LoanTerms | None:
    if choice.rate is None:
        return None
    return LoanTerms(choice.share, choice.borrowed, choice.rate, choice.years)
