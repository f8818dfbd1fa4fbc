"""How a file writes what can be read in two ways: its fractions, its days, its money."""

from dataclasses import dataclass
from typing import Literal

DecimalSign = Literal["", ".", ","]
DayOrder = Literal["", "day-first", "month-first"]


@dataclass(frozen=True, slots=True)
class Notation:
    """What is known beside a text itself of how it is written.

    Attributes:
        decimal: the sign before fractions; "" where that is not known, so that 12.500 can be
            read in two ways.
        days: what comes first in 03/04/2027; "" where that is not known.
        country: the program's, by its ISO 3166-1 code, which tells dollars and crowns apart.
        unit: what the heading says that all cells are in, as "USD", "EUR/year" or "years".
        is_ours: whether it is a file that this program has written.
    """

    decimal: DecimalSign = ""
    days: DayOrder = ""
    country: str = ""
    unit: str = ""
    is_ours: bool = False


UNKNOWN = Notation()
OURS = Notation(decimal=".", is_ours=True)
"""How this program words values."""
