"""(b) and (c): a real window in this process, typed into, clicked and scrolled.

`python bench/interface.py search CATALOG` and `python bench/interface.py compare CATALOG` print
their figures as JSON. Times run from the key or the click to the end of the paint that shows the
answer. A timer that is due each millisecond tells how long the interface thread was kept; each key
and click is made several times, and the longest of their medians counts.
"""

import json
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from measure import p95, stolen_ticks
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from mpcompare.app.compare import changes as table_changes
from mpcompare.app.library.service import LibraryService
from mpcompare.app.start import paths
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.query import Query
from mpcompare.ui.pages import find_pages
from mpcompare.ui.pages.explore.filters.facet_list import FacetRow
from mpcompare.ui.session import Session
from mpcompare.ui.theme import Themes
from mpcompare.ui.window.window import MainWindow

WORDS = ("sound", "music", "recording", "acoustics", "composition", "studio")
ROUNDS = 3
TIMEOUT = 30_000
SIX = (
    "uml-mm-sound-recording-technology",
    "nyu-mm-music-technology",
    "cu-denver-ms-recording-arts",
    "belmont-ms-audio-engineering",
    "miami-ms-music-engineering-technology",
    "stanford-ma-music-science-and-technology",
)
"""Compared where the pay of all must be on one axis."""
STEP = 24
"""Pixels scrolled per frame."""


class PaintWatch(QObject):
    """Ends a wait after a watched widget has been painted, once the answer has arrived."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self._loop: QEventLoop | None = None
        self.answered = False
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notice a paint. It is over when the event loop turns next."""
        del watched
        if event.type() == QEvent.Type.Paint and self.answered and self._loop is not None:
            QTimer.singleShot(0, self._loop.quit)
        return False

    def wait(self, act: Callable[[], None]) -> float:
        """Act, and return the milliseconds until the painted answer."""
        self.answered = False
        self._loop = QEventLoop()
        late = QTimer(singleShot=True, interval=TIMEOUT)
        late.timeout.connect(lambda: self._loop and self._loop.exit(1))
        late.start()
        began = time.perf_counter()
        act()
        if self._loop.exec():
            raise RuntimeError(f"no painted answer in {TIMEOUT} ms")
        return (time.perf_counter() - began) * 1000


class Gaps(QObject):
    """The longest time that the interface thread answered nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


class Undisturbed:
    """Longest gaps by what was done; those with stolen processor time count only without others."""

    def __init__(self) -> None:
        self._gaps = Gaps()
        self._clean: dict[str, list[float]] = {}
        self._all: dict[str, list[float]] = {}

    def note(self, name: str, act: Callable[[], Any]) -> Any:
        """Do something, and keep the longest gap in it."""
        self._gaps.longest, stolen = 0.0, stolen_ticks()
        done = act()
        self._all.setdefault(name, []).append(self._gaps.longest)
        if stolen_ticks() == stolen:
            self._clean.setdefault(name, []).append(self._gaps.longest)
        return done

    def longest(self, beginning: str = "") -> float:
        """Return the highest of the medians of what has a name with this beginning."""
        names = [name for name in self._all if name.startswith(beginning)]
        return max(statistics.median(self._clean.get(name) or self._all[name]) for name in names)


def pause(milliseconds: int) -> None:
    """Let the event loop run; unlike a test's wait it lets other threads run too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@contextmanager
def window_on(
    catalog: Path, state: State, library_service: LibraryService | None = None
) -> Iterator[MainWindow]:
    """Show the window on a catalog, away from the user's own files."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["MPCOMPARE_HOME"] = home
        workspace = Workspace.open(catalog, ATTRIBUTES)
        session = Session(workspace, Themes.load(paths.resources_dir()), state)
        QApplication.setFont(session.theme.font())
        window = MainWindow(session, find_pages(), library_service)
        window.resize(1440, 900)
        window.show()
        QTest.qWaitForWindowExposed(window)
        QTest.qWait(500)
        yield window
        window.close()
        session.close()


def search(catalog: Path) -> dict[str, float]:
    """Type words key by key, tick and untick filters; p95 in milliseconds."""
    with window_on(catalog, State(welcomed=True)) as window:
        page: Any = window.page_widget
        field = next(f for f in window.findChildren(QLineEdit) if f.isVisible() and f.isEnabled())
        results = PaintWatch([page.results.viewport()])

        def found(_: object, query: Query) -> None:
            results.answered = results.answered or query.words == field.text()

        page.result_query.found.connect(found)
        frames = Undisturbed()
        typed = [_type(results, field, word, frames) for _ in range(ROUNDS) for word in WORDS]
        clicked = _click_filters(page, frames)
        return {
            "search_p95_ms": p95([each for times in typed for each in times]),
            "search_sqlite_p95_ms": p95(bare_sqlite(catalog)),
            "filter_p95_ms": p95(clicked),
            "interface_blocked_max_ms": frames.longest(),
        }


def _type(watch: PaintWatch, field: QLineEdit, word: str, frames: Undisturbed) -> list[float]:
    if field.text():
        frames.note("clear", lambda: watch.wait(field.clear))
    return [
        frames.note(word[: n + 1], lambda n=n: watch.wait(lambda: QTest.keyClicks(field, word[n])))
        for n in range(len(word))
    ]


def _click_filters(page: Any, frames: Undisturbed) -> list[float]:
    rows = [row for row in page.filters.findChildren(FacetRow) if row.isVisible() and row.count][:8]
    watch = PaintWatch(rows)

    def counted(*_: object) -> None:
        watch.answered = True
        for row in rows:
            row.update()  # a count that stays is not painted again: the wait would have no end

    page.result_query.counted.connect(counted)
    times: list[float] = []
    for _ in range(ROUNDS):
        for number, row in enumerate(rows):
            for turn in ("on", "off"):
                click = frames.note(f"{turn} {number}", lambda row=row: watch.wait(row.click))
                times.append(click)
                QTest.qWait(50)
    return times


def bare_sqlite(catalog: Path) -> list[float]:
    """Ask SQLite alone for the same prefixes: all their programs' numbers."""
    times: list[float] = []
    with closing(sqlite3.connect(f"{catalog.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        for word in WORDS:
            for length in range(1, len(word) + 1):
                began = time.perf_counter()
                match = f'"{word[:length]}"*'
                sql = "SELECT rowid FROM search WHERE search MATCH ?"
                connection.execute(sql, (match,)).fetchall()
                times.append((time.perf_counter() - began) * 1000)
    return times


def compare(catalog: Path) -> dict[str, float]:
    """Open comparisons of 4, 20 and 100 programs, scroll the last both ways, zoom six, a table."""
    with window_on(catalog, State(page="compare", welcomed=True)) as window:
        session = window.session
        page: Any = window.page_widget
        hits = session.workspace.hits(session.state.query)
        ids = [program.id for program in session.workspace.programs_by_number(hits.numbers[:107])]
        watch = PaintWatch([page.view.viewport()])
        watch.wait(lambda: _open(window, watch, ids[100:104]))
        pause(3000)  # the charts' library comes in
        found: dict[str, float] = {}
        for count in (4, 20, 100):
            rounds = [watch.wait(lambda n=count: _open(window, watch, ids[:n])) for _ in range(1)]
            for _ in range(4):
                watch.wait(lambda: _open(window, watch, ids[100:104]))
                rounds.append(watch.wait(lambda n=count: _open(window, watch, ids[:n])))
            found[f"open_{count}_ms"] = sorted(rounds)[len(rounds) // 2]
        QTest.qWait(1000)
        found["scroll_100_p95_ms"] = p95(_scroll(page.view))
        watch.wait(lambda: _open(window, watch, list(SIX)))
        found["zoom_6_p95_ms"] = p95(_zoom(window, page.view))
        return found | _table(window, ids[:100])


def _table(window: MainWindow, ids: list[str]) -> dict[str, float]:
    """Sort a table of a hundred programs by each of its headings, and scroll it both ways."""
    session, page = window.session, window.page_widget
    session.apply(changes.compare_these(session.state, ids))
    session.apply(table_changes.show_table(session.state, on=True))
    view: Any = page.table  # pyright: ignore[reportAttributeAccessIssue]
    QTest.qWait(500)
    watch = PaintWatch([view.viewport()])

    def turn(key: str) -> None:
        watch.answered = True
        session.apply(table_changes.turn_table(session.state, key))

    keys = [attribute.key for attribute in view.table.columns] * ROUNDS
    sorts = [watch.wait(lambda key=key: turn(key)) for key in keys]
    return {"table_sort_100_p95_ms": p95(sorts), "table_scroll_100_p95_ms": p95(_scroll(view))}


def _open(window: MainWindow, watch: PaintWatch, ids: list[str]) -> None:
    watch.answered = True
    window.session.apply(changes.compare_these(window.session.state, ids))


def _zoom(window: MainWindow, view: Any) -> list[float]:
    """Zoom in and out on the pay of six cards, a step of the wheel each; to the end of the paint.

    Raises:
        RuntimeError: the plots did not come.
    """
    window.resize(1920, 1080)
    row = next(n for n, row in enumerate(view.model().rows) if row.key.startswith("pay 2"))
    end = time.monotonic() + TIMEOUT / 1000
    while not (view.salary.is_drawn and view.salary.plots.plot(5, 0)):
        view.heights.finish()
        view.verticalScrollBar().setValue(view.labels.sectionPosition(row) - 100)
        pause(50)
        if time.monotonic() > end:
            raise RuntimeError("the plots of six cards did not come")
    place = QPointF(view.visualRect(view.model().index(row, 0)).center())
    times: list[float] = []
    for turn in (120, -120) * 2:
        for _ in range(12):
            began = time.perf_counter()
            event = QWheelEvent(
                place,
                QPointF(view.viewport().mapToGlobal(place)),
                QPoint(0, 0),
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.ControlModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,  # noqa: FBT003 - Qt's own order
            )
            QApplication.sendEvent(view.viewport(), event)
            QApplication.processEvents()
            times.append((time.perf_counter() - began) * 1000)
    return times


def _scroll(view: Any) -> list[float]:
    times: list[float] = []
    for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
        for place in range(bar.minimum(), min(bar.maximum(), bar.minimum() + 400 * STEP), STEP):
            began = time.perf_counter()
            bar.setValue(place)
            view.viewport().repaint()
            QApplication.processEvents()
            times.append((time.perf_counter() - began) * 1000)
    return times


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    print(json.dumps({"search": search, "compare": compare}[sys.argv[1]](Path(sys.argv[2]))))
