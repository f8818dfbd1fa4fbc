"""The costs in exported files: as published for everyone, and with the user's money if wanted."""

import csv
import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.write import Choices, private_options, write
from mpcompare.app.state.cost_choice import AS_STATED, CostChoice
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.export.document.options import Options
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing
from mpcompare.model.library.money import IN_ALL, OwnMoney
from mpcompare.model.library.profile import Profile
from tests.lowell_costs import (
    AT_NO_INTEREST,
    FEE,
    FROM_ANYWHERE,
    FROM_MASSACHUSETTS,
    LOWELL,
    OFF_CAMPUS,
    ON_CAMPUS,
    dollars,
    less,
    times,
)

DATA = Path(__file__).parents[3] / "data"
NYU = "nyu-mm-music-technology"
MINE = replace(
    comparing(LOWELL, NYU),
    profile=Profile(residence="US-Massachusetts"),
    money={IN_ALL: OwnMoney(savings=20_000), LOWELL: OwnMoney(award=5_000, note="made-up letter")},
)


def pdf_text(path, cost=AS_STATED, **options):
    """Export two programs as a PDF, and read it back with another library."""
    with closing(Workspace.open(DATA / "catalog.db", ATTRIBUTES)) as workspace:
        comparison = compared(workspace, State(library=MINE), 2026)
        chosen = Choices("pdf", Options(**options), library=MINE, cost=cost)
        write(workspace, comparison, path, chosen)
    with pymupdf.open(path) as file:
        return " ".join(" ".join(page.get_text() for page in file).split())


def test_a_pdf_has_the_costs_with_their_working(tmp_path):
    text = pdf_text(tmp_path / "two.pdf", drawings=False)
    assert "What each degree costs" in text
    assert dollars(*FROM_ANYWHERE) in text
    assert "$77,755 to $87,465, without living costs" in text
    working = text.partition("How the costs come about")[2]
    assert "Tuition: 2 academic years x $15,210 = $30,420, in-state, 2021-22" in working
    assert "made-up letter" not in text
    assert "To borrow" not in text


def test_a_pdf_counts_in_the_users_money_if_they_want_it(tmp_path):
    text = pdf_text(tmp_path / "two.pdf", drawings=False, money=True)
    assert f"To borrow {dollars(*less(FROM_MASSACHUSETTS, 25_000))}" in text
    assert "made-up letter" in text


def test_a_summary_as_pdf_has_no_working(tmp_path):
    text = pdf_text(tmp_path / "two.pdf", drawings=False, summary=True)
    assert "How the costs come about" not in text


@pytest.fixture
def costs_in(tmp_path):
    """Export two programs as a CSV table, and read its rows on the cost."""

    def export(cost=AS_STATED, **options):
        path = tmp_path / "comparison.csv"
        chosen = Choices("csv", Options(**options), library=MINE, cost=cost)
        with closing(Workspace.open(DATA / "catalog.db", ATTRIBUTES)) as workspace:
            comparison = compared(workspace, State(library=MINE), 2026)
            write(workspace, comparison, path, chosen)
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        return {label: cells for section, label, *cells in rows if section == "Cost to the degree"}

    return export


def test_a_table_has_the_sum_and_each_piece(costs_in):
    found = costs_in()
    assert found["Cost to the degree"] == [
        dollars(*FROM_ANYWHERE),
        "$77,755 to $87,465, without living costs",
    ]
    assert found["Application fee"] == [dollars(FEE), "$75"]
    assert found["Living costs"] == [dollars(OFF_CAMPUS, ON_CAMPUS), ""]
    assert "2 academic years x $15,210 = $30,420, in-state, 2021-22" in found["Worked out"][0]


def test_a_file_tells_nobody_of_the_users_money_and_home(costs_in):
    found = costs_in(CostChoice(rate=6.0, borrowed=12_345.0))
    assert not {"Won by you", "To borrow", "A month"} & found.keys()
    assert not any("made-up letter" in cell for cells in found.values() for cell in cells)
    assert "international" in found["Worked out"][0]


def test_the_users_money_is_in_the_file_if_they_want_it(costs_in):
    found = costs_in(CostChoice(rate=0.0), money=True)
    won = less(FROM_MASSACHUSETTS, 5_000)
    owed = less(won, 20_000)
    assert found["Cost to the degree"][0] == dollars(*won)
    assert found["To borrow"][0] == dollars(*owed)
    assert found["A month"][0] == dollars(*times(owed, AT_NO_INTEREST))
    assert "made-up letter" in found["To know"][0]


def test_another_currency_is_that_of_the_page(costs_in):
    found = costs_in(CostChoice(currency="EUR"))
    assert found["Cost to the degree"][0].startswith("≈ €")
    assert "the average of 2021" in found["Worked out"][1]


@pytest.mark.parametrize(
    ("state", "is_offered"),
    [
        (State(library=comparing(LOWELL)), False),
        (State(library=MINE), True),
        (State(library=replace(MINE, profile=Profile())), True),
        (State(library=replace(MINE, money={})), True),
        (State(library=comparing(LOWELL), cost=CostChoice(rate=6.0)), True),
        (State(library=replace(comparing(NYU), money={LOWELL: OwnMoney(award=5_000)})), False),
    ],
)
def test_it_is_offered_where_there_is_something_to_say(state, is_offered):
    assert ("money" in private_options(state)) is is_offered


def test_money_in_another_currency_is_told_in_a_sentence_without_advice(tmp_path):
    path = tmp_path / "two.json"
    library = replace(MINE, money={IN_ALL: OwnMoney(savings=20_000, currency="EUR")})
    with closing(Workspace.open(DATA / "catalog.db", ATTRIBUTES)) as workspace:
        comparison = compared(workspace, State(library=library), 2026)
        write(workspace, comparison, path, Choices("json", Options(money=True), library=library))
    debt = json.loads(path.read_text(encoding="utf-8"))["costs"][0]["debt"]
    said = "Your savings and yearly sum are not counted: they are in EUR, the cost in USD."
    assert debt["reasons"] == [said]
