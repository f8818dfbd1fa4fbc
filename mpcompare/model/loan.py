"""What a loan for the degree costs a month: the standard annuity."""

from dataclasses import dataclass


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
