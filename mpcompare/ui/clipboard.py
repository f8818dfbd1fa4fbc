"""A table on the clipboard: as text, HTML and Markdown at once, and as a picture when asked for."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMetaType, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QTextDocument

from mpcompare.app.exporting.copied_table import CopiedTable

MARKDOWN = "text/markdown"
_PICTURE = "application/x-qt-image"
"""Qt offers it to others as PNG and as whatever else it can write."""
_CELLS_DRAWN = 600
"""A larger table is no picture: nobody could read it, and it would take too long to draw."""
_COLUMN, _SCALE, _MARGIN = 220, 2, 8
"""How wide a column of words becomes in the picture, how many dots a pixel has, and the edge."""


class TableMime(QMimeData):
    """A copied table. Its picture is drawn once somebody asks for it: few do."""

    def __init__(self, table: CopiedTable) -> None:
        super().__init__()
        self._table = table
        self.setText(table.text)
        self.setHtml(table.html)
        self.setData(MARKDOWN, table.markdown.encode())

    def formats(self) -> list[str]:
        drawn = self._table.cell_count <= _CELLS_DRAWN
        return [*super().formats(), *([_PICTURE] if drawn else [])]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, wanted: QMetaType | QMetaType.Type, /) -> Any:
        return (
            _drawn(self._table) if mimetype == _PICTURE else super().retrieveData(mimetype, wanted)
        )


def table_mime(
    rows: Sequence[Sequence[str]], *, has_labels: bool = False, below: Sequence[str] = ()
) -> QMimeData:
    """Wrap rows of cells, the headers first; with labels, the first cell of a row is one too."""
    return TableMime(CopiedTable(rows[0], rows[1:], has_labels, below))


def keep_words() -> None:
    """Leave on the clipboard what needs no more of this program, before it ends.

    Where the system keeps what an ended program has copied, it would ask for the picture then.
    """
    clipboard = QGuiApplication.clipboard()
    copied = clipboard.mimeData()
    if isinstance(copied, TableMime):
        words = QMimeData()
        for name in ("text/plain", "text/html", MARKDOWN):
            words.setData(name, copied.data(name))
        clipboard.setMimeData(words)


def _drawn(table: CopiedTable) -> QImage:
    """Draw a table in black on white, as documents want it."""
    document = QTextDocument()
    document.setDocumentMargin(_MARGIN)
    document.setDefaultFont(QGuiApplication.font())
    document.setDefaultStyleSheet("table { border-collapse: collapse; border-color: silver }")
    document.setHtml(table.html)
    document.setTextWidth(min(document.idealWidth(), _COLUMN * len(table.header)))
    picture = QImage(document.size().toSize() * _SCALE, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_SCALE)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    document.drawContents(painter)
    painter.end()
    return picture
