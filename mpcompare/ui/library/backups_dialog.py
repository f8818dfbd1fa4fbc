"""The backups of the library: when each was made and what is in it, to go back to one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from mpcompare.app.library.recovery import contents
from mpcompare.app.library.service import Backup
from mpcompare.model.library.library import Library
from mpcompare.model.locale_format import full_day
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.elided import elide_lines

PLACE = Qt.ItemDataRole.UserRole
_REASONS = {
    "daily": "the day's backup",
    "before updating": "before an update of the program",
    "before restoring": "before an earlier backup was restored",
}


class BackupsDialog(Dialog):
    """Restoring one is a step that can be undone; the library as it is now is backed up first."""

    def __init__(
        self,
        session: Session,
        found: tuple[tuple[Backup, Library], ...],
        restore: Callable[[Backup], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, "Backups", parent)
        self._found, self._restore = found, restore
        self.resize(560, 460)
        self.add_label(
            "Your library is backed up once a day, and before each update of the program. "
            "Restoring one can be undone."
            if found
            else "There is no backup yet. One is made on each day that you change something.",
            muted=True,
        )
        self.list = QListWidget()
        elide_lines(self.list)
        self.list.setAccessibleName("Backups, newest first")
        self.list.itemActivated.connect(self._finish)
        self.list.setVisible(bool(found))
        for place, (backup, library) in enumerate(found):
            made = f"{full_day(backup.made)}, {backup.made:%H:%M}"
            why = _REASONS.get(backup.reason, backup.reason)
            item = QListWidgetItem(f"{made}, {why}\n{contents(library)}", self.list)
            item.setData(PLACE, place)
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0 if found else 1)
        close = self.add_button("Close")
        close.clicked.connect(self.reject)
        self.restoring = self.add_button("Restore", primary=True)
        self.restoring.setEnabled(bool(found))
        self.restoring.clicked.connect(self._finish)
        self.list.setFocus()

    def _finish(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._restore(self._found[item.data(PLACE)][0])
            self.accept()
