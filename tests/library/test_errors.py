"""Disks that are full, folders that can't be written, files of other programs: each has a message,
nothing is half written, and what is there stays as it is."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from mpcompare.library.store import Store
from mpcompare.model.errors import LibraryError
from mpcompare.model.library.library import Library, comparing, with_entry
from mpcompare.model.library.note import Note
from tests.made_up_libraries import AT, FULL, ONE, large

resource = pytest.importorskip("resource", reason="it sets the limits of POSIX")

NOTED = with_entry(FULL, "notes", (ONE, ""), Note("another", AT))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "library.db"
    store = Store.open(path)
    store.write(Library(), FULL, AT)
    store.close()
    return path


@pytest.fixture
def shared_folder():
    """Return a folder that other users can look into, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    with unprivileged():
        is_seen = os.access(folder, os.R_OK | os.X_OK, effective_ids=True)
    if is_seen:
        yield folder
    shutil.rmtree(folder)
    if not is_seen:
        pytest.skip("the system lets no other users look into its root")


@contextmanager
def unprivileged():
    """Run as a user without all rights, where the tests run as root."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def refused(call, *given):
    with pytest.raises(LibraryError) as caught:
        call(*given)
    assert caught.value.message.endswith(".")
    assert caught.value.advice
    return caught.value


def test_a_folder_that_cannot_be_written_can_be_read_and_is_written_once_it_can(shared_folder):
    path = shared_folder / "library.db"
    store = Store.open(path)
    store.write(Library(), FULL, AT)
    store.close()
    path.chmod(0o444)
    shared_folder.chmod(0o555)
    with unprivileged():
        store = Store.open(path)
        assert store.library == FULL
        error = refused(store.write, FULL, NOTED, AT)
    assert error.trouble == "read-only"
    assert (
        error.message == f"What you gather can't be kept in {shared_folder}: it can't be written."
    )
    assert "or start with --portable" in error.advice
    assert [each.name for each in shared_folder.iterdir()] == ["library.db"]
    path.chmod(0o644)
    shared_folder.chmod(0o755)
    store.write(FULL, NOTED, AT)
    store.close()
    assert Store.read(path) == NOTED


def test_what_the_power_cut_left_beside_the_file_is_read_in_a_folder_that_cannot_be_written(
    shared_folder, tmp_path
):
    store = Store.open(tmp_path / "library.db")
    store.write(Library(), FULL, AT)
    store.write(FULL, NOTED, AT)
    for end in ("", "-wal"):  # as they are while it is open: the log holds it all
        Path(shutil.copy(f"{tmp_path}/library.db{end}", shared_folder)).chmod(0o444)
    store.close()
    shared_folder.chmod(0o555)
    with unprivileged(), closing(Store.open(shared_folder / "library.db")) as found:
        assert found.library == NOTED
    shared_folder.chmod(0o755)


def test_a_new_library_in_a_folder_that_cannot_be_written(shared_folder):
    shared_folder.chmod(0o555)
    with unprivileged():
        store = Store.open(shared_folder / "home" / "library.db")
        assert store.library == Library()
        assert refused(store.write, Library(), FULL, AT).trouble == "read-only"
    shared_folder.chmod(0o755)


def test_a_file_in_the_place_of_the_folder(tmp_path):
    (tmp_path / "home").touch()
    store = Store(tmp_path / "home" / "library.db")
    assert refused(store.write, Library(), FULL, AT).trouble == "in the way"
    assert refused(Store.open, store.path).trouble == "in the way"
    (tmp_path / "home").unlink()
    store.write(Library(), FULL, AT)
    store.close()


def test_a_folder_in_the_place_of_the_file(tmp_path):
    (tmp_path / "library.db").mkdir()
    store = Store(tmp_path / "library.db")
    error = refused(store.write, Library(), FULL, AT)
    assert error.trouble == "in the way"
    assert error.message.endswith(f"in {tmp_path}: library.db there is a folder.")


def test_a_folder_whose_name_is_longer_than_databases_may_have(tmp_path):
    folder = tmp_path / "/".join(letter * 200 for letter in "abc")
    folder.mkdir(parents=True)
    error = refused(Store.open(folder / "library.db").write, Library(), FULL, AT)
    assert error.trouble == "too long"
    assert "the name of that folder is too long. Mend that, or start with --portable" in str(error)


def test_a_user_without_a_home():
    store = Store.open(Path("/nonexistent/mpcompare/library.db"))
    assert store.library == Library()
    with unprivileged():
        assert refused(store.write, Library(), FULL, AT).trouble == "read-only"


def test_a_disk_that_takes_no_more(path):
    """The system's own limit on files stands for the disk's."""
    store = Store.open(path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    much = with_entry(FULL, "notes", (ONE, "x"), Note("word " * 200_000, AT))
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
    try:
        refused(store.write, FULL, much, AT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert Store.read(path) == FULL
    store.write(FULL, much, AT)
    store.close()
    assert Store.read(path) == much
    store.check()


FULL_DISK = """
import subprocess, sys
from pathlib import Path
from tests.made_up_libraries import AT, FULL, large
from mpcompare.library.store import Store
from mpcompare.model.errors import LibraryError
from mpcompare.model.library.library import Library
disk = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], check=True)
store = Store.open(disk / "library.db")
store.write(Library(), FULL, AT)
print("ready", flush=True)
try:
    store.write(FULL, large(1000, 3000), AT)
except LibraryError as error:
    print(error.trouble, error.message, sep="|")
assert Store.open(disk / "library.db").library == FULL
store.check()
subprocess.run(["mount", "-o", "remount,size=20m", disk], check=True)
store.write(FULL, large(1000, 3000), AT)
assert Store.open(disk / "library.db").library == large(1000, 3000)
print("kept")
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="it mounts a small disk")
def test_a_disk_that_is_full_until_room_is_made(tmp_path):
    done = subprocess.run(
        ["unshare", "-rm", sys.executable, "-c", FULL_DISK, tmp_path],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    if "ready" not in done.stdout:
        pytest.skip("no disk may be mounted here")
    assert done.returncode == 0, done.stderr
    message = f"What you gather can't be kept in {tmp_path}: the disk is full."
    assert done.stdout.splitlines() == ["ready", f"full|{message}", "kept"]


def test_a_file_that_another_program_holds(path, monkeypatch):
    monkeypatch.setattr("mpcompare.library.opening.PATIENCE_S", 0.05)
    store = Store.open(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refused(store.write, FULL, NOTED, AT).trouble == "locked"
    store.write(FULL, NOTED, AT)
    store.close()
    assert Store.read(path) == NOTED


def test_a_newer_library_is_left_alone(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    content = path.read_bytes()
    error = refused(Store.open, path)
    assert error.trouble == "newer"
    assert "Get the newest mpcompare" in error.advice
    assert refused(Store(path).write, Library(), comparing(ONE), AT).trouble == "newer"
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    content = path.read_bytes()
    assert refused(Store.open, path).trouble == "foreign"
    assert refused(Store(path).write, Library(), comparing(ONE), AT).trouble == "foreign"
    assert path.read_bytes() == content


def test_a_disk_seldom_fills_in_the_middle_of_a_large_first_change(tmp_path):
    path = tmp_path / "library.db"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
    store = Store.open(path)
    try:
        refused(store.write, Library(), large(), AT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    store.close()
    with closing(Store.open(path)) as found:
        assert found.library == Library()
    store.write(Library(), FULL, AT)
    store.close()
    assert Store.read(path) == FULL
