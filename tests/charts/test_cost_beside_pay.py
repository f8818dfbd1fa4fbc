"""The chart of costs: what its Figure draws and says, from figures written out by hand."""

from dataclasses import replace

from mpcompare.charts import cost_beside_pay
from mpcompare.model.cost.sheet import ComparedCosts, ConvertedOption, ProgramCost
from mpcompare.model.cost.total import CostOption, TotalCost
from mpcompare.model.fact import Source
from mpcompare.model.figure import BarMark, RangeMark
from mpcompare.model.money import Money
from mpcompare.model.pay.prices import Conversion
from mpcompare.model.pay.wage import DataSource, Occupation, Wage
from mpcompare.model.program import Program

PAGE = Source("page", "https://example.org", "Made-up University", "official", "2024")
PROGRAM = Program("made-up", "Made-up University", "Made-up", "MM", "US", "Ohio", "Made-up City",
                  "https://example.org", None, (PAGE,), {})  # fmt: skip
WAGE = Wage(
    Occupation("27-4014", "SOC", "Sound Engineering Technicians"), "state", "Massachusetts", "US",
    2025, "USD", "year", DataSource("oews", "OEWS", "BLS"), *(35540, 51190, 63250, 113710, 134480),
)  # fmt: skip


def costing(*totals, wage=WAGE, currency="USD", series=0):
    options = tuple(
        CostOption(
            Money(float(total), currency), "program", "all", "2021-22", (f"{total}",), (), PAGE
        )
        for total in totals
    )
    converted = tuple(ConvertedOption(option, Conversion(1.0, currency)) for option in options)
    reasons = () if options else ("Can't be computed: credits not stated.",)
    return ProgramCost(PROGRAM, series, TotalCost(options, reasons), converted, wage=wage)


def draw(*costs):
    return cost_beside_pay.build(ComparedCosts(costs))


def test_cost_and_pay_stand_on_one_axis_from_nothing():
    (panel,) = draw(costing(30_420, 59_782, series=2)).panels
    cost, pay = panel.marks
    assert isinstance(cost, BarMark)
    assert (cost.low, cost.high, cost.series, cost.value_text) == (
        30_420, 59_782, 2, "$30,420 to $59,782",
    )  # fmt: skip
    assert isinstance(pay, RangeMark)
    assert pay.percentiles == (35540, 51190, 63250, 113710, 134480)
    assert (panel.axis.label, panel.axis.low) == ("USD", 0)
    assert panel.axis.high > 134_480
    assert "pay Massachusetts, state, 2025" in panel.caption


def test_programs_of_one_currency_share_their_axis():
    pounds = costing(13_700, currency="GBP", wage=replace(WAGE, currency="GBP"))
    first, second, third = draw(costing(30_420), costing(200_000), pounds).panels
    assert first.axis == second.axis
    assert third.axis.label == "GBP"


def test_pay_of_another_currency_is_left_out_and_says_so():
    (panel,) = draw(costing(13_700, currency="GBP")).panels
    assert not panel.marks[1].has_figures
    assert panel.marks[1].value_text == "in USD"


def test_pay_by_the_hour_is_left_out_and_says_so():
    (panel,) = draw(costing(30_420, wage=replace(WAGE, unit="hour"))).panels
    assert not panel.marks[1].has_figures
    assert panel.marks[1].value_text == "an hour only"


def test_a_program_without_a_total_shows_its_pay():
    (panel,) = draw(costing()).panels
    assert not panel.marks[0].has_figures
    assert panel.marks[0].value_text == "no total"
    assert panel.marks[1].has_figures


def test_a_rough_estimate_of_the_pay_is_marked_and_said():
    note = "A rough estimate from a small sample."
    rough = replace(WAGE, emp_prse=39.5, notes=(note,))
    figure = draw(costing(30_420, wage=rough))
    pay = figure.panels[0].marks[1]
    assert (pay.rough, pay.shown_text) == (True, "≈ $63,250")
    assert any(each.startswith("≈ and dashes") for each in figure.notes)
    row = dict(zip(figure.table.header, figure.table.rows[0], strict=True))
    assert row["Notes on the pay"] == note
    assert row["In words"].endswith("The pay is a rough estimate.")
    firm = draw(costing(30_420))
    assert not firm.panels[0].marks[1].rough
    assert not any("rough" in each for each in firm.notes)


def test_nothing_to_draw_is_said():
    figure = draw(replace(costing(), wage=None, pay_sentence="No pay figures."))
    assert figure.is_empty
    assert figure.sentence.startswith("No compared program has a total cost")


def test_the_table_has_the_same_figures():
    table = draw(costing(30_420)).table
    row = dict(zip(table.header, table.rows[0], strict=True))
    assert (row["Total cost"], row["Median"], row["Unit"]) == ("$30,420", "$63,250", "USD a year")
    assert row["In words"].startswith("The cost is 0.3 to 0.6 of one year's pay")
