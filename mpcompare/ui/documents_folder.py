"""Where a new file of the user's is proposed to be, and under which name."""

import re
from pathlib import Path

from PySide6 import QtCore

from mpcompare.model.file_exists import folder_exists

_LONGEST = 80
"""Letters of a name: file systems allow 255 bytes, in which a letter may take four."""
_FORBIDDEN = r'[\x00-\x1f<>:"/\\|?*]+'
_RESERVED = r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$"


def documents_folder(last: str = "") -> Path:
    """Return the first that exists: the last file's folder, the user's documents, their home."""
    paths = QtCore.QStandardPaths
    documents = paths.writableLocation(paths.StandardLocation.DocumentsLocation)
    for folder in (last, documents):
        if folder and folder_exists(Path(folder)):
            return Path(folder)
    try:
        return Path.home()
    except RuntimeError:  # a user of the system's own
        return Path.cwd()


def file_name(words: str, otherwise: str) -> str:
    """Return words as the name of a file that every system allows, without a suffix.

    >>> file_name("Fall 2027: NYU / Lowell?", "Comparison"), file_name(" ..", "Comparison")
    ('Fall 2027 NYU Lowell', 'Comparison')
    """
    allowed = " ".join(re.sub(_FORBIDDEN, " ", words).split())[:_LONGEST].strip(" .")
    return otherwise if not allowed or re.match(_RESERVED, allowed) else allowed
