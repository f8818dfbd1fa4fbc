"""What the criteria of a catalog can be about: its attributes, and figures of cost and pay."""

import math
from collections.abc import Sequence
from functools import cache

from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.pay import cost_tables
from mpcompare.catalog.pay.wage_place import place_of
from mpcompare.model.cost.total import CostOption, options_text, total_cost
from mpcompare.model.decide.rating import Figure, Said, Subjects
from mpcompare.model.decide.words import dollars
from mpcompare.model.money import Ends, Money
from mpcompare.model.pay.preferences import Residence, meant_for, open_ends
from mpcompare.model.program import Program

TOTAL_COST = "total_cost"
NOT_KNOWN = "not known"
PAY = "pay."
"""Before an occupation's code: the median pay of a year where the program is taught, in dollars."""


def subjects(workspace: Workspace, home: Residence | None = None) -> Subjects:
    """Return all that the criteria of a catalog can be about."""
    with workspace.catalog.reading() as catalog:
        occupations = cost_tables.occupations(catalog)
    figures: dict[str, Figure] = {TOTAL_COST: _total_cost(workspace, home)}
    said: dict[str, Said] = {TOTAL_COST: _cost_words(workspace, home)}
    for occupation in occupations:
        key = f"{PAY}{occupation.code}"
        figures[key] = pay = _pay(workspace, occupation.code, home)
        said[key] = _pay_words(pay)
    lacks: dict[str, Said] = {TOTAL_COST: lambda program: _lacking(program, home)}
    charged = {TOTAL_COST: "tuition"}
    rates = workspace.catalog.rates
    return Subjects(workspace.register, figures, said, lacks, charged, rates, home)


def _total_cost(workspace: Workspace, home: Residence | None) -> Figure:
    """Read the tuition to the degree, without what the university charges on average."""

    def figure(program: Program) -> Ends | None:
        options = total_cost(program, home).options
        sums = [end for option in options for end in (option.total, option.high)]
        found = _in_dollars(sums, workspace)
        if found is None:
            return None
        left = open_ends(home, {option.residency for option in options})
        return (0.0 if left.low else found[0], math.inf if left.high else found[1])

    return figure


def _cost_words(workspace: Workspace, home: Residence | None) -> Said:
    """Read the tuition to the degree in words, with whom each sum is for."""

    def said(program: Program) -> str:
        cost = total_cost(program, home)
        told = [_option_words(option, workspace) for option in cost.options]
        if not told or None in told:
            return NOT_KNOWN
        return "; ".join(filter(None, (*told, cost.open_for)))

    return said


def _lacking(program: Program, home: Residence | None) -> str:
    """Return the attribute without which the tuition to the degree can't be worked out."""
    charges = [said.value for said in meant_for(home, program.fact("tuition"), program).statements]
    multiplied = {"credit": "credits", "year": "duration_months"}
    return multiplied.get(charges[0].basis, "tuition") if charges else "tuition"


def _option_words(option: CostOption, workspace: Workspace) -> str | None:
    ends = _in_dollars((option.total, option.high), workspace)
    if ends is None:
        return None
    is_free = not option.high.amount
    words = options_text(option.total, option.high, (option,)) if is_free else dollars(ends)
    return words if option.residency == "all" else f"{words}, {option.residency}"


def _pay_words(pay: Figure) -> Said:
    def said(program: Program) -> str:
        ends = pay(program)
        return NOT_KNOWN if ends is None else dollars(ends)

    return said


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
