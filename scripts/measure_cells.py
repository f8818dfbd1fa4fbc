"""Count the cells of Compare in sight that carry information, in a real window of 1280 x 800.

`python scripts/measure_cells.py [ID ...]` opens Compare with these programs, or with four examples,
unscrolled, and prints how many cells of rows are in sight and how many of them hold a stated value,
a figure or a chart; then the same of all its rows, with their height. A cell is in sight where at
least half of it is; lines across all cards, such as the headings of sections, are no cells.
"""

import os
import sys
import tempfile
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["MPCOMPARE_HOME"] = tempfile.mkdtemp()

from PySide6.QtCore import QEventLoop, QRect, QTimer
from PySide6.QtWidgets import QApplication

from mpcompare.app.start import paths
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attribute import Attribute
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import Absence
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages import find_pages
from mpcompare.ui.session import Session
from mpcompare.ui.theme import Themes
from mpcompare.ui.window.window import MainWindow

EXAMPLES = (
    "nyu-mm-music-technology",
    "belmont-ms-audio-engineering",
    "uml-mm-sound-recording-technology",
    "stanford-ma-music-science-and-technology",
)
WIDTH, HEIGHT = 1280, 800
PATIENCE_MS = 20_000
NO_CELLS = ("section", "unstated", "partial", "pay axis")
"""How the keys of lines across all cards, and of axes, begin."""


def main() -> int:
    """Print the counts; return the exit status."""
    ids = sys.argv[1:] or [*EXAMPLES]
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    state = State(page="compare", library=comparing(*ids), welcomed=True)
    workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
    session = Session(workspace, Themes.load(paths.resources_dir()), state)
    application.setFont(session.theme.font())
    window = MainWindow(session, find_pages())
    window.resize(WIDTH, HEIGHT)
    window.show()
    page: Any = window.page_widget
    loop = QEventLoop()
    page.charts_drawn.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    loop.exec()
    page.view.heights.finish()
    sight = page.view.viewport().rect()
    report(f"In sight at {WIDTH} x {HEIGHT}", *count(page, sight))
    high = sum(page.view.heights.heights)
    report("In all", *count(page, QRect(0, 0, sight.width(), high)))
    print(f"All rows are {high} pixels high.")
    window.close()
    session.close()
    return 0


def report(where: str, rows: int, cells: int, informative: int) -> None:
    """Print one count."""
    share = f"{informative / cells:.0%}" if cells else "none"
    print(f"{where}: {rows} rows, {cells} cells, {informative} carry information ({share}).")


def count(page: Any, sight: QRect) -> tuple[int, int, int]:
    """Return in how many rows how many cells are in sight, and how many of them say something."""
    view, model = page.view, page.model
    cells = informative = 0
    rows: set[str] = set()
    for number, row in enumerate(model.rows):
        if row.key.startswith(NO_CELLS):
            continue
        for column, program in enumerate(model.programs):
            rect = view.visualRect(model.index(number, column))
            shown = rect & sight
            if rect.isEmpty() or 2 * shown.width() * shown.height() < rect.width() * rect.height():
                continue
            rows.add(row.key)
            cells += 1
            informative += says_something(model, row, program)
    return len(rows), cells, informative


def says_something(model: Any, row: Any, program: Any) -> bool:
    """Whether a cell holds a value, a figure or a chart."""
    if isinstance(row, Attribute):
        fact = program.fact(row)
        return fact.is_known or fact.reason is Absence.NOT_APPLICABLE
    return bool(model.text(row, program))


if __name__ == "__main__":
    sys.exit(main())
