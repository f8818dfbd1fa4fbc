"""The sheet Pay: figures as numbers, and charts that follow them."""

from workbooks import ENGINEERS, opened, parts, records, salaries, wage

from mpcompare.model.pay.salary import SalaryCell

HEAD = 3
PERCENTILES = ("10th percentile", "25th percentile", "Median", "75th percentile", "90th percentile")


def test_figures_are_numbers_with_place_year_currency_and_unit(document):
    cells = (
        SalaryCell(wage(40100, 50200, 60300.5, 70400, 80500), why="It is made up"),
        SalaryCell(None, reason="no made-up figure"),
    )
    book = opened(document(salaries=salaries(*cells)))
    assert book.sheetnames[:4] == ["About", "Compare", "Facts", "Pay"]
    first, second = records(book["Pay"], HEAD)
    assert [first[name] for name in PERCENTILES] == [40100, 50200, 60300.5, 70400, 80500]
    assert (first["Occupation"], first["Program"]) == (ENGINEERS.title, "MM Made-up Program 1")
    assert (first["Place"], first["Year"]) == ("Made-up Land, national", 2025)
    assert (first["Currency"], first["Unit"]) == ("USD", "a year")
    assert first["Why here"] == "It is made up"
    assert [second[name] for name in PERCENTILES] == ["none"] * 5
    assert second["To know"] == "no made-up figure"
    assert second["Why here"].startswith("Not among the careers")
    shapes = {cell.value: cell.number_format for row in book["Pay"].iter_rows() for cell in row}
    assert shapes[40100] == '"$"#,##0'
    assert shapes[60300.5] == '"$"#,##0.00'
    assert "Made-up wages 2025" in [row["What"] for row in records(book["Sources"])]


def test_what_is_withheld_rough_or_at_a_limit_says_so(document):
    odd = wage(
        None, 50000, 60000, 239200, None,
        withheld=frozenset({"p10"}), top_coded=frozenset({"p75", "p90"}), emp_prse=25.0,
    )  # fmt: skip
    book = opened(document(salaries=salaries(SalaryCell(odd), SalaryCell(wage(1, 2, 3, 4, 5)))))
    row = records(book["Pay"], HEAD)[0]
    assert row["10th percentile"] == "withheld"
    assert row["75th percentile"] == 239200
    assert row["90th percentile"] == "at or above the top limit"
    shapes = {cell.value: cell.number_format for row in book["Pay"].iter_rows() for cell in row}
    assert shapes[239200] == '"\N{ALMOST EQUAL TO} $"#,##0" or more"'


def bars(document) -> list[list[float]]:
    """Return the parts of each bar, from the columns that the charts are drawn from."""
    sheet = opened(document, computed=True)["Pay"]
    (table,) = sheet.tables.values()
    after = sheet[table.ref][0][-1].column
    rows = sheet.iter_rows(min_row=HEAD + 1, max_row=HEAD + len(sheet[table.ref]) - 1)
    return [[cell.value for cell in row[after + 1 : after + 7]] for row in rows]


def test_a_chart_for_each_occupation_and_axis_in_the_colours_of_the_programs(document):
    cells = (SalaryCell(wage(40, 50, 60, 70, 80)), SalaryCell(wage(4, 5, 6, 7, 8, currency="GBP")))
    made = document(salaries=salaries(*cells))
    charts = opened(made)["Pay"]._charts
    assert len(charts) == 2
    drawn = [xml for name, xml in parts(made).items() if name.startswith("xl/charts/chart")]
    assert [("0F76CE" in xml, "BF5700" in xml) for xml in drawn] == [(True, False), (False, True)]
    assert "USD a year" in drawn[0]
    assert "GBP a year" in drawn[1]
    assert all("Made-up engineers" in xml for xml in drawn)
    assert opened(document(salaries=made.salaries, drawings=False))["Pay"]._charts == []


def test_the_bars_begin_at_the_lowest_figure_and_end_at_the_highest(document):
    cells = (
        SalaryCell(wage(40, 50, 65, 70, 90)),
        SalaryCell(wage(None, 50, None, 70, None)),
    )
    assert bars(document(salaries=salaries(*cells))) == [
        [40, 10, 15, 5, 20, 0],
        [50, 0, 0, 20, 0, 0],
    ]


def test_a_median_alone_is_a_thin_bar_around_it(document):
    cells = (SalaryCell(wage(None, None, 1000, None, None)), SalaryCell(None, "none"))
    lone, none = bars(document(salaries=salaries(*cells)))
    assert lone == [995, 0, 0, 0, 0, 10]
    assert none == [None] * 6


def test_without_salaries_there_is_no_such_sheet(document):
    assert "Pay" not in opened(document()).sheetnames
