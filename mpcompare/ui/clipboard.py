"""A table for the clipboard, as text, HTML and Markdown at once, or as a picture."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QTextDocument

from mpcompare.app.exporting.copied_table import CopiedForms, CopiedTable
from mpcompare.ui.session import Session

MARKDOWN = "text/markdown"
_COLUMN, _MARGIN = 220, 8
"""How wide a column of words becomes in a picture, and the picture's edge, in pixels."""
_SHARP_UP_TO = 8_000_000
"""Pixels of a picture that is drawn at twice the size, for sharp letters; larger ones are not."""


def table_mime(
    rows: Sequence[Sequence[str]], *, has_labels: bool = False, below: Sequence[str] = ()
) -> QMimeData:
    """Wrap rows of cells, the headers first; with labels, the first cell of a row is one too."""
    return mime_of(CopiedTable(rows[0], rows[1:], has_labels, below).forms)


def mime_of(forms: CopiedForms) -> QMimeData:
    """Wrap a table for all programs that take words.

    There is no picture with it: LibreOffice Calc would take that before any words.
    """
    mime = QMimeData()
    mime.setText(forms.text)
    mime.setHtml(forms.html)
    mime.setData(MARKDOWN, forms.markdown.encode())
    return mime


def copy_picture(session: Session, rows: Sequence[Sequence[str]]) -> None:
    """Put rows of cells on the clipboard as a picture, once another thread has drawn it.

    The headers are first, and the first cell of each row is one too.
    """
    table = CopiedTable(rows[0], rows[1:], has_labels=True)
    session.tasks.run(lambda _: drawn(table), QGuiApplication.clipboard().setImage, session.refuse)


def drawn(table: CopiedTable) -> QImage:
    """Draw a table in black on white, as documents want it; on any thread."""
    document = QTextDocument()
    document.setDocumentMargin(_MARGIN)
    document.setDefaultFont(QGuiApplication.font())
    document.setDefaultStyleSheet("table { border-style: none }")
    document.setHtml(f'<body style="color: black">{table.html}</body>')
    document.setTextWidth(min(document.idealWidth(), _COLUMN * len(table.header)))
    size = document.size().toSize()
    scale = 2 if size.width() * size.height() <= _SHARP_UP_TO else 1
    picture = QImage(size * scale, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    document.drawContents(painter)
    painter.end()
    return picture
