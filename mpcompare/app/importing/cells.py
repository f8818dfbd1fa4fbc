"""One cell of a table as what a program file would say."""

import re
from collections.abc import Sequence
from typing import Any

from mpcompare.app.corrections.draft import DraftStatement
from mpcompare.app.importing.incoming import Reading
from mpcompare.app.workspace.overlay import read_values
from mpcompare.model.attribute import Attribute
from mpcompare.model.fact import Absence
from mpcompare.model.typed.notation import Notation
from mpcompare.model.typed.values import note_in, plain_values

NOTHING = frozenset(
    {
        *("", "-", "--", "–", "—", "?", "n/a", "n.a.", "#n/a", "null", "nan"),  # noqa: RUF001
        *("tba", "tbc", "tbd", Absence.NOT_STATED.label),
    }
)
"""What people write where they have no value."""
ABSENT = {
    **{reason.label: reason.value for reason in (Absence.NOT_APPLICABLE, Absence.WITHHELD)},
    "privacysuppressed": Absence.WITHHELD.value,  # as the US government's College Scorecard says it
}
_REMARKS = re.compile(
    r" \(((?:(?:yours|sources disagree|implied|worked out|dated: \d{4})(?:; |(?=\))))+)\)$"
)
"""What our table of a comparison writes behind a value."""


def read_cell(reading: Reading, attribute: Attribute, cell: str, notation: Notation) -> None:
    """Read one cell; what it does not say is left out, what makes no sense is a problem."""
    words, remarks = _taken_apart(cell)
    if words.casefold() in NOTHING:
        return
    if words.casefold() in ABSENT:
        if attribute.origin == "identity":
            return
        reading.draft = reading.draft.with_fact(attribute.key, (), ABSENT[words.casefold()])
        return
    several = words.split(" / ") if "sources disagree" in remarks else [words]
    try:
        read = [(v, each) for each in several for v in plain_values(attribute.kind, each, notation)]
        values = [value for value, _ in read]
        check(attribute, values)
    except ValueError as error:
        reading.refuse(attribute, error)
        return
    if attribute.origin == "identity":
        reading.draft = reading.draft.with_identity(attribute.key, values[0])
        return
    year = next((r[-4:] for r in remarks if r.startswith("dated")), "")
    basis, note = ("implied", "so says the file") if "implied" in remarks else ("", "")
    source = reading.source(year)
    notes = [note_in(attribute.kind, value, each) or note for value, each in read]
    said = tuple(
        DraftStatement(v, source, told, basis) for v, told in zip(values, notes, strict=True)
    )
    reading.draft = reading.draft.with_fact(attribute.key, said)


def _taken_apart(cell: str) -> tuple[str, tuple[str, ...]]:
    """Return the words of a value and the remarks behind it.

    >>> _taken_apart("33 / 30 (sources disagree; dated: 2019)")
    ('33 / 30', ('sources disagree', 'dated: 2019'))
    """
    found = _REMARKS.search(cell)
    if not found:
        return cell.strip(), ()
    return cell[: found.start()].strip(), tuple(found[1].split("; "))


def check(attribute: Attribute, values: Sequence[Any]) -> None:
    """Have the kind read each value; it raises ValueError for one that it refuses."""
    for value in values:
        read_values(attribute, [value] if attribute.kind.parts else value)
