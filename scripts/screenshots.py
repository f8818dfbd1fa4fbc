"""Draw the pictures of the documentation anew: each page of the real program, light and dark.

The program runs on a virtual screen of its own (Xvfb), on a state as a session would have left it;
ImageMagick takes the picture once the window has come to rest.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from mpcompare.app import session_file
from mpcompare.app.session_file import Remembered
from mpcompare.app.state import State
from mpcompare.model.library import FIRST, Library
from mpcompare.model.query import AnyOf, Query
from mpcompare.model.shortlist import Shortlist
from mpcompare.ui.pages import find_pages

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SIZE = "1280x800"
REST_SECONDS = 1.5
"""Pictures taken this far apart and equal: the charts are drawn, nothing moves any more."""
PATIENCE_SECONDS = 40

FOUR = (
    "uml-mm-sound-recording-technology",
    "nyu-mm-music-technology",
    "cu-denver-ms-recording-arts",
    "american-ma-audio-technology",
)
AWAY = frozenset({"status", "degree_title", "careers", "application_fee"})
SHOWN = State(
    welcomed=True,
    library=Library(shortlists={FIRST: Shortlist("Fall 2027", programs=FOUR, hidden_rows=AWAY)}),
    selected="cu-denver-ms-recording-arts",
    query=Query(filters=(AnyOf("concentrations", frozenset({"production"})),)),
    folded=frozenset({"GETTING_IN", "STUDYING", "COST", "DEADLINES"}),
)
"""Sections folded so that what a visitor looks for first, the charts among it, is in sight."""


def main() -> int:
    """Take the pictures of the pages named, or of all; give the exit status."""
    wanted = sys.argv[1:] or [page.key for page in find_pages()]
    IMAGES.mkdir(parents=True, exist_ok=True)
    with virtual_screen() as display:
        for page in wanted:
            for scheme in ("light", "dark"):
                path = IMAGES / f"{page}-{scheme}.png"
                take(replace(SHOWN, page=page, scheme=scheme), path, display)
                print(path.relative_to(ROOT))
    return 0


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Start a screen that nobody sees, and give its display's name."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as numbers:
        display = f":{numbers.readline().strip()}"
    try:
        yield display
    finally:
        server.terminate()
        server.wait()


def take(state: State, path: Path, display: str) -> None:
    """Start the program on a state and take its picture."""
    with tempfile.TemporaryDirectory() as home:
        session_file.save(Path(home) / "session.json", Remembered(state))
        settings = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "MPCOMPARE_HOME": home}
        program = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py")], env={**os.environ, **settings}
        )
        try:
            at_rest(path, display)
        finally:
            program.terminate()
            program.wait()


def at_rest(path: Path, display: str) -> None:
    """Take pictures until two in a row are alike and show more than an empty screen."""
    command = ["import", "-display", display, "-window", "root", "-strip", str(path)]
    before = b""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        time.sleep(REST_SECONDS)
        subprocess.run(command, check=True)
        now = path.read_bytes()
        if now == before and len(now) > 10_000:
            return
        before = now
    raise RuntimeError(f"the window did not come to rest within {PATIENCE_SECONDS} seconds")


if __name__ == "__main__":
    sys.exit(main())
