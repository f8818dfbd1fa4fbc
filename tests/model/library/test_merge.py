"""What two windows changed is brought together by entry; undo stays each window's own."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mpcompare.model.library.application import Application, Status
from mpcompare.model.library.library import (
    FIRST,
    Binned,
    Library,
    comparing,
    deleted,
    with_entry,
    without_entry,
)
from mpcompare.model.library.merge import changes, merge, rebasing
from mpcompare.model.library.money import OwnMoney
from mpcompare.model.library.note import Note
from mpcompare.model.library.profile import Profile
from mpcompare.model.library.shortlist import Shortlist

AT = "2026-11-23T14:05:00+00:00"
A, B, C, D = "made-up-a", "made-up-b", "made-up-c", "made-up-d"
BASE = with_entry(comparing(A, B), "notes", (A, ""), Note("before"))


def noted(library, text, program=A):
    return with_entry(library, "notes", (program, ""), Note(text))


def listing(library, *programs, **other):
    shortlist = replace(library.shortlist, programs=programs, **other)
    return with_entry(library, "shortlists", library.open, shortlist)


@pytest.mark.parametrize("order", [(A, B, C), (C, A, B)])
def test_changes_are_found_in_whichever_order_the_entries_are(order):
    before = noted(noted(noted(Library(), "a", A), "b", B), "c", C)
    after = replace(before, notes={(key, ""): before.notes[key, ""] for key in order})
    assert not changes(before, after)
    assert not changes(before, noted(after, "b", B))  # as equal, if not the same
    found = changes(before, noted(after, "other", B))
    assert (found.put, found.gone) == ({"notes": {(B, ""): Note("other")}}, {})
    found = changes(before, without_entry(noted(after, "d", D), "notes", (A, "")))
    assert found.put == {"notes": {(D, ""): Note("d")}}
    assert found.gone == {"notes": frozenset({(A, "")})}


def test_what_only_one_side_changed_is_as_that_side_has_it():
    ours = noted(BASE, "ours", B)
    theirs = with_entry(without_entry(BASE, "notes", (A, "")), "tags", A, ("theirs",))
    merged = merge(BASE, ours, theirs, AT)
    assert dict(merged.library.notes) == {(B, ""): Note("ours")}
    assert dict(merged.library.tags) == {A: ("theirs",)}
    assert merged.binned == ()


def test_where_nothing_was_changed_elsewhere_ours_is_kept_as_the_same_object():
    ours = noted(BASE, "ours")
    assert merge(BASE, ours, BASE, AT).library is ours
    assert merge(BASE, ours, replace(BASE, notes=dict(BASE.notes)), AT).library is ours


def test_of_a_note_changed_on_both_sides_theirs_stays_and_ours_is_in_the_bin():
    merged = merge(BASE, noted(BASE, "ours"), noted(BASE, "theirs"), AT)
    assert merged.library.notes[A, ""] == Note("theirs")
    binned = Binned("notes", (A, ""), Note("ours"), "Note, changed in two places", AT)
    assert merged.binned == (binned,)
    assert list(merged.library.bin.values()) == [binned]


def test_the_same_change_on_both_sides_is_no_conflict():
    merged = merge(BASE, noted(BASE, "same"), noted(BASE, "same"), AT)
    assert merged.library == noted(BASE, "same")
    assert merged.binned == ()


def test_what_they_deleted_and_we_changed_is_in_the_bin():
    merged = merge(BASE, noted(BASE, "ours"), without_entry(BASE, "notes", (A, "")), AT)
    assert merged.library.notes == {}
    assert [each.entry for each in merged.binned] == [Note("ours")]


def test_what_we_deleted_and_they_changed_stays():
    ours = deleted(BASE, "notes", (A, ""), "Note", AT)
    merged = merge(BASE, ours, noted(BASE, "theirs"), AT)
    assert merged.library.notes[A, ""] == Note("theirs")
    assert merged.library.bin == ours.bin
    assert merged.binned == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ((A, B, C), (A, B, D), (A, B, D, C)),
        ((B,), (A, B, C), (B, C)),
        ((B, A), (A, B), (B, A)),
        ((A, B), (B, A), (B, A)),
        ((), (A, B, C), (C,)),
        ((A, C), (B, D), (D, C)),
    ],
)
def test_programs_that_both_sides_added_or_took_away_are(ours, theirs, both):
    merged = merge(BASE, listing(BASE, *ours), listing(BASE, *theirs), AT)
    assert merged.library.shortlist.programs == both
    assert merged.binned == ()


def test_name_reference_rows_and_weights_of_a_shortlist_are_each_as_the_side_that_changed_them():
    weighed = listing(BASE, A, B, weights={"tuition": 1.0, "gre": 2.0}, hidden_rows={"x", "y"})
    ours = listing(weighed, A, B, name="Ours", weights={"tuition": 3.0}, hidden_rows={"y", "z"})
    theirs = listing(
        weighed,
        A,
        B,
        reference=B,
        weights={"tuition": 1.0, "gre": 2.0, "n": 4.0},
        hidden_rows={"x"},
    )
    assert merge(weighed, ours, theirs, AT).library.shortlist == Shortlist(
        "Ours", "", (A, B), B, frozenset({"z"}), {"tuition": 3.0, "n": 4.0}
    )


def test_programs_keep_their_colours_and_one_that_two_were_given_is_theirs():
    ours = listing(BASE, B, A, C)
    theirs = listing(BASE, A, B, D)
    merged = merge(BASE, ours, theirs, AT).library.shortlist
    assert merged.series == {A: 0, B: 1, D: 2, C: 3}


def test_columns_and_what_is_better_are_each_as_the_side_that_changed_them():
    base = listing(BASE, A, columns=("gre", "tuition"), better={"tuition": "low", "credits": "low"})
    ours = listing(base, A, columns=("tuition",), better={"tuition": "low"})
    theirs = listing(base, A, better={"tuition": "high", "credits": "low", "gre": "high"})
    merged = merge(base, ours, theirs, AT).library.shortlist
    assert merged.columns == ("tuition",)
    assert merged.better == {"tuition": "high", "gre": "high"}


def test_a_reference_that_the_other_side_removed_is_none():
    ours = listing(BASE, A, B, reference=B)
    assert merge(BASE, ours, listing(BASE, A), AT).library.shortlist.reference is None


def test_tags_of_both_sides_are_kept():
    base = with_entry(BASE, "tags", A, ("near", "dear"))
    ours = with_entry(base, "tags", A, ("near", "dear", "ours"))
    theirs = with_entry(base, "tags", A, ("theirs", "dear"))
    assert merge(base, ours, theirs, AT).library.tags[A] == ("theirs", "dear", "ours")


def test_answers_of_both_sides_are_kept_and_theirs_where_both_answered():
    ours = replace(BASE, profile=Profile(degree="bachelor", budget=1.0))
    theirs = replace(BASE, profile=Profile(degree="master", field="Physics"))
    merged = merge(BASE, ours, theirs, AT)
    assert merged.library.profile == Profile(degree="master", field="Physics", budget=1.0)
    assert merged.answers == ("degree",)


def test_each_window_looks_at_its_own_shortlist_unless_it_is_gone():
    base = with_entry(BASE, "shortlists", "k2", Shortlist("Second", "2026"))
    theirs = noted(replace(base, open="k2"), "theirs")
    assert merge(base, base, theirs, AT).library.open == FIRST
    ours = noted(replace(base, open="k2"), "ours", B)
    assert merge(base, ours, without_entry(base, "shortlists", "k2"), AT).library.open == FIRST


def test_the_last_shortlists_deleted_in_two_windows_do_not_leave_none():
    base = with_entry(BASE, "shortlists", "k2", Shortlist("Second", "2026"))
    ours = without_entry(base, "shortlists", "k2")
    theirs = without_entry(replace(base, open="k2"), "shortlists", FIRST)
    merged = merge(base, ours, theirs, AT).library
    assert list(merged.shortlists) == ["k2"]
    assert merged.open == "k2"


def test_undo_takes_back_our_steps_and_leaves_theirs():
    first, second = BASE, noted(BASE, "ours")
    theirs = with_entry(with_entry(BASE, "tags", B, ("theirs",)), "applications", A, Application())
    merged = merge(BASE, second, theirs, AT).library
    undone = rebasing(second, merged)(first)
    assert undone == theirs
    assert rebasing(second, merged)(second) is merged


def test_undo_leaves_alone_what_was_changed_elsewhere_since():
    merged = noted(BASE, "theirs")
    earlier = noted(BASE, "earlier")
    assert rebasing(BASE, merged)(earlier).notes[A, ""] == Note("theirs")


texts = st.sampled_from(("", "x", "y"))
small = st.builds(
    lambda notes, tags, programs, degree, status: replace(
        listing(Library(), *programs),
        notes={(key, ""): Note(text) for key, text in notes.items()},
        tags={key: tuple(each) for key, each in tags.items()},
        profile=Profile(degree=degree),
        applications={A: Application(((status, ""),))},
    ),
    st.dictionaries(st.sampled_from((A, B)), texts, max_size=2),
    st.dictionaries(st.sampled_from((A, B)), st.lists(texts, unique=True, max_size=3), max_size=2),
    st.lists(st.sampled_from((A, B, C)), unique=True),
    texts,
    st.sampled_from((Status.APPLYING, Status.OFFER)),
)


@given(small, small)
def test_changes_lead_from_one_to_the_other(one, two):
    assert merge(one, one, two, AT).library == two
    assert rebasing(one, two)(one) == two
    assert bool(changes(one, two)) == (one != two)


@given(small, small, small)
def test_nothing_that_either_side_wrote_is_lost(base, ours, theirs):
    merged = merge(base, ours, theirs, AT)
    kept = {(b.key, b.entry) for b in merged.library.bin.values() if b.collection == "notes"}
    for key, note in ours.notes.items():
        if base.notes.get(key) != note:
            assert merged.library.notes.get(key) == note or (key, note) in kept
    for key, note in theirs.notes.items():
        if base.notes.get(key) != note:
            assert merged.library.notes.get(key) == note
    added = set(ours.shortlist.programs) | set(theirs.shortlist.programs)
    assert added - set(base.shortlist.programs) <= set(merged.library.shortlist.programs)


def paying(library, **figures):
    return with_entry(library, "money", A, OwnMoney(**figures))


def test_each_figure_of_ones_money_is_as_the_side_that_changed_it():
    before = paying(BASE, living=900.0, award=1_000.0)
    ours = paying(BASE, living=950.0, award=1_000.0, note="ours")
    theirs = paying(BASE, living=900.0, award=2_000.0, months=21.0)
    merged = merge(before, ours, theirs, AT)
    both = OwnMoney(living=950.0, award=2_000.0, months=21.0, note="ours")
    assert merged.library.money == {A: both}
    assert merged.binned == ()


def test_where_both_changed_one_figure_theirs_stays():
    ours, theirs = paying(BASE, living=950.0), paying(BASE, living=980.0, savings=5.0)
    merged = merge(BASE, ours, theirs, AT).library
    assert merged.money == {A: OwnMoney(living=980.0, savings=5.0)}


def test_sums_in_two_currencies_are_not_mixed():
    before = paying(BASE, living=900.0)
    ours = paying(BASE, living=950.0)
    theirs = paying(BASE, living=700.0, savings=5.0, currency="EUR")
    assert merge(before, ours, theirs, AT).library.money[A] == theirs.money[A]
