"""A loan that is paid back in equal monthly payments, and the terms that the user thinks of."""

from dataclasses import dataclass

from mpcompare.model.money import Money


@dataclass(frozen=True, slots=True)
class Loan:
    """A loan paid back in equal monthly payments.

    Attributes:
        principal: the sum borrowed, in any currency.
        rate: yearly interest in percent, charged monthly at a twelfth.
        years: how long it is paid back.
    """

    principal: float
    rate: float
    years: float

    def __post_init__(self) -> None:
        if self.principal < 0 or not 0 <= self.rate <= 100 or not 0 < self.years <= 100:
            raise ValueError("a loan has a sum, a rate from 0 to 100 percent, and some years")

    @property
    def months(self) -> int:
        """The number of payments."""
        return round(self.years * 12)

    @property
    def payment(self) -> float:
        """The monthly payment, in the sum's currency.

        The annuity formula P r / (1 - (1 + r)^-n), with the monthly rate r and n payments, as in
        numpy_financial.pmt with payments at the end of each month; P / n without interest.

        >>> round(Loan(10_000, 6, 10).payment, 2), Loan(12_000, 0, 10).payment
        (111.02, 100.0)
        """
        monthly = self.rate / 1200
        if monthly == 0:
            return self.principal / self.months
        # float's ** is typed as Any, since a negative base would give a complex number.
        discounted: float = (1 + monthly) ** -self.months
        return self.principal * monthly / (1 - discounted)

    @property
    def interest(self) -> float:
        """All that is paid beyond the sum itself."""
        return self.payment * self.months - self.principal


@dataclass(frozen=True, slots=True)
class LoanTerms:
    """The loan that the user thinks of: a share of the total in percent, or a sum."""

    share: float
    borrowed: float | None
    rate: float
    years: float

    def loan(self, total: Money) -> Loan:
        """Return the loan for a total."""
        sum_ = total.amount * self.share / 100 if self.borrowed is None else self.borrowed
        return Loan(sum_, self.rate, self.years)
