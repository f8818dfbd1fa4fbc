"""Notes and tags: written, emptied, renamed; and what of them stands on the cards."""

from mpcompare.app.library import notes
from mpcompare.app.state.state import State
from mpcompare.model.library.library import restored
from mpcompare.model.library.note import plain, plain_lines

NOW, LATER = "2026-11-23T10:00:00+00:00", "2026-11-24T10:00:00+00:00"
PLACE = ("a", "online")


def noted(text: str) -> State:
    return notes.write_note(State(), PLACE, text, NOW, "Note on A")


def test_a_note_is_written_and_written_over():
    state = noted("  told by phone: also in spring\n")
    assert state.library.notes == {PLACE: ("told by phone: also in spring", NOW)}
    again = notes.write_note(state, PLACE, "no, only in fall", LATER, "Note on A")
    assert again.library.notes[PLACE].text == "no, only in fall"
    assert notes.write_note(again, PLACE, "no, only in fall ", "never", "") == again


def test_an_emptied_note_goes_to_the_bin_and_comes_back():
    state = notes.write_note(noted("keep this"), PLACE, " \n", LATER, "Note on A")
    assert state.library.notes == {}
    ((key, binned),) = state.library.bin.items()
    assert (binned.label, binned.entry.text) == ("Note on A", "keep this")
    assert restored(state.library, key, LATER).notes == noted("keep this").library.notes


def test_an_empty_note_where_none_was_changes_nothing():
    assert noted("  ").library == State().library


def test_tags_are_cleaned_and_counted_once():
    state = notes.set_tags(State(), "a", [" near  home ", "", "costly", "near home"])
    assert state.library.tags == {"a": ("near home", "costly")}
    assert notes.set_tags(state, "a", ["near home", "costly"]) is state
    assert notes.set_tags(state, "a", []).library.tags == {}


def test_a_renamed_tag_is_another_everywhere_and_meets_its_namesake():
    state = notes.set_tags(State(), "a", ["near", "costly"])
    state = notes.set_tags(state, "b", ["close", "near"])
    renamed = notes.rename_tag(state, "near", "close")
    assert renamed.library.tags == {"a": ("close", "costly"), "b": ("close",)}
    assert notes.all_tags(renamed) == ("close", "costly")
    assert notes.tagged(renamed) == {"close": ("a", "b"), "costly": ("a",)}
    assert notes.rename_tag(renamed, "close", " , ") is renamed


def test_a_deleted_tag_goes_from_all_programs_and_comes_back_from_the_bin():
    state = notes.set_tags(State(), "a", ["near", "costly"])
    state = notes.set_tags(state, "b", ["near"])
    gone = notes.delete_tag(state, "near", LATER, {"a": "MM Made-up"})
    assert gone.library.tags == {"a": ("costly",)}
    binned = {one.label: key for key, one in gone.library.bin.items()}
    assert binned.keys() == {"Tag “near” on MM Made-up", "Tag “near” on b"}
    library = gone.library
    for key in binned.values():
        library = restored(library, key, LATER)
    assert library.tags == state.library.tags


def test_markdown_is_read_as_plain_words():
    text = "# Call\n\n- *asked* for [fees](https://example.org)\n1. `ok`\n> they **said** 5 * 3"
    assert plain(text) == "Call asked for fees ok they said 5 * 3"
    assert plain_lines(text) == ("Call", "asked for fees", "ok", "they said 5 * 3")
    assert plain("my_own_file and _this_\n- [x] done") == "my_own_file and this done"


def test_no_tag_has_a_comma_in_it():
    state = notes.set_tags(State(), "a", ["near; home", "one, two"])
    assert state.library.tags == {"a": ("near", "home", "one", "two")}
    assert notes.rename_tag(state, "near", "so, near").library.tags["a"][0] == "so near"


def test_several_programs_are_tagged_and_keep_their_other_tags():
    state = notes.set_tags(State(), "a", ["warm", "far"])
    state = notes.set_tags(state, "b", ["far"])
    assert notes.common_tags(state, ["a", "b"]) == (("far",), ("warm",))
    assert notes.common_tags(state, ["a", "c"]) == ((), ("warm", "far"))
    changed = notes.tag_these(state, ["a", "b", "c"], added=["costly"], removed=["far"])
    assert changed.library.tags == {"a": ("warm", "costly"), "b": ("costly",), "c": ("costly",)}
    assert notes.tag_these(state, ["a", "b"], added=["far"]) is state
