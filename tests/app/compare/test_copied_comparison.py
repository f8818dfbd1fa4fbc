"""The whole comparison as a table for the clipboard: what stands in it, and what stays out."""

from dataclasses import replace
from datetime import date

import pytest

from mpcompare.app.compare.changes import choose_columns
from mpcompare.app.compare.copied_comparison import copied_comparison
from mpcompare.app.state.changes import hide_rows
from mpcompare.app.state.state import State
from mpcompare.app.state.table_choice import TableChoice
from mpcompare.model.library.library import comparing
from mpcompare.model.library.note import Note
from mpcompare.model.library.profile import Profile
from tests.copied_html import read_table

LOWELL = "uml-mm-sound-recording-technology"
MCGILL = "mcgill-mmus-sound-recording"
TEMPLE = "temple-ms-music-technology"
DENVER = "cu-denver-ms-recording-arts"
TODAY = date(2026, 11, 27)


@pytest.fixture
def copied(workspace):
    """Copy the comparison of a state; two programs where none is given."""

    def copy(state=None):
        state = state or State(library=comparing(LOWELL, MCGILL))
        return copied_comparison(workspace, state, TODAY)

    return copy


def by_label(table):
    """Return the rows of a table by their labels."""
    return {label: tuple(cells) for label, *cells in table.rows}


def test_programs_stand_across_and_the_rows_of_the_cards_below_their_sections(copied):
    table = copied()
    assert table.header == (
        "",
        "MM Sound Recording Technology, University of Massachusetts Lowell",
        "MMus Sound Recording, McGill University",
    )
    rows = by_label(table)
    assert rows["Place"] == ("Lowell, Massachusetts, US", "Montreal, Quebec, CA")
    assert rows["Length"] == ("24 months", "24 months")
    assert rows["Credits"] == ("30", "not stated")
    assert rows["Online availability"] == ("On campus", "On campus (implied)")
    order = list(rows)
    assert order.index("AT A GLANCE") < order.index("Concentration") < order.index("GETTING IN")
    assert rows["AT A GLANCE"] == ("", "")


def test_pay_stands_with_its_place_year_and_unit(copied):
    rows = by_label(copied())
    place, canada = rows["Median pay: place, year, unit"]
    assert place == "Boston metro area, 2025, USD a year"
    assert canada.endswith("2024, CAD an hour")
    assert rows["Sound engineers"] == ("$77,420", "CAD 32.86")


def test_what_nobody_states_is_one_line_below_with_the_edition(copied, workspace):
    table = copied()
    assert not set(by_label(table)) & {"Audition", "Funding"}
    unstated, lowell, mcgill, edition, *_ = table.below
    assert lowell.endswith(
        "University of Massachusetts Lowell: http://www.umlsrt.com/graduate-courses/"
    )
    assert mcgill.endswith("McGill University: http://sites.music.mcgill.ca/sr/admission/")
    assert unstated.startswith("Nobody states: ")
    assert "Audition" in unstated
    info = workspace.info
    assert edition == f"Catalog {info.version} of {info.date}, copied on 2026-11-27."


def test_rows_that_are_hidden_stay_out(copied):
    state = State(library=comparing(LOWELL, MCGILL))
    assert "Credits" not in by_label(copied(hide_rows(state, {"credits"})))
    state = hide_rows(state, {"pay_ranges"})
    assert "Sound engineers" not in by_label(copied(state))


def test_only_differences_where_compare_shows_no_more(copied):
    rows = by_label(copied(State(library=comparing(LOWELL, TEMPLE), differences_only=True)))
    assert "Credits" in rows
    assert "Length" not in rows
    assert "Thesis option" not in rows


def test_the_table_is_copied_as_it_is_sorted(copied):
    choice = TableChoice(shown=True, sort="credits", descending=True)
    state = State(library=comparing(LOWELL, TEMPLE, DENVER), table=choice)
    table = copied(choose_columns(state, ("credits", "gre")))
    assert table.header == ("", "Credits", "GRE")
    assert [row[1] for row in table.rows] == ["31", "30", "not stated"]
    assert table.rows[0][0] == "MS Music Technology, Temple University"


def test_notes_tags_and_the_profile_stay_with_the_user(copied):
    note = Note("A made-up note that is private", "2026-11-27")
    library = replace(
        comparing(LOWELL, MCGILL),
        notes={(LOWELL, ""): note, (LOWELL, "credits"): note},
        tags={LOWELL: ("A made-up tag",)},
        profile=Profile(gpa=3.5, tests=("GRE",)),
    )
    assert copied(State(library=library)).html == copied().html


def test_a_medians_cell_is_a_number_for_a_spreadsheet(copied):
    rows = {row[0].words: row for row in read_table(copied().html)}
    assert rows["Sound engineers"][1].attributes["sdval"] == "77420"
    assert rows["Credits"][1].attributes["sdval"] == "30"
    assert "sdval" not in rows["Sound engineers"][2].attributes
