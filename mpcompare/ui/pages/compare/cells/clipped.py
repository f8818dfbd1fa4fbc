"""Selected cells of the cards for the clipboard, with the programs and the labels."""

from collections.abc import Sequence, Set

from PySide6.QtGui import QGuiApplication

from mpcompare.ui.clipboard import copy_picture, table_mime
from mpcompare.ui.pages.compare.cards_model import CardsModel
from mpcompare.ui.pages.compare.rows import Strip
from mpcompare.ui.session import Session

Lines = Sequence[Sequence[str]]


def clipped(cards: CardsModel, chosen: Set[tuple[int, int]]) -> Lines:
    """Return the chosen cells (row, column) with the programs above and the labels beside them.

    Lines across all cards are left out; what lies between chosen cells is empty. Where none is
    chosen there is only a header.
    """
    cells = {(r, c) for r, c in chosen if not isinstance(cards.rows[r], Strip)}
    columns = sorted({column for _, column in cells})
    programs = [cards.programs[column] for column in columns]
    lines = [["", *(f"{program.title}, {program.institution}" for program in programs)]]
    for number in sorted({row for row, _ in cells}):
        row = cards.rows[number]
        texts = [
            cards.copied(row, program) if (number, column) in cells else ""
            for column, program in zip(columns, programs, strict=True)
        ]
        lines.append([row.label, *texts])
    return lines


def copy_cells(
    cards: CardsModel, chosen: Set[tuple[int, int]], as_picture: Session | None = None
) -> None:
    """Put the chosen cells on the clipboard, unless they are all headings.

    With a session, they are drawn as a picture on one of its threads.
    """
    lines = clipped(cards, chosen)
    if len(lines) > 1 and as_picture is not None:
        copy_picture(as_picture, lines)
    elif len(lines) > 1:
        QGuiApplication.clipboard().setMimeData(table_mime(lines, has_labels=True))
