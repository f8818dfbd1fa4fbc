"""Reads a table that was copied as HTML, without the code that wrote it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Cell:
    """A cell as a spreadsheet reads it; `attributes` are those of its tag."""

    tag: str
    attributes: dict[str, str | None]
    words: str = ""


@dataclass
class Table:
    rows: list[list[Cell]] = field(default_factory=list)
    below: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.table = Table()
        self._open: Cell | None = None
        self._ended = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.table.rows.append([])
        elif tag in ("th", "td"):
            self._open = Cell(tag, dict(attrs))
            self.table.rows[-1].append(self._open)
        elif tag == "br" and self._open is not None:
            self._open.words += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self._open = None
        elif tag == "table":
            self._ended = True

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.words += data
        elif self._ended:
            self.table.below += data


def read_html(html: str) -> Table:
    """Return the one table of a page, and the words below it."""
    reader = _Reader()
    reader.feed(html)
    return reader.table


def read_table(html: str) -> list[list[Cell]]:
    """Return the rows of the one table of a page."""
    return read_html(html).rows
