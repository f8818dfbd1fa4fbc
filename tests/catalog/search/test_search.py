"""Finding programs in the real catalog, compared with plain loops over the source files."""

import shutil
import sqlite3
import sys
import threading
import tomllib
from collections import Counter
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mpcompare.catalog.reader import Catalog
from mpcompare.catalog.search import prefixes
from mpcompare.catalog.search.phrases import Phrases
from mpcompare.catalog.search.search import Cancelled, Search
from mpcompare.model.attribute import Register
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import Absence
from mpcompare.model.query import DOCUMENTED, AnyOf, Between, Query

query_all = partial(Query, with_closed=True)
"""A query that leaves no program out because it takes no applications."""

DATA = Path(__file__).parents[3] / "data"
LOWELL = "uml-mm-sound-recording-technology"
EDINBURGH = "edinburgh-msc-acoustics-and-music-technology"


@pytest.fixture(scope="module")
def catalog(built):
    catalog = Catalog.open(built)
    yield catalog
    catalog.close()


@pytest.fixture(scope="module")
def search(catalog):
    return Search(catalog)


@pytest.fixture(scope="module")
def programs(catalog):
    """All programs by number: ids in order count from 1."""
    return dict(enumerate(catalog.programs(catalog.ids()), start=1))


@pytest.fixture(scope="module")
def files():
    """The program files as TOML reads them."""
    return [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((DATA / "programs").glob("*.toml"))
    ]


@pytest.fixture
def found(search, programs):
    """Search for words and return the ids in order."""
    return lambda words, **rest: [
        programs[number].id for number in search.hits(query_all(words, **rest)).numbers
    ]


# Words


@pytest.mark.parametrize(
    ("words", "program"),
    [
        ("lowell", LOWELL),
        ("LOWELL", LOWELL),
        ("uml", LOWELL),
        ("nyu music tech", "nyu-mm-music-technology"),
        ("massachusetts lowell recording", LOWELL),
        ("acoust edinb", EDINBURGH),
        ("edinb acoust", EDINBURGH),
        ("berklee onlin prod", "berklee-online-ma-music-production"),
        ("zurich", "zhdk-ma-sound-engineering"),
        ("Zürich", "zhdk-ma-sound-engineering"),
        ("Zu\u0308rich", "zhdk-ma-sound-engineering"),
        ("máster sonology", "koncon-mmus-sonology"),
    ],
)
def test_what_people_type_finds_the_program_first(found, search, words, program):
    assert found(words)[0] == program
    assert search.hits(query_all(words)).corrected == ""


@pytest.mark.parametrize("words", ["lowell", "zurich", "acoust edinb"])
def test_and_nothing_else(found, words):
    assert len(found(words)) == 1


def test_words_in_the_name_come_before_words_in_courses(found, programs):
    names = {program.id: program.name for program in programs.values()}
    ordered = ["acoustics" in names[program].casefold() for program in found("acoustics")]
    assert any(ordered)
    assert not all(ordered)
    assert ordered == sorted(ordered, reverse=True)


def test_countries_are_found_by_name(found, programs):
    finns = {program.id for program in programs.values() if program.country == "FI"}
    assert finns
    assert finns <= set(found("finland"))


def test_every_letter_typed_narrows_the_hits(found):
    typed = "edinburgh acoustics"
    steps = [set(found(typed[:length])) for length in range(len(typed) + 1)]
    assert all(later <= earlier for earlier, later in pairwise(steps))


@pytest.mark.parametrize(
    ("words", "corrected"),
    [
        ("edinburg acoustcs", "edinburg acoustics"),
        ("Edinbrugh", "edinburgh"),
        ("zurrich", "zurich"),
        ("lowel1", "lowell"),
    ],
)
def test_slips_are_corrected_and_reported(search, words, corrected):
    hits = search.hits(query_all(words))
    assert hits.corrected == corrected
    assert hits.total >= 1


@pytest.mark.parametrize("words", ["qqqqqqqq", "2099", "xyz", "edinburgh lowell", "漢字"])
def test_what_is_like_nothing_is_not_corrected(search, words):
    hits = search.hits(query_all(words))
    assert (hits.total, list(hits.numbers), hits.corrected) == (0, [], "")


def test_words_that_are_found_are_never_corrected(search):
    assert search.hits(query_all("music tech")).corrected == ""


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "'",
        "*",
        "-",
        "(",
        ")",
        "^",
        ":",
        "+",
        "{",
        "NEAR(",
        "\0",
        "😀",
        "\u200d",
        "\u0301",
        "_",
    ],
)
def test_signs_alone_find_everything_and_beside_a_word_do_nothing(search, catalog, words):
    everything = catalog.info.programs
    lowell = list(search.hits(query_all("lowell")).numbers)
    if words != "NEAR(":
        assert search.hits(query_all(words)).total == everything
        assert list(search.hits(query_all(f"{words}lowell{words}")).numbers) == lowell
    assert list(search.hits(query_all(f'lowell" {words[-1]}')).numbers) == lowell


@given(st.text(max_size=30))
def test_no_text_breaks_the_search(search, words):
    hits = search.hits(query_all(words))
    assert hits.total == len(hits.numbers) == len(set(hits.numbers))


@given(
    st.lists(st.sampled_from(["AND", "OR", "NOT", "NEAR", "name:", '"', "(", ")", "*", "lowell"]))
)
def test_the_words_of_fts5_mean_nothing_here(search, parts):
    search.hits(query_all(" ".join(parts)))


# Filters, with the counts of the program files


def stated(file, key):
    """All values that a file states for an attribute."""
    facts = file["facts"].get(key, [])
    return [
        fact["value"] for fact in ([facts] if isinstance(facts, dict) else facts) if "value" in fact
    ]


def test_ticked_countries(search, files):
    expected = sum(file["country"] in ("GB", "CA") for file in files)
    query = query_all("", (AnyOf("country", frozenset({"GB", "CA"})),))
    assert 0 < search.hits(query).total == expected < len(files)


def test_ticked_concentrations(search, files):
    wanted = {"technical", "acoustics"}
    expected = sum(
        any(wanted.intersection(value) for value in stated(file, "concentrations"))
        for file in files
    )
    query = query_all("", (AnyOf("concentrations", frozenset(wanted)),))
    assert 0 < search.hits(query).total == expected < len(files)


def test_what_is_not_stated_can_be_ticked(search, files):
    expected = sum(not file["facts"].get("thesis_option") for file in files)
    query = query_all("", (AnyOf("thesis_option", frozenset({"not-stated"})),))
    assert 0 < search.hits(query).total == expected < len(files)


def ends(value):
    """Both ends of a number of a file, which may be a range."""
    return (value["from"], value["to"]) if isinstance(value, dict) else (value, value)


def test_a_range_takes_the_ends_in(search, files):
    lengths = [[ends(value) for value in stated(file, "duration_months")] for file in files]
    expected = sum(any(high >= 12 and low <= 24 for low, high in each) for each in lengths)
    assert search.hits(query_all("", (Between("duration_months", 12, 24),))).total == expected
    unstated = sum(not each for each in lengths)
    query = query_all("", (Between("duration_months", 12, 24, unstated=True),))
    assert search.hits(query).total == expected + unstated
    assert expected
    assert unstated


@pytest.mark.parametrize(
    ("low", "high", "is_found"),
    # New York University: 40 to 45 credits at $1,942, so $77,680 to $87,390
    [
        (77_680, 77_680, True),
        (80_000, 85_000, True),
        (87_390, 90_000, True),
        (70_000, 77_679, False),
        (87_391, None, False),
    ],
)
def test_a_program_is_found_by_each_price_of_its_range(search, programs, low, high, is_found):
    asked = Between("tuition_in_all", low, high)
    found = {programs[n].id for n in search.hits(Query("", (asked,))).numbers}
    assert ("nyu-mm-music-technology" in found) == is_found


def test_the_histogram_shows_a_range_wherever_it_reaches(search):
    query = Query("nyu music technology", (AnyOf("degree", frozenset({"MM"})),))
    alone = replace(query, words="Fundamentals of Digital Signal Theory Colloquy Tonmeister")
    held = search.facets(alone).histograms["tuition_in_all"]
    bins = {low: count for low, count in zip(held.edges, held.counts, strict=False) if count}
    assert search.hits(alone).total == 1
    assert set(bins) == {low for low in held.edges if low <= 87_390 and low + 10_000 > 77_680}


def test_filters_of_two_attributes_must_both_pass(search, files):
    expected = sum(file["country"] == "US" and "online" in stated(file, "online") for file in files)
    filters = (AnyOf("country", frozenset({"US"})), AnyOf("online", frozenset({"online"})))
    assert 0 < search.hits(query_all("", filters)).total == expected < 20


# Any query, compared with a loop over all programs

TOKENS = {
    attribute.key: (*attribute.kind.all_tokens, *(absence.value for absence in Absence), "US", "GB")
    for attribute in ATTRIBUTES.filterable
}
RANGES = [attribute.key for attribute in ATTRIBUTES if attribute.kind.filter_by == "range"]
numbers = st.one_of(
    st.none(), st.sampled_from((0.0, 1.0, 2.0, 12.0, 24.0, 60.0, 90.0)), st.floats(0, 60_000)
)
any_of = st.sampled_from(sorted(TOKENS)).flatmap(
    lambda key: st.builds(
        AnyOf, st.just(key), st.frozensets(st.sampled_from(TOKENS[key]), min_size=1, max_size=4)
    )
)
between = st.builds(Between, st.sampled_from(RANGES), numbers, numbers, st.booleans())
queries = st.builds(
    lambda words, filters, sort, descending: query_all(
        words, tuple({each.attribute: each for each in filters}.values()), sort, descending
    ),
    st.sampled_from(("", "music", "sound tech", "a", "united kingdom")),
    st.lists(st.one_of(any_of, between), max_size=3),
    st.sampled_from(("", *(attribute.key for attribute in ATTRIBUTES))),
    st.booleans(),
)


def passes(program, filters, rates):
    for each in filters:
        attribute = ATTRIBUTES[each.attribute]
        if not each.matches(attribute, program.fact(attribute), rates):
            return False
    return True


@pytest.fixture(scope="module")
def stated_tokens(programs):
    """What each program can be ticked by, worked out once: the loops below ask a hundred times."""
    return {
        (program.id, attribute.key): attribute.tokens(program.fact(attribute))
        for program in programs.values()
        for attribute in ATTRIBUTES.filterable
    }


@pytest.fixture(scope="module")
def stated_numbers(programs, catalog):
    return {
        (program.id, key): ATTRIBUTES[key].ends(program.fact(key), catalog.rates)
        for program in programs.values()
        for key in RANGES
    }


@given(queries)
def test_hits_are_those_that_a_loop_finds(search, programs, catalog, query):
    having = set(search.hits(query_all(query.words)).numbers)
    expected = {
        number
        for number, program in programs.items()
        if number in having and passes(program, query.filters, catalog.rates)
    }
    hits = search.hits(query)
    assert set(hits.numbers) == expected
    assert hits.total == len(hits.numbers) == len(expected)
    assert list(search.hits(query, limit=5).numbers) == list(hits.numbers[:5])
    assert search.hits(query, limit=5).total == len(expected)


@given(queries)
def test_facets_are_those_that_a_loop_counts(
    search, programs, stated_tokens, stated_numbers, catalog, query
):
    facets = search.facets(query)
    having = [programs[number] for number in search.hits(query_all(query.words)).numbers]
    assert facets.total == search.hits(query).total
    passing = {
        each.attribute: {p.id for p in having if passes(p, [each], catalog.rates)}
        for each in query.filters
    }
    for attribute in ATTRIBUTES.filterable:
        others = [ids for key, ids in passing.items() if key != attribute.key]
        left = [program for program in having if all(program.id in ids for ids in others)]
        tokens = [token for each in left for token in stated_tokens[each.id, attribute.key]]
        counts = {token: count for token, count in facets.counts[attribute.key].items() if count}
        assert counts == Counter(tokens)
        if attribute.key in facets.histograms:
            held = facets.histograms[attribute.key]
            values = [stated_numbers[each.id, attribute.key] for each in left]
            assert held.unstated == values.count(())
            assert sum(held.counts) >= len(values) - values.count(())
            assert max(held.counts) <= len(values) - values.count(())
            spans = [span for each in values for span in each]
            assert all(held.low <= low <= high <= held.high for low, high in spans)


@given(queries)
def test_an_order_puts_values_in_order_and_absences_last(search, programs, catalog, query):
    if not query.sort:
        return
    attribute = ATTRIBUTES[query.sort]
    keys = [
        attribute.sort_key(programs[number].fact(attribute), catalog.rates)
        for number in search.hits(query).numbers
    ]
    known = [key for key in keys if key is not None]
    assert keys == known + [None] * (len(keys) - len(known))
    assert known == sorted(known, reverse=query.descending)


NEAR = {"production": 1, "technical": 1}
USES = dict.fromkeys(("composition", "computing", "media", "live-sound"), 0.5)
BESIDE = dict.fromkeys(("acoustics", "education", "business", "performance"), 0.25)


def well_documented(file):
    """Reckon from a program file alone how well the program is documented."""
    stated = {
        key: [
            one["value"] for one in (fact if isinstance(fact, list) else [fact]) if "value" in one
        ]
        for key, fact in file["facts"].items()
    }
    count = sum(map(bool, stated.values())) + ("tuition" in file) + ("deadlines" in file)
    words = {word for value in stated.get("concentrations", ()) for word in value}
    steps = [{**NEAR, **USES, **BESIDE}[word] for word in words] or [0.25]
    return count * sum(steps) / len(steps)


def test_without_words_the_best_documented_programs_come_first(found, files):
    ranked = [
        (-well_documented(f), f["name"].casefold(), f["institution"].casefold(), f["id"])
        for f in files
    ]
    ids = [program for *_, program in sorted(ranked)]
    assert found("") == ids
    assert found("", sort=DOCUMENTED) == ids
    # data/programs/mcgill-mmus-sound-recording.toml: 16 facts, tuition and deadlines, both of
    # its concentrations the subject itself
    assert ids[0] == "mcgill-mmus-sound-recording"


def test_the_best_match_stays_first_and_the_best_documented_can_be_asked_for(found):
    by_match, by_known = found("acoustics"), found("acoustics", sort=DOCUMENTED)
    assert by_match != by_known
    assert sorted(by_match) == sorted(by_known)
    assert by_known == [program for program in found("") if program in by_known]


def test_programs_of_which_all_have_the_words_value_come_best_documented_first(found):
    online = found("fully online")
    assert online == [program for program in found("") if program in online]


def test_a_catalog_that_is_older_than_the_order_is_in_order_by_name(built, tmp_path):
    older = tmp_path / "older.db"
    shutil.copy(built, older)
    with closing(sqlite3.connect(older)) as database:
        database.execute("DELETE FROM search_orders WHERE attribute = ?", (DOCUMENTED,))
        database.commit()
    catalog = Catalog.open(older)
    lowell = catalog.programs([LOWELL])[0]
    own = replace(lowell, id="made-up", institution="Z Made-up School")
    for overlay in ({}, {catalog.info.programs + 1: own}):
        by_name = Search(catalog, overlay).hits(query_all(sort="name")).numbers
        assert Search(catalog, overlay).hits(query_all()).numbers == by_name
    catalog.close()


# A catalog of another edition


def test_an_attribute_that_the_catalog_does_not_know_is_not_stated_by_any_program(built):
    newer = replace(ATTRIBUTES["thesis_option"], key="made_up", label="Made-up", flag="")
    length = replace(ATTRIBUTES["duration_months"], key="made_up_length", label="Made-up", flag="")
    catalog = Catalog.open(built, Register((*ATTRIBUTES.attributes, newer, length)))
    search, every = Search(catalog), catalog.info.programs
    facets = search.facets(query_all("music"))
    assert {"not-stated": facets.total} == facets.counts["made_up"]
    assert "made_up_length" not in facets.histograms
    for asked, total in (
        (AnyOf("made_up", frozenset({"not-stated"})), every),
        (AnyOf("made_up", frozenset({"thesis"})), 0),
        (Between("made_up_length", 1, unstated=True), every),
        (Between("made_up_length", 1), 0),
    ):
        assert search.hits(query_all("", (asked,), sort="made_up")).total == total
    by_name = search.hits(query_all(sort="name")).numbers
    assert search.hits(query_all(sort="made_up", descending=True)).numbers == by_name
    catalog.close()


def test_an_attribute_that_the_program_does_not_know_is_passed_over(built, search):
    fewer = Register(tuple(each for each in ATTRIBUTES if each.key != "thesis_option"))
    catalog = Catalog.open(built, fewer)
    expected = search.facets(query_all("music"))
    found = Search(catalog).facets(query_all("music"))
    assert found.total == expected.total
    assert found.counts == {k: v for k, v in expected.counts.items() if k != "thesis_option"}
    catalog.close()


# What to drop, giving up, threads


def test_an_empty_answer_names_what_to_drop_best_first(search):
    filters = (AnyOf("country", frozenset({"CH"})), Between("duration_months", 12, 24))
    query = query_all("lowell", filters)
    assert search.hits(query).total == 0
    looser = search.loosening(query)
    assert ("country", 1) in looser
    assert [count for _, count in looser] == sorted((count for _, count in looser), reverse=True)
    for key, count in looser:
        words = query.words if key else ""
        left = tuple(each for each in filters if each.attribute != key)
        assert search.hits(query_all(words, left)).total == count > 0


def test_a_search_that_is_given_up(search):
    with pytest.raises(Cancelled):
        search.hits(query_all("music"), cancelled=lambda: True)
    with pytest.raises(Cancelled):
        search.facets(query_all("music"), cancelled=lambda: True)
    assert search.hits(query_all("lowell")).total == 1


def test_a_search_is_given_up_while_sqlite_is_at_work(catalog):
    looks: list[int] = []

    def cancelled() -> bool:
        looks.append(1)
        return len(looks) > 1

    with pytest.raises(Cancelled), Search(catalog)._words._interruptible(cancelled) as connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        ).fetchone()
    assert catalog.program(LOWELL).city == "Lowell"


def test_threads_find_the_same(catalog):
    search = Search(catalog)
    queries = [
        query_all(words, sort=sort) for words in ("music", "a", "") for sort in ("", "credits")
    ]
    expected = [list(Search(catalog).hits(query).numbers) for query in queries]
    found: list[list[list[int]]] = []
    gate = threading.Barrier(4)

    def ask() -> None:
        gate.wait()
        search.facets(queries[0])
        found.append([list(search.hits(query).numbers) for query in queries])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


# Beginnings of words in large catalogs


@pytest.mark.parametrize("least", [1, 3, 40])
def test_bitmaps_of_beginnings_find_what_fts5_finds(built, tmp_path, search, least):
    path = shutil.copy(built, tmp_path / "catalog.db")
    connection = sqlite3.connect(path)
    prefixes.write_prefixes(connection, search._packed.count, least)
    connection.commit()
    written = dict(connection.execute("SELECT prefix, programs FROM search_prefixes"))
    connection.close()
    assert written
    catalog = Catalog.open(path)
    other = Search(catalog)
    for words in ("m", "mu", "music", "sound t", "zurich", "máster", "acoust edinb", "1", "z m"):
        assert set(other.hits(query_all(words)).numbers) == set(
            search.hits(query_all(words)).numbers
        )
    phrases = Phrases(ATTRIBUTES)
    for prefix in list(written)[:: max(1, len(written) // 200)]:
        if any(segment.values for segment in phrases.segments(prefix)):
            continue  # "fall" finds more than the word
        hits = search.hits(query_all(prefix))
        assert hits.total >= least
        assert int.from_bytes(written[prefix], "little") == sum(1 << n for n in hits.numbers)
    catalog.close()


def test_a_search_imports_nothing_heavy():
    code = (
        "import sys; from pathlib import Path; from mpcompare.catalog.reader import Catalog; "
        "from mpcompare.catalog.search.search import Search; "
        "from mpcompare.model.query import Query; "
        f"catalog = Catalog.open(Path({str(DATA / 'catalog.db')!r})); "
        "Search(catalog).hits(Query('lowell')); Search(catalog).facets(Query('lowell')); "
        "print({'rapidfuzz', 'sqlite_utils', 'numpy', 'PySide6'} & set(sys.modules))"
    )
    done = run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=DATA.parent
    )
    assert done.stdout.strip() == "set()"
