"""Values as program files may write them: a strategy for each class of kind."""

from functools import singledispatch

from hypothesis import strategies as st

from mpcompare.model.country import COUNTRY_NAMES
from mpcompare.model.kind import (
    Amount,
    Charges,
    Country,
    Dates,
    Names,
    Number,
    OneOf,
    SomeOf,
    Text,
    YesNo,
)
from mpcompare.model.money import CHARGE_BASES, RESIDENCIES
from mpcompare.model.named_sum import PERIODS, NamedSums

WORDS = st.text(min_size=1, max_size=60).filter(lambda text: text.strip())
FIGURES = st.floats(0, 1e9) | st.integers(0, 10**9)
CURRENCIES = st.from_regex(r"[A-Z]{3}", fullmatch=True)


@singledispatch
def raw_values(kind):
    """Return a strategy of what `kind` reads."""
    raise TypeError(f"no strategy for {kind}: add one for the new kind")


@raw_values.register
def _(kind: OneOf):
    return st.sampled_from([choice.value for choice in kind.choices])


@raw_values.register
def _(kind: SomeOf):
    return st.lists(st.sampled_from([choice.value for choice in kind.choices]), min_size=1)


@raw_values.register
def _(_kind: YesNo):
    return st.booleans()


@raw_values.register
def _(kind: Number):
    ends = st.lists(st.integers(0, 10**9), min_size=2, max_size=2, unique=True).map(sorted)
    ranges = ends.map(lambda pair: {"from": pair[0], "to": pair[1]})
    return FIGURES | ranges if kind.ranges else FIGURES


@raw_values.register
def _(_kind: Amount):
    return st.fixed_dictionaries({"amount": FIGURES, "currency": CURRENCIES})


@raw_values.register
def _(_kind: Charges):
    first = st.integers(1990, 2098)
    return st.fixed_dictionaries(
        {
            "amount": FIGURES,
            "currency": CURRENCIES,
            "basis": st.sampled_from(CHARGE_BASES),
            "residency": st.sampled_from(RESIDENCIES),
            "academic_year": first.map(lambda year: f"{year}-{(year + 1) % 100:02}")
            | st.just("undated"),
        }
    ).flatmap(_with_rare_parts)


def _with_rare_parts(row):
    """Add what few charges have: an upper end, the credits covered, or who pays it all."""
    higher = st.integers(1, 10**9).map(lambda more: row | {"amount_to": row["amount"] + more})
    funded = WORDS.map(lambda payer: row | {"amount": 0, "funded_by": payer})
    covers = st.integers(1, 99).map(lambda n: row | {"covers_from": n, "covers_to": n + 3})
    return st.just(row) | higher | funded | covers


@raw_values.register
def _(_kind: Dates):
    kinds = st.sampled_from(["priority", "final", "international"])
    terms = st.sampled_from(["fall", "spring", "summer", "winter", "rolling"])
    days = st.dates().map(lambda day: day.isoformat())
    dated = st.fixed_dictionaries(
        {"term": terms, "date": days | days.map(lambda day: day[5:]), "kind": kinds}
    )
    return dated | st.fixed_dictionaries({"term": st.just("rolling"), "kind": kinds})


@raw_values.register
def _(_kind: NamedSums):
    row = {
        "what": WORDS,
        "amount": FIGURES,
        "currency": CURRENCIES,
        "per": st.sampled_from(sorted(PERIODS)),
    }
    rare = {"months": st.integers(1, 24), "by": WORDS}
    sums = st.fixed_dictionaries(row, optional=rare)
    higher = st.integers(1, 10**9)
    ranges = st.tuples(sums, higher).map(
        lambda pair: pair[0] | {"amount_to": pair[0]["amount"] + pair[1]}
    )
    return sums | ranges


@raw_values.register
def _(_kind: Text):
    return WORDS


@raw_values.register
def _(_kind: Country):
    return st.sampled_from(sorted(COUNTRY_NAMES))


@raw_values.register
def _(kind: Names):
    return st.lists(WORDS, min_size=1, max_size=min(kind.limit, 20))
