"""Filters on what the user gathers: notes, tags and how far applications are."""

from dataclasses import replace

import pytest

from mpcompare.app.library import notes
from mpcompare.app.state import session_file
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.app.workspace.library_filters import NOTED, YOUR_MARKS, YOUR_STATUS, tag_token
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.application import Application, Status
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import Library, with_entry
from mpcompare.model.query import AnyOf, Query

LOWELL = "uml-mm-sound-recording-technology"
DENVER = "cu-denver-ms-recording-arts"
NOW = "2026-11-23T10:00:00+00:00"
SINCE = "2026-11-01"


@pytest.fixture(scope="module")
def library() -> Library:
    state = notes.write_note(State(), (LOWELL, "online"), "ask again", NOW, "")
    state = notes.set_tags(state, LOWELL, ["near home"])
    state = notes.set_tags(state, DENVER, ["near home", "withheld"])
    state = notes.set_tags(state, "gone", ["near home"])
    applied = Application(((Status.APPLIED, SINCE),))
    held = with_entry(state.library, "applications", DENVER, applied)
    return with_entry(held, "applications", LOWELL, Application())


def marks(*tokens: str) -> AnyOf:
    return AnyOf(YOUR_MARKS.key, frozenset(tokens))


def found(workspace, library, *filters, words=""):
    hits = workspace.hits(Query(words, filters), library=library)
    return sorted(program.id for program in workspace.programs_by_number(hits.numbers))


def test_programs_are_found_by_tag_note_and_status(workspace, library):
    assert found(workspace, library, marks(tag_token("near home"))) == [DENVER, LOWELL]
    assert found(workspace, library, marks(NOTED)) == [LOWELL]
    assert found(workspace, library, marks(NOTED, tag_token("withheld"))) == [DENVER, LOWELL]
    assert found(workspace, library, marks(tag_token("none"))) == []
    applied = AnyOf(YOUR_STATUS.key, frozenset({"applied"}))
    assert found(workspace, library, applied) == [DENVER]
    assert found(workspace, library, applied, marks(NOTED)) == []
    assert found(workspace, library, marks(tag_token("near home")), words="lowell") == [LOWELL]


def test_without_a_library_such_a_filter_finds_nothing(workspace):
    assert found(workspace, Library(), marks(NOTED)) == []


def test_counts_say_what_ticking_would_leave(workspace, library):
    near = tag_token("near home")
    counts = workspace.facets(Query(), library=library).counts
    assert counts[YOUR_MARKS.key] == {NOTED: 1, near: 2, tag_token("withheld"): 1}
    assert counts[YOUR_STATUS.key] == {"applied": 1}
    music = AnyOf("degree_title", frozenset({"music"}))
    facets = workspace.facets(Query("", (music, marks(NOTED))), library=library)
    assert facets.total == 1
    assert facets.counts[YOUR_MARKS.key] == {NOTED: 1, near: 1, tag_token("withheld"): 0}
    assert facets.counts["degree_title"]["music"] == 1


def test_nothing_is_counted_where_nothing_is_gathered(workspace):
    assert YOUR_MARKS.key not in workspace.facets(Query()).counts


def test_what_is_in_the_way_is_reported_with_notes_in_mind(workspace, library):
    applied = AnyOf(YOUR_STATUS.key, frozenset({"applied"}))
    query = Query("ask again", (applied,))
    assert found(workspace, library, applied, words="ask again") == []
    ways = dict(workspace.loosening(query, library))
    assert ways == {YOUR_STATUS.key: 1, "": 1}


def test_programs_of_the_users_own_can_be_marked(workspace, library):
    text = 'id = "own-a"\nname = "Made-up Program"\ninstitution = "Made-up School"\n'
    laid = workspace.with_own({"own-a": OwnProgram(text, NOW)}, {})
    state = notes.set_tags(State(library=library), "own-a", ["near home"])
    ids = found(laid, state.library, marks(tag_token("near home")))
    assert ids == [DENVER, "own-a", LOWELL]


def test_filters_say_what_they_ask_in_the_users_words(workspace):
    asked = (
        marks(NOTED, tag_token("near home")),
        AnyOf(YOUR_STATUS.key, frozenset({"offer"})),
        marks(tag_token("withheld")),
    )
    assert Query("", asked).sentences(workspace.queried) == (
        "Your notes and tags: Has a note or near home",
        "Your application: Offer",
        "Your notes and tags: withheld",
    )


def test_a_session_brings_them_back(tmp_path):
    query = Query("", (marks(tag_token("near home")),), sort="name")
    file = tmp_path / "session.json"
    session_file.save(file, Remembered(replace(State(), query=query)))
    assert session_file.load(file, ATTRIBUTES).state.query == query
