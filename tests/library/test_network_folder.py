"""Libraries on a network: known by what systems say of mounts, written in SQLite's older way.

The list of mounts is made up; the databases are real.
"""

import errno
import sqlite3
import struct
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mpcompare.library import network_folder
from mpcompare.library.errors import library_error
from mpcompare.library.network_folder import file_system, is_shared, says_remote
from mpcompare.library.opening import connect, set_journal
from mpcompare.library.store import Store
from mpcompare.model.library.library import Library
from tests.made_up_libraries import AT, FULL

MOUNTS = """22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
36 27 0:50 / /mnt/nas rw,relatime shared:1 - nfs4 nas:/volume rw
37 36 0:51 / /mnt/nas/stick rw - vfat /dev/sdb1 rw
38 27 0:52 / /home/zo\\303\\253/my\\040share rw - cifs //host/share rw
39 27 0:53 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
40 27 0:54 / /media/far rw - fuse.sshfs host:/ rw
41 27 0:55 / /media/stick rw - fuseblk /dev/sdc1 rw
"""

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads Linux's list")


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/user", "ext4"),
        ("/mnt/nas/user/mpcompare", "nfs4"),
        ("/mnt/nasty", "ext4"),
        ("/mnt/nas/stick/mpcompare", "vfat"),
        ("/home/user/my share", "ext4"),
        ("/run/user/1000/gvfs/smb-share:server=nas", "gvfsd-fuse"),
        ("/media/far", "sshfs"),
        ("/media/stick/mpcompare", "fuseblk"),
    ],
)
def test_the_innermost_mount_says_which_file_system_it_is(folder, kind):
    assert file_system(Path(folder), MOUNTS) == kind


def test_blanks_in_the_name_of_a_mount_are_read():
    mounts = "38 27 0:52 / /mnt/my\\040share\\134x rw - cifs //host/share rw\n"
    assert file_system(Path("/mnt/my share\\x/mpcompare"), mounts) == "cifs"


@pytest.fixture
def share(tmp_path, monkeypatch):
    """Return a folder that the list of mounts says to be on a network."""
    folder = tmp_path / "share"
    folder.mkdir()
    mounts = tmp_path / "mounts"
    kept = f"27 1 254:0 / / rw - ext4 /dev/vda rw\n36 27 0:50 / {folder} rw - nfs4 nas:/ rw\n"
    mounts.write_text(kept, encoding="utf-8")
    monkeypatch.setattr(network_folder, "_MOUNTS", mounts)
    return folder


def journal(path):
    with closing(connect(path)) as connection:
        return connection.execute("PRAGMA journal_mode").fetchone()[0]


@linux
def test_a_library_on_a_network_shares_no_memory_between_computers(share, tmp_path):
    for folder, mode in ((share, "delete"), (tmp_path, "wal")):
        path = folder / "library.db"
        store = Store.open(path)
        store.write(Library(), FULL, AT)
        assert journal(path) == mode
        store.close()
        assert Store.read(path) == FULL


@linux
def test_a_library_that_was_begun_here_and_copied_there_changes_its_way(share):
    path = share / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("CREATE TABLE made_up (words)")
    with closing(connect(path)) as connection:
        set_journal(connection, path)
    assert journal(path) == "delete"
    assert [each.name for each in share.iterdir()] == ["library.db"]


@linux
def test_a_link_to_a_network_is_on_a_network(share, tmp_path):
    link = tmp_path / "documents"
    link.symlink_to(share)
    assert is_shared(link / "library.db")
    assert not is_shared(tmp_path / "library.db")


@pytest.mark.parametrize(("flags", "is_remote"), [(0x1000, False), (0x0, True), (0x480D, True)])
def test_what_macos_says_of_a_volume_is_read(flags, is_remote):
    """As statfs(2) fills it there: sizes and counts, the volume's id, owner, kind, flags, names."""
    filled = struct.pack("=IiQQQQQ2iIII", 4096, 1 << 20, 1, 1, 1, 1, 1, 7, 8, 501, 26, flags)
    assert (
        says_remote(filled + struct.pack("=I16s1024s", 0, b"smbfs", b"/Volumes/share")) is is_remote
    )


class Refused(sqlite3.OperationalError):
    """As SQLite raises it where the system's locks fail."""

    sqlite_errorcode = sqlite3.SQLITE_IOERR_LOCK


@pytest.mark.parametrize("error", [Refused("disk I/O error"), OSError(errno.ENOLCK, "No locks")])
def test_a_folder_whose_files_cannot_be_locked_is_named_with_a_way_out(tmp_path, error):
    told = library_error(error, tmp_path / "library.db")
    assert told.trouble == "no locks"
    assert f"can't be kept in {tmp_path}: files can't be locked" in str(told)
    assert "Choose a folder on this computer" in str(told)
