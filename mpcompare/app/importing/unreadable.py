"""Why a file can't be read, in words."""

import errno
from pathlib import Path

from mpcompare.model.errors import FileError
from mpcompare.model.safe_text import safe_text


def unreadable(path: Path, error: OSError) -> FileError:
    """Return the error for a file that can't be read, with what the system says of it."""
    reason = error.strerror or "the disk does not give it"
    advice = "Check its name and folder, and that you may read it."
    if error.errno in (errno.EACCES, errno.EPERM):
        advice = "Close it in the program that has it open, or let it be read."
    elif error.errno in (errno.EISDIR, errno.ENOTDIR):
        advice = "Choose a file."
    words = f"{reason[:1].lower()}{reason[1:]}"
    return FileError(f"{safe_text(str(path))} can't be read: {words}.", advice)
