"""Words read back: what the catalog says comes back from its own words, and what people type."""

import json
import unicodedata
from datetime import date
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mpcompare.app.start import paths
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.query import Query
from mpcompare.model.typed.notation import OURS, Notation
from mpcompare.model.typed.values import doubts_of, notation_of, plain_values


@pytest.fixture(scope="module")
def programs():
    workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
    found = workspace.programs_by_number(workspace.hits(Query()).numbers)
    yield found
    workspace.close()


PEOPLE_WRITE = [attribute for attribute in ATTRIBUTES if attribute.origin != "dataset"]


@pytest.mark.parametrize("attribute", PEOPLE_WRITE, ids=lambda attribute: attribute.key)
def test_every_value_in_the_catalog_comes_back_from_its_words(attribute, programs):
    for program in programs:
        for value in program.fact(attribute).values:
            (plain,) = plain_values(attribute.kind, attribute.kind.text(value), OURS)
            read = attribute.kind.read(plain)
            # nothing is nothing in every currency
            assert read == value or attribute.kind.text(read) == attribute.kind.text(value)


@pytest.mark.parametrize(
    ("key", "words", "plain"),
    [
        ("part_time", "YES", True),
        ("part_time", "FALSE", False),
        ("thesis_option", "non thesis", "non-thesis"),
        ("concentrations", "Live sound; production", ["live-sound", "production"]),
        ("duration_months", "24", 24),
        ("duration_months", "1 month", 1),
        ("minimum_gpa", "3,2", 3.2),
        ("country", "united kingdom", "GB"),
        ("application_fee", "£40", {"amount": 40, "currency": "GBP"}),
        ("application_fee", "1 250,50 nok", {"amount": 1250.5, "currency": "NOK"}),
        ("courses", "Mixing; Mastering", ["Mixing", "Mastering"]),
    ],
)
def test_what_people_write_is_understood(key, words, plain):
    assert plain_values(ATTRIBUTES[key].kind, words) == [plain]


def test_parts_of_one_value_come_one_by_one():
    words = "$14,990 a year, in-state, 2023-24; NOK 100.50 a credit, 2024-25"
    assert plain_values(ATTRIBUTES["tuition"].kind, words) == [
        {
            "amount": 14990,
            "currency": "USD",
            "basis": "year",
            "residency": "in-state",
            "academic_year": "2023-24",
        },
        {
            "amount": 100.5,
            "currency": "NOK",
            "basis": "credit",
            "residency": "all",
            "academic_year": "2024-25",
        },
    ]
    words = "15 January (fall, priority); 1 March 2027 (spring); Rolling: any time"
    assert plain_values(ATTRIBUTES["deadlines"].kind, words) == [
        {"term": "fall", "date": "01-15", "kind": "priority"},
        {"term": "spring", "date": "2027-03-01", "kind": "final"},
        {"term": "rolling", "kind": "final"},
    ]


@pytest.mark.parametrize(
    ("key", "words", "problem"),
    [
        ("part_time", "perhaps", "“perhaps” is neither yes nor no"),
        ("thesis_option", "both", "“both” is not one of Thesis, Choice, Non-thesis"),
        ("duration_months", "two years", "“two years” is not a number of months"),
        ("application_fee", "50", "“50” is not a sum with its currency, as $50 or 50 NOK"),
        ("country", "Atlantis", "“Atlantis” is not a country's name or code such as US or GB"),
    ],
)
def test_what_is_not_understood_is_refused(key, words, problem):
    with pytest.raises(ValueError, match="is") as refused:
        plain_values(ATTRIBUTES[key].kind, words)
    assert str(refused.value) == problem


def read_one(key: str, words: str) -> dict[str, Any]:
    (read,) = plain_values(ATTRIBUTES[key].kind, words)
    assert isinstance(read, dict)
    return cast("dict[str, Any]", read)


# Figures and money


@pytest.mark.parametrize(
    ("words", "amount", "currency"),
    [
        ("CHF 1'500", 1500, "CHF"),
        ("CHF 1\u2019150", 1150, "CHF"),
        ("Fr. 1'500.\u2013", 1500, "CHF"),
        ("US$ 75", 75, "USD"),
        ("AUD$100", 100, "AUD"),
        ("A$ 40,000", 40_000, "AUD"),
        ("CA$12,000", 12_000, "CAD"),
        ("$50 CAD", 50, "CAD"),
        ("75 (USD)", 75, "USD"),
        ("12.500 EUR", 12_500, "EUR"),
        ("\u20ac9.250", 9250, "EUR"),
        ("1.050 EUR", 1050, "EUR"),
        ("\u20ac75,50", 75.5, "EUR"),
        ("1.234,56 euros", 1234.56, "EUR"),
        ("1,234.56 USD", 1234.56, "USD"),
        ("\u20b912,00,000", 1_200_000, "INR"),
        ("1\u202f500\u00a0NOK", 1500, "NOK"),
        ("1\u2009500 NOK", 1500, "NOK"),
        ("500,- NOK", 500, "NOK"),
        ("\uff11\uff12\uff10 GBP", 120, "GBP"),
        ("\u0661\u0662\u0660 USD", 120, "USD"),
        ("free", 0, "USD"),
        ("None", 0, "USD"),
        ("\u00a30", 0, "GBP"),
        ("0", 0, "USD"),
    ],
)
def test_sums_are_read_as_people_write_them(words, amount, currency):
    kind = ATTRIBUTES["application_fee"].kind
    assert plain_values(kind, words) == [{"amount": amount, "currency": currency}]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("10,000-12,000 USD", "is a range: write one figure"),
        ("\u00a310k \u2013 \u00a312k", "is a range: write one figure"),
        ("50 to 75 USD", "is a range: write one figure"),
        ("-50 USD", "is not a sum with its currency, as $50 or 50 NOK"),
        ("(50 USD)", "is not a sum of money"),
        ("50 abc", "is not a sum with its currency, as $50 or 50 NOK"),
        ("5%", "is not a sum with its currency, as $50 or 50 NOK"),
        ("12k USD", "is not a sum with its currency, as $50 or 50 NOK"),
        ("10\u00b2 USD", "is not a sum with its currency, as $50 or 50 NOK"),
        ("\u00a35 USD", "names two currencies"),
        ("75 USD or 80 USD", "is not a sum of money"),
        ("500 kr", "can be DKK or ISK or NOK or SEK: write which"),
        ("\u00a530,000", "can be CNY or JPY: write which"),
        ("1.234 KWD", "can be 1234 or 1.234: say how figures are written, or write which"),
        ("1 50 NOK", "is not a sum of money"),
        ("1.2.3 NOK", "is not a number"),
    ],
)
def test_sums_that_are_none_or_two_are_refused(words, problem):
    with pytest.raises(ValueError, match=r"\S") as refused:
        plain_values(ATTRIBUTES["application_fee"].kind, words)
    assert str(refused.value) == f"\u201c{words}\u201d {problem}"


def test_the_country_tells_dollars_crowns_and_yen_apart():
    kind = ATTRIBUTES["application_fee"].kind

    def read(words, country):
        return plain_values(kind, words, Notation(country=country))

    assert read("500 kr", "NO") == [{"amount": 500, "currency": "NOK"}]
    assert read("\u00a530,000", "JP") == [{"amount": 30_000, "currency": "JPY"}]
    assert read("$75", "US") == read("$75", "GB") == [{"amount": 75, "currency": "USD"}]
    assert read("CA$75", "US") == [{"amount": 75, "currency": "CAD"}]
    with pytest.raises(ValueError, match="can be CAD or USD: write which"):
        read("$75", "CA")


def test_what_a_cell_lacks_is_taken_from_its_heading():
    fee, tuition = ATTRIBUTES["application_fee"].kind, ATTRIBUTES["tuition"].kind
    length = ATTRIBUTES["duration_months"].kind
    assert plain_values(fee, "75", Notation(unit="USD")) == [{"amount": 75, "currency": "USD"}]
    assert plain_values(fee, "\u00a375", Notation(unit="USD")) == [
        {"amount": 75, "currency": "GBP"}
    ]
    assert plain_values(fee, "$75", Notation(country="CA", unit="CAD")) == [
        {"amount": 75, "currency": "CAD"}
    ]
    assert plain_values(tuition, "12000", Notation(unit="EUR/year")) == [
        {
            "amount": 12_000,
            "currency": "EUR",
            "basis": "year",
            "residency": "all",
            "academic_year": "undated",
        }
    ]
    assert plain_values(length, "2", Notation(unit="years")) == [24]
    assert plain_values(length, "18", Notation(unit="months")) == [18]
    with pytest.raises(ValueError, match="is not a number of months"):
        plain_values(length, "52", Notation(unit="weeks"))


@pytest.mark.parametrize(
    ("words", "amount", "basis", "residency", "year"),
    [
        ("\u00a39,250 a year, home, 2026-27", 9250, "year", "home", "2026-27"),
        ("CA$12,000 a year, all, 2026/27", 12_000, "year", "all", "2026-27"),
        ("CHF 1'500 a term, all, 2026-2027", 1500, "term", "all", "2026-27"),
        ("12.500 EUR a year, international, 2026-27", 12_500, "year", "international", "2026-27"),
        ("$1,200 per credit hour (out-of-state)", 1200, "credit", "out-of-state", "undated"),
        ("\u20ac600/semester", 600, "term", "all", "undated"),
        ("Annual: EUR 2 000", 2000, "year", "all", "undated"),
        ("NOK 0 in total, 2026-27", 0, "program", "all", "2026-27"),
        ("0 a year", 0, "year", "all", "undated"),
    ],
)
def test_prices_are_read_as_people_write_them(words, amount, basis, residency, year):
    read = read_one("tuition", words)
    assert (read["amount"], read["basis"]) == (amount, basis)
    assert (read["residency"], read["academic_year"]) == (residency, year)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("$62,000", "does not say for what: a year, a term, a credit or in all"),
        ("10000-12000 EUR a year", "is a range: write one figure"),
        ("1999-2500 EUR a year", "is a range: write one figure"),
        ("EUR 9 000 a year, 2026-28", "is a range: write one figure"),
        ("12000 a year", "is not a sum with its currency, as $50 or 50 NOK"),
    ],
)
def test_prices_that_lack_something_are_refused(words, problem):
    with pytest.raises(ValueError, match=r"\S") as refused:
        plain_values(ATTRIBUTES["tuition"].kind, words)
    assert str(refused.value) == f"\u201c{words}\u201d {problem}"


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("duration_months", "2 years", 24),
        ("duration_months", "1 year", 12),
        ("duration_months", "12 mo", 12),
        ("duration_months", "1.5 years", 18),
        ("duration_months", "18,5", 18.5),
        ("studio_terms", "4 semesters", 4),
        ("minimum_gpa", "3.125", 3.125),
        ("minimum_gpa", "3,0", 3),
    ],
)
def test_numbers_are_read_with_their_unit(key, words, value):
    assert plain_values(ATTRIBUTES[key].kind, words) == [value]


@pytest.mark.parametrize(
    ("key", "words", "problem"),
    [
        ("duration_months", "2", "can be months or years: write which"),
        ("duration_months", "52 weeks", "is not a number of months"),
        ("minimum_gpa", "3.0-3.5", "is a range: write one figure"),
        ("duration_months", "1\u00bd years", "is not a number of months"),
        ("credits", "1.050", "can be 1050 or 1.05: say how figures are written, or write which"),
        ("credits", "5%", "is not a number"),
        ("credits", "1e5", "is not a number"),
        ("minimum_gpa", "2:1", "is not a number"),
    ],
)
def test_numbers_that_are_none_or_two_are_refused(key, words, problem):
    with pytest.raises(ValueError, match=r"\S") as refused:
        plain_values(ATTRIBUTES[key].kind, words)
    assert str(refused.value) == f"\u201c{words}\u201d {problem}"


def test_a_file_tells_by_its_other_figures_and_days_how_it_is_written():
    credit, fee = ATTRIBUTES["credits"].kind, ATTRIBUTES["application_fee"].kind
    dates = ATTRIBUTES["deadlines"].kind
    assert notation_of([(credit, "1.050"), (credit, "18,5")]) == Notation(decimal=",")
    assert notation_of([(credit, "1.050"), (fee, "$9,250")]) == Notation()
    assert notation_of([(credit, "18,5"), (fee, "$9,250.50")]) == Notation()
    assert notation_of([(dates, "03/04/2027"), (dates, "01/15/2027")]) == Notation(
        days="month-first"
    )
    assert notation_of([(dates, "15.01.2027"), (dates, "01/15/2027")]) == Notation()
    assert plain_values(credit, "1.050", Notation(decimal=",")) == [1050]
    assert plain_values(credit, "1.050", Notation(decimal=".")) == [1.05]


def test_only_what_can_be_read_in_two_ways_is_asked_about():
    credit, grade = ATTRIBUTES["credits"].kind, ATTRIBUTES["minimum_gpa"].kind
    fee, dates = ATTRIBUTES["application_fee"].kind, ATTRIBUTES["deadlines"].kind
    sure = [(credit, "1,234.5"), (grade, "3.125"), (fee, "12.500 EUR"), (dates, "15.01.2027")]
    assert doubts_of(sure) == (False, False)
    assert doubts_of([*sure, (credit, "1.050")]) == (True, False)
    assert doubts_of([*sure, (dates, "1 May; 03/04/2027")]) == (False, True)


# Days


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2027-01-15", "2027-01-15"),
        ("2027-01-15T00:00:00", "2027-01-15"),
        ("2027-01-15 00:00", "2027-01-15"),
        ("01/15/2027", "2027-01-15"),
        ("15.01.2027", "2027-01-15"),
        ("15. 1. 2027", "2027-01-15"),
        ("2027/01/15", "2027-01-15"),
        ("15/1/27", "2027-01-15"),
        ("January 15, 2027", "2027-01-15"),
        ("Friday, January 15th, 2027", "2027-01-15"),
        ("the 15th of January 2027", "2027-01-15"),
        ("15-Jan-27", "2027-01-15"),
        ("Sept. 1", "09-01"),
        ("15 January", "01-15"),
        ("Jan 15", "01-15"),
        ("03/03/2027", "2027-03-03"),
        ("29 Feb", "02-29"),
        ("29 Feb 2028", "2028-02-29"),
        ("31 Dec 9999", "9999-12-31"),
        ("\uff11\uff15 Jan", "01-15"),
    ],
)
def test_days_are_read_as_people_write_them(words, day):
    kind = ATTRIBUTES["deadlines"].kind
    assert plain_values(kind, words) == [{"date": day, "kind": "final"}]
    assert plain_values(kind, f"{words} (fall, priority)") == [
        {"term": "fall", "date": day, "kind": "priority"}
    ]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (
            "03/04/2027",
            "can be 3 April 2027 or 4 March 2027: name the month, or say what comes first",
        ),
        (
            "12/1",
            "can be 12 January or 1 December: name the month, or say what comes first",
        ),
        ("02-01-03", "can be 2 January 2003 or 1 February 2003 or 3 January 2002: name the "),
        ("46037", "is a spreadsheet's number of a day: show the cell as a date"),
        ("29 Feb 2027", "is not a day"),
        ("31/4/2027", "is not a day"),
        ("1 Jan 10000", "is not a day"),
        ("0000-01-01", "is not a day"),
        ("Fall 2027: Jan 15", "is not a day"),
        ("January 2027", "is not a day"),
        ("15\u00b2 Jan", "is not a day"),
        ("soon", "is not a day"),
    ],
)
def test_days_that_are_none_or_two_are_refused(words, problem):
    with pytest.raises(ValueError, match=r"\S") as refused:
        plain_values(ATTRIBUTES["deadlines"].kind, words)
    assert str(refused.value).startswith(f"\u201c{words}\u201d {problem}")


@pytest.mark.parametrize("words", ["rolling", "Rolling: any time", "Rolling admissions"])
def test_rolling_has_no_day(words):
    assert plain_values(ATTRIBUTES["deadlines"].kind, words) == [
        {"term": "rolling", "kind": "final"}
    ]


# Choices and places


@pytest.mark.parametrize("key", ["gre", "audition", "internship", "sample_recordings"])
def test_yes_and_no_mean_required_and_not_required(key):
    kind = ATTRIBUTES[key].kind
    for words in ("Yes", "y", "TRUE", "ja", "\u2714", "mandatory"):
        assert plain_values(kind, words) == ["required"]
    for words in ("No", "n", "FALSE", "nein", "\u2717", "Not needed"):
        assert plain_values(kind, words) == ["none"]
    assert plain_values(kind, "optional") == ["optional"]
    with pytest.raises(ValueError, match="is not one of Required, Optional, Not required"):
        plain_values(kind, "waived")


def test_yes_is_no_answer_where_it_can_mean_several_things():
    for key in ("online", "thesis_option"):
        with pytest.raises(ValueError, match="\u201cYes\u201d is not one of"):
            plain_values(ATTRIBUTES[key].kind, "Yes")
    assert plain_values(ATTRIBUTES["thesis_option"].kind, "no thesis") == ["non-thesis"]
    assert plain_values(ATTRIBUTES["online"].kind, "No") == ["on-campus"]


# Whatever is written

TEXTS = st.one_of(
    st.text(max_size=30),
    st.text("0123456789.,'-/ \u2019\u00a0\u0661\u00b2$\u20ac%()kyearsJan", max_size=24),
    st.text("9", min_size=300, max_size=400),
)
KINDS = st.sampled_from([attribute.kind for attribute in ATTRIBUTES])
NOTATIONS = st.builds(
    Notation,
    decimal=st.sampled_from(["", ".", ","]),
    days=st.sampled_from(["", "day-first", "month-first"]),
    country=st.sampled_from(["", "US", "CA", "JP", "NO"]),
    unit=st.sampled_from(["", "USD", "EUR/year", "years", "weeks", "\u0660"]),
)


@given(KINDS, TEXTS, NOTATIONS)
@example(ATTRIBUTES["credits"].kind, "9" * 400, OURS)
@example(ATTRIBUTES["deadlines"].kind, "\u00b2 Jan", OURS)
def test_no_text_is_more_than_refused(kind, words, notation):
    try:
        values = [kind.read(plain) for plain in plain_values(kind, words, notation)]
    except ValueError:
        return
    for value in values:
        json.dumps(kind.plain(value))


@given(st.integers(0, 10**11 - 1), st.integers(0, 99), st.sampled_from(["EUR", "NOK", "JPY"]))
def test_a_sum_is_read_the_same_however_it_is_grouped(whole, cents, currency):
    expected = whole + cents / 100 if cents else whole
    for group, decimal in ((",", "."), (".", ","), (" ", ","), ("'", "."), ("\u202f", ",")):
        figure = f"{whole:,}".replace(",", group) + (f"{decimal}{cents:02}" if cents else "")
        read = read_one("application_fee", f"{figure} {currency}")
        assert read["amount"] == pytest.approx(expected)


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%Y/%m/%d"]))
def test_a_day_is_read_the_same_however_it_is_written(day, form):
    words = date.strftime(day, form)
    if day.year < 1000:  # strftime leaves zeros out on some systems
        return
    read = read_one("deadlines", words)
    assert read["date"] == day.isoformat()


@given(st.integers(0, 10**9), st.sampled_from("0\u0660\u06f0\u0966\uff10"))
def test_digits_of_any_script_are_the_same_number(number, zero):
    words = "".join(chr(ord(zero) + int(digit)) for digit in str(number))
    assert unicodedata.decimal(words[0]) == int(str(number)[0])
    assert plain_values(ATTRIBUTES["credits"].kind, words) == [number]
