"""What imports what, seen from fresh interpreters."""

import subprocess
import sys
from pathlib import Path

from code_of import MODULES, ROOT, dotted, name

HEAVY = (
    "pyqtgraph",
    "numpy",
    "sqlite_utils",
    "typst",
    "rapidfuzz",
    "tomlkit",
    "python_calamine",
    "click",
    "tomllib",
    "PySide6.QtOpenGL",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "mpcompare.charts",
    "mpcompare.model.figure",
    "mpcompare.model.pay.wage",
    "mpcompare.ui.plot.layout",
    "mpcompare.ui.pages.compare.cells.source_card",
    "mpcompare.ui.pages.compare.quick_add",
)
"""What costs more than it may on the way to the first paint."""

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
import sys
import mpcompare.__main__, mpcompare.ui.start.application
import mpcompare.ui.pages.compare.page
from mpcompare.ui.pages import find_pages

find_pages()
print(*sorted(set(sys.argv[1:]) & set(sys.modules)))
"""


def fresh(code: str, *arguments: str) -> str:
    """Run code in an interpreter of its own; return what it printed."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
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


def test_nothing_heavy_is_imported_before_the_first_paint():
    assert fresh(START, *HEAVY) == ""


def test_the_model_needs_the_standard_library_only():
    model = [dotted(path) for path in MODULES if name(path).startswith("model/")]
    # -S leaves site-packages out of reach.
    command = [sys.executable, "-S", "-c", BLOCK_QT, *model]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
