"""The check of all source files: the real ones pass, and broken ones name the place."""

import csv
import shutil
import tomllib
from pathlib import Path

import pytest

from mpcompare.catalog.build.check import check, read_sources
from mpcompare.catalog.build.csv_file import read_csv
from mpcompare.catalog.tables import CSV_TABLES
from mpcompare.model.errors import CatalogError

DATA = Path(__file__).parents[3] / "data"


def told(data):
    return [str(problem) for problem in check(data)]


def test_the_real_source_files_have_no_problems(data):
    assert check(data) == []


def test_every_source_in_every_csv_file_has_its_entry(data):
    listed = tomllib.loads((data / "sources.toml").read_text(encoding="utf-8"))["source"]
    keys = {source["key"] for source in listed}
    assert len(keys) == len(listed)
    named = set()
    for path in sorted((data).glob("*/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                named |= {row.get("source"), row.get("earners_source")}
    named -= {None, ""}  # a table of pages on the web names each page itself
    assert named == keys


def test_every_csv_file_of_the_folders_is_a_table(data):
    paths = {path.relative_to(data).as_posix() for path in data.glob("**/*.csv")}
    raw = {path for path in paths if path.startswith("wages/raw/")}
    assert {table.path for table in CSV_TABLES} == paths - raw


def test_rates_are_those_of_the_newest_whole_year(data):
    year, rates = read_sources(data).rates
    assert year == 2025
    assert (rates["USD"], rates["GBP"], rates["EUR"]) == (1.0, 0.759185, 0.886705)
    assert rates["NOK"] == 10.3883
    assert len(rates) == 14


NO_NUMBER = "leave the cell empty where there is none"
GBP = "GBP,2025,0.759185,"
BROKEN_CELLS = [
    (
        "wages_national",
        "27-4014,Sound Engineering Technicians,2025,",
        "27-4014,,2025,",
        "title: is empty; it is required",
    ),
    (
        "wages_national",
        "27-4014,Sound Engineering Technicians,2025,",
        "27-4014,Sound,MMXXV,",
        f"year: 'MMXXV' is not a whole number; {NO_NUMBER}",
    ),
    (
        "exchange_rates",
        GBP,
        "GBP,2025,~0.76,",
        f"rate_per_usd: '~0.76' is not a number; {NO_NUMBER}",
    ),
    ("exchange_rates", GBP, "GBP,2025,nan,", f"rate_per_usd: 'nan' is not a number; {NO_NUMBER}"),
    ("exchange_rates", GBP, "GBP,2025,", "row: has 7 cells; the header has 8"),
    ("cpi", "2011,224.939,", "2010,224.939,", "year: 2010 stands on line 2 already; one row each"),
    ("cpi", "year,cpi_u,", "year,cpi,", "cpi: the header is year,cpi_u,cpi_u_may,source"),
    (
        "cpi",
        "year,cpi_u,cpi_u_may,source",
        "year,cpi_u,cpi_u_may",
        "source: the header is year,cpi_u,cpi_u_may,source",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), BROKEN_CELLS)
def test_a_broken_cell_is_reported_with_its_line_and_column(
    data, tmp_path, edit, name, old, new, expected
):
    table = next(table for table in CSV_TABLES if table.name == name)
    path = tmp_path / table.path
    path.parent.mkdir()
    shutil.copy(data / table.path, path)
    line = edit(path, old, new)
    problems = read_csv(tmp_path, table).problems
    assert [str(problem) for problem in problems] == [f"{table.path}:{line}: {expected}"]


def test_a_row_below_a_cell_of_two_lines_keeps_its_line(tmp_path):
    table = next(table for table in CSV_TABLES if table.name == "career_paths")
    text = 'concentration,soc,rank,why\nproduction,27-4014,1,"two\nlines"\n,27-4014,first,why\n'
    (tmp_path / table.path).write_text(text, encoding="utf-8")
    problems = [str(problem) for problem in read_csv(tmp_path, table).problems]
    assert problems == [f"careers.csv:4: rank: 'first' is not a whole number; {NO_NUMBER}"]


def test_cells_that_name_what_is_not_there_are_all_reported_at_once(copied, edit):
    changes = [
        (
            "careers.csv",
            "live-sound,27-4011,",
            "live,27-4011,",
            (
                "concentration: 'live' is not one of production, technical, acoustics, education, "
                "composition, computing, media, business, performance, live-sound"
            ),
        ),
        (
            "careers.csv",
            "live-sound,27-4014,",
            "live-sound,27-4099,",
            "soc: '27-4099' is not an occupation of the wage tables",
        ),
        (
            "institutions/distance.csv",
            "123961,University",
            "123960,University",
            "unitid: 123960 is not in institutions/institutions.csv",
        ),
        (
            "programs/uml-mm-sound-recording-technology.toml",
            "unitid = 166513",
            "unitid = 166514",
            "unitid: 166514 is not in institutions/institutions.csv",
        ),
        (
            "wages/cpi.csv",
            "218.056,218.178,cpi_flat",
            "218.056,218.178,cpi_flatt",
            "source: 'cpi_flatt' is not a key of sources.toml",
        ),
    ]
    expected = [
        f"{name}:{edit(copied / name, old, new)}: {message}" for name, old, new, message in changes
    ]
    assert told(copied) == expected


def test_problems_of_several_files_come_at_once_in_order(copied, edit):
    first = edit(copied / "article.toml", 'number = "A9"', 'number = "A8"')
    (copied / "catalog.toml").unlink()
    (copied / "money" / "rpp.csv").unlink()
    second = edit(copied / "sources.toml", 'key = "wb_ppp"', 'key = ""')
    problems = told(copied)
    of_rows = [problem for problem in problems if problem.startswith("money/ppp.csv:")]
    assert len(of_rows) == 530
    assert [problem for problem in problems if problem not in of_rows] == [
        f"article.toml:{first}: statement.number: 'A8' stands above already",
        "catalog.toml:1: TOML: can't be read: No such file or directory",
        "money/rpp.csv:1: file: is missing",
        f"sources.toml:{second}: source.key: is missing or empty; it is required",
    ]


def test_a_folder_without_programs_is_refused(tmp_path):
    with pytest.raises(CatalogError, match="no program files") as raised:
        check(tmp_path)
    assert raised.value.advice


@pytest.mark.parametrize("name", ["institutions/institutions.csv", "catalog.toml"])
def test_a_byte_order_mark_is_no_problem(copied, name):
    path = copied / name
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert told(copied) == []


def test_a_header_of_another_kind_is_the_only_problem_it_makes(copied, edit):
    edit(copied / "institutions/institutions.csv", "unitid,name,city,", "id,name,city,")
    (problem,) = told(copied)
    assert problem.startswith("institutions/institutions.csv:1: id: the header is unitid,name,")


def test_a_code_for_no_figure_is_named(copied):
    path = copied / "institutions/graduate_tuition.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("12014", "-2", 1), encoding="utf-8")
    (problem,) = told(copied)
    where, _, message = problem.partition("tuition: ")
    assert where == "institutions/graduate_tuition.csv:2: "
    assert message == f"'-2' is below zero, as a code for no figure; {NO_NUMBER}"


def with_a_negative(path, column):
    """Write the first row that has a figure in a column with that figure below zero."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    at = rows[0].index(column)
    row = next(row for row in rows[1:] if row[at] and float(row[at]))
    row[at] = f"-{row[at].lstrip('-')}"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


@pytest.mark.parametrize("table", CSV_TABLES, ids=lambda table: table.name)
def test_only_what_can_fall_may_be_below_zero(copied, table):
    for column, kind in table.columns.items():
        if kind.startswith("TEXT") or column in table.key:
            continue
        shutil.copy(DATA / table.path, copied / table.path)
        try:
            with_a_negative(copied / table.path, column)
        except StopIteration:
            continue  # the whole column is empty
        found = [p for p in read_csv(copied, table).problems if p.key == column]
        assert len(found) == (0 if column in table.signed else 1), column
