"""What a restart brings back, also from files that are broken or from elsewhere."""

import json

import pytest

from mpcompare.app.state.command_choice import CommandChoice
from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.app.state.export_choice import ExportChoice
from mpcompare.app.state.session_file import Remembered, load, save
from mpcompare.app.state.state import State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.query import AnyOf, Between, Query

FULL = Remembered(
    State(
        page="compare",
        query=Query(
            "reverb",
            (
                AnyOf("online", frozenset({"online", "not-stated"})),
                Between("duration_months", 12, None, unstated=True),
            ),
            "tuition_in_all",
            descending=True,
        ),
        selected="c",
        application="d",
        folded=frozenset({"COST"}),
        differences_only=True,
        best_values=True,
        national_abroad=True,
        scheme="dark",
        contrast="high",
        text_size=150,
        guide="salary",
        welcomed=True,
        export=ExportChoice(
            ("csv", "pdf"), {"paper": "letter", "glossary": False}, "/somewhere", "mine", "a", True
        ),
        commands=CommandChoice(
            {"export": "Ctrl+J or F7", "print": ""}, ("action export", "program c")
        ),
        cost=CostChoice("EUR", True, "25-1121", 40.0, 12_000.0, 6.5, 12.0),
    ),
    catalog="/somewhere/else.db",
    window="AdnQywAD",
)


def test_everything_comes_back(tmp_path):
    path = tmp_path / "new" / "session.json"
    save(path, FULL)
    assert load(path, ATTRIBUTES) == FULL
    assert [p.name for p in path.parent.iterdir()] == ["session.json"]


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", "null", '{"state": 3}', '{"state": {"query": []}}', '{"state": null}'),
        *("\0", "[" * 100_000, '{"state": ' + "[" * 400 + "]" * 400 + "}", "9" * 5000),
    ],
    ids=lambda content: content[:20],
)
def test_a_broken_file_is_a_fresh_start(tmp_path, content):
    path = tmp_path / "session.json"
    path.write_text(content)
    assert load(path, ATTRIBUTES) == Remembered()


def test_no_file_is_a_fresh_start(tmp_path):
    assert load(tmp_path / "none.json", ATTRIBUTES) == Remembered()


def test_filters_on_unknown_attributes_are_dropped(tmp_path):
    path = tmp_path / "session.json"
    save(path, FULL)
    raw = json.loads(path.read_text())
    raw["state"]["query"]["filters"].append({"attribute": "made-up", "tokens": ["x"]})
    raw["state"]["query"]["sort"] = "made-up"
    raw["state"]["scheme"] = "pink"
    raw["state"]["contrast"] = "some"
    raw["state"]["text_size"] = 4000
    path.write_text(json.dumps(raw))
    state = load(path, ATTRIBUTES).state
    assert state.query.filters == FULL.state.query.filters
    assert (state.query.sort, state.scheme) == ("", "system")
    assert (state.contrast, state.text_size) == ("system", 100)


def test_what_was_compared_before_there_was_a_library_is_taken_over(tmp_path):
    path = tmp_path / "session.json"
    shortlisted = {"compared": ["a", "b", "a"], "reference": "b", "hidden_rows": ["gre"]}
    path.write_text(json.dumps({"state": shortlisted}))
    state = load(path, ATTRIBUTES).state
    assert (state.compared, state.reference) == (("a", "b"), "b")
    assert state.hidden_rows == {"gre"}


def test_a_pinned_program_that_is_not_compared_is_not_taken_over(tmp_path):
    path = tmp_path / "session.json"
    path.write_text(json.dumps({"state": {"compared": ["a"], "reference": "gone"}}))
    assert load(path, ATTRIBUTES).state.reference is None


def test_a_folder_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(OSError, match="file"):
        save(blocked / "session.json", FULL)
    assert blocked.read_text() == "in the way"


@pytest.mark.parametrize("commands", [3, [], {"keys": [], "recent": "a"}, {"keys": {"a": 3}}])
def test_shortcuts_that_someone_broke_by_hand_lose_nothing_else(tmp_path, commands):
    path = tmp_path / "session.json"
    save(path, FULL)
    raw = json.loads(path.read_text("utf-8"))
    raw["state"]["commands"] = commands
    path.write_text(json.dumps(raw), encoding="utf-8")
    found = load(path, ATTRIBUTES)
    assert found.state.commands == CommandChoice()
    assert found.state.scheme == "dark"
