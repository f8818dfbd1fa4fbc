"""Builds what this system can: `make package` puts it all into dist/, with SHA256SUMS beside it.

Everywhere: the wheel, the source archive and the bundle (PyInstaller, one folder) in an archive.
On Debian and its kin: the .deb of the bundle. Files have the date of the last commit, or that of
SOURCE_DATE_EPOCH, so that two builds of one commit from the same environment are alike.
"""

import gzip
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from email.utils import formatdate
from pathlib import Path

from icons import write_icons
from manual import completions, manual_page

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DIST = ROOT / "dist"
sys.path.insert(0, str(ROOT))
LINUX = HERE / "linux"
MAINTAINER = "The mpcompare authors <mpcompare@users.noreply.github.com>"
APP_ID = "io.github.mpcompare.mpcompare"


def source_date() -> int:
    """Return the seconds since 1970 that all files get."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def wheel_and_source() -> None:
    """Build the wheel and the source archive with the environment's own hatchling."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(DIST), str(ROOT))


def bundle(work: Path) -> Path:
    """Build the folder with the program and all that it needs; return it."""
    spec = str(HERE / "mpcompare.spec")
    into = ("--distpath", str(work / "bundle"), "--workpath", str(work / "pyinstaller"))
    run(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *into, spec)
    return work / "bundle" / "mpcompare"


def archive(folder: Path, version: str) -> Path:
    """Pack the bundle: as ZIP on Windows, else as tar.xz; return the file."""
    name = f"mpcompare-{version}-{sys.platform}-{platform.machine().lower()}"
    if sys.platform == "win32":
        packed = DIST / f"{name}.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as opened:
            for path in sorted(folder.rglob("*")):
                opened.write(path, Path(name) / path.relative_to(folder))
        return packed
    packed = DIST / f"{name}.tar.xz"
    with tarfile.open(packed, "w:xz", preset=9) as opened:
        for path in (folder, *sorted(folder.rglob("*"))):
            opened.add(path, Path(name) / path.relative_to(folder), recursive=False, filter=_plain)
    return packed


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = source_date()
    return entry


def debian_package(folder: Path, version: str, work: Path) -> None:
    """Make the .deb of the bundle, with all that a desktop wants to know of the program."""
    tree = work / "deb"
    installed = tree / "usr" / "lib" / "mpcompare"
    shutil.copytree(folder, installed, symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "mpcompare").symlink_to("../lib/mpcompare/mpcompare")
    desktop_files(tree / "usr" / "share", version)
    documents(tree / "usr" / "share" / "doc" / "mpcompare", version)
    put(
        tree / "usr" / "share" / "lintian" / "overrides" / "mpcompare",
        (LINUX / "lintian-overrides").read_text(encoding="utf-8"),
    )
    architecture = output("dpkg", "--print-architecture").strip()
    size = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    control = (LINUX / "control.in").read_text(encoding="utf-8")
    values = {"version": version, "architecture": architecture, "size": size}
    put(tree / "DEBIAN" / "control", control.format_map(values))
    for path in tree.rglob("*"):
        if not path.is_symlink():
            needed = path.is_dir() or path == installed / "mpcompare"
            path.chmod(0o755 if needed else 0o644)
            os.utime(path, (source_date(), source_date()))
    target = DIST / f"mpcompare_{version}_{architecture}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target))


def desktop_files(share: Path, version: str) -> None:
    """Write what a Linux desktop reads, from the menu entry to the shells' completions."""
    for file, folder in (
        (f"{APP_ID}.desktop", "applications"),
        (f"{APP_ID}.metainfo.xml", "metainfo"),
    ):
        put(share / folder / file, (LINUX / file).read_text(encoding="utf-8"))
    mime = (LINUX / f"{APP_ID}-mime.xml").read_text(encoding="utf-8")
    put(share / "mime" / "packages" / f"{APP_ID}.xml", mime)
    write_icons(share / "icons" / "hicolor", APP_ID)
    compressed = gzip.compress(manual_page(version, source_date()).encode(), mtime=0)
    page = share / "man" / "man1" / "mpcompare.1.gz"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(compressed)
    for path, text in completions().items():
        put(share / path, text)


def documents(folder: Path, version: str) -> None:
    """Write the licence and the list of changes where Debian expects them."""
    put(folder / "copyright", (LINUX / "copyright").read_text(encoding="utf-8"))
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "NEWS.gz").write_bytes(gzip.compress(changes, 9, mtime=0))
    day = formatdate(source_date())
    entry = (
        f"mpcompare ({version}) unstable; urgency=medium\n\n"
        f"  * What changed is in NEWS.gz beside this file.\n\n -- {MAINTAINER}  {day}\n"
    )
    (folder / "changelog.gz").write_bytes(gzip.compress(entry.encode(), 9, mtime=0))


def catalog() -> None:
    """Put the catalog beside the rest with its hash, for those who have the program already."""
    data = (ROOT / "data" / "catalog.db").read_bytes()
    (DIST / "catalog.db").write_bytes(data)
    put(DIST / "catalog.db.sha256", f"{hashlib.sha256(data).hexdigest()}  catalog.db\n")


def checksums() -> None:
    """Write the SHA-256 of each file into SHA256SUMS, as `sha256sum --check` reads it."""
    files = sorted(path for path in DIST.iterdir() if path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    put(DIST / "SHA256SUMS", "".join(lines))
    for path in files:
        print(f"{path.stat().st_size / 1e6:7.1f} MB  dist/{path.name}")


def put(path: Path, text: str) -> None:
    """Write a text file, and make its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def run(*command: str) -> None:
    """Run a command in the checkout; stop where it fails."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(source_date())}
    subprocess.run(command, cwd=ROOT, check=True, env={**environment, "PYTHONHASHSEED": "1"})


def output(*command: str) -> str:
    """Return what a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Build all of it."""
    from mpcompare import __version__  # noqa: PLC0415 - the checkout's, whatever is installed

    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    wheel_and_source()
    with tempfile.TemporaryDirectory(prefix="mpcompare-package-") as made:
        work = Path(made)
        folder = bundle(work)
        archive(folder, __version__)
        if shutil.which("dpkg-deb"):
            debian_package(folder, __version__, work)
    catalog()
    checksums()


if __name__ == "__main__":
    main()
