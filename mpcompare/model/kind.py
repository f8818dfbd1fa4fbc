"""Kinds of value. A kind reads a raw value or refuses it, words it, sorts it and finds it.

No kind ever sees an absence: a missing value is handled once, in `fact.Fact` and `attribute`.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Literal, cast

from mpcompare.model.country import COUNTRY_NAMES
from mpcompare.model.locale_format import decimal, general, whole
from mpcompare.model.money import (
    CHARGE_BASES,
    NO_RATES,
    RESIDENCIES,
    UNDATED,
    Charge,
    Deadline,
    Ends,
    Money,
    NumberRange,
    Rates,
)

FilterBy = Literal["values", "range", "nothing"]
SortKey = float | str
Column = Literal["TEXT", "REAL", "INTEGER"]
"""SQLite's type of a column."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One allowed value.

    Attributes:
        value: its word in the files.
        label: its name on the screen.
        explanation: what it means.
        is_closed: whether a program with this value takes no applications.
        phrases: what else it is called in a search; "{}" stands for the attribute's name.
        says_little: whether it needs the note of its statement to be understood, as "other" does.
        nearness: how near a program with this value is to music production, from 0 to 1; None for
            a value that tells nothing of that.
    """

    value: str
    label: str
    explanation: str
    is_closed: bool = False
    phrases: tuple[str, ...] = ()
    says_little: bool = False
    nearness: float | None = None


class Kind(ABC):
    """What all values of an attribute have in common. Values are immutable and hashable."""

    name: ClassVar[str]
    column: ClassVar[Column] = "TEXT"
    filter_by: ClassVar[FilterBy] = "nothing"
    parts: ClassVar[bool] = False
    """Several statements are parts of one value (charges), not a disagreement."""
    chips: ClassVar[bool] = False
    """Each of the value's words stands in a rounded box of its own on the screen."""
    searched: ClassVar[bool] = False
    """A search finds programs by the words of such values."""
    fields: ClassVar[Mapping[str, Column]] = {}
    """The keys of a value that is a table in the files, with their columns; else empty."""
    in_dollars: ClassVar[bool] = False
    """Its numbers are sums of money, which are compared in approximate US dollars."""
    needs_name: bool = False
    """A search means one of its values only where it names the attribute as well."""
    unit: str = ""
    """What its numbers count, said after the ends of a range."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"  # kinds with fields of their own are dataclasses

    @abstractmethod
    def read(self, raw: object) -> Any:
        """Turn a value of a program file into one of this kind.

        Raises:
            ValueError: it is not one; the message says what is wrong and what is allowed.
        """

    def plain(self, value: Any) -> object:
        """Return the value as program files and JSON write it: `read(plain(value)) == value`."""
        return value

    @abstractmethod
    def text(self, value: Any) -> str:
        """Return the value in words."""

    def words(self, value: Any) -> tuple[str, ...]:
        """Return each part of the value in words; one text for a kind without parts."""
        return (self.text(value),)

    @abstractmethod
    def sort_key(self, value: Any, rates: Rates = NO_RATES) -> SortKey:
        """Order values of this kind; all keys of one kind are numbers, or all are texts."""

    def tokens(self, value: Any) -> tuple[str, ...]:
        """Return the words a filter can tick for this value; none unless `filter_by` is values."""
        del value
        return ()

    def token_label(self, token: str) -> str:
        """Return a token in words."""
        return token

    def needs_note(self, value: Any) -> bool:
        """Whether a value's words say little without the note beside them, as "Other" does."""
        said = self.tokens(value) if self.choices else ()
        return any(choice.says_little and choice.value in said for choice in self.choices)

    def number(self, value: Any, rates: Rates = NO_RATES) -> float | None:
        """Return the number to compare, a range's lower end; None where there is none.

        Money is in US dollars.
        """
        ends = self.ends(value, rates)
        return None if ends is None else ends[0]

    def ends(self, value: Any, rates: Rates = NO_RATES) -> Ends | None:
        """Return both ends of the number that a range filter compares; None: not comparable.

        Money is in US dollars.
        """
        del value, rates
        return None

    def number_text(self, number: float) -> str:
        """Return one end of a range in words."""
        return general(number)

    @property
    def filter_unit(self) -> str:
        """What the ends of a range filter are in, in words."""
        return f"{'in approximate US dollars' * self.in_dollars} {self.unit}".strip()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All allowed values, in their order on the screen; empty where any value may come."""
        return ()

    @property
    def all_tokens(self) -> tuple[str, ...]:
        """All words that a filter can tick; empty where any word may come."""
        return tuple(choice.value for choice in self.choices)


def _choice_read(raw: object, choices: tuple[Choice, ...]) -> str:
    allowed = [choice.value for choice in choices]
    if not isinstance(raw, str) or raw not in allowed:
        raise ValueError(f"{raw!r} is not one of {', '.join(allowed)}")
    return raw


class _Chosen(Kind):
    """A kind with a closed list of values, filtered by ticking them."""

    filter_by = "values"
    chips = True
    _choices: tuple[Choice, ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self._choices

    def token_label(self, token: str) -> str:
        return next((c.label for c in self._choices if c.value == token), token)

    def _rank(self, token: str) -> int:
        return next((i for i, c in enumerate(self._choices) if c.value == token), -1)


@dataclass(frozen=True, eq=False)
class OneOf(_Chosen):
    """One word out of a closed list.

    `also` are other words that people write for a value, each with the value.
    """

    name = "choice"
    _choices: tuple[Choice, ...]
    also: tuple[tuple[str, str], ...] = ()
    needs_name: bool = False

    def read(self, raw: object) -> str:
        return _choice_read(raw, self._choices)

    def text(self, value: str) -> str:
        return self.token_label(value)

    def sort_key(self, value: str, rates: Rates = NO_RATES) -> SortKey:
        del rates
        return float(self._rank(value))

    def tokens(self, value: str) -> tuple[str, ...]:
        return (value,)


@dataclass(frozen=True, eq=False)
class SomeOf(_Chosen):
    """One or more words out of a closed list, in the list's order."""

    name = "choices"
    _choices: tuple[Choice, ...]

    def read(self, raw: object) -> tuple[str, ...]:
        if not isinstance(raw, list | tuple) or not raw:
            raise ValueError(f"{raw!r} is not a list of one or more values")
        chosen = {_choice_read(item, self._choices) for item in cast("list[object]", raw)}
        return tuple(sorted(chosen, key=self._rank))

    def plain(self, value: tuple[str, ...]) -> list[str]:
        return list(value)

    def text(self, value: tuple[str, ...]) -> str:
        return ", ".join(self.words(value))

    def words(self, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.token_label(token) for token in value)

    def sort_key(self, value: tuple[str, ...], rates: Rates = NO_RATES) -> SortKey:
        del rates
        return "".join(chr(ord("a") + self._rank(token)) for token in value)

    def tokens(self, value: tuple[str, ...]) -> tuple[str, ...]:
        return value


@dataclass(frozen=True, eq=False)
class YesNo(_Chosen):
    """True or false, each with its own wording."""

    name = "yes or no"
    column = "INTEGER"
    chips = False
    needs_name = True
    _choices: tuple[Choice, ...]

    def read(self, raw: object) -> bool:
        if not isinstance(raw, bool):
            raise ValueError(f"{raw!r} is not true or false")
        return raw

    def text(self, value: bool) -> str:  # noqa: FBT001 - it is the value itself
        return self.token_label(self.tokens(value)[0])

    def sort_key(self, value: bool, rates: Rates = NO_RATES) -> SortKey:  # noqa: FBT001
        del rates
        return float(value)

    def tokens(self, value: bool) -> tuple[str, ...]:  # noqa: FBT001
        return ("yes" if value else "no",)


def yes_no(yes: str, no: str) -> YesNo:
    """Build the kind from what yes and no each mean."""
    return YesNo(
        (Choice("yes", "Yes", yes, phrases=("{}",)), Choice("no", "No", no, phrases=("no {}",)))
    )


def need(required: str, optional: str, none: str) -> OneOf:
    """Build the choice that every requirement has: required, optional or none."""
    return OneOf(
        (
            Choice("required", "Required", required),
            Choice("optional", "Optional", optional),
            Choice("none", "Not required", none, phrases=("no {}", "{} none")),
        ),
        also=(
            *((word, "required") for word in ("yes", "needed", "mandatory", "compulsory")),
            *((word, "none") for word in ("no", "not needed", "none required", "not asked for")),
        ),
        needs_name=True,
    )


_TOO_MUCH = 1e15
"""From which whole numbers are not kept exactly."""


@dataclass(frozen=True, eq=False)
class Number(Kind):
    """A number of zero or more, with its unit; `{ from, to }` in the files where it is a range.

    Attributes:
        ranges: whether sources may leave open how many, as in "40 to 45 credits".
    """

    name = "number"
    column = "REAL"
    filter_by = "range"
    unit: str = ""
    decimals: int = 0
    ranges: bool = False

    def read(self, raw: object) -> float | NumberRange:
        if self.ranges and isinstance(raw, dict):
            return self._read_range(cast("dict[str, object]", raw))
        return _number_of_zero_or_more(raw)

    def _read_range(self, raw: dict[str, object]) -> NumberRange:
        if set(raw) != {"from", "to"}:
            raise ValueError(f"{raw!r} is not a number or {{ from = NUMBER, to = NUMBER }}")
        low, high = (_number_of_zero_or_more(raw[end]) for end in ("from", "to"))
        return read_range(low, high)

    def plain(self, value: float | NumberRange) -> object:
        if isinstance(value, NumberRange):
            return {"from": self.plain(value.low), "to": self.plain(value.high)}
        return value if self.decimals else _tidy(float(value))

    def text(self, value: float | NumberRange) -> str:
        low, high = self.ends(value)
        words = self.number_text(low)
        if low != high:
            words = f"{words} to {self.number_text(high)}"
        return f"{words} {self.unit}".strip()

    def sort_key(self, value: float | NumberRange, rates: Rates = NO_RATES) -> SortKey:
        return self.ends(value, rates)[0]

    def ends(self, value: float | NumberRange, rates: Rates = NO_RATES) -> Ends:
        del rates
        return (value.low, value.high) if isinstance(value, NumberRange) else (value, value)

    def number_text(self, number: float) -> str:
        places = max(self.decimals, len(f"{number:g}".partition(".")[2]))  # 2.75 isn't 2.8
        return decimal(number, places) if self.decimals else general(number)


class Amount(Kind):
    """One sum of money: `{ amount, currency }` in the files."""

    name = "money"
    filter_by = "range"
    in_dollars = True
    fields: ClassVar[Mapping[str, Column]] = {
        "amount": "REAL",
        "currency": "TEXT",
    }

    def read(self, raw: object) -> Money:
        if not isinstance(raw, dict):
            raise ValueError(f"{raw!r} is not {{ amount = NUMBER, currency = CODE }}")
        return read_money(cast("dict[str, object]", raw))

    def plain(self, value: Money) -> dict[str, object]:
        return {"amount": _tidy(value.amount), "currency": value.currency}

    def text(self, value: Money) -> str:
        return value.text if value.amount else "No fee"

    def sort_key(self, value: Money, rates: Rates = NO_RATES) -> SortKey:
        dollars = value.in_dollars(rates)
        return value.amount if dollars is None else dollars

    def ends(self, value: Money, rates: Rates = NO_RATES) -> Ends | None:
        return _ends(value, value, rates)

    def number_text(self, number: float) -> str:
        return f"${whole(number)}"


class Charges(Kind):
    """A tuition charge; a program states as many as it has residencies and bases.

    In the files `amount_to` is the upper end of a range, `covers_from` and `covers_to` the credits
    that the flat price of a year or term covers, `funded_by` who pays where the amount is 0.
    """

    name = "charges"
    filter_by = "range"
    in_dollars = True
    parts = True
    fields: ClassVar[Mapping[str, Column]] = {
        "amount": "REAL",
        "currency": "TEXT",
        "basis": "TEXT",
        "residency": "TEXT",
        "academic_year": "TEXT",
        "amount_to": "REAL",
        "covers_from": "REAL",
        "covers_to": "REAL",
        "funded_by": "TEXT",
    }

    def read(self, raw: object) -> Charge:
        row = cast("dict[str, object]", raw) if isinstance(raw, dict) else {}
        money = read_money(row)
        basis = _one_of("basis", row.get("basis"), CHARGE_BASES)
        residency = _one_of("residency", row.get("residency"), RESIDENCIES)
        year = row.get("academic_year")
        if not isinstance(year, str) or not (year == UNDATED or re.fullmatch(r"\d{4}-\d{2}", year)):
            raise ValueError(f"academic_year {year!r} is not like 2023-24, nor {UNDATED}")
        return Charge(
            money,
            cast("Any", basis),
            cast("Any", residency),
            year,
            most=_most(money, row),
            funded_by=_funded_by(money, row),
            covers=_covers(row),
        )

    def plain(self, value: Charge) -> dict[str, object]:
        covers = value.covers
        more = {
            "amount_to": None if value.most is None else _tidy(value.most),
            "covers_from": None if covers is None else _tidy(covers.low),
            "covers_to": None if covers is None else _tidy(covers.high),
            "funded_by": value.funded_by or None,
        }
        return {
            "amount": _tidy(value.money.amount),
            "currency": value.money.currency,
            "basis": value.basis,
            "residency": value.residency,
            "academic_year": value.academic_year,
            **{key: held for key, held in more.items() if held is not None},
        }

    def text(self, value: Charge) -> str:
        return value.text

    def sort_key(self, value: Charge, rates: Rates = NO_RATES) -> SortKey:
        dollars = value.money.in_dollars(rates)
        return value.money.amount if dollars is None else dollars

    def ends(self, value: Charge, rates: Rates = NO_RATES) -> Ends | None:
        return _ends(value.money, value.high, rates)

    def number_text(self, number: float) -> str:
        return f"${whole(number)}"


@dataclass(frozen=True, eq=False)
class Dates(Kind):
    """A deadline; a program states as many as it has terms and kinds of applicant."""

    name = "deadlines"
    filter_by = "values"
    parts = True
    fields: ClassVar[Mapping[str, Column]] = {
        "term": "TEXT",
        "date": "TEXT",
        "kind": "TEXT",
    }
    _terms: tuple[str, ...] = ("fall", "spring", "summer", "winter", "rolling")
    _kinds: tuple[str, ...] = ("priority", "final", "international")

    def read(self, raw: object) -> Deadline:
        row = cast("dict[str, object]", raw) if isinstance(raw, dict) else {}
        # a date may be stated without saying for which term, but nothing is rolling unsaid
        said = row.get("term", "")
        term = "" if said == "" else _one_of("term", said, self._terms)
        day = row.get("date", "")
        if day == "" and term == "rolling":
            return Deadline("rolling", "", cast("Any", self._kind(row)))
        if not isinstance(day, str) or not _is_date(day):
            raise ValueError(f"date {day!r} is not MM-DD or YYYY-MM-DD")
        return Deadline(cast("Any", term), day, cast("Any", self._kind(row)))

    def _kind(self, row: dict[str, object]) -> str:
        return _one_of("kind", row.get("kind", "final"), self._kinds)

    def plain(self, value: Deadline) -> dict[str, object]:
        term = {"term": value.term} if value.term else {}
        day = {"date": value.date} if value.date else {}
        return {**term, **day, "kind": value.kind}

    def text(self, value: Deadline) -> str:
        return value.text

    def sort_key(self, value: Deadline, rates: Rates = NO_RATES) -> SortKey:
        del rates
        return value.date[-5:] or "99"

    @property
    def all_tokens(self) -> tuple[str, ...]:
        return self._terms

    def tokens(self, value: Deadline) -> tuple[str, ...]:
        return (value.term,) if value.term else ()

    def token_label(self, token: str) -> str:
        return token.capitalize()


class Text(Kind):
    """Words of a source, as they stand."""

    name = "text"

    def read(self, raw: object) -> str:
        if not isinstance(raw, str) or not raw.strip():
            raise ValueError(f"{raw!r} is not a text")
        return raw.strip()

    def text(self, value: str) -> str:
        return value

    def sort_key(self, value: str, rates: Rates = NO_RATES) -> SortKey:
        del rates
        return value.casefold()


class Named(Text):
    """A name that many programs share (a region, a degree as awarded): filtered by ticking it."""

    name = "name"
    filter_by = "values"

    def tokens(self, value: str) -> tuple[str, ...]:
        return (value,)


class Region(Named):
    """A state, province or nation within a country, by its name."""


class Country(Named):
    """An ISO 3166-1 alpha-2 code, worded as the country's name."""

    name = "country"

    def read(self, raw: object) -> str:
        if not isinstance(raw, str) or raw not in COUNTRY_NAMES:
            raise ValueError(f"{raw!r} is not an ISO 3166-1 alpha-2 code such as US or GB")
        return raw

    def text(self, value: str) -> str:
        return COUNTRY_NAMES.get(value, value)

    def sort_key(self, value: str, rates: Rates = NO_RATES) -> SortKey:
        del rates
        return self.text(value).casefold()

    def token_label(self, token: str) -> str:
        return COUNTRY_NAMES.get(token, token)


@dataclass(frozen=True, eq=False)
class Names(Kind):
    """A list of official names: courses, tracks, facilities."""

    name = "names"
    searched = True
    limit: int = field(default=1000)

    def read(self, raw: object) -> tuple[str, ...]:
        items = cast("list[object]", raw) if isinstance(raw, list | tuple) else []
        if not items or not all(isinstance(item, str) and item.strip() for item in items):
            raise ValueError(f"{raw!r} is not a list of texts")
        if len(items) > self.limit:
            raise ValueError(f"{len(items)} entries are more than the {self.limit} allowed")
        return tuple(str(item).strip() for item in items)

    def plain(self, value: tuple[str, ...]) -> list[str]:
        return list(value)

    def text(self, value: tuple[str, ...]) -> str:
        return "; ".join(value)

    def words(self, value: tuple[str, ...]) -> tuple[str, ...]:
        return value

    def sort_key(self, value: tuple[str, ...], rates: Rates = NO_RATES) -> SortKey:
        del rates
        return " ".join(value).casefold()


def read_money(row: dict[str, object]) -> Money:
    """Read `amount` and `currency` out of a table.

    Raises:
        ValueError: one of them is missing or is not what it should be.
    """
    amount, currency = row.get("amount"), row.get("currency")
    if isinstance(amount, bool) or not isinstance(amount, int | float) or not 0 <= amount < 1e12:
        raise ValueError(f"amount {amount!r} is not a number of zero or more")
    if not isinstance(currency, str) or not re.fullmatch(r"[A-Z]{3}", currency):
        raise ValueError(f"currency {currency!r} is not an ISO 4217 code such as USD")
    return Money(float(amount), currency)


def _number_of_zero_or_more(raw: object) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not 0 <= raw < _TOO_MUCH:
        raise ValueError(f"{raw!r} is not a number of zero or more")
    return float(raw)


def read_range(low: float, high: float) -> NumberRange:
    """Make a range of two numbers.

    Raises:
        ValueError: the second is not greater.
    """
    if not low < high:
        raise ValueError(f"a range goes up: {low:g} to {high:g} does not")
    return NumberRange(low, high)


def _ends(low: Money, high: Money, rates: Rates) -> Ends | None:
    """Return both ends in dollars; nothing is nothing in every currency."""
    first = low.in_dollars(rates) if low.amount else 0.0
    last = high.in_dollars(rates) if high.amount else 0.0
    return None if first is None or last is None else (first, last)


def _most(money: Money, row: dict[str, object]) -> float | None:
    if row.get("amount_to") is None:
        return None
    most = read_money({**row, "amount": row["amount_to"]}).amount
    if most <= money.amount:
        raise ValueError(f"amount_to {most:g} is not greater than the amount")
    return most


def _funded_by(money: Money, row: dict[str, object]) -> str:
    payer = row.get("funded_by")
    if payer is None:
        return ""
    if not isinstance(payer, str) or not payer.strip():
        raise ValueError(f"funded_by {payer!r} does not say who pays")
    if money.amount:
        raise ValueError("funded_by says that someone pays it all: the amount is then 0")
    return payer.strip()


def _covers(row: dict[str, object]) -> NumberRange | None:
    ends = row.get("covers_from"), row.get("covers_to")
    if ends == (None, None):
        return None
    for key, end in zip(("covers_from", "covers_to"), ends, strict=True):
        if isinstance(end, bool) or not isinstance(end, int | float) or not end > 0:
            raise ValueError(f"{key} {end!r} is not a number above zero")
    low, high = cast("tuple[float, float]", ends)
    if low > high:
        raise ValueError(f"covers_to {high:g} is less than covers_from")
    return NumberRange(float(low), float(high))


def _one_of(key: str, raw: object, allowed: tuple[str, ...]) -> str:
    if not isinstance(raw, str) or raw not in allowed:
        raise ValueError(f"{key} {raw!r} is not one of {', '.join(allowed)}")
    return raw


def _is_date(text: str) -> bool:
    """Whether it is a day that exists, MM-DD or YYYY-MM-DD; without a year, 29 February does."""
    if not re.fullmatch(r"([0-9]{4}-)?[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text if len(text) == 10 else f"2024-{text}")
    except ValueError:
        return False
    return True


def _tidy(amount: float) -> float | int:
    return int(amount) if amount.is_integer() else amount
