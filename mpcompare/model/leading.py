"""Which programs lead in an attribute that has a best end, and among how many that compare.

What others would pay never leads, nor does an absence. Prices of different years are compared with
each other in one year's dollars; a price whose year is not stated is then left out, and said to be.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mpcompare.model.attribute import Attribute
from mpcompare.model.cost.tuition import newest_years
from mpcompare.model.fact import Fact, Statement
from mpcompare.model.money import UNDATED, Charge, Ends, Rates
from mpcompare.model.pay.preferences import Residence, meant_for
from mpcompare.model.pay.prices import DOLLARS, Prices, price_year
from mpcompare.model.program import Program

_WORDS = {"low": "lowest", "high": "highest"}


@dataclass(frozen=True, slots=True)
class Lead:
    """That a program leads.

    Attributes:
        words: how, as in "lowest of the 3 stated" or "lowest of the 3 stated, if in-state".
        place: which of the fact's statements leads, from 0.
        tip: in which money they were compared and what was left out; "" where nothing need be said.
    """

    words: str
    place: int = 0
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """What is compared by: exchange rates, and prices by year where they are at hand."""

    rates: Rates
    prices: Prices | None = None
    home: Residence | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A comparable number of a program: both ends, for whom, and which statement says so."""

    ends: Ends
    whom: str
    place: int


def leads(attribute: Attribute, programs: Sequence[Program], scale: Scale) -> Mapping[str, Lead]:
    """Return the programs that lead, by id; none where fewer than two compare or all are equal.

    A range leads only where its worse end is better than the better end of every other.
    """
    if attribute.better is None:
        return {}
    facts = {p.id: (p.fact(attribute), p) for p in programs}
    meant = {key: meant_for(scale.home, fact, p) for key, (fact, p) in facts.items()}
    stated = {key: fact for key, fact in meant.items() if fact.is_known}
    in_one_year = _in_one_year(stated.values(), scale.prices)
    found = {
        key: entries
        for key, fact in stated.items()
        if (entries := _entries(attribute, facts[key][0], fact, scale, in_one_year=in_one_year))
    }
    sign = 1.0 if attribute.better == "low" else -1.0
    spans = {key: _span([e.ends for e in entries], sign) for key, entries in found.items()}
    among = _among(attribute.better, len(found), len(stated))
    tip = _tip(scale.prices, len(stated) - len(found), in_one_year=in_one_year)
    leading: dict[str, Lead] = {}
    for key, entries in found.items():
        others = [span for other, span in spans.items() if other != key]
        best = min(entries, key=lambda entry: _span([entry.ends], sign))
        if _is_ahead(spans[key], others):
            leading[key] = Lead(among, best.place, tip)
        elif best.whom not in ("", "all") and _is_ahead(_span([best.ends], sign), others):
            leading[key] = Lead(f"{among}, if {best.whom}", best.place, tip)
    return leading


def _among(better: str, compared: int, stated: int) -> str:
    """Return among how many, in words: all that are stated, or those that can be compared."""
    which = "stated" if compared == stated else "comparable"
    return f"{_WORDS[better]} of the {compared} {which}"


def _tip(prices: Prices | None, left_out: int, *, in_one_year: bool) -> str:
    said: list[str] = []
    if in_one_year and prices is not None:
        said.append(f"Compared in {prices.newest_year} dollars.")
    if left_out:
        is_or_are = "is" if left_out == 1 else "are"
        said.append(f"{left_out} more {is_or_are} left out: without a year or an exchange rate.")
    return " ".join(said)


def _is_ahead(span: Ends, others: Iterable[Ends]) -> bool:
    """Whether a span ends before every other begins; equal numbers are ahead of the rest."""
    is_number = span[0] == span[1]
    rest = [other for other in others if not (is_number and other == span)]
    return bool(rest) and all(span[1] < other[0] for other in rest)


def _span(ends: Sequence[Ends], sign: float) -> Ends:
    """Return the better and the worse end of several, so that less is better."""
    signed = [end * sign for pair in ends for end in pair]
    return min(signed), max(signed)


def _in_one_year(facts: Iterable[Fact], prices: Prices | None) -> bool:
    """Whether prices must be converted to one year's dollars to be compared."""
    charges = [c for f in facts for c in f.values if isinstance(c, Charge) and c.high.amount]
    levels = {(charge.money.currency, charge.academic_year) for charge in charges}
    return prices is not None and bool(prices.index) and len(levels) > 1


def _entries(
    attribute: Attribute, fact: Fact, meant: Fact, scale: Scale, *, in_one_year: bool
) -> list[_Entry]:
    """Return a program's comparable numbers; of charges for the same people the newest year's."""
    entries: list[_Entry] = []
    for said in _newest(meant.statements):
        ends = attribute.kind.ends(said.value, scale.rates)
        if isinstance(said.value, Charge) and in_one_year and scale.prices is not None:
            ends = _carried(said.value, scale.prices)
        if ends is not None:
            whom = said.value.residency if isinstance(said.value, Charge) else ""
            entries.append(_Entry(ends, whom, fact.statements.index(said)))
    return entries


def _newest(statements: Sequence[Statement]) -> list[Statement]:
    """Keep one charge for each residency: the first of its newest year."""
    if not all(isinstance(said.value, Charge) for said in statements):
        return list(statements)
    years = newest_years(said.value for said in statements)
    kept: dict[str, Statement] = {}
    for said in statements:
        charge: Charge = said.value
        if charge.academic_year == years.get(charge.residency, UNDATED):
            kept.setdefault(charge.residency, said)
    return list(kept.values())


def _carried(charge: Charge, prices: Prices) -> Ends | None:
    """Return a charge in the newest year's dollars; None where it can't be converted."""
    if not charge.high.amount:
        return (0.0, 0.0)
    year = price_year(charge.academic_year)
    if year is None:
        return None
    # prices that are set ahead are at the newest level that is known
    conversion = prices.conversion(
        charge.money.currency, min(year, prices.newest_year), DOLLARS, real=True
    )
    if conversion.problem:
        return None
    return charge.money.amount * conversion.factor, charge.high.amount * conversion.factor
