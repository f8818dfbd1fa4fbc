"""Every shortcut in one table, and other keys for each action that has a line in it."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mpcompare.app.state import changes
from mpcompare.app.state.state import Part
from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.literal import plain_label
from mpcompare.ui.pages import find_pages
from mpcompare.ui.palette.entries import WITHIN, without_mnemonic
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, SMALL
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.row_keys import go_by_rows
from mpcompare.ui.window.actions import Action, with_pages
from mpcompare.ui.window.actions.keymap import (
    NATIVE,
    holder,
    native,
    native_keymap,
    why_refused,
    with_keys,
)
from mpcompare.ui.window.key_field import KeyField

PAGE_KEYS = (
    ("Results", "Space", "Add the current program to the comparison, or take it out"),
    ("Filters", "Up, Down", "Go from group to group and to its values; Page Down skips the values"),
    ("Facts", "Up, Down", "Go from fact to fact; Enter opens its source"),
    ("Notes and dates", "Left, Right", "Go from link to link of the words; Enter opens it"),
    ("Dividers", "Left, Right", "Move it; Enter leaves it there, Esc puts it back"),
    ("Texts", "K, Shift+K", "Go to the next link, or the one before; Enter opens it"),
    ("Cards", "Arrow keys", "Move from cell to cell"),
    ("Cards", "Ctrl+Home, Ctrl+End", "Go to the first fact, or to the last"),
    ("Cards", "Enter", "Show who states the current cell's value"),
    ("Cards", "Delete", "Take the current program out of the comparison"),
    ("Anywhere", "Esc", "Close what is open, clear the search"),
)
"""Keys that a page's own view handles, beside the actions of the menus."""
HEADERS = ("Action", "Keys", "Menu")
CHANGED = " · changed"
FIXED = "These keys are a part of the page and can't be changed."
_ITSELF = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Conflict(NamedTuple):
    """Keys that another action has."""

    action: Action
    keys: tuple[QKeySequence, ...]


class ShortcutsDialog(Dialog):
    """Lists the actions by menu. A line is chosen, and the next keys pressed are the action's."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Keyboard shortcuts", parent)
        self.resize(720, 640)
        menus = with_pages(find_pages())
        self._titles = tuple(f"&{title}" for title in menus)
        self._lines = [(title, action) for title, specs in menus.items() for action in specs]
        self._actions = tuple(action for _, action in self._lines)
        self._conflict: _Conflict | None = None
        self.add_label("Enter on a line gives it other keys. They hold at once.", muted=True)
        self._build_table()
        self._build_keys()
        self._build_conflict()
        every = self.add_button("All as Delivered")
        every.clicked.connect(self._reset_all)
        self.add_close()
        self._fill()
        self.table.setCurrentCell(0, 0)
        self.filter.setFocus()
        session.changed.connect(self._follow)

    def _build_table(self) -> None:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Find an action or keys")
        self.filter.setAccessibleName("Find an action or keys")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.table = QTableWidget(len(self._lines) + len(PAGE_KEYS), len(HEADERS))
        self.table.setHorizontalHeaderLabels(HEADERS)
        self.table.setAccessibleName("Actions and their keys")
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        go_by_rows(self.table)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for watched in (self.filter, self.table):
            watched.installEventFilter(self)
        self.table.currentCellChanged.connect(self._name_line)
        self.table.doubleClicked.connect(self._ask_keys)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.table, 1)

    def _build_keys(self) -> None:
        self.name = plain_label()
        self.name.setWordWrap(True)
        self.keys = KeyField()
        self.keys.pressed.connect(self._take)
        self.keys.left.connect(self.table.setFocus)
        self.none = QPushButton("No Keys")
        self.none.clicked.connect(lambda: self._set(()))
        self.delivered = QPushButton("As Delivered")
        self.delivered.clicked.connect(self._reset)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.name, 1)
        for widget in (self.keys, self.none, self.delivered):
            row.addWidget(widget)
        self._plain(self.none, self.delivered)
        self.body.addLayout(row)

    def _build_conflict(self) -> None:
        self.message: QLabel = plain_label()
        self.message.setWordWrap(True)
        self.message.setMinimumHeight(2 * self.message.fontMetrics().lineSpacing())
        self.take = QPushButton("Take It Away There")
        self.take.clicked.connect(self._resolve)
        self.cancel = QPushButton("Cancel")
        self.cancel.clicked.connect(self._cancel)
        self._plain(self.take, self.cancel)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for widget in (self.message, self.take, self.cancel):
            row.addWidget(widget, int(widget is self.message))
        self.body.addLayout(row)
        self._ask(None)

    def _plain(self, *buttons: QPushButton) -> None:
        for button in buttons:
            button.setAutoDefault(False)

    # Showing

    def _fill(self) -> None:
        chosen = self.session.state.commands.keys
        held = native_keymap(self._actions, chosen)
        for row, (menu, action) in enumerate(self._lines):
            words = held[action.key] + (CHANGED if action.key in chosen else "")
            where = WITHIN.join(filter(None, (menu, action.submenu)))
            self._set_row(row, (action.text, words, where), action.tip)
        for row, (place, keys, what) in enumerate(PAGE_KEYS, len(self._lines)):
            self._set_row(row, (what, keys, place), FIXED)
        for column in (1, 2):
            self.table.setColumnWidth(column, self.table.sizeHintForColumn(column) + LARGE)

    def _set_row(self, row: int, texts: tuple[str, ...], tip: str) -> None:
        for column, text in enumerate(texts):
            item = QTableWidgetItem(without_mnemonic(text))
            item.setFlags(_ITSELF)
            item.setToolTip(tip)
            self.table.setItem(row, column, item)

    def _follow(self, parts: frozenset[Part]) -> None:
        if Part.KEYS in parts:
            self._fill()
            self._name_line()

    def _filter(self, words: str) -> None:
        typed = words.casefold().split()
        for row in range(self.table.rowCount()):
            texts = [self._text(row, column) for column in range(len(HEADERS))]
            tip = self._lines[row][1].tip if row < len(self._lines) else ""
            said = " ".join((*texts, tip)).casefold()
            self.table.setRowHidden(row, not all(word in said for word in typed))
        shown = (row for row in range(self.table.rowCount()) if not self.table.isRowHidden(row))
        self.table.setCurrentCell(next(shown, -1), 0)

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text() if item else ""

    @property
    def current(self) -> Action | None:
        """The action of the current line; None where its keys can't be changed."""
        row = self.table.currentRow()
        return self._lines[row][1] if 0 <= row < len(self._lines) else None

    def _name_line(self) -> None:
        action = self.current
        words = without_mnemonic(action.text) if action else ""
        self.name.setText(words or (FIXED if self.table.currentRow() >= 0 else "No such action."))
        held = native_keymap(self._actions, self.session.state.commands.keys)
        self.keys.setText(held[action.key] if action else "")
        self.keys.setAccessibleName(f"Keys for {words}" if words else "Keys")
        is_changed = action is not None and action.key in self.session.state.commands.keys
        self.keys.setEnabled(action is not None)
        self.none.setEnabled(action is not None and bool(held[action.key]))
        self.delivered.setEnabled(is_changed)
        self._ask(None)

    # Changing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER_KEYS:  # not the dialog's default button
                self._ask_keys()
                return True
            if watched is self.filter and event.key() == Qt.Key.Key_Down:
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _ask_keys(self) -> None:
        if self.current is not None:
            self.keys.setFocus()
            self._say("Press the new keys. Esc leaves it as it is.")

    def _take(self, keys: QKeySequence) -> None:
        """Give the current action keys that were pressed, unless it can't have them."""
        action = self.current
        if action is None:
            return
        refused = why_refused(action, keys, self._titles)
        if refused:
            self._ask(None)
            other = holder(self._actions, self.session.state.commands.keys, keys)
            if other is not None and other is not action:
                words = without_mnemonic(other.text)
                refused = f"{keys.toString(NATIVE)} already does “{words}”. {refused}"
            self._say(refused)
        else:
            self._set((keys,))

    def _set(self, keys: tuple[QKeySequence, ...]) -> None:
        """Give the current action these keys; where another one has some, ask first."""
        action, chosen = self.current, self.session.state.commands.keys
        if action is None:
            return
        for one in keys:
            other = holder(self._actions, chosen, one)
            if other is not None and other is not action:
                self._ask(_Conflict(action, keys))
                name, words = one.toString(NATIVE), without_mnemonic(other.text)
                self._say(f"{name} already does “{words}”. Take it away there, or cancel.")
                self.take.setFocus()
                return
        self._apply(action, keys)

    def _apply(self, action: Action, keys: tuple[QKeySequence, ...]) -> None:
        session = self.session
        chosen = with_keys(self._actions, session.state.commands.keys, action, keys)
        session.apply(changes.use_keys(session.state, chosen))
        words = without_mnemonic(action.text)
        self._say(f"“{words}” now has {native(keys) or 'no keys'}.")
        self.table.setFocus()

    def _reset(self) -> None:
        if self.current is not None:
            self._set(tuple(self.current.sequences))

    def _reset_all(self) -> None:
        self.session.apply(changes.use_keys(self.session.state, {}))
        self._say("All actions have their delivered keys.")

    def _ask(self, conflict: _Conflict | None) -> None:
        self._conflict = conflict
        for widget in (self.take, self.cancel):
            widget.setVisible(conflict is not None)
        self.message.clear()

    def _resolve(self) -> None:
        if self._conflict is not None:
            self._apply(*self._conflict)

    def _cancel(self) -> None:
        self.keys.setFocus()
        self._name_line()
        self._say("Nothing was changed.")

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.session.say(words, "shortcuts")
