"""Spreadsheets that are archives of XML, looked through before anything makes room for their cells.

A stray space in a sheet's last cell makes it 17 billion cells large. Cells without words at the
ends of rows and below the last row are cut out; words that are too far away are refused.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from mpcompare.app.importing.limits import MOST_ROWS, MOST_UNPACKED, TooMuchError, too_many_rows
from mpcompare.model.locale_format import whole

MOST_ROOM = 16_000_000
"""Cells in the rectangle up to the last one with words, for which there is room."""
_SMALL = 1_000_000
"""Cells up to which the rectangle may stay as it is."""
_STATED = frozenset({"value", "date-value", "time-value", "boolean-value", "string-value"})
"""Where OpenDocument keeps what a cell holds."""

Merged = tuple[int, int, int, int]
"""First row and column of merged cells, and their last ones, counted from 0."""


@dataclass(slots=True)
class _Extent:
    """How far the cells of one sheet reach: all of them, and those with words."""

    rows: int = 0
    columns: int = 0
    full_rows: int = 0
    last_row: int = 0
    last_column: int = 0

    def hold(self, row: int, column: int, rows: int = 1, *, is_blank: bool) -> None:
        """Take a cell in, that reaches to this row and column (counted from 1)."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        if is_blank:
            return
        if row > self.last_row:
            self.full_rows += rows
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        if self.full_rows > MOST_ROWS:
            raise too_many_rows()
        if self.last_row * self.last_column > MOST_ROOM:
            where = f"row {whole(row)}, column {whole(column)}"
            raise TooMuchError(
                f"holds something far from its table, in {where}",
                "Delete what is in that cell, or copy the table into a new file.",
            )


@dataclass(slots=True)
class _Cell:
    begin: int
    column: int
    kind: str = ""
    words: str = ""
    is_stated: bool = False
    repeat: int = 1
    spans: tuple[int, int] = (1, 1)


@dataclass(slots=True)
class _Scan:
    """One XML part while it is looked through. Subclasses know the names of its elements."""

    content: bytes
    cuts: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    is_wide: bool = False
    _pending: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    _extent: _Extent = field(default_factory=_Extent)
    _cell: _Cell | None = None
    _row: int = 0
    _column: int = 0
    _is_text: bool = False

    def run(self, begin: Callable[..., None], end: Callable[..., None]) -> None:
        """Parse it all."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, values: begin(
            name.rpartition(":")[2], values, parser.CurrentByteIndex
        )
        parser.EndElementHandler = lambda name: end(
            name.rpartition(":")[2], parser.CurrentByteIndex
        )
        parser.CharacterDataHandler = self._hear
        parser.EntityDeclHandler = _no_entities
        parser.Parse(self.content, True)  # noqa: FBT003 - expat takes it by its place alone

    def _hear(self, words: str) -> None:
        if self._is_text and self._cell is not None:
            self._cell.words += words

    def _end_row(self) -> None:
        self.cuts += self._pending
        self._pending.clear()

    def _end_sheet(self) -> None:
        if self._extent.rows * self._extent.columns > _SMALL:
            self.is_wide = True

    def _settle(self, cell: _Cell, row: int, rows: int, place: int, *, is_blank: bool) -> None:
        """Keep or cut a cell that ends at a place."""
        self._column = cell.column + cell.repeat - 1
        self._extent.hold(row, self._column, rows, is_blank=is_blank)
        if is_blank:
            self._pending.append((cell.begin, self.content.index(b">", place) + 1))
        else:
            self._pending.clear()

    @property
    def trimmed(self) -> bytes:
        """The part without the cells that are cut."""
        cuts = sorted(self.cuts)
        ends = [0, *(end for _, end in cuts)]
        begins = [*(begin for begin, _ in cuts), len(self.content)]
        return b"".join(self.content[end:begin] for end, begin in zip(ends, begins, strict=True))


def _no_entities(*_: object) -> None:
    raise ValueError("no spreadsheet declares entities")


class _ExcelScan(_Scan):
    """A worksheet of Excel's."""

    def look(self, blank_texts: frozenset[int]) -> None:
        """Look it through; `blank_texts` are the shared texts without words."""
        self._blank_texts = blank_texts
        self.run(self._begin, self._end)
        self._end_sheet()

    def _begin(self, name: str, values: Mapping[str, str], place: int) -> None:
        if name == "row":
            self._row = int(values.get("r", self._row + 1))
            self._column = 0
        elif name == "c":
            column = self._column + 1
            if "r" in values:
                column = _column_of(values["r"])
            self._cell = _Cell(place, column, values.get("t", ""))
        elif name in ("v", "t"):
            self._is_text = True

    def _end(self, name: str, place: int) -> None:
        if name in ("v", "t"):
            self._is_text = False
        elif name == "c" and self._cell is not None:
            cell, self._cell = self._cell, None
            words = cell.words.strip()
            is_shared = cell.kind == "s" and words.isascii() and words.isdigit()
            is_blank = int(words) in self._blank_texts if is_shared else not words
            self._settle(cell, self._row, 1, place, is_blank=is_blank)
        elif name == "row":
            self._end_row()


def _column_of(reference: str) -> int:
    """Return the column of a cell's reference, counted from 1.

    >>> _column_of("A1"), _column_of("XFD1048576")
    (1, 16384)
    """
    column = 0
    for letter in reference.upper():
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


class _OpenScan(_Scan):
    """The content of an OpenDocument spreadsheet, with its sheets one after the other."""

    def look(self) -> dict[str, list[Merged]]:
        """Read it through; return the merged cells of each sheet."""
        self._merged: dict[str, list[Merged]] = {}
        self._table = ""
        self._rows = 1
        self.run(self._begin, self._end)
        return self._merged

    def _begin(self, name: str, values: Mapping[str, str], place: int) -> None:
        said = {key.rpartition(":")[2]: value for key, value in values.items()}
        if name == "table":
            self._table = said.get("name", "")
            self._extent, self._row = _Extent(), 0
        elif name == "table-row":
            self._rows = int(said.get("number-rows-repeated", 1))
            self._row, self._column = self._row + self._rows, 0
        elif name in ("table-cell", "covered-table-cell"):
            self._cell = _Cell(
                place,
                self._column + 1,
                is_stated=not _STATED.isdisjoint(said),
                repeat=int(said.get("number-columns-repeated", 1)),
                spans=(
                    int(said.get("number-rows-spanned", 1)),
                    int(said.get("number-columns-spanned", 1)),
                ),
            )
        elif name == "p":
            self._is_text = True

    def _end(self, name: str, place: int) -> None:
        if name == "p":
            self._is_text = False
        elif name in ("table-cell", "covered-table-cell") and self._cell is not None:
            cell, self._cell = self._cell, None
            is_blank = not cell.is_stated and not cell.words.strip()
            self._settle(cell, self._row, self._rows, place, is_blank=is_blank)
            if not is_blank and cell.spans != (1, 1):
                row, column = self._row - 1, cell.column - 1
                rows, columns = cell.spans
                found = self._merged.setdefault(self._table, [])
                found.append((row, column, row + rows - 1, column + columns - 1))
        elif name == "table-row":
            self._end_row()
        elif name == "table":
            self._end_sheet()


def _blank_texts(content: bytes) -> frozenset[int]:
    """Return the numbers of the shared texts that hold no words."""
    texts: list[str] = []
    inside: list[str] = []

    def begin(name: str, _: object) -> None:
        inside.append(name.rpartition(":")[2])
        if inside[-1] == "si":
            texts.append("")

    def hear(words: str) -> None:
        if inside[-1:] == ["t"] and texts:
            texts[-1] += words.strip()

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _: inside.pop()
    parser.CharacterDataHandler = hear
    parser.EntityDeclHandler = _no_entities
    parser.Parse(content, True)  # noqa: FBT003 - expat takes it by its place alone
    return frozenset(number for number, text in enumerate(texts) if not text)


def within_bounds(content: bytes) -> tuple[bytes, Mapping[str, list[Merged]]]:
    """Return a spreadsheet's bytes without far cells that hold nothing.

    Returns:
        the bytes, and by sheet the merged cells that an OpenDocument spreadsheet has.

    Raises:
        TooMuchError: it holds more than there is room for.
        Exception: it is no sound archive of XML; there are dozens of ways to be none.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {info.filename: info for info in archive.infolist()}
        if sum(info.file_size for info in members.values()) > MOST_UNPACKED:
            raise TooMuchError(f"holds more than {MOST_UNPACKED // 1024**2} MB when unpacked")
        changed: dict[str, bytes] = {}
        merged: Mapping[str, list[Merged]] = {}
        texts: frozenset[int] = frozenset()
        for name in members:
            if name.lower() == "xl/sharedstrings.xml":
                texts = _blank_texts(archive.read(name))
        for name in members:
            scan: _Scan | None = None
            if name.lower().startswith("xl/worksheets/") and name.lower().endswith(".xml"):
                scan = _ExcelScan(archive.read(name))
                scan.look(texts)
            elif name == "content.xml":
                scan = _OpenScan(archive.read(name))
                merged = scan.look()
            if scan is not None and scan.is_wide and scan.cuts:
                changed[name] = scan.trimmed
        return (_with(archive, changed) if changed else content), merged


def _with(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """Write an archive again with other parts in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as out:
        for info in archive.infolist():
            out.writestr(info.filename, changed.get(info.filename) or archive.read(info))
    return made.getvalue()
