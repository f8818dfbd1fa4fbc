"""Makes the .deb of the bundle; what a desktop reads of it also goes into AppImage and Flatpak.

`python packaging/debian.py FOLDER` writes only the latter, into FOLDER as into `/usr/share`.
"""

import gzip
import os
import shutil
import sys
from email.utils import formatdate
from pathlib import Path

from icons import write_icons
from manual import completions, manual_page
from tools import DIST, HERE, ROOT, output, put, run, source_date

LINUX = HERE / "linux"
MAINTAINER = "The mpcompare authors <mpcompare@users.noreply.github.com>"
APP_ID = "io.github.mpcompare.mpcompare"


def debian_package(folder: Path, version: str, work: Path, *, quick: bool) -> None:
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
    for path in (tree, *tree.rglob("*")):  # whatever the umask of who builds
        if not path.is_symlink():
            needed = path.is_dir() or path == installed / "mpcompare"
            path.chmod(0o755 if needed else 0o644)
            os.utime(path, (source_date(), source_date()))
    target = DIST / f"mpcompare_{version}_{architecture}.deb"
    compression = ("-Zxz", "-z0") if quick else ("-Zxz", "-z9")
    run("dpkg-deb", "--root-owner-group", *compression, "--build", str(tree), str(target))


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


if __name__ == "__main__":
    from mpcompare import __version__

    desktop_files(Path(sys.argv[1]), __version__)
