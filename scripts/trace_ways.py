#!/usr/bin/env python3
"""Count the modules whose code runs on four ways through the program, with the real window.

A key in the search field, adding a program, a PDF, a correction. The window is drawn offscreen, on
the bundled catalog; the ways are counted from the click or key until nothing is left to do.
`scripts/trace_ways.py [--list]` prints the counts, and the modules of each way where asked.
"""

import argparse
import os
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QElapsedTimer  # noqa: E402 - the path comes first
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from mpcompare.app.corrections import changes as correction_changes  # noqa: E402
from mpcompare.app.exporting import write as exporting  # noqa: E402
from mpcompare.app.start import paths  # noqa: E402
from mpcompare.app.state import changes  # noqa: E402
from mpcompare.app.state.state import State  # noqa: E402
from mpcompare.app.workspace.workspace import Workspace  # noqa: E402
from mpcompare.model.attributes import ATTRIBUTES  # noqa: E402
from mpcompare.model.library.corrections import Correction  # noqa: E402
from mpcompare.model.library.library import comparing  # noqa: E402
from mpcompare.ui.pages import find_pages  # noqa: E402
from mpcompare.ui.session import Session  # noqa: E402
from mpcompare.ui.theme import Themes  # noqa: E402
from mpcompare.ui.window.window import MainWindow  # noqa: E402

PACKAGE = str(ROOT / "mpcompare") + os.sep
LOWELL, DENVER = "uml-mm-sound-recording-technology", "cu-denver-ms-recording-arts"
QUIET_MS = 1_500


def modules_of(way: Callable[[], None]) -> list[str]:
    """Return the modules of the package in which a function is called on a way, on any thread."""
    found: set[str] = set()

    def called(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            found.add(frame.f_code.co_filename)

    threading.setprofile(called)
    sys.setprofile(called)
    try:
        way()
        settle()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    return sorted(name.removeprefix(PACKAGE) for name in found if name.startswith(PACKAGE))


def settle() -> None:
    """Let timers, threads and paints end."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < QUIET_MS:
        QApplication.processEvents()
        QTest.qWait(10)


def ways(window: MainWindow, folder: Path) -> dict[str, Callable[[], None]]:
    """Return the four ways by name."""
    session = window.session

    def export() -> None:
        comparison = session.comparison()
        exporting.write(
            session.workspace,
            comparison,
            folder / "comparison.pdf",
            exporting.Choices(format="pdf"),
        )

    def correct() -> None:
        correction = Correction(30, "", "Made-up office", "2026", "", None, "2026-11-27T10:00:00")
        state = correction_changes.correct(session.state, (LOWELL, "credits"), correction)
        session.apply(state, "Correct a value")

    def show(page: str, way: Callable[[], None]) -> Callable[[], None]:
        session.apply(changes.show_page(session.state, page))
        settle()
        return way

    return {
        "a key in the search field": show(
            "explore", lambda: QTest.keyClicks(window.top_bar.search, "l")
        ),
        "adding a program": lambda: session.apply(changes.add(session.state, (DENVER,)), "Add it"),
        "a PDF": export,
        "a correction": correct,
    }


def main() -> None:
    """Open the window on one program, go the ways, and print how many modules each needs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", action="store_true", help="name the modules of each way")
    asked = parser.parse_args()
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MPCOMPARE_HOME"] = folder
        workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
        state = State(welcomed=True, library=comparing(LOWELL), page="compare")
        session = Session(workspace, Themes.load(paths.resources_dir()), state)
        window = MainWindow(session, find_pages())
        window.resize(1280, 800)
        window.show()
        settle()
        for name, way in ways(window, Path(folder)).items():
            if name == "a correction":
                session.apply(changes.show_page(session.state, "compare"))
                settle()
            found = modules_of(way)
            print(f"{name}: {len(found)} modules")
            if asked.list:
                print(*(f"  {module}" for module in found), sep="\n")
        window.close()
        session.close()


if __name__ == "__main__":
    main()
