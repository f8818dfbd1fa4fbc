"""JSON of the catalog's programs, held against the published schema; figures from the sources."""

import json
from dataclasses import replace
from datetime import date

import pytest
from comparison_schema import problems
from exported_comparisons import NYU, mine

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.json import program_json, programs_json
from mpcompare.app.exporting.write import Choices, write
from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.app.state.state import State
from mpcompare.export.document.options import Options
from mpcompare.model.library.library import comparing
from mpcompare.model.library.money import IN_ALL, OwnMoney
from mpcompare.model.library.profile import Profile
from tests.lowell_costs import HIGHEST, LOWELL, LOWEST


@pytest.fixture
def written(workspace, tmp_path):
    def write_json(**options):
        library, path = mine(), tmp_path / "made-up.json"
        comparison = compared(workspace, State(library=library), 2026)
        choices = Choices("json", Options(**options), library=library)
        write(workspace, comparison, path, choices, made=date(2026, 11, 27))
        found = json.loads(path.read_bytes())
        assert problems(found) == []
        return found

    return write_json


def test_every_program_of_the_catalog_is_as_the_schema_says(workspace):
    ids = workspace.ids_by_number(range(workspace.info.programs))
    programs = [workspace.catalog.program(each) for each in ids]
    found = json.loads(programs_json(programs, workspace.register))
    assert len(found) == len(ids) > 0
    assert [problem for each in found for problem in problems(each, "program")] == []


def test_one_program_alone_has_the_same_form(workspace):
    found = json.loads(program_json(workspace.catalog.program(LOWELL), workspace.register))
    assert problems(found, "program") == []
    assert found["facts"]["duration_months"]["value"] == 24


def test_pay_is_in_numbers_with_place_year_and_source(written):
    rows = {row["occupation"]["code"]: row for row in written()["salaries"]["rows"]}
    lowell, new_york = rows["27-4014"]["cells"]
    # BLS OEWS, May 2025: sound engineering technicians in the Boston and New York areas
    assert lowell["wage"]["percentiles"] == {
        "p10": 51190,
        "p25": 61560,
        "median": 77420,
        "p75": 116540,
        "p90": 125770,
    }
    assert (lowell["wage"]["year"], lowell["wage"]["unit"]) == (2025, "year")
    assert new_york["wage"]["percentiles"]["median"] == 97510
    assert lowell["program"] == LOWELL


def test_costs_are_in_numbers_with_their_pieces(written):
    lowell, new_york = written()["costs"]
    assert lowell["sum"] == {"low": LOWEST, "high": HIGHEST, "currency": "USD"}
    assert [piece["kind"] for piece in lowell["pieces"]] == ["tuition", "fees", "living"]
    assert new_york["without"] == ["living costs"]
    assert new_york["debt"] is None


def test_the_ranking_is_in_it_where_it_is_asked_for(written):
    assert written()["ranking"] is None
    ranking = written(ranking=True)["ranking"]
    assert [each["program"] for each in ranking["programs"]] == [LOWELL, NYU]
    first = ranking["programs"][0]
    # Lowell 0.15 to 0.85: 24 months, thesis option not stated
    assert (first["low"], first["high"]) == (0.15, 0.85)
    assert [each["known"] for each in first["earned"]] == [True, False]


def test_many_programs_with_the_users_own_money_are_as_the_schema_says(workspace, tmp_path):
    ids = workspace.ids_by_number(range(40))
    own = OwnMoney(living=1200, savings=20_000, yearly=8_000, earning=31_000)
    award = OwnMoney(award=5_000, months=20, note="made-up letter")
    library = replace(
        comparing(*ids),
        money={IN_ALL: own, ids[0]: award},
        profile=Profile(residence="US-Massachusetts"),
    )
    comparison = compared(workspace, State(library=library), 2026)
    cost = CostChoice(currency="USD", rate=7.5)
    choices = Choices("json", Options(money=True), library=library, cost=cost)
    write(workspace, comparison, tmp_path / "made-up.json", choices)
    found = json.loads((tmp_path / "made-up.json").read_bytes())
    assert problems(found) == []
    assert {piece["kind"] for each in found["costs"] for piece in each["pieces"]} >= {
        "tuition",
        "living",
        "funded",
    }
    assert any(each["debt"] and each["debt"]["a_month"] for each in found["costs"])
    assert len({each["country"] for each in found["programs"]}) > 1
