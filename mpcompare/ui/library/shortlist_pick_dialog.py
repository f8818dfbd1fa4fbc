"""Dialogs with a tick list of shortlists: merge some into the open one, list a program on some."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from mpcompare.app import clock
from mpcompare.app.library import shortlists
from mpcompare.app.library.shortlists import counted
from mpcompare.model.library.library import in_order
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import name_step
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.elided import elide_lines

KEY = Qt.ItemDataRole.UserRole


class _Ticks(QListWidget):
    """Shortlists in the order they were made, some of them ticked."""

    def __init__(self, session: Session, keys: Iterable[str], ticked: Iterable[str]) -> None:
        super().__init__()
        elide_lines(self)
        self.setAccessibleName("Shortlists")
        wanted, chosen = frozenset(keys), frozenset(ticked)
        for key, shortlist in in_order(session.state.library.shortlists):
            if key in wanted:
                item = QListWidgetItem(counted(shortlist), self)
                item.setData(KEY, key)
                is_on = key in chosen
                item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.setCurrentRow(0)

    @property
    def ticked(self) -> list[str]:
        """The keys of those that are ticked."""
        items = [self.item(row) for row in range(self.count())]
        return [one.data(KEY) for one in items if one.checkState() == Qt.CheckState.Checked]


class MergeDialog(Dialog):
    """Chooses which shortlists go into the open one. It can be undone, and they go to the bin."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        library = session.state.library
        super().__init__(session, f"Merge into “{library.shortlist.name}”", parent)
        self.resize(420, 340)
        self.add_label("Their programs go to the end, each once; they themselves go to the bin.")
        others = (key for key in library.shortlists if key != library.open)
        self.list = _Ticks(session, others, ())
        self.body.addWidget(self.list, 1)
        self.button = _buttons(self, "Merge", self._merge)
        self.list.itemChanged.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.button.setEnabled(bool(self.list.ticked))

    def _merge(self) -> None:
        state = self.session.state
        merged = shortlists.merge_shortlists(state, self.list.ticked, clock.now())
        self.session.apply(merged, f"Merge into {state.library.shortlist.name}")
        self.accept()


class ListedDialog(Dialog):
    """Says on which shortlists a program is, and puts it on others."""

    def __init__(self, session: Session, program: str, parent: QWidget | None = None) -> None:
        super().__init__(session, "On which shortlists?", parent)
        self._program = program
        self.resize(420, 340)
        found = session.workspace.programs([program])
        if found:
            self.add_label(f"{found[0].title}, {found[0].institution}", muted=True)
        lists = session.state.library.shortlists
        on = (key for key, shortlist in lists.items() if program in shortlist.programs)
        self.list = _Ticks(session, lists, on)
        self.body.addWidget(self.list, 1)
        self.button = _buttons(self, "Put it there", self._list)
        self.list.setFocus()

    def _list(self) -> None:
        state = shortlists.list_on(self.session.state, self._program, self.list.ticked)
        self.session.apply(state, name_step(self.session, "Shortlist", self._program))
        self.accept()


def _buttons(dialog: Dialog, words: str, done: Callable[[], None]) -> QPushButton:
    cancel = dialog.add_button("Cancel")
    cancel.clicked.connect(dialog.reject)
    button = dialog.add_button(words, primary=True)
    button.clicked.connect(done)
    return button
