"""What degrees cost to the end, against figures written out from data/programs and the tables.

Living costs: data/institutions/living_costs.csv of 2023-24 and data/money/living_costs.csv.
"""

from mpcompare.app.cost.cost_sheet import cost_sheet
from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.model.library.money import IN_ALL, OwnMoney
from mpcompare.model.pay.preferences import Residence
from tests.lowell_costs import (
    AT_NO_INTEREST,
    AT_SIX_PERCENT,
    FEE,
    FROM_ANYWHERE,
    FROM_MASSACHUSETTS,
    IN_STATE,
    LOWELL,
    OFF_CAMPUS,
    ON_CAMPUS,
    dollars,
    less,
    times,
)

NYU = "nyu-mm-music-technology"
STANFORD = "stanford-ma-music-science-and-technology"
BRISTOL = "bristol-ma-composition-of-music-for-film-and-television"
DETMOLD = "detmold-msc-music-acoustics"
HAMBURG = "hfmt-hamburg-master-multimedia-composition"
YALE = "yale-mfa-sound-design"
MACQUARIE = "macquarie-master-creative-industries"
POLIMI = "polimi-msc-music-and-acoustic-engineering"
TARTU = "tartu-master-sound-and-visual-technology"
ONLINE = "berklee-online-ma-music-production"
ATLANTA = "gatech-ms-music-technology"
DENVER = "cu-denver-ms-recording-arts"
VALENCIA = "berklee-valencia-mm-music-production-technology-innovation"

MASSACHUSETTS = Residence("US", "Massachusetts")


def one(workspace, program, money=None, home=MASSACHUSETTS, **choice):
    (cost,) = cost_sheet(workspace, (program,), CostChoice(**choice), home, money=money).costs
    return cost


def pieces(cost):
    return {piece.label: piece.text for piece in cost.degree.pieces}


def test_tuition_and_the_schools_living_costs_are_added(workspace):
    cost = one(workspace, LOWELL)
    assert pieces(cost) == {
        "Tuition": dollars(IN_STATE),
        "Application fee": dollars(FEE),
        "Living costs": dollars(OFF_CAMPUS, ON_CAMPUS),
    }
    assert cost.degree.text == dollars(*FROM_MASSACHUSETTS)
    living = cost.degree.of("living")
    assert living.lines[0] == "2 academic years x $8,770 to $16,794 = $17,540 to $33,588"
    assert (living.year, living.assumes) == ("2023-24", "2 academic years of about nine months")
    assert living.notes[0].startswith("Stated: $16,794 an academic year, on campus;")
    assert "undergraduates" in living.notes[1]
    assert "IC2023_AY" in living.sources[0].publisher


def test_both_ends_of_the_tuition_are_in_the_sum(workspace):
    assert one(workspace, LOWELL, home=None).degree.text == dollars(*FROM_ANYWHERE)


def test_a_fee_to_apply_is_a_piece(workspace):
    cost = one(workspace, STANFORD)
    assert pieces(cost) == {
        "Tuition": "$63,540 to $105,900",  # 3 to 5 quarters x 21,180
        "Application fee": "$125",
        "Living costs": "$49,048",  # 2 x (19,922 + 4,602)
    }
    assert cost.degree.text == "$112,713 to $155,073"


def test_without_a_length_there_are_no_living_costs_and_the_sum_says_so(workspace):
    cost = one(workspace, NYU)
    # 40 x 1,942 + 75 and 45 x 1,942 + 75
    assert cost.degree.text == "$77,755 to $87,465, without living costs"
    assert tuple(reason.text for reason in cost.degree.reasons) == (
        (
            "Living costs are not added: there is a figure, but the length of the program is not "
            "stated. Say how many months."
        ),
    )


def test_the_users_months_and_monthly_figure_fill_the_gap(workspace):
    said = {NYU: OwnMoney(months=21)}
    # two academic years x (22,786 + 3,034)
    assert pieces(one(workspace, NYU, said))["Living costs"] == "$51,640"
    said = {NYU: OwnMoney(living=2000, months=21, note="a room in Queens")}
    living = one(workspace, NYU, said).degree.of("living")
    assert (living.text, living.year_text) == ("$42,000", "your figure")
    assert living.lines == ("21 months x $2,000 = $42,000",)
    assert living.notes == ("a room in Queens",)


def test_a_monthly_figure_for_all_gives_way_to_one_for_the_program(workspace):
    said = {IN_ALL: OwnMoney(living=1000), LOWELL: OwnMoney(living=1500)}
    assert pieces(one(workspace, LOWELL, said))["Living costs"] == "$36,000"  # 24 x 1,500
    assert pieces(one(workspace, STANFORD, said))["Living costs"] == "$24,000"  # 24 x 1,000


def test_pounds_for_a_british_program(workspace):
    cost = one(workspace, BRISTOL)
    assert pieces(cost) == {"Tuition": "£29,500", "Living costs": "£14,052"}  # 12 x 1,171
    assert cost.degree.text == "£43,552"
    living = cost.degree.of("living")
    assert living.assumes == "12 months, of which a permit asks for 9"
    assert "not a measured cost" in living.notes[1]


def test_in_dollars_each_piece_goes_by_its_own_year(workspace):
    cost = one(workspace, BRISTOL, currency="USD")
    # 29,500 / 0.759185 and 14,052 / 0.759185, both at the average of 2025
    assert pieces(cost) == {"Tuition": "≈ $38,857", "Living costs": "≈ $18,509"}
    assert cost.degree.text == "≈ $57,366"


def test_a_sum_has_no_cents_and_its_working_those_that_a_source_states(workspace):
    cost = one(workspace, POLIMI, home=None)
    # 2 x 157.04 and 2 x 3,943.04; 24 x 467.65 and 24 x 534.41; together 11,537.68 and 20,711.92
    assert pieces(cost) == {"Tuition": "€314 to €7,886", "Living costs": "€11,224 to €12,826"}
    assert cost.degree.text == "€11,538 to €20,712"
    living = cost.degree.of("living")
    assert living.lines == ("24 months x €467.65 to €534.41 = €11,224 to €12,826",)
    assert "x €157.04 to €3,943.04 = €314 to €7,886, home" in cost.degree.of("tuition").lines[0]


def test_a_yearly_sum_stands_divided_by_its_months(workspace):
    # 29,710 / 12 would be 2,475.83 a month
    assert one(workspace, MACQUARIE).degree.of("living").lines == (
        "18 months x AUD 29,710 / 12 = AUD 44,565",
    )


def test_no_tuition_in_germany_leaves_living_costs(workspace):
    cost = one(workspace, DETMOLD)
    assert pieces(cost) == {"Tuition": "no tuition", "Living costs": "€23,808"}  # 24 x 11,904 / 12
    assert cost.degree.text == "€23,808"


def test_fully_funded_is_said_and_costs_nothing(workspace):
    cost = one(workspace, YALE)
    # 3 x (19,180 + 3,420)
    assert pieces(cost) == {"Tuition": "fully funded by the school", "Living costs": "$67,800"}


def test_a_waiver_that_some_get_is_told_and_not_taken_off(workspace):
    cost = one(workspace, TARTU)
    assert cost.degree.text == "€8,000, without living costs"
    assert "Funding is stated, and not taken off" in cost.degree.reasons[1].text


def test_what_the_user_has_won_is_taken_off(workspace):
    said = {LOWELL: OwnMoney(award=20_000, note="letter of 3 March")}
    cost = one(workspace, LOWELL, said)
    assert pieces(cost)["Won by you"] == "\N{MINUS SIGN}$20,000"
    assert cost.degree.text == dollars(*less(FROM_MASSACHUSETTS, 20_000))
    more = one(workspace, LOWELL, {LOWELL: OwnMoney(award=900_000)})
    assert more.degree.text == "$0"


def test_online_study_has_the_users_living_costs_alone(workspace):
    cost = one(workspace, ONLINE)
    assert cost.degree.without == ("living costs",)
    assert "where its students live" in cost.degree.reasons[0].text
    assert pieces(one(workspace, ONLINE, {IN_ALL: OwnMoney(living=900)}))["Living costs"] == (
        "$10,800"
    )


def test_the_universitys_average_is_called_that(workspace):
    cost = one(workspace, ATLANTA, home=Residence("US", "Georgia"))
    assert pieces(cost) == {
        "University's average tuition": "$31,140",  # 2 x (14,064 + 1,506)
        "Living costs": "$31,920",  # 2 x (12,760 + 3,200)
    }


def test_without_tuition_there_is_no_sum(workspace):
    cost = one(workspace, DENVER)
    assert cost.degree.ends is None
    assert cost.degree.text == "No sum: credits not stated"
    assert cost.degree.reasons[0].text == "There is no sum: credits not stated."


def test_a_piece_in_another_currency_is_not_added_until_one_is_chosen(workspace):
    said = {BRISTOL: OwnMoney(living=1000, currency="EUR")}
    cost = one(workspace, BRISTOL, said)
    assert cost.degree.text == "£29,500, without living costs"
    assert tuple(reason.text for reason in cost.degree.reasons) == (
        (
            "Living costs not added: €12,000, and the sum is in GBP. Choose one currency above to "
            "add it."
        ),
    )
    assert one(workspace, BRISTOL, said, currency="EUR").degree.without == ()


def test_a_fee_of_no_year_cannot_be_carried_and_stands_apart(workspace):
    cost = one(workspace, HAMBURG, currency="USD")
    assert cost.degree.without == ("application fee",)
    assert "does not state the year" in cost.degree.reasons[0].text


def test_savings_and_a_yearly_sum_leave_the_debt(workspace):
    said = {IN_ALL: OwnMoney(savings=10_000, yearly=5_000)}
    debt = one(workspace, LOWELL, said).debt
    left = dollars(*less(FROM_MASSACHUSETTS, 10_000 + 2 * 5_000))
    assert debt.text == left
    assert debt.lines == (
        "Savings: $10,000",
        "2 academic years x $5,000",
        f"{dollars(*FROM_MASSACHUSETTS)} less $20,000 = {left}",
    )
    assert debt.payment_text == ""


def test_a_rate_brings_the_monthly_payment_of_the_debt(workspace):
    said = {IN_ALL: OwnMoney(savings=20_000)}
    debt = one(workspace, LOWELL, said, rate=6.0).debt
    owed = less(FROM_MASSACHUSETTS, 20_000)
    assert debt.payment_text == dollars(*times(owed, AT_SIX_PERCENT))
    half = one(workspace, LOWELL, said, rate=0.0, share=50.0).debt
    assert half.text == dollars(*times(owed, 0.5))
    assert half.payment_text == dollars(*times(owed, 0.5 * AT_NO_INTEREST))


def test_savings_in_dollars_do_not_pay_pounds_unasked(workspace):
    said = {IN_ALL: OwnMoney(savings=10_000)}
    debt = one(workspace, BRISTOL, said).debt
    assert debt.text == "£43,552"
    assert "they are in USD, the cost in GBP" in debt.reasons[0].text
    assert one(workspace, BRISTOL, said, currency="USD").debt.text == "$47,366"


def test_a_yearly_sum_waits_for_the_length(workspace):
    debt = one(workspace, NYU, {IN_ALL: OwnMoney(savings=755, yearly=5_000)}).debt
    assert debt.text == "$77,000 to $86,710"
    assert tuple(reason.text for reason in debt.reasons) == (
        "Your yearly sum is not counted: the length of the program is not stated.",
    )


def test_nobody_is_in_debt_who_said_nothing(workspace):
    assert one(workspace, LOWELL).debt is None


def test_the_years_to_earn_it_back_are_a_range_with_what_they_assume(workspace):
    # Boston: 25th percentile 61,560, 75th 116,540; 48,010 / 76,540 and 64,058 / 21,560
    back = one(workspace, LOWELL, {IN_ALL: OwnMoney(earning=40_000)}).earned_back
    assert back.words == "0.6 to 3.0 years of the pay above the $40,000 that you earn now."
    assert "before tax and interest" in back.assumes
    partly = one(workspace, LOWELL, {IN_ALL: OwnMoney(earning=70_000)}).earned_back
    assert (round(partly.low, 2), partly.high) == (1.03, None)  # 48,010 / 46,540
    assert "to never at the 25th" in partly.words
    never = one(workspace, LOWELL, {IN_ALL: OwnMoney(earning=120_000)}).earned_back
    assert (never.low, never.high) == (None, None)
    assert never.words.startswith("Never")
    assert one(workspace, LOWELL).earned_back is None


def test_what_is_free_needs_no_loan(workspace):
    said = {IN_ALL: OwnMoney(living=0.0)}
    (cost,) = cost_sheet(workspace, (YALE,), CostChoice(rate=5.0), None, money=said).costs
    assert cost.degree.text == "$0"
    assert (cost.debt.text, cost.debt.loans) == ("$0", ())


def test_earnings_of_the_field_are_those_of_the_college_scorecard(workspace):
    (earned,) = one(workspace, NYU).earnings
    assert (earned.field, earned.money.text, earned.when) == ("Music", "$52,777", "4 years after")
    assert one(workspace, LOWELL).earnings == ()  # withheld


def test_the_price_parity_stands_beside_a_sum_and_not_in_it(workspace):
    cost = one(workspace, BRISTOL)
    assert cost.degree.text == "£43,552"
    # 43,552 / 0.664153
    assert cost.parity_words == (
        "There, £0.664 bought in 2024 what $1 buys in the US, over the whole economy "
        "and not a student's basket (World Bank). So £43,552 there is like $65,575 in the US."
    )
    converted = one(workspace, BRISTOL, currency="USD")
    assert converted.parity_words.endswith("basket (World Bank).")


def test_a_state_of_the_us_has_its_price_level(workspace):
    assert one(workspace, ATLANTA).parity_words == (  # 96.293 of 100
        "Prices in Georgia were 3.7 % below the average of the US in 2024 "
        "(US Bureau of Economic Analysis)."
    )


def test_where_no_parity_is_known_nothing_is_said(workspace):
    assert one(workspace, "fmu-belgrade-master-music-direction").parity is None
