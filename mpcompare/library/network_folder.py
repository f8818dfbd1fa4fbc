"""Whether a folder is on a network, by what each system says of its file systems."""

import os
import re
import struct
import sys
from pathlib import Path

from mpcompare.model.file_exists import file_exists

_MOUNTS = Path("/proc/self/mountinfo")
_SHARED = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "davfs"),
        *("ceph", "glusterfs", "lustre", "gpfs", "beegfs", "ocfs2", "gfs2", "orangefs"),
        *("sshfs", "gvfsd-fuse", "rclone", "s3fs", "curlftpfs", "davfs2", "kio-fuse"),
        *("vboxsf", "vmhgfs", "vmhgfs-fuse", "prl_fs"),  # of the computer around a virtual one
    )
)
_DRIVE_REMOTE = 4
"""What Windows calls a drive of another computer."""
_STATFS_BYTES = 4096
"""Twice as many as macOS fills."""
_FLAGS_AT, _LOCAL = 64, 0x1000
"""Where statfs(2) of macOS has the flags of a mount, and the flag of those that are here."""


def is_shared(path: Path) -> bool:
    """Return whether a file's folder is on a network; False where that is unknown."""
    folder = Path(os.path.realpath(path.parent))
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    if sys.platform == "darwin":
        return _is_remote_volume(folder)
    try:
        mounts = _MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return False
    return file_system(folder, mounts) in _SHARED


def file_system(folder: Path, mounts: str) -> str:
    """Return the file system's name of the innermost mount that holds a folder.

    Args:
        folder: absolute.
        mounts: as in proc(5): "36 35 98:0 /root /mount/point options - kind source options".
    """
    found, kind = "", ""
    for line in mounts.splitlines():
        before, dash, after = line.partition(" - ")
        parts = before.split(" ")
        if not dash or len(parts) < 5:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), parts[4])
        if len(point) >= len(found) and folder.is_relative_to(point):
            found, kind = point, after.split(" ", 1)[0]
    return kind.removeprefix("fuse.")


def says_remote(statfs: bytes) -> bool:
    """Return whether what statfs(2) of macOS has filled is of a mount on a network."""
    (flags,) = struct.unpack_from("=I", statfs, _FLAGS_AT)
    return not flags & _LOCAL


def _is_remote_volume(folder: Path) -> bool:
    import ctypes  # noqa: PLC0415 - for this system only

    there = next(each for each in (folder, *folder.parents) if file_exists(each))
    filled = ctypes.create_string_buffer(_STATFS_BYTES)
    library = ctypes.CDLL(None, use_errno=True)
    # the older of the two that Intel's Macs have counts files in 32 bits
    call = getattr(library, "statfs$INODE64", None) or library.statfs
    return call(os.fsencode(there), filled) == 0 and says_remote(filled.raw)


def _is_remote_drive(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - for this system only

    anchor = folder.anchor
    return (
        anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE
    )
