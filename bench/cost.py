"""The Cost page: its first opening on six programs, and going through their working.

`python bench/cost.py open CATALOG` and `python bench/cost.py switch CATALOG` print their figures as
JSON. The opening runs from the change of page to the end of the paint that shows working and
picture, with pyqtgraph loaded, as the program has it by then. The longest frame is that of going
through the programs by the arrow keys, opening a line of the working, and changing currency and
occupation; medians as in `careers.py`.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from interface import Undisturbed, pause, window_on
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing

SIX = (
    "uml-mm-sound-recording-technology",
    "nyu-mm-music-technology",
    "gatech-ms-music-technology",
    "stanford-ma-music-science-and-technology",
    "bristol-ma-composition-of-music-for-film-and-television",
    "detmold-msc-music-acoustics",
)
ROUNDS = 9
LOOKED_MS = 1500
"""What a user looks at the first page for; the program imports what other pages need meanwhile."""
STEP_MS = 60
ASKED: tuple[dict[str, Any], ...] = (
    {"currency": "USD"},
    {"occupation": "27-2042"},
    {"currency": ""},
    {"occupation": "27-4014"},
)
"""What is asked for in turn, so that each changes something."""


@contextmanager
def opened(catalog: Path) -> Iterator[tuple[Any, float]]:
    """Open the page as a user does, a while after the start; return the window and the time."""
    import_module("mpcompare.ui.plot.figure_view")
    with window_on(catalog, State(welcomed=True, library=comparing(*SIX))) as window:
        session = window.session
        pause(LOOKED_MS)
        began = time.perf_counter()
        session.apply(changes.show_page(session.state, changes.COST))
        page: Any = window.page_widget
        _until(lambda: page.sheet is not None and page.pay.box.view.is_drawn)
        page.repaint()
        yield window, (time.perf_counter() - began) * 1000


def _until(is_done: Callable[[], bool]) -> None:
    loop = QEventLoop()

    def look() -> None:
        if is_done():
            loop.quit()
        else:
            QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)
    loop.exec()


def opening(catalog: Path) -> dict[str, float]:
    """Open the page; in a process of its own, for it is opened first only once."""
    with opened(catalog) as (_, first):
        return {"cost_open_ms": first}


def switching(catalog: Path) -> dict[str, float]:
    """Go through programs and lines, and change what is asked for."""
    with opened(catalog) as (window, _):
        pause(500)
        page, session, frames = window.page_widget, window.session, Undisturbed()
        view = page.pay.box.view
        view.setFocus()
        for _ in range(ROUNDS):
            for key in SIX:
                frames.note(f"line {key}", lambda key=key: _then(lambda: page.open(key, "living")))
            for step in range(2 * len(SIX)):
                frames.note(f"key {step}", lambda: _then(lambda: _press_down(view)))
            QTest.keyClick(view, Qt.Key.Key_Home)
            for asked in ASKED:
                choice = replace(session.state.cost, **asked)
                state = changes.ask_cost(session.state, choice)
                frames.note(f"ask {asked}", lambda state=state: _ask(page, session, state))
        return {
            "cost_frame_max_ms": frames.longest(),
            "cost_line_frame_ms": frames.longest("line"),
            "cost_key_frame_ms": frames.longest("key"),
            "cost_ask_frame_ms": frames.longest("ask"),
        }


def _then(act: Callable[[], object]) -> None:
    QTimer.singleShot(0, act)
    pause(STEP_MS)


def _press_down(view: Any) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)


def _ask(page: Any, session: Any, state: State) -> None:
    before = page.sheet
    session.apply(state)
    _until(lambda: page.sheet is not before and page.pay.box.view.is_drawn)
    pause(STEP_MS)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    asked = {"open": opening, "switch": switching}[sys.argv[1]]
    print(json.dumps(asked(Path(sys.argv[2]))))
