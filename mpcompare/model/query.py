"""What the user asks of the catalog: words, filters and an order. Frozen values, in words too."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Absence, Fact
from mpcompare.model.money import NO_RATES, Rates

RELEVANCE = ""
"""Sort key of a query in the order of its words' relevance; without words, best documented first.
Programs that are equally relevant come best documented first, too."""
DOCUMENTED = "best-documented"
"""Sort key of the order by how well a program is documented, also where there are words."""


def never() -> bool:
    """Return False; for `cancelled` where nobody cancels."""
    return False


class AnyOf(NamedTuple):
    """The attribute has at least one of the tokens. Absences have tokens too ("not-stated")."""

    attribute: str
    tokens: frozenset[str]

    def matches(self, attribute: Attribute, fact: Fact, rates: Rates = NO_RATES) -> bool:
        """Whether a fact passes."""
        del rates
        return not self.tokens.isdisjoint(attribute.tokens(fact))

    def sentence(self, attribute: Attribute) -> str:
        """Return the filter in words, as in "Thesis option: Thesis or not stated"."""
        order = [choice.value for choice in attribute.kind.choices]
        absences = [absence.value for absence in Absence]
        ranked = sorted(
            self.tokens,
            key=lambda t: (t in absences, order.index(t) if t in order else len(order), t),
        )
        return f"{attribute.label}: {' or '.join(attribute.token_label(t) for t in ranked)}"


class Between(NamedTuple):
    """A number of the attribute lies in a range, ends included; None leaves an end open.

    A number that is a range itself passes where the two overlap. Money is compared in approximate
    US dollars. `unstated` lets absences pass as well.
    """

    attribute: str
    low: float | None = None
    high: float | None = None
    unstated: bool = False

    def matches(self, attribute: Attribute, fact: Fact, rates: Rates = NO_RATES) -> bool:
        """Whether a fact passes."""
        numbers = attribute.ends(fact, rates)
        if not numbers:
            return self.unstated
        least, most = self.low, self.high
        return any(
            (low if least is None else max(low, least))
            <= (high if most is None else min(high, most))
            for low, high in numbers
        )

    def sentence(self, attribute: Attribute) -> str:
        """Return the filter in words, as in "Length: 12 to 24 months"."""
        number_text = attribute.kind.number_text
        unit = f" {attribute.kind.unit}".rstrip()
        if self.low is not None and self.high is not None:
            span = f"{number_text(self.low)} to {number_text(self.high)}{unit}"
        elif self.low is not None:
            span = f"{number_text(self.low)}{unit} or more"
        elif self.high is not None:
            span = f"up to {number_text(self.high)}{unit}"
        else:
            span = "any stated"
        return f"{attribute.label}: {span}{' or not stated' if self.unstated else ''}"


Filter = AnyOf | Between


@dataclass(frozen=True, slots=True)
class Query:
    """Words to search for, filters that must all pass (one per attribute), and an order.

    Programs that take no applications are left out, unless `with_closed` or a filter asks for them.
    """

    words: str = ""
    filters: tuple[Filter, ...] = field(default=())
    sort: str = RELEVANCE
    descending: bool = False
    with_closed: bool = False

    @property
    def order(self) -> str:
        """The sort key in force: without words, none can be the best match."""
        return DOCUMENTED if self.sort == RELEVANCE and not self.words.strip() else self.sort

    def filter_on(self, attribute: str) -> Filter | None:
        """Return the filter on an attribute, if there is one."""
        return next((f for f in self.filters if f.attribute == attribute), None)

    def with_filter(self, new: Filter) -> "Query":
        """Set the filter on its attribute, in the place of one that was there."""
        if self.filter_on(new.attribute) is None:
            return replace(self, filters=(*self.filters, new))
        kept = tuple(new if f.attribute == new.attribute else f for f in self.filters)
        return replace(self, filters=kept)

    def without_filter(self, attribute: str) -> "Query":
        """Take the filter on an attribute away."""
        kept = tuple(f for f in self.filters if f.attribute != attribute)
        return replace(self, filters=kept)

    def toggled(self, attribute: str, token: str) -> "Query":
        """Tick or untick one token; a filter without a token goes away."""
        present = self.filter_on(attribute)
        before = present.tokens if isinstance(present, AnyOf) else frozenset[str]()
        after = before ^ {token}
        if not after:
            return self.without_filter(attribute)
        return self.with_filter(AnyOf(attribute, after))

    def known_to(self, register: Register, asked: Container[str]) -> "Query":
        """Leave out the filters and the order on what a catalog does not have.

        Args:
            register: the attributes that results can be ordered by.
            asked: the keys that can be filtered by.
        """
        is_known = self.sort in (RELEVANCE, DOCUMENTED) or self.sort in register
        kept = tuple(one for one in self.filters if one.attribute in asked)
        return replace(self, filters=kept, sort=self.sort if is_known else RELEVANCE)

    def sentences(self, register: Register) -> tuple[str, ...]:
        """Return every filter in words, in order."""
        return tuple(f.sentence(register[f.attribute]) for f in self.filters)


def asks_for_something(query: Query) -> bool:
    """Whether there is anything in a query that is worth a name; an order alone is not."""
    return bool(query.words.strip() or query.filters or query.with_closed)


def plain_query(query: Query) -> dict[str, Any]:
    """Return a query as JSON can hold it."""
    return {
        "words": query.words,
        "filters": [_plain_filter(asked) for asked in query.filters],
        "sort": query.sort,
        "descending": query.descending,
        "with_closed": query.with_closed,
    }


def read_query(plain: Any) -> Query:
    """Read what `plain_query` returned.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is not that.
    """
    return Query(
        words=str(plain.get("words", "")),
        filters=tuple(_read_filter(asked) for asked in plain.get("filters", [])),
        sort=str(plain.get("sort", RELEVANCE)),
        descending=bool(plain.get("descending", False)),
        with_closed=bool(plain.get("with_closed", False)),
    )


def _plain_filter(asked: Filter) -> dict[str, Any]:
    if isinstance(asked, AnyOf):
        return {"attribute": asked.attribute, "tokens": sorted(asked.tokens)}
    return {
        "attribute": asked.attribute,
        "low": asked.low,
        "high": asked.high,
        "unstated": asked.unstated,
    }


def _read_filter(raw: Any) -> Filter:
    attribute = str(raw["attribute"])
    if "tokens" in raw:
        return AnyOf(attribute, frozenset(str(token) for token in raw["tokens"]))
    low, high = (None if raw[end] is None else float(raw[end]) for end in ("low", "high"))
    return Between(attribute, low, high, unstated=bool(raw.get("unstated", False)))
