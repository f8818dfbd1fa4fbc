"""The rows of a file by section, with what nobody states in one line, and the legend of signs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mpcompare.export.document.cells import IMPLIED, WORKED_OUT, Cell, cell
from mpcompare.export.document.document import Document
from mpcompare.model.attribute import Attribute
from mpcompare.model.comparison import Agreement
from mpcompare.model.fact import Absence
from mpcompare.model.program import Program


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a cell for each program, in their order. `key` is its attribute's."""

    key: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of one section.

    Attributes:
        section: its heading.
        rows: in the order of the cards.
        apart: rows that only some programs state, where only differences are asked for.
        unstated: one line that names the rows that no program states; "" for none.
        unstated_labels: the same rows one by one.
    """

    section: str
    rows: tuple[Row, ...]
    apart: tuple[Row, ...]
    unstated: str
    unstated_labels: tuple[str, ...]


def shown_rows(document: Document) -> tuple[Attribute, ...]:
    """Return all rows of which a cell is shown."""
    comparison = document.comparison
    if document.options.summary:
        return comparison.summary_rows(document.chosen_rows)
    if only_differences(document):
        return comparison.rows_with(Agreement.DIFFERING, Agreement.PARTIAL)
    return comparison.rows_with(*(a for a in Agreement if a is not Agreement.UNSTATED))


def only_differences(document: Document) -> bool:
    """Whether rows that do not differ are left out; one program differs from nobody."""
    return document.options.differences_only and len(document.comparison.programs) > 1


def rows_of(
    document: Document,
    attributes: Iterable[Attribute],
    programs: Sequence[Program],
    *,
    brief: bool = False,
) -> tuple[Row, ...]:
    """Return a row for each attribute with a cell for each program."""
    return tuple(
        Row(
            attribute.key,
            attribute.label,
            tuple(cell(document, attribute, program, brief=brief) for program in programs),
        )
        for attribute in attributes
    )


def summary_rows(document: Document, programs: Sequence[Program]) -> tuple[Row, ...]:
    """Return the rows of a summary that some program states, in brief."""
    comparison = document.comparison
    rows = comparison.summary_rows(document.chosen_rows)
    stated = [row for row in rows if comparison.agreement(row) is not Agreement.UNSTATED]
    return rows_of(document, stated, programs, brief=True)


def sections(document: Document, programs: Sequence[Program]) -> tuple[RowGroup, ...]:
    """Return all rows by section, with cells for these programs; what is empty is left out."""
    found: list[RowGroup] = []
    for section, divided in document.comparison.divided().items():
        rows = [row for rows in divided.values() for row in rows]
        apart: Sequence[Attribute] = ()
        unstated = divided[Agreement.UNSTATED]
        stated = [row for row in rows if row not in unstated]
        if only_differences(document):
            stated, apart = [*divided[Agreement.DIFFERING]], divided[Agreement.PARTIAL]
            unstated = ()
        in_order = [row for row in document.comparison.rows if row in stated]
        if in_order or apart or unstated:
            found.append(
                RowGroup(
                    section=section.value,
                    rows=rows_of(document, in_order, programs),
                    apart=rows_of(document, apart, programs),
                    unstated=unstated_words(document, unstated),
                    unstated_labels=tuple(row.label for row in unstated),
                )
            )
    return tuple(found)


def unstated_words(document: Document, rows: Iterable[Attribute]) -> str:
    """Name the rows that no program states, in one line; "" for none."""
    comparison = document.comparison
    labels = [r.label for r in rows if comparison.agreement(r) is Agreement.UNSTATED]
    nobody = "Nobody states" if len(comparison.programs) > 1 else "Not stated"
    return f"{nobody}: {', '.join(labels)}" if labels else ""


def count_words(document: Document) -> str:
    """Say in how many rows stated values differ, and what is left out for that."""
    comparison = document.comparison
    if len(comparison.programs) == 1:
        return ""
    differing = comparison.count(Agreement.DIFFERING)
    words = f"{differing} of {len(comparison.rows)} rows differ."
    if not only_differences(document):
        return words
    return f"{words} Rows that are equal, or that nobody states, are left out."


def legend(document: Document) -> list[str]:
    """Explain the signs that stand in some cell, a sentence each."""
    comparison = document.comparison
    rows = (*shown_rows(document), *comparison.summary_rows(document.chosen_rows))
    facts = [program.fact(row) for row in rows for program in comparison.programs]
    bases = {said.basis for fact in facts for said in fact.statements}
    where = "" if document.options.summary else " at the end"
    old = [str(fact.year) for fact in facts if fact.is_dated(comparison.this_year)]
    found = (
        ("Raised numbers: the sources" + where + ".", bool(bases)),
        (
            "\N{EN DASH} Not stated: none of the program's sources says.",
            any(fact.reason is Absence.NOT_STATED for fact in facts),
        ),
        (f"{WORKED_OUT} Worked out by us from what is stated.", "computed" in bases),
        (f"{IMPLIED} Implied, not said in so many words.", "implied" in bases),
        (
            f"({min(old, default='')}) An old statement, and its year: ask before you rely on it.",
            bool(old),
        ),
    )
    return [words.replace(" ", "\N{NO-BREAK SPACE}", 1) for words, is_needed in found if is_needed]
