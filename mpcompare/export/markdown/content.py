"""What stands in the Markdown: tables by section, then the rest, with footnotes at the end."""

from collections.abc import Iterable, Iterator, Sequence

from mpcompare.export.document.cells import Card, Cell, Value, card
from mpcompare.export.document.document import Document
from mpcompare.export.document.figures import FittedTable, charts, charts_of_all
from mpcompare.export.document.references import glossary, sources, yours
from mpcompare.export.document.rows import (
    Row,
    count_words,
    legend,
    sections,
    summary_rows,
    unstated_words,
)
from mpcompare.export.document.titles import footer, heading, subtitle
from mpcompare.export.markdown.words import Lines, bullets, cell, link, paragraphs, plain, table
from mpcompare.model.address import is_web_page
from mpcompare.model.cost.rows import SECTION, cost_rows
from mpcompare.model.decide.ranking import METHOD, RANKS_SHOWN, ranks_shown
from mpcompare.model.locale_format import whole

_GAP = "\N{EN DASH}"


class _Notes:
    """The notes on values, numbered as they come up; the same words have one number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, words: str) -> str:
        """Return the mark that points to a note."""
        return f"[^note-{self._numbers.setdefault(words, len(self._numbers) + 1)}]"

    def lines(self) -> Lines:
        """Return the notes themselves."""
        yield from (f"[^note-{number}]: {plain(words)}" for words, number in self._numbers.items())


def _shown(shown: Cell, notes: _Notes) -> str:
    if shown.is_gap:
        return _GAP
    if shown.absence:
        return f"*{plain(shown.absence)}*"
    parts = [_value(value, notes) for value in shown.values]
    if shown.year:
        parts[-1] += f" ({shown.year})"
    parts += [f"*{plain(words)}*" for words in shown.words]
    parts += [plain(verdict.text) for verdict in shown.verdicts]
    return "<br>".join(parts)


def _value(value: Value, notes: _Notes) -> str:
    numbers = "".join(f"[^{number}]" for number in value.sources)
    note = notes.mark(value.note) if value.note else ""
    return f"{cell(value.text)}{plain(value.sign)}{numbers}{note}"


def _name(card: Card) -> str:
    return f"{plain(card.title)}, {plain(card.school)}"


def _head(card: Card) -> str:
    return f"{plain(card.title)}<br>{plain(card.school)}"


def _page(url: str) -> str:
    return link(plain(url.split("/")[2]), url) if is_web_page(url) else ""


def _about(cards: Sequence[Card]) -> Iterator[Sequence[str]]:
    """Return rows of what stands on the cards; those that say nothing are left out."""
    rows = (
        ("Place", [plain(card.place) for card in cards]),
        ("To note", ["<br>".join(map(plain, card.badges)) for card in cards]),
        ("Your status", ["<br>".join(map(plain, card.lines)) for card in cards]),
        ("Known", [plain(card.known) for card in cards]),
        ("Program\N{RIGHT SINGLE QUOTATION MARK}s page", [_page(card.url) for card in cards]),
    )
    yield from ((label, *cells) for label, cells in rows if any(cells))


def _rows(rows: Iterable[Row], notes: _Notes) -> Iterator[Sequence[str]]:
    for row in rows:
        yield (plain(row.label), *(_shown(cell, notes) for cell in row.cells))


def _comparison(document: Document, notes: _Notes) -> Lines:
    programs = document.comparison.programs
    cards = [card(document, program) for program in programs]
    header = ("", *map(_head, cards))
    yield from ("## Comparison", "")
    if document.options.summary:
        rows = (*_about(cards), *_rows(summary_rows(document, programs), notes))
        yield from table(header, rows)
        wanted = document.comparison.summary_rows(document.chosen_rows)
        yield from paragraphs([unstated_words(document, wanted)])
    else:
        yield from paragraphs([count_words(document)])
        yield from table(header, _about(cards))
        for group in sections(document, programs):
            yield from (f"### {plain(group.section)}", "")
            if group.rows:
                yield from table(header, _rows(group.rows, notes))
            if group.apart:
                yield from ("Only some state it:", "")
                yield from table(header, _rows(group.apart, notes))
            yield from paragraphs([group.unstated])
    yield from bullets(map(plain, legend(document)))


def _ranking(document: Document) -> Lines:
    ranking = document.ranking
    if ranking is None:
        return
    names = {p.id: _name(card(document, p)) for p in document.comparison.programs}
    yield from (f"## My criteria: {plain(ranking.name)}", "")
    unclear = any(each.unclear for each in ranking.programs)
    header = ("Rank", "Program", *("Not known whether it meets",) * unclear, "Sum, of 100")
    yield from table(
        (*header, *RANKS_SHOWN),
        (
            (
                *(str(each.rank), names[each.id], *(plain(each.unclear),) * unclear),
                *(each.sum_words, *ranks_shown(each)),
            )
            for each in ranking.programs
        ),
        right=1 + len(RANKS_SHOWN),
    )
    for program, musts in ranking.ruled_out:
        yield from (f"{names[program]}: ruled out, does not meet {plain(musts)}", "")
    yield from paragraphs([f"{METHOD} {whole(ranking.samples)} cases were drawn."])
    yield from table(
        ("Criterion", "Weight", *(names[each.id] for each in ranking.programs)),
        (
            (
                f"{plain(criterion.label)}<br>{plain(criterion.scale)}",
                f"{criterion.weight * 100:.0f}",
                *(
                    f"{each.earned[at].part_words}<br>{cell(each.earned[at].fact)}"
                    for each in ranking.programs
                ),
            )
            for at, criterion in enumerate(ranking.criteria)
        ),
    )


def _pay(document: Document) -> Lines:
    for chart in charts_of_all(document):
        yield from (f"## {plain(chart.title)}", "")
        yield from paragraphs([chart.lead])
        header = ("Occupation", "Program", *map(plain, chart.table.header[1:]))
        groups = chart.table.groups
        rows = ((plain(group.name), *map(plain, row)) for group in groups for row in group.rows)
        yield from table(header, rows, right=len(header) - 2)
        yield from bullets(map(plain, chart.notes))
    for group in charts(document):
        yield from (f"## {plain(group.title)}", "")
        for chart in group.charts:
            yield from (f"### {_name(chart.card)}", "")
            yield from paragraphs([chart.sentence])
            yield from _figures(chart.table)
            yield from bullets(map(plain, chart.notes))
        figures = (f"Figures: {source}" for source in group.sources)
        yield from bullets(map(plain, (*group.notes, *figures)))


def _figures(shown: FittedTable) -> Lines:
    if not shown.rows:
        return
    yield from paragraphs([shown.caption])
    names = ("<br>".join(filter(None, map(cell, (n.name, n.below)))) for n in shown.names)
    rows = ((name, *map(cell, row)) for name, row in zip(names, shown.rows, strict=True))
    yield from table(tuple(map(plain, shown.header)), rows, right=len(shown.header) - 1)


def _costs(document: Document) -> Lines:
    rows = cost_rows(document.costs)
    if document.options.summary or not rows:
        return
    cards = [card(document, program) for program in document.comparison.programs]
    yield from (f"## {SECTION}", "")
    cells = ((plain(row.label), *(cell(words) or _GAP for words in row.cells)) for row in rows)
    yield from table(("", *map(_head, cards)), cells)


def _yours(document: Document) -> Lines:
    groups = () if document.options.summary else yours(document)
    if groups:
        yield from ("## Your notes and tags", "")
    for group in groups:
        yield from (f"### {_name(group.card)}", "")
        yield from paragraphs([f"Tags: {group.tags}" if group.tags else ""])
        for note in group.notes:
            yield from (f"**{plain(note.label)}**", "") if note.label else ()
            yield from paragraphs(note.lines)


def _meanings(document: Document) -> Lines:
    if document.options.summary or not document.options.glossary:
        return
    yield from ("## What the rows mean", "")
    for term in glossary(document):
        values = "".join(f" *{plain(v.label)}:* {plain(v.text)}" for v in term.values)
        yield f"- **{plain(term.label)}** {plain(term.text)}{values}"
    yield ""


def _footnotes(document: Document, notes: _Notes) -> Lines:
    """Return the sources by their numbers, and the notes."""
    for group in sources(document):
        for source in group.sources:
            words = ", ".join(filter(None, (source.publisher, source.as_of)))
            yield f"[^{source.number}]: {link(plain(words), source.url)}"
    yield from notes.lines()


def lines(document: Document) -> Lines:
    """Return the file line by line."""
    notes = _Notes()
    yield from (f"# {plain(heading(document))}", "", plain(subtitle(document)), "")
    yield from _comparison(document, notes)
    yield from _ranking(document)
    if not document.options.summary:
        yield from _pay(document)
    yield from _costs(document)
    yield from _yours(document)
    yield from _meanings(document)
    yield from (f"*{plain(footer(document))}*", "")
    yield from _footnotes(document, notes)
