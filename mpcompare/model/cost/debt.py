"""What is left to borrow after the user's own money, and how long a difference in pay takes."""

from dataclasses import dataclass

from mpcompare.model.cost.living import months_of
from mpcompare.model.cost.loan import Loan, LoanTerms
from mpcompare.model.cost.piece import DegreeCost, Reason
from mpcompare.model.cost.tuition import academic_years, span_text
from mpcompare.model.library.money import NOTHING_SAID, OwnMoney
from mpcompare.model.locale_format import decimal, ungrouped
from mpcompare.model.money import Money, sum_text
from mpcompare.model.pay.prices import Prices
from mpcompare.model.pay.wage import Wage
from mpcompare.model.program import Program

SAME_EVERY_YEAR = (
    "Assumes that the pay of all employees in the occupation is yours from the first year, at the "
    "25th to 75th percentile, that the difference stays the same, and nothing is lost while you "
    "study; before tax and interest, and with the living costs that you would have had anyway."
)


@dataclass(frozen=True, slots=True)
class OwnMeans:
    """What the user can pay without a loan.

    Attributes:
        low: all that there is if the program is short.
        high: if it is long: a yearly sum counts in each academic year.
        lines: the arithmetic, a step a line.
        reasons: what could not be counted and why.
    """

    low: Money
    high: Money
    lines: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether the user has said what they can pay, counted or not."""
        return bool(self.high.amount or self.reasons)


@dataclass(frozen=True, slots=True)
class Debt:
    """What is borrowed for one program: from the lowest to the highest sum.

    Attributes:
        loans: the loan for each end, once for one sum; empty until a rate was said.
        lines: the arithmetic, a step a line.
        reasons: what could not be counted and why.
    """

    low: Money
    high: Money
    loans: tuple[Loan, ...] = ()
    lines: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def text(self) -> str:
        """The sum or range in words."""
        return sum_text(self.low, self.high)

    @property
    def payment_text(self) -> str:
        """The monthly payment or its range in words; "" without a rate."""
        if not self.loans:
            return ""
        ends = (self.loans[0], self.loans[-1])
        return sum_text(*(Money(loan.payment, self.low.currency) for loan in ends))


def own_means(
    program: Program,
    currency: str,
    all_programs: OwnMoney,
    own: OwnMoney = NOTHING_SAID,
    prices: Prices | None = None,
) -> OwnMeans:
    """Add up the user's savings and what they can pay a year.

    Args:
        program: whose length decides how often the yearly sum counts.
        currency: of the cost; sums in another one count only if `prices` has a rate.
        all_programs: what the user says of their money.
        own: what the user says for this program alone.
        prices: the rates, where the page was asked to convert; None leaves other currencies out.
    """
    nothing = Money(0.0, currency)
    if all_programs.savings is None and all_programs.yearly is None:
        return OwnMeans(nothing, nothing)
    factor = _factor(all_programs.currency, currency, prices)
    if factor is None:
        said = (
            f"Your savings and yearly sum are not counted: they are in {all_programs.currency},"
            f" the cost in {currency}."
        )
        return OwnMeans(nothing, nothing, (), (Reason(said, "Choose one currency above."),))
    savings = (all_programs.savings or 0.0) * factor
    lines = (f"Savings: {Money(savings, currency).text}",) if savings else ()
    if all_programs.yearly is None:
        return OwnMeans(Money(savings, currency), Money(savings, currency), lines)
    months = months_of(program, own)
    if months is None:
        reason = Reason("Your yearly sum is not counted: the length of the program is not stated.")
        return OwnMeans(Money(savings, currency), Money(savings, currency), lines, (reason,))
    a_year = Money(all_programs.yearly * factor, currency)
    years = (academic_years(months[0]), academic_years(months[1]))
    low, high = (Money(savings + a_year.amount * each, currency) for each in years)
    factor_words = f"{span_text(*years)} academic year{'' if years == (1, 1) else 's'}"
    return OwnMeans(low, high, (*lines, f"{factor_words} x {a_year.text}"))


def _factor(currency: str, to: str, prices: Prices | None) -> float | None:
    """Return what today's sums are multiplied by; None where they can't be converted."""
    if currency == to:
        return 1.0
    if prices is None:
        return None
    conversion = prices.conversion(currency, prices.newest_year, to)
    return None if conversion.problem else conversion.factor


def debt_for(cost: DegreeCost, means: OwnMeans, terms: LoanTerms | None = None) -> Debt | None:
    """Work out what is to be borrowed; None where there is no sum, or nobody said a thing of it.

    A program that takes long costs more, and more years of the yearly sum pay for it: each end is
    set against its own. A share or a sum that the loan's terms name takes the place of the rest.
    """
    if cost.ends is None or (terms is None and not means.says_something):
        return None
    low, high = cost.ends
    left = tuple(
        Money(max(0.0, of.amount - have.amount), of.currency)
        for of, have in ((low, means.low), (high, means.high))
    )
    lines = [*means.lines]
    if means.high.amount:
        lines.append(
            f"{sum_text(low, high)} less {sum_text(means.low, means.high)} = "
            f"{sum_text(*_in_order(*left))}"
        )
    if terms is None:
        return Debt(*_in_order(*left), (), tuple(lines), means.reasons)
    loans = [terms.loan(money) for money in _in_order(*left)]
    sums = tuple(Money(loan.principal, low.currency) for loan in loans)
    if terms.borrowed is None and terms.share != 100:
        lines.append(f"{ungrouped(terms.share)} % of it is borrowed")
    kept = tuple(dict.fromkeys(loan for loan in loans if loan.principal))
    return Debt(*_in_order(sums[0], sums[-1]), kept, tuple(lines), means.reasons)


def _in_order(one: Money, other: Money) -> tuple[Money, Money]:
    return (one, other) if one.amount <= other.amount else (other, one)


@dataclass(frozen=True, slots=True)
class EarnedBack:
    """How many years the difference in pay takes to come to the cost.

    Attributes:
        low: at the higher pay and the lower cost; None where the pay is not above today's.
        high: at the lower pay and the higher cost; None where it is never earned back.
        words: the range in words.
        assumes: what it takes for granted.
    """

    low: float | None
    high: float | None
    words: str
    assumes: str = SAME_EVERY_YEAR


def earned_back(cost: DegreeCost, wage: Wage | None, earning: Money | None) -> EarnedBack | None:
    """Return in how many years the pay above what the user earns now comes to the cost.

    None where the user has not said what they earn, there is no cost or no yearly pay between the
    25th and the 75th percentile, or the sums are in several currencies.
    """
    if earning is None or cost.ends is None or wage is None or wage.unit != "year":
        return None
    top, bottom = wage.percentiles["p75"], wage.percentiles["p25"]
    currencies = {wage.currency, earning.currency, cost.ends[0].currency}
    if not top or not bottom or len(currencies) > 1:
        return None
    more, less = top - earning.amount, bottom - earning.amount
    low = cost.ends[0].amount / more if more > 0 else None
    high = cost.ends[1].amount / less if less > 0 else None
    return EarnedBack(low, high, _years_words(low, high, earning))


def _years_words(low: float | None, high: float | None, earning: Money) -> str:
    if low is None:
        return f"Never: the 75th percentile of the pay is not above the {earning.text} you earn."
    if high is None:
        return (
            f"From {decimal(low, 1)} years at the 75th percentile of the pay to never at the 25th, "
            f"which is not above the {earning.text} you earn."
        )
    years = f"{decimal(low, 1)} to {decimal(high, 1)} years"
    return f"{years} of the pay above the {earning.text} that you earn now."
