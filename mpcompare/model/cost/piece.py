"""What a degree costs to the end, piece by piece, and the sum of those that can be summed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from mpcompare.model.cost.tuition import ONCE, Times
from mpcompare.model.fact import Source
from mpcompare.model.money import APPROXIMATELY, FREE, FUNDED, Money, sum_text, year_words
from mpcompare.model.pay.prices import Conversion, Prices, price_year

PieceKind = Literal["tuition", "fees", "living", "funded"]

PIECE_LABELS: dict[PieceKind, str] = {
    "tuition": "Tuition",
    "fees": "Application fee",
    "living": "Living costs",
    "funded": "Won by you",
}
"""What each piece is called, in the order in which they are added up."""


class Reason(NamedTuple):
    """Why something is not in a sum, in a sentence, and what the user can do on the page about it.

    Attributes:
        said: for everyone, also in a file.
        to_do: a sentence to the user; "" for nothing.
    """

    said: str
    to_do: str = ""

    @property
    def text(self) -> str:
        """Both sentences."""
        return f"{self.said} {self.to_do}".rstrip()


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of what a degree costs, to the degree.

    Attributes:
        kind: what it is for; "funded" is taken off.
        low: the sum, or the lower end of a range.
        high: the sum, or the upper end of a range.
        lines: the arithmetic, a step a line.
        year: the academic or calendar year that it is of, or `UNDATED`; "" for the user's own.
        assumes: what it takes for granted; "" for nothing.
        notes: what else must be known, a sentence each.
        sources: who states it; empty for the user's own.
        funded_by: who pays for all of it; then it is nothing.
        steps: how it was converted, a sentence each.
        problem: why it could not be converted as asked.
        named: what it is called where its kind does not say all.
        times: how often a price falls due that comes to the sum; once where nothing is counted.
    """

    kind: PieceKind
    low: Money
    high: Money
    lines: tuple[str, ...]
    year: str = ""
    assumes: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    funded_by: str = ""
    steps: tuple[str, ...] = ()
    problem: str = ""
    named: str = ""
    times: Times = ONCE

    @property
    def label(self) -> str:
        """What the piece is called."""
        return self.named or PIECE_LABELS[self.kind]

    @property
    def is_own(self) -> bool:
        """Whether the user says it, and no source."""
        return not self.sources

    @property
    def text(self) -> str:
        """The sum or range in words; a converted one is marked as approximate."""
        if not self.high.amount and self.kind == "tuition":
            return f"{FUNDED} by {self.funded_by}" if self.funded_by else FREE
        minus = "\N{MINUS SIGN}" * (self.kind == "funded")
        return f"{APPROXIMATELY * bool(self.steps)}{minus}{sum_text(self.low, self.high)}"

    @property
    def year_text(self) -> str:
        """The year in words; the user's own figures have none."""
        return "your figure" if self.is_own else year_words(self.year)

    def converted(self, conversion: Conversion) -> "Piece":
        """Return the piece in the money that was asked for."""
        if not self.high.amount:  # nothing is nothing in every currency and year
            nothing = Money(0.0, conversion.currency if conversion.steps else self.low.currency)
            return replace(self, low=nothing, high=nothing)
        return replace(
            self,
            low=conversion.convert(self.low),
            high=conversion.convert(self.high),
            steps=(*self.steps, *conversion.steps),
            problem=conversion.problem,
        )


def converted(piece: Piece, prices: Prices, to: str, *, real: bool) -> Piece:
    """Carry a piece to a currency and price level by its own year.

    The user's own figures are of today: at the newest rates, and in the newest dollars as they are.
    """
    year = prices.newest_year if piece.is_own else price_year(piece.year)
    conversion = prices.conversion(piece.low.currency, year, to, real=real and not piece.is_own)
    return piece.converted(conversion)


@dataclass(frozen=True, slots=True)
class DegreeCost:
    """The pieces of one program's cost, and their sum.

    Attributes:
        pieces: those in the sum, all in one currency; without tuition there is no sum.
        apart: those that can't be added, since they are in another currency.
        without: what the sum does not hold for want of a figure, as "living costs".
        reasons: why not.
        why: what is missing where there is no sum, in a few words.
    """

    pieces: tuple[Piece, ...] = ()
    apart: tuple[Piece, ...] = ()
    without: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    why: str = "tuition not stated"

    def of(self, kind: PieceKind) -> Piece | None:
        """Return the piece of a kind that is in the sum."""
        return next((piece for piece in self.pieces if piece.kind == kind), None)

    @property
    def ends(self) -> tuple[Money, Money] | None:
        """The lowest and highest sum, what is won taken off; None without tuition."""
        tuition = self.of("tuition")
        if tuition is None:
            return None
        low, high = (_sum(self.pieces, end) for end in ("low", "high"))
        currency = tuition.low.currency
        return Money(max(0.0, low), currency), Money(max(0.0, high), currency)

    @property
    def is_approximate(self) -> bool:
        """Whether a piece in the sum was converted."""
        return any(piece.steps for piece in self.pieces)

    @property
    def text(self) -> str:
        """The sum and what it is without, or that there is none."""
        if self.ends is None:
            return f"No sum: {self.why}"
        said = f"{APPROXIMATELY * self.is_approximate}{sum_text(*self.ends)}"
        return f"{said}, without {' and '.join(self.without)}" if self.without else said

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who states the pieces in the sum, each once."""
        return tuple(dict.fromkeys(s for piece in self.pieces for s in piece.sources))


def _sum(pieces: Iterable[Piece], end: str) -> float:
    signed = ((-1.0 if piece.kind == "funded" else 1.0, piece) for piece in pieces)
    # what is won lowers both ends alike: it is one sum
    return sum(sign * getattr(piece, end).amount for sign, piece in signed)


def degree_cost(
    pieces: Iterable[Piece], without: Iterable[str] = (), reasons: Iterable[Reason] = ()
) -> DegreeCost:
    """Add the pieces up that are in the tuition's currency; the others stand apart, with why."""
    order = tuple(PIECE_LABELS)
    found = sorted(pieces, key=lambda piece: order.index(piece.kind))
    tuition = next((piece for piece in found if piece.kind == "tuition"), None)
    if tuition is None:
        return DegreeCost(tuple(found), (), tuple(without), tuple(reasons))
    currency = _currency(tuition, found)
    if not tuition.high.amount:
        nothing = Money(0.0, currency)
        found[0] = replace(tuition, low=nothing, high=nothing)
    kept = tuple(piece for piece in found if piece.low.currency == currency)
    apart = tuple(piece for piece in found if piece.low.currency != currency)
    return DegreeCost(
        kept,
        apart,
        (*without, *(piece.label.lower() for piece in apart)),
        (*reasons, *(_apart(piece, currency) for piece in apart)),
    )


def _currency(tuition: Piece, pieces: Iterable[Piece]) -> str:
    """Return the tuition's currency; of a tuition that is nothing, that of the living costs."""
    if tuition.high.amount:
        return tuition.low.currency
    living = (piece.low.currency for piece in pieces if piece.kind == "living")
    return next(living, tuition.low.currency)


def _apart(piece: Piece, currency: str) -> Reason:
    said = f"{piece.label} not added: {piece.text}, and the sum is in {currency}."
    if piece.problem:
        return Reason(f"{said} {piece.problem}")
    return Reason(said, "Choose one currency above to add it.")
