"""The chart of all programs' salaries, held to the wage files.

The figures are written out from data/wages/*.csv and data/money/exchange_rates.csv.
"""

from contextlib import closing
from pathlib import Path

import pytest

from mpcompare.app.compare.salary import salaries_of
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.charts.salaries_side_by_side import CHART
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.figure import NEUTRAL
from mpcompare.model.pay.preferences import PayChoices
from mpcompare.model.pay.salary import ComparedSalaries

DATA = Path(__file__).parents[2] / "data"
NYU = "nyu-mm-music-technology"
LOWELL = "uml-mm-sound-recording-technology"
STANFORD = "stanford-ma-music-science-and-technology"
YORK = "york-ma-music-production-audio-cultures"
AALTO = "aalto-msc-acoustics-and-audio-technology"
PEABODY = "peabody-mm-computer-music"
ENGINEERS = "Sound Engineering Technicians"
AV = "Audio and Video Technicians"


@pytest.fixture(scope="module")
def figure():
    """Build the chart of programs, which are called by the beginnings of their ids."""
    with closing(Workspace.open(DATA / "catalog.db", ATTRIBUTES)) as workspace:

        def build(*ids, series=None, names=()):
            salaries = salaries_of(workspace, workspace.programs(ids), PayChoices(in_dollars=True))
            names = names or tuple(each.partition("-")[0] for each in ids)
            return CHART.build(ComparedSalaries(salaries, names, series or tuple(range(len(ids)))))

        yield build


def panel_of(figure, occupation):
    return next(panel for panel in figure.panels if panel.caption == occupation)


def test_an_occupation_is_a_panel_and_a_program_a_mark_in_its_series(figure):
    panel = panel_of(figure(NYU, LOWELL, series=(4, 1)), ENGINEERS)
    assert [row.label for row in panel.rows] == ["nyu", "uml"]
    assert [mark.series for mark in panel.marks] == [4, 1]
    assert [mark.percentiles for mark in panel.marks] == [
        (52620, 59200, 97510, 129950, 161380),
        (51190, 61560, 77420, 116540, 125770),
    ]
    assert [mark.shown_text for mark in panel.marks] == ["$97,510", "$77,420"]


def test_all_panels_share_one_axis_that_holds_every_figure(figure):
    drawn = figure(NYU, LOWELL, STANFORD, YORK)
    assert len({panel.axis for panel in drawn.panels}) == 1
    axis = drawn.panels[0].axis
    assert axis.label == "USD a year"
    for mark in (mark for panel in drawn.panels for mark in panel.marks):
        for value in filter(None, mark.percentiles):
            assert axis.low <= value <= axis.high


def test_what_a_program_does_not_lead_to_is_grey_and_signed(figure):
    drawn = figure(NYU, LOWELL)
    panel = panel_of(drawn, AV)  # data/careers.csv: Lowell's concentrations lead there
    assert [(row.sign, mark.series) for row, mark in zip(panel.rows, panel.marks, strict=True)] == [
        ("\N{DEGREE SIGN}", NEUTRAL),
        ("", 1),
    ]
    assert any("not among the careers" in note for note in drawn.notes)
    assert ("Audio and Video Technicians", "nyu") not in {row[:2] for row in drawn.table.rows}


def test_the_table_has_the_careers_of_each_program(figure):
    drawn = figure(NYU, LOWELL)
    assert drawn.table.header[:3] == ("Occupation", "Program", "10th percentile")
    rows = {row[:2]: row[2:] for row in drawn.table.rows}
    assert rows[ENGINEERS, "uml"] == ("$51,190", "$61,560", "$77,420", "$116,540", "$125,770")
    assert {len(row) for row in drawn.table.rows} == {len(drawn.table.header)}


def test_the_places_are_told_once(figure):
    drawn = figure(NYU, LOWELL, STANFORD)
    assert drawn.sentence.startswith("US dollars a year, where a program is taught.")
    assert "Boston metro area, 2025: uml." in drawn.sentence


def test_a_name_that_ends_with_a_full_stop_ends_its_sentence(figure):
    drawn = figure(LOWELL, names=("Made-up U.",))
    assert drawn.sentence.endswith("Boston metro area, 2025: Made-up U.")


def test_other_currencies_are_converted_and_the_rate_is_told(figure):
    drawn = figure(LOWELL, YORK)
    british = panel_of(drawn, ENGINEERS).marks[1]
    assert british.percentiles[2] == 35752  # uk.csv: 27,970; 0.782333 pounds for a dollar in 2024
    assert british.shown_text == "\N{ALMOST EQUAL TO} $35,752"
    assert any("0.78" in note and "2024" in note for note in drawn.notes)


def test_who_has_no_figures_says_why_and_is_not_drawn(figure):
    drawn = figure(LOWELL, AALTO)
    assert "No wage figures for Finland in this catalog: aalto." in drawn.sentence
    assert all(row.label == "uml" for panel in drawn.panels for row in panel.rows)


def test_pay_by_the_hour_alone_is_named_with_its_figure(figure):
    drawn = figure(NYU, PEABODY)
    assert "Musicians and Singers" not in {panel.caption for panel in drawn.panels}
    # metros.csv: Baltimore, by the hour
    assert any(
        note.startswith("Musicians and Singers") and "$43.29" in note for note in drawn.notes
    )


def test_without_any_figures_there_is_nothing_to_draw(figure):
    drawn = figure(AALTO)
    assert drawn.is_empty
    assert drawn.table.rows == ()
    assert drawn.notes == ()
    assert "No wage figures for Finland" in drawn.sentence


def test_who_can_not_see_it_hears_every_figure(figure):
    told = figure(NYU, LOWELL).alt
    for words in ("What the work pays.", "Median: $77,420", "90th percentile: $161,380"):
        assert words in told
