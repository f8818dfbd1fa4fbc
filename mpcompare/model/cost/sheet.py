"""What the cost page shows of each program: totals as asked for, pay beside them, the loan."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mpcompare.model.cost.debt import Debt, EarnedBack
from mpcompare.model.cost.loan import Loan
from mpcompare.model.cost.parity import Parity
from mpcompare.model.cost.piece import DegreeCost
from mpcompare.model.cost.total import CostOption, TotalCost, options_text
from mpcompare.model.fact import Source, Statement
from mpcompare.model.locale_format import decimal
from mpcompare.model.money import APPROXIMATELY, Money, paid_text, year_words
from mpcompare.model.pay.prices import Conversion, Prices, price_year
from mpcompare.model.pay.wage import PERCENTILE_WORDS, UNIT_WORDS, Percentile, Wage
from mpcompare.model.program import Program

TOTAL, DEBT, PAY, EARNINGS = "total", "debt", "pay", "earnings"
"""Keys of what is shown of a program beside its pieces, which have those of their kinds."""
_ROUGH_PAY = "The pay is a rough estimate."


@dataclass(frozen=True, slots=True)
class ConvertedOption:
    """One way to pay, in the money that was asked for."""

    option: CostOption
    conversion: Conversion

    @property
    def total(self) -> Money:
        """The sum as asked for, or as stated where that can't be; a range's lower end."""
        return self.conversion.convert(self.option.total)

    @property
    def high(self) -> Money:
        """The sum, or the upper end of a range."""
        return self.conversion.convert(self.option.high)

    @property
    def text(self) -> str:
        """The sum or range in words; a converted one is marked as approximate."""
        words = paid_text(self.total.rounded, self.high.rounded, self.option.funded_by)
        return f"{APPROXIMATELY * self.conversion.is_approximate}{words}"

    @property
    def assumption(self) -> str:
        """What the sum takes for granted, as in "40 to 45 credits, at the prices of 2021-22"."""
        year = year_words(self.option.academic_year)
        assumed = (self.option.assumes, f"prices of {year}" if year[0].isdigit() else year)
        return ", ".join(filter(None, assumed))


@dataclass(frozen=True, slots=True)
class ProgramCost:
    """One program's cost, and what the work pays where it is taught.

    Attributes:
        series: index of its series colour, from 0.
        options: the cheapest first; empty where it can't be computed.
        wage: in the money asked for; None where there is none, and `pay_sentence` says why.
        pay_steps: how the wage was converted, a sentence each.
        degree: what it costs to the degree with living costs and fees, less what is won.
        debt: what of it is to be borrowed; None where nobody said anything of that.
        earned_back: in how many years the pay comes to it; None where that can't be said.
        parity: how dear the place is beside the US; None where no figure is known.
    """

    program: Program
    series: int
    cost: TotalCost
    options: tuple[ConvertedOption, ...]
    wage: Wage | None = None
    pay_steps: tuple[str, ...] = ()
    pay_sentence: str = ""
    degree: DegreeCost = field(default_factory=DegreeCost)
    debt: Debt | None = None
    earned_back: EarnedBack | None = None
    parity: Parity | None = None

    @property
    def earnings(self) -> tuple["FieldEarnings", ...]:
        """What graduates of the school's fields earned 4 years on, as published."""
        fact = self.program.fact("field_earnings_four_years")
        return tuple(
            FieldEarnings(one.value.what, one.value.money, "4 years after", one.source)
            for one in fact.statements
        )

    @property
    def not_worked_out(self) -> tuple[Statement, ...]:
        """The charges that are stated, where none can be worked out to the degree."""
        return () if self.options else self.program.fact("tuition").statements

    @property
    def ends(self) -> tuple[Money, Money] | None:
        """The lowest and highest total, where there is any and all are in one currency."""
        if len({converted.total.currency for converted in self.options}) != 1:
            return None
        lows = (converted.total for converted in self.options)
        highs = (converted.high for converted in self.options)
        return min(lows, key=lambda m: m.amount), max(highs, key=lambda m: m.amount)

    @property
    def assumption(self) -> str:
        """What the total takes for granted, in one short line; "" where there is no total."""
        whom = {converted.option.residency for converted in self.options}
        said = dict.fromkeys(converted.assumption for converted in self.options)
        # the year of what is free is not said again beside the same year of what is charged
        assumed = [one for one in said if not any(other.endswith(f", {one}") for other in said)]
        open_to = (" to ".join(self._residencies),) if len(whom) > 1 else ()
        left = (self.cost.open_for,) if self.cost.open_for else ()
        return "; ".join((*open_to, *left, *assumed))

    @property
    def _residencies(self) -> tuple[str, ...]:
        """Return whose total is the lowest and whose is the highest."""
        lowest = min(self.options, key=lambda converted: converted.total.amount)
        highest = max(self.options, key=lambda converted: converted.high.amount)
        return lowest.option.residency, highest.option.residency

    @property
    def is_approximate(self) -> bool:
        """Whether a total was converted to another currency or year."""
        return any(converted.conversion.is_approximate for converted in self.options)

    @property
    def is_fallback(self) -> bool:
        """Whether the university's average stands in for the program's price."""
        return any(converted.option.is_fallback for converted in self.options)

    @property
    def text(self) -> str:
        """The total or the range, marked where it is approximate; else why there is none."""
        if self.ends is None:
            return " or ".join(converted.text for converted in self.options) or self.cost.text
        words = options_text(*self.ends, self.cost.options)
        return f"{APPROXIMATELY * self.is_approximate}{words}"

    @property
    def parity_words(self) -> str:
        """How dear the place is, with what a sum that was not converted is like in the US."""
        if self.parity is None:
            return ""
        return self.parity.words(None if self.degree.is_approximate else self.degree.ends)

    @property
    def is_comparable(self) -> bool:
        """Whether cost and pay are in one currency, and the pay is a year's."""
        if self.ends is None or self.wage is None or self.wage.unit != "year":
            return False
        return self.wage.currency == self.ends[0].currency

    @property
    def words(self) -> str:
        """How many years' pay the cost is, or why that can't be said."""
        if self.ends is None:
            why = "its parts are in several currencies" if self.options else "there is no total"
            return f"Tuition can't be set beside pay: {why}."
        if not self.ends[1].amount:
            return "There is no tuition to pay, so nothing to set beside pay."
        if self.wage is None:
            return self.pay_sentence
        if self.wage.unit != "year":
            return (
                f"The pay is published {UNIT_WORDS[self.wage.unit]} only: it is not set beside "
                "the cost, since nobody says how many are worked a year."
            )
        if not self.is_comparable:
            return (
                f"The tuition is in {self.ends[0].currency}, the pay in {self.wage.currency}: "
                "choose one currency above to set them beside each other."
            )
        words = cost_in_pay(self.ends[0].amount, self.ends[1].amount, self.wage)
        return f"{words} {_ROUGH_PAY}" if self.wage.is_rough else words


@dataclass(frozen=True, slots=True)
class FieldEarnings:
    """Median earnings in a year of a field's graduates at a school (College Scorecard).

    Attributes:
        field: as "Music".
        money: in dollars as they were earned.
        when: how long after the degree.
    """

    field: str
    money: Money
    when: str
    source: Source


@dataclass(frozen=True, slots=True)
class ComparedCosts:
    """The costs of all compared programs, in their order: what a chart of them is made from."""

    costs: tuple[ProgramCost, ...]


def cost_in_pay(low: float, high: float, wage: Wage) -> str:
    """Return how many years' pay a cost is, from the high percentile of pay to the low one.

    The lowest ratio is the lowest cost at the highest pay, so it is named first.
    """
    found = {key: wage.percentiles[key] for key in ("p75", "median", "p25")}
    known = [(key, value) for key, value in found.items() if value]
    if not known:
        return "No percentile of the pay between the 25th and the 75th is published."
    (top, most), (bottom, least) = known[0], known[-1]
    smallest, largest = _ratio(low / most), _ratio(high / least)
    span = smallest if smallest == largest else f"{smallest} to {largest}"
    return f"The tuition is {span} of one year's pay at the {_BETWEEN[top, bottom]}."


_BETWEEN = {
    ("p75", "p25"): "75th to 25th percentile",
    ("p75", "median"): "75th percentile to the median",
    ("median", "p25"): "median to the 25th percentile",
    ("p75", "p75"): "75th percentile",
    ("median", "median"): "median",
    ("p25", "p25"): "25th percentile",
}


def _ratio(value: float) -> str:
    return decimal(value, 1 if value >= 0.1 else 2)


def converted_wage(wage: Wage, conversion: Conversion) -> Wage:
    """Convert every percentile of a wage; the mean is left out, no page shows it."""
    if not conversion.is_approximate:
        return wage
    figures = {
        key: None if value is None else conversion.convert(Money(value, wage.currency)).amount
        for key, value in wage.percentiles.items()
    }
    return replace(wage, **figures, mean=None, currency=conversion.currency)


def converted_options(
    cost: TotalCost, prices: Prices, to: str, *, real: bool
) -> list[ConvertedOption]:
    """Convert every option to a currency and price level, each by its own academic year."""
    return [ConvertedOption(option, _way(option, prices, to, real=real)) for option in cost.options]


def _way(option: CostOption, prices: Prices, to: str, *, real: bool) -> Conversion:
    currency = option.total.currency
    if not option.high.amount:  # nothing is nothing in every currency and year
        return Conversion(1.0, to or currency)
    return prices.conversion(currency, price_year(option.academic_year), to, real=real)


@dataclass(frozen=True, slots=True)
class LoanRow:
    """One loan for one program.

    Attributes:
        whom: which end of a range it is for; "" where it is one sum.
        shares: the monthly payment in percent of a month's pay before tax, a twelfth of a year's,
            at each percentile; None where cost and pay can't be compared.
    """

    cost: ProgramCost
    whom: str
    currency: str
    loan: Loan
    shares: Mapping[Percentile, float | None]

    @property
    def payment(self) -> Money:
        """The monthly payment, in whole units."""
        return Money(self.loan.payment, self.currency).rounded

    @property
    def interest(self) -> Money:
        """All interest, in whole units."""
        return Money(self.loan.interest, self.currency).rounded

    def share_text(self, key: Percentile) -> str:
        """Return a share in words; with pay at or above a published limit, it is an upper bound."""
        share = self.shares[key]
        if share is None:
            return "\N{EN DASH}"
        wage = self.cost.wage
        top = wage is not None and key in wage.top_coded
        rough = wage is not None and wage.is_rough
        return f"{'at most ' * top}{APPROXIMATELY * rough}{decimal(share, 1)} %"


def loan_rows(cost: ProgramCost) -> tuple[LoanRow, ...]:
    """Return the loan for what is to be borrowed: for each end where that is a range."""
    debt = cost.debt
    if debt is None:
        return ()
    ends = ("lower end", "upper end") if len(debt.loans) > 1 else ("",)
    currency = debt.low.currency
    return tuple(
        LoanRow(cost, end, currency, loan, _shares(loan, cost, currency))
        for end, loan in zip(ends, debt.loans, strict=False)
    )


def _shares(loan: Loan, cost: ProgramCost, currency: str) -> dict[Percentile, float | None]:
    """Return the payment as percent of a month's pay, a twelfth of a year's, at each percentile."""
    wage = cost.wage
    if wage is None or wage.unit != "year" or wage.currency != currency:
        return dict.fromkeys(PERCENTILE_WORDS)
    return {
        key: loan.payment / (pay / 12) * 100 if (pay := wage.percentiles[key]) else None
        for key in PERCENTILE_WORDS
    }
