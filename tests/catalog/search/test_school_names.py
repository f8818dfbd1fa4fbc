"""Schools under other names than their full ones: reported to the government, or their own."""

import pytest

from mpcompare.catalog.build.build import build
from mpcompare.catalog.build.check import check
from mpcompare.catalog.reader import Catalog
from mpcompare.catalog.search.search import Search
from mpcompare.model.attribute import Attribute, Register, Section
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.kind import Names
from mpcompare.model.query import Query

LOWELL = "uml-mm-sound-recording-technology"


@pytest.fixture(scope="module")
def catalog(built):
    catalog = Catalog.open(built)
    yield catalog
    catalog.close()


def schools(catalog: Catalog, words: str) -> set[str]:
    hits = Search(catalog).hits(Query(words, with_closed=True))
    assert hits.corrected == ""
    return {program.institution for program in catalog.programs_by_number(hits.numbers)}


@pytest.mark.parametrize(
    ("words", "school"),
    [
        ("UMass Lowell", "University of Massachusetts Lowell"),  # short_names.csv
        ("umass", "University of Massachusetts Lowell"),
        ("NYU", "New York University"),  # the publisher of its sources is NYU Steinhardt
        ("USC", "University of Southern California"),  # aliases.csv, as the next three
        ("UIUC", "University of Illinois Urbana-Champaign"),
        ("UC Irvine", "University of California, Irvine"),
        ("CalArts", "California Institute of the Arts"),
        ("thornton", "University of Southern California"),  # a publisher: its school of music
        ("ccrma", "Stanford University"),
    ],
)
def test_a_school_is_found_by_its_other_names_and_no_other_is(catalog, words, school):
    assert schools(catalog, words) == {school}


def test_one_in_a_correction_still_is(catalog):
    number = catalog.number(LOWELL)
    (program,) = catalog.programs([LOWELL])
    hits = Search(catalog, {number: program}).hits(Query("umass lowell"))
    assert list(hits.numbers) == [number]


def test_a_short_name_needs_a_source_of_a_program_of_that_school(copied):
    path = copied / "institutions" / "short_names.csv"
    rows = path.read_text().splitlines()
    rows += [
        "University of Massachusetts Lowell,Made-up 1,made-up,news-2002",
        f"University of Made-up,Made-up 2,{LOWELL},news-2002",
        f"University of Massachusetts Lowell,Made-up 3,{LOWELL},made-up",
    ]
    path.write_text("\n".join(rows) + "\n")
    count = len(rows)
    assert [(p.line, p.key) for p in check(copied)] == [
        (count - 2, "program"),
        (count - 1, "institution"),
        (count, "stated_by"),
    ]


def test_names_of_any_attribute_are_searched(copied, edit, tmp_path):
    bells = Attribute(
        key="made_up_bells",
        label="Made-up bells",
        section=Section.STUDYING,
        kind=Names(),
        explanation="Bells that a program has, made up for this test.",
    )
    file = copied / "programs" / f"{LOWELL}.toml"
    edit(
        file,
        "[facts]\n",
        '[facts]\nmade_up_bells = { value = ["Great Zymurgist"], source = "program" }\n',
    )
    register, path = Register((*ATTRIBUTES, bells)), tmp_path / "catalog.db"
    build(copied, path, register)
    catalog = Catalog.open(path, register)
    hits = Search(catalog).hits(Query("zymurg"))
    assert list(hits.numbers) == [catalog.number(LOWELL)]
    catalog.close()
