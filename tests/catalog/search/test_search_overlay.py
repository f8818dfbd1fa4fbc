"""A catalog with programs laid over it answers as one would that had been built with them."""

from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest

from mpcompare.catalog.build.program_file import read_own_program
from mpcompare.catalog.reader import Catalog
from mpcompare.catalog.search.search import Search
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.documented import documented
from mpcompare.model.fact import Fact, Statement
from mpcompare.model.query import AnyOf, Between, Query
from tests.app.corrections.test_own_programs import TEXT

query_all = partial(Query, with_closed=True)
"""A query that leaves no program out because it takes no applications."""

CHANGED = range(5, 110, 9)
"""Numbers of the catalog's programs that take over all facts of their neighbours."""


@pytest.fixture(scope="module")
def everything(built):
    """The catalog, the overlay, and all programs as they are with it, by number."""
    catalog = Catalog.open(built)
    count = catalog.info.programs
    programs = dict(enumerate(catalog.programs_by_number(range(1, count + 1)), 1))
    overlay = {
        number: replace(programs[number], facts=programs[number + 1].facts) for number in CHANGED
    }
    for place in range(1, 6):
        text = TEXT.replace("value = 17", f"value = {place * 13}")
        text = text.replace("Zither", f"{'AKMTZ'[place - 1]}-zither")
        own = read_own_program(text, ATTRIBUTES, f"own-made-up-{place}").program
        overlay[count + place] = own
    yield catalog, overlay, {**programs, **overlay}
    catalog.close()


@pytest.fixture(scope="module")
def search(everything):
    catalog, overlay, _ = everything
    return Search(catalog, overlay)


def by_name(program):
    return program.name.casefold(), program.institution.casefold()


@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda attribute: attribute.key)
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_is_the_one_that_all_programs_have(everything, search, attribute, descending):
    catalog, _, programs = everything
    hits = search.hits(query_all(sort=attribute.key, descending=descending))
    assert sorted(hits.numbers) == sorted(programs)
    ranks = [attribute.sort_key(programs[n].fact(attribute), catalog.rates) for n in hits.numbers]
    known = [rank for rank in ranks if rank is not None]
    assert ranks[: len(known)] == known
    assert known == sorted(known, reverse=descending)
    silent = [by_name(programs[n]) for n in hits.numbers[len(known) :]]
    assert silent == sorted(silent)


def test_without_an_order_they_come_best_documented_first(everything, search):
    _, _, programs = everything
    ranks = [
        (-documented(programs[number].facts, ATTRIBUTES), *by_name(programs[number]))
        for number in search.hits(query_all()).numbers
    ]
    assert len(ranks) == len(programs)
    assert ranks == sorted(ranks)


def counted(edges, attribute, facts, rates):
    """Count by a loop the facts with a number in each bin; the last bin holds its upper end."""
    bins = [(low, high, high == edges[-1]) for low, high in pairwise(edges)]
    return tuple(
        sum(
            any(
                last >= low and (first < high or (is_last and first == high))
                for first, last in attribute.ends(fact, rates)
            )
            for fact in facts
        )
        for low, high, is_last in bins
    )


@pytest.mark.parametrize("attribute", ATTRIBUTES.filterable, ids=lambda attribute: attribute.key)
def test_counts_and_filters_are_those_of_all_programs(everything, search, attribute):
    catalog, _, programs = everything
    facets = search.facets(query_all())
    for token, count in facets.counts[attribute.key].items():
        asked = AnyOf(attribute.key, frozenset({token}))
        passing = {n for n, p in programs.items() if asked.matches(attribute, p.fact(attribute))}
        assert len(passing) == count
        assert set(search.hits(query_all(filters=(asked,))).numbers) == passing
    histogram = facets.histograms.get(attribute.key)
    if histogram is not None:
        facts = [program.fact(attribute) for program in programs.values()]
        silent = [fact for fact in facts if not attribute.ends(fact, catalog.rates)]
        assert histogram.unstated == len(silent)
        assert histogram.counts == counted(histogram.edges, attribute, facts, catalog.rates)
        middle = (histogram.low + histogram.high) / 2
        asked = Between(attribute.key, middle, None, unstated=True)
        passing = {
            n
            for n, p in programs.items()
            if asked.matches(attribute, p.fact(attribute), catalog.rates)
        }
        assert set(search.hits(query_all(filters=(asked,))).numbers) == passing


def test_a_program_is_found_by_its_new_words_and_not_by_its_old(everything):
    catalog, _, programs = everything
    number, program = next((n, p) for n, p in programs.items() if p.fact("courses").is_known)
    words = Statement(("Made-up Zymurgy",), program.sources[0])
    fact = Fact((words,))
    overlaid = Search(catalog, {number: replace(program, facts={"courses": fact})})
    assert list(overlaid.hits(query_all("zymurgy")).numbers) == [number]
    plain = Search(catalog)
    old = program.fact("courses").values[0][0]
    assert number in plain.hits(query_all(old)).numbers
    assert number not in overlaid.hits(query_all(old)).numbers


def test_a_name_comes_before_a_course_and_keeps_its_place_where_nothing_changed(everything):
    catalog, overlay, programs = everything
    words = "audio"
    plain, overlaid = (
        Search(catalog).hits(query_all(words)),
        Search(catalog, overlay).hits(query_all(words)),
    )
    kept = [number for number in plain.numbers if number in set(overlaid.numbers)]
    assert [number for number in overlaid.numbers if number in set(plain.numbers)] == kept
    own = max(programs)
    named = replace(programs[own], name="Made-up Audio")
    assert Search(catalog, {own: named}).hits(query_all(words)).numbers[0] == own


def test_nothing_laid_over_is_the_catalog_alone(everything):
    catalog, _, _ = everything
    assert type(Search(catalog, {})._packed).__name__ == "Packed"
