"""Every name that a file can have is opened, and no other file in its place."""

import os
import sqlite3
from contextlib import closing
from pathlib import PureWindowsPath

import pytest

from mpcompare.model.database_uri import database_uri


@pytest.mark.parametrize(
    "name",
    [
        "plain.db",
        "my library?mode=rw#x.db",
        "100 %41.db",
        "Zürich & Œuvre.db",
        os.fsdecode(b"\xff.db"),
    ],
)
def test_any_name_of_a_file_is_opened(tmp_path, name):
    path = tmp_path / name
    with closing(sqlite3.connect(database_uri(path, "rwc"), uri=True)) as made:
        made.execute("CREATE TABLE here (x)")
    assert [each.name for each in tmp_path.iterdir()] == [name]
    with closing(sqlite3.connect(database_uri(path, "ro"), uri=True)) as opened:
        assert opened.execute("SELECT name FROM sqlite_master").fetchall() == [("here",)]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            opened.execute("DROP TABLE here")


class OnWindows(PureWindowsPath):
    """A path of Windows that is absolute already."""

    def absolute(self):
        return self


def test_a_drive_and_a_shared_folder_of_windows_are_named():
    assert (
        database_uri(OnWindows(r"C:\Users\x y\a.db"), "ro") == "file:///C:/Users/x%20y/a.db?mode=ro"
    )
    assert database_uri(OnWindows(r"\\host\share\a.db"), "ro") == "file:////host/share/a.db?mode=ro"
