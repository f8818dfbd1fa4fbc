"""The compared programs as rows: sorted by a heading, with the menus that the cards have."""

from functools import partial
from importlib import import_module

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QTableView

from mpcompare.app.compare import changes as table_changes
from mpcompare.app.state.results_columns import heading
from mpcompare.model.comparison import Comparison
from mpcompare.model.locale_format import whole
from mpcompare.model.program import Program
from mpcompare.ui.clipboard import copy_picture, table_mime
from mpcompare.ui.pages.compare.cards_table import show_as_cells
from mpcompare.ui.pages.compare.cell_menu import (
    CellMenus,
    Copying,
    MenuRow,
    cell_asked_for,
    place_asked_for,
)
from mpcompare.ui.pages.compare.cells.typeface import Typeface
from mpcompare.ui.pages.compare.headers.card_actions import CardActions
from mpcompare.ui.pages.compare.headers.header_focus import PLAIN, HeaderFocus
from mpcompare.ui.pages.compare.table.column_header import ColumnHeader
from mpcompare.ui.pages.compare.table.column_menu import ColumnCommands
from mpcompare.ui.pages.compare.table.program_header import ProgramHeader
from mpcompare.ui.pages.compare.table.table_delegate import TableDelegate
from mpcompare.ui.pages.compare.table.table_model import TableModel
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE
from mpcompare.ui.widgets.fact_words import why_no_rows
from mpcompare.ui.widgets.message import Message

MEASURED = 25
"""Rows whose words decide how wide a column is: about a screen of them."""
RESIZED_AFTER = 300
"""Milliseconds after the last step in which the user has made a column wider or narrower."""
NARROWEST_EMS, WIDEST_EMS = 6, 22


class TableView(QTableView):
    """Shows a `TableModel`; every change is applied to the session."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("ProgramTable")
        self._session = session
        self.table = TableModel()
        self._type = Typeface(session.theme)
        self._actions = CardActions(session, self, ("up", "down"))
        self._menus = CellMenus(session, self._actions, self)
        self.commands = ColumnCommands(session, self)
        self._resized: dict[str, float] = {}
        self._resize_over = QTimer(self, singleShot=True, interval=RESIZED_AFTER)
        self._resize_over.timeout.connect(self._tell_widths)
        self._is_fitting = False
        self.setModel(self.table)
        self._delegate = TableDelegate(session, self.table, self._type, self)
        self.setItemDelegate(self._delegate)
        self.programs = ProgramHeader(session, self.table, self._type)
        self.columns = ColumnHeader(session, self.table, self._type)
        self.setVerticalHeader(self.programs)
        self.setHorizontalHeader(self.columns)
        self.focus = HeaderFocus(
            session, self, self.programs, lambda: self.table.programs, (2, 1, -2, -1)
        )
        self.corner = QPushButton(self)
        self.nothing = Message(session, "", "")
        self.nothing.setParent(self.viewport())
        self.nothing.hide()
        self._behave()
        self._connect()
        self.apply_theme()

    def _behave(self) -> None:
        self.setAccessibleName("Compared programs, a row each")
        show_as_cells(self)
        self.corner.setObjectName("ProgramTableCorner")
        self.corner.setAccessibleName("Sort by title")

    def _connect(self) -> None:
        self.focus.menu_asked.connect(self._actions.open_menu)
        self.focus.remove_asked.connect(self._actions.remove)
        self.programs.opened.connect(self._open_program_menu)
        self.columns.sectionClicked.connect(self._sort)
        self.columns.dropped.connect(self._move_column)
        self.columns.sectionResized.connect(self._keep_width)
        self.columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.columns.customContextMenuRequested.connect(self._open_column_menu)
        self.corner.clicked.connect(self._sort_by_title)

    # Following

    def show_comparison(self, comparison: Comparison) -> None:
        """Show a comparison; the current cell and what is in sight stay where they can."""
        place, row = self.place(), self.focus.current
        scrolled = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        before = self._shown()
        self.table.show(comparison, self._session.state)
        self._fit()
        self._count()
        self._say_nothing()
        if before == self._shown():
            self.horizontalScrollBar().setValue(scrolled[0])
            self.verticalScrollBar().setValue(scrolled[1])
        self.go_to(place, row)

    def _count(self) -> None:
        """Say how many programs there are, and how many of the listed ones can't be shown."""
        count, listed = len(self.table.programs), len(self._session.state.compared)
        words = whole(count) if count == listed else f"{whole(count)} of {whole(listed)}"
        named = "program" if listed == 1 else "programs"
        self.corner.setText(f"{words} {named}{self.table.arrow(self._title_key)}")
        tip = "Sort by title, and back to the shortlist's order"
        missing = "\nThe others are not in this catalog, or are still being read."
        self.corner.setToolTip(tip + missing * (count != listed))

    @property
    def _title_key(self) -> str:
        return heading(self.table.comparison.register).key

    def _shown(self) -> tuple[object, ...]:
        return tuple(program.id for program in self.table.programs)

    def _say_nothing(self) -> None:
        self.nothing.setVisible(not self.table.columns)
        if not self.table.columns:
            rows = len(self.table.comparison.rows)
            self.nothing.say(*why_no_rows(rows, len(self.table.programs)))

    def apply_theme(self) -> None:
        """Take the theme's colours, and its sizes."""
        self._delegate.forget()
        if self._type.follow(self._session.theme):
            self._fit()
        self.viewport().update()
        for header in (self.programs, self.columns):
            header.viewport().update()

    # Sizes

    def _fit(self) -> None:
        """Make columns as wide as the words of the first rows, those that the user set as set."""
        self.programs.setDefaultSectionSize(self._delegate.row_height())
        self.programs.fit(self.width())
        self._is_fitting = True
        for column, width in enumerate(self._fitted()):
            self.columns.resizeSection(column, width)
        self._is_fitting = False
        self.columns.setFixedHeight(self.columns.sizeHint().height())
        self.updateGeometries()

    def _fitted(self) -> list[int]:
        """Return the columns' widths; where there is room, long texts stand on one line."""
        em, shown = self._type.em(), range(len(self.table.columns))
        whole = [round(self._widest(column)) for column in shown]
        widths = [max(round(NARROWEST_EMS * em), self.columns.needed_width(c)) for c in shown]
        least = round(WIDEST_EMS * em)
        widths = [max(w, min(text, least)) for w, text in zip(widths, whole, strict=True)]
        spare = self.width() - self.programs.width() - sum(widths) - 2 * LARGE
        for column in shown:
            more = max(0, min(whole[column] - widths[column], spare))
            widths[column] += more
            spare -= more
        chosen, line = self._session.state.table.widths, self._type.height("text")
        return [
            round(chosen[attribute.key] * line) if attribute.key in chosen else width
            for attribute, width in zip(self.table.columns, widths, strict=True)
        ]

    def _widest(self, column: int) -> float:
        rows = range(min(MEASURED, len(self.table.programs)))
        texts = (self.table.text(row, column) for row in rows)
        return max(map(self._delegate.width_of, texts), default=0)

    def _keep_width(self, column: int, before: int, width: int) -> None:
        del before
        if not self._is_fitting and 0 <= column < len(self.table.columns):
            self._resized[self.table.columns[column].key] = width / self._type.height("text")
            self.columns.setFixedHeight(self.columns.sizeHint().height())
            self._resize_over.start()

    def _tell_widths(self) -> None:
        """Keep what the user has made of columns, once they have come to an end."""
        resized, self._resized = self._resized, {}
        self._session.apply(table_changes.set_widths(self._session.state, resized))

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.corner.setGeometry(0, 0, self.programs.width(), self.columns.height())
        self.nothing.setGeometry(self.viewport().rect())
        self.focus.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.table.programs and event.size().width() != event.oldSize().width():
            self._fit()

    # What is where

    def current_program(self) -> Program | None:
        """Return the program of the current row, or the only one."""
        row, programs = self.currentIndex().row(), self.table.programs
        if 0 <= row < len(programs):
            return programs[row]
        return programs[0] if len(programs) == 1 else None

    def current_term(self) -> str | None:
        """Return the key of the current column; None while a program's header has the focus."""
        index = self.currentIndex()
        if self.programs.hasFocus() or not index.isValid():
            return None
        return self.table.columns[index.column()].key

    def place(self) -> tuple[str, str] | None:
        """Return the current cell as its column's key and its program's id."""
        index, program = self.currentIndex(), self.current_program()
        if not index.isValid() or program is None:
            return None
        return self.table.columns[index.column()].key, program.id

    def go_to(self, place: tuple[str, str] | None, beside: int = 0) -> None:
        """Make a remembered cell current again, or where its program is gone, the one below."""
        if not self.table.programs or not self.table.columns:
            return
        column = self.table.column_of(place[0]) if place else None
        row = self.table.row_of(place[1]) if place else None
        row = min(beside, len(self.table.programs) - 1) if row is None else row
        index = self.table.index(row, column or 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.focus.follow()

    def show_program(self, program: str) -> None:
        """Bring a program into sight and the keyboard to it."""
        row = self.table.row_of(program)
        if row is not None and self.table.columns:
            self.setCurrentIndex(self.table.index(row, max(0, self.currentIndex().column())))
            self.setFocus()

    def show_column(self, key: str) -> bool:
        """Bring an attribute's column into sight and the keyboard to it; whether there is one."""
        column = self.table.column_of(key)
        if column is None or not self.table.programs:
            return False
        self.setCurrentIndex(self.table.index(max(0, self.currentIndex().row()), column))
        self.setFocus()
        return True

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        if event.modifiers() not in PLAIN or not index.isValid():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F4):
            self.open_cell(index)
        elif key == Qt.Key.Key_Left and index.column() == 0:
            self.programs.setFocus()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.open_cell(index)

    def open_cell(self, index: QModelIndex) -> None:
        """Show where a cell's fact comes from."""
        self.scrollTo(index)
        module = import_module("mpcompare.ui.pages.compare.cells.source_card")
        attribute, program = self.table.columns[index.column()], self.table.programs[index.row()]
        popup = module.Provenance(self._session, self.table.comparison, attribute, program, self)
        cell = self.visualRect(index)
        corner = self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(8, -4))
        popup.open_at(corner, above=cell.height() - 8)

    # Columns

    def _sort(self, column: int) -> None:
        self.commands.turn(self.table.columns[column].key)

    def _sort_by_title(self) -> None:
        self.commands.turn(self._title_key)

    def _move_column(self, column: int, to: int) -> None:
        rest = [each for n, each in enumerate(self.table.columns) if n != column]
        before = rest[to] if to < len(rest) else None
        self.commands.move(self.table.comparison, self.table.columns[column], before)

    def _fill_column_menu(self, menu: QMenu, column: int) -> None:
        shown = self.table.columns
        self.commands.fill(menu, self.table.comparison, shown, shown[column])

    # Menus

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = cell_asked_for(self, event)
        if index is None:
            return
        program = self.table.programs[index.row()]
        copying = Copying(self.copy, partial(self.copy_row, index.row()), self.copy_picture)
        attribute = self.table.columns[index.column()]
        row = MenuRow(attribute.label, attribute.key, attribute=attribute)
        menu = self._menus.of_cell(row, program, copying, partial(self.open_cell, index))
        menu.addSeparator()
        self._fill_column_menu(menu.addMenu("Column"), index.column())
        menu.popup(place_asked_for(self, event))

    def _open_column_menu(self, point: QPoint) -> None:
        column = self.columns.logicalIndexAt(point)
        if column < 0:
            return
        menu = self._menus.new()
        self._fill_column_menu(menu, column)
        menu.addSeparator()
        menu.addAction("Copy column").triggered.connect(partial(self.copy_column, column))
        self._menus.add_explain(menu, self.table.columns[column].key)
        menu.popup(self.columns.mapToGlobal(point))

    def _open_program_menu(self, row: int) -> None:
        rect = QPoint(self.programs.width() // 2, self.programs.sectionViewportPosition(row))
        self._actions.open_menu(self.table.programs[row], self.programs.mapToGlobal(rect))

    # Copying

    def copy(self) -> None:
        """Put the selected cells on the clipboard, with the programs and the headings.

        Where none is selected, the current one is copied.
        """
        self._copy(self._chosen())

    def copy_picture(self) -> None:
        """Put the selected cells on the clipboard as a picture."""
        cells = self._chosen()
        if cells:
            copy_picture(self._session, self._lines(cells))

    def _chosen(self) -> set[tuple[int, int]]:
        chosen = self.selectedIndexes() or [self.currentIndex()]
        return {(index.row(), index.column()) for index in chosen if index.isValid()}

    def copy_row(self, row: int) -> None:
        """Put a program's row on the clipboard, with the headings above it."""
        self._copy({(row, column) for column in range(len(self.table.columns))})

    def copy_column(self, column: int) -> None:
        """Put a column on the clipboard, with the programs beside it."""
        self._copy({(row, column) for row in range(len(self.table.programs))})

    def _copy(self, cells: set[tuple[int, int]]) -> None:
        if cells:
            mime = table_mime(self._lines(cells), has_labels=True)
            QGuiApplication.clipboard().setMimeData(mime)

    def _lines(self, cells: set[tuple[int, int]]) -> list[list[str]]:
        columns = sorted({column for _, column in cells})
        lines = [["", *(self.table.columns[column].label for column in columns)]]
        for row in sorted({row for row, _ in cells}):
            program = self.table.programs[row]
            texts = (self.table.copied(row, c) if (row, c) in cells else "" for c in columns)
            lines.append([f"{program.title}, {program.institution}", *texts])
        return lines
