"""Shortlists as a whole: made, switched, merged, deleted."""

from mpcompare.app.library import shortlists
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing, in_order, restored

NOW, LATER = "2026-11-23T10:00:00+00:00", "2026-11-24T10:00:00+00:00"


def programs(state: State) -> dict[str, tuple[str, ...]]:
    return {one.name: one.programs for _, one in in_order(state.library.shortlists)}


def two_lists() -> State:
    state = shortlists.rename_shortlist(
        State(library=comparing("a", "b", reference="a")), "Fall 2027"
    )
    return shortlists.new_shortlist(state, "Online ones", NOW, ["b", "c", "b"])


def test_a_new_shortlist_is_opened_and_leaves_the_other():
    state = two_lists()
    assert programs(state) == {"Fall 2027": ("a", "b"), "Online ones": ("b", "c")}
    assert state.compared == ("b", "c")


def test_each_keeps_its_own_pin_order_and_rows():
    state = changes.hide_rows(changes.pin(two_lists(), "c"), ["gre"])
    first = shortlists.open_neighbour(state, 1)
    assert (first.compared, first.reference, first.hidden_rows) == (("a", "b"), "a", frozenset())
    second = shortlists.open_neighbour(first, 1)
    assert (second.compared, second.reference) == (("c", "b"), "c")
    assert second.hidden_rows == {"gre"}


def test_a_duplicate_has_all_but_the_name_and_can_change_alone():
    state = shortlists.duplicate_shortlist(two_lists(), "Copy", LATER)
    changed = changes.remove(state, "b")
    assert programs(changed) == {
        "Fall 2027": ("a", "b"),
        "Online ones": ("b", "c"),
        "Copy": ("c",),
    }


def test_merging_appends_what_is_missing_and_bins_the_others():
    state = two_lists()
    other = next(key for key in state.library.shortlists if key != state.library.open)
    merged = shortlists.merge_shortlists(state, [other, state.library.open, "gone"], LATER)
    assert programs(merged) == {"Online ones": ("b", "c", "a")}
    (binned,) = merged.library.bin.values()
    assert binned.label == "Shortlist “Fall 2027”"
    assert binned.entry.programs == ("a", "b")


def test_a_deleted_shortlist_comes_back_from_the_bin():
    state = shortlists.delete_shortlist(two_lists(), LATER)
    assert programs(state) == {"Fall 2027": ("a", "b")}
    assert state.compared == ("a", "b")
    (key,) = state.library.bin
    back = restored(state.library, key, LATER)
    assert {one.name: one.programs for one in back.shortlists.values()} == programs(two_lists())
    assert back.bin == {}


def test_the_last_one_deleted_leaves_an_empty_one():
    state = shortlists.delete_shortlist(State(library=comparing("a")), NOW)
    assert programs(state) == {"Shortlist": ()}
    assert [one.entry.programs for one in state.library.bin.values()] == [("a",)]


def test_programs_are_put_on_some_lists_and_taken_from_others():
    state = two_lists()
    (first,) = (key for key in state.library.shortlists if key != state.library.open)
    second = state.library.open
    listed = shortlists.list_these(state, ["a", "d", "a"], on=[second], off=[first])
    assert programs(listed) == {"Fall 2027": ("b",), "Online ones": ("b", "c", "a", "d")}
    assert listed.library.shortlists[first].reference is None
    kept = shortlists.list_these(state, ["b"], on=[], off=[second])
    assert programs(kept) == {"Fall 2027": ("a", "b"), "Online ones": ("c",)}
    assert kept.library.shortlists[first].reference == "a"
    assert shortlists.list_these(state, ["b"], on=[first, second]) is state


def test_programs_compared_apart_leave_a_shortlist_with_others_alone():
    state = two_lists()
    apart = shortlists.compare_apart(state, ["d", "a"], LATER)
    assert programs(apart) == {**programs(state), "2 programs": ("d", "a")}
    assert apart.compared == ("d", "a")
    assert shortlists.compare_apart(apart, ["a", "d"], LATER) is apart
    empty = shortlists.new_shortlist(state, "Empty", NOW)
    filled = shortlists.compare_apart(empty, ["d"], LATER)
    assert programs(filled) == {**programs(state), "Empty": ("d",)}


def test_names_that_are_taken_get_a_number():
    state = two_lists()
    assert shortlists.free_name(state, "Spring") == "Spring"
    assert shortlists.free_name(state, "Online ones") == "Online ones 2"
    state = shortlists.new_shortlist(state, "Online ones 2", LATER)
    assert shortlists.free_name(state, "Online ones") == "Online ones 3"


def test_a_shortlist_that_is_gone_opens_nothing():
    assert shortlists.open_shortlist(State(), "gone") == State()
