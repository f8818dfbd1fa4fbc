"""Printing: the pages in sight, and on paper, which here is a PDF file of the printer's."""

from dataclasses import replace

import pymupdf
import pytest
from export_steps import click
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFrame, QLabel, QRadioButton

from mpcompare.app.exporting.pages import pages
from mpcompare.app.exporting.write import Choices, Options, write
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.ui.exporting.print_dialog import NO_PRINTER, PrintDialog
from mpcompare.ui.exporting.printing import print_pages

LEFT = Qt.MouseButton.LeftButton
NAME = "Autumn 2027"
LOWELL, NYU = "uml-mm-sound-recording-technology", "nyu-mm-music-technology"


@pytest.fixture
def window(make_window):
    library = comparing(LOWELL, NYU)
    named = replace(library.shortlist, name=NAME)
    library = with_entry(library, "shortlists", library.open, named)
    return make_window(State(page="compare", library=library, welcomed=True))


@pytest.fixture
def dialog(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(PrintDialog)
    qtbot.waitUntil(lambda: bool(found.pages), timeout=30_000)
    return found


def to_file(path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def ink(page: pymupdf.Page) -> float:
    """Return how dark a page is on average, from 0 for an empty one to 1."""
    picture = page.get_pixmap(dpi=40, colorspace=pymupdf.csGRAY)
    return 1 - sum(picture.samples) / len(picture.samples) / 255


def test_the_pages_are_in_sight_and_follow_the_options(qtbot, dialog):
    count = len(dialog.pages)
    assert dialog.status.text() == f"{count} pages, as the PDF has them."
    first = dialog.pages[0].pixmap()
    assert first.height() / first.width() == pytest.approx(297 / 210, abs=0.01)
    click(qtbot, dialog.options.fields["summary"])
    qtbot.waitUntil(lambda: dialog.status.text().startswith("1 page,"), timeout=30_000)
    paper = dialog.options.fields["paper"].findChildren(QRadioButton)
    qtbot.mouseClick(next(b for b in paper if b.text() == "Letter"), LEFT)
    qtbot.waitUntil(lambda: proportion(dialog) == pytest.approx(11 / 8.5, abs=0.01), timeout=30_000)


def proportion(dialog) -> float:
    first = dialog.pages[0].pixmap()
    return first.height() / first.width()


def test_what_is_printed_is_what_is_in_sight(qtbot, window, dialog, tmp_path):
    path = tmp_path / "paper.pdf"
    count = len(dialog.pages)
    dialog.print_to(to_file(path))
    notice = window.findChild(QFrame, "Notice").findChild(QLabel)
    words = f"Printed {count} pages to {path}"
    qtbot.waitUntil(lambda: notice.text() == words, timeout=60_000)
    session, report = window.session, tmp_path / "report.pdf"
    write(session.workspace, session.comparison(), report, Choices(options=Options(title=NAME)))
    with pymupdf.open(path) as printed, pymupdf.open(report) as exported:
        assert len(printed) == count
        assert printed[0].rect.width == pytest.approx(595, abs=1)
        assert printed[0].rect.height == pytest.approx(842, abs=1)
        assert ink(printed[1]) == pytest.approx(ink(exported[1]), rel=0.25)
        assert ink(printed[1]) > 0.01
        (image, *_) = printed[0].get_images()
        assert image[2] >= 2400, "300 pixels for each of its 8.27 inches"


def test_a_range_of_pages_is_printed_alone(window, tmp_path):
    session = window.session
    made = pages(session.workspace, session.comparison(), Choices(), 72)
    assert len(made) > 2
    printer = to_file(tmp_path / "two.pdf")
    printer.setFromTo(2, 2)
    assert print_pages(printer, made) == 1
    with pymupdf.open(tmp_path / "two.pdf") as printed:
        assert len(printed) == 1


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_place_that_takes_no_pages_is_told(qtbot, window, dialog, tmp_path):
    dialog.print_to(to_file(tmp_path / "no such folder" / "paper.pdf"))
    notice = window.findChild(QFrame, "Notice").findChild(QLabel)
    qtbot.waitUntil(lambda: "does not take the pages" in notice.text(), timeout=60_000)


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="a printer is set up here")
def test_without_a_printer_a_sentence_says_so_and_leads_to_the_export(qtbot, window, dialog):
    qtbot.mouseClick(dialog.printing, LEFT)
    assert dialog.status.text() == NO_PRINTER
    qtbot.mouseClick(dialog.export, LEFT)
    assert [d.windowTitle() for d in window.children() if d.isWidgetType() and d.isWindow()][
        -1
    ] == "Export the comparison"


def test_nothing_is_printed_where_nothing_is_compared(make_window):
    window = make_window(State(page="compare", welcomed=True))
    assert not window.findChild(QAction, "print").isEnabled()
