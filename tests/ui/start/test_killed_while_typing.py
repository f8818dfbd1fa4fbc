"""The real program is killed while something is typed in it, and started again."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from mpcompare.app.drafts import drafts_file
from mpcompare.app.start import paths
from mpcompare.library.store import Store
from mpcompare.model.decide.criteria import Linear, OfChoices
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft
from mpcompare.model.library.application import Application, Item
from mpcompare.model.library.library import Library, comparing, with_entry

ROOT = Path(__file__).parents[3]
PROGRAM = Path(__file__).parent / "typing_process.py"
BELMONT = "belmont-ms-audio-engineering"
AT = "2026-11-23T14:05:00+00:00"
MAY_BE_LOST_S = 2
"""What is older than that when the program is killed must be there again."""
ANSWERS_WITHIN_S = 60
"""A process that says nothing for so long is ended, and its test fails."""

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="it can't be killed so")


@pytest.fixture
def folder():
    """The folder that this test has for the user's things."""
    return paths.user_dir()


@contextmanager
def running(what, kind):
    """Start the program; it is killed at the end, whatever it does then."""
    process = subprocess.Popen(
        [sys.executable, PROGRAM, what, kind],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "MPCOMPARE_HOME": str(paths.user_dir()),
        },
    )
    end = threading.Timer(ANSWERS_WITHIN_S, process.kill)
    end.start()
    try:
        yield process
    finally:
        end.cancel()
        process.kill()
        process.wait()
        process.stdout.close()


def killed_while_typing(kind):
    """Return what was typed a little more than two seconds before the program was killed."""
    with running("type", kind) as process:
        typed = json.loads(process.stdout.readline())["typed"]
        time.sleep(MAY_BE_LOST_S)
    assert process.returncode == -signal.SIGKILL
    return typed


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        (
            "note",
            "Note on MS Audio Engineering",
            ["Made-up words, told by phone: ask again in spring"],
        ),
        ("correction", "Correct Credits of MS Audio Engineering", ["36", "Made-up office"]),
        ("program", "Add Zither", ["Zither", "Made-up school"]),
        ("profile", "Your profile", ["Made-up test", "3.5"]),
        (
            "item",
            "“Made-up line” of the checklist of MS Audio Engineering",
            ["Prof. Made-Up", "28 Nov 2027"],
        ),
        ("source", "A source of your program", ["https://example.org/made-up", "2026"]),
        ("tag", "A tag for MS Audio Engineering", ["Made-up words"]),
        ("line", "A line for the checklist of MS Audio Engineering", ["Made-up words"]),
    ],
)
def test_what_was_being_typed_is_offered_and_is_there_again(folder, kind, title, words):
    keep_a_line(folder)
    assert killed_while_typing(kind) == words
    with running("read", kind) as process:
        found = json.loads(process.stdout.readline())
    assert found == {
        "notice": f"{title}: what you had typed when mpcompare ended is still there.",
        "action": "Go on",
        "found": words,
    }
    assert [one.title for one in drafts_file.load()] == [title]  # until its dialog is closed
    assert [path.name for path in folder.glob("drafts*")] == ["drafts.json"]


def test_a_name_that_was_being_typed_is_there_when_it_is_asked_for_again():
    assert killed_while_typing("name") == ["Made-up list"]
    with running("read", "name") as process:
        found = json.loads(process.stdout.readline())
    assert found["notice"] == (
        "New shortlist: what you had typed when mpcompare ended is still there when you open it "
        "again."
    )
    assert found["found"] == ["Made-up list"]


def keep_a_line(folder):
    """Write a library in which the program has a checklist of one line."""
    line = Application((), (Item("Made-up line"),))
    library = replace(comparing(BELMONT), applications={BELMONT: line})
    folder.mkdir(exist_ok=True)
    with closing(Store.open(folder / "library.db")) as store:
        store.write(Library(), library, AT)


def test_a_weight_and_its_step_are_in_the_library(folder):
    criteria = CriteriaSet(
        "Mine",
        (
            Draft("duration_months", Linear(36, 12), 30),
            Draft("thesis_option", OfChoices({"thesis": 1.0, "non-thesis": 0.0}), 70),
        ),
    )
    library = comparing(BELMONT)
    listed = replace(library.shortlist, criteria=CriteriaSets((criteria,)))
    library = with_entry(library, "shortlists", library.open, listed)
    folder.mkdir(exist_ok=True)
    with closing(Store.open(folder / "library.db")) as store:
        store.write(Library(), library, AT)
    [weight] = killed_while_typing("weight")
    assert weight > 70
    with closing(Store.open(folder / "library.db")) as store:
        kept = store.library.shortlist.criteria
        assert kept.sets[0].criteria[1].weight == weight
        assert [step.name for step in store.steps().done] == ["Weight of Thesis option"]
