"""Living costs until the degree: the user's own figure, the school's, or the country's."""

from collections.abc import Sequence

from mpcompare.model.cost.piece import Piece, Reason
from mpcompare.model.cost.tuition import Times, academic_years, agreed_ends, span_text
from mpcompare.model.fact import Absence, Fact, Statement
from mpcompare.model.library.money import NOTHING_SAID, OwnMoney
from mpcompare.model.locale_format import ungrouped
from mpcompare.model.money import Ends, Money, money_range_text, sum_text
from mpcompare.model.named_sum import PERMIT_SUM, NamedSum
from mpcompare.model.program import Program

US = "US"
UNDERGRADUATES = (
    "What the school publishes for full-time, first-time undergraduates, about nine months a year: "
    "a graduate's costs differ, and the summers are not in it."
)
TO_SHOW = (
    "What the country asks international students to show for a permit, not a measured cost; own "
    "citizens, and EU citizens within the EU, need not show it."
)
NO_LENGTH = "the length of the program is not stated"
_NO_FIGURE = "Living costs are not added: no figure of an authority or the school is known here."
_REMOTE = "it is studied online, so they are those of where its students live"


def months_of(program: Program, own: OwnMoney = NOTHING_SAID) -> Ends | None:
    """Return the months that a program takes: the user's own, else as its sources agree."""
    if own.months is not None:
        return own.months, own.months
    return agreed_ends(program.facts, "duration_months")


def living_piece(program: Program, own: OwnMoney = NOTHING_SAID) -> Piece | Reason:
    """Return what living costs until the degree; without a figure or a length, why not.

    Args:
        program: with what is published near its school.
        own: what the user says; a monthly figure of theirs counts instead of what is published.
    """
    fact = program.fact("living_costs")
    months = months_of(program, own)
    if own.living is not None:
        return _without("a figure of yours", months) or _own(own, own.living, months)
    if fact.reason is Absence.NOT_APPLICABLE:
        return Reason(f"Living costs are not added: {_REMOTE}.", "Say yours to add them.")
    kept = _kept(program, fact)
    if not kept:
        return Reason(_NO_FIGURE)
    return _without("a figure", months) or _published(program, kept, months)


def _without(what: str, months: Ends | None) -> Reason | None:
    if months is not None:
        return None
    said = f"Living costs are not added: there is {what}, but {NO_LENGTH}."
    return Reason(said, "Say how many months.")


def _own(own: OwnMoney, living: float, months: Ends | None) -> Piece:
    a_month = Money(living, own.currency)
    ends = months or (0.0, 0.0)
    low, high = (Money(a_month.amount * end, own.currency) for end in ends)
    span = span_text(*ends)
    return Piece(
        "living",
        low,
        high,
        (f"{span} months x {a_month.text} = {sum_text(low, high)}",),
        assumes=f"{span} months",
        notes=(own.note,) if own.note else (),
        times=Times(*ends, f"{span} months"),
    )


def _kept(program: Program, fact: Fact) -> Sequence[Statement]:
    """Return what counts: a US school's own figures; elsewhere what an authority asks for.

    A university's estimate for a city abroad may hold rent or not, and is left out.
    """
    if program.country == US:
        return fact.statements
    return [
        statement
        for statement in fact.statements
        if statement.value.what.startswith(PERMIT_SUM) and statement.value.by_month() is not None
    ]


def _published(program: Program, kept: Sequence[Statement], months: Ends | None) -> Piece:
    school = program.country == US
    times, unit = (_years(months), "academic year") if school else (months or (0.0, 0.0), "month")
    each = [_each(statement.value, school=school) for statement in kept]
    currency = each[0].money.currency
    lowest = min(value.money.amount for value in each)
    highest = max(value.high.amount for value in each)
    low, high = Money(lowest * times[0], currency), Money(highest * times[1], currency)
    factor = f"{span_text(*times)} {unit}{'' if times == (1, 1) else 's'}"
    charged = _charged(kept) if school else _monthly(kept)
    said = "; ".join(statement.value.text for statement in kept)
    return Piece(
        "living",
        low,
        high,
        (f"{factor} x {charged} = {sum_text(low, high)}",),
        year=max(statement.source.as_of for statement in kept),
        assumes=f"{factor} of about nine months" if school else f"{factor}{_at_most(kept, times)}",
        notes=(f"Stated: {said}.", UNDERGRADUATES if school else TO_SHOW, *_notes(kept)),
        sources=tuple(dict.fromkeys(statement.source for statement in kept)),
        times=Times(*times, factor),
    )


def _charged(kept: Sequence[Statement]) -> str:
    """Return the sums as they are stated, from the lowest to the highest."""
    values: list[NamedSum] = [statement.value for statement in kept]
    lowest = min((value.money for value in values), key=lambda money: money.amount)
    return money_range_text(lowest, max((v.high for v in values), key=lambda money: money.amount))


def _monthly(kept: Sequence[Statement]) -> str:
    """Return what a month costs: a yearly sum stands divided by the months that it is for."""
    months = {(statement.value.per, statement.value.months) for statement in kept}
    (per, of), *others = months
    if not others and per == "year":
        return f"{_charged(kept)} / {ungrouped(of)}"
    each = [_each(statement.value, school=False) for statement in kept]
    ends = min(value.money for value in each), max(value.high for value in each)
    return money_range_text(*ends) if not others else sum_text(*ends)


def _at_most(kept: Sequence[Statement], months: Ends) -> str:
    """Say where the authority asks for fewer months than the program takes."""
    fewest = min((statement.value.months or months[1] for statement in kept), default=months[1])
    monthly = all(statement.value.per == "month" for statement in kept)
    return (
        f", of which a permit asks for {ungrouped(fewest)}"
        if monthly and fewest < months[1]
        else ""
    )


def _years(months: Ends | None) -> Ends:
    low, high = months or (0.0, 0.0)
    return academic_years(low), academic_years(high)


def _each(value: NamedSum, *, school: bool) -> NamedSum:
    """Return a school's sum for the academic year, and an authority's for a month, to the cent."""
    if school:
        return value
    a_month = value.by_month()
    return value if a_month is None else a_month


def _notes(kept: Sequence[Statement]) -> tuple[str, ...]:
    notes = dict.fromkeys(statement.note for statement in kept if statement.note)
    return tuple(f"{note[:1].upper()}{note[1:]}." for note in notes)
