"""Print the comparison: the pages of the PDF, seen before they are printed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPageSize, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from mpcompare.app.exporting.options import options_of
from mpcompare.app.exporting.pages import page_options, pages
from mpcompare.app.exporting.write import private_options
from mpcompare.ui import dialogs
from mpcompare.ui.accessibility import GRAPHIC, set_accessible_role
from mpcompare.ui.exporting.option_fields import OptionFields, scrolled
from mpcompare.ui.exporting.printing import PIXELS_PER_INCH, print_pages
from mpcompare.ui.exporting.writing import Drawer, choices_of, title_of
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import LARGE, MEDIUM
from mpcompare.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from mpcompare.ui.tasks import Task

TITLE = "Print the comparison"
NO_PRINTER = (
    "No printer is set up on this computer. Export a PDF instead, or set one up in the system's "
    "settings."
)
SETTING = "Setting the pages…"
_WIDTH, _HEIGHT, _AROUND = 1040, 720, 32
"""Pixels at 100 %: as large as it becomes, and what it leaves of the window around it."""
_OPTIONS_WIDTH = 400
_LEAST, _MOST = 32, 64
"""Pixels at 100 % of the preview for each inch of paper, as there is room."""
_WIDEST_INCHES = 9
"""Of a page that stands, with some room beside it."""
_PAUSE_MS = 400
"""After the last change of an option, before the pages are set anew."""
_PAPER = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


class PrintDialog(Dialog):
    """The options of the pages on the left, the pages on the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, TITLE, parent)
        self.options = OptionFields(page_options(), private_options(session.state))
        for name, value in session.state.export.options.items():
            self.options.set_value(name, value)
        self.options.set_value("title", title_of(session.state))
        self.options.set_value("differences_only", session.state.differences_only)
        self.status = self.add_label(SETTING, muted=True)
        self.pages: list[QLabel] = []
        self._sheets = QVBoxLayout()
        self._build()
        self._drawer = Drawer(session)
        self._setting: Task[tuple[bytes, ...]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._set_pages)
        self.options.changed.connect(self._set_later)
        self.finished.connect(self._end)
        self._timer.start(0)  # once it has its size
        self.printing.setFocus()

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        self._sheets.setSpacing(MEDIUM)
        column.addLayout(self._sheets)
        column.addStretch(1)
        self._preview = preview = QScrollArea()
        set_accessible_role(preview, GRAPHIC)
        preview.setWidget(body)
        preview.setWidgetResizable(True)
        preview.setFrameShape(QFrame.Shape.NoFrame)
        preview.setAccessibleName("The pages as they will be printed")
        columns = QHBoxLayout()
        columns.setSpacing(LARGE)
        options = scrolled(self.options)
        needed = self.options.minimumSizeHint().width() + LARGE
        options.setFixedWidth(max(self.session.theme.length(_OPTIONS_WIDTH), needed))
        columns.addWidget(options)
        columns.addWidget(self._preview, 1)
        self.body.addLayout(columns, 1)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.export = self.add_button("Export…")
        self.export.setToolTip("Write the pages to a PDF file instead")
        self.export.clicked.connect(self._export)
        self.printing = self.add_button("Print…", primary=True)
        self.printing.clicked.connect(self._ask_printer)
        parent = self.parentWidget()
        if parent is not None:
            room = parent.window().size()
            width, height = room.width() - _AROUND, room.height() - _AROUND
            self.resize(min(_WIDTH, width), min(_HEIGHT, height))

    # The pages in sight

    def _set_later(self) -> None:
        self._timer.start(_PAUSE_MS)

    def _set_pages(self) -> None:
        """Set the pages away from the interface thread, and show them."""
        if self._setting is not None:
            self._setting.cancel()
        self.status.setText(SETTING)
        room = self._preview.viewport().width() / _WIDEST_INCHES
        per_inch = round(max(_LEAST, min(_MOST, room)) * self.devicePixelRatioF())
        session, make = self.session, self._maker(self._drawer)
        self._setting = session.tasks.run(lambda _: make(per_inch), self._show, self._refuse)

    def _maker(self, drawer: Drawer) -> Callable[[int], tuple[bytes, ...]]:
        """Return what sets the pages as they are chosen now, in so many pixels per inch."""
        session, choices = self.session, choices_of(self.session.state, self.options.values())
        comparison, workspace, today = session.comparison(), session.workspace, session.today
        return lambda per_inch: pages(workspace, comparison, choices, per_inch, drawer.draw, today)

    def _show(self, pictures: Sequence[bytes]) -> None:
        for label in self.pages:
            label.deleteLater()
        self.pages = [self._page(n, content) for n, content in enumerate(pictures, start=1)]
        count = len(pictures)
        self.status.setText(f"{count} page{'' if count == 1 else 's'}, as the PDF has them.")

    def _page(self, number: int, content: bytes) -> QLabel:
        picture = QPixmap()
        picture.loadFromData(content)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        label = QLabel()
        label.setPixmap(picture)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setAccessibleName(f"Page {number}")
        self._sheets.addWidget(label)
        return label

    def _refuse(self, error: Exception) -> None:
        self.status.setText("The pages can't be shown.")
        self.session.refuse(error)

    # Printing

    def _ask_printer(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self.status.setText(NO_PRINTER)
            self.status.setProperty("problem", True)
            self.status.style().unpolish(self.status)
            self.status.style().polish(self.status)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(_PAPER[options_of(self.options.values()).paper]))
        if QPrintDialog(printer, self).exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: QPrinter) -> None:
        """Set the pages sharp, print them away from the interface thread, and say so."""
        session, drawer = self.session, Drawer(self.session)
        make = self._maker(drawer)
        where = printer.outputFileName() or printer.printerName()

        def work(_: object) -> int:
            return print_pages(printer, make(PIXELS_PER_INCH))

        def done(count: int) -> None:
            drawer.deleteLater()
            session.notify(Notice(f"Printed {count} page{'' if count == 1 else 's'} to {where}"))

        def failed(error: Exception) -> None:
            drawer.deleteLater()
            session.refuse(error)

        session.tasks.run(work, done, failed)
        self.accept()

    def _export(self) -> None:
        self.reject()
        parent = self.parentWidget()
        if parent is not None:
            dialogs.EXPORT.open(self.session, parent)

    def _end(self) -> None:
        self._timer.stop()
        if self._setting is not None:
            self._setting.cancel()
