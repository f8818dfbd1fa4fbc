"""A program that was made into a bundle, with the variables that PyInstaller's programs set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from mpcompare.app.importing.book_file import read_book_file
from mpcompare.app.start import bundle, paths

ROOT = Path(__file__).parents[3]
PYTHON = sys.executable
ASK = "import os, sys; print({n: os.environ.get(n) for n in sys.argv[1:]})"
FROZEN = """#!{python}
import sys
sys.frozen, sys.executable = True, {program!r}
sys.path.insert(0, {root!r})
from mpcompare.__main__ import main
sys.exit(main())
"""
"""Stands in for a bundle's program: it is no Python, and knows none of Python's options."""


@pytest.fixture
def frozen(tmp_path, monkeypatch):
    """Return the file of a program that is this one in a bundle."""
    program = tmp_path / "bundle" / "mpcompare"
    inside = program.parent / "_internal"
    inside.mkdir(parents=True)
    text = FROZEN.format(python=sys.executable, program=str(program), root=str(ROOT))
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(inside), raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return program


def seen_by_another_program(*names):
    asked = [PYTHON, "-I", "-c", ASK, *names]
    done = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


def test_other_programs_get_the_environment_of_before(frozen, monkeypatch):
    inside = frozen.parent / "_internal"
    monkeypatch.setenv("LD_LIBRARY_PATH", f"{inside}")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/made-up/lib")
    monkeypatch.setenv("QT_PLUGIN_PATH", f"{inside}/PySide6/Qt/plugins")
    monkeypatch.setenv("PATH", os.pathsep.join((str(inside), "/usr/bin", "/bin")))
    monkeypatch.setenv("MADE_UP_NEIGHBOUR", f"{inside}-of-another")
    names = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "PATH", "MADE_UP_NEIGHBOUR")
    before = {name: os.environ[name] for name in names}
    with bundle.outside_environment():
        assert seen_by_another_program(*names) == str(
            {
                "LD_LIBRARY_PATH": "/opt/made-up/lib",
                "QT_PLUGIN_PATH": None,
                "PATH": os.pathsep.join(("/usr/bin", "/bin")),
                "MADE_UP_NEIGHBOUR": f"{inside}-of-another",
            }
        )
    assert {name: os.environ[name] for name in names} == before


def test_a_checkout_changes_nothing_in_the_environment(monkeypatch):
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/made-up/lib")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/other")
    with bundle.outside_environment():
        assert os.environ["LD_LIBRARY_PATH"] == "/opt/made-up/lib"


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
@pytest.mark.usefixtures("frozen")
def test_a_bundle_reads_spreadsheets_by_running_itself(tmp_path):
    path = tmp_path / "Made-up list.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write_row(0, 0, ("Program", "School"))
    read = read_book_file(path.name, path.read_bytes())
    assert [cells for _, cells in read.rows] == [("Program", "School")]


def test_a_bundle_runs_no_modules_but_its_own(frozen):
    assert bundle.module_to_run(["-m", "mpcompare.app.importing.book_reader"])
    assert bundle.module_to_run(["-m", "http.server"]) == ""
    assert bundle.module_to_run(["open", "-m"]) == ""
    assert frozen.exists()


@pytest.mark.parametrize(
    ("program", "place"),
    [
        ("mpcompare/mpcompare.exe", "mpcompare"),
        ("mpcompare.app/Contents/MacOS/mpcompare", ""),
        ("Made-up.app/mpcompare/mpcompare", "Made-up.app/mpcompare"),  # a folder of that name only
    ],
)
def test_the_portable_folder_lies_beside_the_program(tmp_path, monkeypatch, program, place):
    monkeypatch.delenv("MPCOMPARE_HOME")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / program))
    (tmp_path / program).parent.mkdir(parents=True)
    portable = tmp_path / place / "mpcompare-portable"
    portable.mkdir()
    assert paths.user_dir() == portable
