"""Where the program's own files are: from a checkout or an installed wheel, whatever the folder."""

import os
import sys
from pathlib import Path

from mpcompare.model.errors import CatalogError, FileError

_PACKAGE = Path(__file__).resolve().parents[2]
CATALOG_NAME = "catalog.db"
HOME_VARIABLE = "MPCOMPARE_HOME"
PORTABLE_NAME = "mpcompare-portable"
CATALOGS = "catalogs"
"""The folder, among the user's own, of the catalogs that took the bundled one's place."""
_NOWHERE = Path("/nonexistent")
"""The home of users who have none, as Debian words it; and not a folder called `~`."""


def _beside(folder: str) -> Path:
    """Return a folder that a wheel holds inside the package, and a checkout next to it."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def resources_dir() -> Path:
    """Icons, colours and templates."""
    return _beside("resources")


def program_icon() -> Path:
    """The program's icon, for its windows and the About dialog."""
    return resources_dir() / "icons" / "mpcompare.svg"


def bundled_catalog() -> Path:
    """The catalog that comes with the program; it need not exist in a checkout yet."""
    return _beside("data") / CATALOG_NAME


def source_data_dir() -> Path:
    """The source files a catalog is built from. Only a checkout has them.

    Raises:
        CatalogError: this is an installed program, and they are elsewhere.
    """
    found = _PACKAGE.parent / "data"
    if not (found / "programs").is_dir():
        raise CatalogError(
            "The source files of the catalog are not with the program.",
            "Name their folder with --data.",
        )
    return found


def user_dir() -> Path:
    """Where all of the user's own things live.

    In this order: what `--portable` or `MPCOMPARE_HOME` names, the portable folder beside the
    program if there is one, the system's folder for a user's data. It need not exist yet.
    """
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named)
    beside = portable_dir()
    if beside is not None:
        return beside
    from platformdirs import user_data_path  # noqa: PLC0415 - not where the folder is named

    try:
        found = user_data_path("mpcompare", appauthor=False)
    except RuntimeError:
        return _NOWHERE / "mpcompare"
    return found if found.is_absolute() else _NOWHERE / "mpcompare"  # older Pythons: "~"


def portable_dir() -> Path | None:
    """The portable folder beside the program, if someone has put one there.

    Beside main.py in a checkout, beside the program's own file or application where it is a
    bundle. What an installer put among other packages has no such place.
    """
    if getattr(sys, "frozen", False):
        from mpcompare.app.start.bundle import bundle_place  # noqa: PLC0415 - for bundles only

        place = bundle_place()
    elif (_PACKAGE.parent / "main.py").is_file():
        place = _PACKAGE.parent
    else:
        return None
    found = place / PORTABLE_NAME
    return found if os.path.lexists(found) else None


def use_portable(folder: Path) -> None:
    """Use this folder for everything of the user's from now on, in this process and its children.

    Raises:
        FileError: it can't be made or written.
    """
    absolute = folder.absolute()
    check_portable(absolute)
    os.environ[HOME_VARIABLE] = str(absolute)


def check_portable(folder: Path) -> None:
    """Make a portable folder if it is missing, and write into it to see whether that works.

    Raises:
        FileError: it can't be made or written.
    """
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise FileError(
            f"The portable folder {folder} is a file.", "Rename it, or name a folder."
        ) from error
    except FileNotFoundError as error:
        raise FileError(
            f"There is no folder {folder.parent} to make the portable folder in.",
            "Make it first, or name another one.",
        ) from error
    except OSError as error:
        raise _unwritable(folder, error) from error
    probe = folder / f".{os.getpid()}.tmp"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> FileError:
    return FileError(
        f"The portable folder {folder} can't be written: {error.strerror}.",
        "Make room, let it be written, or name another folder with --portable.",
    )


def check_beside() -> None:
    """Check the portable folder beside the program, where that is the one in use.

    Raises:
        FileError: it can't be written. What is the user's must not land on the computer instead.
    """
    beside = None if os.environ.get(HOME_VARIABLE) else portable_dir()
    if beside is not None:
        check_portable(beside)


def session_file() -> Path:
    """Where the window writes how it was left."""
    return user_dir() / "session.json"


def logs_dir() -> Path:
    """Where the log is written. It holds nothing of the user's."""
    return user_dir() / "logs"
