"""The table of results: keys, the box that adds, sorting by header, dragging rows."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from mpcompare.model.program import Program
from mpcompare.ui.marked_programs import MOST
from mpcompare.ui.model_index import Index
from mpcompare.ui.pages.explore.columns_menu import header_menu
from mpcompare.ui.pages.explore.results.column_widths import (
    NAME,
    NARROWEST_NAME,
    Span,
    fitted,
    span_of,
)
from mpcompare.ui.pages.explore.results.result_delegate import ResultDelegate
from mpcompare.ui.pages.explore.results.results_model import BOX, FIRST_FACT, PROGRAM, ResultsModel
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, SMALL, set_role

RESIZED_AFTER = 300
"""Milliseconds after the last step in which the user has made a column wider or narrower."""


class ResultsView(QTableView):
    """Shows a `ResultsModel`. Says what was asked for; the page does it."""

    picked = Signal(object)
    """Carries the program under the cursor, or None."""
    marks_changed = Signal()
    """Other rows are selected, or more or fewer of them."""
    toggle_asked = Signal(object)
    """Carries the id of the program to add or to take out; "" for all that are selected."""
    menu_asked = Signal(object)
    """Carries the place on the screen for a menu of the selected programs."""
    sort_asked = Signal(str)
    widths_chosen = Signal(object)
    """Carries the widths of columns that the user has set, by key, in heights of the text."""

    def __init__(self, session: Session, model: ResultsModel) -> None:
        super().__init__()
        self.setObjectName("Results")
        self._session = session
        self.results = model
        self._is_filling, self._is_sizing = False, False
        self._spans: list[Span] = []
        self._resized: dict[str, float] = {}
        self._resize_over = QTimer(self, singleShot=True, interval=RESIZED_AFTER)
        self._resize_over.timeout.connect(self._tell_widths)
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
        header.sectionResized.connect(self._take_width)
        # Qt asks a header's selection whether whole columns are selected, row by row: with all of
        # 100,000 rows marked, for seconds. Nothing in the header shows what is selected.
        header.setSelectionModel(QItemSelectionModel(self.results, header))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)

    # Rows

    def current(self) -> Program | None:
        """Return the program under the cursor."""
        return self.results.program(self.currentIndex().row())

    def selected(self) -> list[Program]:
        """Return the selected programs from top to bottom; for as many as are shown or copied."""
        rows = (row for top, end in self.marked_rows() for row in range(top, end + 1))
        return [program for row in rows if (program := self.results.program(row)) is not None]

    def marked_count(self) -> int:
        """Return how many rows are selected."""
        return sum(bottom - top + 1 for top, bottom in self.marked_rows())

    def marked_rows(self) -> list[tuple[int, int]]:
        """Return the selected rows as first and last ones, from top to bottom.

        All rows of a long list are one span; naming each of them would take many frames.
        """
        selection = self.selectionModel().selection()
        spans = {(each.top(), each.bottom()) for each in map(selection.at, range(selection.size()))}
        return sorted(spans)

    def go_to(self, row: int) -> None:
        """Put the cursor on a row without a signal: the state has it already."""
        self._is_filling = True
        self.setAutoScroll(False)
        try:
            self.pick(row)
        finally:
            self._is_filling = False
            self.setAutoScroll(True)

    def pick(self, row: int) -> None:
        """Put the cursor on a row and mark it alone, whichever keys are held at the moment.

        Qt's own way to set the current index would mark it beside the others while Ctrl is held.
        """
        alone = (
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows
        )
        self.selectionModel().setCurrentIndex(self.results.index(row, PROGRAM), alone)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # once there is a size: a restart shows the program that was read last
        QTimer.singleShot(0, self, self._show_current)

    def _show_current(self) -> None:
        self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for row in {current.row(), previous.row()}:  # the ring goes round all cells of a row
            place = QRect(0, self.rowViewportPosition(row), self.width(), self.rowHeight(row))
            self.viewport().update(place)
        if not self._is_filling and current.isValid() and current.row() != previous.row():
            self.picked.emit(self.results.program(current.row()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.marks_changed.emit()

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
            self.toggle_asked.emit(program.id)

    def _sort(self, column: int) -> None:
        attribute = self.results.attribute(column)
        if attribute is not None:
            self.sort_asked.emit(attribute.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in keys and not held:
            self.toggle_asked.emit("")
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            # with Ctrl, Qt would go there without selecting the row
            kept = event.modifiers() & ~Qt.KeyboardModifier.ControlModifier
            event = QKeyEvent(event.type(), event.key(), kept, event.text())
        super().keyPressEvent(event)

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        ends = {
            self.CursorAction.MoveHome: 0,
            self.CursorAction.MoveEnd: self.results.rowCount() - 1,
        }
        if cursorAction in ends:  # for Qt these are the ends of a row
            return self.results.index(ends[cursorAction], PROGRAM)
        return super().moveCursor(cursorAction, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.visualRect(self.results.index(self.currentIndex().row(), PROGRAM))
            place = self.viewport().mapToGlobal(row.center())
        elif not self.indexAt(event.pos()).isValid():
            return
        self.menu_asked.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_box = index.isValid() and index.column() == BOX
        shape = Qt.CursorShape.PointingHandCursor if is_box else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's name
        del supportedActions
        rows = self.marked_rows()
        if not rows or self.marked_count() > MOST:
            return
        indexes = [self.results.index(r, PROGRAM) for top, end in rows for r in range(top, end + 1)]
        drag = QDrag(self)
        drag.setMimeData(self.results.mimeData(indexes))
        drag.setPixmap(self._drag_picture(self.currentIndex()))
        drag.setHotSpot(QPoint(LARGE, LARGE))
        drag.exec(Qt.DropAction.CopyAction)

    def _drag_picture(self, index: QModelIndex) -> QPixmap:
        return self.viewport().grab(self.visualRect(index))

    # Sizes

    def _apply_theme(self) -> None:
        theme = self._session.theme
        self._painter.apply_theme()
        header = self.horizontalHeader()
        header.setFixedHeight(
            2 * QFontMetrics(theme.font("small")).lineSpacing() + theme.length(2 * SMALL)
        )
        self._size_columns()
        self.viewport().update()

    def show_columns(self) -> None:
        """Show the columns of the state; rows that are marked stay so, and what is in sight."""
        rows = self.marked_rows()
        current, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        if self.results.show_columns(self._session.state.columns):
            self.go_to(current)
            last = self.results.columnCount() - 1
            marked = QItemSelection()
            for top, bottom in rows:
                marked.select(self.results.index(top, 0), self.results.index(bottom, last))
            self.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._size_columns()
        self.verticalScrollBar().setValue(scrolled)

    def _size_columns(self) -> None:
        """Make every column but the program's as wide as its values and its heading's words."""
        header, theme = self.horizontalHeader(), self._session.theme
        widths = self._session.state.columns.widths
        self._spans = [span_of(each, theme, widths) for each in self.results.columns]
        header.setMinimumSectionSize(self._painter.box_size() + LARGE)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in (BOX, PROGRAM):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._fit_columns()

    def sizeHintForColumn(self, column: int) -> int:
        """Return what a double click on the edge of a heading makes a column."""
        if column < FIRST_FACT:
            return self.horizontalHeader().sectionSize(column)
        attribute = self.results.columns[column - FIRST_FACT]
        return span_of(attribute, self._session.theme, {}).usual

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._resize_over.isActive():
            self._fit_columns()

    def _fit_columns(self) -> None:
        """Share the width among the columns: what is left is the program's; set the rows' height.

        A model that was reset has other columns until `_size_columns`.
        """
        if len(self._spans) != len(self.results.columns):
            return
        header = self.horizontalHeader()
        line = QFontMetrics(self._session.theme.font()).height()
        box = self._painter.box_size() + LARGE + SMALL
        room = self.viewport().width() - box
        widths = fitted(self._spans, room - NAME * line)
        name = max(room - sum(widths), NARROWEST_NAME * line)
        self._is_sizing = True
        for column, width in enumerate((box, name, *widths)):
            header.resizeSection(column, width)
        self._is_sizing = False
        self._fit_rows(name)

    def _fit_rows(self, name: int) -> None:
        height = self._painter.row_height(name)
        rows = self.verticalHeader()
        if rows.defaultSectionSize() != height:
            rows.setMinimumSectionSize(1)
            rows.setDefaultSectionSize(height)
            self.verticalScrollBar().setSingleStep(max(1, height // 3))

    # The user's own widths

    def _take_width(self, column: int, before: int, width: int) -> None:
        """Keep what the user makes a column, until they have come to an end."""
        del before
        if self._is_sizing or not FIRST_FACT <= column < self.results.columnCount():
            return
        line = QFontMetrics(self._session.theme.font()).height()
        self._resized[self.results.columns[column - FIRST_FACT].key] = width / line
        self._resize_over.start()

    def _tell_widths(self) -> None:
        resized, self._resized = self._resized, {}
        if resized:
            self.widths_chosen.emit(resized)

    def _show_header_menu(self, at: QPoint) -> None:
        header = self.horizontalHeader()
        column = header.logicalIndexAt(at)
        attribute = self.results.attribute(column) if column > BOX else None
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        header_menu(self._session, attribute, lambda: self._sort(column), menu)
        menu.popup(header.viewport().mapToGlobal(at))
