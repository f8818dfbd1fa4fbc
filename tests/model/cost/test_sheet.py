"""Cost beside pay and a loan beside a month's pay: every figure below was worked out by hand."""

from dataclasses import replace

import pytest

from mpcompare.model.cost.debt import OwnMeans, debt_for
from mpcompare.model.cost.loan import LoanTerms
from mpcompare.model.cost.piece import DegreeCost, Piece
from mpcompare.model.cost.sheet import ConvertedOption, ProgramCost, loan_rows
from mpcompare.model.cost.total import CostOption, TotalCost
from mpcompare.model.fact import Source
from mpcompare.model.money import Money
from mpcompare.model.pay.prices import Conversion
from mpcompare.model.pay.wage import DataSource, Occupation, Wage
from mpcompare.model.program import Program

PAGE = Source("page", "https://example.org", "Made-up University", "official", "2024")
PROGRAM = Program("made-up", "Made-up University", "Made-up", "MM", "US", "Ohio", "Made-up City",
                  "https://example.org", None, (PAGE,), {})  # fmt: skip
# data/wages/states.csv, Massachusetts 2025
WAGE = Wage(
    Occupation("27-4014", "SOC", "Sound Engineering Technicians"), "state", "Massachusetts", "US",
    2025, "USD", "year", DataSource("oews", "OEWS", "BLS"), *(35540, 51190, 63250, 113710, 134480),
)  # fmt: skip


def costing(*totals, wage=WAGE, currency="USD"):
    options = tuple(
        CostOption(
            Money(float(total), currency), "year", whom, "2021-22", (f"{whom} line",), (), PAGE
        )
        for total, whom in totals
    )
    converted = tuple(ConvertedOption(option, Conversion(1.0, currency)) for option in options)
    return ProgramCost(PROGRAM, 0, TotalCost(options, ("No total.",)), converted, wage=wage)


def owing(cost, terms):
    """Return the cost with what its tuition takes to be borrowed."""
    pieces = () if cost.ends is None else (Piece("tuition", *cost.ends, (), sources=(PAGE,)),)
    degree = DegreeCost(pieces)
    nothing = Money(0.0, "USD")
    return replace(cost, degree=degree, debt=debt_for(degree, OwnMeans(nothing, nothing), terms))


BOTH = costing((30_420, "in-state"), (53_980, "out-of-state"))


def test_the_cost_in_years_of_pay_goes_from_the_high_pay_to_the_low():
    # 30,420 / 113,710 = 0.268; 53,980 / 51,190 = 1.054
    assert (
        BOTH.words == "The tuition is 0.3 to 1.1 of one year's pay at the 75th to 25th percentile."
    )


def test_one_percentile_is_enough():
    wage = replace(WAGE, p25=None, p75=None)
    assert costing((30_420, "all"), wage=wage).words == (
        "The tuition is 0.5 of one year's pay at the median."  # 30,420 / 63,250 = 0.481
    )


def test_an_hourly_wage_is_not_made_a_yearly_one():
    cost = costing((30_420, "all"), wage=replace(WAGE, unit="hour"))
    assert not cost.is_comparable
    assert "published an hour only" in cost.words
    assert (
        loan_rows(owing(cost, LoanTerms(100, None, 6, 10)))[0].share_text("median") == "\N{EN DASH}"
    )


def test_two_currencies_are_not_set_beside_each_other():
    cost = costing((13_700, "all"), currency="GBP")
    assert cost.words.startswith("The tuition is in GBP, the pay in USD: choose one currency")


def test_a_converted_total_is_marked():
    option = BOTH.options[0].option
    converted = ConvertedOption(option, Conversion(0.5, "USD", ("Halved.",)))
    assert converted.text == "≈ $15,210"
    assert replace(BOTH, options=(converted,)).text == "≈ $15,210"


def test_a_loan_for_each_end_of_the_cost():
    # 30,420 at 6 % over 120 months: 30,420 x 0.005 / (1 - 0.549632733) = 152.1 / 0.450367267
    # = 337.7244; x 120 = 40,526.9 - 30,420 = 10,106.9. A month's median pay is 63,250 / 12
    # = 5,270.83; 337.7244 / 5,270.83 = 6.407 %
    first, second = loan_rows(owing(BOTH, LoanTerms(100, None, 6, 10)))
    assert (first.whom, first.payment.text, first.interest.text) == (
        "lower end", "$338", "$10,107",
    )  # fmt: skip
    assert first.share_text("median") == "6.4 %"
    assert first.share_text("p10") == "11.4 %"  # 337.7244 x 12 / 35,540 = 11.403 %
    assert second.whom == "upper end"


def test_half_of_it_borrowed():
    (row,) = loan_rows(owing(costing((30_420, "all")), LoanTerms(50, None, 0, 10)))
    assert row.payment.text == "$127"  # 15,210 / 120 = 126.75


def test_a_sum_is_one_loan_whatever_the_charge():
    (row,) = loan_rows(owing(BOTH, LoanTerms(100, 12_000, 0, 10)))
    assert (row.whom, row.payment.text, row.interest.text) == ("", "$100", "$0")


def test_a_share_of_top_coded_pay_is_the_most_that_it_can_be():
    wage = replace(WAGE, top_coded=frozenset({"p90"}))
    (row,) = loan_rows(owing(costing((30_420, "all"), wage=wage), LoanTerms(100, None, 6, 10)))
    assert row.share_text("p90") == "at most 3.0 %"  # 337.7244 x 12 / 134,480 = 3.014 %


def test_without_a_total_there_is_no_loan():
    assert loan_rows(owing(costing(), LoanTerms(100, None, 6, 10))) == ()


@pytest.mark.parametrize(("total", "words"), [(5_000, "0.04 to 0.10"), (120_000, "1.1 to 2.3")])
def test_small_and_large_ratios(total, words):
    # 5,000 / 113,710 = 0.044, / 51,190 = 0.098; 120,000 / 113,710 = 1.055, / 51,190 = 2.344
    assert f"The tuition is {words} of one" in costing((total, "all")).words
