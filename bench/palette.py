"""The command palette over a large catalog: opened, and typed into.

`python bench/palette.py CATALOG` prints its figures as JSON. Times run from the key to the end of
the paint; the programs come from another thread afterwards, as more lines below.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from interface import pause, window_on
from measure import p95
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mpcompare.app.state.state import State
from mpcompare.ui.palette.palette import Palette
from mpcompare.ui.window.window import MainWindow

WORDS = ("export", "sound recording", "exprot", "thesis")
ROUNDS = 10
PAUSE_MS = 150
"""Between the keys, so that what each has asked for is answered."""


def measure(catalog: Path) -> dict[str, float]:
    """Open the palette some times, and type words key by key; milliseconds."""
    with window_on(catalog, State(welcomed=True)) as window:
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        opened = [_open(window) for _ in range(ROUNDS)]
        window.commands["palette"].trigger()
        palette = _palette(window)
        keys = [time for word in WORDS for time in _type(palette, word)]
        return {
            "palette_first_open_ms": opened[0],
            "palette_open_ms": statistics.median(opened),
            "palette_key_p95_ms": p95(keys),
        }


def _palette(window: MainWindow) -> Palette:
    found = window.findChild(Palette)
    if not isinstance(found, Palette):
        raise TypeError("the palette has not opened")
    return found


def _open(window: MainWindow) -> float:
    began = time.perf_counter()
    window.commands["palette"].trigger()
    palette = _palette(window)
    palette.repaint()
    palette.list.viewport().repaint()
    taken = (time.perf_counter() - began) * 1000
    pause(PAUSE_MS)
    palette.close()
    pause(PAUSE_MS)
    return taken


def _type(palette: Palette, word: str) -> list[float]:
    times: list[float] = []
    palette.field.clear()
    for letter in word:
        began = time.perf_counter()
        QTest.keyClicks(palette.field, letter)
        palette.list.viewport().repaint()
        times.append((time.perf_counter() - began) * 1000)
        pause(PAUSE_MS)
    return times


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    print(json.dumps(measure(Path(sys.argv[1]))))
