"""Programs found by the words of the user's notes and tags, together with the catalog's own."""

import pytest

from mpcompare.app.library import notes
from mpcompare.app.state.state import State
from mpcompare.app.workspace.note_search import Mention, NoteSearch, excerpt
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import Library
from mpcompare.model.query import AnyOf, Query

LOWELL = "uml-mm-sound-recording-technology"
DENVER = "cu-denver-ms-recording-arts"
NOW = "2026-11-23T10:00:00+00:00"


@pytest.fixture(scope="module")
def library() -> Library:
    state = notes.write_note(State(), (LOWELL, ""), "Quiet café *next door*", NOW, "")
    state = notes.write_note(state, (LOWELL, "online"), "a zebra in spring", NOW, "")
    state = notes.set_tags(state, DENVER, ["Zebra crossing"])
    return notes.write_note(state, ("gone", ""), "zebra", NOW, "").library


def found(workspace, library, query):
    hits = workspace.hits(query, library=library)
    return [program.id for program in workspace.programs_by_number(hits.numbers)]


def names(library: Library, words: str) -> tuple[str, ...]:
    return tuple(NoteSearch(library).mentions(words))


def test_words_begin_words_without_case_and_accents(library):
    assert names(library, "CAFE nex") == (LOWELL,)
    assert names(library, "quiet spring") == (LOWELL,)
    assert names(library, "oor") == ()
    assert names(library, "") == ()


def test_it_is_said_where_the_words_were_found(library):
    def said(words: str, program: str = LOWELL) -> str:
        return excerpt(NoteSearch(library).mentions(words)[program], words, ATTRIBUTES)

    assert said("cafe") == "In your note: Quiet café next door"
    assert said("ZEB") == "In your note on Online availability: a zebra in spring"
    assert said("zebra", DENVER) == "Your tag: Zebra crossing"


def test_a_long_note_is_cut_before_the_word():
    text = f"{'much before ' * 30}the zebra {'and after ' * 50}"
    shown = excerpt(Mention("", text), "zebra", ATTRIBUTES)
    assert shown.startswith("In your note: …much before much before the zebra and after")
    assert len(shown) < 240


def test_notes_and_tags_bring_programs_in_that_the_catalog_would_not(workspace, library):
    assert found(workspace, Library(), Query("zebra")) == []
    assert sorted(found(workspace, library, Query("zebra"))) == [DENVER, LOWELL]
    assert found(workspace, library, Query("zebra cross")) == [DENVER]


def test_filters_and_counts_hold_for_them_too(workspace, library):
    query = Query("zebra", (AnyOf("degree_title", frozenset({"music"})),))
    assert found(workspace, library, query) == [LOWELL]
    facets = workspace.facets(query, library=library)
    assert facets.total == 1
    assert facets.counts["degree_title"]["music"] == 1
    assert facets.counts["degree_title"]["science"] == 1


def test_the_catalogs_own_come_first_by_relevance(workspace, library):
    state = notes.write_note(State(library=library), (DENVER, ""), "like Lowell", NOW, "")
    assert found(workspace, state.library, Query("lowell")) == [LOWELL, DENVER]


def test_words_that_only_a_note_has_are_no_slip_of_the_finger(workspace, library):
    assert workspace.hits(Query("tecnology")).corrected == "technology"
    state = notes.write_note(State(library=library), (DENVER, ""), "Tecnology?", NOW, "")
    hits = workspace.hits(Query("tecnology"), library=state.library)
    assert (hits.total, hits.corrected) == (1, "")
    assert workspace.facets(Query("tecnology"), library=state.library).total == 1
