"""The log: real files, rotated, without the user's words, and never the cause of an error."""

import faulthandler
import subprocess
import sys
from pathlib import Path

import pytest

from mpcompare.app.start import log
from mpcompare.app.start.log import FAULTS, FILES, LOG, MOST_BYTES, Log
from mpcompare.model.errors import FileError

SECRET = "Ask Dad for the fee"
"""A made-up note: words of the user's, which no log may hold."""


@pytest.fixture
def event_log(tmp_path):
    made = Log(tmp_path / "logs")
    yield made
    made.close()


def written(event_log):
    return (event_log.folder / LOG).read_text("utf-8")


def caught(raise_it):
    try:
        raise_it()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def raising(error):
    def raise_it():
        raise error

    return raise_it


def test_nothing_is_made_before_something_is_written(event_log):
    assert not event_log.folder.exists()
    event_log.event("Started.")
    assert written(event_log).endswith(" INFO Started.\n")


def test_an_error_is_reported_by_kind_and_place(event_log):
    event_log.error(caught(raising(KeyError(SECRET))))
    text = written(event_log)
    assert "test_log.py:" in text
    assert "raise_it: raise error" in text
    assert "KeyError (its message is left out)" in text


class MadeUpError(AttributeError):
    """Made-up: derived from a kind that Python words, worded by itself."""


@pytest.mark.parametrize(
    "error",
    [
        ValueError(SECRET),
        KeyError(SECRET),
        RuntimeError(SECRET),
        TypeError(SECRET),
        FileError(SECRET, SECRET),
        MadeUpError(SECRET),
        OSError(28, "No space left on device", f"/home/me/{SECRET}.txt"),
        UnicodeEncodeError("ascii", SECRET, 0, 1, "why"),
        ExceptionGroup(SECRET, [ValueError(SECRET)]),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_message_with_the_users_words_is_written(event_log, error):
    def wrapped():
        try:
            raising(error)()
        except Exception as cause:
            raise ValueError(SECRET) from cause

    event_log.error(caught(raising(error)))
    event_log.error(caught(wrapped))
    assert type(error).__name__ in written(event_log)
    assert SECRET not in written(event_log)
    assert "/home/me" not in written(event_log)


def test_what_python_words_from_the_code_is_written(event_log):
    event_log.error(caught(lambda: None.missing))
    assert "AttributeError: 'NoneType' object has no attribute 'missing'" in written(event_log)


def test_of_a_file_that_fails_only_the_systems_reason_is_written(event_log, tmp_path):
    event_log.error(caught((tmp_path / SECRET).read_text))
    assert "FileNotFoundError: [2] No such file or directory" in written(event_log)
    assert SECRET not in written(event_log)


def test_a_chain_is_reported_from_its_beginning(event_log):
    def fail():
        try:
            1 / 0  # noqa: B018
        except ZeroDivisionError as cause:
            raise KeyError(SECRET) from cause

    event_log.error(caught(fail))
    text = written(event_log)
    assert text.index("ZeroDivisionError: division by zero") < text.index("then:")
    assert text.index("then:") < text.index("KeyError")


def test_a_chain_that_bites_its_tail_ends(event_log):
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    event_log.error(first)
    assert "KeyError" in written(event_log)


@pytest.mark.parametrize(
    ("warning", "told"),
    [
        (f'QImage: cannot open "{SECRET}"', "QImage: cannot open “…”"),
        (f"cannot open /home/me/{SECRET}", "cannot open …"),
        (f"cannot open C:/Users/me/{SECRET}", "cannot open …"),
        ("QFont::setPointSize: Point size <= 0", "QFont::setPointSize: Point size <= 0"),
    ],
)
def test_a_librarys_warning_is_reported_once_without_what_it_quotes(event_log, warning, told):
    event_log.warning(warning)
    event_log.warning(warning)
    assert written(event_log).count(told) == 1
    assert SECRET not in written(event_log)


def test_a_storm_of_one_error_is_counted_not_written(event_log):
    error = caught(raising(ValueError(SECRET)))
    for _ in range(500):
        event_log.error(error)
    assert written(event_log).count("ERROR") == 3
    event_log.close()
    assert "500 times in all: ValueError in " in written(event_log)


def test_it_turns_over_and_keeps_three_files(event_log):
    sentence = "Made-up event. " * 600
    for number in range(600):
        event_log.event(f"{number} {sentence}")
    files = sorted(event_log.folder.iterdir())
    assert [f.name for f in files] == [LOG, f"{LOG}.1", f"{LOG}.2"]
    assert len(files) == FILES
    assert all(f.stat().st_size <= MOST_BYTES for f in files)
    assert " 599 Made-up" in written(event_log)


def test_where_nothing_can_be_written_it_is_silent(tmp_path, capfd):
    (tmp_path / "file").touch()
    silent = Log(tmp_path / "file" / "logs")
    silent.watch_faults()
    silent.event("Started.")
    silent.error(ValueError())
    silent.close()
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_a_full_disk_makes_it_silent(event_log, capfd):
    event_log.folder.mkdir()
    (event_log.folder / LOG).symlink_to("/dev/full")
    event_log.event("Started.")
    event_log.close()
    assert capfd.readouterr() == ("", "")


def test_a_fault_says_where_it_was(tmp_path):
    fault = (
        "import faulthandler, sys; from pathlib import Path; "
        "from mpcompare.app.start.log import Log; "
        "Log(Path(sys.argv[1])).watch_faults(); faulthandler._sigsegv()"
    )
    root = Path(log.__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", fault, tmp_path], cwd=root, check=False)
    assert done.returncode != 0
    assert "Segmentation fault" in (tmp_path / FAULTS).read_text("utf-8")


def test_an_old_file_of_faults_does_not_grow_for_ever(event_log):
    was_on = faulthandler.is_enabled()
    event_log.folder.mkdir()
    (event_log.folder / FAULTS).write_text("old\n" * 100_000, "utf-8")
    event_log.watch_faults()
    event_log.close()
    if was_on:  # pytest's own
        faulthandler.enable()
    assert (event_log.folder / FAULTS).stat().st_size == 0
