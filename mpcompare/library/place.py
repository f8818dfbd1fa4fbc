"""Whether a file is in a folder that several computers share."""

import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_SHARED = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "gpfs")
)
_DRIVE_REMOTE = 4
"""What Windows calls a drive of another computer."""


def is_shared(path: Path) -> bool:
    """Tell from the kind of file system; False where the system does not say."""
    if sys.platform == "win32":
        return _is_remote_drive(path)
    try:
        mounts = _MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return False
    return _kind(path.parent.absolute(), mounts) in _SHARED


def _kind(folder: Path, mounts: str) -> str:
    """Give the file system's name of the innermost mount that holds a folder.

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
        point = parts[4].replace("\\040", " ")
        if len(point) >= len(found) and folder.is_relative_to(point):
            found, kind = point, after.split(" ", 1)[0]
    return kind.removeprefix("fuse.").replace("sshfs", "nfs")


def _is_remote_drive(path: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - for this system only

    anchor = path.absolute().anchor
    return (
        anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE
    )
