"""The costs of real programs as the page asks for them, against figures worked out by hand."""

from mpcompare.app.cost.cost_sheet import cost_sheet
from mpcompare.app.state import changes
from mpcompare.app.state.cost_choice import CostChoice, plain, read
from mpcompare.app.state.state import State
from mpcompare.model.library.profile import Profile
from mpcompare.model.pay.preferences import Residence, home_of
from tests.lowell_costs import AT_SIX_PERCENT, FROM_MASSACHUSETTS, LOWELL, dollars

ATLANTA = "gatech-ms-music-technology"
BRISTOL = "bristol-ma-composition-of-music-for-film-and-television"
DENVER = "cu-denver-ms-recording-arts"
POZNAN = "amuz-poznan-master-film-music-and-composing-for-new-media"
PORTO = "uporto-master-multimedia-interactive-music-sound-design"

MASSACHUSETTS = Residence("US", "Massachusetts")


def one(workspace, program, country="", region="", **choice):
    home = Residence(country, region) if country else None
    (cost,) = cost_sheet(workspace, (program,), CostChoice(**choice), home).costs
    return cost


def test_a_residence_makes_a_figure_of_the_range(workspace):
    # 2 x 15,210, 2 x 26,990 and 2 x 29,891
    assert one(workspace, LOWELL).text == "$30,420 to $59,782"
    assert one(workspace, LOWELL, country="US").text == "$30,420 to $53,980"
    assert one(workspace, LOWELL, country="US", region="Massachusetts").text == "$30,420"
    assert one(workspace, LOWELL, country="US", region="Ohio").text == "$53,980"
    assert one(workspace, LOWELL, country="GB").text == "$59,782"


def test_a_total_for_residents_alone_says_that_others_have_none(workspace):
    graz = "graz-msc-electrical-engineering-and-audio-engineering"
    cost = one(workspace, graz)  # free for citizens of the EU; others pay by the term
    assert cost.text == "no tuition"
    assert cost.assumption == "not known for those from elsewhere; prices of 2025-26"
    assert one(workspace, graz, country="AT").assumption == "prices of 2025-26"


def test_a_year_is_said_once_beside_the_total(workspace):
    cost = one(workspace, POZNAN)  # free for citizens of the EU; 2 x 60,000 for others
    assert cost.assumption == "home to international; 2 academic years, year not stated"
    assert one(workspace, POZNAN, country="PL").text == "no tuition"


def test_a_charge_whose_note_names_fees_does_not_deny_them(workspace):
    notes = one(workspace, LOWELL, country="US", region="Ohio").options[0].option.notes
    assert notes == (
        "Estimate with fees, at 9 credits a semester.",
        "Fees that the note does not name, materials and living costs are not included.",
    )


def test_the_university_stands_in_where_the_program_states_nothing(workspace):
    cost = one(workspace, ATLANTA, country="US", region="Georgia")
    assert cost.is_fallback
    assert cost.text == "$31,140"  # 2 x (14,064 + 1,506)
    assert "not this program's" in cost.options[0].option.notes[0]


def test_what_is_missing_is_named_and_asked(workspace):
    denver = one(workspace, DENVER)
    assert denver.text == "Can't be computed: credits not stated."
    assert denver.cost.questions == ("How many credits does the degree take?",)
    assert one(workspace, PORTO).text == "Can't be computed: tuition not stated."


def test_pounds_stay_pounds_until_dollars_are_asked_for(workspace):
    assert one(workspace, BRISTOL, country="US").text == "£29,500"
    dollars = one(workspace, BRISTOL, country="US", currency="USD")
    assert dollars.text == "≈ $38,857"  # 29,500 / 0.759185, the average of 2025
    assert dollars.wage.currency == "USD"
    assert dollars.wage.median == 35_752  # 27,970 / 0.782333, the average of 2024
    assert dollars.is_comparable


def test_only_dollars_are_carried_to_the_newest_dollars(workspace):
    lowell = one(workspace, LOWELL, country="US", region="Massachusetts", real=True)
    assert lowell.text == "≈ $36,142"  # 30,420 x 321.943 / 270.970
    bristol = one(workspace, BRISTOL, country="GB", real=True)
    assert bristol.text == "£13,700"
    assert "US prices" in bristol.options[0].conversion.problem


def test_pay_stands_beside_the_cost(workspace):
    # Boston's: 30,420 / 116,540 = 0.261; 30,420 / 61,560 = 0.494
    lowell = one(workspace, LOWELL, country="US", region="Massachusetts")
    assert lowell.words == (
        "The tuition is 0.3 to 0.5 of one year's pay at the 75th to 25th percentile."
    )


def test_pay_of_an_online_program_is_that_of_where_one_lives(workspace):
    online = "berklee-online-ma-music-production"
    school = one(workspace, online).wage
    assert (school.place_label, school.median) == ("Boston metro area (the school's)", 77420)
    home = Residence("US", "Tennessee", "34980")
    (cost,) = cost_sheet(workspace, (online,), CostChoice(), home).costs
    assert cost.wage.place_label == "Nashville metro area (where you live)"
    assert (cost.wage.median, cost.wage.is_rough) == (71180, True)
    assert "the wages are those of where you live" in cost.wage.notes[0]


def test_a_metropolitan_area_goes_with_the_state_that_it_lies_in():
    state = changes.set_profile(State(), Profile(residence="US-Tennessee", area="34980"))
    assert home_of(state.library.profile) == Residence("US", "Tennessee", "34980")
    assert changes.live_in(state, "US", "Tennessee") == state
    assert changes.live_in(state, "US", "Ohio").library.profile.area == ""
    assert changes.live_in(state, "").library.profile.area == ""


def test_loans_wait_for_a_rate(workspace):
    assert cost_sheet(workspace, (LOWELL,), CostChoice()).loans == ()
    at_six = cost_sheet(workspace, (LOWELL,), CostChoice(rate=6.0), MASSACHUSETTS)
    paid = [dollars(end * AT_SIX_PERCENT) for end in FROM_MASSACHUSETTS]
    assert [row.payment.text for row in at_six.loans] == paid


def test_what_is_remembered_is_read_back():
    choice = CostChoice("EUR", True, "25-1121", 40.0, 12_000.0, 6.5, 12.0)
    assert read(plain(choice)) == choice
    assert read({}) == CostChoice()


def test_figures_out_of_range_are_forgotten():
    assert read({"rate": 900, "years": 0, "share": -3, "borrowed": -1}) == CostChoice()


def test_another_country_forgets_the_state():
    state = changes.live_in(State(), "US", "Ohio")
    assert home_of(state.library.profile) == Residence("US", "Ohio")
    assert home_of(changes.live_in(state, "GB").library.profile) == Residence("GB")
    assert home_of(changes.live_in(state, "").library.profile) is None
