"""What imports what, seen from fresh interpreters."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from code_of import MODULES, ROOT, dotted, name

from mpcompare.__main__ import EXIT_AFTER
from mpcompare.app.library.service import FILE_NAME, LibraryService
from mpcompare.app.preferences import preferences_file
from mpcompare.app.preferences.lines import FILE_NAME as FILE
from mpcompare.app.preferences.preferences_file import DELIVERED
from mpcompare.app.state import session_file
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.model.decide.criteria import Linear
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft
from mpcompare.model.library.library import Library, comparing, with_entry

HEAVY = (
    "pyqtgraph",
    "numpy",
    "sqlite_utils",
    "typst",
    "xlsxwriter",
    "rapidfuzz",
    "tomlkit",
    "python_calamine",
    "click",
    "tomllib",
    "socket",
    "html",
    "platform",
    "PySide6.QtOpenGL",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "mpcompare.charts",
    "mpcompare.model.figure",
    "mpcompare.model.pay.wage",
    "mpcompare.model.typed.day",
    "mpcompare.ui.plot.figure_view",
    "mpcompare.ui.pages.compare.cells.source_card",
    "mpcompare.ui.pages.compare.quick_add",
    "mpcompare.ui.start.signals",
    "mpcompare.ui.widgets.dialog",
    "mpcompare.ui.widgets.elided",
)
"""What costs more than it may on the way to the first paint."""

UNSEEN = ("QFileDialog", "QListWidget", "QMessageBox", "QStyle", "QTabWidget", "QUrl")
"""Qt's classes that PySide, which makes each when it is first named, need not make until then."""

BLOCK_QT = """
import importlib, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6", "pyqtgraph"):
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, NoQt())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""

START = """
import linecache, os, sys
from mpcompare import __main__ as start

def report(status):
    loaded = {*sys.modules}  # first, since other threads begin to work after the paint
    from PySide6 import QtCore, QtGui, QtWidgets

    made = {name for module in (QtCore, QtGui, QtWidgets) for name in vars(module)}
    read = {"a source" for path in linecache.cache if "mpcompare" in path}
    print(*sorted(set(asked) & {*loaded, *made} | read), flush=True)
    leave(status)

asked, sys.argv = sys.argv[1:], ["main.py"]
leave, os._exit = os._exit, report
start.main()
"""
"""Starts the program, and prints at its first paint what of the arguments it has imported or made,
and whether it has read its own sources."""


def fresh(code: str, *arguments: str, **environment: str) -> str:
    """Run code in an interpreter of its own; return what it printed."""
    command = [sys.executable, "-c", code, *arguments]
    env = {**os.environ, **environment}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_layers_hold():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_all_but_the_interface_imports_without_qt():
    without = [dotted(path) for path in MODULES if not name(path).startswith("ui/")]
    assert {"mpcompare.app", "mpcompare.cli", "mpcompare.__main__"} <= set(without)
    fresh(BLOCK_QT, *without)


def test_the_first_paint_of_a_comparison_waits_for_nothing_heavy(tmp_path):
    session_file.save(tmp_path / "session.json", Remembered(State(page="compare", welcomed=True)))
    service = LibraryService(tmp_path / FILE_NAME)
    service.save(Library(), comparing("uml-mm-sound-recording-technology"))
    service.close()
    home = {"MPCOMPARE_HOME": str(tmp_path), EXIT_AFTER: "first-paint"}
    assert fresh(START, "mpcompare.ui.pages.compare.page", **home) != ""
    assert fresh(START, *HEAVY, *UNSEEN, **home) == ""


def test_a_start_with_preferences_follows_them_and_waits_for_nothing_heavy_either(tmp_path):
    session_file.save(tmp_path / "session.json", Remembered(State(page="guide", welcomed=True)))
    chosen = {**DELIVERED, "opens_with": "compare", "scheme": "dark", "days_in_bin": 90}
    preferences_file.save(tmp_path / FILE, DELIVERED, chosen)
    service = LibraryService(tmp_path / FILE_NAME)
    service.save(Library(), comparing("uml-mm-sound-recording-technology"))
    service.close()
    home = {"MPCOMPARE_HOME": str(tmp_path), EXIT_AFTER: "first-paint"}
    pages = ("mpcompare.ui.pages.compare.page", "mpcompare.ui.pages.guide.page")
    assert fresh(START, *pages, **home) == "mpcompare.ui.pages.compare.page"
    assert fresh(START, *HEAVY, *UNSEEN, **home) == ""


def test_cards_that_are_ranked_wait_for_nothing_heavy_either(tmp_path):
    session_file.save(tmp_path / "session.json", Remembered(State(page="compare", welcomed=True)))
    library = comparing("uml-mm-sound-recording-technology", "mcgill-mmus-sound-recording")
    by_length = CriteriaSet("Mine", (Draft("duration_months", Linear(36, 12)),))
    listed = replace(library.shortlist, criteria=CriteriaSets((by_length,)))
    service = LibraryService(tmp_path / FILE_NAME)
    service.save(Library(), with_entry(library, "shortlists", library.open, listed))
    service.close()
    home = {"MPCOMPARE_HOME": str(tmp_path), EXIT_AFTER: "first-paint"}
    assert fresh(START, "mpcompare.ui.pages.compare.card_ranking", **home) != ""
    sampling = ("mpcompare.app.decide.outcome", "mpcompare.app.decide.sampling")
    assert fresh(START, *HEAVY, *UNSEEN, *sampling, **home) == ""


def test_the_model_needs_the_standard_library_only():
    model = [dotted(path) for path in MODULES if name(path).startswith("model/")]
    # -S leaves site-packages out of reach.
    command = [sys.executable, "-S", "-c", BLOCK_QT, *model]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
