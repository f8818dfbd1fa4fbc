"""Chooses what counts: a dialog with a search over attributes and figures."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from mpcompare.app.decide.outcome import Subject
from mpcompare.ui.announcements import READOUT_MS
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.elided import elide_lines

_SubjectRole = Qt.ItemDataRole.UserRole
_NOTHING = "Nothing is called so."
_TOPIC = "subject"


class SubjectDialog(Dialog):
    """Each word that is typed has to be in the label or the heading; Enter takes the current."""

    def __init__(
        self,
        session: Session,
        heading: str,
        offered: Sequence[Subject],
        take: Callable[[Subject], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, heading, parent)
        self._offered, self._take = tuple(offered), take
        self.resize(460, 520)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Search, as “length” or “pay producer”")
        self.field.setAccessibleName("Search what counts")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("What can count")
        elide_lines(self.list)
        self.list.itemActivated.connect(self._finish)
        self.list.itemDoubleClicked.connect(self._finish)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.button = self.add_button("Add", primary=True)
        self.button.clicked.connect(self._finish)
        self._is_done = False
        self._fill("")
        self.field.setFocus()

    def _fill(self, typed: str) -> None:
        words = typed.casefold().split()
        theme, heading = self.session.theme, ""
        self.list.clear()
        for each in self._offered:
            text = f"{each.label} {each.heading}".casefold()
            if not all(word in text for word in words):
                continue
            if each.heading != heading:
                heading = each.heading
                item = QListWidgetItem(heading)
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setFont(theme.font("small", bold=True))
                item.setForeground(theme.color("text-muted"))
                self.list.addItem(item)
            item = QListWidgetItem(each.label)
            item.setData(_SubjectRole, each)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(1)
        else:
            item = QListWidgetItem(_NOTHING)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.button.setEnabled(self._chosen() is not None)
        if typed:
            self._tell()

    def _tell(self) -> None:
        """Say what Enter would take: the list never has the focus while one types."""
        chosen = self._chosen()
        words = _NOTHING if chosen is None else f"{chosen.label}, {chosen.heading}"
        self.session.say(words, _TOPIC, wait_ms=READOUT_MS)

    def _chosen(self) -> Subject | None:
        item = self.list.currentItem()
        return item.data(_SubjectRole) if item is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys walk the list while the search has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if steps:
                self._walk(steps)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, steps: int) -> None:
        row = self.list.currentRow() + steps
        while 0 <= row < self.list.count():
            if self.list.item(row).data(_SubjectRole) is not None:
                self.list.setCurrentRow(row)
                self._tell()
                return
            row += steps

    def _finish(self) -> None:
        chosen = self._chosen()
        if chosen is not None and not self._is_done:
            self._is_done = True  # a double click may activate as well
            self._take(chosen)
            self.accept()
