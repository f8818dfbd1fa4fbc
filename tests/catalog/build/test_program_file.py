"""Program files: what a good one holds, and how each mistake in one is told."""

import random
import re
import shutil
import tomllib
from collections import Counter

import pytest

from mpcompare.catalog.build.program_file import is_as_of, read_program
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import Absence, Fact, Source
from mpcompare.model.money import Charge, Deadline, Money

AALTO = "aalto-ma-sound-in-new-media"
LOWELL = "uml-mm-sound-recording-technology"
TUITION = "[[tuition]]\namount = 15000"
FEE = 'amount = 100, currency = "EUR"'
DATE = 'date = "2018-01-24"'
DEADLINES = f"""[[deadlines]]
term = "fall"
date = "2024-12-27"
kind = "final"
source = "applying"

[[deadlines]]
term = "fall"
{DATE}"""


@pytest.fixture
def copied(data, tmp_path):
    """Copies of the two program files that are broken here."""
    (tmp_path / "programs").mkdir()
    for program in (AALTO, LOWELL):
        shutil.copy(data / "programs" / f"{program}.toml", tmp_path / "programs")
    return tmp_path


@pytest.fixture
def told(copied, edit):
    """Change one text in a program file; return the problems found, and the text's line."""

    def change(program, old, new):
        path = copied / "programs" / f"{program}.toml"
        line = edit(path, old, new)
        read = read_program(path, ATTRIBUTES)
        assert read.program is None
        return [str(problem) for problem in read.problems], line

    return change


def read(data, program):
    found = read_program(data / "programs" / f"{program}.toml", ATTRIBUTES)
    assert found.problems == ()
    return found.program


def test_a_program_has_its_identity_its_sources_and_its_facts(data):
    program = read(data, AALTO)
    assert (program.id, program.title) == (AALTO, "MA Art and Media, Sound in New Media")
    assert (program.country, program.city, program.unitid) == ("FI", "Espoo", None)
    assert [source.key for source in program.sources] == [
        *(
            "page",
            "option",
            "curriculum",
            "admissions2018",
            "applying",
            "fees",
            "fees-later",
            "fee-2016",
        ),
    ]
    page = Source("page", program.url, "Aalto University", "official", "undated")
    assert program.sources[0] == page
    assert program.fact("city").statements[0].source == page
    thesis = program.fact("thesis_option").statements[0]
    assert (thesis.value, thesis.note, thesis.basis) == ("thesis", "30 of 120 credits", "stated")
    assert thesis.source.as_of == "2022-24"
    assert program.fact("deadlines").values == (
        Deadline("fall", "2024-12-27", "final"),
        Deadline("fall", "2018-01-24", "final"),
    )
    assert program.fact("online").absence is Absence.NOT_STATED
    assert "online" not in program.facts


def test_tuition_and_computed_facts_are_facts_like_others(data):
    program = read(data, LOWELL)
    assert program.unitid == 166513
    assert program.fact("tuition").values == (
        Charge(Money(15210, "USD"), "year", "in-state", "2021-22"),
        Charge(Money(26990, "USD"), "year", "out-of-state", "2021-22"),
        Charge(Money(29891, "USD"), "year", "international", "2021-22"),
    )
    in_all = program.fact("tuition_in_all")
    assert in_all.parts
    assert in_all.values[0] == Charge(Money(30420, "USD"), "program", "in-state", "2021-22")
    assert in_all.statements[0].basis == "computed"
    assert program.fact("degree_title").values == ("music",)


def test_every_file_gives_exactly_the_statements_that_stand_in_it(data):
    paths = sorted((data / "programs").glob("*.toml"))
    assert paths
    for path in paths:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        program = read(data, path.stem)
        facts = {key: of if isinstance(of, list) else [of] for key, of in raw["facts"].items()}
        stated = Counter({key: len(of) for key, of in facts.items()})
        stated.update({key: len(raw[key]) for key in ("tuition", "deadlines") if key in raw})
        stated.update({a.key: 1 for a in ATTRIBUTES if a.origin == "identity" and raw.get(a.key)})
        computed = {a.key for a in ATTRIBUTES if a.origin == "computed"}
        given = {key: len(fact.statements) for key, fact in program.facts.items()}
        assert {key: n for key, n in given.items() if key not in computed} == stated
        assert len(program.sources) == len(raw["sources"]) + 1
        for key, table, statement in (
            (name, *pair)
            for name, of in facts.items()
            for pair in zip(of, program.fact(name).statements, strict=True)
        ):
            assert ATTRIBUTES[key].kind.read(table["value"]) == statement.value
            assert statement.note == table.get("note", "")
            assert statement.basis == table.get("basis", "stated")
            assert statement.source.key == table["source"]


def test_two_sources_that_disagree_are_both_kept_newest_first(copied, edit):
    path = copied / "programs" / f"{AALTO}.toml"
    old = 'credits = { value = 120, source = "curriculum" }'
    new = (
        'credits = [{ value = 120, source = "curriculum" }, '
        '{ value = 110, source = "admissions2018" }]'
    )
    edit(path, old, new)
    fact = read_program(path, ATTRIBUTES).program.fact("credits")
    assert fact.values == (120, 110)
    assert fact.absence is Absence.DISAGREE


def test_an_absence_that_is_written_down(copied, edit):
    path = copied / "programs" / f"{AALTO}.toml"
    edit(path, TUITION, f'[absent]\nensemble = "not-applicable"\n\n{TUITION}')
    fact = read_program(path, ATTRIBUTES).program.fact("ensemble")
    assert fact == Fact(reason=Absence.NOT_APPLICABLE)


THESIS = 'thesis_option = { value = "thesis", source = "curriculum", note = "30 of 120 credits" }'
CREDITS = 'credits = { value = 120, source = "curriculum" }'
NOT_FIRST = (
    'credits = [{ value = 110, source = "admissions2018" }, { value = 120, source = "curriculum" }]'
)
PRICED = CREDITS.replace(" }", ', note = "60,000 PLN a year for others" }')
PRICE = "names a price; give it a [[tuition]] row of its own"
FACTS = "is not a fact; see the facts in SCHEMA.md"

FILLED_IN = "is filled in from institutions/ and money/, not stated here; leave it out"

MISTAKES = [
    (
        CREDITS,
        'living_costs = { value = 900, source = "curriculum" }',
        f"facts.living_costs: {FILLED_IN}",
    ),
    (
        THESIS,
        THESIS.replace('"thesis"', '"thesys"'),
        "facts.thesis_option.value: 'thesys' is not one of thesis, choice, non-thesis",
    ),
    (
        CREDITS,
        "credits = { value = 120 }",
        "facts.credits.source: is missing; every fact names its source",
    ),
    (
        CREDITS,
        'credits = { value = 120, source = "cat" }',
        (
            "facts.credits.source: 'cat' is not a source of this file: option, curriculum, "
            "admissions2018, applying, fees, fees-later"
        ),
    ),
    (
        CREDITS,
        'credits = { value = 120, source = "curriculum", sorce = "x" }',
        "facts.credits.sorce: is not a key here; allowed are value, source, note, basis",
    ),
    (
        CREDITS,
        'credits = { value = 120, source = "curriculum", basis = "implied" }',
        "facts.credits.note: is missing: what is implied needs a note that says by what",
    ),
    (
        CREDITS,
        'credits = { value = 120, source = "curriculum", basis = "computed", note = "x" }',
        "facts.credits.basis: 'computed' is not one of stated, implied",
    ),
    (
        CREDITS,
        'credits = { value = 120, source = "curriculum", note = 3 }',
        "facts.credits.note: 3 is not a text",
    ),
    (
        CREDITS,
        'credits = { source = "curriculum" }',
        "facts.credits.value: is missing; it is required",
    ),
    (
        CREDITS,
        'credits = { value = true, source = "curriculum" }',
        "facts.credits.value: True is not a number of zero or more",
    ),
    (CREDITS, PRICED, f"facts.credits.note: {PRICE}"),
    (CREDITS, "credits = 120", "facts.credits: 120 is not { value = ..., source = KEY }"),
    (CREDITS, "credits = []", "facts.credits: states nothing; leave it out"),
    (
        CREDITS,
        NOT_FIRST,
        "facts.credits: the newest source comes first where several state a fact",
    ),
    (CREDITS, 'credit = { value = 120, source = "curriculum" }', f"facts.credit: {FACTS}"),
    (
        FEE,
        "amount = 50",
        "facts.application_fee.value.currency: currency None is not an ISO 4217 code such as USD",
    ),
    (
        FEE,
        f'{FEE}, per = "x"',
        "facts.application_fee.value.per: is not a key here; allowed are amount, currency",
    ),
    (
        'date = "2018-01-24"',
        'date = "24 January"',
        "deadlines.date: date '24 January' is not MM-DD or YYYY-MM-DD",
    ),
    (
        f'{DATE}\nkind = "final"',
        f'{DATE}\nkind = "last"',
        "deadlines.kind: kind 'last' is not one of priority, final, international",
    ),
    (
        f'{DATE}\nkind = "final"',
        f'{DATE}\nkind = "final"\nround = 1',
        "deadlines.round: is not a key here; allowed are term, date, kind, source, note",
    ),
    ('as_of = "2018"', 'as_of = "last year"', "sources.as_of: 'last year' is not like 2023"),
    ('as_of = "2018"', "as_of = 2018", "sources.as_of: 2018 is not a text"),
    (
        'kind = "catalog"',
        'kind = "brochure"',
        "sources.kind: 'brochure' is not one of official, catalog, government, directory",
    ),
    ('key = "curriculum"', 'key = "option"', "sources.key: 'option' is the key of a source above"),
    ('key = "curriculum"', 'key = "page"', "sources.key: 'page' is kept for the program's own url"),
    (
        'url = "http://www.aalto.fi/en/studies/master_admissions/master_arts/"',
        'url = "www.aalto.fi"',
        "sources.url: 'www.aalto.fi' is not an address that begins with http:// or https://",
    ),
    *(
        (
            '"http://www.aalto.fi/en/studies/master_admissions/master_arts/"',
            f'"https://{host}/programs"',
            f"sources.url: 'https://{host}/programs' is a test copy; name the published page",
        )
        for host in (
            *("stg.courses.example", "dev2.university.example", "stg.scrapper.courses.example"),
            "graduate-preview.catalog.college.example",
        )
    ),
    ('country = "FI"', 'country = "Finland"', "country: 'Finland' is not an ISO 3166-1"),
    ('country = "FI"', 'country = "FI"\ncontry = 1', "contry: is not a key here; allowed are id,"),
    ('country = "FI"', 'country = "FI"\nunitid = 1', "unitid: is for schools in the US only"),
    ('degree = "MA"', "degree = 5", "degree: 5 is not a text"),
    ('degree = "MA"', 'degree = ""', "degree: is missing or empty; it is required"),
    (f'id = "{AALTO}"', 'id = "Aalto"', "id: 'Aalto' is not lower-case words with hyphens"),
    (DEADLINES, "[deadlines]", "deadlines: is not a list of tables; write each one under"),
]


def test_what_the_build_fills_in_is_not_written_down_as_absent(told):
    problems, _ = told(AALTO, TUITION, f'[absent]\nfield_debt = "withheld"\n\n{TUITION}')
    (problem,) = problems
    assert problem.endswith(f"absent.field_debt: {FILLED_IN}")


@pytest.mark.parametrize(("old", "new", "expected"), MISTAKES)
def test_a_mistake_is_reported_with_its_line_and_key(told, old, new, expected):
    problems, line = told(AALTO, old, new)
    added = new.count("\n")  # a mistake that was added to a good line stands below it
    start = f"{AALTO}.toml:{line + added}: {expected}"
    assert any(problem.startswith(start) for problem in problems), problems


def test_a_key_that_is_missing_in_a_list_is_reported_at_the_head_of_its_table(told):
    problems, line = told(AALTO, 'as_of = "2018"', "")
    missing = "sources.as_of: is missing or empty; it is required"
    assert problems == [f"{AALTO}.toml:{line - 5}: {missing}"]


def test_a_broken_toml_file_is_reported_with_its_line(told):
    problems, line = told(AALTO, THESIS, 'thesis_option = { value = "thesis", source = ')
    assert problems == [f"{AALTO}.toml:{line}: facts.thesis_option: is not TOML: Invalid value"]


def test_a_key_that_stands_twice_is_reported_at_its_second_line(told):
    problems, line = told(AALTO, CREDITS, f"{CREDITS}\n{CREDITS}")
    words = "is not TOML: Cannot overwrite a value"
    assert problems == [f"{AALTO}.toml:{line + 1}: facts.credits: {words}"]


def test_a_file_that_is_not_utf_8_is_reported_with_its_line(copied):
    path = copied / "programs" / f"{AALTO}.toml"
    text = path.read_text(encoding="utf-8").replace("Espoo", "Esp\u00f6\u00f6")
    path.write_bytes(text.encode("latin-1"))
    problems = read_program(path, ATTRIBUTES).problems
    assert [str(problem) for problem in problems] == [f"{AALTO}.toml:7: TOML: is not UTF-8 text"]


def test_all_mistakes_of_a_file_are_reported_at_once_in_the_order_of_their_lines(
    told, copied, edit
):
    path = copied / "programs" / f"{AALTO}.toml"
    first = edit(path, 'city = "Espoo"', "")
    second = edit(path, '"2018-01-24"', '"2018-13-24"')
    problems, third = told(AALTO, CREDITS, 'credits = { value = -1, source = "curriculum" }')
    places = [problem.split(": ")[0] + " " + problem.split(": ")[1] for problem in problems]
    name = f"{AALTO}.toml"
    assert first == 7
    assert places == [
        f"{name}:1 city",
        f"{name}:{third} facts.credits.value",
        f"{name}:{second} deadlines.date",
    ]


def test_a_fact_can_not_be_stated_and_absent(told):
    problems, line = told(
        AALTO, TUITION, f'[absent]\ncredits = "withheld"\ngre = "none"\n\n{TUITION}'
    )
    assert problems == [
        f"{AALTO}.toml:{line + 1}: absent.credits: is stated all the same; keep one of the two",
        f"{AALTO}.toml:{line + 2}: absent.gre: 'none' is not one of not-applicable, withheld",
    ]


def test_tuition_rows_are_checked(told):
    problems, line = told(
        LOWELL, 'residency = "international"', 'residency = "foreign"\nper = "year"'
    )
    assert [problem.split(" is not")[0] for problem in problems] == [
        f"{LOWELL}.toml:{line}: tuition.residency: residency 'foreign'",
        f"{LOWELL}.toml:{line + 1}: tuition.per:",
    ]


@pytest.mark.parametrize("text", ["2023", "2023-24", "2024-10", "2022-26", "2026-04-10", "undated"])
def test_times_that_a_source_speaks_for(text):
    assert is_as_of(text)


@pytest.mark.parametrize("text", ["", "23", "2023-00", "2024-13-01", "2025-02-30", "fall 2024"])
def test_times_that_are_refused(text):
    assert not is_as_of(text)


OTHER_VALUES = (
    *("1", "-1", "1e400", "nan", "true", '""', '"x"', "[]", "[1]", '["a", "a"]', "{}", "[[1]]"),
    *("{ value = 1 }", "{ value = [], source = [], basis = [] }", "2020-01-01", "[{}]"),
)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_changed_in_a_file_is_read_or_reported(data, tmp_path, seed):
    chance = random.Random(seed)
    source = chance.choice(sorted((data / "programs").glob("*.toml")))
    lines = source.read_text(encoding="utf-8").split("\n")
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(lines))
        key = re.match(r"(\w+) = ", lines[place])
        if key:
            lines[place] = f"{key[1]} = {chance.choice(OTHER_VALUES)}"
        else:
            lines[place] = chance.choice(lines)
    path = tmp_path / source.name
    path.write_text("\n".join(lines), encoding="utf-8")
    read = read_program(path, ATTRIBUTES, unitids={1})
    assert (read.program is None) == bool(read.problems)
    for problem in read.problems:
        assert 1 <= problem.line <= len(lines)
        assert problem.key
        assert problem.message
