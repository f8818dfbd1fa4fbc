"""Draws figures as SVG for documents, in the light colours: with the window, or with no display."""

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from mpcompare.app.exporting.picture import Paint, PictureOrder
from mpcompare.app.start.paths import resources_dir
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.figure import Figure
from mpcompare.ui.exporting.cards_painting import painting_at_once
from mpcompare.ui.plot.figure_files import Sheet, svg_of
from mpcompare.ui.plot.ink import ink_of
from mpcompare.ui.theme import Themes

_WIDTH = 400
"""Pixels: room for labels, marks and medians in one line each, in a column of a page."""
_TEXT = 12


def svg_drawing(themes: Themes) -> Callable[[Figure], str]:
    """Return what draws a figure as SVG. Call it on the interface thread only."""
    light = themes.light
    font = QFont(_document_family() or QFontInfo(QFont(light.family)).family())
    font.setPixelSize(_TEXT)
    sheet = Sheet(_WIDTH, ink_of(light), font, full=False)
    return lambda figure: svg_of(figure, sheet)


def _document_family() -> str:
    """Make the documents' own font known to Qt and return its name; "" where Qt can't read it."""
    families = {
        family
        for path in sorted((resources_dir() / "fonts").glob("*.otf"))
        for family in QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(path))
        )
    }
    return min(families, key=len, default="")


def drawing_without_window(resources: Path) -> Callable[[Figure], str]:
    """Start Qt without a window, on Linux without a display too; return what draws."""
    application = _application()
    draw = svg_drawing(Themes.load(resources))

    def draw_while_it_lives(figure: Figure) -> str:
        assert application is not None
        return draw(figure)

    return draw_while_it_lives


def painting_without_window(resources: Path, workspace: Workspace, today: date) -> Paint:
    """Start Qt without a window, on Linux without a display too; return what paints cards."""
    application = _application()
    themes = Themes.load(resources)
    application.setStyle("Fusion")
    application.setFont(themes.light.font())
    paint = painting_at_once(workspace, themes, today)

    def paint_while_it_lives(order: PictureOrder) -> bytes:
        assert application is not None
        return paint(order)

    return paint_while_it_lives


@cache
def _application() -> QApplication:
    """Return the one object of Qt's that drawing needs."""
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(["mpcompare"])
