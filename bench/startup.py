"""(a) and (e): from the command to the first filled paint, and to the charts; peak memory.

Whole processes, in turn with a bare window in the same run; the ratio of the medians counts. The
window opens on a comparison of four programs, as the last session left it.
"""

import tempfile
from pathlib import Path

from measure import Run, interleave, median_seconds, run_process

from mpcompare.__main__ import EXIT_AFTER
from mpcompare.app.library.service import FILE_NAME, LibraryService
from mpcompare.app.state import session_file
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.model.library.library import Library, comparing

FOUR = (
    "uml-mm-sound-recording-technology",
    "nyu-mm-music-technology",
    "cu-denver-ms-recording-arts",
    "belmont-ms-audio-engineering",
)
BARE = "bench/bare_window.py"


def measure(rounds: int) -> dict[str, float]:
    """Return the two ratios, the seconds that they come from, and the peak memory with charts."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        state = State(page="compare", welcomed=True)
        library_service = LibraryService(home / FILE_NAME)
        library_service.save(Library(), comparing(*FOUR))
        library_service.close()

        def start(moment: str) -> Run:
            session_file.save(home / "session.json", Remembered(state))
            return run_process(["main.py"], {"MPCOMPARE_HOME": folder, EXIT_AFTER: moment})

        found = interleave(
            {
                "bare": lambda: run_process([BARE], {}),
                "first paint": lambda: start("first-paint"),
                "bare with pyqtgraph": lambda: run_process([BARE, "pyqtgraph"], {}),
                "charts": lambda: start("charts"),
            },
            rounds,
        )
    seconds = {name: median_seconds(runs) for name, runs in found.items()}
    return {
        "startup_first_paint_ratio": seconds["first paint"] / seconds["bare"],
        "startup_charts_ratio": seconds["charts"] / seconds["bare with pyqtgraph"],
        "startup_bare_s": seconds["bare"],
        "startup_first_paint_s": seconds["first paint"],
        "startup_bare_pyqtgraph_s": seconds["bare with pyqtgraph"],
        "startup_charts_s": seconds["charts"],
        "peak_mib": max(run.peak_mib for run in found["charts"]),
    }
