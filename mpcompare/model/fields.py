"""How a person fills in the parts of a value that is a table in the files: money, charges, dates.

The kinds say which parts there are and what is allowed; this is what forms call them.
"""

from dataclasses import dataclass

from mpcompare.model.kind import Amount, Charges, Choice, Dates, Kind
from mpcompare.model.money import UNDATED


@dataclass(frozen=True, slots=True)
class Field:
    """One part of a value.

    Attributes:
        key: its key in program files.
        label: its name on the screen.
        hint: an example of what is written in it.
        choices: what it may be; empty for anything that the kind reads.
        is_number: whether files hold a number there.
        empty: what files hold where nothing is written in it, beside other parts.
    """

    key: str
    label: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    is_number: bool = False
    empty: str = ""


_AMOUNT = Field("amount", "Amount", "1200", is_number=True)
_CURRENCY = Field("currency", "Currency", "USD")

_CHARGED = Field(
    "basis",
    "Charged",
    choices=(
        Choice("year", "a year", "For each academic year."),
        Choice("program", "in all", "Once, for the whole program."),
        Choice("term", "a term", "For each semester, trimester or quarter."),
        Choice("credit", "a credit", "For each credit taken."),
    ),
)
_WHOM = Field(
    "residency",
    "For",
    choices=(
        Choice("all", "everyone", "All students pay the same."),
        Choice("in-state", "in-state", "Residents of the school's state."),
        Choice("out-of-state", "out-of-state", "Residents of other states of the country."),
        Choice("home", "home", "Residents of the country, or those treated like them."),
        Choice("international", "international", "Students from other countries."),
    ),
)
_YEAR = Field("academic_year", "Academic year", "2026-27, if stated", empty=UNDATED)
_PAYER = Field("funded_by", "If 0, who pays", "the school")
_TERM = Field(
    "term",
    "To start in",
    choices=(
        Choice("fall", "fall", "The academic year's first term, in autumn."),
        Choice("spring", "spring", "The second half of the academic year."),
        Choice("summer", "summer", "The summer term."),
        Choice("winter", "winter", "A term that begins in winter."),
        Choice("rolling", "rolling", "Applications are read as they come."),
    ),
)
_DAY = Field("date", "Date", "01-15 or 2027-01-15")
_SORT = Field(
    "kind",
    "Deadline",
    choices=(
        Choice("final", "final", "The last day to apply."),
        Choice("priority", "priority", "Those who apply by then come first."),
        Choice("international", "international", "For applicants from other countries."),
    ),
)

_FIELDS: tuple[tuple[type[Kind], tuple[Field, ...]], ...] = (
    (Amount, (_AMOUNT, _CURRENCY)),
    (Charges, (_AMOUNT, _CURRENCY, _CHARGED, _WHOM, _YEAR, _PAYER)),
    (Dates, (_TERM, _DAY, _SORT)),
)


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Return the parts of a kind's values in the order of a form; empty where it has none."""
    return next((fields for of, fields in _FIELDS if isinstance(kind, of)), ())
