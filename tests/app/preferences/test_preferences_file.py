"""The preferences' file: read by lines, written in place, and nothing in it is lost."""

import tomllib
from dataclasses import replace

import pytest

from mpcompare.app.preferences.declared import IN_FILE, PREFERENCES, as_delivered
from mpcompare.app.preferences.preferences_file import (
    DELIVERED,
    fresh_text,
    load,
    opening,
    save,
    values_of,
    with_preferences,
)
from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.app.state.export_choice import ExportChoice
from mpcompare.app.state.preferences_choice import PreferencesChoice
from mpcompare.app.state.state import State

CHOSEN = State(
    scheme="dark",
    contrast="high",
    text_size=150,
    cost=CostChoice(currency="EUR", real=True),
    export=ExportChoice(options={"paper": "letter"}),
    preferences=PreferencesChoice("deadlines", 90, 3, '/home/made "up"\\library', "compact"),
)


def test_what_is_chosen_comes_back(tmp_path):
    path = tmp_path / "new" / "preferences.toml"
    save(path, DELIVERED, values_of(CHOSEN))
    loaded = load(path)
    assert loaded.problem == ""
    assert with_preferences(State(), loaded.values) == CHOSEN
    assert [each.name for each in path.parent.iterdir()] == ["preferences.toml"]


def test_the_file_is_toml_that_says_what_was_chosen_and_nothing_else(tmp_path):
    path = tmp_path / "preferences.toml"
    save(path, DELIVERED, values_of(replace(State(), scheme="dark", text_size=150)))
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    assert said == {"scheme": "dark", "text_size": 150}


def test_the_file_explains_each_preference():
    text = fresh_text()
    assert tomllib.loads(text) == {}
    said = tomllib.loads(
        "\n".join(line.removeprefix("# ") for line in text.splitlines() if " = " in line)
    )
    assert said == {each.key: each.default for each in IN_FILE}
    for each in IN_FILE:
        assert f"# {each.label}. {each.help}" in text


def test_nothing_chosen_makes_no_file(tmp_path):
    save(tmp_path / "preferences.toml", DELIVERED, values_of(State()))
    assert list(tmp_path.iterdir()) == []


def test_a_value_that_makes_no_sense_is_refused_in_a_sentence_and_the_others_count(tmp_path):
    path = tmp_path / "preferences.toml"
    path.write_text('scheme = "purple"\ntext_size = 150\ndays_in_bin = true\n', encoding="utf-8")
    loaded = load(path)
    assert loaded.values == {**DELIVERED, "text_size": 150}
    assert loaded.problem == (
        'preferences.toml, line 1: scheme has to be one of "system", "light", "dark". '
        "preferences.toml, line 3: days_in_bin has to be a whole number from 1 to 3650. "
        "All else counts. To mend it: Edit, Preferences, Open the File."
    )


@pytest.mark.parametrize(
    "line",
    ["[look", "scheme", 'scheme = "dark', "= 3", "scheme = [[[", "\0", 'colour = "red"', "x = 1e"],
)
def test_a_line_that_is_broken_spoils_no_other(tmp_path, line):
    path = tmp_path / "preferences.toml"
    path.write_text(f'contrast = "high"\n{line}\nbackups_kept = 4\n', encoding="utf-8")
    loaded = load(path)
    assert loaded.values == {**DELIVERED, "contrast": "high", "backups_kept": 4}
    assert "line 2" in loaded.problem


def test_what_a_person_wrote_in_other_ways_of_toml_is_understood(tmp_path):
    path = tmp_path / "preferences.toml"
    path.write_bytes(
        b"\xef\xbb\xbf  scheme='dark' # at night\r\ntext_size=1_50\r\nlibrary_folder = '/a\\b'\r\n"
    )
    loaded = load(path)
    assert loaded.problem == ""
    said = {"scheme": "dark", "text_size": 150, "library_folder": "/a\\b"}
    assert loaded.values == {**DELIVERED, **said}


def test_changing_one_leaves_all_else_in_the_file_as_it_is(tmp_path):
    path = tmp_path / "preferences.toml"
    path.write_text(
        '# mine\nscheme = "purple"\n\nbackups_kept = 4 # enough\nunknown = 1\n[broken\n',
        encoding="utf-8",
    )
    values = load(path).values
    save(path, values, {**values, "text_size": 200})
    save(path, {**values, "text_size": 200}, {**values, "text_size": 200, "backups_kept": 10})
    assert path.read_text(encoding="utf-8") == (
        '# mine\nscheme = "purple"\n\n# backups_kept = 10\nunknown = 1\n[broken\ntext_size = 200\n'
    )


def test_a_file_that_is_no_text_is_kept_under_another_name(tmp_path):
    path = tmp_path / "preferences.toml"
    path.write_bytes(b"\xff\xfe\x00scheme")
    loaded = load(path)
    assert loaded.values == DELIVERED
    assert "preferences.toml can't be read: it is no text in UTF-8." in loaded.problem
    save(path, loaded.values, {**loaded.values, "scheme": "dark"})
    assert load(path).values == {**DELIVERED, "scheme": "dark"}
    aside = tmp_path / "preferences, not read.toml"
    assert aside.read_bytes() == b"\xff\xfe\x00scheme"


def test_a_key_that_stands_twice_is_told(tmp_path):
    path = tmp_path / "preferences.toml"
    path.write_text('scheme = "dark"\nscheme = "light"\n', encoding="utf-8")
    loaded = load(path)
    assert "line 2: scheme stands here a second time" in loaded.problem
    save(path, loaded.values, {**loaded.values, "scheme": "system"})
    assert load(path) == (DELIVERED, "")


def test_a_start_opens_with_the_page_that_was_chosen():
    chosen = State(page="guide", preferences=PreferencesChoice(opens_with="compare"))
    assert opening(chosen).page == "compare"
    assert opening(State(page="guide")).page == "guide"


def test_the_session_file_holds_no_preference():
    assert values_of(as_delivered(CHOSEN)) == DELIVERED


def test_each_preference_is_told_apart():
    assert len({each.key for each in PREFERENCES}) == len(PREFERENCES)
    assert len({each.label for each in PREFERENCES}) == len(PREFERENCES)
    for each in PREFERENCES:
        assert each.place.read(State()) == each.default
