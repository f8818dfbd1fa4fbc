"""The Cost page's answers: every compared program's cost as the user asked, pay and loan beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.pay import cost_tables
from mpcompare.catalog.pay.wage_place import US, areas_by_state, place_of
from mpcompare.charts import charts_from
from mpcompare.model.cost.sheet import (
    ComparedCosts,
    LoanRow,
    LoanTerms,
    ProgramCost,
    converted_options,
    converted_wage,
    loan_rows,
)
from mpcompare.model.cost.total import TotalCost, total_cost
from mpcompare.model.country import COUNTRY_NAMES
from mpcompare.model.figure import Figure
from mpcompare.model.pay.preferences import Residence
from mpcompare.model.pay.prices import Prices
from mpcompare.model.pay.wage import Occupation, Wage
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
) -> CostSheet:
    """Work everything out; call it on another thread.

    `series` are the numbers of the programs' colours, by id; without one it gets a free one.

    Raises:
        CatalogError: the catalog is damaged.
    """
    programs = workspace.programs(ids)
    numbers = series_of(ids, series or {})
    with workspace.catalog.reading() as catalog:
        prices = cost_tables.prices(catalog)
        ways = Ways(
            cost_tables.occupations(catalog),
            cost_tables.states(catalog),
            prices.currencies,
            prices.newest_year,
        )
        costs: list[ProgramCost] = []
        for program in programs:
            university = cost_tables.university_tuition(catalog, program.unitid)
            place = place_of(catalog, program, home)
            wage = cost_tables.wage_near(catalog, place, choice.occupation)
            total = total_cost(program, home, university)
            found = _cost(program, numbers[program.id], total, wage, choice, prices)
            if wage is None:
                found = replace(found, pay_sentence=_no_pay(place.country))
            costs.append(found)
    terms = _terms(choice)
    loans = tuple(row for cost in costs for row in loan_rows(cost, terms)) if terms else ()
    return CostSheet(tuple(costs), _figure(costs), loans, ways)


def _figure(costs: Sequence[ProgramCost]) -> Figure:
    chart = charts_from({ComparedCosts})[0]
    return chart.build(ComparedCosts(tuple(costs)))


def _cost(
    program: Program,
    series: int,
    total: TotalCost,
    published: Wage | None,
    choice: CostChoice,
    prices: Prices,
) -> ProgramCost:
    options = converted_options(total, prices, choice.currency, real=choice.real)
    bare = ProgramCost(program, series, total, tuple(options))
    if published is None:
        return bare
    conversion = prices.conversion(
        published.currency, published.year, choice.currency, real=choice.real
    )
    return replace(bare, wage=converted_wage(published, conversion), pay_steps=conversion.steps)


def _no_pay(country: str) -> str:
    where = "" if country == US else f" in {COUNTRY_NAMES.get(country, country)}"
    return f"No pay figures for this occupation{where} in this catalog."


def _terms(choice: CostChoice) -> LoanTerms | None:
    if choice.rate is None:
        return None
    return LoanTerms(choice.share, choice.borrowed, choice.rate, choice.years)
