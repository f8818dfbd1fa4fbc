"""What typed words find in the palette, and in which order."""

import pytest

from mpcompare.app.palette.search import Findable, PaletteSearch

EXPORT = Findable("export", "Export Comparison…", "File Write the comparison to files")
AGAIN = Findable("again", "Export Again", "File Write the files of the last export anew")
COPY = Findable("copy", "Copy Comparison", "Edit Copy all that Compare shows as a table")
PRINT = Findable("print", "Print…", "File See the pages of the comparison, and print them")
CAFE = Findable("cafe", "Made-up café of Zürich", "Shortlist")
THINGS = (EXPORT, AGAIN, COPY, PRINT, CAFE)


def keys(words, recent=(), things=THINGS):
    return [found.key for found in PaletteSearch(things, recent).find(words)]


def test_without_words_all_are_shown_and_the_recent_ones_first():
    assert keys("") == ["export", "again", "copy", "print", "cafe"]
    assert keys("", recent=("print", "gone", "again")) == [
        *("print", "again", "export", "copy", "cafe")
    ]


def test_a_name_that_begins_so_comes_before_one_that_has_the_word_and_that_before_a_description():
    assert keys("comp") == ["export", "copy", "print"]
    assert keys("copy comp") == ["copy"]
    assert keys("pages") == ["print"]
    assert keys("mparis") == ["export", "copy"]


def test_the_recent_come_first_among_equals_only():
    assert keys("export", recent=("again",)) == ["again", "export"]
    assert keys("comp", recent=("print",)) == ["export", "copy", "print"]


def test_what_is_off_comes_last_among_equals():
    off = Findable("off", "Export Chart", is_off=True)
    assert keys("export", things=(off, EXPORT, AGAIN)) == ["export", "again", "off"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("exprot", "export"),
        ("prnit", "print"),
        ("cpoy comparson", "copy"),
        ("Export agian", "again"),
    ],
)
def test_mistyped_words_find_what_is_spelt_alike(typed, meant):
    assert keys(typed)[0] == meant


@pytest.mark.parametrize("typed", ["qqq", "xz", "zzzzzz copy"])
def test_what_is_like_nothing_finds_nothing(typed):
    assert keys(typed) == []


def test_case_and_accents_do_not_matter():
    assert keys("ZURICH CAFE") == ["cafe"]
