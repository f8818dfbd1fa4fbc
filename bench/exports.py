"""(d): what one waits for after pressing Export, in a process that has exported nothing yet.

`python bench/exports.py CATALOG FORMAT` prints the seconds.
"""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from startup import FOUR

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.write import Choices, write
from mpcompare.app.start.paths import resources_dir
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing
from mpcompare.ui.exporting.svg import drawing_without_window


def measure(catalog: Path, name: str) -> float:
    """Return the seconds that a file of four programs takes; the charts' library is loaded."""
    workspace = Workspace.open(catalog, ATTRIBUTES)
    comparison = compared(workspace, State(library=comparing(*FOUR)), date.today().year)
    draw = drawing_without_window(resources_dir())
    import pyqtgraph  # noqa: F401, PLC0415 - the window has it by then

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        write(workspace, comparison, Path(folder, "four"), Choices(name), draw)
        return time.perf_counter() - began


if __name__ == "__main__":
    print(measure(Path(sys.argv[1]), sys.argv[2]))
