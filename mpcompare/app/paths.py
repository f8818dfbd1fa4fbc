"""Where the program's own files are: from a checkout or an installed wheel, whatever the folder."""

import os
from pathlib import Path

from mpcompare.model.errors import CatalogError

_PACKAGE = Path(__file__).resolve().parent.parent
CATALOG_NAME = "catalog.db"


def _beside(folder: str) -> Path:
    """Give a folder that a wheel holds inside the package, and a checkout next to it."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def resources_dir() -> Path:
    """Icons, colours and templates."""
    return _beside("resources")


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
    """Where the user's own things live; `MPCOMPARE_HOME` puts them elsewhere."""
    named = os.environ.get("MPCOMPARE_HOME")
    if named:
        return Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415 - not where the folder is named

    return user_data_path("mpcompare", appauthor=False)


def session_file() -> Path:
    """Where the window writes how it was left."""
    return user_dir() / "session.json"
