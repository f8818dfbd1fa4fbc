"""Compare's table: its columns, the order of its programs, and what ranks and what does not."""

from dataclasses import replace

from mpcompare.app.compare import changes, table
from mpcompare.app.compare.comparison import compared
from mpcompare.app.state.changes import live_in
from mpcompare.app.state.state import State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing

LOWELL = "uml-mm-sound-recording-technology"
STANFORD = "stanford-ma-music-science-and-technology"
DARTMOUTH = "dartmouth-mfa-sonic-practice"
BELMONT = "belmont-mm-commercial-music"
AALTO = "aalto-ma-art-and-media-sound-in-new-media"
SYRACUSE = "syracuse-ma-audio-arts"
YORK = "york-ma-music-production-audio-cultures"
LENGTH, TUITION = ATTRIBUTES["duration_months"], ATTRIBUTES["tuition_in_all"]


def shown(workspace, state):
    return compared(workspace, state, 2026)


def ids(programs):
    return [program.id for program in programs]


def test_money_ranks_by_the_dollars_of_its_lower_end_and_nothing_to_pay_is_first(workspace):
    state = State(library=comparing(BELMONT, STANFORD, DARTMOUTH, SYRACUSE))
    found = table.ranks(shown(workspace, state), TUITION, "low")
    # fully funded, then $50,660, then from $63,540; Syracuse does not state it
    assert {one: (rank.place, rank.share) for one, rank in found.items()} == {
        DARTMOUTH: (1, 1.0),
        BELMONT: (2, 0.5),
        STANFORD: (3, 0.0),
    }
    assert found[BELMONT].words == "2nd best of 3"
    assert found[STANFORD].words == "3rd best of 3 by its lowest figure"
    assert found[DARTMOUTH].words == "best of 3"


def test_equal_figures_share_a_place_and_where_all_are_equal_nothing_ranks(workspace):
    state = State(library=comparing(LOWELL, STANFORD, SYRACUSE, YORK))
    ranks = table.ranks(shown(workspace, state), LENGTH, "low")
    assert {one: (rank.place, rank.share) for one, rank in ranks.items()} == {
        YORK: (1, 1.0),
        SYRACUSE: (2, 0.5),
        LOWELL: (3, 0.0),
        STANFORD: (3, 0.0),
    }
    equal = State(library=comparing(LOWELL, STANFORD))
    assert table.ranks(shown(workspace, equal), LENGTH, "high") == {}


def test_the_order_is_that_of_what_the_user_would_pay(workspace):
    state = State(library=comparing(LOWELL, BELMONT))
    by_tuition = changes.sort_table(state, TUITION.key)
    # in-state $30,420, out-of-state $53,980; Belmont's $50,660 is for all
    assert ids(table.in_order(by_tuition, shown(workspace, by_tuition))) == [LOWELL, BELMONT]
    elsewhere = live_in(by_tuition, "US", "Texas")
    assert ids(table.in_order(elsewhere, shown(workspace, elsewhere))) == [BELMONT, LOWELL]


def test_charges_by_the_credit_and_by_the_year_cannot_be_ranked():
    rankable = [attribute.key for attribute in ATTRIBUTES if table.can_be_ranked(attribute)]
    assert {"duration_months", "tuition_in_all", "application_fee", "credits"} <= set(rankable)
    assert not {"tuition", "gre", "deadlines", "online"} & set(rankable)


def test_columns_of_another_catalog_and_of_put_away_rows_stay_chosen_out_of_sight(workspace):
    state = State(library=comparing(LOWELL, YORK))
    state = changes.choose_columns(state, ["gre", "not-in-this-catalog", "credits", "gre"])
    assert state.library.shortlist.columns == ("gre", "not-in-this-catalog", "credits")
    shortlist = replace(state.library.shortlist, hidden_rows=frozenset({"gre"}))
    hidden = replace(state, library=replace(state.library, shortlists={"first": shortlist}))
    found = table.columns_in_sight(hidden, shown(workspace, hidden))
    assert [attribute.key for attribute in found] == ["credits"]
    again = changes.choose_columns(hidden, ["credits", "gre"])
    assert again.hidden_rows == frozenset()


def test_a_new_table_has_no_column_that_nobody_states(workspace):
    state = State(library=comparing(LOWELL, YORK))
    comparison = shown(workspace, state)
    found = table.columns_in_sight(state, comparison)
    assert found
    assert all(any(p.fact(a).is_known for p in comparison.programs) for a in found)


def test_what_is_better_is_said_and_taken_back():
    state = changes.set_better(State(), "credits", "high")
    assert state.library.shortlist.better == {"credits": "high"}
    assert changes.set_better(state, "credits", None).library.shortlist.better == {}
