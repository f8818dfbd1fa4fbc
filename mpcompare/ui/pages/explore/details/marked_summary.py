"""In the details, where several programs are marked: how many, what all say, what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mpcompare.app.state.state import Part
from mpcompare.model.attribute import Register
from mpcompare.model.locale_format import counted, whole
from mpcompare.model.program import Program
from mpcompare.ui import marked_programs
from mpcompare.ui.literal import plain_label
from mpcompare.ui.marked_programs import MOST
from mpcompare.ui.session import Session
from mpcompare.ui.tasks import Task
from mpcompare.ui.theme import SMALL, TINY, set_role

READ_FOR_SHARED = 200
"""Programs at most that are read for what they have in common: a tenth of a second or so."""
SHARED_SHOWN = 6
READ_AFTER = 200
"""Milliseconds after the last change: with a key held down, nothing is read for each row."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


class MarkedSummary(QWidget):
    """Buttons for all marked programs at once; each is one step for undo."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._programs: Sequence[str] = ()
        self._reading: Task[str] | None = None
        self._read_due = QTimer(self, singleShot=True, interval=READ_AFTER)
        self._read_due.timeout.connect(self._read_shared)
        self.title, self.compared, self.shared = plain_label(), plain_label(), plain_label()
        set_role(self.title, "title")
        for label in (self.compared, self.shared):
            label.setProperty("muted", True)
            set_role(label, "small")
            label.setWordWrap(True)
        self.add = self._button(lambda: marked_programs.add(session, self._programs), primary=True)
        self.compare = self._button(
            lambda: marked_programs.compare(session, self._programs), "Compare side by side"
        )
        self.tag = self._button(
            lambda: marked_programs.tag(session, self.window(), self._programs), "Tags…"
        )
        self.list = self._button(
            lambda: marked_programs.put_on_shortlists(session, self.window(), self._programs),
            "Put on shortlists…",
        )
        self.remove = self._button(lambda: marked_programs.remove(session, self._programs))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        column.addWidget(self.title)
        column.addWidget(self.compared)
        column.addSpacing(SMALL)
        column.addWidget(self._buttons(), 0, _LEFT)
        column.addSpacing(SMALL)
        column.addWidget(self.shared)

    def _buttons(self) -> QWidget:
        """Return the buttons one below the other, all as wide as the widest."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for button in (self.add, self.compare, self.tag, self.list, self.remove):
            column.addWidget(button)
        return box

    def _button(
        self, run: Callable[[], None], words: str = "", *, primary: bool = False
    ) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("primary", primary)
        button.clicked.connect(lambda: run())  # noqa: PLW0108 - without Qt's flag
        return button

    def show_marked(self, count: int, programs: Sequence[str]) -> None:
        """Show other marked programs: how many, and their ids unless they are too many."""
        self.title.setText(counted(count, "program"))
        is_other = programs != self._programs
        self._programs = programs
        self._show_compared()
        for button in (self.tag, self.list):
            button.setVisible(bool(programs))
        if is_other:
            self._drop_shared()
            self._read_due.start()

    def follow(self, parts: frozenset[Part]) -> None:
        """Show how many are compared now."""
        if Part.COMPARED in parts and self._programs:
            self._show_compared()

    def _show_compared(self) -> None:
        count, there = len(self._programs), frozenset(self._session.state.compared)
        held = sum(program in there for program in self._programs)
        words = {0: "None of them is in the comparison.", count: "All are in the comparison."}
        few = words.get(
            held, f"{whole(held)} of them {'is' if held == 1 else 'are'} in the comparison."
        )
        many = (
            f"At most {whole(MOST)} can be changed at once. Narrow the results by words or filters."
        )
        self.compared.setText(few if count else many)
        self.add.setVisible(held < count)
        self.add.setText(f"Add {whole(count - held)} to comparison")
        self.add.setAccessibleName(f"Add {counted(count - held, 'program')} to the comparison")
        self.compare.setVisible(bool(count))
        self.remove.setVisible(bool(held))
        self.remove.setText(f"Remove {whole(held)} from comparison")
        self.remove.setAccessibleName(f"Remove {counted(held, 'program')} from the comparison")

    def _drop_shared(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self.shared.clear()

    def _read_shared(self) -> None:
        """Read what all of them have in common, on another thread: they may be many."""
        programs, workspace = self._programs, self._session.workspace
        if not 1 < len(programs) <= READ_FOR_SHARED:
            return

        def read(task: Task[str]) -> str:
            del task
            return "\n".join(shared(workspace.programs(programs), workspace.register))

        self._reading = self._session.tasks.run(read, self._show_shared, self._session.refuse)

    def _show_shared(self, words: str) -> None:
        self._reading = None
        self.shared.setText(f"All of them:\n{words}" if words else "")


def shared(programs: Sequence[Program], register: Register) -> list[str]:
    """Return in words what some programs all state alike, of what can be filtered by at once."""
    found: list[str] = []
    for attribute in register:
        facts = [program.fact(attribute) for program in programs]
        if not attribute.filtered or not all(fact.is_known for fact in facts):
            continue
        if len({attribute.identity(fact) for fact in facts}) == 1:
            found.append(f"{attribute.label}: {attribute.text(facts[0])}")
    return found[:SHARED_SHOWN]
