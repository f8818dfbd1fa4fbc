"""Files made while numbers and dates are written as in Germany, opened by readers of their own."""

import csv
import json
from datetime import date

import openpyxl
import pymupdf
import pytest
from exported_comparisons import LOWELL, mine
from page_reader import read_page

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.copied_table import CopiedTable
from mpcompare.app.exporting.write import Choices, write
from mpcompare.app.state.state import State
from mpcompare.export.document.options import Options
from mpcompare.model.locale_format import FIXED, LocaleFormat, use
from tests.copied_html import read_html, read_table

MADE = date(2026, 11, 27)
GERMAN = LocaleFormat(decimal=",", group=".", dates="month-first")
FOR_PROGRAMS = ("csv", "csv-facts", "json", "xlsx")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'


@pytest.fixture(autouse=True)
def _as_before():
    yield
    use(FIXED)


@pytest.fixture
def written(workspace, tmp_path):
    def write_file(name, chosen=GERMAN, **options):
        use(chosen)
        library, path = mine(), tmp_path / f"made-up-{name}-{chosen.decimal == ','}"
        comparison = compared(workspace, State(library=library), 2026)
        choices = Choices(name, Options(**options), library=library)
        write(workspace, comparison, path, choices, lambda _: SVG, MADE)
        return path

    return write_file


def test_a_web_page_a_report_and_markdown_follow_the_choice(written):
    page = read_page(written("html").read_bytes()).text
    with pymupdf.open(written("pdf", drawings=False), filetype="pdf") as file:
        report = "".join(str(sheet.get_text()) for sheet in file)
    markdown = written("markdown").read_text("utf-8")
    for text in (page, report, markdown):
        # two years at 15,210 to 29,891
        assert "$30.420 to $59.782" in " ".join(text.replace("\\", "").split())
        assert "November 27, 2026" in text


@pytest.mark.parametrize("computing", [False, True])
def test_tables_are_the_same_whatever_the_choice(written, computing):
    with_choice, without = (written("csv", each, computing=computing) for each in (GERMAN, FIXED))
    assert with_choice.read_bytes() == without.read_bytes()


@pytest.mark.parametrize("name", ["csv-facts", "json"])
def test_what_programs_read_is_the_same_whatever_the_choice(written, name):
    assert written(name).read_bytes() == written(name, FIXED).read_bytes()


def test_tuition_is_in_the_program_s_own_words_in_tables(written):
    rows = csv.reader(written("csv").read_text("utf-8-sig").splitlines())
    assert any("$14,990" in cell or "$15,210" in cell for row in rows for cell in row)
    stated = json.loads(written("json").read_text("utf-8"))
    assert LOWELL in json.dumps(stated)


def test_a_workbook_has_the_same_cells_whatever_the_choice(written):
    def cells(path):
        with path.open("rb") as file:
            book = openpyxl.load_workbook(file)
        return [
            [(cell.coordinate, cell.value, cell.number_format) for row in sheet for cell in row]
            for sheet in book
        ]

    assert cells(written("xlsx")) == cells(written("xlsx", FIXED))


def test_a_copied_figure_tells_a_spreadsheet_its_number():
    use(GERMAN)
    table = CopiedTable(("a", "b", "c", "d"), [("$52.390", "3,2 %", "1.234.567,5", "2021-22")])
    assert [cell.words for cell in read_html(table.html).rows[1]] == [*table.rows[0]]
    numbers = [cell.attributes.get("sdval") for cell in read_table(table.html)[1]]
    assert numbers == ["52390", "0.032", "1234567.5", None]
    assert table.text.split("\n")[1] == "$52.390\t3,2 %\t1.234.567,5\t2021-22"
    assert "| ---: | ---: | ---: | --- |" in table.markdown
