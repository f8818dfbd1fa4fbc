"""The Careers page: its first opening once pyqtgraph is in, and switching occupation and place.

`python bench/careers.py open CATALOG` and `python bench/careers.py switch CATALOG` print their
figures as JSON. Times run from the change of the state
to the end of the paint that shows the answer. The longest frame is the longest time that the
interface thread answered nothing during a switch of occupation, place or chart. Each switch is
made several times, and the median counts of those in which the host took no processor away; how
long a loop with nothing to do was kept waiting, measured alike, stands beside it.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from interface import PaintWatch, Undisturbed, pause, window_on
from measure import p95
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from mpcompare.app.careers.view import careers_charts
from mpcompare.app.state import changes
from mpcompare.app.state import changes as state_changes
from mpcompare.app.state.careers_choice import CareersChoice
from mpcompare.app.state.state import State

OCCUPATIONS = ("25-1121", "27-2041", "27-4011", "27-2012", "27-4014")
ROUNDS = 9
LOOKED_MS = 1500
"""What a user looks at the first page for; the program imports what other pages need meanwhile."""
SWITCH_MS = 100
"""About what a switch takes."""
PLACES = ("state:TN", "state:CA", "area:35620", "GB", "US")


@contextmanager
def opened(catalog: Path) -> Iterator[tuple[Any, float]]:
    """Open the page as a user does, a while after the start; return the window and the time."""
    importlib.import_module("mpcompare.ui.plot.figure_view")
    with window_on(catalog, State(welcomed=True)) as window:
        session = window.session
        pause(LOOKED_MS)
        began = time.perf_counter()
        session.apply(changes.show_page(session.state, state_changes.CAREERS))
        view = window.page_widget.box.view  # pyright: ignore[reportAttributeAccessIssue]
        loop = QEventLoop()

        def look() -> None:
            if view.is_drawn:
                loop.quit()
            else:
                QTimer.singleShot(0, look)

        QTimer.singleShot(0, look)
        loop.exec()
        view.viewport().repaint()
        yield window, (time.perf_counter() - began) * 1000


def opening(catalog: Path) -> dict[str, float]:
    """Open the page; in a process of its own, for it is opened first only once."""
    with opened(catalog) as (_, first):
        return {"careers_open_ms": first}


def switching(catalog: Path) -> dict[str, float]:
    """Switch through occupations, places and charts."""
    with opened(catalog) as (window, _):
        pause(500)
        page: Any = window.page_widget
        watch = PaintWatch([page.box.view.viewport()])

        def answered() -> None:
            watch.answered = True
            page.box.view.viewport().update()

        page.shown.connect(answered)
        switched = _switch(window, watch)
        return {**switched, "careers_idle_frame_max_ms": _idle()}


def _switch(window: Any, watch: PaintWatch) -> dict[str, float]:
    frames = Undisturbed()
    times: list[float] = []
    charts = [chart.key for chart in careers_charts()]
    for _ in range(ROUNDS):
        for chart in charts:
            choices = [{"chart": chart}]
            choices += [{"occupation": code} for code in OCCUPATIONS]
            choices += [{"place": key} for key in PLACES]
            for choice in choices:
                state = window.session.state
                if replace(state.careers, **choice) == state.careers:  # pyright: ignore[reportArgumentType]
                    continue
                act = _chooser(window, choice)
                name = f"{chart} {choice}"
                times.append(frames.note(name, lambda act=act: watch.wait(act)))
    return {
        "careers_switch_p95_ms": p95(times),
        "careers_frame_max_ms": frames.longest(),
        **{f"careers_{chart}_frame_ms": frames.longest(chart) for chart in charts},
    }


def _idle() -> float:
    """Wait as long as a switch takes, as often, with nothing to do."""
    frames = Undisturbed()
    for number in range(ROUNDS * 10):
        frames.note(str(number % 10), lambda: pause(SWITCH_MS))
    return frames.longest()


def _chooser(window: Any, choice: dict[str, Any]) -> Callable[[], None]:
    session = window.session
    return lambda: session.apply(state_changes.choose_careers(session.state, **choice))


if __name__ == "__main__":
    assert CareersChoice().occupation == OCCUPATIONS[-1]
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    asked = {"open": opening, "switch": switching}[sys.argv[1]]
    print(json.dumps(asked(Path(sys.argv[2]))))
