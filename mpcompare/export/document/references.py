"""What stands behind the rows of a file: its sources by program, and what its rows mean."""

from dataclasses import dataclass

from mpcompare.export.document.cells import Card, card
from mpcompare.export.document.document import Document
from mpcompare.export.document.rows import shown_rows
from mpcompare.model.attribute import Attribute
from mpcompare.model.library.note import plain_lines


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source as cells point to it. `dated`: it speaks for a year long gone."""

    number: int
    publisher: str
    url: str
    as_of: str
    dated: bool


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The sources of one program."""

    card: Card
    sources: tuple[NumberedSource, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word with what it means."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """What a row means, with those of its values that occur."""

    label: str
    text: str
    values: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note of the user's without its marks; the label is "" for the program as a whole."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YoursGroup:
    """What the user wrote on one program."""

    card: Card
    tags: str
    notes: tuple[WrittenNote, ...]


def sources(document: Document) -> tuple[SourceGroup, ...]:
    """Return the sources program by program; a summary has those alone that it cites."""
    comparison, cited = document.comparison, _cited(document)
    groups = (
        SourceGroup(
            card(document, program),
            tuple(
                NumberedSource(
                    number=number,
                    publisher=source.publisher,
                    url=source.url,
                    as_of=source.as_of,
                    dated=source.is_dated(comparison.this_year),
                )
                for number, owner, source in comparison.numbered_sources
                if owner.id == program.id and (not document.options.summary or number in cited)
            ),
        )
        for program in comparison.programs
    )
    return tuple(group for group in groups if group.sources)


def _cited(document: Document) -> set[int]:
    comparison = document.comparison
    return {
        comparison.source_number(program, said)
        for row in shown_rows(document)
        for program in comparison.programs
        for said in program.fact(row).statements
    }


def glossary(document: Document) -> tuple[Term, ...]:
    """Explain the rows in sight, with the values that occur among these programs."""
    return tuple(
        Term(
            attribute.label,
            f"{attribute.explanation} {attribute.caution}".strip(),
            tuple(
                Meaning(choice.label, choice.explanation)
                for choice in attribute.kind.choices
                if choice.value in _occurring(document, attribute)
            ),
        )
        for attribute in shown_rows(document)
    )


def _occurring(document: Document, attribute: Attribute) -> set[str]:
    programs = document.comparison.programs
    return {token for p in programs for token in attribute.tokens(p.fact(attribute))}


def yours(document: Document) -> tuple[YoursGroup, ...]:
    """Return what the user wrote, program by program; those without a word are left out."""
    return tuple(
        YoursGroup(
            card(document, program),
            ", ".join(own.tags),
            tuple(
                WrittenNote(label.partition(": ")[2], plain_lines(own.notes[key]))
                for key, label in document.noted.items()
                if key in own.notes
            ),
        )
        for program in document.comparison.programs
        if (own := document.yours_of(program)).tags or own.notes
    )
