"""A copied table, read back from each of its forms by a reader that did not write it."""

import csv
import io
import shutil
import subprocess
from contextlib import closing

import openpyxl
import pytest
from markdown_it import MarkdownIt

from mpcompare.app.exporting.copied_table import CopiedTable
from tests.copied_html import read_html, read_table

HEADER = ("", "MM Made up | School", "=1+1")
ROWS = (
    ("Thesis option", '=HYPERLINK("x")', "2021-22"),
    ("1-4", "<script>alert(1)</script>", "not stated"),
    ("Notes", "first line\nsecond\tline", "مرحبا 🎧"),
    ("@SUM(1)", "+cmd|' /C calc'!A1", "*not* _stressed_ `nor` [a link](x)"),
    ("Codes", "0123", "27-4014"),
)
TABLE = CopiedTable(HEADER, ROWS, has_labels=True, below=("Catalog | 1", "=2+2"))


def cells(*words):
    """Return the HTML cells of one row of words."""
    return read_table(CopiedTable(("",) * len(words), [words]).html)[1]


def test_text_has_a_line_a_row_and_runs_nothing():
    lines = list(csv.reader(io.StringIO(TABLE.text), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert lines == [
        ["", "MM Made up | School", "'=1+1"],
        ["Thesis option", '\'=HYPERLINK("x")', "2021-22"],
        ["1-4", "<script>alert(1)</script>", "not stated"],
        ["Notes", "first line second line", "مرحبا 🎧"],
        ["'@SUM(1)", "'+cmd|' /C calc'!A1", "*not* _stressed_ `nor` [a link](x)"],
        ["Codes", "0123", "27-4014"],
        [],
        ["Catalog | 1"],
        ["'=2+2"],
    ]


def test_html_holds_the_same_cells_with_headers_across_and_down():
    found = read_html(TABLE.html)
    assert [[cell.words for cell in row] for row in found.rows] == [list(HEADER), *map(list, ROWS)]
    assert [cell.tag for cell in found.rows[0]] == ["th"] * 3
    assert {tuple(cell.tag for cell in row) for row in found.rows[1:]} == {("th", "td", "td")}
    assert found.below.split("\n") == ["", "Catalog | 1", "'=2+2", "", ""]


@pytest.mark.exports
def test_calc_reads_words_as_words_and_figures_as_numbers(tmp_path):
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing: scripts/system-packages exports"
    figures = [("Pay", "$59,430", "$37.22"), ("Share", "3.2 %", "30"), ("Abroad", "€36,000", "-5")]
    table = TABLE._replace(rows=(*ROWS, *figures))
    (tmp_path / "copied.html").write_text(table.html, "utf-8")
    command = [
        *(office, "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"),
        *("--infilter=HTML (StarCalc)", "--convert-to", "xlsx", "copied.html"),
    ]
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=300, check=True)
    with closing(openpyxl.load_workbook(tmp_path / "copied.xlsx")) as book:
        cells = list(book.active.iter_rows())
    assert "f" not in {cell.data_type for row in cells for cell in row}
    found = [[cell.value for cell in row] for row in cells]
    assert found[:1] == [[None, *HEADER[1:]]]
    assert found[1 : 1 + len(ROWS)] == [[*map(spaced, row)] for row in ROWS]
    assert found[1 + len(ROWS) :][:3] == [
        ["Pay", 59430, 37.22],
        ["Share", 0.032, 30],
        ["Abroad", "€36,000", -5],
    ]
    assert [row[0] for row in found[-2:]] == ["Catalog | 1", "'=2+2"]


def spaced(words):
    """Return words as HTML shows them: a tab is a space."""
    return words.replace("\t", " ")


def test_addresses_below_the_table_are_links():
    html = CopiedTable(("A",), (), below=("Made up: https://example.org/a?b=1&c", "<a>")).html
    assert '<a href="https://example.org/a?b=1&amp;c">https://example.org/a?b=1&amp;c</a>' in html
    assert "<p>&lt;a&gt;</p>" in html


def test_html_tells_a_spreadsheet_that_words_are_words():
    body = [cell for row in read_table(TABLE.html) for cell in row]
    assert {cell.attributes["sdnum"] for cell in body} == {"1033;0;@"}
    assert {cell.attributes["style"] for cell in body} == {"mso-number-format:'\\@'"}
    assert not any("sdval" in cell.attributes for cell in body)


@pytest.mark.parametrize(
    ("words", "number", "shape"),
    [
        ("30", "30", "General"),
        ("0", "0", "General"),
        ("-5", "-5", "General"),
        ("\N{MINUS SIGN}5", "-5", "General"),
        ("1,234,567", "1234567", "#,##0"),
        ("$59,430", "59430", "[$$-409]#,##0;[RED]-[$$-409]#,##0"),
        ("$37.22", "37.22", "[$$-409]#,##0.00;[RED]-[$$-409]#,##0.00"),
        ("3.2 %", "0.032", "0.00%"),
        ("12 %", "0.12", "0%"),
    ],
)
def test_html_gives_a_figure_as_a_number(words, number, shape):
    (cell,) = cells(words)
    assert cell.words == words
    assert cell.attributes["sdval"] == number
    assert cell.attributes["sdnum"] == f"1033;0;{shape}"
    assert cell.attributes["align"] == "right"


@pytest.mark.parametrize(
    "words",
    # an amount without its currency, a range, a code or a year of two would say something else
    [
        "CAD 32.86",
        "€36,000",
        "≈ $71,180",
        "$1,942 a credit",
        "2 / 3",
        "0123",
        "1,23",
        "40 to 45",
        "",
    ],
)
def test_html_leaves_what_is_more_than_a_figure_as_words(words):
    (cell,) = cells(words)
    assert "sdval" not in cell.attributes
    assert cell.words == words


def test_markdown_is_read_as_the_same_table_and_nothing_in_a_cell_is_markup():
    rows, below = [], []
    tokens = MarkdownIt("commonmark").enable("table").parse(TABLE.markdown)
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            is_break = "html_inline"
            words = ("\n" if c.type == is_break else c.content for c in token.children)
            (below if token.level == 1 else rows[-1]).append("".join(words))
    assert rows == [list(HEADER), *map(list, ROWS)]
    assert below == ["Catalog | 1", "=2+2"]
    markup = [child for token in tokens for child in token.children or ()]
    assert {child.content for child in markup if child.type == "html_inline"} == {"<br>"}
    kinds = {"text", "text_special", "strong_open", "strong_close", "html_inline"}
    assert {child.type for child in markup} <= kinds


def test_markdown_sets_columns_of_figures_to_the_right():
    table = CopiedTable(("Occupation", "Median", "Share"), [("A", "$1,200", "3 %"), ("B", "", "x")])
    assert table.markdown.splitlines()[1] == "| --- | ---: | --- |"


def test_a_table_without_rows_is_its_header():
    table = CopiedTable(("A", "B"), ())
    assert table.text == "A\tB"
    assert [[cell.words for cell in row] for row in read_table(table.html)] == [["A", "B"]]
