"""Help: about the program and its data, and every shortcut."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from mpcompare import __version__
from mpcompare.ui.pages import find_pages
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, set_role
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.window.actions import MENUS, Action

_NATIVE = QKeySequence.SequenceFormat.NativeText

PAGE_KEYS = (
    ("Results", "Space", "Add the current program to the comparison, or take it out"),
    ("Cards", "Arrow keys", "Move from cell to cell"),
    ("Cards", "Enter", "Who states this: the current cell's source"),
    ("Cards", "Delete", "Take the current program out of the comparison"),
    ("Anywhere", "Esc", "Close what is open, clear the search"),
)
"""Keys that a page's own view handles, beside the actions of the menus."""


class AboutDialog(Dialog):
    """What this is, which catalog is open, and whom its data come from."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "About mpcompare", parent)
        self.setMinimumWidth(560)
        info = session.workspace.info
        self.add_label(
            f"mpcompare {__version__} compares master's degrees in music production, side by "
            "side. Every fact has a source; what no source states reads “not stated”. It works "
            "offline, without an account, and sends nothing anywhere."
        )
        self.add_label(
            f"Catalog {info.version} of {info.date}: {info.programs:,} programs, "
            f"{info.facts:,} facts, {info.sources:,} sources, {info.countries} countries.",
            muted=True,
        )
        data = self.add_label("Data")
        set_role(data, "strong")
        for line in info.licences:
            self.add_label(line, muted=True, role="small")
        self.add_label("The code is under the MIT licence.", muted=True, role="small")
        self.add_close()


class ShortcutsDialog(Dialog):
    """Every shortcut, by menu, as the platform writes them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Keyboard shortcuts", parent)
        self.resize(620, 640)
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(1, 1)
        self._grid = grid
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, MEDIUM, 0)
        column.addLayout(grid)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.body.addWidget(area)
        # last: their heights are worked out with the fonts that the dialog's style sheet has
        for title, rows in _shortcuts():
            self._add_heading(title)
            for keys, what in rows:
                self._add_row(keys, what)
        self.add_close()

    def _add_heading(self, title: str) -> None:
        label = QLabel(title)
        set_role(label, "strong")
        label.setContentsMargins(0, SMALL, 0, 0)
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 2)

    def _add_row(self, keys: str, what: str) -> None:
        row = self._grid.rowCount()
        for column, text in enumerate((keys, what)):
            label = QLabel(text)
            set_role(label, "text" if column else "strong")
            label.setProperty("muted", column == 1)
            label.setWordWrap(column == 1)
            self._grid.addWidget(label, row, column)


def _shortcuts() -> list[tuple[str, list[tuple[str, str]]]]:
    native = [
        (menu, [(_keys(action), action.tip) for action in actions if action.sequences])
        for menu, actions in MENUS.items()
    ]
    shown = [(QKeySequence(p.shortcut).toString(_NATIVE), p.tip) for p in find_pages()]
    places = dict.fromkeys(place for place, _, _ in PAGE_KEYS)
    own = [(place, [(k, what) for p, k, what in PAGE_KEYS if p == place]) for place in places]
    return [("Pages", shown), *((m, rows) for m, rows in native if rows), *own]


def _keys(action: Action) -> str:
    """Return an action's keys in words; of a standard key's many, the one that menus show."""
    own = isinstance(action.keys, str)
    return "  or  ".join(s.toString(_NATIVE) for s in action.sequences[: None if own else 1])
