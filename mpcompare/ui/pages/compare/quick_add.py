"""Adds a program to the cards without leaving them: a field, and what it finds."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from mpcompare.app.state import changes
from mpcompare.model.errors import ReaderError
from mpcompare.model.program import Program, closed_words
from mpcompare.model.query import Query
from mpcompare.ui.announcements import READOUT_MS, SETTLED_MS
from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.pages.compare.cells.source_card import Popup
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.step_names import name_step
from mpcompare.ui.tasks import Task

SHOWN = 12
ROWS_IN_SIGHT = 7
_NOTHING = "No program has these words"
_TOPIC = "program to add"
Found = tuple[Program, ...]


class QuickAdd(Popup):
    """Searches as one types. Enter or a click adds; programs that are there already are grey."""

    added = Signal(str)
    explore_asked = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, "Add a program", parent)
        self._task: Task[Found] = Task()
        self.field = QLineEdit()
        self.field.setPlaceholderText("Program, school, place or course")
        self.field.setAccessibleName("Find a program to add")
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._ask)
        self.list = QListWidget()
        self.list.setAccessibleName("Programs found")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(round(self.list.fontMetrics().lineSpacing() * 2.5 * ROWS_IN_SIGHT))
        self.list.itemClicked.connect(self._add)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)
        self.add_links(
            ("Find by filters in Explore", "Filters, sorting and details", self._explore)
        )
        self._ask("")

    def open_at(self, corner: QPoint, above: int = 0) -> None:
        """Open, ready to type."""
        super().open_at(corner, above)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _ask(self, words: str) -> None:
        self._task.cancel()
        workspace = self.session.workspace

        def find(task: Task[Found]) -> Found:
            query = Query(words=words, with_closed=True)
            hits = workspace.hits(query, limit=SHOWN, cancelled=task.is_cancelled)
            return workspace.programs_by_number(hits.numbers[:SHOWN])

        self._task = self.session.tasks.run(find, self._show, self._refuse)

    def _show(self, found: Found) -> None:
        self.list.clear()
        compared = self.session.state.compared
        for program in found:
            is_there = program.id in compared
            closed = closed_words(program, self.session.workspace.register)
            remark = f" · {closed.lower()}" if closed else ""
            remark += " · already compared" if is_there else ""
            item = QListWidgetItem(
                f"{program.title}{remark}\n{program.institution} · {program.place}"
            )
            item.setData(Qt.ItemDataRole.UserRole, program.id)
            if is_there:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        if not found:
            nothing = QListWidgetItem(_NOTHING)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self._step(0, 1)
        if self.field.text():
            self._tell(SETTLED_MS)

    def _tell(self, wait_ms: int = READOUT_MS) -> None:
        """Say what Enter would add: the list never has the focus while one types."""
        item = self.list.currentItem()
        words = _NOTHING
        if item is not None:
            words = item.text().replace("\n", ", ")
        elif self.list.item(0).data(Qt.ItemDataRole.UserRole):
            words = "All programs found are already compared"
        self.session.say(words, _TOPIC, wait_ms=wait_ms)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, ReaderError):
            raise error
        self.session.notify(Notice(str(error), is_problem=True))
        self.close()

    def _step(self, start: int, by: int) -> None:
        """Go to the next program that can be added, from a row on."""
        row = start
        while 0 <= row < self.list.count():
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentRow(row)
                return
            row += by

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key == Qt.Key.Key_Down:
            self._step(self.list.currentRow() + 1, 1)
            self._tell()
        elif key == Qt.Key.Key_Up:
            self._step(self.list.currentRow() - 1, -1)
            self._tell()
        elif key in ENTER_KEYS:
            self._add(self.list.currentItem())
        else:
            return False
        return True

    def _add(self, item: QListWidgetItem | None) -> None:
        program = item.data(Qt.ItemDataRole.UserRole) if item else None
        if program is None or program in self.session.state.compared:
            return
        self.close()
        words = name_step(self.session, "Add", program)
        self.session.apply(changes.add(self.session.state, [program]), words)
        self.added.emit(program)

    def _explore(self) -> None:
        self.close()
        self.explore_asked.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._task.cancel()
        super().closeEvent(event)
