"""What a file is called, and what its first lines and its footer say."""

from collections.abc import Sequence

from mpcompare.export.document.document import Document
from mpcompare.model.locale_format import full_day
from mpcompare.model.program import Program


def day(document: Document) -> str:
    """Return when it was made, as in "23 November 2026"."""
    return full_day(document.made)


def title(document: Document) -> str:
    """Return the file's title: the shortlist's name and the programs."""
    listed = ", ".join(f"{p.title} ({p.institution})" for p in document.comparison.programs)
    name = document.options.title
    return f"{name}: {listed}" if name else f"Comparison of {listed}"


def heading(document: Document) -> str:
    """Return what stands at its top: the title that was chosen, or else what it compares."""
    return document.options.title or _headline(document)


def _headline(document: Document) -> str:
    programs = document.comparison.programs
    if len(programs) == 1:
        return f"{programs[0].title}, {programs[0].institution}"
    return f"{len(programs)} master's programs side by side"


def subtitle(document: Document) -> str:
    """Return what the heading does not say: how many programs, for whom, and when."""
    headline = _headline(document) if document.options.title else ""
    whom = document.options.prepared_for.strip()
    parts = (headline, f"For {whom}" if whom else "", day(document))
    return " \N{MIDDLE DOT} ".join(filter(None, parts))


def footer(document: Document) -> str:
    """Return what it is, with the catalog's edition and the day."""
    name = document.options.title or "mpcompare"
    return f"{name} \N{MIDDLE DOT} catalog {document.catalog_version}, made {day(document)}"


def told_apart(programs: Sequence[Program]) -> tuple[str, ...]:
    """Return a name for each program by which no other of them goes, for the heads of columns."""
    ways = (
        [f"{p.title}, {p.institution}" for p in programs],
        [f"{p.title}, {p.institution}, {p.place}" for p in programs],
        [f"{p.title}, {p.institution} ({p.id})" for p in programs],
    )
    columns = zip(*ways, strict=True)
    return tuple(
        next(name for name, way in zip(names, ways, strict=True) if way.count(name) == 1)
        for names in columns
    )
