"""How pages are arranged is there again after the real program was closed and started again."""

import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from mpcompare.app.start import paths
from mpcompare.app.state import session_file
from mpcompare.app.state.layout_choice import read
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.library.store import Store
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.decide.criteria import Linear
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft
from mpcompare.model.library.library import Library, comparing, with_entry
from tests.ui.compare_steps import DENVER, LOWELL

ROOT = Path(__file__).parents[3]
PROGRAM = Path(__file__).parent / "arranging_process.py"


def keep_library():
    criteria = CriteriaSet("Mine", (Draft("duration_months", Linear(36, 12), 30),))
    library = comparing(LOWELL, DENVER)
    listed = replace(library.shortlist, criteria=CriteriaSets((criteria,)))
    library = with_entry(library, "shortlists", library.open, listed)
    paths.user_dir().mkdir(exist_ok=True)
    with closing(Store.open(paths.user_dir() / "library.db")) as store:
        store.write(Library(), library, "2026-11-23T14:05:00+00:00")


def told(what):
    """Start the program, let it say how its pages are arranged, and close it."""
    done = subprocess.run(
        [sys.executable, PROGRAM, what],
        stdout=subprocess.PIPE,
        check=True,
        cwd=ROOT,
        timeout=120,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "MPCOMPARE_HOME": str(paths.user_dir()),
        },
    )
    return json.loads(done.stdout)


def test_tabs_tables_and_widths_of_panes_are_there_again():
    keep_library()
    fresh = told("read")
    arranged = told("arrange")
    assert {page for page in fresh if fresh[page] != arranged[page]} == {*fresh}
    assert arranged["deadlines"]["plan"] == [True, True]
    assert arranged["cost"]["tab"] == [False, False, True]
    assert arranged["cost"]["table"] == arranged["careers"]["table"] == [True, True]
    assert arranged["explore"]["details"] is not fresh["explore"]["details"]
    assert told("read") == arranged


def test_a_layout_of_another_shape_is_left_out(tmp_path):
    for raw in (None, 5, [], {"a": 5}, {"a": ["x"]}, {"a": [-1]}, {"a": [10**9]}, {5: [1]}):
        assert read(raw) == {}
    path = tmp_path / "session.json"
    session_file.save(path, Remembered(State(layout={"explore.widths": (300, 0, 40)})))
    assert session_file.load(path, ATTRIBUTES).state.layout == {"explore.widths": (300, 0, 40)}
