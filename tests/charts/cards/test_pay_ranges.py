"""The chart of pay: what its Figure draws and says, from wages written out from the CSV files."""

from dataclasses import replace

import pytest

from mpcompare.charts import all_charts
from mpcompare.charts.cards.pay_ranges import CHART, LEGEND
from mpcompare.model.pay.wage import (
    CardPay,
    DataSource,
    Occupation,
    Pay,
    PayRow,
    Wage,
    shared_limits,
)

BLS = DataSource("oews_flat2025", "OEWS May 2025", "US Bureau of Labor Statistics")
ONS = DataSource("ashe2024", "ASHE 2024 provisional", "Office for National Statistics")
ENGINEER = Occupation("27-4014", "SOC", "Sound Engineering Technicians")
MUSICIAN = Occupation("27-2042", "SOC", "Musicians and Singers")

BOSTON = Wage(
    ENGINEER,
    "metro",
    "Boston-Cambridge-Newton, MA-NH",
    "US",
    2025,
    "USD",
    "year",
    BLS,
    *(51190, 61560, 77420, 116540, 125770),
    area_label="Boston metro area",
)
MASSACHUSETTS = Wage(
    Occupation("27-2012", "SOC", "Producers and Directors"),
    "state",
    "Massachusetts",
    "US",
    2025,
    "USD",
    "year",
    BLS,
    *(45820, 60220, 80970, 105940, 150140),
    area_label="Massachusetts",
)
LOS_ANGELES_HOURLY = Wage(
    MUSICIAN,
    "metro",
    "Los Angeles-Long Beach-Anaheim, CA",
    "US",
    2025,
    "USD",
    "hour",
    BLS,
    *(23.30, 29.66, 53.16, 75.32, 155.15),
    hourly_only=True,
)
BRITISH = Wage(
    Occupation(
        "3417", "SOC2020", "Photographers, audio-visual and broadcasting equipment operators"
    ),
    "nation",
    "United Kingdom",
    "GB",
    2024,
    "GBP",
    "year",
    ONS,
    *(None, 20408, 27970, 32051, None),
    withheld=frozenset({"p10", "p90"}),
)
NOTE = "Wages leave the self-employed out and are not the earnings of this school's graduates."


def pay(*wages, **more):
    return Pay("a-program", tuple(PayRow(wage, "mixes records") for wage in wages), **more)


def figure(*wages, series=0, limits_of=(), **more):
    mine = pay(*wages, **more)
    return CHART.build(CardPay(mine, shared_limits([mine, *limits_of]), series))


def test_one_row_has_every_figure_and_says_it():
    drawn = figure(BOSTON, series=3, notes=(NOTE,))
    (panel,) = drawn.panels
    (mark,) = panel.marks
    assert mark.percentiles == (51190, 61560, 77420, 116540, 125770)
    assert (mark.value_text, mark.series, mark.open_end) == ("$77,420", 3, False)
    assert panel.caption == "Boston metro area, 2025"
    assert panel.axis.label == "USD a year"
    assert panel.rows[0].label == "Sound engineers"
    for words in ("Sound Engineering Technicians", "Boston-Cambridge-Newton, MA-NH", "2025"):
        assert words in mark.readout
        assert words in drawn.alt
    for words in ("10th percentile: $51,190", "Median: $77,420", "90th percentile: $125,770"):
        assert words in mark.readout
    assert drawn.notes == (LEGEND, NOTE)
    assert drawn.source == "US Bureau of Labor Statistics, OEWS May 2025"


def test_rows_of_another_place_carry_a_sign():
    (panel,) = figure(BOSTON, MASSACHUSETTS).panels
    assert [row.sign for row in panel.rows] == ["", "*"]
    assert panel.caption == "Boston metro area; *\N{NO-BREAK SPACE}Massachusetts, 2025"


def test_a_place_says_why_it_is_not_a_nearer_one():
    fallen = replace(MASSACHUSETTS, aside="area withheld")
    (panel,) = figure(BOSTON, fallen).panels
    sign = "*\N{NO-BREAK SPACE}"
    assert panel.caption == f"Boston metro area; {sign}Massachusetts (area withheld), 2025"


def test_what_is_said_of_the_place_stands_before_the_panels_once():
    remark = "The school lies outside all metropolitan areas: these are Massachusetts's figures."
    wage = replace(MASSACHUSETTS, notes=(remark,))
    drawn = figure(wage, remark=remark)
    assert drawn.remark == remark
    assert remark in drawn.alt
    assert remark not in drawn.notes
    assert remark in drawn.table.rows[0]


def test_a_row_without_figures_says_nothing_of_the_caption():
    musicians = Wage(
        Occupation("3415", "SOC2020", "Musicians"),
        "nation",
        "United Kingdom",
        "GB",
        2025,
        "GBP",
        "year",
        ONS,
        withheld=frozenset({"median"}),
    )
    (panel,) = figure(musicians, BRITISH).panels
    assert panel.caption == "United Kingdom, national, 2024"
    assert [row.sign for row in panel.rows] == ["", ""]
    assert panel.marks[0].value_text == "withheld"


def test_hourly_pay_has_an_axis_of_its_own():
    year, hour = figure(BOSTON, LOS_ANGELES_HOURLY).panels
    assert (year.axis.label, hour.axis.label) == ("USD a year", "USD an hour")
    assert hour.marks[0].percentiles[2] == 53.16
    assert hour.axis.high < 200


def test_withheld_percentiles_are_not_drawn_and_called_withheld():
    drawn = figure(BRITISH)
    mark = drawn.panels[0].marks[0]
    assert mark.percentiles == (None, 20408, 27970, 32051, None)
    assert "90th percentile: withheld" in mark.readout
    assert drawn.table.rows[0][5:10] == ("withheld", "£20,408", "£27,970", "£32,051", "withheld")


def test_top_coded_pay_is_open_ended():
    coded = Wage(
        ENGINEER,
        "nation",
        "United States",
        "US",
        2018,
        "USD",
        "year",
        BLS,
        *(27000, 37000, 52390, 76000, None),
        top_coded=frozenset({"p90"}),
    )
    mark = figure(coded).panels[0].marks[0]
    assert mark.open_end
    assert "90th percentile: at or above the top limit" in mark.readout


def test_a_rough_estimate_is_dashed_and_marked_as_approximate():
    # Nashville, May 2025: the error of its employment is 27.7 %
    nashville = replace(BOSTON, median=71180, emp_prse=27.7, notes=("A rough estimate.",))
    drawn = figure(BOSTON, nashville)
    firm, rough = drawn.panels[0].marks
    assert (firm.rough, firm.shown_text) == (False, "$77,420")
    assert (rough.rough, rough.shown_text) == (True, "≈ $71,180")
    assert drawn.notes[1].startswith("≈ and dashes: a rough estimate")
    assert drawn.table.rows[1][drawn.table.header.index("Notes")] == "A rough estimate."
    assert len(figure(BOSTON).notes) == 1


def test_cards_share_their_axis_by_currency_and_unit():
    other = pay(MASSACHUSETTS, BRITISH)
    alone, beside = figure(BOSTON), figure(BOSTON, limits_of=[other])
    assert alone.panels[0].axis.high < beside.panels[0].axis.high
    limits = shared_limits([pay(BOSTON), other])
    low, high = limits["USD", "year"]
    assert low < 45820
    assert high > 150140
    assert limits["GBP", "year"][1] < 50_000


def test_ticks_are_round_and_within_the_axis():
    axis = figure(BOSTON, MASSACHUSETTS).panels[0].axis
    assert [tick.text for tick in axis.ticks] == ["60k", "80k", "100k", "120k", "140k"]
    assert all(axis.low <= tick.value <= axis.high for tick in axis.ticks)


def test_without_figures_there_is_a_sentence_and_nothing_to_draw():
    drawn = figure(sentence="No wage figures for Germany in this catalog.")
    assert drawn.panels == ()
    assert drawn.table.rows == ()
    assert "No wage figures for Germany" in drawn.sentence
    assert "No wage figures for Germany" in drawn.alt


def test_the_table_is_as_wide_as_its_header():
    table = figure(BOSTON, LOS_ANGELES_HOURLY, BRITISH).table
    assert {len(row) for row in table.rows} == {len(table.header)}
    assert table.rows[1][4] == "USD an hour"


@pytest.mark.parametrize("chart", all_charts(), ids=lambda chart: chart.key)
def test_every_chart_says_what_it_is(chart):
    assert chart.title
    assert chart.question.endswith("?")
    assert chart.label


def test_names_are_unique():
    names = [chart.key for chart in all_charts()]
    assert "pay_ranges" in names
    assert len(names) == len(set(names))
