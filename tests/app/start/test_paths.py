"""Where the user's own things are: what is named goes before what is found."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mpcompare.app.start import paths
from mpcompare.model.errors import FileError

ROOT = Path(__file__).parents[3]


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """Return a copy of the program in another folder, as on a stick."""
    copied = tmp_path / "stick"
    package = copied / "mpcompare"
    copied.mkdir()
    package.symlink_to(ROOT / "mpcompare")
    (copied / "main.py").touch()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    monkeypatch.delenv("MPCOMPARE_HOME")
    return copied


def test_the_order_in_which_the_folder_is_chosen(checkout, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    if sys.platform.startswith("linux"):
        assert paths.user_dir() == tmp_path / "data" / "mpcompare"
    (checkout / "mpcompare-portable").mkdir()
    assert paths.user_dir() == checkout / "mpcompare-portable"
    monkeypatch.setenv("MPCOMPARE_HOME", str(tmp_path / "named"))
    assert paths.user_dir() == tmp_path / "named"
    paths.use_portable(tmp_path / "carried")
    assert paths.user_dir() == tmp_path / "carried"
    assert paths.session_file().parent == paths.logs_dir().parent == tmp_path / "carried"


def test_the_portable_folder_beside_the_program_is_checked(checkout):
    paths.check_beside()  # none is there, and none is made
    assert not (checkout / "mpcompare-portable").exists()
    (checkout / "mpcompare-portable").touch()
    with pytest.raises(FileError, match="is a file"):
        paths.check_beside()


def test_a_frozen_program_looks_beside_its_own_file(tmp_path, monkeypatch):
    monkeypatch.delenv("MPCOMPARE_HOME")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "mpcompare"))
    (tmp_path / "mpcompare-portable").mkdir()
    assert paths.user_dir() == tmp_path / "mpcompare-portable"


def test_an_installed_program_does_not_look_among_other_packages(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "mpcompare")
    (tmp_path / "mpcompare-portable").mkdir()
    assert paths.portable_dir() is None


def test_a_relative_portable_folder_survives_a_change_of_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    paths.use_portable(Path("stick"))
    monkeypatch.chdir("/")
    assert paths.user_dir() == tmp_path / "stick"
    assert list((tmp_path / "stick").iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write")
def test_a_folder_that_cannot_be_written_is_refused():
    with pytest.raises(FileError, match="can't be written"):
        paths.use_portable(Path("/proc/self/task"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows users have a home")
def test_a_user_without_a_home_gets_no_folder_called_tilde(tmp_path):
    ask = (
        "import os, pwd\n"
        "def nobody(_): raise KeyError\n"
        "pwd.getpwuid = nobody\n"
        "from mpcompare.app.start import paths; print(paths.user_dir())"
    )
    hidden = {"HOME", "MPCOMPARE_HOME", "XDG_DATA_HOME"}
    environment = {k: v for k, v in os.environ.items() if k not in hidden}
    done = subprocess.run(
        [sys.executable, "-c", ask],
        env={**environment, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "/nonexistent/mpcompare\n"
    assert list(tmp_path.iterdir()) == []
