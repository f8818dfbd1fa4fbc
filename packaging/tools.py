"""What the scripts of packaging/ share: folders, the date of all files, and commands."""

import os
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DIST = ROOT / "dist"
sys.path.insert(0, str(ROOT))


@cache
def source_date() -> int:
    """Return the seconds since 1970 that all files get."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ("git", "-C", str(ROOT), "log", "-1", "--format=%ct")
    return int(output(*command))


def put(path: Path, text: str) -> None:
    """Write a text file, and make its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def run(*command: str) -> None:
    """Run a command in the checkout, alike each time; stop where it fails.

    Modules are bundled as they are, since the archive's compression is far better on the whole.
    dpkg-deb's result depends on the number of processors unless it takes one.
    """
    alike = {
        "SOURCE_DATE_EPOCH": str(source_date()),
        "PYTHONHASHSEED": "1",
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
        "DPKG_DEB_THREADS_MAX": "1",
    }
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, **alike})


def output(*command: str) -> str:
    """Return what a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def checkout(module: str) -> ModuleType:
    """Return a module of the checkout's mpcompare, whatever is installed."""
    return import_module(f"mpcompare.{module}")
