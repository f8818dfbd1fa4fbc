"""The wages in exported files: which place they are of, how rough they are, and whom they tell."""

import csv
from contextlib import closing
from pathlib import Path

import pytest

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.write import Choices, write
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing
from mpcompare.model.pay.preferences import PayChoices, Residence

DATA = Path(__file__).parents[3] / "data"
ENGINEERS = "Sound Engineering Technicians: "


@pytest.fixture
def pay_of(tmp_path):
    """Export a program as a CSV table, and read what it says of each occupation's pay."""

    def export(program, **chosen):
        path = tmp_path / "comparison.csv"
        with closing(Workspace.open(DATA / "catalog.db", ATTRIBUTES)) as workspace:
            comparison = compared(workspace, State(library=comparing(program)), 2026)
            write(workspace, comparison, path, Choices("csv", pay=PayChoices(**chosen)))
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        return {label: cell for _, label, cell in rows}

    return export


def test_the_area_is_the_one_that_the_school_lies_in(pay_of):
    pay = pay_of("uml-mm-sound-recording-technology")
    assert pay[ENGINEERS + "Place"] == "Boston-Cambridge-Newton, MA-NH, metropolitan area"
    assert pay[ENGINEERS + "Median"] == "$77,420"
    assert pay["Audio and Video Technicians: Median"] == "$86,470"


def test_a_rough_estimate_says_so_in_words(pay_of):
    pay = pay_of("mtsu-mfa-recording-arts-and-technologies")
    assert pay[ENGINEERS + "Median"] == "$71,180"
    assert "rough estimate from a small sample" in pay[ENGINEERS + "Notes"]
    assert "27.7 %" in pay[ENGINEERS + "Notes"]


def test_a_school_outside_all_areas_says_so(pay_of):
    pay = pay_of("dartmouth-mfa-sonic-practice")
    places = {cell for label, cell in pay.items() if label.endswith(": Place")}
    notes = {cell for label, cell in pay.items() if label.endswith(": Notes")}
    assert "New Hampshire, state" in places
    assert all("micropolitan area (Grafton County)" in note for note in notes)


def test_a_file_tells_nobody_where_the_user_lives(pay_of):
    pay = pay_of("berklee-online-ma-music-production", home=Residence("US", "Tennessee", "34980"))
    assert pay[ENGINEERS + "Place"] == "Boston-Cambridge-Newton, MA-NH, metropolitan area"
    assert "where the school is, not the student" in pay[ENGINEERS + "Notes"]
    assert not any("Nashville" in cell or "you live" in cell for cell in pay.values())
