"""The first sheet: what the workbook is, of which edition, and how its cells are to be read."""

from collections.abc import Sequence

from mpcompare.export.document.cells import card
from mpcompare.export.document.rows import count_words
from mpcompare.export.document.titles import heading
from mpcompare.export.xlsx.book import Book, Look
from mpcompare.model.fact import Absence
from mpcompare.model.program import Program

NAME = "About"
_WHAT = {
    "Compare": "a row for each attribute and a column for each program",
    "Facts": "a row for each statement, with its source, its date and its note; filters above",
    "Pay": "what the work pays, as published, with a chart for each occupation",
    "Cost": "what each program costs; change a price or a number of units, and the sums follow",
    "Decide": "the programs by your criteria; change a weight, and the sums follow",
    "Sources": "who states it, as of when, with links",
    "Glossary": "what the rows mean",
}
_SIGNS = {
    "(implied)": "Not said in so many words.",
    "(worked out)": "By us, from what is stated.",
    "(dated: 2018)": "An old statement, and its year: ask before you rely on it.",
    "Bold labels": "At least two stated values differ.",
    "Comments": "They say what must be known of a value, and who states it.",
}


def write(book: Book, names: Sequence[str]) -> None:
    """Write the sheet, with the names of the others and what is in them."""
    document = book.document
    about = _About(book)
    about.sheet.words(0, 0, heading(document), book.look(bold=True, font_size=16))
    about.row = 2
    about.line("For", document.options.prepared_for.strip())
    about.line("Catalog edition", document.catalog_version)
    about.sheet.words(about.row, 0, "Made on", book.look(bold=True))
    about.sheet.day(about.row, 1, document.made)
    about.row += 1
    about.line("Rows", count_words(document))
    about.heading("Programs")
    for program in document.comparison.programs:
        about.program(program)
    about.heading("Sheets")
    for name in names:
        about.sheet.goto(about.row, 0, name, 0, name)
        about.sheet.words(about.row, 1, _WHAT[name])
        about.row += 1
    about.heading("How to read it")
    for absence in Absence:
        about.line(absence.label, absence.explanation, book.gap)
    for label, sentence in _SIGNS.items():
        about.line(label, sentence)


class _About:
    """The sheet under way; `row` is the next one to be written."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.sheet = book.sheet(NAME, (34.0, 96.0), repeated=0)
        self.row = 0

    def line(self, label: str, text: str, look: Look | None = None) -> None:
        """Write a label with a text; nothing where the text is empty."""
        if text:
            self.sheet.words(self.row, 0, label, look or self.book.look(bold=True, text_wrap=True))
            self.sheet.words(self.row, 1, text)
            self.row += 1

    def heading(self, words: str) -> None:
        """Write a heading below an empty row."""
        self.sheet.words(self.row + 1, 0, words, self.book.head)
        self.sheet.words(self.row + 1, 1, "", self.book.head)
        self.row += 2

    def program(self, program: Program) -> None:
        """Write a program with its place, its state and the way to its page."""
        head = card(self.book.document, program)
        title = self.book.look(
            text_wrap=True, bold=True, underline=1, font_color=self.book.series_colour(program)
        )
        self.sheet.link(self.row, 0, program.url, head.title, title)
        about = (head.school, head.place, head.known, *head.badges)
        self.sheet.words(self.row, 1, " \N{MIDDLE DOT} ".join(about))
        self.row += 1
