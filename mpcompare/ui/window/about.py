"""Help: about the program and its data, and every shortcut."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from mpcompare import __version__
from mpcompare.app.start import paths
from mpcompare.app.start.libraries import Library, installed_libraries
from mpcompare.ui.open_address import open_page
from mpcompare.ui.pages import find_pages
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, TINY, set_role
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.reading_text import ReadingText
from mpcompare.ui.window.actions import MENUS, Action

_ICON, _LEAST_TEXT = 64, 120
"""The icon's side and the least height of the licences, in pixels at 100 %."""
_TYPEFACE = "Source Sans 3, the typeface of the PDFs: SIL Open Font License 1.1"
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
    """What this is, which catalog is open, and whom its data and its libraries come from."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "About mpcompare", parent)
        self.resize(600, 560)
        info = session.workspace.info
        icon = QLabel()
        icon.setPixmap(QIcon(str(paths.program_icon())).pixmap(_ICON, _ICON))
        icon.setAccessibleName("The icon of mpcompare")
        words = self.add_label(
            f"mpcompare {__version__} compares master's degrees in music production, side by "
            "side. Every fact has a source; what no source states reads “not stated”. It works "
            "offline, without an account, and sends nothing anywhere."
        )
        top = QHBoxLayout()
        top.setSpacing(LARGE)
        top.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(words, 1)
        self.body.insertLayout(0, top)
        self.add_label(
            f"Catalog {info.version} of {info.date}: {info.programs:,} programs, "
            f"{info.facts:,} facts, {info.sources:,} sources, {info.countries} countries.",
            muted=True,
        )
        self.licences = ReadingText()
        self.licences.setAccessibleName("Licences of the data and the libraries")
        self.licences.document().setDocumentMargin(0)
        self.licences.setMinimumHeight(_LEAST_TEXT)
        self.licences.anchorClicked.connect(lambda address: open_page(session, address))
        self.body.addWidget(self.licences, 1)
        self.add_close()
        self._show_licences(None)
        session.tasks.run(lambda _: installed_libraries(), self._show_licences, session.refuse)

    def _show_licences(self, libraries: tuple[Library, ...] | None) -> None:
        """Show whose data and which libraries these are; None while the latter are being read."""
        theme = self.session.theme
        link, muted = theme.tokens["accent"], theme.tokens["text-muted"]
        data = [escape(line) for line in self.session.workspace.info.licences]
        parts = [*_list("Data", data), *_list("Code and typeface", ["mpcompare: MIT", _TYPEFACE])]
        if libraries:
            parts += _list("Libraries", [_library_line(one, link, muted) for one in libraries])
        elif libraries is not None:
            parts.append("<p>This installation does not say which libraries it uses.</p>")
        self.licences.setHtml("".join(parts))


def _list(heading: str, lines: Sequence[str]) -> list[str]:
    """Return a heading and its lines as HTML, with even gaps."""
    rows = [f'<p style="margin-top: 0; margin-bottom: {TINY}px">{line}</p>' for line in lines]
    return [f'<h4 style="margin-top: {MEDIUM}px; margin-bottom: {TINY}px">{heading}</h4>', *rows]


def _library_line(one: Library, link: str, muted: str) -> str:
    name = escape(one.name)
    if one.page:
        page = escape(one.page, quote=True)
        name = f'<a href="{page}" style="color:{link}">{name}</a>'
    licence = escape(one.licence or "its files name the licence")
    return f'{name} {escape(one.version)} <span style="color:{muted}">· {licence}</span>'


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
