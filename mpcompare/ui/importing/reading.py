"""How a file is read: its sheet, encoding, delimiter, header and which way round it lies."""

from dataclasses import replace
from textwrap import shorten

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mpcompare.app.importing.csv_file import DELIMITERS
from mpcompare.app.importing.encoding import ENCODINGS
from mpcompare.app.importing.run import Choice, Preview
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL
from mpcompare.ui.widgets.flow_layout import FlowLayout

LAYOUTS = {
    "rows": "A program in each row",
    "columns": "A program in each column",
    "facts": "A fact in each row",
}
FIGURES = {"": "Not known", ".": "12,500.75", ",": "12.500,75"}
DAYS = {
    "": "Not known",
    "day-first": "Day first, as 31/12/2027",
    "month-first": "Month first, as 12/31/2027",
}
_ROWS = 12
"""From which the one with the names can be chosen."""
_LETTERS = 40


class ImportReading(QWidget):
    """Shows what was found out about a file, and lets the user change each choice."""

    chosen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self._pairs: dict[QWidget, QWidget] = {}
        self._row = FlowLayout()
        column.addLayout(self._row)
        self.sheet = self._list("Sheet")
        self.layout_box = self._list("Layout")
        self.header = self._list("Names in")
        self._row = FlowLayout()
        column.addLayout(self._row)
        self.encoding = self._list("Encoding")
        self.delimiter = self._list("Columns split by")
        self.figures = self._list("Numbers")
        self.days = self._list("Dates")
        for box, words in (
            (self.encoding, ENCODINGS),
            (self.delimiter, DELIMITERS),
            (self.layout_box, LAYOUTS),
            (self.figures, FIGURES),
            (self.days, DAYS),
        ):
            for key, text in words.items():
                box.addItem(text, key)
        for box in (self.encoding, self.delimiter):
            box.setPlaceholderText("Choose…")

    def _list(self, words: str) -> QComboBox:
        box = QComboBox()
        box.activated.connect(self.chosen)
        self._add(words, box)
        return box

    def _add(self, words: str, box: QWidget) -> None:
        label = QLabel(words)
        label.setBuddy(box)
        box.setAccessibleName(words)
        pair = QWidget()
        inside = QHBoxLayout(pair)
        inside.setContentsMargins(0, 0, SMALL, 0)
        inside.setSpacing(SMALL)
        inside.addWidget(label)
        inside.addWidget(box)
        self._row.addWidget(pair)
        self._pairs[box] = pair

    def show_preview(self, preview: Preview) -> None:
        """Show how a file was read; what makes no sense for it is hidden."""
        sheet, table = preview.sheet, preview.table
        self.setVisible(sheet is not None)
        if sheet is None or table is None:
            return
        if [self.sheet.itemText(n) for n in range(self.sheet.count())] != list(sheet.names):
            self.sheet.clear()
            for name in sheet.names:
                self.sheet.addItem(name, name)
        _show(self.sheet, sheet.name)
        _show(self.encoding, sheet.encoding)
        _show(self.delimiter, sheet.delimiter)
        _show(self.layout_box, table.layout)
        _show(self.figures, preview.notation.decimal)
        _show(self.days, preview.notation.days)
        self.header.clear()
        for number, row in enumerate(sheet.rows[: max(_ROWS, preview.header + 1)]):
            words = shorten(", ".join(filter(None, row)), _LETTERS, placeholder=" …")
            self.header.addItem(f"Row {number + 1}: {words}" if words else f"Row {number + 1}")
        self.header.setCurrentIndex(preview.header)
        self._pairs[self.sheet].setVisible(len(sheet.names) > 1)
        for box in (self.layout_box, self.header):
            self._pairs[box].setVisible(True)
        for box in (self.encoding, self.delimiter):
            self._pairs[box].setVisible(bool(sheet.encoding))
        self._pairs[self.figures].setVisible(preview.asks_figures)
        self._pairs[self.days].setVisible(preview.asks_days)

    def show_unread(self, choice: Choice) -> None:
        """Offer the ways to read a text that could not be read automatically."""
        self.show()
        for box, pair in self._pairs.items():
            pair.setVisible(box in (self.encoding, self.delimiter))
        _show(self.encoding, choice.encoding)
        _show(self.delimiter, choice.delimiter)

    def choice(self, before: Choice, shown: Preview | None) -> Choice:
        """Return what is chosen. What depends on a changed choice is found out again."""
        if shown is None:
            encoding, delimiter = self.encoding.currentData(), self.delimiter.currentData()
            return replace(before, encoding=encoding or "", delimiter=delimiter or "")
        sheet = self.sheet.currentData() or ""
        encoding = self.encoding.currentData() if shown.sheet and shown.sheet.encoding else ""
        delimiter = self.delimiter.currentData() if encoding else ""
        read = replace(before, encoding=encoding, delimiter=delimiter, sheet=sheet)
        if shown.sheet is not None and (sheet, encoding, delimiter) != (
            shown.sheet.name,
            shown.sheet.encoding,
            shown.sheet.delimiter,
        ):
            return replace(read, header=None, layout=None, fields=None, decimal="", days="")
        read = replace(read, **self._notation(shown))
        header = self.header.currentIndex()
        if header != shown.header:
            return replace(read, header=header, layout=None, fields=None)
        layout = self.layout_box.currentData()
        if shown.table is not None and layout != shown.table.layout:
            return replace(read, header=header, layout=layout, fields=None)
        return replace(read, header=header, layout=layout)

    def _notation(self, shown: Preview) -> dict[str, str]:
        """Return how figures and days are written, where the user chose otherwise."""
        said = {"decimal": self.figures.currentData(), "days": self.days.currentData()}
        asked = {"decimal": shown.asks_figures, "days": shown.asks_days}
        return {key: value for key, value in said.items() if asked[key]}


def _show(box: QComboBox, key: str) -> None:
    box.setCurrentIndex(box.findData(key))
