"""A list of deadlines, next first, that can be walked, folded and acted on."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from mpcompare.app.deadlines.agenda import Agenda, Entry, Undated
from mpcompare.app.state import changes
from mpcompare.model.program import Program
from mpcompare.ui.library.status_menu import fill_status_menu
from mpcompare.ui.model_index import Index
from mpcompare.ui.open_address import open_page
from mpcompare.ui.pages.deadlines.deadline_rows import DeadlineRows
from mpcompare.ui.pages.deadlines.deadlines_model import DeadlinesModel, Group, Row, RowRole
from mpcompare.ui.pages.deadlines.put_back import put_back_on_shortlist, put_back_words
from mpcompare.ui.session import Session


def build_menu(session: Session, program: Program, parent: QWidget) -> QMenu:
    """Build the menu of a row; it is gone once it closes."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    status = menu.addMenu("Application status")
    status.aboutToShow.connect(lambda: fill_status_menu(status, session, program.id))
    menu.addSeparator()
    if program.id not in session.state.library.shortlisted:
        put_back = menu.addAction(put_back_words(session))
        put_back.triggered.connect(lambda: put_back_on_shortlist(session, program.id))
    page = menu.addAction("Open web page")
    page.triggered.connect(lambda: open_page(session, program.url))
    ask = menu.addAction("Questions to ask the school")
    ask.triggered.connect(lambda: session.apply(changes.show_questions(session.state, program.id)))
    return menu


class DeadlineList(QListView):
    """Enter or a double click goes on to an entry's application; on a heading it folds."""

    picked = Signal(object)
    """Carries the `Entry` or the `Undated` that has become current."""
    opened = Signal(object)
    """Carries the `Entry` or the `Undated` to work on."""
    ask_asked = Signal(str)
    """Carries the program of which the school is to be asked."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self.setObjectName("DeadlineList")
        self.setAccessibleName(name)
        self._session = session
        self._rows = DeadlineRows(session, self)
        self.deadlines = DeadlinesModel(session.today)
        self.setModel(self.deadlines)
        self.setItemDelegate(self._rows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        session.themed.connect(self._apply_theme)

    def _apply_theme(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    # Filling

    def show_agenda(self, agenda: Agenda) -> None:
        """Show deadlines by month; what was current stays it."""
        self._keeping(lambda: self.deadlines.show_agenda(agenda))

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show some entries without headings."""
        self._keeping(lambda: self.deadlines.show_entries(entries))

    def _keeping(self, change: Callable[[], None]) -> None:
        current, top = self.current(), self.verticalScrollBar().value()
        self.blockSignals(True)
        change()
        place = self._place_of(current)
        if place is not None:
            self._set_current(place)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(top)

    def _place_of(self, row: Row | None) -> int | None:
        """Find the same entry, program or heading again."""
        names = [_name(one) for one in self.deadlines.rows]
        wanted = _name(row) if row is not None else None
        return names.index(wanted) if wanted in names else None

    # What is current

    def current(self) -> Row | None:
        """Return the current row; None before there is one."""
        return self.currentIndex().data(RowRole) if self.currentIndex().isValid() else None

    def go_to(self, uid: str) -> None:
        """Make an entry current and bring it into sight, without a signal."""
        place = self.deadlines.row_of(uid)
        if place is not None and place != self.currentIndex().row():
            self.blockSignals(True)
            self._set_current(place)
            self.blockSignals(False)
            self.scrollTo(self.deadlines.index(place))
            self.viewport().update()

    def go_to_first(self) -> Row | None:
        """Make the first entry current and return it."""
        rows = self.deadlines.rows
        place = next((i for i, row in enumerate(rows) if not isinstance(row, Group)), None)
        if place is None:
            return None
        self.blockSignals(True)
        self._set_current(place)
        self.blockSignals(False)
        return rows[place]

    def _set_current(self, place: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.deadlines.index(place), flag)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = current.data(RowRole) if current.isValid() else None
        if isinstance(row, Entry | Undated):
            self.picked.emit(row)

    # Acting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.current(), event.key()
        if isinstance(row, Group) and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if row.is_folded == (key == Qt.Key.Key_Right):
                self._fold(row)
        elif row is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = index.data(RowRole) if index.isValid() else None
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if isinstance(row, Group):
            self._fold(row)
        elif isinstance(row, Undated) and self._rows.asks_at(
            self.visualRect(index), event.position()
        ):
            self.ask_asked.emit(row.program.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.current()
        if isinstance(row, Entry | Undated):
            self.opened.emit(row)
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row = index.data(RowRole) if index.isValid() else None
        if isinstance(row, Entry | Undated):
            place = event.globalPos()
            if not by_mouse:
                place = self.viewport().mapToGlobal(self.visualRect(index).center())
            build_menu(self._session, row.program, self).popup(place)

    def _act(self, row: Row) -> None:
        if isinstance(row, Group):
            self._fold(row)
        elif isinstance(row, Undated):
            self.ask_asked.emit(row.program.id)
        else:
            self.opened.emit(row)

    def _fold(self, group: Group) -> None:
        self._keeping(lambda: self.deadlines.fold(group.key))


def _name(row: Row) -> tuple[str, str]:
    if isinstance(row, Group):
        return ("group", row.key)
    return ("undated", row.program.id) if isinstance(row, Undated) else ("entry", row.uid)
