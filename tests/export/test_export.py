"""Formats are found in their folder; a file is written whole or not at all."""

import os
import resource
import signal
import threading
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mpcompare.export import Format, export, formats
from mpcompare.export.document.csv_text import guarded, unguarded
from mpcompare.model.errors import FileError

TEXT = Format("made-up", "Made-up", ".txt", "Made up.", (), lambda _: b"new" * 1000)


def test_the_pdf_is_offered_first_and_the_others_by_name():
    first, *others = [chosen.name for chosen in formats()]
    assert first == "pdf"
    assert others == sorted(others)


def test_a_file_is_written(document, tmp_path):
    export(TEXT, document(), tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes() == b"new" * 1000
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_an_older_file_keeps_its_permissions(document, tmp_path):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    export(TEXT, document(), path)
    assert path.read_bytes().startswith(b"new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_and_its_file_is_written(document, tmp_path):
    (tmp_path / "shared").mkdir()
    link, real = tmp_path / "out.txt", tmp_path / "shared" / "real.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    export(TEXT, document(), link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new" * 1000


def test_a_pipe_is_written_to_and_not_replaced(document, tmp_path):
    pipe, read = tmp_path / "out.txt", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    export(TEXT, document(), pipe)
    assert pipe.is_fifo()
    reader.join(10)
    assert read == [b"new" * 1000]


@pytest.mark.parametrize("name", ["missing/out.txt", "file/out.txt", "folder"])
def test_a_place_that_takes_no_file_is_named_with_advice(document, tmp_path, name):
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FileError) as caught:
        export(TEXT, document(), tmp_path / name)
    assert str(tmp_path / name) in caught.value.message
    assert caught.value.advice
    assert sorted(tmp_path.rglob("*")) == before


@contextmanager
def full_disk():
    """Let no file grow over 100 bytes, as a disk that fills up.

    Only for as long as it takes: the limit also holds for the file that pytest may be printing to.
    """
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_leaves_the_older_file_and_nothing_else(document, tmp_path):
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    made = document()
    with pytest.raises(FileError, match="can't be written"), full_disk():
        export(TEXT, made, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "'=1",
        "=cmd|'/C calc'!A0",
        "\N{FULLWIDTH EQUALS SIGN}1",
    ],
)
def test_what_could_run_is_guarded(cell):
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "MM", "a=b", "'Round Midnight", "12-24 months", "3.5"])
def test_what_could_not_run_stays(cell):
    assert guarded(cell) == cell


@given(st.text(alphabet="'=+-@\t\r\n a1"))
def test_the_guard_can_be_undone(cell):
    assert unguarded(guarded(cell)) == cell
