"""Spreadsheets with far cells, merged cells and blank rows; none of them ends the program."""

import tempfile
import time
import zipfile

import pytest
import xlsxwriter

from mpcompare.app.importing import book_extent, book_file, book_reader
from mpcompare.app.importing.sheet_file import read_sheet
from mpcompare.model.errors import FileError

HEADER = ("School", "Program", "Degree")
RIVER = ("River School", "Mixing", "MA")


def workbook(path, cells=(), merged=()):
    """Write a table of one program, and further cells as (row, column, words)."""
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write_row(0, 0, HEADER)
    page.write_row(1, 0, RIVER)
    for row, column, words in cells:
        page.write_string(row, column, words)
    for area, words in merged:
        page.merge_range(area, words)
    book.close()
    return path


def open_document(path, rows):
    """Write a spreadsheet of OpenDocument's with these XML rows."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Mine">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def test_a_sheet_is_read_where_the_folder_of_temporary_files_has_no_room(tmp_path, monkeypatch):
    content = workbook(tmp_path / "mine.xlsx").read_bytes()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    monkeypatch.setenv("MPCOMPARE_HOME", str(tmp_path))
    read = book_file.read_book_file("mine.xlsx", content)
    assert [cells for _, cells in read.rows] == [HEADER, RIVER]
    monkeypatch.setenv("MPCOMPARE_HOME", str(tmp_path / "none"))
    with pytest.raises(FileError, match=r"There is no room to read mine\.xlsx in\. Free some"):
        book_file.read_book_file("mine.xlsx", content)


def row(*cells, about=""):
    return f"<table:table-row {about}>{''.join(cells)}</table:table-row>"


def cell(words, about=""):
    said = f"<text:p>{words}</text:p>"
    return f'<table:table-cell office:value-type="string" {about}>{said}</table:table-cell>'


TABLE = row(*map(cell, HEADER)) + row(*map(cell, RIVER))


@pytest.mark.parametrize(
    "place", [(1_048_575, 16_383), (1_048_575, 0), (1, 16_383), (3_000, 9_000)]
)
def test_a_stray_space_far_from_the_table_is_nothing(tmp_path, place):
    sheet = read_sheet(workbook(tmp_path / "far.xlsx", [(*place, " ")]))
    assert sheet.rows == (HEADER, RIVER)


def test_words_far_from_the_table_are_refused_with_their_place(tmp_path):
    path = workbook(tmp_path / "far.xlsx", [(1_048_575, 16_383, "x")])
    with pytest.raises(FileError) as caught:
        read_sheet(path)
    assert caught.value.message == (
        "far.xlsx holds something far from its table, in row 1,048,576, column 16,384."
    )
    assert "Delete what is in that cell" in caught.value.advice


def test_words_at_the_foot_of_a_sheet_are_read(tmp_path):
    sheet = read_sheet(workbook(tmp_path / "far.xlsx", [(90_000, 0, "Lake School")]))
    assert len(sheet.rows) == 90_001
    assert sheet.rows[-1] == ("Lake School", "", "")


def test_a_table_of_too_many_rows_is_refused(tmp_path):
    path = workbook(tmp_path / "long.xlsx", [(row, 0, "x") for row in range(2, 20_001)])
    with pytest.raises(FileError, match=r"long\.xlsx has more than 20,000 rows"):
        read_sheet(path)


@pytest.mark.parametrize(
    "far",
    [
        row(about='table:number-rows-repeated="1048574"'),
        row(cell(" "), about='table:number-rows-repeated="1048574"'),
        row(about='table:number-rows-repeated="1048573"')
        + row('<table:table-cell table:number-columns-repeated="16383"/>', cell(" ")),
        row(cell(" ", 'table:number-columns-repeated="2000000000"')),
    ],
)
def test_blank_cells_of_open_document_are_nothing_however_many(tmp_path, far):
    sheet = read_sheet(open_document(tmp_path / "mine.ods", TABLE + far))
    assert sheet.rows == (HEADER, RIVER)
    assert sheet.names == ("Mine",)


@pytest.mark.parametrize(
    ("far", "message"),
    [
        (row(cell("x"), about='table:number-rows-repeated="1000000"'), "more than 20,000 rows"),
        (row(cell("x", 'table:number-columns-repeated="2000000000"')), "far from its table"),
        (
            row(about='table:number-rows-repeated="1048573"')
            + row('<table:table-cell table:number-columns-repeated="16383"/>', cell("x")),
            "far from its table, in row 1,048,576, column 16,384",
        ),
    ],
)
def test_words_in_open_document_that_are_too_many_are_refused(tmp_path, far, message):
    with pytest.raises(FileError, match=message):
        read_sheet(open_document(tmp_path / "mine.ods", TABLE + far))


def test_merged_cells_hold_their_words_everywhere(tmp_path):
    path = tmp_path / "merged.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.merge_range("A1:C1", "My programs")
    page.write_row("A2", HEADER)
    page.merge_range("A3:A4", "River School")
    page.write_row("B3", ("Mixing", "MA"))
    page.write_row("B4", ("Mastering", "MA"))
    page.merge_range("A5:A90000", "")
    page.merge_range("C5:C90001", "Blank below")
    book.close()
    assert read_sheet(path).rows == (
        ("My programs", "", ""),
        HEADER,
        RIVER,
        ("River School", "Mastering", "MA"),
        ("", "", "Blank below"),
    )


def test_merged_cells_of_open_document_do_as_well(tmp_path):
    rows = (
        row(*map(cell, HEADER))
        + row(cell("River School", 'table:number-rows-spanned="2"'), cell("Mixing"), cell("MA"))
        + row("<table:covered-table-cell/>", cell("Mastering"), cell("MA"))
    )
    sheet = read_sheet(open_document(tmp_path / "mine.ods", rows))
    assert [line[0] for line in sheet.rows] == ["School", "River School", "River School"]


def test_blank_rows_count_for_nothing_but_keep_their_numbers(tmp_path):
    path = workbook(tmp_path / "mine.xlsx", [(5, 0, "Lake School"), (7, 1, " "), (40, 2, "\t")])
    rows = read_sheet(path).rows
    assert len(rows) == 6
    assert rows[2:5] == (("", "", ""),) * 3


def test_a_spreadsheet_that_is_called_csv_is_read_as_what_it_is(tmp_path):
    path = workbook(tmp_path / "mine.xlsx").rename(tmp_path / "mine.csv")
    assert read_sheet(path).rows == (HEADER, RIVER)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 made up",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4096,
        b"School;Program\n",
    ],
)
def test_what_is_no_spreadsheet_is_refused(tmp_path, content):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileError, match=r"broken\.xlsx can't be read as a spreadsheet"):
        read_sheet(path)


def test_an_archive_that_grows_when_unpacked_is_refused(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(520):
            part.write(b" " * 1024 * 1024)
    with pytest.raises(FileError, match=r"bomb\.xlsx holds more than 512 MB when unpacked"):
        read_sheet(path)


def test_entities_are_not_unfolded(tmp_path):
    path = tmp_path / "laughs.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            '<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>',
        )
    with pytest.raises(FileError, match="can't be read as a spreadsheet"):
        read_sheet(path)


def test_a_reader_that_is_not_waited_for_any_more_is_ended(tmp_path):
    content = workbook(tmp_path / "mine.xlsx").read_bytes()
    begun = time.monotonic()
    with pytest.raises(FileError):
        book_file.read_book_file("mine.xlsx", content * 400, cancelled=lambda: True)
    assert time.monotonic() - begun < 5


def test_the_reader_answers_as_it_does_in_a_process_of_its_own(tmp_path):
    content = workbook(tmp_path / "mine.xlsx").read_bytes()
    book = book_reader.answered(book_reader.answer(book_reader.request(content, "Sheet1")))
    assert book == book_reader.read_book(content, "")
    assert book == book_file.read_book_file("mine.xlsx", content)
    assert book.rows == ((0, HEADER), (1, RIVER))


def test_columns_are_counted_as_spreadsheets_do():
    columns = [book_extent._column_of(name) for name in ("A1", "Z9", "AA1", "XFD1048576")]
    assert columns == [1, 26, 27, 16_384]
