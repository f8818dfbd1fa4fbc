"""The window of the command palette: a field, and below it what the typed words find."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout

from mpcompare.app.guide.chapters import FILE, Chapter, read_chapters
from mpcompare.app.palette.search import PaletteSearch
from mpcompare.app.start.paths import resources_dir
from mpcompare.app.state import changes
from mpcompare.model.program import Program
from mpcompare.model.query import Query
from mpcompare.ui.announcements import READOUT_MS, SETTLED_MS
from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.literal import plain_label
from mpcompare.ui.palette.entries import (
    PALETTE,
    Entry,
    by_key,
    chapter_entries,
    local_entries,
    program_entries,
)
from mpcompare.ui.palette.entry_list import EntryDelegate, EntryModel
from mpcompare.ui.session import Session
from mpcompare.ui.tasks import Task
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, set_role
from mpcompare.ui.window.shell import Shell

PROGRAMS = 12
"""How many programs are shown; more words find others."""
SHORTEST = 2
"""With fewer letters, no program is searched for."""
EMS, ROWS = 48, 11
"""Its width, and how many lines it shows."""
NOTHING = "Nothing has these words. Fewer or other words may find it."
_TOPIC = "palette"
"""Of what is said about its lines, the last is said."""
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS - 1,
    Qt.Key.Key_PageUp: 1 - ROWS,
}
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHEET = (
    "#Palette { background: @surface-raised@; border: 1px solid @border-strong@; }"
    "#Palette QListView { background: @surface-raised@; border: none; outline: none; }"
)


class Found(NamedTuple):
    """Programs that words find, and the chapters, read with the first of them."""

    programs: tuple[Program, ...]
    chapters: tuple[Chapter, ...]


class Palette(QDialog):
    """Runs what is chosen once it has closed. Esc, or a click elsewhere, closes it."""

    def __init__(self, session: Session, parent: Shell) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("Palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Commands")
        self._session, self._shell = session, parent
        self._task: Task[Found] = Task()
        self._local = local_entries(parent)
        self._rank()
        self._chapters: tuple[Chapter, ...] | None = None
        self._programs: list[Entry] = []
        self._was_active = False
        self._has_moved = False
        self._build()
        self.setStyleSheet(session.theme.style_sheet(_SHEET))
        self._typed("")

    def _build(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText("Command, program, row, shortlist or chapter")
        self.field.setAccessibleName("Find a command, program, row, shortlist or chapter")
        self.field.setAccessibleDescription("The arrow keys choose, Enter does it, Esc closes")
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._typed)
        self.model = EntryModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self._delegate = EntryDelegate(self._session, self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("What is found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._clicked)
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.hint = plain_label()
        set_role(self.hint, "small")
        self.hint.setProperty("muted", True)
        self.hint.setWordWrap(True)
        self.hint.setMinimumHeight(2 * self.hint.fontMetrics().lineSpacing())
        column = QVBoxLayout(self)
        column.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, SMALL)
        column.setSpacing(SMALL)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        self.field.setFocus()

    # Opening and closing

    def open(self) -> None:
        """Show it below the window's top bar, in the middle."""
        shell, metrics = self._shell, self.field.fontMetrics()
        width = min(EMS * metrics.horizontalAdvance("m"), shell.width() - 2 * LARGE)
        line = self._delegate.line_height()
        top = shell.top_bar.mapTo(shell, QPoint(0, shell.top_bar.height() + SMALL)).y()
        extra = self.field.sizeHint().height() + self.hint.minimumHeight() + 2 * LARGE + MEDIUM
        height = min(ROWS * line + extra, shell.height() - top - LARGE)
        self.resize(width, height)
        self.move(shell.mapToGlobal(QPoint((shell.width() - width) // 2, top)))
        self.show()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            if self._was_active and not self.isActiveWindow():
                self.close()
            self._was_active = self.isActiveWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._task.cancel()
        self._was_active = False
        super().closeEvent(event)

    # Finding

    def _rank(self) -> None:
        self._entries = by_key(self._local)
        recent = self._session.state.commands.recent
        self._commands = PaletteSearch([entry.findable for entry in self._local], recent)

    def _typed(self, words: str) -> None:
        """Show at once what is at hand, and ask another thread for programs."""
        self._programs, self._has_moved = [], False
        self._show()
        self._search(words.strip())

    def _search(self, words: str) -> None:
        self._task.cancel()
        session, must_read = self._session, self._chapters is None
        workspace, library = session.workspace, session.state.library
        used = [one.split(" ", 1) for one in session.state.commands.recent]
        recent = [name for kind, name in used if kind == "program"]

        def find(task: Task[Found]) -> Found:
            chapters: tuple[Chapter, ...] = ()
            if must_read:
                chapters = read_chapters(resources_dir() / FILE, workspace.register)
            if not words:
                return Found(workspace.programs(recent), chapters)
            if len(words) < SHORTEST:
                return Found((), chapters)
            hits = workspace.hits(
                Query(words, with_closed=True),
                library=library,
                limit=PROGRAMS,
                cancelled=task.is_cancelled,
            )
            return Found(workspace.programs_by_number(hits.numbers[:PROGRAMS]), chapters)

        self._task = session.tasks.run(find, self._take, self._refuse, at_once=True)

    def _take(self, found: Found) -> None:
        if self._chapters is None:
            self._chapters = found.chapters
            self._local += chapter_entries(self._shell, found.chapters)
            self._rank()
        self._programs = program_entries(self._shell, found.programs)
        self._show()

    def _refuse(self, error: Exception) -> None:
        self.close()
        self._session.refuse(error)

    def _show(self) -> None:
        """Show what is found. Who has gone to a line stays there; else the first is current."""
        current, words = self.current, self.field.text()
        found = [self._entries[thing.key] for thing in self._commands.find(words)]
        shown = [*found, *self._programs]
        if not words.strip():
            used = self._session.state.commands.recent
            shown.sort(key=lambda one: used.index(one.key) if one.key in used else len(used))
        self.model.show(shown)
        row = self.model.row_of(current.key) if current and self._has_moved else None
        if shown:
            self.list.setCurrentIndex(self.model.index(row or 0))
        else:
            self.hint.setText(NOTHING)
            self._session.say(NOTHING, _TOPIC, wait_ms=SETTLED_MS)

    @property
    def current(self) -> Entry | None:
        """The line that Enter would run."""
        row = self.list.currentIndex().row()
        return self.model.entries[row] if 0 <= row < len(self.model.entries) else None

    def _tell(self, _: QModelIndex) -> None:
        """Say what the current line does, on the screen and to a screen reader."""
        entry = self.current
        if entry is None:
            return
        self.hint.setText(entry.why_not or entry.hint)
        if self._has_moved or self.field.text():
            words = f"{entry.spoken}. {entry.hint}" if entry.also else entry.spoken
            self._session.say(words, _TOPIC, wait_ms=READOUT_MS)

    # Keys and clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in ENTER_KEYS:
            self._run(self.current, also=bool(event.modifiers() & _CTRL))
        elif QKeySequence(event.keyCombination()) in self._own_keys():
            self.close()
        else:
            return False
        return True

    def _own_keys(self) -> list[QKeySequence]:
        """Return the keys that have opened it: again, they close it."""
        return self._shell.commands[PALETTE].shortcuts()

    def _step(self, steps: int) -> None:
        """Go some lines on; single steps go round the ends, pages stop there."""
        count = len(self.model.entries)
        if not count:
            return
        row = self.list.currentIndex().row() + steps
        row = row % count if abs(steps) == 1 else max(0, min(row, count - 1))
        self._has_moved = True
        self.list.setCurrentIndex(self.model.index(row))

    def _clicked(self, index: QModelIndex) -> None:
        self._run(self.model.entries[index.row()])

    def _run(self, entry: Entry | None, *, also: bool = False) -> None:
        """Close, and do it once the window has the keyboard again; what can't be done says why."""
        if entry is None:
            return
        if entry.why_not:
            self.hint.setText(entry.why_not)
            self._session.say(entry.why_not, _TOPIC)
            return
        run = entry.also if also and entry.also is not None else entry.run
        session, shell = self._session, self._shell
        self.close()
        shell.activateWindow()
        session.apply(changes.remember_command(session.state, entry.key))
        QTimer.singleShot(0, shell, run)
