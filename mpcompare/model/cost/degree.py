"""One program's cost to the degree as the page asks for it: its pieces found, converted, added."""

from dataclasses import replace

from mpcompare.model.cost.living import living_piece
from mpcompare.model.cost.piece import DegreeCost, Piece, Reason, converted, degree_cost
from mpcompare.model.cost.sheet import ProgramCost
from mpcompare.model.fact import Fact
from mpcompare.model.library.money import NOTHING_SAID, OwnMoney
from mpcompare.model.money import UNDATED, Money
from mpcompare.model.pay.prices import Prices
from mpcompare.model.program import Program

AVERAGE = "University's average tuition"
_SEVERAL = "tuition in several currencies"


def to_the_degree(
    cost: ProgramCost,
    prices: Prices,
    to: str,
    *,
    real: bool,
    all_programs: OwnMoney = NOTHING_SAID,
    own: OwnMoney = NOTHING_SAID,
) -> DegreeCost:
    """Add up tuition, fees and living costs to the degree, less what the user has won.

    Args:
        cost: with the tuition as asked for.
        prices: the rates and the index.
        to: the currency asked for; "" for as stated.
        real: whether dollars are carried to the newest year's.
        all_programs: what the user says of living costs anywhere.
        own: what the user says for this program; it goes before that.
    """
    program = cost.program
    living = living_piece(program, effective(all_programs, own))
    found = [_fee_piece(program), living, _award_piece(own)]
    pieces = [
        converted(piece, prices, to, real=real) for piece in found if isinstance(piece, Piece)
    ]
    without: list[str] = []
    reasons: list[Reason] = []
    tuition = _tuition_piece(cost)
    if tuition is not None:
        pieces.append(tuition)
    else:
        reasons.append(_no_tuition(cost))
    if isinstance(living, Reason):
        without.append("living costs")
        reasons.append(living)
    reasons += _not_taken_off(program.fact("funding"), tuition, own)
    return replace(degree_cost(pieces, without, reasons), why=_why_no_sum(cost))


def effective(all_programs: OwnMoney, own: OwnMoney) -> OwnMoney:
    """Return what holds for one program: its own monthly figure, else that of all programs."""
    if own.living is not None or all_programs.living is None:
        return own
    return all_programs._replace(months=own.months)


def _why_no_sum(cost: ProgramCost) -> str:
    """Return what is missing for a sum; "" where there is one."""
    several = _SEVERAL if cost.options and cost.ends is None else ""
    return several or cost.cost.why


def _no_tuition(cost: ProgramCost) -> Reason:
    said = f"There is no sum: {_why_no_sum(cost)}."
    if cost.options:
        return Reason(said, "Choose one currency above.")
    return Reason(" ".join((said, *cost.cost.reasons[1:])))


def _tuition_piece(cost: ProgramCost) -> Piece | None:
    """Return the tuition over all ways to pay that are open to the user."""
    if cost.ends is None:
        return None
    options = [each.option for each in cost.options]
    funders = {option.funded_by for option in options}
    return Piece(
        "tuition",
        *cost.ends,
        tuple(line for option in options for line in option.lines),
        year=max(option.academic_year for option in options),
        assumes=cost.assumption,
        notes=tuple(dict.fromkeys(note for option in options for note in option.notes)),
        sources=tuple(dict.fromkeys(option.source for option in options)),
        funded_by=funders.pop() if len(funders) == 1 else "",
        steps=tuple(dict.fromkeys(step for each in cost.options for step in each.conversion.steps)),
        problem=next((each.conversion.problem for each in cost.options), ""),
        named=AVERAGE if cost.is_fallback else "",
    )


def _fee_piece(program: Program) -> Piece | None:
    """Return what applying costs, where its sources agree; other fees stand in notes alone."""
    fact = program.fact("application_fee")
    if not fact.is_known or fact.is_disputed:
        return None
    statement = fact.statements[0]
    fee: Money = statement.value
    if not fee.amount:
        return None
    note = statement.note
    return Piece(
        "fees",
        fee,
        fee,
        (fee.text,),
        year=statement.source.as_of or UNDATED,
        notes=(f"{note[:1].upper()}{note[1:]}.",) if note else (),
        sources=(statement.source,),
    )


def _award_piece(own: OwnMoney) -> Piece | None:
    if not own.award:
        return None
    won = Money(own.award, own.currency)
    notes = (own.note,) if own.note else ()
    return Piece("funded", won, won, (won.text,), notes=notes)


def _not_taken_off(fact: Fact, tuition: Piece | None, own: OwnMoney) -> list[Reason]:
    """Say that funding is stated which is not in the sum: nobody knows that it is the user's."""
    if not fact.is_known or own.award or (tuition is not None and not tuition.high.amount):
        return []
    notes = "; ".join(filter(None, (statement.note for statement in fact.statements)))
    said = f" ({notes})" if notes else ""
    told = f"Funding is stated, and not taken off{said}."
    return [Reason(told, "Say what you have won to take it off.")]
