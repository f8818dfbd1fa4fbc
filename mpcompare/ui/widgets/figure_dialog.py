"""The figures of a chart as a table, one keystroke away from it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mpcompare.model.figure import Figure
from mpcompare.ui.copying import table_mime
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.figure_table_view import FigureTableView


class FigureDialog(Dialog):
    """Every figure, to read and to copy, with its notes and source below."""

    def __init__(self, session: Session, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(session, figure.title, parent)
        self.resize(1040, 480)
        self._figure = figure
        self.view = FigureTableView(session, figure.title)
        self.view.show_table(figure.table)
        self.body.addWidget(self.view, 1)
        for note in figure.notes:
            self.add_label(note, muted=True, size="small")
        copy = self.add_button("Copy all")
        copy.clicked.connect(self._copy)
        self.add_close()
        self.view.setFocus()

    def _copy(self) -> None:
        table = self._figure.table
        QGuiApplication.clipboard().setMimeData(table_mime([table.header, *table.rows]))
