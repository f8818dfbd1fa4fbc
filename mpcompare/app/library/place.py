"""Where the user's library is."""

from pathlib import Path

from mpcompare.app.preferences.lines import library_folder
from mpcompare.app.start import paths
from mpcompare.model.errors import LibraryError
from mpcompare.model.file_exists import file_exists

FILE_NAME = "library.db"


def library_file() -> Path:
    """Where the user's library is; it need not exist yet."""
    return (library_folder() or paths.user_dir()) / FILE_NAME


def folder_gone(folder: Path) -> LibraryError:
    """Return why nothing can be read or kept where the folder that the user has chosen is gone."""
    return LibraryError(
        f"The folder of your library, {folder}, is not there.",
        "Connect its drive and start mpcompare again.",
        "no folder",
    )


def library_missing(path: Path) -> LibraryError:
    """Return why there is no library where there was one."""
    return LibraryError(
        f"{path.name} in {path.parent} is {'empty' if file_exists(path) else 'gone'}.",
        "Restore the newest backup, or begin anew.",
        "missing",
    )
