"""The comparison as a tagged PDF (PDF/UA-1) for reading and printing, set by typst."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from statistics import median_low
from typing import TYPE_CHECKING, Any, cast

from mpcompare.export import Document, DrawnFigure, Format
from mpcompare.model.attribute import Attribute
from mpcompare.model.errors import FileError
from mpcompare.model.figure import Figure
from mpcompare.model.library.note import plain_lines
from mpcompare.model.months import MONTHS
from mpcompare.model.program import Program, closed_words

if TYPE_CHECKING:
    import typst

_FONT = "Source Sans 3"
"""In `resources/fonts/`, so that a file looks the same from every machine."""
_FALLBACKS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans", "Libertinus Serif")
"""Asked first for letters that it lacks, then all that the system has; the last is typst's own."""

_COLUMNS = {"portrait": 4, "landscape": 6}
"""Programs side by side on one sheet; more go on to further sheets."""


def _sheets(programs: Sequence[Program], limit: int) -> Iterator[Sequence[Program]]:
    """Distribute programs evenly over as few sheets as possible."""
    count = -(-len(programs) // limit)
    start = 0
    for sheet in range(count):
        size = (len(programs) - start) // (count - sheet) + bool(
            (len(programs) - start) % (count - sheet)
        )
        yield programs[start : start + size]
        start += size


def _cell(document: Document, attribute: Attribute, program: Program) -> dict[str, Any]:
    """Return one cell: its values, each with its note and its sources' numbers, and its remarks."""
    fact = program.fact(attribute)
    said: dict[str, dict[str, Any]] = {}
    for statement in fact.statements:
        text = attribute.kind.text(statement.value)
        value = said.setdefault(text, {"text": text, "note": "", "sources": []})
        value["note"] = value["note"] or statement.note
        number = document.comparison.source_number(program, statement)
        value["sources"] = sorted({*value["sources"], number})
    return {
        "absence": fact.reason.label if fact.reason else "",
        "values": list(said.values()),
        "remarks": document.comparison.qualifiers(attribute, program),
        "caution": fact.is_disputed or fact.is_dated(document.comparison.this_year),
    }


def _rows(document: Document, programs: Sequence[Program]) -> list[dict[str, Any]]:
    shown = document.comparison.sections(differences_only=document.differences_only)
    return [
        {
            "section": section.value,
            "rows": [
                {"label": a.label, "cells": [_cell(document, a, p) for p in programs]}
                for a in attributes
            ],
        }
        for section, attributes in shown.items()
    ]


def _card(document: Document, program: Program) -> dict[str, Any]:
    return {
        "degree": program.degree,
        "name": program.name,
        "school": program.institution,
        "place": program.place,
        "badges": _badges(document, program),
        "url": program.url,
        "series": document.comparison.series_of(program),
    }


def _badges(document: Document, program: Program) -> list[str]:
    """Return that a program takes no applications, or that the catalog no longer has it."""
    closed = closed_words(program, document.comparison.register)
    no_more = f"{closed}: takes no applications" if closed else ""
    return [words for words in (program.left_words, no_more) if words]


def _table(figure: Figure) -> dict[str, Any]:
    """Return a figure's table so that it fits a page.

    What is the same in all rows stands above the table, once; what is long stands below the row's
    name; what the figure's source line says anyway is left to that.
    """
    header, rows = figure.table.header, figure.table.rows
    same: dict[str, list[str]] = {}
    below: list[int] = []
    kept: list[int] = []
    for i in range(1, len(header)):
        cells = [row[i] for row in rows]
        if all(len(cell) > _LONG_CELL and cell in figure.source for cell in cells):
            continue
        if not any(cells):
            continue
        if len(cells) > 1 and len(set(cells)) == 1:
            same.setdefault(cells[0], []).append(header[i])
        elif median_low([len(cell) for cell in cells if cell] or [0]) > _LONG_CELL:
            below.append(i)
        else:
            kept.append(i)
    return {
        "caption": "; ".join(f"{', '.join(names)}: {text}" for text, names in same.items()),
        "header": [*header[:1], *(header[i] for i in kept)],
        "names": [
            {"name": row[0], "below": "; ".join(row[i] for i in below if row[i])} for row in rows
        ],
        "rows": [[row[i] for i in kept] for row in rows],
    }


_LONG_CELL = 14
"""Letters; a column whose middle cell, of those that say something, is longer would be all line
breaks."""


def _charts(document: Document) -> list[dict[str, Any]]:
    """Return the charts by title; notes that hold for all of a title's stand once, at their end."""
    groups: dict[str, list[tuple[Program, DrawnFigure]]] = {}
    for program in document.comparison.programs:
        for chart in document.charts_of(program):
            groups.setdefault(chart.figure.title, []).append((program, chart))
    return [{"title": title, **_chart_group(document, charts)} for title, charts in groups.items()]


def _chart_group(
    document: Document, charts: Sequence[tuple[Program, DrawnFigure]]
) -> dict[str, Any]:
    figures = [chart.figure for _, chart in charts]
    noted = [_notes(figure) for figure in figures if figure.table.rows]
    common = [note for note in (noted[0] if noted else ()) if all(note in n for n in noted)]
    return {
        "notes": common,
        "sources": list(dict.fromkeys(figure.source for figure in figures if figure.source)),
        "charts": [
            {
                "card": _card(document, program),
                "sentence": chart.figure.sentence,
                "svg": chart.svg,
                "alt": chart.figure.alt,
                "table": _table(chart.figure),
                "notes": [note for note in _notes(chart.figure) if note not in common],
            }
            for program, chart in charts
        ],
    }


def _notes(figure: Figure) -> list[str]:
    """Return the notes that no row of the table says; none where there is no table."""
    cells = [cell for row in figure.table.rows for cell in row]
    if not cells:
        return []
    return [note for note in figure.notes if not any(note in cell for cell in cells)]


def _sources(document: Document) -> list[dict[str, Any]]:
    comparison = document.comparison
    return [
        {
            "card": _card(document, program),
            "sources": [
                {
                    "number": number,
                    "publisher": source.publisher,
                    "url": source.url,
                    "as_of": source.as_of,
                    "dated": source.is_dated(comparison.this_year),
                }
                for number, owner, source in comparison.numbered_sources
                if owner.id == program.id
            ],
        }
        for program in comparison.programs
    ]


def _glossary(document: Document) -> list[dict[str, Any]]:
    """Explain the rows in sight, with the values that occur among these programs."""
    shown = document.comparison.sections(differences_only=document.differences_only)
    return [
        {
            "label": attribute.label,
            "text": f"{attribute.explanation} {attribute.caution}".strip(),
            "values": [
                {"label": choice.label, "text": choice.explanation}
                for choice in attribute.kind.choices
                if choice.value in _occurring(document, attribute)
            ],
        }
        for attributes in shown.values()
        for attribute in attributes
    ]


def _occurring(document: Document, attribute: Attribute) -> set[str]:
    programs = document.comparison.programs
    return {token for p in programs for token in attribute.tokens(p.fact(attribute))}


def _yours(document: Document) -> list[dict[str, Any]]:
    """Return what the user wrote, program by program; those without a word are left out."""
    return [
        {
            "card": _card(document, program),
            "tags": ", ".join(yours.tags),
            "notes": [
                {"label": label.partition(": ")[2], "lines": plain_lines(yours.notes[key])}
                for key, label in document.noted.items()
                if key in yours.notes
            ],
        }
        for program in document.comparison.programs
        if (yours := document.yours_of(program)).tags or yours.notes
    ]


def _heading(document: Document) -> str:
    programs = document.comparison.programs
    if len(programs) == 1:
        return f"{programs[0].title}, {programs[0].institution}"
    return f"{len(programs)} master's programs side by side"


def _corner(document: Document, sheet: Sequence[Program]) -> list[str]:
    """Return the words at the top left of a sheet: which programs, how many rows differ."""
    comparison = document.comparison
    programs, rows = comparison.programs, comparison.rows
    if len(programs) == 1:
        return []
    first = programs.index(sheet[0]) + 1
    last = first + len(sheet) - 1
    which = f"Program {first}" if first == last else f"Programs {first} to {last}"
    differing = sum(row.key in comparison.differing for row in rows)
    return [
        *([f"{which} of {len(programs)}"] if len(sheet) < len(programs) else []),
        f"{differing} of {len(rows)} rows differ"
        + ("; only those are shown" if document.differences_only else ""),
    ]


def _content(document: Document) -> dict[str, Any]:
    """Return all that the template shows, as plain values."""
    programs = document.comparison.programs
    made = document.made
    tokens = json.loads((document.resources / "tokens.json").read_text(encoding="utf-8"))
    return {
        "title": "Comparison of " + ", ".join(f"{p.title} ({p.institution})" for p in programs),
        "heading": _heading(document),
        "footer": f"mpcompare, catalog {document.catalog_version}, made "
        f"{made.day} {MONTHS[made.month - 1]} {made.year}",
        "paper": {"a4": "a4", "letter": "us-letter"}[document.paper],
        "landscape": document.orientation == "landscape",
        "colours": tokens["light"],
        "series": tokens["series"]["light"],
        "sheets": [
            {
                "cards": [_card(document, program) for program in sheet],
                "corner": _corner(document, sheet),
                "sections": _rows(document, sheet),
            }
            for sheet in _sheets(programs, _COLUMNS[document.orientation])
        ],
        "yours": _yours(document),
        "charts": _charts(document),
        "sources": _sources(document),
        "glossary": _glossary(document),
    }


_MISSING = re.compile(r"the text `(\".*?\")` could not be displayed")
_TRIES = 50


def _spelt(character: str) -> str:
    """Return a description of a character that no font here has; joiners are removed."""
    return "" if unicodedata.category(character) == "Cf" else f"[U+{ord(character):04X}]"


def _missing(diagnostic: str) -> dict[int, str]:
    """Read out of typst's message which characters no font has."""
    found = "".join(_MISSING.findall(diagnostic))
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: chr(int(m[1], 16)), found)
    return {ord(c): _spelt(c) for c in text if ord(c) > 126 or ord(c) < 32}


def _printable(value: Any, swapped: Mapping[int, str]) -> Any:
    """Swap characters in every text of a nested value, those of the drawings too."""
    if isinstance(value, str):
        return value.translate(swapped)
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value)
        return {key: _printable(item, swapped) for key, item in items.items()}
    if isinstance(value, list | tuple):
        return [_printable(item, swapped) for item in cast("list[Any]", value)]
    return value


_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ") | dict.fromkeys(
    range(0xD800, 0xE000), "?"
)
"""Control characters and halves of characters: nothing that a page can show."""


def _write(document: Document) -> bytes:
    """Typeset the document; texts reach the template as data, so nothing in them is markup."""
    import typst  # noqa: PLC0415 - 20 ms and 60 MB that only this format needs

    template = (document.resources / "templates" / "comparison.typ").read_bytes()
    content = _printable(_content(document), _CONTROLS)
    made = datetime.combine(document.made, time(12), UTC)
    fonts = _fonts(document, system=False)
    content["fonts"] = [_FONT]
    for attempt in range(_TRIES):
        compiler = typst.Compiler(template, font_paths=fonts)
        try:
            return _compiled(compiler, content, made)
        except typst.TypstError as error:
            swapped = _missing(error.diagnostic)
            if swapped and attempt == 0:
                fonts = _fonts(document, system=True)
                have = set(fonts.families())
                content["fonts"] = [_FONT, *(name for name in _FALLBACKS if name in have)]
                continue
            if not swapped:
                raise FileError(
                    f"The PDF could not be set: {error.message}.", "Export as CSV for now."
                ) from error
            content = _printable(content, swapped)
    raise FileError("The PDF could not be set: no font has its letters.", "Export as CSV for now.")


def _fonts(document: Document, *, system: bool) -> "typst.Fonts":
    """Return the documents' own font, with those of the system and of typst where they are needed.

    Reading a system's fonts takes long where there are many, and few documents need one of them.
    """
    import typst  # noqa: PLC0415 - as in `_write`

    return typst.Fonts(
        include_system_fonts=system,
        include_embedded_fonts=system,
        font_paths=[document.resources / "fonts"],
    )


def _compiled(compiler: "typst.Compiler", content: Mapping[str, Any], made: datetime) -> bytes:
    pdf, _ = compiler.compile_with_warnings(
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=made,
        sys_inputs={"content": json.dumps(content)},
    )
    if not isinstance(pdf, bytes):
        raise FileError("The PDF could not be set.", "Export as CSV for now.")
    return pdf


FORMAT = Format(
    name="pdf",
    label="PDF",
    suffix=".pdf",
    description="For reading, printing and screen readers: cards, charts and numbered sources.",
    options=("paper", "orientation", "differences_only", "yours"),
    write=_write,
    draws=True,
)
