"""The user's library: what it adds to a start, and how soon a change is on disk.

`python bench/library.py CATALOG [ROUNDS]` prints its figures as JSON. The library has 1,000
shortlisted programs, four of them on the shortlist in sight, and 10,000 notes. What it adds is the
median difference between two whole starts to the first paint, one after the other, with and without
it; beside that stand how long the opening takes, how long it takes to read all of it, which is done
after the first paint, and how long SQLite alone takes to read the same rows. A change counts from
the session's change to the return of the call that has it on disk; beside that stand the write by
itself, and how long SQLite alone takes to put the same note on disk.
"""

import json
import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from interface import Undisturbed, pause, window_on
from measure import Run, interleave, p95, run_process
from PySide6.QtWidgets import QApplication
from startup import FOUR

from mpcompare.__main__ import EXIT_AFTER
from mpcompare.app.library.service import FILE_NAME, LibraryService, SaveResult
from mpcompare.app.state import session_file
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.model.library.library import Library, comparing, with_entry
from mpcompare.model.library.note import Note
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.model.library.step import StepLog
from mpcompare.ui.library.autosave import LibraryAutosave

PROGRAMS, NOTES, CHANGES = 1000, 10_000, 60
ROWS = (
    "SELECT program, attribute, text, written FROM notes",
    "SELECT shortlist, position, program FROM shortlist_programs",
)
WORDS = "The studio is open until late in spring and the entrance exam can be taken online too"


def large() -> Library:
    """Return the library that is measured: four programs in sight, the others on ten lists."""
    ids = [*FOUR, *(f"made-up-program-{number}" for number in range(PROGRAMS - len(FOUR)))]
    lists = {
        f"list-{number}": Shortlist(f"Made-up list {number}", str(number), tuple(ids[number::10]))
        for number in range(10)
    }
    words = WORDS.split()
    notes = {
        (ids[number % PROGRAMS], f"fact-{number // PROGRAMS}"): Note(
            " ".join(words[(number + at) % len(words)] for at in range(20)), "2026-11-23"
        )
        for number in range(NOTES)
    }
    library = comparing(*FOUR)
    return replace(library, shortlists={**library.shortlists, **lists}, notes=notes)


def home_with(folder: Path, library: Library) -> Path:
    """Make a folder of the user's with a library on Compare."""
    library_service = LibraryService(folder / FILE_NAME)
    library_service.save(Library(), library)
    library_service.close()
    session_file.save(folder / "session.json", Remembered(State(page="compare", welcomed=True)))
    return folder


def started(folder: Path, rounds: int) -> dict[str, float]:
    """Start with four programs alone and with everything, in turn."""
    homes = {
        "without": home_with(folder / "small", comparing(*FOUR)),
        "with": home_with(folder / "large", large()),
    }

    def start(home: Path) -> Run:
        return run_process(["main.py"], {"MPCOMPARE_HOME": str(home), EXIT_AFTER: "first-paint"})

    runs = {name: partial(start, home) for name, home in homes.items()}
    found = interleave(dict(runs), rounds)
    pairs = zip(found["with"], found["without"], strict=True)
    added = statistics.median(one.seconds - other.seconds for one, other in pairs)
    return {"library_start_added_ms": added * 1000}


def opened(path: Path, rounds: int) -> dict[str, float]:
    """Open the library as a start does, whole, and with nothing but SQLite, in turn."""

    def ours(*, first: bool) -> None:
        library_service = LibraryService(path)
        library_service.open(first=first)
        library_service.close()

    def bare() -> None:
        with closing(sqlite3.connect(path)) as connection:
            for sql in ROWS:
                connection.execute(sql).fetchall()

    ways = {
        "library_open_ms": partial(ours, first=True),
        "library_read_ms": partial(ours, first=False),
        "library_read_sqlite_ms": bare,
    }
    found = medians(ways, rounds)
    ratio = found["library_read_ms"] / found["library_read_sqlite_ms"]
    return {**found, "library_read_sqlite_ratio": ratio}


def medians(ways: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Run each function in turn; return the median of each, in milliseconds."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            began = time.perf_counter()
            way()
            times[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(each) for name, each in times.items()}


def written(path: Path) -> dict[str, float]:
    """Put a note on disk by the service, and with nothing but SQLite into a copy, in turn."""
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    library_service = LibraryService(path)
    library = library_service.open().library
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    number = 0

    def ours() -> None:
        nonlocal library, number
        number += 1
        after = with_entry(library, "notes", (FOUR[0], "fact-1"), Note(f"written {number}"))
        library = library_service.save(library, after).library

    def bare() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM notes WHERE program = ? AND attribute = 'fact-1'", FOUR[:1])
        row = (FOUR[0], "fact-1", f"written {number}", "")
        connection.execute(
            "INSERT INTO notes (program, attribute, text, written) VALUES (?, ?, ?, ?)", row
        )
        connection.execute("COMMIT")

    found = medians({"library_write_ms": ours, "library_write_sqlite_ms": bare}, CHANGES)
    library_service.close()
    connection.close()
    ratio = found["library_write_ms"] / found["library_write_sqlite_ms"]
    return {**found, "library_write_sqlite_ratio": ratio}


class Timed(LibraryService):
    """Notes when each change has come to disk."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.done: list[float] = []

    def save(
        self, before: Library, after: Library, steps: tuple[StepLog, StepLog] | None = None
    ) -> SaveResult:
        """Keep, and look at the clock."""
        kept = super().save(before, after, steps)
        self.done.append(time.perf_counter())
        return kept


def changed(catalog: Path, path: Path) -> dict[str, float]:
    """Write notes in a window, one after the other, kept on disk and not kept."""
    library_service = Timed(path)
    found = library_service.open(first=True)
    state = State(page="compare", welcomed=True, library=found.library)
    kept, unkept = Undisturbed(), Undisturbed()
    took, applied = list[float](), list[float]()
    with window_on(catalog, state) as window:
        pause(3000)  # the charts' library comes in
        for number in range(CHANGES):
            unkept.note(str(number % 10), lambda number=number: _note(window, number, []))
    with window_on(catalog, state, library_service) as window:
        library_autosave = LibraryAutosave(window.session, library_service, found)
        library_autosave.guard(window)
        library_autosave.begin()
        pause(3000)
        for number in range(CHANGES):
            library_service.done.clear()
            began = time.perf_counter()
            kept.note(str(number % 10), lambda number=number: _note(window, number, applied))
            while not library_autosave.is_saved:  # on a busy machine
                pause(5)
            took.append((library_service.done[0] - began) * 1000)
    library_service.close()
    return {
        "library_change_on_disk_ms": statistics.median(took),
        "library_change_on_disk_p95_ms": p95(took),
        "library_change_apply_ms": statistics.median(applied),
        "library_change_frame_ms": kept.longest(),
        "library_change_frame_unkept_ms": unkept.longest(),
    }


def _note(window: Any, number: int, applied: list[float]) -> None:
    session = window.session
    noted = with_entry(session.state.library, "notes", (FOUR[0], "fact-1"), Note(f"note {number}"))
    began = time.perf_counter()
    session.apply(replace(session.state, library=noted), f"Note {number}")
    applied.append((time.perf_counter() - began) * 1000)
    pause(60)


def measure(catalog: Path, rounds: int) -> dict[str, Any]:
    """Measure all of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["MPCOMPARE_HOME"] = str(folder)
        found = started(folder, rounds)
        path = folder / "large" / FILE_NAME
        return {**found, **opened(path, rounds), **written(path), **changed(catalog, path)}


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    given = sys.argv[1:]
    print(json.dumps(measure(Path(given[0]), int(given[1]) if given[1:] else 15)))
