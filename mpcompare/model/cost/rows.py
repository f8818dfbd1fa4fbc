"""The costs of several programs as rows of a table in words: one a piece, a program a column."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mpcompare.model.cost.piece import PIECE_LABELS, DegreeCost, PieceKind, Reason
from mpcompare.model.cost.sheet import ProgramCost
from mpcompare.model.money import year_words

SECTION = "Cost to the degree"
"""What tables call these rows together."""


SOURCES = "Sources of the cost"
PRICES = "Prices beside the US"
"""What tables call how dear a place is: it is in no sum."""


class CostRow(NamedTuple):
    """One row: what it is of, and what it says of each program; "" where it says nothing.

    `is_long` are rows of sentences, for which a narrow column has no room.
    """

    label: str
    cells: tuple[str, ...]
    is_long: bool = False


def cost_rows(costs: Sequence[ProgramCost]) -> tuple[CostRow, ...]:
    """Return the sum, its pieces and all that must be known of them, without empty rows."""
    rows = (
        CostRow(label, tuple(say(cost) for cost in costs), label in _LONG) for label, say in _ROWS
    )
    return tuple(row for row in rows if any(row.cells))


def years_text(degree: DegreeCost) -> str:
    """Return of which year each piece is, as in "Tuition 2021-22; Living costs 2023-24"."""
    return "; ".join(
        f"{piece.label} {year_words(piece.year)}" for piece in degree.pieces if piece.year
    )


def assumed_text(degree: DegreeCost) -> str:
    """Return what each piece takes for granted."""
    return "; ".join(f"{piece.label}: {piece.assumes}" for piece in degree.pieces if piece.assumes)


def _piece(kind: PieceKind) -> Callable[[ProgramCost], str]:
    """Return what says one piece, by its own name where its kind does not say all."""

    def say(cost: ProgramCost) -> str:
        pieces = (*cost.degree.pieces, *cost.degree.apart)
        found = next((piece for piece in pieces if piece.kind == kind), None)
        if found is None:
            return ""
        return f"{found.named}: {found.text}" if found.named else found.text

    return say


def _working(cost: ProgramCost) -> str:
    """Return the arithmetic of each piece, with how it was converted."""
    pieces = (*cost.degree.pieces, *cost.degree.apart)
    return _joined(
        f"{piece.label}: {'; '.join(piece.lines)}.{''.join(f' {step}' for step in piece.steps)}"
        for piece in pieces
    )


def _notes(cost: ProgramCost) -> str:
    pieces = (*cost.degree.pieces, *cost.degree.apart)
    said = (reason.said for reason in (*cost.degree.reasons, *_debt_reasons(cost)))
    return _joined((*said, *(note for piece in pieces for note in piece.notes)))


def _debt_reasons(cost: ProgramCost) -> tuple[Reason, ...]:
    return () if cost.debt is None else cost.debt.reasons


def _debt(cost: ProgramCost) -> str:
    return "" if cost.debt is None else cost.debt.text


def _payment(cost: ProgramCost) -> str:
    return "" if cost.debt is None else cost.debt.payment_text


def _earned_back(cost: ProgramCost) -> str:
    back = cost.earned_back
    return "" if back is None else f"{back.words} {back.assumes}"


def _sources(cost: ProgramCost) -> str:
    pieces = (*cost.degree.pieces, *cost.degree.apart)
    return "; ".join(
        dict.fromkeys(
            " ".join(filter(None, (source.publisher, source.url)))
            for piece in pieces
            for source in piece.sources
        )
    )


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(sentences))


_LONG = frozenset({PRICES, "Earned back in", "Worked out", "To know", SOURCES})
_ROWS: tuple[tuple[str, Callable[[ProgramCost], str]], ...] = (
    (SECTION, lambda cost: cost.degree.text),
    *((label, _piece(kind)) for kind, label in PIECE_LABELS.items()),
    ("Without", lambda cost: ", ".join(cost.degree.without)),
    ("Prices of", lambda cost: years_text(cost.degree)),
    ("Assumes", lambda cost: assumed_text(cost.degree)),
    ("To borrow", _debt),
    ("A month", _payment),
    (PRICES, lambda cost: cost.parity_words),
    ("Beside pay", lambda cost: cost.words),
    ("Earned back in", _earned_back),
    ("Worked out", _working),
    ("To know", _notes),
    (SOURCES, _sources),
)
