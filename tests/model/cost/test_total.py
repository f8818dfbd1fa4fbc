"""What a degree costs: every figure below was worked out by hand."""

import pytest

from mpcompare.model.cost.loan import Loan
from mpcompare.model.cost.total import UniversityTuition, total_cost
from mpcompare.model.fact import Fact, Source, Statement
from mpcompare.model.money import Charge, Money
from mpcompare.model.pay.preferences import Residence
from mpcompare.model.program import Program

PAGE = Source("page", "https://example.org", "Made-up University", "official", "2024")
OHIOAN, TEXAN, BRITON = Residence("US", "Ohio"), Residence("US", "Texas"), Residence("GB")


def made_up(*charges, country="US", **facts):
    held = {key: Fact((Statement(value, PAGE),)) for key, value in facts.items()}
    if charges:
        held["tuition"] = Fact(tuple(Statement(charge, PAGE) for charge in charges), parts=True)
    return Program(
        "made-up", "Made-up University", "Made-up", "MM", country, "Ohio", "Made-up City",
        "https://example.org", None, (PAGE,), held,
    )  # fmt: skip


def charge(amount, basis, residency="all", year="2023-24", currency="USD"):
    return Charge(Money(float(amount), currency), basis, residency, year)


def test_thirty_credits():
    cost = total_cost(made_up(charge(538, "credit"), credits=30.0))
    assert cost.text == "$16,140"
    assert cost.options[0].lines == ("30 credits x $538 = $16,140, 2023-24",)
    assert "Fees, materials and living costs are not included." in cost.options[0].notes


def test_twenty_one_months_are_two_academic_years():
    cost = total_cost(made_up(charge(15210, "year"), duration_months=21.0))
    assert cost.text == "$30,420"
    assert cost.options[0].lines == ("2 academic years x $15,210 = $30,420, 2023-24",)


def test_a_price_for_the_program_stands_as_it_is():
    assert total_cost(made_up(charge(11200, "program", currency="GBP"))).text == "£11,200"


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        (charge(538, "credit"), "Can't be computed: credits not stated."),
        (charge(538, "year"), "Can't be computed: length not stated."),
        (charge(538, "term"), "Can't be computed: number of terms not stated."),
    ],
)
def test_what_is_missing_is_named(stated, why):
    cost = total_cost(made_up(stated))
    assert (cost.low, cost.high, cost.text) == (None, None, why)


@pytest.mark.parametrize(
    ("charges", "why"),
    [
        ((), "tuition not stated"),
        ((charge(538, "year"),), "length not stated"),
        ((charge(538, "year"), charge(90, "credit")), "length and credits not stated"),
        ((charge(538, "program", "international"),), "tuition stated for international only"),
        ((charge(538, "program"),), ""),
    ],
)
def test_why_there_is_no_total_is_told_in_a_few_words(charges, why):
    assert total_cost(made_up(*charges), OHIOAN).why == why


def test_the_range_is_open_until_the_residence_is_known():
    program = made_up(
        charge(500, "credit", "in-state"),
        charge(900, "credit", "out-of-state"),
        charge(950, "credit", "international"),
        credits=30.0,
    )
    assert total_cost(program).text == "$15,000 to $28,500"
    assert total_cost(program, OHIOAN).text == "$15,000"
    assert total_cost(program, TEXAN).text == "$27,000"
    assert total_cost(program, BRITON).text == "$28,500"


def test_for_whom_there_is_no_price_is_said_until_the_residence_is_known():
    # what those from elsewhere are charged by the term can't be worked out to the degree
    program = made_up(charge(0, "term", "home"), charge(700, "term", "international"), country="AT")
    assert total_cost(program).open_for == "not known for those from elsewhere"
    assert total_cost(program, Residence("AT")).open_for == ""
    only = made_up(charge(9000, "program", "international"), country="GB")
    assert total_cost(only).open_for == "not known for residents"


def test_a_residence_that_no_charge_is_stated_for():
    program = made_up(charge(9500, "year", "home"), country="GB", duration_months=12.0)
    assert total_cost(program, BRITON).text == "$9,500"
    assert total_cost(program, TEXAN).text == "Can't be computed: charges are stated for home only."


def test_the_newest_year_counts():
    program = made_up(
        charge(400, "credit", year="2019-20"), charge(538, "credit", year="2023-24"), credits=30.0
    )
    assert total_cost(program).text == "$16,140"


def test_credits_say_more_than_years():
    program = made_up(
        charge(9000, "year"), charge(538, "credit"), credits=30.0, duration_months=24.0
    )
    assert total_cost(program).text == "$16,140"


def test_the_university_stands_in_only_where_the_program_states_nothing():
    rows = [
        UniversityTuition("2022-23", "in-state", 1.0, 1.0, PAGE),
        UniversityTuition("2023-24", "in-state", 14064.0, 1506.0, PAGE),
        UniversityTuition("2023-24", "out-of-state", 29140.0, 1506.0, PAGE),
    ]
    fallback = total_cost(made_up(duration_months=24.0), OHIOAN, rows)
    assert fallback.text == "$31,140"
    option = fallback.options[0]
    assert option.is_fallback
    assert option.notes == (
        "The university's average graduate tuition, not this program's.",
        "Required fees are included; materials and living costs are not.",
    )
    assert option.lines == (
        "2 academic years x ($14,064 tuition + $1,506 fees) = $31,140, in-state, 2023-24",
    )
    assert total_cost(made_up(duration_months=24.0), BRITON, rows).text == "$61,292"
    stated = total_cost(made_up(charge(538, "credit")), OHIOAN, rows)
    assert stated.text == "Can't be computed: credits not stated."


def test_a_university_with_one_price_for_all_gives_one_option():
    rows = [
        UniversityTuition("2023-24", whom, 38826.0, 2298.0, PAGE)
        for whom in ("in-state", "out-of-state")
    ]
    (option,) = total_cost(made_up(duration_months=12.0), None, rows).options
    assert option.lines == ("1 academic year x ($38,826 tuition + $2,298 fees) = $41,124, 2023-24",)


def test_a_university_without_a_length_names_the_year_only():
    rows = [
        UniversityTuition("2023-24", "out-of-state", 29140.0, 1506.0, PAGE),
        UniversityTuition("2023-24", "in-state", 14064.0, 1506.0, PAGE),
    ]
    cost = total_cost(made_up(), None, rows)
    assert cost.text == (
        "Can't be computed: tuition and length not stated. The university's average graduate "
        "tuition is $14,064 to $29,140 a year, 2023-24; it is not this program's."
    )
    assert cost.questions == (
        "What does the whole degree cost in tuition, and for whom?",
        "How many months does the degree take full-time?",
    )


def test_without_a_state_both_rates_stay_open():
    program = made_up(
        charge(500, "credit", "in-state"),
        charge(900, "credit", "out-of-state"),
        charge(950, "credit", "international"),
        credits=30.0,
    )
    assert total_cost(program, Residence("US")).text == "$15,000 to $27,000"


def test_without_any_tuition():
    cost = total_cost(made_up())
    assert cost.text == "Can't be computed: tuition not stated."
    assert cost.questions == ("What does the whole degree cost in tuition, and for whom?",)


def test_monthly_payments_against_a_worked_example():
    # 10,000 at 6 % over 120 months: r = 0.005, 1.005^-120 = 0.549632733...,
    # 10,000 x 0.005 / (1 - 0.549632733) = 50 / 0.450367267 = 111.0205
    loan = Loan(10_000, 6, 10)
    assert loan.payment == pytest.approx(111.0205, abs=1e-4)
    assert loan.interest == pytest.approx(111.0205 * 120 - 10_000, abs=0.01)


def test_a_loan_without_interest():
    assert Loan(12_000, 0, 10).payment == 100
    assert Loan(12_000, 0, 10).interest == 0


@pytest.mark.parametrize("wrong", [(-1, 5, 10), (1, -1, 10), (1, 101, 10), (1, 5, 0)])
def test_impossible_loans_are_refused(wrong):
    with pytest.raises(ValueError, match="loan"):
        Loan(*wrong)
