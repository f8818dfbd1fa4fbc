"""The charts of the Careers page, from figures written out from the CSV files."""

from mpcompare.charts import (
    education_levels,
    pay_by_occupation,
    pay_by_place,
    pay_over_years,
    projections,
)
from mpcompare.model.figure import NEUTRAL
from mpcompare.model.pay.career import (
    NATION,
    AreaPay,
    AreaWage,
    Career,
    Education,
    EducationShares,
    Place,
    PlacePay,
    PriceLevel,
    Projection,
    YearPay,
    YearWage,
    at_equal_prices,
    in_dollars_of,
)
from mpcompare.model.pay.wage import DataSource, Occupation, Wage

BLS = DataSource("oews2025", "OEWS May 2025", "US Bureau of Labor Statistics")
BEA = DataSource("bea", "Regional Price Parities", "US Bureau of Economic Analysis")
ENGINEER = Occupation("27-4014", "SOC", "Sound Engineering Technicians")
AGENT = Occupation("13-1011", "SOC", "Agents and Business Managers")
MUSICIAN = Occupation("27-2042", "SOC", "Musicians and Singers")
CPI = {2018: 251.588, 2019: 256.092, 2025: 321.465, 2026: 335.123}


def wage(occupation, year, figures, **more):
    known = {"level": "nation", "area": "United States", "unit": "year", **more}
    return Wage(
        occupation=occupation, country="US", year=year, currency="USD", source=BLS,
        **dict(zip(("p10", "p25", "median", "p75", "p90"), figures, strict=True)), **known
    )  # fmt: skip


ENGINEER_2025 = wage(ENGINEER, 2025, (37570, 49910, 73130, 100280, 137370), employment=13080)
ENGINEER_2018 = wage(ENGINEER, 2018, (25680, 33260, 52390, 79770, 117600))
ENGINEER_2019 = wage(ENGINEER, 2019, (25990, 35270, 54740, 79130, 121320))
AGENT_2021 = wage(AGENT, 2021, (47370, 61160, 78410, 162930, None), top_coded=frozenset({"p90"}))
MUSICIAN_2025 = wage(MUSICIAN, 2025, (20.35, 27.57, 47.80, 75.33, 132.56), unit="hour")


def test_real_dollars_are_the_wage_times_the_ratio_of_the_may_indices():
    # 52,390 * 321.465 / 251.588 = 52,390 * 1.27774... = 66,940.97
    real = in_dollars_of(ENGINEER_2018, 2025, CPI)
    assert real.median == 66941
    assert "321.465 / 251.588" in real.notes[-1]
    assert in_dollars_of(ENGINEER_2018, 2018, CPI) is ENGINEER_2018
    assert in_dollars_of(ENGINEER_2018, 2011, CPI) is None


def test_equal_prices_divide_by_the_price_level():
    # California 2024: 110.720; 73,130 / 1.1072 = 66,049.49
    there = at_equal_prices(ENGINEER_2025, PriceLevel("California", 2024, 110.720, BEA))
    assert there.median == 66049
    assert "2024" in there.notes[-1]
    assert at_equal_prices(ENGINEER_2025, None) is None


def test_hourly_pay_stays_on_its_own_scale():
    figure = pay_by_occupation.build(
        PlacePay(NATION, (ENGINEER_2025, MUSICIAN_2025), chosen="27-4014")
    )
    year, hour = figure.panels
    assert (year.axis.label, hour.axis.label) == ("USD a year", "USD an hour")
    assert year.marks[0].percentiles == (37570, 49910, 73130, 100280, 137370)
    assert (year.marks[0].series, hour.marks[0].series) == (0, NEUTRAL)
    assert year.rows[0].strong
    assert figure.title == "What occupations pay in the United States"
    assert "Jobs: 13,080" in year.marks[0].readout
    assert {len(row) for row in figure.table.rows} == {len(figure.table.header)}


def test_what_is_not_published_is_named_not_drawn():
    place = Place("state:WY", "Wyoming", "US", "state", "WY")
    figure = pay_by_occupation.build(PlacePay(place, (), ("Broadcast Technicians",)))
    assert figure.panels == ()
    assert figure.sentence == "No wage figures for Wyoming."
    assert "Broadcast Technicians: no figures published here." in figure.notes[-1]


def test_places_stand_by_median_with_rough_ones_and_programs_marked():
    def area(title, median, error, programs=()):
        figures = (median - 20000, median - 10000, median, median + 10000, median + 20000)
        more = {"level": "metro", "area": title, "emp_prse": error, "area_label": title}
        return AreaWage(wage(ENGINEER, 2025, figures, **more), programs)

    low = area("Nashville", 61000, 12.0, ((2, "MFA Recording Arts"),))
    high = area("San Jose", 90000, 30.6)
    figure = pay_by_place.build(AreaPay(ENGINEER, (low, high), ENGINEER_2025))
    (panel,) = figure.panels
    assert [row.label for row in panel.rows] == ["United States", "San Jose", "Nashville"]
    assert [row.sign for row in panel.rows] == ["", "", pay_by_place.HERE]
    assert [mark.rough for mark in panel.marks] == [False, True, False]
    assert [mark.shown_text for mark in panel.marks] == ["$73,130", "≈ $90,000", "$61,000"]
    assert any(note.startswith("≈ and dashes: a rough estimate") for note in figure.notes)
    assert [mark.series for mark in panel.marks] == [NEUTRAL, NEUTRAL, 2]
    assert "Compared program there: MFA Recording Arts" in panel.marks[2].readout


def years_of(*pairs, real=None):
    years = tuple(YearWage(wage, era, limit) for wage, era, limit in pairs)
    return pay_over_years.build(YearPay(years[0].wage.occupation, years, real, CPI, BLS))


def test_lines_end_where_the_classification_changes():
    figure = years_of(
        (ENGINEER_2018, "SOC 2010", None),
        (ENGINEER_2019, "SOC 2010/2018 hybrid", None),
        (ENGINEER_2025, "SOC 2018", None),
    )
    (plot,) = figure.plots
    assert [[p.y for p in line.points] for line in plot.lines] == [[52390], [54740], [73130]]
    assert [each.x for each in plot.breaks] == [2018.5, 2020.5]
    assert plot.y.label == "USD a year"
    assert plot.stops[0].readout.startswith("Sound Engineering Technicians (27-4014), May 2018")
    assert "Median: $52,390" in plot.stops[0].readout


def test_real_years_say_of_which_year_they_are():
    figure = years_of((ENGINEER_2018, "SOC 2010", None), real=2025)
    assert figure.title.endswith("in dollars of May 2025")
    assert figure.plots[0].lines[0].points[0].y == 66941
    assert "dollars of May 2025" in figure.plots[0].y.label


def test_top_coded_years_are_open_at_the_limit():
    figure = years_of((AGENT_2021, "SOC 2018", 208000.0))
    outer = figure.plots[0].bands[0].spans[0]
    assert (outer.low, outer.high, outer.is_open) == (47370, 208000, True)
    assert "at or above the top limit" in figure.plots[0].stops[0].readout
    assert "$208,000" in figure.plots[0].stops[0].readout
    assert figure.plots[0].y.high > 208000


def test_codes_that_overlap_are_lines_of_their_own_without_bands():
    apps = Occupation("15-1132", "SOC", "Software Developers, Applications")
    systems = Occupation("15-1133", "SOC", "Software Developers, Systems Software")
    figure = years_of(
        (wage(apps, 2018, (61660, 79340, 103620, 130460, 161290)), "SOC 2010", None),
        (wage(systems, 2018, (66740, 85610, 110000, 139550, 166960)), "SOC 2010", None),
    )
    (plot,) = figure.plots
    assert [line.label for line in plot.lines] == ["15-1132", "15-1133"]
    assert [line.dash for line in plot.lines] == [0, 1]
    assert plot.bands == ()
    assert len(plot.stops) == 1


def forecast(base_year, base, target, change, openings=1.7, code="27-4014", group=False):
    occupation = Occupation(code, "SOC", "Sound engineering technicians")
    years = (base_year, base_year + 10)
    return Projection(occupation, *years, base, target, change, openings, "", "", "", group, BLS)


def test_forecasts_stand_side_by_side_as_published():
    own = (forecast(2016, 17.0, 18.1, 6.3), forecast(2024, 16.9, 16.6, -1.7, 1.2))
    group = (forecast(2016, 135.3, 146.0, 7.9, code="27-4010", group=True),)
    figure = projections.build(Career(ENGINEER, None, own, group, (), ()))
    mine, theirs = figure.panels
    assert [mark.value_text for mark in mine.marks] == ["+6.3 %", "\N{MINUS SIGN}1.7 %"]
    assert [(mark.start, mark.end) for mark in mine.marks] == [(17.0, 18.1), (16.9, 16.6)]
    assert [row.label for row in mine.rows] == ["2016\N{EN DASH}26", "2024\N{EN DASH}34"]
    assert theirs.marks[0].value_text == "+7.9 %"
    assert theirs.caption.startswith("Group 27-4010")
    assert "16.9 thousand jobs in 2024" in mine.marks[1].readout


def test_shares_are_stacked_and_pooled_groups_are_reported():
    shares = (1.5, 14.2, 23.0, 13.9, 40.0, 6.0, 1.4)
    mine = Education(ENGINEER, "2019", shares, "yes", BLS)
    figure = education_levels.build(EducationShares((mine,), ()))
    (panel,) = figure.panels
    assert panel.marks[0].parts == shares
    assert panel.marks[0].value_text == "7.4 %"
    assert panel.rows[0].sign == "*"
    assert "one and the same shares" in " ".join(figure.notes)
    assert len(panel.shades) == len(shares)


def test_an_occupation_without_data_says_so():
    bare = Career(ENGINEER, None, (), (), (), ())
    assert "No forecast" in projections.build(bare).sentence
    assert "No education levels" in education_levels.build(EducationShares((), ())).sentence
    assert "No national wages" in pay_over_years.build(YearPay(ENGINEER, ())).sentence
