"""The table of results: keys, the box that adds, sorting by header, dragging rows."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDrag,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from mpcompare.model.program import Program
from mpcompare.ui.model_index import Index
from mpcompare.ui.pages.explore.results.result_delegate import ResultDelegate
from mpcompare.ui.pages.explore.results.results_model import BOX, FIRST_FACT, PROGRAM, ResultsModel
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, TINY, set_role

NARROWEST_NAME = 13
"""Of the program's column, in heights of the text."""
USUAL, USUAL_PART = "not stated", "$129,980 in all"
"""Texts that a column has room for on one line, whatever its values."""


class ResultsView(QTableView):
    """Shows a `ResultsModel`. Says what was asked for; the page does it."""

    picked = Signal(object)
    """Carries the program under the cursor, or None."""
    toggle_asked = Signal(object)
    """Carries the ids of one or more programs."""
    sort_asked = Signal(str)

    def __init__(self, session: Session, model: ResultsModel) -> None:
        super().__init__()
        self.setObjectName("Results")
        self._session = session
        self.results = model
        self._is_filling = False
        self.setAccessibleName("Programs found")
        self.setModel(model)
        self._painter = ResultDelegate(session, model, self)
        self.setItemDelegate(self._painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._prepare_header()
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    def _prepare_header(self) -> None:
        header = self.horizontalHeader()
        set_role(header, "small")
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        wrapped = (
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        header.setDefaultAlignment(wrapped)
        header.sectionClicked.connect(self._sort)

    # Rows

    def current(self) -> Program | None:
        """Return the program under the cursor."""
        return self.results.program(self.currentIndex().row())

    def selected(self) -> list[Program]:
        """Return the selected programs from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [program for row in rows if (program := self.results.program(row)) is not None]

    def go_to(self, row: int) -> None:
        """Put the cursor on a row without a signal: the state has it already."""
        self._is_filling = True
        self.setAutoScroll(False)
        try:
            self.setCurrentIndex(self.results.index(row, PROGRAM))
        finally:
            self._is_filling = False
            self.setAutoScroll(True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # once there is a size: a restart shows the program that was read last
        QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._is_filling and current.isValid() and current.row() != previous.row():
            self.picked.emit(self.results.program(current.row()))

    # Asking

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == BOX:
            self._toggle(index.row())

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.column() != BOX:
            self._toggle(index.row())

    def _toggle(self, row: int) -> None:
        program = self.results.program(row)
        if program is not None:
            self.toggle_asked.emit([program.id])

    def _sort(self, column: int) -> None:
        attribute = self.results.attribute(column)
        if attribute is not None:
            self.sort_asked.emit(attribute.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in keys and not plain:
            self.toggle_asked.emit([program.id for program in self.selected()])
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_box = index.isValid() and index.column() == BOX
        shape = Qt.CursorShape.PointingHandCursor if is_box else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's name
        del supportedActions
        indexes = self.selectionModel().selectedRows(PROGRAM)
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self.results.mimeData(indexes))
        drag.setPixmap(self._drag_picture(indexes[0]))
        drag.setHotSpot(QPoint(LARGE, LARGE))
        drag.exec(Qt.DropAction.CopyAction)

    def _drag_picture(self, index: QModelIndex) -> QPixmap:
        return self.viewport().grab(self.visualRect(index))

    # Sizes

    def _apply_theme(self) -> None:
        theme = self._session.theme
        self._painter.apply_theme()
        header = self.horizontalHeader()
        header.setFixedHeight(2 * QFontMetrics(theme.font("small")).lineSpacing() + 2 * SMALL)
        self._size_columns()
        self.viewport().update()

    def _size_columns(self) -> None:
        """Make every column but the program's as wide as its values and its heading's words."""
        header = self.horizontalHeader()
        text = QFontMetrics(self._session.theme.font())
        small = QFontMetrics(self._session.theme.font("small"))
        header.setMinimumSectionSize(self._painter.box_size() + LARGE)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.resizeSection(BOX, self._painter.box_size() + LARGE + SMALL)
        header.setSectionResizeMode(BOX, QHeaderView.ResizeMode.Fixed)
        for column, attribute in enumerate(self.results.columns, start=FIRST_FACT):
            heading = [small.horizontalAdvance(f"{word} ↑") for word in attribute.label.split()]
            choices = [text.horizontalAdvance(c.label) for c in attribute.kind.choices]
            usual = text.horizontalAdvance(USUAL_PART if attribute.kind.parts else USUAL)
            header.resizeSection(column, max(usual, *heading, *choices) + MEDIUM + SMALL + TINY)
        self._fit_name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_name()

    def _fit_name(self) -> None:
        """Set the width of the program's column to the room left over, and the rows' height."""
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(PROGRAM)
        narrowest = NARROWEST_NAME * QFontMetrics(self._session.theme.font()).height()
        width = max(self.viewport().width() - others, narrowest)
        header.resizeSection(PROGRAM, width)
        height = self._painter.row_height(width)
        rows = self.verticalHeader()
        if rows.defaultSectionSize() != height:
            rows.setMinimumSectionSize(1)
            rows.setDefaultSectionSize(height)
            self.verticalScrollBar().setSingleStep(max(1, height // 3))
