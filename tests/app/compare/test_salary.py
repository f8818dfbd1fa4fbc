"""Salaries side by side, held to the wage files: what was published where, and what was converted.

The figures are written out from data/wages/*.csv and data/money/exchange_rates.csv.
"""

import csv
from pathlib import Path
from typing import Any

import pytest

from mpcompare.app.compare.salary import salaries_of
from mpcompare.app.compare.salary_table import salary_table
from mpcompare.model.pay.preferences import PathChanges, PayChoices, Residence
from mpcompare.model.pay.salary import NOT_A_CAREER, Salaries

DATA = Path(__file__).parents[3] / "data"
NYU = "nyu-mm-music-technology"
LOWELL = "uml-mm-sound-recording-technology"
YORK = "york-ma-music-production-audio-cultures"
MCGILL = "mcgill-mmus-sound-recording"
SYDNEY = "sydney-marchsc-audio-and-acoustics"
AALTO = "aalto-msc-acoustics-and-audio-technology"
PEABODY = "peabody-mm-computer-music"
ENGINEERS, DIRECTORS, AV, MUSICIANS = "27-4014", "27-2012", "27-4011", "27-2042"


@pytest.fixture(scope="module")
def salaries_on(workspace):
    """Ask for the salaries of programs by their ids."""

    def ask(*ids: str, **choices: Any) -> Salaries:
        return salaries_of(workspace, workspace.programs(ids), PayChoices(**choices))

    return ask


def codes(salaries):
    return [row.occupation.code for row in salaries.rows]


def cell(salaries, code, program):
    row = next(row for row in salaries.rows if row.occupation.code == code)
    ids = [column.program for column in salaries.columns]
    return row.cells[ids.index(program)]


def percentiles(found):
    return tuple(found.wage.percentiles.values())


def test_every_program_has_its_own_place_in_each_row(salaries_on):
    shown = salaries_on(NYU, LOWELL)
    assert percentiles(cell(shown, ENGINEERS, LOWELL)) == (51190, 61560, 77420, 116540, 125770)
    assert cell(shown, ENGINEERS, LOWELL).text == "$77,420"
    assert [column.caption for column in shown.columns] == [
        "New York metro area, 2025",
        "Boston metro area, 2025",
    ]


@pytest.mark.parametrize(("program", "area"), [(NYU, "35620"), (LOWELL, "14460")])
def test_all_of_a_metropolitan_area_is_what_its_file_says(salaries_on, program, area):
    with (DATA / "wages" / "metros.csv").open(encoding="utf-8", newline="") as file:
        published = {row["soc"]: row for row in csv.DictReader(file) if row["area"] == area}
    shown = salaries_on(NYU, LOWELL)
    compared = 0
    for row in shown.rows:
        found = cell(shown, row.occupation.code, program)
        if found.wage is None or found.wage.level != "metro":
            continue
        source = published[row.occupation.code]
        prefix = "h_" if "hourly_only" in source["flags"] else ""
        for name, value in found.wage.percentiles.items():
            assert value == (float(source[prefix + name]) if source[prefix + name] else None)
            compared += 1
    assert compared >= 25


def test_the_order_is_that_of_how_many_lead_there_and_the_same_for_all(salaries_on):
    # data/careers.csv: production and technical both lead to sound engineers first
    assert codes(salaries_on(NYU, LOWELL))[0] == ENGINEERS
    assert codes(salaries_on(NYU, LOWELL)) == codes(salaries_on(LOWELL, NYU))


def test_a_program_also_has_the_wages_of_what_only_others_lead_to(salaries_on):
    shown = salaries_on(NYU, LOWELL)
    # NYU's concentrations lead to 15-1252 and not to AV technicians; metros.csv, 35620
    there = cell(shown, AV, NYU)
    assert (there.text, there.is_career) == ("$72,300", False)
    assert NOT_A_CAREER in there.readout
    assert cell(shown, AV, LOWELL).is_career
    assert shown.has_others
    assert not salaries_on(LOWELL).has_others


def test_another_country_keeps_its_currency_and_names_the_occupation_there(salaries_on):
    shown = salaries_on(LOWELL, YORK)
    british = cell(shown, ENGINEERS, YORK)
    # uk.csv, 2024, all employees, 3417
    assert percentiles(british) == (None, 20408, 27970, 32051, None)
    assert british.text == "£27,970"
    assert "Photographers, audio-visual and broadcasting equipment operators" in british.readout
    assert shown.columns[1].caption == "United Kingdom (nearest occupations), 2024"
    assert shown.is_mixed
    assert not salaries_on(LOWELL).is_mixed


def test_figures_of_another_unit_stand_on_their_own_axis(salaries_on):
    shown = salaries_on(LOWELL, YORK, MCGILL, SYDNEY)
    (first, *_) = shown.groups()
    assert first.scales == (("USD", "year"), ("GBP", "year"), ("CAD", "hour"), ("AUD", "week"))
    for scale, median in [(("GBP", "year"), 27970), (("CAD", "hour"), 32.86)]:
        axis = shown.axis(scale)
        assert axis.low < median < axis.high
    assert shown.axis(("CAD", "hour")).high < 100
    assert shown.axis(("USD", "year")).label == "USD a year"


def test_pay_by_the_hour_alone_is_a_group_of_its_own(salaries_on):
    shown = salaries_on(NYU, PEABODY)
    yearly, hourly = shown.groups()
    assert [row.occupation.code for row in hourly.rows] == [MUSICIANS]
    assert hourly.scales == (("USD", "hour"), ("USD", "hour"))
    assert MUSICIANS not in {row.occupation.code for row in yearly.rows}
    # metros.csv: New York and Baltimore, by the hour
    assert [found.text for found in hourly.rows[0].cells] == ["$66.29", "$43.29"]
    assert not shown.is_mixed  # there is nothing to convert


def test_pounds_become_dollars_at_the_rate_of_their_year(salaries_on):
    shown = salaries_on(LOWELL, YORK, in_dollars=True)
    british = cell(shown, ENGINEERS, YORK)
    # exchange_rates.csv: GBP 0.782333 for a dollar in 2024; 27,970, 20,408 and 32,051 by that
    assert percentiles(british) == (None, 26086, 35752, 40968, None)
    assert british.text == "≈ $35,752"
    assert british.is_converted
    assert "0.782333 GBP for 1 USD, the average of 2024" in british.readout
    assert "As published: £27,970" in british.readout
    assert len(shown.steps) == 1
    assert "European Central Bank" in shown.steps[0]
    american = cell(shown, ENGINEERS, LOWELL)
    assert (american.text, american.is_converted) == ("$77,420", False)
    assert len(shown.groups()) == 1
    assert not shown.is_mixed


def test_no_hour_and_no_week_is_multiplied_into_a_year(salaries_on):
    shown = salaries_on(LOWELL, MCGILL, SYDNEY, in_dollars=True)
    # canada.csv, 52113, an hour; europe_australia.csv, 3995, a week
    assert cell(shown, ENGINEERS, MCGILL).wage is None
    assert cell(shown, ENGINEERS, MCGILL).text == "CAD 32.86 an hour"
    assert cell(shown, ENGINEERS, SYDNEY).text == "AUD 1,844 a week"
    reason = "Not converted: only pay by the week is published."
    assert reason in cell(shown, ENGINEERS, SYDNEY).readout
    musicians = salaries_on(PEABODY, in_dollars=True)
    assert cell(musicians, MUSICIANS, PEABODY).text == "$43.29 an hour"
    assert cell(musicians, MUSICIANS, PEABODY).wage is None


def test_a_rough_estimate_is_marked_once_also_when_converted(salaries_on):
    # metros.csv, Baltimore, 27-4014: relative error of its employment 20 % or more
    found = cell(salaries_on(PEABODY), ENGINEERS, PEABODY)
    assert found.wage.is_rough
    assert found.text == "≈ $74,890"


def test_a_country_without_figures_says_so_once_and_can_show_american_ones(salaries_on):
    shown = salaries_on(LOWELL, AALTO)
    assert shown.columns[1].sentence == "No wage figures for Finland in this catalog."
    assert all(row.cells[1].wage is None for row in shown.rows)
    national = salaries_on(LOWELL, AALTO, national_abroad=True)
    # national.csv, 2025
    assert cell(national, ENGINEERS, AALTO).text == "$73,130"
    assert national.columns[1].is_national
    assert national.columns[1].caption == "United States, national, 2025"


def test_a_cell_without_a_figure_says_why(salaries_on):
    shown = salaries_on(LOWELL, MCGILL)
    assert cell(shown, AV, MCGILL).text == "no figure for Canada"
    assert not cell(shown, AV, MCGILL).has_figures


def test_what_nobody_has_figures_for_is_named_and_has_no_row(salaries_on):
    # careers_abroad.csv has no match of 17-2199 in the United Kingdom
    edinburgh = "edinburgh-msc-acoustics-and-music-technology"
    shown = salaries_on(edinburgh)
    assert "17-2199" not in codes(shown)
    assert "Engineers, other" in [occupation.label for occupation in shown.without]


def test_where_the_user_lives_can_be_laid_over(salaries_on):
    ohio = Residence("US", "Ohio")
    assert salaries_on(LOWELL, home=ohio).home == ""
    shown = salaries_on(LOWELL, YORK, home=ohio, at_home=True)
    assert shown.home == "Ohio"
    # states.csv, Ohio, 27-4014
    own = next(row for row in shown.rows if row.occupation.code == ENGINEERS).home
    assert own.median == 64030
    assert shown.axis(("USD", "year")).low < min(v for v in own.percentiles.values() if v)


def test_the_users_mapping_is_followed(salaries_on):
    nothing_but_film = PathChanges(
        added=(("production", "27-4032"), ("technical", "27-4032")),
        removed=frozenset({("production", ENGINEERS), ("technical", ENGINEERS)}),
    )
    shown = salaries_on(LOWELL, paths=nothing_but_film)
    assert codes(shown)[0] == "27-4032"


def test_a_place_that_is_not_the_nearest_has_a_sign(salaries_on):
    # metros.csv holds back San Jose's sound engineers and gives its software developers;
    # states.csv has California's sound engineers, with a relative error of 20 % or more
    stanford = "stanford-ma-music-science-and-technology"
    shown = salaries_on(stanford, LOWELL)
    sign = "*\N{NO-BREAK SPACE}"
    assert shown.columns[0].caption == (
        f"San Jose metro area; {sign}California (area withheld), 2025"
    )
    assert cell(shown, "15-1252", stanford).text == "$213,110"
    assert cell(shown, ENGINEERS, stanford).text == "≈ $78,150*"


def test_the_table_has_every_figure_of_every_program(workspace):
    programs = workspace.programs((LOWELL, MCGILL))
    salaries = salaries_of(workspace, programs, PayChoices(in_dollars=True))
    table = salary_table(salaries, programs)
    assert {len(row) for row in table.rows} == {len(table.header)}
    assert len(table.rows) == 2 * len(salaries.rows)
    found = [dict(zip(table.header, row, strict=True)) for row in table.rows[:2]]
    boston, canada = found
    assert boston["Occupation"] == "Sound engineers"
    assert [boston[name] for name in ("10th percentile", "Median", "90th percentile")] == [
        "$51,190",
        "$77,420",
        "$125,770",
    ]
    assert canada["Median"] == "CAD 32.86 an hour"
    assert canada["Unit"] == "not converted: only pay by the hour is published"


def test_the_table_has_the_pay_where_the_user_lives(workspace):
    programs = workspace.programs((LOWELL,))
    choices = PayChoices(home=Residence("US", "Ohio"), at_home=True)
    table = salary_table(salaries_of(workspace, programs, choices), programs)
    row = dict(zip(table.header, table.rows[1], strict=True))
    # states.csv, Ohio, 27-4014
    assert (row["Program"], row["Median"], row["Place"]) == (
        "Where you live",
        "$64,030",
        "Ohio, state",
    )
