"""The cards side by side: one table whose columns look like cards, headers that stay in sight."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from mpcompare.app.state import changes
from mpcompare.model.comparison import Comparison
from mpcompare.model.program import Program
from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.model_index import Index
from mpcompare.ui.pages.compare.cards_model import CardsModel, Row, rows_kept
from mpcompare.ui.pages.compare.cards_table import CardsTable, width_of_cards
from mpcompare.ui.pages.compare.cells.cell_delegate import GAP, CellDelegate, Hit
from mpcompare.ui.pages.compare.cells.row_heights import RowHeights
from mpcompare.ui.pages.compare.cells.typeface import Typeface
from mpcompare.ui.pages.compare.headers.card_actions import CardActions
from mpcompare.ui.pages.compare.headers.card_header import CardHeader
from mpcompare.ui.pages.compare.headers.card_top import chips_of, spoken_top
from mpcompare.ui.pages.compare.headers.corner import Corner
from mpcompare.ui.pages.compare.headers.header_focus import CARD, PLAIN, HeaderFocus
from mpcompare.ui.pages.compare.headers.row_labels import RowLabels
from mpcompare.ui.pages.compare.rows import Fold, Heading, Strip
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.fact_words import why_no_rows
from mpcompare.ui.widgets.message import Message

if TYPE_CHECKING:
    from mpcompare.model.pay.salary import Salaries


class CardsView(CardsTable):
    """Shows a `CardsModel`; every change is applied to the session."""

    cell_menu_asked = Signal(QContextMenuEvent)
    label_menu_asked = Signal(QPoint)
    """Carries the point of the labels that was asked about."""

    def __init__(self, session: Session, model: CardsModel) -> None:
        super().__init__()
        self._session, self._cards, self.is_heading = session, model, model.is_heading
        self.typeface = Typeface(session.theme)
        self.card_actions = CardActions(session, self, chips=partial(chips_of, model))
        self.setModel(model)
        self.delegate = CellDelegate(session, model, self.typeface, self)
        self.setItemDelegate(self.delegate)
        self.header = CardHeader(session, model, self.typeface)
        self.labels = RowLabels(session, model, self.typeface)
        self.setHorizontalHeader(self.header)
        self.setVerticalHeader(self.labels)
        self.corner = Corner(session, self)
        shows = partial(spoken_top, model)
        self.focus = HeaderFocus(session, self, self.header, lambda: model.programs, CARD, shows)
        self.nothing = Message(session, "", "")
        self.nothing.setParent(self.viewport())
        self.nothing.hide()
        self.heights = RowHeights(model, self.labels.needed_height, self._cell_height, self)
        self.heights.grown.connect(self._apply_heights)
        self.painted.connect(self.heights.go_on)
        self._fitted = (0, range(0))
        self.behave()
        self.setAccessibleName("Compared programs, side by side")
        self._connect()
        self.apply_theme()

    def _connect(self) -> None:
        self.header.more_asked.connect(self.card_actions.open_menu)
        self.focus.menu_asked.connect(self.card_actions.open_menu)
        self.focus.remove_asked.connect(self.card_actions.remove)
        self.header.page_asked.connect(self.card_actions.open_page)
        self.header.pin_asked.connect(self.card_actions.pin)
        self.header.badge_asked.connect(self.card_actions.open_badge)
        self.header.dropped.connect(self.card_actions.move_before)
        self.labels.fold_asked.connect(self.fold)
        self.labels.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.labels.customContextMenuRequested.connect(self.label_menu_asked)

    # Following

    def show_comparison(self, comparison: Comparison, salaries: "Salaries | None") -> None:
        """Show a comparison; the current cell and what is in sight stay where they can."""
        place, scrolled, column = self.place(), self.scrolled(), self.focus.current
        was_seen, tops = self.sees_current(), self.tops(self._cards.rows)
        self._take(salaries)
        self._cards.show(comparison, self._session.state, salaries)
        self._refresh()
        self.scroll_to(scrolled)
        self.go_to(place, column)
        self.keep_in_place(tops, self._cards.row_of)
        if was_seen and not self.sees_current():  # the keyboard was there, and the user looked on
            self.scrollTo(self.currentIndex())

    def show_salaries(self, salaries: "Salaries") -> None:
        """Add the rows of pay; what stands at the top of the view stays there."""
        place, scrolled, before = self.place(), self.scrolled(), self._cards.rows
        tops = self.tops(before)
        self._take(salaries)
        self._cards.show_salaries(salaries)
        self._refresh(rows_kept(before, self._cards.rows))
        self.go_to(place)
        self.scroll_to(scrolled)
        self.keep_in_place(tops, self._cards.row_of)

    def _take(self, salaries: "Salaries | None") -> None:
        if salaries is not None and self.salary is not None:
            self.salary.use(salaries)

    def _refresh(self, kept_rows: int = 0) -> None:
        """Fit widths and heights to what the model holds now; the first rows look as before."""
        if not self._cards.programs:
            return
        self.delegate.prepare(kept_rows)
        self._say_nothing_differs()
        self.corner.show_counts(self._cards.comparison, self._session.state)
        self._fit()

    def _say_nothing_differs(self) -> None:
        """Show why there is no row, where there is none."""
        self.nothing.setVisible(not self._cards.rows)
        if not self._cards.rows:
            comparison = self._cards.comparison
            self.nothing.say(*why_no_rows(len(comparison.rows), len(comparison.programs)))

    def forget(self) -> None:
        """Lay out and paint everything again: another catalog may have other facts."""
        self.delegate.forget()
        self.header.forget_pictures()

    def apply_theme(self) -> None:
        """Take the theme's colours, and its sizes."""
        theme = self._session.theme
        # the delegate draws what is selected; Qt would fill the gaps between the cards too
        sheet = (
            "CardsView { selection-background-color: transparent; background: @window@ }"
            "QHeaderView { background: @window@; border: none }"
        )
        self.setStyleSheet(theme.style_sheet(sheet))
        self.corner.apply_theme()
        self.delegate.repaint_all()
        if self.salary is not None:
            self.salary.forget_colors()
        self.header.forget_pictures()
        if self.typeface.follow(theme):
            self.delegate.forget()
            self.labels.setFixedWidth(self.labels.label_width())
            self._fit()
        if self.isVisible():  # the headers' viewports are Qt's own, see above
            for view in (self, self.header, self.labels):
                view.viewport().update()

    def _fit(self) -> None:
        if not self._cards.programs:
            return
        width = self._card_width()
        if width != self.header.defaultSectionSize():
            self.header.setDefaultSectionSize(width)
        self._fitted = (width, self.visible_columns())
        end = self.verticalScrollBar().value() + self.viewport().height()
        self.heights.measure(self._fitted[1], end)
        self._apply_heights()
        self.updateGeometries()

    def _card_width(self) -> int:
        """Divide the width between the cards, less the scroll bar where there must be one."""
        bar, room = self.verticalScrollBar(), self.viewport().width()
        needed = len(self._cards.rows) * self.typeface.spacing("text")
        if not bar.isVisible() and needed > self.viewport().height():
            room -= bar.sizeHint().width()
        return width_of_cards(len(self._cards.programs), room, self.typeface.em())

    def _cell_height(self, row: Row, column: int) -> float:
        width = self.header.defaultSectionSize() - GAP
        return self.delegate.cell_height(row, self._cards.programs[column], width)

    def _apply_heights(self) -> None:
        """Size the rows; what stands at the top of the view stays there."""
        labels = self.labels
        top = labels.visualIndexAt(0)
        shift = labels.sectionViewportPosition(top) if top >= 0 else 0
        for number, height in enumerate(self.heights.heights):
            if labels.sectionSize(number) != height:
                labels.resizeSection(number, height)
        if top > 0:
            bar = self.verticalScrollBar()
            bar.setValue(labels.sectionPosition(top) - shift)
        if self.salary is not None:
            self.salary.follow_rows()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.corner.setGeometry(0, 0, self.labels.width(), self.header.height())
        self.focus.follow()
        self.nothing.setGeometry(self.viewport().rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self._still_fits():
            self._fit()

    def _still_fits(self) -> bool:
        """Whether a scroll bar came that the cards have left room for."""
        return bool(self._cards.programs) and self._fitted == (
            self._card_width(),
            self.visible_columns(),
        )

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if self.heights.finish(index.row()):  # how far it can scroll, Qt would only know later
            self.updateGeometries()
        super().scrollTo(index, hint)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:  # the names of folded rows stay at the left of what is in sight
            for number, row in enumerate(self._cards.rows):
                if isinstance(row, Fold):
                    top, height = self.rowViewportPosition(number), self.rowHeight(number)
                    self.viewport().update(0, top, self.viewport().width(), height)

    # What is where

    def current_program(self) -> Program | None:
        """Return the program of the current cell, or the only one."""
        column = self.currentIndex().column()
        programs = self._cards.programs
        if 0 <= column < len(programs):
            return programs[column]
        return programs[0] if len(programs) == 1 else None

    def place(self) -> tuple[str, str] | None:
        """Return the current cell as its row's key and its program's id."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= len(self._cards.rows):
            return None
        program = self.current_program()
        return (self._cards.rows[index.row()].key, program.id) if program else None

    def go_to(self, place: tuple[str, str] | None, beside: int = 0) -> None:
        """Make a remembered cell current again, or where its program is gone, the one beside."""
        if not self._cards.rows or not self._cards.programs:
            return
        row = self._cards.row_of(place[0]) if place else None
        column = self._cards.column_of(place[1]) if place else None
        column = min(beside, len(self._cards.programs) - 1) if column is None else column
        if row is None:  # not a heading, where there is a row
            row = next((n for n in range(len(self._cards.rows)) if not self.is_heading(n)), 0)
        flag, index = QItemSelectionModel.SelectionFlag.NoUpdate, self._cards.index(row, column)
        self.setAutoScroll(False)  # or Qt brings the cell into sight, wherever the user looks
        self.selectionModel().setCurrentIndex(index, flag)
        self.setAutoScroll(True)
        self.focus.follow()

    def show_program(self, program: str) -> None:
        """Bring a card into sight and the keyboard to it."""
        column = self._cards.column_of(program)
        if column is not None and self._cards.rows:
            row = max(0, self.currentIndex().row())
            self.setCurrentIndex(self._cards.index(row, column))
            self.setFocus()

    def _hit(self, point: QPoint) -> tuple[QModelIndex, Hit] | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        hit = self.delegate.hit(index, self.visualRect(index), QPointF(point))
        return (index, hit) if hit else None

    def _strip_at(self, point: QPoint) -> Strip | None:
        row = self.rowAt(point.y())
        strip = self._cards.rows[row] if row >= 0 else None
        return strip if isinstance(strip, Strip) else None

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.salary is not None and self.salary.takes_key(event):
            return
        index = self.currentIndex()
        plain = event.modifiers() in PLAIN
        opens = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F4)
        if plain and event.key() in opens and index.isValid():
            is_enter = event.key() in ENTER_KEYS
            if is_enter and self.delegate.folds(index) == "more":
                self.toggle_more(index)
            else:
                self.open_cell(index)
        elif plain and event.key() == Qt.Key.Key_Up and index.row() <= 0:
            self.header.setFocus()
        else:
            super().keyPressEvent(event)

    def open_cell(self, index: QModelIndex) -> None:
        """Open a cell: fold a section, show sources, read pay out."""
        row, program = self._cards.rows[index.row()], self._cards.programs[index.column()]
        if isinstance(row, Strip):
            self.fold(row)
            return
        cell = self.visualRect(index)
        corner = self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(8, -4))
        module = import_module("mpcompare.ui.pages.compare.cells.source_card")
        popup = module.popup_of(self._session, self._cards, row, program, self)
        popup.open_at(corner, above=cell.height() - 8)

    def toggle_more(self, index: QModelIndex) -> None:
        """Show all of a cell's long notes and lists in place, or fold them again."""
        scrolled = self.scrolled()
        self.delegate.toggle(index)
        self._fit()
        self.scroll_to(scrolled)
        self.viewport().update()

    def fold(self, strip: Strip) -> None:
        """Fold the rows of a line across the cards, or open them."""
        if isinstance(strip, Heading):
            self._session.apply(changes.fold(self._session.state, strip.section.name))
            return
        place, scrolled = self.place(), self.scrolled()
        before = self._cards.rows
        self._cards.toggle(strip.key)
        self._refresh(rows_kept(before, self._cards.rows))
        self.go_to(place)
        self.scroll_to(scrolled)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._hit(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        strip = self._strip_at(event.position().toPoint())
        if isinstance(strip, Fold) and is_left:
            self.fold(strip)
            return
        if found is None or not is_left:
            super().mousePressEvent(event)
            return
        index, hit = found
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        if hit.kind == "mark":
            self.open_cell(index)
        elif hit.kind == "more":
            self.toggle_more(index)
        else:
            state = self._session.state
            self._session.apply(changes.show_national_abroad(state, on=not state.national_abroad))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        is_link = bool(self._hit(point)) or isinstance(self._strip_at(point), Fold)
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if self._hit(point) or isinstance(self._strip_at(point), Fold):
            self.mousePressEvent(event)  # a second click, not a double one
        elif index.isValid():
            self.open_cell(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.cell_menu_asked.emit(event)

    # Copying

    def copy(self) -> None:
        """Put the selected cells on the clipboard, with the programs and the labels.

        Where none is selected, the current one is copied.
        """
        self._copy(self._chosen())

    def copy_picture(self) -> None:
        """Put the selected cells on the clipboard as a picture."""
        self._copy(self._chosen(), as_picture=self._session)

    def _chosen(self) -> set[tuple[int, int]]:
        cells = self.selectedIndexes() or [self.currentIndex()]
        return {(cell.row(), cell.column()) for cell in cells if cell.isValid()}

    def copy_row(self, row: int) -> None:
        """Put a whole row on the clipboard, with the programs above it."""
        self._copy({(row, column) for column in range(len(self._cards.programs))})

    def _copy(self, cells: set[tuple[int, int]], as_picture: Session | None = None) -> None:
        module = import_module("mpcompare.ui.pages.compare.cells.clipped")
        module.copy_cells(self._cards, cells, as_picture)
