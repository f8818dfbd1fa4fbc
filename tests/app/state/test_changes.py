"""What a user can do to the state, and which parts changed for views."""

from hypothesis import given
from hypothesis import strategies as st

from mpcompare.app.state import changes
from mpcompare.app.state.state import Part, State, changed_parts
from mpcompare.model.library.library import comparing
from mpcompare.model.query import AnyOf, Query


def test_adding_keeps_order_and_takes_each_program_once():
    state = changes.add(State(library=comparing("a", "b")), ["b", "c", "c", "d"])
    assert state.compared == ("a", "b", "c", "d")


def test_adding_at_a_place():
    assert changes.add(State(library=comparing("a", "b")), ["x"], at=1).compared == ("a", "x", "b")


def test_toggle_adds_then_removes():
    there = changes.toggle(State(), "a")
    assert there.compared == ("a",)
    assert changes.toggle(there, "a").compared == ()


def test_removing_the_reference_unpins_it():
    state = changes.pin(State(library=comparing("a", "b")), "b")
    assert (state.compared, state.reference) == (("b", "a"), "b")
    assert changes.remove(state, "b").reference is None
    assert changes.remove(state, "a").reference == "b"


def test_pinning_again_unpins_and_leaves_the_order():
    state = changes.pin(changes.pin(State(library=comparing("a", "b")), "b"), "b")
    assert (state.compared, state.reference) == (("b", "a"), None)


def test_moving_past_an_end_stops_there():
    state = State(library=comparing("a", "b", "c"))
    assert changes.move_by(state, "a", -1).compared == ("a", "b", "c")
    assert changes.move_by(state, "a", 1).compared == ("b", "a", "c")
    assert changes.move_by(state, "a", 9).compared == ("b", "c", "a")
    assert changes.move_by(state, "not there", 1) == state


@given(st.permutations(["a", "b", "c", "d"]), st.sampled_from("abcd"), st.integers(-5, 5))
def test_moving_loses_nobody(order, program, steps):
    moved = changes.move_by(State(library=comparing(*order)), program, steps).compared
    assert sorted(moved) == sorted(order)
    assert [i for i in moved if i != program] == [i for i in order if i != program]


def test_example_comparison_replaces_what_was_there_and_shows_it():
    state = changes.compare_these(State(library=comparing("a", reference="a")), ["b", "c"])
    assert state == State(library=comparing("b", "c"), page="compare", welcomed=True)


def test_sorting_three_times_by_the_same_column_ends_it():
    first = changes.sort_by(State(), "credits")
    second = changes.sort_by(first, "credits")
    third = changes.sort_by(second, "credits")
    assert [(s.query.sort, s.query.descending) for s in (first, second, third)] == [
        ("credits", False),
        ("credits", True),
        ("", False),
    ]


def test_clearing_the_query_keeps_the_order():
    query = Query("reverb", (AnyOf("online", frozenset({"online"})),), "credits", descending=True)
    assert changes.clear_query(State(query=query)).query == Query(sort="credits", descending=True)


def test_a_search_brings_explore_into_sight_and_keeps_filters():
    asked = AnyOf("online", frozenset({"online"}))
    state = changes.search_for(State(page="compare", query=Query(filters=(asked,))), "reverb")
    assert (state.page, state.query) == ("explore", Query("reverb", (asked,)))


def test_only_the_parts_that_differ_are_reported():
    before = State()
    assert changed_parts(before, before) == frozenset()
    assert changed_parts(before, changes.add(before, ["a"])) == {Part.COMPARED, Part.SHORTLISTS}
    assert changed_parts(before, changes.use_scheme(before, "dark")) == {Part.LOOK}
    both = changes.compare_these(before, ["a"])
    assert changed_parts(before, both) == {Part.COMPARED, Part.SHORTLISTS, Part.PAGE}


def test_folding_twice_unfolds():
    state = changes.fold(State(), "COST")
    assert state.folded == {"COST"}
    assert changes.fold(state, "COST").folded == frozenset()


def test_back_leads_to_what_was_in_sight_and_forward_again():
    asked = Query("reverb")
    state = changes.ask(State(selected="made-up"), asked)
    state = changes.show_guide(state, "degrees")
    state = changes.read_guide(state, "tracks")
    state = changes.show_programs(state, Query("thesis"))
    back = changes.go_back(state)
    assert (back.page, back.guide) == ("guide", "tracks")
    first = changes.go_back(back)
    assert (first.page, first.query, first.selected) == ("explore", asked, "made-up")
    assert changes.go_back(first) is first
    again = changes.go_forward(changes.go_forward(first))
    assert again.view == state.view
    assert changes.go_forward(again) is again


def test_back_keeps_what_was_gathered_since():
    state = changes.show_page(State(), "compare")
    state = changes.add(state, ["made-up"])
    assert changes.go_back(state).compared == ("made-up",)


def test_going_elsewhere_forgets_the_way_forward():
    state = changes.go_back(changes.show_page(State(), "compare"))
    assert changes.show_page(state, "cost").ahead == ()


def test_typing_is_one_step_however_many_letters():
    state = State(page="compare")
    for words in ("s", "so", "sound"):
        state = changes.search_for(state, words)
    assert [view.page for view in state.behind] == ["compare"]


def test_fifty_places_are_remembered():
    state = State()
    for number in range(120):
        state = changes.show_guide(state, f"place {number}")
    assert [len(state.behind), state.behind[-1].guide] == [50, "place 118"]


def test_the_page_in_sight_once_more_is_no_step():
    assert changes.show_page(State(), "explore").behind == ()


def test_text_goes_through_its_sizes_from_eighty_to_two_hundred_percent():
    state, sizes = changes.use_text_size(State(), 3), []
    for _ in range(9):
        sizes.append(state.text_size)
        state = changes.enlarge_text(state)
    assert sizes == [80, 90, 100, 110, 125, 150, 175, 200, 200]
    assert changes.reduce_text(state).text_size == 175
    assert changes.reduce_text(changes.use_text_size(state, 140)).text_size == 125
    assert changed_parts(State(), state) == {Part.LOOK}
