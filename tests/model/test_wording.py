"""Words read back: what the catalog says comes back from its own words, and what people type."""

import pytest

from mpcompare.app import paths
from mpcompare.app.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.query import Query
from mpcompare.model.wording import plain_values


@pytest.fixture(scope="module")
def programs():
    workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
    found = workspace.programs_by_number(workspace.hits(Query()).numbers)
    yield found
    workspace.close()


@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda attribute: attribute.key)
def test_every_value_in_the_catalog_comes_back_from_its_words(attribute, programs):
    for program in programs:
        for value in program.fact(attribute).values:
            (plain,) = plain_values(attribute.kind, attribute.kind.text(value))
            read = attribute.kind.read(plain)
            # nothing is nothing in every currency
            assert read == value or attribute.kind.text(read) == "No fee"


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
        ("duration_months", "2 years", "“2 years” is not a number of months"),
        ("application_fee", "50", "“50” is not a sum with its currency, as $50 or 50 NOK"),
        ("country", "Atlantis", "“Atlantis” is not a country's name or code such as US or GB"),
    ],
)
def test_what_is_not_understood_is_refused(key, words, problem):
    with pytest.raises(ValueError, match="is") as refused:
        plain_values(ATTRIBUTES[key].kind, words)
    assert str(refused.value) == problem
