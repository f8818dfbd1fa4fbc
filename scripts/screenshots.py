"""Draw the pictures of the documentation anew: pages and dialogs of the real program.

The program runs on a virtual screen of its own (Xvfb), on a state and a library as somebody would
have left them; xdotool types the key that opens a dialog, and ImageMagick takes the picture once
the window has come to rest. The exported web page is taken by Chromium. What a page of the
documentation shows in full width is there light and dark. All are made small: few colours stand for
those of the edges of letters, which a reader does not tell apart.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.decide import changes as criteria_changes
from mpcompare.app.decide.examples import EXAMPLES, example_set
from mpcompare.app.decide.subjects import subjects
from mpcompare.app.library import notes
from mpcompare.app.library.service import FILE_NAME, LibraryService
from mpcompare.app.state import changes, session_file
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.app.workspace.open import open_workspace
from mpcompare.model.library.application import Status
from mpcompare.model.library.library import FIRST, Library
from mpcompare.model.library.profile import Profile
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.model.query import AnyOf, Query
from mpcompare.ui.pages import find_pages

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
WIDTH, HEIGHT = 1280, 960
REST_SECONDS = 1.5
"""Pictures taken this far apart and equal: the charts are drawn, nothing moves any more."""
PATIENCE_SECONDS = 40
NOTED = "2026-11-20T10:00:00+00:00"

FOUR = (
    "uml-mm-sound-recording-technology",
    "nyu-mm-music-technology",
    "cu-denver-ms-recording-arts",
    "american-ma-audio-technology",
)
DENVER, NEW_YORK = FOUR[2], FOUR[1]
AWAY = frozenset({"status", "degree_title", "careers", "application_fee"})
WEB_PAGE = "web-page"
SCHEMES = {"light": (), "dark": ("--blink-settings=preferredColorScheme=0",)}
"""With what Chromium is told which scheme its user likes."""
COLOURS = 256


def gathered() -> Library:
    """Return a library such as an applicant has after some weeks; all words in it are made up."""
    first = Shortlist("Fall 2027", programs=FOUR, hidden_rows=AWAY)
    state = State(library=Library(shortlists={FIRST: first}))
    said = Profile(
        degree="bachelor",
        music_degree="yes",
        recordings="yes",
        gpa=3.2,
        references=2,
        place="campus",
        residence="US-Ohio",
    )
    state = changes.set_profile(state, said)
    state = application_changes.set_status(state, DENVER, Status.APPLYING, "2026-11-03")
    state = application_changes.set_status(state, NEW_YORK, Status.CONSIDERING, "2026-11-01")
    with closing(open_workspace()) as workspace:
        (program,) = workspace.programs([DENVER])
        state = application_changes.make_checklist(state, program, workspace.register)
        state = criteria_changes.add_set(state, example_set(EXAMPLES[0], subjects(workspace)))
    state = notes.set_tags(state, DENVER, ["live room", "near home"])
    told = "Told by phone: the portfolio counts as the thesis, and may be a record."
    state = notes.write_note(state, (DENVER, "thesis_option"), told, NOTED, "")
    asked = "Mailed the office on 12 November about *summer classes*; no answer yet."
    return notes.write_note(state, (NEW_YORK, ""), asked, NOTED, "").library


SHOWN = State(
    welcomed=True,
    selected=DENVER,
    query=Query(filters=(AnyOf("concentrations", frozenset({"production"})),)),
)
FOUND = State(welcomed=True, query=Query("no gre"))


class Picture(NamedTuple):
    """What a picture of the window shows.

    Attributes:
        state: what the program starts on.
        keys: what is pressed then.
        schemes: in which colours it is taken.
        is_new: whether nothing has been gathered yet.
        is_dialog: whether it is of the dialog alone that the keys open.
    """

    state: State
    keys: tuple[str, ...] = ()
    schemes: tuple[str, ...] = tuple(SCHEMES)
    is_new: bool = False
    is_dialog: bool = False


COMPARE = replace(SHOWN, page="compare")
EXPORTED = replace(COMPARE, export=COMPARE.export._replace(folder=tempfile.gettempdir()))
"""The dialog would name the home of whoever takes the picture."""
PICTURES = {
    **{page.key: Picture(replace(SHOWN, page=page.key)) for page in find_pages()},
    "welcome": Picture(State(), is_new=True),
    "search": Picture(FOUND, is_new=True),
    "source": Picture(COMPARE, ("Down", "Down", "Right", "F4")),
    "export": Picture(EXPORTED, ("ctrl+e",), is_dialog=True),
    "profile": Picture(COMPARE, ("ctrl+i",), is_dialog=True),
    "note": Picture(COMPARE, ("ctrl+m",), is_dialog=True),
    "shortlist": Picture(COMPARE, ("alt+s",), ("light",)),
    "own-program": Picture(COMPARE, ("ctrl+shift+n",), is_dialog=True),
    "correction": Picture(COMPARE, ("Down", "Down", "Right", "ctrl+shift+k"), is_dialog=True),
}
"""Every picture of the window, by its name."""


def main() -> int:
    """Take the pictures of the pages named, or of all; return the exit status."""
    wanted = sys.argv[1:] or [*PICTURES, WEB_PAGE]
    IMAGES.mkdir(parents=True, exist_ok=True)
    with virtual_screen() as display:
        for name in wanted:
            picture = PICTURES.get(name)
            for scheme in picture.schemes if picture else SCHEMES:
                path = IMAGES / f"{name}-{scheme}.png"
                if picture:
                    take(picture, scheme, path, display)
                else:
                    take_web_page(path, SCHEMES[scheme])
                make_small(path)
                print(path.relative_to(ROOT))
    return 0


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Start a virtual screen, and return its display's name."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writer),
            "-screen",
            "0",
            f"{WIDTH}x{HEIGHT}x24",
            "-nolisten",
            "tcp",
        ],
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


def take(picture: Picture, scheme: str, path: Path, display: str) -> None:
    """Start the program on a state, press keys if there are any, and take its picture."""
    state = replace(picture.state, scheme=scheme)
    with tempfile.TemporaryDirectory() as home:
        session_file.save(Path(home) / "session.json", Remembered(state))
        if not picture.is_new:
            with closing(LibraryService(Path(home) / FILE_NAME)) as library_service:
                library_service.save(Library(), gathered())
        settings = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "MPCOMPARE_HOME": home}
        program = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py")], env={**os.environ, **settings}
        )
        try:
            at_rest(path, display)
            tell_window(display, "windowsize", str(WIDTH), str(HEIGHT))
            if picture.keys:
                tell_window(display, "windowfocus", "--sync", "key", *picture.keys)
            at_rest(path, display)
            if picture.is_dialog:
                subprocess.run(
                    ["convert", str(path), "-crop", place_of_dialog(display), "+repage", str(path)],
                    check=True,
                )
        finally:
            program.terminate()
            program.wait()


def take_web_page(path: Path, scheme: Sequence[str]) -> None:
    """Export four programs as web page, and take Chromium's picture of it."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "comparison.html"
        write = [sys.executable, str(ROOT / "main.py"), "compare", *FOUR, "--format", "html"]
        told = ["--title", "Fall 2027", "-o", str(page)]
        home = {**os.environ, "MPCOMPARE_HOME": folder}
        subprocess.run([*write, *told], check=True, env=home)
        browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        size = [f"--user-data-dir={folder}/browser", f"--window-size={WIDTH},{HEIGHT}"]
        shot = [*browser, *size, *scheme, f"--screenshot={path}", page.as_uri()]
        subprocess.run(shot, check=True, capture_output=True)


def make_small(path: Path) -> None:
    """Write a picture anew with as many colours as one byte tells apart."""
    few = ["+dither", "-colors", str(COLOURS), "-define", "png:compression-level=9", "-strip"]
    subprocess.run(["convert", str(path), *few, f"PNG8:{path}"], check=True)


def tell_window(display: str, *words: str) -> None:
    """Do something to the program's window with xdotool."""
    find = ["xdotool", "search", "--onlyvisible", "--name", "mpcompare"]
    subprocess.run([*find, *words], check=True, env={**os.environ, "DISPLAY": display})


def place_of_dialog(display: str) -> str:
    """Return where the window with the focus is, as ImageMagick writes it."""
    ask = ["xdotool", "getwindowfocus", "getwindowgeometry", "--shell"]
    settings = {**os.environ, "DISPLAY": display}
    done = subprocess.run(ask, check=True, capture_output=True, text=True, env=settings)
    place = dict(line.split("=") for line in done.stdout.split())
    return "{WIDTH}x{HEIGHT}+{X}+{Y}".format_map(place)


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
