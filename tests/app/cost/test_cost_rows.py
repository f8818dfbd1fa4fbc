"""Costs as rows of a table, against figures written out from data/programs and the tables."""

from mpcompare.app.cost.cost_sheet import cost_sheet
from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.model.cost.rows import cost_rows
from mpcompare.model.library.money import IN_ALL, OwnMoney
from tests.lowell_costs import (
    AT_NO_INTEREST,
    FEE,
    FROM_ANYWHERE,
    IN_STATE,
    INTERNATIONAL,
    LOWELL,
    OFF_CAMPUS,
    ON_CAMPUS,
    dollars,
    less,
    times,
)

NYU = "nyu-mm-music-technology"
BRISTOL = "bristol-ma-composition-of-music-for-film-and-television"
ATLANTA = "gatech-ms-music-technology"
ONLINE = "berklee-online-ma-music-production"


def rows(workspace, *programs, money=None, **choice):
    sheet = cost_sheet(workspace, programs, CostChoice(**choice), money=money)
    return {row.label: row.cells for row in cost_rows(sheet.costs)}


def test_the_sum_its_pieces_and_what_it_is_without(workspace):
    found = rows(workspace, LOWELL, NYU, BRISTOL)
    assert found["Cost to the degree"] == (
        dollars(*FROM_ANYWHERE),
        "$77,755 to $87,465, without living costs",
        "£27,752 to £43,552",
    )
    assert found["Tuition"] == (
        dollars(IN_STATE, INTERNATIONAL),
        "$77,680 to $87,390",
        "£13,700 to £29,500",
    )
    assert found["Application fee"] == (dollars(FEE), "$75", "")
    assert found["Living costs"] == (dollars(OFF_CAMPUS, ON_CAMPUS), "", "£14,052")
    assert found["Without"] == ("", "living costs", "")


def test_what_must_be_known_of_a_sum(workspace):
    found = rows(workspace, NYU)
    assert found["Prices of"] == ("Tuition 2021-22; Application fee 2021-22",)
    assert found["Assumes"] == ("Tuition: 40 to 45 credits, prices of 2021-22",)
    assert found["Worked out"] == (
        ("Tuition: 40 to 45 credits x $1,942 = $77,680 to $87,390, 2021-22. Application fee: $75."),
    )
    assert found["To know"][0].startswith("Living costs are not added: there is a figure, but")
    assert "Say how many" not in found["To know"][0]  # a file has no field to say it in
    assert found["Sources of the cost"][0].startswith("New York University https://bulletins.nyu")


def test_rows_without_a_word_are_left_out(workspace):
    online = rows(workspace, ONLINE)  # its living costs are those of where its students live
    assert "Without" in online
    assert not {"Living costs", "Won by you", "To borrow"} & online.keys()
    assert "Without" not in rows(workspace, LOWELL)


def test_an_average_is_called_that(workspace):
    tuition = rows(workspace, ATLANTA)["Tuition"]
    assert tuition == ("University's average tuition: $31,140 to $61,292",)


def test_a_converted_sum_is_marked_and_says_how(workspace):
    found = rows(workspace, BRISTOL, currency="USD")
    assert found["Cost to the degree"] == ("≈ $36,555 to $57,366",)  # (13,700 + 14,052) / 0.759185
    assert "0.759185 GBP for 1 USD, the average of 2025" in found["Worked out"][0]


def test_the_users_money_has_rows_of_its_own(workspace):
    money = {IN_ALL: OwnMoney(savings=20_000, earning=30_000), LOWELL: OwnMoney(award=5_000)}
    found = rows(workspace, LOWELL, money=money, rate=0.0)
    assert found["Won by you"] == ("\N{MINUS SIGN}$5,000",)
    owed = less(FROM_ANYWHERE, 25_000)
    assert found["To borrow"] == (dollars(*owed),)
    assert found["A month"] == (dollars(*times(owed, AT_NO_INTEREST)),)
    assert "earn now" in found["Earned back in"][0]
