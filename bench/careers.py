"""The Careers page: its first opening once pyqtgraph is in, and switching occupation and place.

`python bench/careers.py CATALOG` prints its figures as JSON. Times run from the change of the state
to the end of the paint that shows the answer. The longest frame is the longest time that the
interface thread answered nothing while occupations, places and charts were switched.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from interface import Gaps, PaintWatch, pause, window_on
from measure import p95
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from mpcompare.app import careers_verbs, verbs
from mpcompare.app.careers_choice import CHARTS, CareersChoice
from mpcompare.app.state import State

OCCUPATIONS = ("25-1121", "27-2041", "27-4011", "27-2012", "27-4014")
LOOKED_MS = 1500
"""What a user looks at the first page for; the program imports what other pages need meanwhile."""
PLACES = ("state:TN", "state:CA", "area:35620", "GB", "US")


def careers(catalog: Path) -> dict[str, float]:
    """Open the page, then switch through occupations, places and charts."""
    importlib.import_module("mpcompare.ui.plot")
    with window_on(catalog, State(welcomed=True)) as window:
        session = window.session
        pause(LOOKED_MS)
        began = time.perf_counter()
        session.apply(verbs.show_page(session.state, careers_verbs.CAREERS))
        page: Any = window.page_widget
        loop = QEventLoop()

        def look() -> None:
            if page.box.view.is_drawn:
                loop.quit()
            else:
                QTimer.singleShot(0, look)

        QTimer.singleShot(0, look)
        loop.exec()
        page.box.view.viewport().repaint()
        first = (time.perf_counter() - began) * 1000
        pause(500)
        watch = PaintWatch([page.box.view.viewport()])

        def answered() -> None:
            watch.answered = True
            page.box.view.viewport().update()

        page.shown.connect(answered)
        gaps = Gaps()
        switched = _switch(window, watch, gaps)
        return {"careers_open_ms": first, **switched}


def _switch(window: Any, watch: PaintWatch, gaps: Gaps) -> dict[str, float]:
    found: dict[str, float] = {}
    times: list[float] = []
    for chart in CHARTS:
        gaps.longest = 0.0
        choices = [{"chart": chart}]
        choices += [{"occupation": code} for code in OCCUPATIONS]
        choices += [{"place": key} for key in PLACES]
        for choice in choices:
            state = window.session.state
            if replace(state.careers, **choice) != state.careers:  # pyright: ignore[reportArgumentType]
                times.append(watch.wait(_chooser(window, choice)))
        found[f"careers_{chart}_frame_ms"] = gaps.longest
    return {
        "careers_switch_p95_ms": p95(times),
        "careers_frame_max_ms": max(found.values()),
        **found,
    }


def _chooser(window: Any, choice: dict[str, Any]) -> Callable[[], None]:
    session = window.session
    return lambda: session.apply(careers_verbs.choose(session.state, **choice))


if __name__ == "__main__":
    assert CareersChoice().occupation == OCCUPATIONS[-1]
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    print(json.dumps(careers(Path(sys.argv[1]))))
