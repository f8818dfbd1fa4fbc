"""The chart of costs: what its Figure draws and says, from figures written out by hand."""

from dataclasses import replace

from mpcompare.charts import cost_beside_pay
from mpcompare.model.cost.debt import OwnMeans, debt_for
from mpcompare.model.cost.loan import LoanTerms
from mpcompare.model.cost.piece import DegreeCost, Piece, degree_cost
from mpcompare.model.cost.sheet import ComparedCosts, ConvertedOption, ProgramCost
from mpcompare.model.cost.total import CostOption, TotalCost
from mpcompare.model.fact import Fact, Source, Statement
from mpcompare.model.figure import PiecesMark, RangeMark
from mpcompare.model.money import Money
from mpcompare.model.named_sum import NamedSum
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


LIVING = Piece("living", Money(17_540.0, "USD"), Money(33_588.0, "USD"), ("living",), "2023-24")


def costing(*totals, wage=WAGE, currency="USD", series=0, more=(), without=()):
    options = tuple(
        CostOption(
            Money(float(total), currency), "program", "all", "2021-22", (f"{total}",), (), PAGE
        )
        for total in totals
    )
    converted = tuple(ConvertedOption(option, Conversion(1.0, currency)) for option in options)
    reasons = () if options else ("Can't be computed: credits not stated.",)
    bare = ProgramCost(PROGRAM, series, TotalCost(options, reasons), converted, wage=wage)
    if bare.ends is None:
        return bare
    tuition = Piece("tuition", *bare.ends, ("tuition",), "2021-22", sources=(PAGE,))
    return replace(bare, degree=degree_cost((tuition, *more), without))


def draw(*costs):
    return cost_beside_pay.build(ComparedCosts(costs))


def test_pieces_stand_end_to_end_at_their_lowest_and_fade_on_to_the_highest():
    cost, pay = draw(costing(30_420, 59_782, series=2, more=(LIVING,))).panels
    (mark,) = cost.marks
    assert isinstance(mark, PiecesMark)
    assert (mark.parts, mark.high, mark.series) == ((30_420, 0, 17_540), 93_370, 2)
    assert mark.value_text == "$47,960 to $93,370"
    assert cost.shades == ("Tuition", "Application fee", "Living costs", "to the highest")
    (paid,) = pay.marks
    assert isinstance(paid, RangeMark)
    assert paid.percentiles == (35540, 51190, 63250, 113710, 134480)
    assert cost.axis == pay.axis
    assert (cost.axis.label, cost.axis.low) == ("USD", 0)
    assert cost.axis.high > 134_480


def test_what_is_won_is_taken_off_the_tuition_first():
    won = Piece("funded", Money(40_420.0, "USD"), Money(40_420.0, "USD"), ("won",))
    (mark,) = draw(costing(30_420, more=(LIVING, won))).panels[0].marks
    assert (mark.parts, mark.high) == ((0, 0, 7_540), 23_588)
    assert mark.value_text == "$7,540 to $23,588"


def test_a_sum_that_lacks_a_piece_says_so_in_its_row():
    (mark,) = draw(costing(30_420, without=("living costs",))).panels[0].marks
    assert mark.value_text == "$30,420, without living costs"


def test_each_program_is_one_line_and_another_currency_has_its_own_axis():
    pounds = costing(13_700, currency="GBP", wage=replace(WAGE, currency="GBP"))
    figure = draw(costing(30_420), costing(200_000), pounds)
    first, second, third, fourth = figure.panels
    assert [len(panel.rows) for panel in figure.panels] == [2, 2, 1, 1]
    assert first.axis == second.axis
    assert {third.axis.label, fourth.axis.label} == {"GBP"}
    assert first.rows[0].key == "made-up"
    legends = [bool(panel.shades) for panel in figure.panels if panel.fades]
    assert legends == [True, False]  # one legend for both
    assert figure.remark.startswith("Costs in several currencies are on an axis each")
    assert draw(costing(30_420)).remark == ""


def test_pay_of_another_currency_is_left_out_and_says_so():
    _, pay = draw(costing(13_700, currency="GBP")).panels
    assert not pay.marks[0].has_figures
    assert pay.marks[0].value_text == "in USD"


def test_pay_by_the_hour_is_left_out_and_says_so():
    _, pay = draw(costing(30_420, wage=replace(WAGE, unit="hour"))).panels
    assert not pay.marks[0].has_figures
    assert pay.marks[0].value_text == "an hour only"


def test_a_program_without_a_total_shows_its_pay():
    cost, pay = draw(costing()).panels
    assert not cost.marks[0].has_figures
    assert cost.marks[0].value_text == "no sum"
    assert pay.marks[0].has_figures


def test_what_is_borrowed_and_its_payment_are_drawn_too():
    nothing = Money(0.0, "USD")
    cost = costing(30_420)
    terms = LoanTerms(100.0, None, 6.0, 10.0)
    debt = debt_for(cost.degree, OwnMeans(nothing, nothing), terms)
    _, owed, _ = draw(replace(cost, debt=debt)).panels
    (mark,) = owed.marks
    assert (mark.low, mark.high) == (30_420, 30_420)
    assert mark.value_text == "$30,420, $338 a month"  # x 0.01110205 = 337.72


def test_earnings_of_the_field_stand_on_the_same_axis():
    earned = Statement(NamedSum("Music", Money(52_777.0, "USD"), per="year"), PAGE)
    facts = {"field_earnings_four_years": Fact((earned,), parts=True)}
    cost = replace(costing(30_420), program=replace(PROGRAM, facts=facts))
    figure = draw(cost)
    panel = figure.panels[-1]
    assert panel.axis == figure.panels[0].axis
    assert panel.marks[0].percentiles == (None, None, 52_777, None, None)
    assert panel.marks[0].value_text == "$52,777, Music"
    assert "federal aid" in figure.notes[-1]


def test_a_rough_estimate_of_the_pay_is_marked_and_said():
    note = "A rough estimate from a small sample."
    rough = replace(WAGE, emp_prse=39.5, notes=(note,))
    figure = draw(costing(30_420, wage=rough))
    pay = figure.panels[1].marks[0]
    assert (pay.rough, pay.shown_text) == (True, "≈ $63,250")
    assert any(each.startswith("≈ and dashes") for each in figure.notes)
    row = dict(zip(figure.table.header, figure.table.rows[0], strict=True))
    assert row["Notes on the pay"] == note
    assert row["In words"].endswith("The pay is a rough estimate.")
    firm = draw(costing(30_420))
    assert not firm.panels[1].marks[0].rough
    assert not any("rough" in each for each in firm.notes)


def test_nothing_to_draw_is_said():
    figure = draw(replace(costing(), wage=None, pay_sentence="No pay figures."))
    assert figure.is_empty
    assert figure.sentence.startswith("No compared program has a total cost")


def test_what_is_not_drawn_is_named_with_what_is_missing():
    cost = replace(costing(), wage=None)
    unpriced = replace(cost, degree=DegreeCost(why="length not stated"))
    assert draw(costing(30_420), unpriced).remark == (
        "Without a sum and without a year's pay, so not drawn: "
        "MM Made-up, Made-up University (length not stated)."
    )


def test_the_table_has_the_same_figures():
    table = draw(costing(30_420)).table
    row = dict(zip(table.header, table.rows[0], strict=True))
    assert (row["To the degree"], row["Median"], row["Unit"]) == (
        "$30,420",
        "$63,250",
        "USD a year",
    )
    assert row["In words"].startswith("The tuition is 0.3 to 0.6 of one year's pay")
