"""Whether there is a file or folder, also where the system can't say: then there is none for us.

The ways of pathlib raise for a name that is too long, in a folder that may not be looked into and
on a network that does not answer.
"""

import os
from pathlib import Path


def file_exists(path: Path) -> bool:
    """Return whether there is a file or folder.

    >>> file_exists(Path("x" * 1000)), file_exists(Path("."))
    (False, True)
    """
    return os.path.exists(path)  # noqa: PTH110


def folder_exists(path: Path) -> bool:
    """Return whether there is a folder.

    >>> folder_exists(Path("x" * 1000)), folder_exists(Path("."))
    (False, True)
    """
    return os.path.isdir(path)  # noqa: PTH112
