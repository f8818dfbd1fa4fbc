"""Reading the catalog: each program comes back as its file states it."""

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from mpcompare.catalog.build.check import read_sources
from mpcompare.catalog.reader import Catalog
from mpcompare.model.attribute import Register
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import InputError
from mpcompare.model.fact import Absence

LOWELL = "uml-mm-sound-recording-technology"
EDINBURGH = "edinburgh-msc-acoustics-and-music-technology"


@pytest.fixture
def catalog(built):
    catalog = Catalog.open(built)
    yield catalog
    catalog.close()


def test_every_program_comes_back_as_its_file_states_it(catalog, data):
    written = {program.id: program for program in read_sources(data, ATTRIBUTES).programs}
    read = {program.id: program for program in catalog.programs(catalog.ids())}
    assert read.keys() == written.keys()
    for program in read.values():
        original = written[program.id]
        assert program.title == original.title
        assert program.place == original.place
        assert set(program.sources) >= set(original.sources)
        for attribute in ATTRIBUTES:
            assert program.fact(attribute) == original.fact(attribute), attribute.key


def test_a_program_with_its_facts_and_sources(catalog):
    lowell = catalog.program(LOWELL)
    assert lowell.title == "MM Sound Recording Technology"
    assert lowell.institution == "University of Massachusetts Lowell"
    assert lowell.place == "Lowell, Massachusetts, US"
    assert lowell.unitid == 166513
    duration = lowell.fact("duration_months").statements[0]
    assert duration.value == 24
    assert duration.source.url == "http://www.umlsrt.com/graduate-courses/"
    split = lowell.fact("concentrations").statements[0]
    assert split.value == ("production", "technical")
    assert split.note == "the two tracks announced when the degree was approved"
    assert split.source.as_of == "2002"
    assert lowell.fact("minimum_gpa").absence is Absence.NOT_STATED


def test_what_the_catalog_says_of_itself(catalog, built, data, edition):
    info = catalog.info
    files = list((data / "programs").glob("*.toml"))
    assert info.path == built
    assert info.version == edition
    assert info.programs == len(files) == len(catalog.ids())
    assert any(licence.startswith("US Bureau of Labor Statistics") for licence in info.licences)
    with sqlite3.connect(built) as connection:
        counts = connection.execute(
            "SELECT (SELECT count(*) FROM facts), (SELECT count(*) FROM sources), "
            "(SELECT count(DISTINCT country) FROM programs)"
        ).fetchone()
    connection.close()
    assert (info.facts, info.sources, info.countries) == counts


def test_rates_are_of_one_year(catalog, data):
    lines = (data / "money" / "exchange_rates.csv").read_text("utf-8").splitlines()
    year = str(catalog.rates_year)
    assert catalog.rates["USD"] == 1.0
    for currency in ("GBP", "EUR", "CAD"):
        line = next(each for each in lines if currency in each and f"{year}" in each.split(","))
        assert str(catalog.rates[currency]) in line.split(",")


def test_programs_come_in_the_order_asked_and_unknown_ones_are_left_out(catalog):
    asked = [EDINBURGH, "no-such-program", LOWELL, EDINBURGH]
    assert [program.id for program in catalog.programs(asked)] == [EDINBURGH, LOWELL, EDINBURGH]
    assert catalog.programs([]) == ()


def test_programs_by_number(catalog):
    ids = catalog.ids()
    found = catalog.programs_by_number([3, 1, 10_000, 2])
    assert [program.id for program in found] == [ids[2], ids[0], ids[1]]


def test_more_programs_than_sqlite_takes_placeholders(catalog):
    assert len(catalog.programs([*(f"none-{n}" for n in range(2_000)), LOWELL])) == 1


def test_an_id_that_is_no_text_is_none_of_the_catalog(catalog):
    assert catalog.programs(["\udcff", LOWELL])[0].id == LOWELL
    with pytest.raises(InputError, match="There is no program"):
        catalog.program("\udcff")


def test_a_mistyped_id_is_answered_with_the_nearest(catalog):
    with pytest.raises(InputError) as found:
        catalog.program("uml-sound-recording")
    assert found.value.message == "There is no program uml-sound-recording in this catalog."
    assert LOWELL in found.value.advice
    assert EDINBURGH in catalog.nearest_ids("edinburg-acoustics", limit=2)
    assert catalog.nearest_ids("berkley-online", limit=1)[0].startswith("berklee-online-")
    assert catalog.nearest_ids("\0\0") == ()


def test_the_register_decides_what_is_read(built):
    smaller = Register(tuple(a for a in ATTRIBUTES if a.key in ("name", "credits")))
    catalog = Catalog.open(built, smaller)
    assert catalog.program(LOWELL).facts.keys() == {"name", "credits"}
    catalog.close()


def test_an_attribute_that_the_catalog_does_not_know_is_not_stated(built):
    newer = replace(ATTRIBUTES["credits"], key="made_up", label="Made-up")
    catalog = Catalog.open(built, Register((*ATTRIBUTES.attributes, newer)))
    assert catalog.program(LOWELL).fact(newer).absence is Absence.NOT_STATED
    catalog.close()


def test_nothing_can_be_written(catalog):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        catalog.connection().execute("DELETE FROM facts")


def test_each_thread_has_its_own_connection(catalog):
    found: dict[int, tuple[sqlite3.Connection, str]] = {}
    gate = threading.Barrier(4)

    def read(place: int) -> None:
        gate.wait()
        for _ in range(20):
            program = catalog.program((LOWELL, EDINBURGH)[place % 2])
        found[place] = (catalog.connection(), program.id)

    threads = [threading.Thread(target=read, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(connection) for connection, _ in found.values()}) == 4
    assert [found[place][1] for place in range(4)] == [LOWELL, EDINBURGH] * 2
    assert catalog.connection() is catalog.connection()


def test_a_path_with_signs_of_uris(built, tmp_path):
    path = tmp_path / "a #1 50% ü?.db"
    path.write_bytes(Path(built).read_bytes())
    catalog = Catalog.open(path)
    assert catalog.program(LOWELL).city == "Lowell"
    catalog.close()


def test_closing_lets_the_file_go(built):
    catalog = Catalog.open(built)
    connection = catalog.connection()
    catalog.close()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")
