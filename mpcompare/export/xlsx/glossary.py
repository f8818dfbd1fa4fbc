"""The sheet Glossary: what the rows mean, with the values that occur among these programs."""

from mpcompare.export.document.references import glossary
from mpcompare.export.xlsx.book import Book

NAME = "Glossary"


def write(book: Book) -> None:
    """Write the sheet."""
    sheet = book.sheet(NAME, (28.0, 24.0, 90.0))
    for column, words in enumerate(("Row", "Value", "Meaning")):
        sheet.words(0, column, words, book.head)
    row = 1
    for term in glossary(book.document):
        for label, value, text in (
            (term.label, "", term.text),
            *((term.label, each.label, each.text) for each in term.values),
        ):
            look = book.look(bold=not value, text_wrap=True)
            sheet.words(row, 0, label, look)
            sheet.words(row, 1, value)
            sheet.words(row, 2, text)
            row += 1
    sheet.worksheet.freeze_panes(1, 0)
