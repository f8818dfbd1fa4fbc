"""Builds what this system can: `make package` puts it all into dist/, with SHA256SUMS beside it.

Everywhere: the wheel, the source archive and the bundle (PyInstaller, one folder) in an archive.
On Debian and its kin: the .deb of the bundle. Files have the date of the last commit, or that of
SOURCE_DATE_EPOCH, so that two builds of one commit from the same environment are alike.
`--quick` compresses little: for trying things out.
"""

import argparse
import hashlib
import lzma
import platform
import shutil
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from debian import debian_package
from tools import DIST, HERE, ROOT, put, run, source_date

# A fifth of these is tables of names that only a debugger reads. numpy's libraries are left as they
# are: their wheel's own tools have moved parts of them, which strip does not expect.
WITH_SYMBOLS = (
    "libpython3.*",
    "python3.*/lib-dynload/*.so",
    "typst/*.so",
    "python_calamine/*.so",
    "PySide6/Qt/lib/libicu*",
)


def wheel_and_source() -> None:
    """Build the wheel and the source archive with the environment's own hatchling."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(DIST), str(ROOT))


def bundle(work: Path) -> Path:
    """Build the folder with the program and all that it needs; return it."""
    spec = str(HERE / "mpcompare.spec")
    into = ("--distpath", str(work / "bundle"), "--workpath", str(work / "pyinstaller"))
    run(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *into, spec)
    folder = work / "bundle" / "mpcompare"
    if sys.platform == "linux":
        strip_symbols(folder / "_internal")
    return folder


def strip_symbols(libraries: Path) -> None:
    """Take out of libraries what only a debugger reads."""
    files = sorted(str(file) for pattern in WITH_SYMBOLS for file in libraries.glob(pattern))
    run("strip", "--strip-unneeded", *files)


def archive(folder: Path, version: str, *, quick: bool) -> Path:
    """Pack the bundle: as ZIP on Windows, else as tar.xz; return the file."""
    name = f"mpcompare-{version}-{sys.platform}-{platform.machine().lower()}"
    if sys.platform == "win32":
        packed = DIST / f"{name}.zip"
        level = 1 if quick else 9
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as opened:
            for path in sorted(folder.rglob("*")):
                opened.write(path, Path(name) / path.relative_to(folder))
        return packed
    packed = DIST / f"{name}.tar.xz"
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0 if quick else 9}]
    if platform.machine() == "x86_64":
        filters.insert(0, {"id": lzma.FILTER_X86})  # makes the addresses of calls alike
    with (
        lzma.open(packed, "wb", filters=filters) as compressed,
        tarfile.open(fileobj=compressed, mode="w", format=tarfile.GNU_FORMAT) as opened,
    ):
        for path in (folder, *sorted(folder.rglob("*"))):
            opened.add(path, Path(name) / path.relative_to(folder), recursive=False, filter=_plain)
    return packed


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Return an entry without what depends on who builds, and when."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = source_date()
    if not entry.issym():
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def catalog() -> None:
    """Put the catalog beside the rest with its hash, for those who have the program already."""
    data = (ROOT / "data" / "catalog.db").read_bytes()
    (DIST / "catalog.db").write_bytes(data)
    put(DIST / "catalog.db.sha256", f"{hashlib.sha256(data).hexdigest()}  catalog.db\n")


def checksums() -> None:
    """Write the SHA-256 of each file into SHA256SUMS, as `sha256sum --check` reads it."""
    files = sorted(path for path in DIST.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    put(DIST / "SHA256SUMS", "".join(lines))
    for path in files:
        print(f"{path.stat().st_size / 1e6:7.1f} MB  dist/{path.name}")


def main() -> None:
    """Build all of it."""
    from mpcompare import __version__  # noqa: PLC0415 - the checkout's, whatever is installed

    described = argparse.ArgumentParser(description="Build what this system can into dist/.")
    described.add_argument("--quick", action="store_true", help="compress little")
    described.add_argument(
        "--bundles", action="store_true", help="leave out what is alike on all systems"
    )
    asked = described.parse_args()
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    if not asked.bundles:
        wheel_and_source()
        catalog()
    with tempfile.TemporaryDirectory(prefix="mpcompare-package-") as made:
        work = Path(made)
        folder = bundle(work)
        archive(folder, __version__, quick=asked.quick)
        app = folder.with_suffix(".app")
        if app.is_dir():
            shutil.copytree(app, DIST / app.name, symlinks=True)  # what the disk image is made of
        if shutil.which("dpkg-deb"):
            debian_package(folder, __version__, work, quick=asked.quick)
    checksums()


if __name__ == "__main__":
    main()
