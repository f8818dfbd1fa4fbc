"""Puts pictures of pages on a printer's paper. It may run on any thread."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from mpcompare.model.errors import FileError

PIXELS_PER_INCH = 300
"""As sharp as text needs to be; a printer's own 1,200 would take sixteen times as much."""


def print_pages(printer: QPrinter, pages: Sequence[bytes]) -> int:
    """Print pages (PNG), each as large as the paper allows; return how many.

    Raises:
        FileError: the printer, or the file that is printed to, does not take them.
    """
    chosen = _in_range(printer, pages)
    painter = QPainter()
    printer.setFullPage(True)
    try:
        for number, content in enumerate(chosen):
            picture = QImage.fromData(content)
            is_wide = picture.width() > picture.height()
            sides = QPageLayout.Orientation
            printer.setPageOrientation(sides.Landscape if is_wide else sides.Portrait)
            if not (painter.begin(printer) if number == 0 else printer.newPage()):
                raise FileError(
                    "The printer does not take the pages.",
                    "See whether it is on, or choose another printer or file.",
                )
            painter.drawImage(_fitted(picture, printer), picture)
    finally:
        if painter.isActive():
            painter.end()
    return len(chosen)


def _in_range(printer: QPrinter, pages: Sequence[bytes]) -> Sequence[bytes]:
    """Return the pages that were asked for; all where none were."""
    first, last = printer.fromPage(), printer.toPage()
    return pages if not first and not last else pages[max(first, 1) - 1 : last or None]


def _fitted(picture: QImage, printer: QPrinter) -> QRectF:
    """Return where a page goes: in the middle of the paper, with its proportions."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    size = QSizeF(picture.size())
    scale = min(paper.width() / size.width(), paper.height() / size.height())
    width, height = size.width() * scale, size.height() * scale
    left, top = (paper.width() - width) / 2, (paper.height() - height) / 2
    return QRectF(left, top, width, height)
