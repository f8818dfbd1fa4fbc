"""Countries and states by other names, against ISO 3166 as pycountry carries it."""

import pycountry
import pytest

from mpcompare.model.currency import CURRENCIES, currencies_of
from mpcompare.model.typed.place_names import country_code, region_name


def test_every_country_is_found_by_all_that_the_standard_calls_it():
    missed = {}
    for country in pycountry.countries:
        fields = ("alpha_2", "alpha_3", "name", "common_name", "official_name")
        for words in (getattr(country, field) for field in fields if hasattr(country, field)):
            for spelt in (words, words.upper(), words.lower()):
                if country_code(spelt) != country.alpha_2:
                    missed[spelt] = country_code(spelt)
    assert missed == {}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        *((words, "US") for words in ("USA", "U.S.A.", "U.S.", "the United States of America")),
        *((words, "GB") for words in ("UK", "U.K.", "England", "Great Britain", "scotland")),
        *((("Holland", "NL"), ("The Netherlands", "NL"), ("South Korea", "KR"), ("Turkey", "TR"))),
        *((("Czech Republic", "CZ"), ("Deutschland", "DE"), ("Vietnam", "VN"), ("Russia", "RU"))),
        *((("Cote d\u2019Ivoire", "CI"), ("Ivory Coast", "CI"), ("NO", "NO"), ("Georgia", "GE"))),
    ],
)
def test_usual_names_are_found(words, code):
    assert country_code(words) == code


@pytest.mark.parametrize("words", ["", "Atlantis", "XX", "Europe", "Korea", "?", "\u00b2"])
def test_what_is_no_country_is_none(words):
    assert country_code(words) is None


@pytest.mark.parametrize("country", ["US", "CA", "AU"])
def test_states_are_those_of_the_standard(country):
    left_out = {"UM", "AS", "GU", "MP", "VI"}  # islands that the catalog's wages have not
    for state in pycountry.subdivisions.get(country_code=country) or ():
        code = state.code.split("-")[1]
        if country == "US" and code in left_out:
            continue
        assert region_name(code, country) == state.name
        assert region_name(state.name.upper(), country) == state.name
        assert region_name(".".join(code) + ".", country) == state.name


def test_a_code_of_two_countries_waits_for_the_country():
    assert region_name("WA") == "WA"
    assert region_name("WA", "US") == "Washington"
    assert region_name("WA", "AU") == "Western Australia"
    assert region_name("ON", "DE") == "ON"
    assert region_name("Uusimaa", "FI") == "Uusimaa"


def test_currencies_are_those_of_the_standard():
    standard = {currency.alpha_3 for currency in pycountry.currencies}
    assert CURRENCIES - standard <= {"BGN"}
    strange = {"CHE", "CHW", "CLF", "COU", "BOV", "MXV", "USN", "UYI", "UYW", "VED", "XAD", "XCG"}
    spent = {code for code in standard if not code.startswith("X")} | {"XAF", "XCD", "XOF", "XPF"}
    assert spent - CURRENCIES - strange == set()
    for code in CURRENCIES:
        assert currencies_of(code.lower()) == {code}
