"""A program with closed outputs, as after a double click on Windows: real processes."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from mpcompare.__main__ import EXIT_AFTER
from tests.app.start.terminal import open_terminal

ROOT = Path(__file__).parents[3]
UML = "uml-mm-sound-recording-technology"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="closes its outputs by a shell")


@pytest.fixture
def closed(tmp_path):
    """Run Python with some of its three files closed; return its status and the rest of them."""

    def run(closing, *arguments, **more):
        return subprocess.run(
            ["/bin/sh", "-c", f'exec "$0" "$@" {closing}', sys.executable, *arguments],
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "MPCOMPARE_HOME": str(tmp_path / "home"),
                "PYTHONPATH": str(ROOT),
                **more,
            },
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


def test_no_file_gets_the_number_of_a_closed_output(closed, tmp_path):
    ask = (
        "import sys\n"
        "from mpcompare.app.start.console import occupy_closed_handles\n"
        "assert sys.stderr is None\n"
        "occupy_closed_handles()\n"
        "with open('opened', 'w', encoding='utf-8') as file:\n"
        "    print(file.fileno() > 2, file=file)\n"
    )
    assert closed("<&- >&- 2>&-", "-c", ask).returncode == 0
    assert (tmp_path / "opened").read_text("utf-8") == "True\n"


def test_the_window_starts(closed):
    done = closed("<&- >&- 2>&-", "-m", "mpcompare", **{EXIT_AFTER: "first-paint"})
    assert done.returncode == 0


def test_files_are_written(closed, tmp_path):
    command = ("-m", "mpcompare", "compare", UML, "--format", "csv", "-o", "made up.csv")
    assert closed(">&- 2>&-", *command).returncode == 0
    assert "Lowell" in (tmp_path / "made up.csv").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_with_few_letters_gets_those_that_it_has(encoding):
    terminal, other = open_terminal()
    done = subprocess.Popen(
        [sys.executable, "-m", "mpcompare", "list", "--country", "DE"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding},
        stdin=other,
        stdout=other,
        stderr=other,
    )
    os.close(other)
    said = b""
    with suppress(OSError):  # Linux tells of the end so
        while read := os.read(terminal, 4096):
            said += read
    os.close(terminal)
    assert done.wait() == 0
    assert b"Traceback" not in said
    assert ("D\xfcsseldorf" if encoding == "latin-1" else "D?sseldorf").encode("latin-1") in said


@pytest.mark.parametrize("arguments", [("list",), ("--help",), ("catalog", "verify")])
def test_what_nobody_reads_is_no_failure(closed, arguments):
    done = closed(">&-", "-m", "mpcompare", *arguments)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_an_error_is_printed_where_that_output_alone_is_open(closed):
    done = closed(">&-", "-m", "mpcompare", "show", "no-such-program")
    assert done.returncode == 1
    assert "no-such-program" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_error_that_nobody_can_see_ends_without_a_crash(closed):
    hidden = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    assert (
        closed(">&- 2>&-", "-m", "mpcompare", "show", "no-such-program", **hidden).returncode == 1
    )
