"""Opening, building and checking catalogs, with the program's own ones where none is named."""

from pathlib import Path

from mpcompare.app.start.paths import bundled_catalog, source_data_dir
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.opening import hash_file
from mpcompare.model.attribute import Register
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import CatalogError
from mpcompare.model.locale_format import decimal, whole


def open_workspace(path: Path | None = None, register: Register = ATTRIBUTES) -> Workspace:
    """Open a catalog, or the bundled one, for printed output, with its checksum compared.

    Raises:
        CatalogError: it is missing, foreign, not as it was built, too old or too new.
    """
    workspace = Workspace.open(path or bundled_catalog(), register)
    try:
        workspace.compare_checksum()
    except CatalogError:
        workspace.close()
        raise
    return workspace


def verify_catalog(path: Path | None = None, register: Register = ATTRIBUTES) -> str:
    """Read a catalog through, or the bundled one; say in a sentence what it is.

    Raises:
        CatalogError: it can't be read as a catalog, is damaged, or is not the file whose hash
            stands beside it.
    """
    workspace = Workspace.open(path or bundled_catalog(), register)
    try:
        has_hash = workspace.verify()
        info = workspace.info
    finally:
        workspace.close()
    beside = f" Its hash is the one in {hash_file(info.path).name}." if has_hash else ""
    return (
        f"{info.path.name} is as it was built: catalog {info.version} of {info.date}, "
        f"{whole(info.programs)} programs, {whole(info.facts)} facts.{beside}"
    )


def check_sources(data: Path | None = None) -> tuple[str, ...]:
    """Check the source files of a catalog; return every problem as `file:line: key: what`.

    Raises:
        CatalogError: there are no source files.
    """
    from mpcompare.catalog.build.check import check  # noqa: PLC0415 - only two commands need it

    return tuple(str(problem) for problem in check(data or source_data_dir()))


def build_catalog(data: Path | None = None, output: Path | None = None) -> str:
    """Build a catalog from its source files; say in a sentence what was written.

    Raises:
        CatalogError: the source files have problems, or are missing.
        FileError: the catalog can't be written.
    """
    from mpcompare.catalog.build.build import build  # noqa: PLC0415 - it imports sqlite_utils

    report = build(data or source_data_dir(), output or bundled_catalog())
    return (
        f"Built {report.output}: catalog {report.version}, {report.programs} programs, "
        f"{whole(report.facts)} facts, {report.sources} sources, "
        f"{decimal(report.size / 2**20, 1)} MiB."
    )
