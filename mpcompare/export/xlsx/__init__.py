"""The comparison as a workbook: sheets for reading, filtering and working things out.

`book.py` holds what all sheets share, `numbers.py` how values are numbers, `bars.py` and
`pay_charts.py` the charts; each other module writes one sheet. What is data is written as words,
numbers and dates, never as formulas.
"""

from mpcompare.export import Format
from mpcompare.export.document.document import Document
from mpcompare.export.xlsx import about, compare, cost, decide, facts, glossary, pay, sources
from mpcompare.export.xlsx.book import Book


def _write(document: Document) -> bytes:
    book = Book(document)
    sheets = {
        compare: True,
        facts: True,
        pay: pay.is_wanted(document),
        cost: cost.is_wanted(document),
        decide: decide.is_wanted(document),
        sources: True,
        glossary: document.options.glossary,
    }
    wanted = [sheet for sheet, is_wanted in sheets.items() if is_wanted]
    about.write(book, [sheet.NAME for sheet in wanted])
    for sheet in wanted:
        sheet.write(book)
    return book.content()


FORMAT = Format(
    name="xlsx",
    label="XLSX workbook",
    suffix=".xlsx",
    description="Sheets for Excel and LibreOffice: the comparison, every fact with its source, "
    "pay with charts, and costs that follow a price that you change.",
    options=(
        "title",
        "prepared_for",
        "paper",
        "differences_only",
        "drawings",
        "glossary",
        "notes",
        "verdicts",
        "money",
        "ranking",
    ),
    write=_write,
    for_programs=True,
)
