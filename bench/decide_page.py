"""The Decide page with 100 programs: its first opening, and a weight that is dragged.

`python bench/decide_page.py CATALOG` prints JSON. The opening runs from the change of the page to
the end of the paint of the ranked programs, all cases drawn. A drag's time runs from each step of
the slider to the end of the paint of the bands. The longest frame is the longest time that the
interface thread answered nothing after a weight was let go, while cases were drawn on the other.
"""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from interface import PaintWatch, Undisturbed, pause, window_on
from measure import p95
from PySide6.QtWidgets import QApplication

from mpcompare.app.decide.examples import EXAMPLES, example_set
from mpcompare.app.decide.subjects import subjects
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.decide.criteria_set import CriteriaSets
from mpcompare.model.library.library import comparing, with_entry

PROGRAMS = 100
LOOKED_MS = 1500
"""What a user looks at the first page for; the program imports what other pages need meanwhile."""
ROUNDS = 5


def measure(catalog: Path) -> dict[str, float]:
    """Open the page, and drag the weight of its first criterion to and fro."""
    with window_on(catalog, State(welcomed=True)) as window:
        session = window.session
        _fill(session)
        pause(LOOKED_MS)
        began = time.perf_counter()
        session.apply(changes.show_page(session.state, changes.DECIDE))
        page: Any = window.page_widget
        while page.outcome is None:
            pause(1)  # the other thread works meanwhile
        page.ranking.viewport().repaint()
        opened = (time.perf_counter() - began) * 1000
        return {"decide_open_ms": opened, **_drag(page)}


def _fill(session: Any) -> None:
    """Compare a hundred programs by the examples that the page offers."""
    hits = session.workspace.hits(session.state.query)
    programs = session.workspace.programs_by_number(hits.numbers[:PROGRAMS])
    library = comparing(*(program.id for program in programs))
    known = subjects(session.workspace)
    sets = CriteriaSets(tuple(example_set(each, known) for each in EXAMPLES))
    listed = replace(library.shortlist, criteria=sets)
    library = with_entry(library, "shortlists", library.open, listed)
    session.apply(replace(session.state, library=library))


def _drag(page: Any) -> dict[str, float]:
    slider = next(iter(page.panel.rows.values())).slider
    watch, frames = PaintWatch([page.ranking.viewport()]), Undisturbed()
    times: list[float] = []
    for turn in range(ROUNDS):
        slider.setSliderDown(True)
        steps = range(20, 90, 5) if turn % 2 == 0 else range(90, 20, -5)
        for position in steps:

            def step(position: int = position) -> None:
                watch.answered = True
                slider.setSliderPosition(position)
                page.ranking.viewport().update()

            times.append(watch.wait(step))

        def let_go() -> None:
            slider.setSliderDown(False)
            pause(600)  # the cases are drawn

        frames.note("let go", let_go)
    return {"decide_drag_p95_ms": p95(times), "decide_frame_max_ms": frames.longest()}


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    print(json.dumps(measure(Path(sys.argv[1]))))
