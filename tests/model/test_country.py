"""The table of countries against ISO 3166-1 as pycountry carries it."""

import unicodedata

import pycountry

from mpcompare.model.country import COUNTRY_NAMES


def plain(name):
    """Leave case, accents and punctuation out."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if letter.isalpha())


def test_the_codes_are_those_of_the_standard():
    assert set(COUNTRY_NAMES) == {country.alpha_2 for country in pycountry.countries}


def test_a_name_is_one_that_the_standard_knows():
    strange = {}
    for country in pycountry.countries:
        fields = ("name", "common_name", "official_name")
        known = {plain(getattr(country, f)) for f in fields if hasattr(country, f)}
        if plain(COUNTRY_NAMES[country.alpha_2]) not in known:
            strange[country.alpha_2] = COUNTRY_NAMES[country.alpha_2]
    assert strange == {}


def test_names_are_unique():
    assert len(set(COUNTRY_NAMES.values())) == len(COUNTRY_NAMES)
