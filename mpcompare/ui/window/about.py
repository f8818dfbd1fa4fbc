"""Help: about the program, its data and its libraries."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from mpcompare import __version__
from mpcompare.app.start import paths
from mpcompare.app.start.dependencies import Dependency, installed_dependencies
from mpcompare.model.locale_format import day_of, whole
from mpcompare.ui.open_address import open_page
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, TINY
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.reading_text import ReadingText

_ICON, _LEAST_TEXT = 64, 120
"""The icon's side and the least height of the licences, in pixels at 100 %."""
_TYPEFACE = "Source Sans 3, the typeface of the PDFs: SIL Open Font License 1.1"


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
            f"Catalog {info.version} of {day_of(info.date)}: {whole(info.programs)} programs, "
            f"{whole(info.facts)} facts, {whole(info.sources)} sources, "
            f"{info.countries} countries.",
            muted=True,
        )
        self.licences = ReadingText(session)
        self.licences.setAccessibleName("Licences of the data and the libraries")
        self.licences.document().setDocumentMargin(0)
        self.licences.setMinimumHeight(_LEAST_TEXT)
        self.licences.anchorClicked.connect(lambda address: open_page(session, address))
        self.body.addWidget(self.licences, 1)
        self.add_close()
        self._show_licences(None)
        session.tasks.run(lambda _: installed_dependencies(), self._show_licences, session.refuse)

    def _show_licences(self, libraries: tuple[Dependency, ...] | None) -> None:
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


def _library_line(one: Dependency, link: str, muted: str) -> str:
    name = escape(one.name)
    if one.page:
        page = escape(one.page, quote=True)
        name = f'<a href="{page}" style="color:{link}">{name}</a>'
    licence = escape(one.licence or "its files name the licence")
    return f'{name} {escape(one.version)} <span style="color:{muted}">· {licence}</span>'
