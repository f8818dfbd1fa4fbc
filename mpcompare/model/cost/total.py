"""What a degree costs whom: each charge worked out to the degree, line by line, or why not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mpcompare.model.cost.tuition import ONCE, Times, times_charged, whole
from mpcompare.model.fact import Source, Statement
from mpcompare.model.money import (
    UNDATED,
    Charge,
    ChargeBasis,
    Money,
    Residency,
    paid_text,
    sum_text,
    year_words,
)
from mpcompare.model.pay.preferences import Residence, open_ends
from mpcompare.model.program import Program

FALLBACK = "The university's average graduate tuition, not this program's."
NO_FEES = "Fees, materials and living costs are not included."
OTHER_FEES = "Fees that the note does not name, materials and living costs are not included."
FEES_IN = "Required fees are included; materials and living costs are not."

_RANK = ("program", "credit", "year", "term")
"""Which basis says most of the whole degree, where a source states several for the same people."""


@dataclass(frozen=True, slots=True)
class UniversityTuition:
    """What a US institution reports as its average for full-time graduates, in dollars a year."""

    academic_year: str
    residency: Residency
    tuition: float
    fees: float | None
    source: Source


@dataclass(frozen=True, slots=True)
class CostOption:
    """One way the degree can be charged for.

    Attributes:
        total: the sum, or the lower end of a range, in the currency and at the prices of
            `academic_year`.
        basis: what the charge is stated for.
        residency: whom it is for.
        lines: the arithmetic, a step a line, ready to read.
        notes: what is not in it, and what else must be known.
        source: who states the charge.
        is_fallback: it is the university's average, not the program's.
        most: the upper end of a range; None where it is one sum.
        assumes: what the total takes for granted, as in "40 to 45 credits"; "" for nothing.
        funded_by: who pays all of it; then the total is 0.
        times: how often the charge falls due: the total is that times its sum.
    """

    total: Money
    basis: ChargeBasis
    residency: Residency
    academic_year: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    source: Source
    is_fallback: bool = False
    most: Money | None = None
    assumes: str = ""
    funded_by: str = ""
    times: Times = ONCE

    @property
    def high(self) -> Money:
        """The sum, or the upper end of a range."""
        return self.total if self.most is None else self.most


@dataclass(frozen=True, slots=True)
class TotalCost:
    """The options open to the user, the cheapest first; without any, the reasons why.

    `questions` are what to ask the school then. `open_for` says for whom of those that the user may
    be there is no price; "" where they have said where they live, or all have one. `why` says in a
    few words what is missing for a total, as in "length not stated"; "" where there is one.
    """

    options: tuple[CostOption, ...]
    reasons: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    open_for: str = ""
    why: str = ""

    @property
    def low(self) -> Money | None:
        """The cheapest total."""
        return self.options[0].total if self.options else None

    @property
    def high(self) -> Money | None:
        """The dearest total."""
        highs = [option.high for option in self.options]
        return max(highs, key=lambda money: money.amount, default=None)

    @property
    def text(self) -> str:
        """The sum, the range where a choice is open, or why there is none."""
        if self.low is None or self.high is None:
            return " ".join(self.reasons)
        return options_text(self.low, self.high, self.options)


def options_text(low: Money, high: Money, options: Sequence[CostOption]) -> str:
    """Return the range from the cheapest option to the dearest in words, or that all are free."""
    funders = {option.funded_by for option in options}
    if high.amount or len(funders) != 1:
        return sum_text(low, high)
    return paid_text(low, high, *funders)


def total_cost(
    program: Program,
    residence: Residence | None = None,
    university: Sequence[UniversityTuition] = (),
) -> TotalCost:
    """Work out what the degree costs in tuition.

    Without a residence every residency is open, and the result is a range. Of several charges for
    the same residency the newest counts, and of one year's the basis that says most. Only where
    the program states no charge at all does the university's average stand in, labelled so.
    """
    statements = program.fact("tuition").statements
    if not statements:
        return _from_university(program, residence, university)
    meant = [
        s for s in statements if residence is None or residence.pays(s.value.residency, program)
    ]
    if not meant:
        whom = sorted({statement.value.residency for statement in statements})
        reason = f"Can't be computed: charges are stated for {' and '.join(whom)} only."
        why = f"tuition stated for {' and '.join(whom)} only"
        return TotalCost((), (reason,), (_ASK_WHO_PAYS,), why=why)
    worked = [_option(program, statement) for statement in meant]
    options = [option for option in worked if option is not None]
    if not options:
        bases = dict.fromkeys(statement.value.basis for statement in meant)
        why = f"{' and '.join(_MISSING[basis] for basis in bases)} not stated"
        asked = tuple(_ASK[basis] for basis in bases)
        return TotalCost((), (f"Can't be computed: {why}.",), asked, why=why)
    kept = _sorted(_one_per_residency(options))
    return TotalCost(kept, open_for=open_ends(residence, {each.residency for each in kept}).words)


def _option(program: Program, statement: Statement) -> CostOption | None:
    """Work one charge out to the degree; None where nobody states how often it falls due."""
    charge: Charge = statement.value
    times = times_charged(program.facts, charge)
    if times is None:
        return None
    in_all = whole(charge, times)
    return CostOption(
        total=in_all.money,
        basis=charge.basis,
        residency=charge.residency,
        academic_year=charge.academic_year,
        lines=(_line(charge, times, in_all),),
        notes=_notes(statement.note),
        source=statement.source,
        most=None if in_all.most is None else in_all.high,
        assumes=times.why or times.words,
        funded_by=charge.funded_by,
        times=times,
    )


def _line(charge: Charge, times: Times, in_all: Charge) -> str:
    """Return the arithmetic that leads to a total, in one line."""
    whom = "" if charge.residency == "all" else f", {charge.residency}"
    when = year_words(charge.academic_year)
    if not charge.high.amount:
        said = charge.sum_text
        return f"{said[:1].upper()}{said[1:]}{whom}, {when}"
    if not times.words:
        return f"{charge.sum_text} for the program{whom}, {when}"
    why = f" ({times.why})" if times.why else ""
    total = sum_text(in_all.money, in_all.high)
    return f"{times.words} x {charge.sum_text} = {total}{whom}, {when}{why}"


def _notes(note: str) -> tuple[str, ...]:
    """Return what is not in a charge; its own note may name fees that are, or that are extra."""
    if not note:
        return (NO_FEES,)
    words = f"{note[:1].upper()}{note[1:]}."
    return (words, OTHER_FEES if "fee" in note.lower() else NO_FEES)


_MISSING = {"credit": "credits", "year": "length", "term": "number of terms", "program": ""}
_ASK_WHO_PAYS = "What does the whole degree cost in tuition for someone who lives where I do?"
_ASK_PRICE = "What does the whole degree cost in tuition, and for whom?"
_ASK_LENGTH = "How many months does the degree take full-time?"
_ASK = {
    "credit": "How many credits does the degree take?",
    "year": _ASK_LENGTH,
    "term": "For how many terms is tuition charged until the degree?",
    "program": _ASK_PRICE,
}


def _one_per_residency(options: Sequence[CostOption]) -> list[CostOption]:
    """Keep the newest year's best basis for each residency."""
    kept: dict[str, CostOption] = {}
    for option in options:
        held = kept.get(option.residency)
        if held is None or _strength(option) > _strength(held):
            kept[option.residency] = option
    return list(kept.values())


def _strength(option: CostOption) -> tuple[str, int]:
    """Rank by year, where there is one, and then by basis."""
    year = "" if option.academic_year == UNDATED else option.academic_year
    return year, -_RANK.index(option.basis)


def _from_university(
    program: Program, residence: Residence | None, university: Sequence[UniversityTuition]
) -> TotalCost:
    length = program.fact("duration_months")
    if not university:
        why = "tuition not stated"
        return TotalCost((), (f"Can't be computed: {why}.",), (_ASK_PRICE,), why=why)
    newest = max(row.academic_year for row in university)
    rows = [row for row in university if row.academic_year == newest]
    meant = _alike([row for row in rows if _is_for(residence, row, program)])
    if not length.is_known or length.is_disputed:
        yearly = " to ".join(_money(row.tuition).text for row in meant)
        average = (
            f"The university's average graduate tuition is {yearly} a year, {newest}; it is not "
            "this program's."
        )
        why = "tuition and length not stated"
        reasons = (f"Can't be computed: {why}.", average)
        return TotalCost((), reasons, (_ASK_PRICE, _ASK_LENGTH), why=why)
    return TotalCost(_sorted([_university_option(program, row) for row in meant]))


def _is_for(residence: Residence | None, row: UniversityTuition, program: Program) -> bool:
    """IPEDS knows no international rate: those from abroad are counted out-of-state."""
    if residence is None or row.residency == "all":
        return True
    if row.residency == "in-state":
        return residence.pays("in-state", program)
    return residence.pays("out-of-state", program) or residence.pays("international", program)


def _alike(rows: list[UniversityTuition]) -> list[UniversityTuition]:
    """Make one row of several that say the same: a private school has one price for all."""
    if len({(row.tuition, row.fees) for row in rows}) == 1 and len(rows) > 1:
        return [replace(rows[0], residency="all")]
    return sorted(rows, key=lambda row: row.tuition)


def _university_option(program: Program, row: UniversityTuition) -> CostOption:
    a_year = Charge(_money(row.tuition + (row.fees or 0)), "year", row.residency, row.academic_year)
    times = times_charged(program.facts, a_year) or Times(1.0, 1.0, "1 academic year")
    in_all = whole(a_year, times)
    total = sum_text(in_all.money, in_all.high)
    parts = f"{_money(row.tuition).text} tuition"
    if row.fees:
        parts = f"({parts} + {_money(row.fees).text} fees)"
    whom = "" if row.residency == "all" else f", {row.residency}"
    return CostOption(
        total=in_all.money,
        basis="year",
        residency=row.residency,
        academic_year=row.academic_year,
        lines=(f"{times.words} x {parts} = {total}{whom}, {row.academic_year}",),
        notes=(FALLBACK, NO_FEES if row.fees is None else FEES_IN),
        source=row.source,
        is_fallback=True,
        most=None if in_all.most is None else in_all.high,
        assumes=times.words,
        times=times,
    )


def _money(dollars: float) -> Money:
    return Money(dollars, "USD")


def _sorted(options: Sequence[CostOption]) -> tuple[CostOption, ...]:
    return tuple(sorted(options, key=lambda option: (option.total.amount, option.residency)))
