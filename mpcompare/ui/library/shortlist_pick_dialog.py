"""Dialogs with a tick list of shortlists: merge some into the open one, list programs on some."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from mpcompare.app import clock
from mpcompare.app.library import shortlists
from mpcompare.app.library.shortlists import counted
from mpcompare.model.library.library import in_order
from mpcompare.ui.session import Session
from mpcompare.ui.step_names import about_programs, name_steps
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.elided import elide_lines

KEY = Qt.ItemDataRole.UserRole


class _Ticks(QListWidget):
    """Shortlists in the order they were made, some of them ticked, others in part."""

    def __init__(
        self,
        session: Session,
        keys: Iterable[str],
        ticked: Iterable[str],
        partly: Iterable[str] = (),
    ) -> None:
        super().__init__()
        elide_lines(self)
        self.setAccessibleName("Shortlists")
        wanted, chosen, halves = frozenset(keys), frozenset(ticked), frozenset(partly)
        for key, shortlist in in_order(session.state.library.shortlists):
            if key in wanted:
                item = QListWidgetItem(counted(shortlist), self)
                item.setData(KEY, key)
                is_on = key in chosen
                item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
                if key in halves:  # only where it says something can a tick be a half one
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserTristate)
                    item.setCheckState(Qt.CheckState.PartiallyChecked)
        self.setCurrentRow(0)

    @property
    def ticked(self) -> list[str]:
        """The keys of those that are ticked."""
        return self._keys(Qt.CheckState.Checked)

    @property
    def unticked(self) -> list[str]:
        """The keys of those that are not ticked, not in part either."""
        return self._keys(Qt.CheckState.Unchecked)

    def _keys(self, state: Qt.CheckState) -> list[str]:
        items = [self.item(row) for row in range(self.count())]
        return [one.data(KEY) for one in items if one.checkState() == state]


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
    """Says on which shortlists programs are, and puts them on others.

    A half tick is a shortlist that only some of them are on: left like that, nothing changes there.
    """

    def __init__(
        self, session: Session, programs: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(session, "On which shortlists?", parent)
        self._programs = programs
        self.resize(420, 340)
        self.add_label(about_programs(session, programs), muted=True)
        lists = session.state.library.shortlists
        there = {key: frozenset(lists[key].programs).intersection(programs) for key in lists}
        whole = [key for key, held in there.items() if len(held) == len(programs)]
        some = [key for key, held in there.items() if held and key not in whole]
        self.list = _Ticks(session, lists, whole, some)
        self.body.addWidget(self.list, 1)
        words = "Put it there" if len(programs) == 1 else "Put them there"
        self.button = _buttons(self, words, self._list)
        self.list.setFocus()

    def _list(self) -> None:
        ticks, state = self.list, self.session.state
        listed = shortlists.list_these(state, self._programs, ticks.ticked, ticks.unticked)
        self.session.apply(listed, name_steps(self.session, "Shortlist", self._programs))
        self.accept()


def _buttons(dialog: Dialog, words: str, done: Callable[[], None]) -> QPushButton:
    cancel = dialog.add_button("Cancel")
    cancel.clicked.connect(dialog.reject)
    button = dialog.add_button(words, primary=True)
    button.clicked.connect(done)
    return button
