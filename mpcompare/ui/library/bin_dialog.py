"""What was deleted lately, to be restored."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from mpcompare.app import clock
from mpcompare.app.state import changes
from mpcompare.model.library.library import Binned
from mpcompare.model.locale_format import counted, full_day
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.elided import elide_lines

KEY = Qt.ItemDataRole.UserRole


class BinDialog(Dialog):
    """Restores what is chosen; what has replaced it since goes to the bin instead."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Bin", parent)
        self.resize(520, 460)
        self.words = self.add_label("", muted=True)
        self.list = QListWidget()
        elide_lines(self.list)
        self.list.setAccessibleName("Deleted, newest first")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemActivated.connect(self._restore)
        self.list.itemSelectionChanged.connect(self._refresh)
        self.body.addWidget(self.list, 1)
        self.emptying = self.add_button("Empty the bin")
        self.emptying.clicked.connect(self._empty)
        close = self.add_button("Close")
        close.clicked.connect(self.reject)
        self.restoring = self.add_button("Restore", primary=True)
        self.restoring.clicked.connect(self._restore)
        session.stepped.connect(self._fill)
        self._fill()
        self.list.setFocus()

    def _fill(self) -> None:
        self.list.clear()
        for key, binned in changes.bin_newest_first(self.session.state):
            item = QListWidgetItem(f"{binned.label}\n{_when(binned)}", self.list)
            item.setData(KEY, key)
        count, days = self.list.count(), self.session.state.preferences.days_in_bin
        kept = counted(days, "day")
        self.words.setText(
            f"What you delete stays here for {kept}."
            if count
            else f"Nothing was deleted in the last {kept}."
        )
        self.list.setVisible(bool(count))
        if count:
            self.list.setCurrentRow(0)
        self._refresh()

    def _refresh(self) -> None:
        self.restoring.setEnabled(bool(self.list.selectedItems()))
        self.emptying.setEnabled(bool(self.list.count()))

    def _restore(self) -> None:
        items = self.list.selectedItems()
        bin_ = self.session.state.library.bin
        keys = [item.data(KEY) for item in items]
        what = bin_[keys[0]].label if len(keys) == 1 else f"{len(keys)} things"
        restored = changes.restore_from_bin(self.session.state, keys, clock.now())
        self.session.apply(restored, f"Restore {what}")

    def _empty(self) -> None:
        self.session.apply(changes.empty_bin(self.session.state), "Empty the bin")


def _when(binned: Binned) -> str:
    there = datetime.fromisoformat(binned.deleted).astimezone()
    return f"deleted on {full_day(there)}, {there:%H:%M}"
