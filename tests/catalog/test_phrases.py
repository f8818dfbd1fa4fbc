"""Words of a search that name a value, by the declarations; hits compared with plain loops."""

import tomllib
from pathlib import Path

import pytest

from mpcompare.catalog.reader import Catalog
from mpcompare.catalog.search.phrases import Phrases
from mpcompare.catalog.search.search import Search
from mpcompare.model.attribute import Attribute, Register, Section
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.kind import Choice, OneOf, need, yes_no
from mpcompare.model.query import AnyOf, Query

FILES = Path(__file__).parents[2] / "data" / "programs"


@pytest.fixture(scope="module")
def catalog(built):
    catalog = Catalog.open(built)
    yield catalog
    catalog.close()


@pytest.fixture(scope="module")
def search(catalog):
    return Search(catalog)


def stating(key: str, *values: object) -> set[str]:
    """Return the programs whose files state one of some values."""
    found: set[str] = set()
    for path in FILES.glob("*.toml"):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        fact = file["facts"].get(key, [])
        statements = fact if isinstance(fact, list) else [fact]
        if any(statement["value"] in values for statement in statements):
            found.add(file["id"])
    return found


def hits(catalog: Catalog, search: Search, words: str) -> set[str]:
    numbers = search.hits(Query(words, with_closed=True)).numbers
    return {program.id for program in catalog.programs_by_number(numbers)}


@pytest.mark.parametrize(
    ("words", "key", "value", "label"),
    [
        ("online", "online", "online", "Online availability: Fully online"),
        ("hybrid", "online", "hybrid", "Online availability: Hybrid"),
        ("thesis", "thesis_option", "thesis", "Thesis option: Thesis"),
        ("no thesis", "thesis_option", "non-thesis", "Thesis option: Non-thesis"),
        ("Non-Thesis", "thesis_option", "non-thesis", "Thesis option: Non-thesis"),
        ("no gre", "gre", "none", "GRE: Not required"),
        ("without GRE", "gre", "none", "GRE: Not required"),
        ("part-time", "part_time", True, "Part-time: Yes"),
        ("no portfolio", "sample_recordings", "none", "Sample recordings: Not required"),
        ("closed", "status", "closed", "Status: Closed"),
    ],
)
def test_a_value_by_its_words_is_suggested_and_found(catalog, search, words, key, value, label):
    expected = stating(key, value)
    assert expected <= hits(catalog, search, words)
    suggestions = search.suggestions(Query(words, with_closed=True))
    if not expected:
        assert label not in [s.filter.sentence(ATTRIBUTES[key]) for s in suggestions]
        return
    first = suggestions[0]
    assert first.filter.sentence(ATTRIBUTES[key]) == label
    assert (first.total, first.query.words) == (len(expected), "")


def test_what_there_is_not_finds_no_program_that_has_the_words(catalog, search):
    # "no*" and "gre*" begin words of many programs: Norway and Greek are not meant
    assert hits(catalog, search, "no gre") == stating("gre", "none")
    assert hits(catalog, search, "no thesis") == stating("thesis_option", "non-thesis")


def test_the_other_words_are_kept(catalog, search):
    found = hits(catalog, search, "online berklee")
    assert found == {one for one in stating("online", "online") if one.startswith("berklee")} | {
        one for one in hits(catalog, search, "berklee") if "online" in one
    }
    first = search.suggestions(Query("online berklee"))[0]
    assert first.query.words == "berklee"
    assert first.query.filters == (AnyOf("online", frozenset({"online"})),)


def test_closed_programs_are_found_by_the_word_without_more(search):
    hits = search.hits(Query("closed"))
    assert (hits.total, hits.closed) == (len(stating("status", "closed")), 0)


def test_programs_with_the_words_in_their_names_come_first(catalog, search):
    numbers = list(search.hits(Query("online")).numbers)
    found = catalog.programs_by_number(numbers)
    names = [f"{program.name} {program.institution}".casefold() for program in found]
    assert "online" in names[0]
    assert "online" not in names[-1]


@pytest.mark.parametrize("words", ["hyb", "campus", "gre", "portf"])
def test_a_value_is_suggested_before_its_words_are_complete(search, words):
    assert search.suggestions(Query(words))


@pytest.mark.parametrize("words", ["", "no", "lowell", "music", "required", "yes", "漢字", "no "])
def test_words_that_name_no_value_suggest_nothing(search, words):
    assert search.suggestions(Query(words)) == ()


def test_phrases_come_of_the_declarations():
    def made_up(key, kind, **more):
        return Attribute(
            key=key,
            label=f"Made-up {key}",
            section=Section.GLANCE,
            kind=kind,
            explanation="Made-up.",
            **more,
        )

    colours = OneOf((Choice("red", "Fully red", "It is.", phrases=("scarlet",)),))
    sizes = OneOf((Choice("big", "Big", "It is."),), needs_name=True)
    phrases = Phrases(
        Register(
            (
                made_up("colour", colours),
                made_up("size", sizes, also=("girth",)),
                made_up("tuba", need("It is.", "It may be.", "It is not."), also=("tuba",)),
                made_up("drum", yes_no("It is.", "It is not."), also=("drum",)),
            )
        )
    )

    def meant(words: str) -> list[tuple[str, str]]:
        return [
            (each.attribute, token)
            for segment in phrases.segments(words)
            for each in segment.values
            for token in each.tokens
        ]

    assert meant("scarlet") == meant("fully red") == [("colour", "red")]
    assert meant("big") == []
    assert meant("girth big") == [("size", "big")]
    assert meant("no tuba") == meant("tuba not required") == [("tuba", "none")]
    assert meant("tuba required") == [("tuba", "required")]
    assert meant("drum scarlet") == [("drum", "yes"), ("colour", "red")]
    assert meant("without drum") == [("drum", "no")]
