"""What the criteria of a catalog can be about: its attributes, and figures of cost and pay."""

from collections.abc import Sequence
from functools import cache

from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.pay import cost_tables
from mpcompare.catalog.pay.wage_place import place_of
from mpcompare.model.cost.total import total_cost
from mpcompare.model.decide.rating import Figure, Subjects
from mpcompare.model.money import Ends, Money
from mpcompare.model.pay.preferences import Residence
from mpcompare.model.program import Program

TOTAL_COST = "total_cost"
PAY = "pay."
"""Before an occupation's code: the median pay of a year where the program is taught, in dollars."""


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
