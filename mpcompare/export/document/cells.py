"""What a file shows of programs: the head of a column, and cells with sources, signs and gaps."""

from dataclasses import dataclass

from mpcompare.export.document.document import Document
from mpcompare.model.attribute import Attribute
from mpcompare.model.fact import Absence, Statement
from mpcompare.model.program import Program, closed_words

WORKED_OUT, IMPLIED = "*", "\N{DAGGER}"
_SIGNS = {"computed": WORKED_OUT, "implied": IMPLIED, "stated": ""}
_STANDING = frozenset({"status", "verdict"})
_JUDGED = frozenset({"met", "unmet"})


@dataclass(frozen=True, slots=True)
class Card:
    """What stands at the head of a program's column.

    Attributes:
        badges: that it takes no applications, or that the catalog no longer has it.
        lines: its status and what the user meets, where the options ask for that.
        known: how much is known of it, as in "22 of 38 known".
        series: the number of its colour, from 0.
    """

    program: str
    title: str
    school: str
    place: str
    badges: tuple[str, ...]
    lines: tuple[str, ...]
    known: str
    url: str
    series: int


@dataclass(frozen=True, slots=True)
class Value:
    """What one or more sources state in the same words, with the numbers of these sources."""

    text: str
    note: str
    sign: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the user meets what a cell asks for: `kind` is "met" or "unmet"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its values with their sources' numbers, and how firm they are.

    Attributes:
        absence: the words for why there is no value; "" where there is one.
        is_gap: whether no source states it, which is shown as a pale dash.
        values: newest first; several where sources disagree, or where they are parts of one.
        words: "yours", "sources disagree".
        year: of an old statement; "" for one that is not old.
        verdicts: what the user meets of it, where the options ask for that.
    """

    absence: str
    is_gap: bool
    values: tuple[Value, ...]
    words: tuple[str, ...]
    year: str
    verdicts: tuple[Verdict, ...]


def card(document: Document, program: Program) -> Card:
    """Return what stands at the head of a program's column."""
    comparison = document.comparison
    said = comparison.remarks_of(program) if document.options.verdicts else ()
    return Card(
        program=program.id,
        title=program.title,
        school=program.institution,
        place=program.place,
        badges=_badges(document, program),
        lines=tuple(remark.text for remark in said if remark.kind in _STANDING),
        known=comparison.documented(program).words,
        url=program.url,
        series=comparison.series_of(program),
    )


def _badges(document: Document, program: Program) -> tuple[str, ...]:
    closed = closed_words(program, document.comparison.register)
    no_more = f"{closed}: takes no applications" if closed else ""
    return tuple(words for words in (program.left_words, no_more) if words)


def cell(
    document: Document, attribute: Attribute, program: Program, *, brief: bool = False
) -> Cell:
    """Return one cell; a brief one has no notes, unless its value says little without."""
    comparison, fact = document.comparison, program.fact(attribute)
    kinds = {said.source.kind for said in fact.statements}
    words = ("yours" if "yours" in kinds else "", "sources disagree" if fact.is_disputed else "")
    judged = document.options.verdicts and fact.is_known
    remarks = comparison.remarks_of(program, attribute.key) if judged else ()
    return Cell(
        absence=fact.reason.label if fact.reason else "",
        is_gap=fact.reason is Absence.NOT_STATED,
        values=_values(document, attribute, program, brief=brief),
        words=tuple(filter(None, words)),
        year=str(fact.year) if fact.is_dated(comparison.this_year) else "",
        verdicts=tuple(Verdict(said.kind, said.text) for said in remarks if said.kind in _JUDGED),
    )


def _values(
    document: Document, attribute: Attribute, program: Program, *, brief: bool
) -> tuple[Value, ...]:
    """Return what is stated, the same words once."""

    def text_of(said: Statement) -> str:
        return attribute.statement_text(said) if brief else attribute.kind.text(said.value)

    by_text: dict[str, list[Statement]] = {}
    for said in program.fact(attribute).statements:
        by_text.setdefault(text_of(said), []).append(said)
    number = document.comparison.source_number
    return tuple(
        Value(
            text=text,
            note="" if brief else next((s.note for s in listed if s.note), ""),
            sign=next(filter(None, (_SIGNS[s.basis] for s in listed)), ""),
            sources=tuple(sorted({number(program, s) for s in listed})),
        )
        for text, listed in by_text.items()
    )
