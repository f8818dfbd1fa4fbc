"""The built catalog against the files it came from, read here without the catalog's own code."""

import csv
import json
import os
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from dataclasses import replace

import pytest

from mpcompare.catalog.build.build import build, content_digest, is_stale
from mpcompare.catalog.tables import CSV_TABLES
from mpcompare.model.attribute import Attribute, Register, Section
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import CatalogError, FileError
from mpcompare.model.kind import Number

AALTO = "aalto-ma-sound-in-new-media"
LOWELL = "uml-mm-sound-recording-technology"


@pytest.fixture(scope="module")
def rows(built):
    """Run a query on the built catalog."""
    with closing(sqlite3.connect(built)) as catalog:
        yield lambda sql, *values: catalog.execute(sql, values).fetchall()


@pytest.fixture(scope="module")
def raw(data):
    """The program files by id, as tomllib reads them."""
    paths = sorted((data / "programs").glob("*.toml"), key=lambda path: path.stem)
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}


def test_the_file_says_what_it_is(rows):
    assert rows("PRAGMA application_id") == [(0x6D706361,)]
    assert rows("PRAGMA user_version") == [(2,)]
    assert rows("PRAGMA page_size") == [(4096,)]
    assert rows("PRAGMA journal_mode") == [("delete",)]
    assert rows("PRAGMA freelist_count") == [(0,)]


def test_it_is_whole_and_its_references_hold(rows):
    assert rows("PRAGMA integrity_check") == [("ok",)]
    assert rows("PRAGMA foreign_key_check") == []


def test_programs_are_numbered_densely_in_the_order_of_their_ids(rows, raw):
    expected = [(number, key) for number, key in enumerate(sorted(raw), start=1)]
    assert rows("SELECT number, id FROM programs ORDER BY number") == expected


def test_every_statement_of_the_files_is_a_fact(rows, raw):
    identity = [a.key for a in ATTRIBUTES if a.origin == "identity"]
    expected = {}
    for program in raw.values():
        for key, stated in program["facts"].items():
            expected[key] = expected.get(key, 0) + (len(stated) if isinstance(stated, list) else 1)
        for key in ("tuition", "deadlines"):
            expected[key] = expected.get(key, 0) + len(program.get(key, []))
        for key in identity:
            expected[key] = expected.get(key, 0) + bool(program.get(key))
    found = dict(
        rows(
            "SELECT attribute, count(*) FROM facts JOIN attributes ON key = attribute "
            "WHERE origin NOT IN ('computed', 'dataset') GROUP BY attribute"
        )
    )
    assert found == expected
    implied = sum(
        statement.get("basis") == "implied"
        for program in raw.values()
        for stated in program["facts"].values()
        for statement in (stated if isinstance(stated, list) else [stated])
    )
    assert rows("SELECT count(*) FROM facts WHERE basis = 'implied'") == [(implied,)]


def test_every_source_of_the_files_is_there_and_the_programs_own_page(rows, raw):
    expected = {
        (key, source["key"], source["url"], source["publisher"], source["kind"], source["as_of"])
        for key, program in raw.items()
        for source in program["sources"]
    }
    pages = {
        (key, "page", program["url"], program["institution"], "official", "undated")
        for key, program in raw.items()
    }
    found = rows(
        "SELECT programs.id, key, sources.url, publisher, kind, as_of "
        "FROM sources JOIN programs ON number = program WHERE sources.id NOT IN "
        "(SELECT source FROM facts JOIN attributes ON attributes.key = attribute "
        "WHERE origin = 'dataset' AND source IS NOT NULL)"
    )
    assert len(found) == len(expected) + len(pages)
    assert set(found) == expected | pages


def test_a_fact_has_its_value_words_number_source_and_date(rows):
    sql = (
        "SELECT value, text, facts.number, sources.key, facts.as_of, note, basis, absence "
        "FROM facts JOIN programs ON programs.number = facts.program "
        "JOIN sources ON sources.id = facts.source WHERE programs.id = ? AND attribute = ? "
        "ORDER BY position"
    )
    assert rows(sql, AALTO, "thesis_option") == [
        ('"thesis"', "Thesis", None, "curriculum", "2022-24", "30 of 120 credits", "stated", None)
    ]
    assert rows(sql, AALTO, "credits") == [
        ("120", "120", 120.0, "curriculum", "2022-24", "", "stated", None)
    ]
    assert rows(sql, AALTO, "country") == [
        ('"FI"', "Finland", None, "page", "undated", "", "stated", None)
    ]
    value, text, number, *_ = rows(sql, LOWELL, "tuition")[0]
    assert json.loads(value) == {
        "amount": 15210,
        "currency": "USD",
        "basis": "year",
        "residency": "in-state",
        "academic_year": "2021-22",
    }
    assert (text, number) == ("$15,210 a year, in-state, 2021-22", 15210.0)


def test_money_has_a_number_in_dollars_at_the_rates_of_2025(rows, raw):
    charges = {
        (row["amount"], row["currency"])
        for program in raw.values()
        for row in program.get("tuition", [])
        if row["currency"] == "GBP"
    }
    amount = min(charges)[0]
    found = rows(
        "SELECT number FROM facts WHERE attribute = 'tuition' "
        "AND json_extract(value, '$.currency') = 'GBP' ORDER BY number"
    )
    assert found[0][0] == pytest.approx(amount / 0.759185)


def test_the_sheet_has_a_column_for_each_attribute_and_a_row_for_each_program(rows):
    columns = [(name, kind) for _, name, kind, *_ in rows("PRAGMA table_info(sheet)")]
    assert columns[2:] == [(a.key, a.kind.column) for a in ATTRIBUTES]
    assert rows("SELECT count(*) FROM sheet") == rows("SELECT count(*) FROM programs")
    assert rows(
        "SELECT thesis_option, duration_months, bachelors_required, online, concentrations "
        "FROM sheet WHERE id = ?",
        AALTO,
    ) == [("Thesis", 24.0, 1, None, "Media")]


def test_tuition_and_deadlines_are_tables_of_their_own(rows, raw):
    expected = [
        (key, row["amount"], row["currency"], row["basis"], row["residency"], row["academic_year"])
        for key, program in raw.items()
        for row in program.get("tuition", [])
    ]
    assert expected == rows(
        "SELECT id, amount, currency, basis, residency, academic_year "
        "FROM tuition JOIN programs ON number = program ORDER BY number, position"
    )
    expected = [
        (key, row.get("term"), row.get("date"), row["kind"])
        for key, program in raw.items()
        for row in program.get("deadlines", [])
    ]
    assert expected == rows(
        "SELECT id, term, date, kind FROM deadlines JOIN programs ON number = program "
        "ORDER BY number, position"
    )


@pytest.mark.parametrize("table", CSV_TABLES, ids=lambda table: table.name)
def test_every_cell_of_a_csv_file_is_in_its_table(rows, data, table):
    with (data / table.path).open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    columns = ", ".join(f'"{table.column(name)}"' for name in header)
    found = rows(f"SELECT {columns} FROM {table.name} ORDER BY rowid")
    assert len(found) == len(lines)
    for cells, values in zip(lines, found, strict=True):
        for text, value in zip(cells, values, strict=True):
            if text == "":
                assert value is None
            elif isinstance(value, str):
                assert value == text
            else:
                assert value == float(text)


def test_wages_by_spot(rows):
    sql = "SELECT median, p90, flags FROM wages_national WHERE soc = ? AND year = ?"
    assert rows(sql, "27-4014", 2018)[0][0] == 52390
    assert rows(sql, "13-1011", 2025)[0][1] == 284570
    assert rows(
        "SELECT p10, p25, median, p75, p90 FROM wages_metros WHERE soc = '27-4014' "
        "AND area_title = 'Boston-Cambridge-Newton, MA-NH'"
    ) == [(51190, 61560, 77420, 116540, 125770)]
    assert rows("SELECT code FROM wages_australia WHERE code = '0000'") == [("0000",)]


def test_occupations_have_their_newest_title(rows):
    sql = "SELECT title FROM occupations WHERE classification = ? AND code = ?"
    assert rows(sql, "SOC", "27-4011") == [("Audio and Video Technicians",)]
    assert rows(sql, "ANZSCO", "2112") == [("Music Professionals",)]
    assert rows(sql, "SOC2020", "0000") == [("All employees",)]


def test_a_program_leads_to_the_occupations_of_its_concentrations(rows):
    sql = (
        "SELECT occupation, rank, concentration FROM program_occupations "
        "JOIN programs ON number = program WHERE id = ? ORDER BY rank"
    )
    assert rows(sql, LOWELL) == [
        ("27-4014", 1, "production"),
        ("27-2012", 2, "production"),
        ("27-4011", 3, "technical"),
        ("27-2041", 4, "production"),
        ("27-4012", 5, "technical"),
    ]


def test_a_program_without_concentrations_leads_to_the_articles_careers(rows, raw):
    silent = [key for key, program in raw.items() if "concentrations" not in program["facts"]]
    assert silent
    sql = (
        "SELECT occupation, concentration FROM program_occupations "
        "JOIN programs ON number = program WHERE id = ? ORDER BY rank"
    )
    for key in silent:
        assert rows(sql, key) == [("27-4014", None), ("25-1121", None), ("27-2041", None)]


def test_the_article_is_there_statement_by_statement(rows):
    found = {number: row for number, *row in rows("SELECT * FROM article")}
    assert list(found) == [f"A{number}" for number in range(1, 25)]
    figures = {number: row[2:5] for number, row in found.items() if row[2] is not None}
    assert figures == {
        "A8": [52390, "USD", "May 2018"],
        "A9": [8, "%", "2016-26"],
        "A22": [54000, "USD", "August 2019"],
        "A23": [39370, "USD", "August 2019"],
    }
    corrected = {number: row[6] for number, row in found.items() if row[6]}
    assert list(corrected) == ["A9"]
    for figure in ("6.3 %", "7.9 %", "-1.7 %"):
        assert figure in corrected["A9"]
    lost = [number for number, row in found.items() if "lost" in row[5]]
    assert lost == ["A22", "A23"]


def test_the_articles_correction_is_what_the_projections_say(rows):
    sql = "SELECT change_percent FROM projections WHERE soc = ? AND base_year = ?"
    assert rows(sql, "27-4014", 2016) == [(6.3,)]
    assert rows(sql, "27-4010", 2016) == [(7.9,)]
    assert rows(sql, "27-4014", 2024) == [(-1.7,)]


def test_metadata_counts_what_is_there(rows, edition):
    said = dict(rows("SELECT key, value FROM metadata"))
    assert (said["catalog_version"], said["schema_version"]) == (edition, "2")
    counts = "count(*), count(DISTINCT country), (SELECT count(*) FROM sources)"
    (counted,) = rows(f"SELECT {counts} FROM programs")
    assert (said["programs"], said["countries"], said["sources"]) == tuple(map(str, counted))
    assert rows("SELECT count(*) FROM facts") == [(int(said["facts"]),)]
    assert said["rates_year"] == "2025"
    licences = json.loads(said["licences"])
    words = "Contains public sector information licensed under the Open Government Licence v3.0"
    assert licences[words] == ["Office for National Statistics"]
    assert licences["CC BY 4.0"] == ["World Bank"]
    assert [whose for terms, whose in licences.items() if "Truewise" in terms] == [
        ["US Department of Education"]
    ]


def test_attributes_and_their_values_are_tables(rows):
    assert rows("SELECT key, label FROM attributes ORDER BY position") == [
        (attribute.key, attribute.label) for attribute in ATTRIBUTES
    ]
    assert rows(
        "SELECT value, label FROM attribute_values WHERE attribute = 'online' ORDER BY position"
    ) == [
        ("online", "Fully online"),
        ("hybrid", "Hybrid"),
        ("some-classes", "Some classes"),
        ("on-campus", "On campus"),
    ]


def test_the_same_sources_give_the_same_content(built, copied, tmp_path):
    again = tmp_path / "again.db"
    build(copied, again)
    assert content_digest(again) == content_digest(built)


def test_the_committed_catalog_is_what_the_sources_give(data, built):
    committed = data / "catalog.db"
    assert not is_stale(committed, data), "run: python main.py catalog build"
    assert content_digest(committed) == content_digest(built), "run: python main.py catalog build"
    assert committed.stat().st_size < 4_000_000


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_a_catalog_is_as_new_in_every_process(built, data, seed):
    code = (
        "import sys; from pathlib import Path; from mpcompare.catalog.build.digest import is_stale"
    )
    asks = f"{code}; sys.exit(is_stale(Path(sys.argv[1]), Path(sys.argv[2])))"
    env = {**os.environ, "PYTHONHASHSEED": seed}
    told = subprocess.run([sys.executable, "-c", asks, str(built), str(data)], env=env, check=False)
    assert told.returncode == 0


def test_a_catalog_is_stale_when_a_source_an_attribute_or_itself_is_another(
    built, copied, tmp_path, edit
):
    assert not is_stale(built, copied)
    first = ATTRIBUTES.attributes[0]
    renamed = Register((replace(first, label="Course"), *ATTRIBUTES.attributes[1:]))
    assert is_stale(built, copied, renamed)
    edit(copied / "programs" / f"{AALTO}.toml", 'city = "Espoo"', 'city = "Helsinki"')
    assert is_stale(built, copied)
    assert is_stale(tmp_path / "missing.db", copied)
    (tmp_path / "text.db").write_text("not a catalog", encoding="utf-8")
    assert is_stale(tmp_path / "text.db", copied)


def test_windows_line_ends_do_not_make_it_stale(built, copied):
    path = copied / "programs" / f"{AALTO}.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert not is_stale(built, copied)


def test_a_problem_leaves_the_old_catalog_and_no_rest(copied, tmp_path, edit):
    output = tmp_path / "out" / "catalog.db"
    output.parent.mkdir()
    output.write_bytes(b"the old one")
    path = copied / "programs" / f"{AALTO}.toml"
    line = edit(path, 'thesis_option = { value = "thesis"', 'thesis_option = { value = "thesys"')
    with pytest.raises(CatalogError) as raised:
        build(copied, output)
    place = f"programs/{AALTO}.toml:{line}: facts.thesis_option.value: 'thesys'"
    assert raised.value.message.startswith(f"1 problem in the source files:\n{place}")
    assert [path.name for path in output.parent.iterdir()] == ["catalog.db"]
    assert output.read_bytes() == b"the old one"


def test_a_folder_that_is_not_there_is_reported(data, tmp_path):
    with pytest.raises(FileError, match="can't be written"):
        build(data, tmp_path / "missing" / "catalog.db")


def test_two_sources_that_disagree_are_two_facts_and_the_newest_is_in_the_sheet(
    built, copied, tmp_path, edit
):
    edit(
        copied / "programs" / f"{AALTO}.toml",
        'credits = { value = 120, source = "curriculum" }',
        'credits = [{ value = 120, source = "curriculum" }, '
        '{ value = 110, source = "admissions2018" }]',
    )
    output = tmp_path / "disputed.db"
    build(copied, output)
    with closing(sqlite3.connect(output)) as catalog:
        found = catalog.execute(
            "SELECT position, value, as_of FROM facts WHERE program = 1 AND attribute = 'credits'"
        ).fetchall()
        assert sorted(found) == [(0, "120", "2022-24"), (1, "110", "2018")]
        sheet = catalog.execute("SELECT credits FROM sheet WHERE program = 1").fetchall()
        assert sheet == [(120.0,)]
    assert content_digest(output) != content_digest(built)


def test_an_attribute_is_added_by_one_declaration_and_a_line_in_a_program_file(copied, tmp_path):
    booths = Attribute(
        key="vocal_booths",
        label="Vocal booths",
        section=Section.STUDYING,
        kind=Number(unit="booths"),
        explanation="How many vocal booths students can book.",
    )
    register = Register((*ATTRIBUTES.attributes, booths))
    text = (copied / "programs" / f"{AALTO}.toml").read_text(encoding="utf-8")
    text = text.replace(f'id = "{AALTO}"', 'id = "made-up-program"')
    text = text.replace("[facts]", '[facts]\nvocal_booths = { value = 3, source = "option" }')
    (copied / "programs" / "made-up-program.toml").write_text(text, encoding="utf-8")
    output = tmp_path / "more.db"
    files = list((copied / "programs").glob("*.toml"))
    assert build(copied, output, register).programs == len(files)
    with closing(sqlite3.connect(output)) as catalog:
        assert catalog.execute(
            "SELECT programs.id, value, text, facts.number FROM facts "
            "JOIN programs ON programs.number = program WHERE attribute = 'vocal_booths'"
        ).fetchall() == [("made-up-program", "3", "3 booths", 3.0)]
        assert catalog.execute(
            "SELECT vocal_booths FROM sheet WHERE id = 'made-up-program'"
        ).fetchall() == [(3.0,)]
        assert catalog.execute(
            "SELECT label, kind, position FROM attributes WHERE key = 'vocal_booths'"
        ).fetchall() == [("Vocal booths", "number", len(ATTRIBUTES))]


def test_full_text_names_its_table_as_datasette_looks_for_it(rows):
    (sql,) = (
        sql
        for (sql,) in rows("SELECT sql FROM sqlite_master")
        if sql and 'content="programs"' in sql
    )
    assert "USING fts5" in sql
    found = rows(
        "SELECT id FROM programs WHERE number IN "
        "(SELECT rowid FROM programs_fts WHERE programs_fts MATCH ?)",
        "lowell recording",
    )
    assert found == [(LOWELL,)]


def test_a_program_has_a_title_for_those_who_follow_its_number(rows):
    assert rows("SELECT title FROM programs WHERE id = ?", LOWELL) == [
        ("MM Sound Recording Technology, University of Massachusetts Lowell",)
    ]


def test_a_source_has_a_title_for_those_who_follow_its_number(rows):
    assert rows("SELECT count(*) FROM sources WHERE title IS NOT publisher") == [(0,)]
