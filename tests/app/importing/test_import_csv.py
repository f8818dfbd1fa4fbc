"""CSV as people and programs write it: quotation marks, delimiters, encodings, blank rows."""

import pytest

from mpcompare.app.importing.csv_file import CsvRows, delimiter_of
from mpcompare.app.importing.encoding import ENCODINGS, decoded
from mpcompare.app.importing.sheet_file import read_sheet
from mpcompare.model.errors import FileError


def read(tmp_path, content, **said):
    path = tmp_path / "mine.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_sheet(path, **said)


# Quotation marks


def rows(text, delimiter=","):
    return [row for row in CsvRows(text, delimiter) if row]


def test_a_quotation_that_never_ends_swallows_no_rows(tmp_path):
    text = (
        'School,Program,Degree,Notes\nRiver School,Mixing,MA,"never closed\n'
        "Lake School,Mastering,MA,fine\nHill School,Audio,MA,fine too\n"
    )
    sheet = read(tmp_path, text)
    assert [row[0] for row in sheet.rows] == [
        "School",
        "River School",
        "Lake School",
        "Hill School",
    ]
    assert sheet.rows[1] == ("River School", "Mixing", "MA", '"never closed')
    assert sheet.remarks == (
        "Row 2 opens a quotation mark that is never closed: it was read as a part of the words.",
    )


def test_several_that_never_end_are_counted():
    read = CsvRows("\n".join(f'{n},"open' for n in range(1, 7)), ",")
    assert list(read) == [[f"{n}", '"open'] for n in range(1, 7)]
    assert read.remarks[0].startswith("Rows 1, 2, 3 and 3 more open a quotation mark")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a,"b, c",d', [["a", "b, c", "d"]]),
        ('a,"b ""c"" d",e', [["a", 'b "c" d', "e"]]),
        ('a,"b\nc",d\ne', [["a", "b\nc", "d"], ["e"]]),
        ('a,12" vinyl,d', [["a", '12" vinyl', "d"]]),
        ('a,"the "best" one, so far",d', [["a", 'the "best" one, so far', "d"]]),
        ('a,"he said \\"no\\"",d', [["a", 'he said "no"', "d"]]),
        ('a,"b" ,d', [["a", "b", "d"]]),
        ('a,"one "two" or\n3",d\ne', [["a", 'one "two" or\n3', "d"], ["e"]]),
        ('a,"open\nb,"c"\nd,e', [["a", '"open'], ["b", "c"], ["d", "e"]]),
        ('"a","b"\n"c","d', [["a", "b"], ["c", '"d']]),
        ("'a','b, c'\n'd','e'", [["a", "b, c"], ["d", "e"]]),
        ("'Round Midnight,b\nc,d", [["'Round Midnight", "b"], ["c", "d"]]),
        ('""', [[""]]),
        ('"', [['"']]),
    ],
)
def test_quotation_marks_are_read_as_a_person_would(text, expected):
    assert rows(text) == expected


# Delimiters


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_commas_in_the_words_do_not_hide_the_delimiter(tmp_path, delimiter):
    header = ("School", "Program", "Degree", "City", "Notes")
    cells = ("University of A, North", "Mixing, Mastering", "MA", "York, UK", "far, dear, cold", "")
    if delimiter == ",":
        cells = tuple(f'"{cell}"' for cell in cells)
    text = "\r\n".join(delimiter.join(row) for row in (header, *(cells,) * 3))
    sheet = read(tmp_path, text)
    assert sheet.delimiter == delimiter
    assert sheet.rows[0] == header
    assert len(sheet.rows) == 4
    assert sheet.rows[3][:2] == ("University of A, North", "Mixing, Mastering")


def test_the_delimiter_is_the_one_by_which_names_are_known():
    text = "School;Costs, fees\nA, B;1,5\nC, D;2,5\n"
    assert delimiter_of(text, {"School", "Costs, fees"}.__contains__) == ";"


def test_blank_rows_count_for_nothing_but_keep_their_numbers(tmp_path):
    text = "\n\nSchool,Program\n,\n  ,\nMade-up School,Mixing\n\n ,  \n" + ",\n" * 30_000
    sheet = read(tmp_path, text)
    assert len(sheet.rows) == 6
    assert sheet.rows[5] == ("Made-up School", "Mixing")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n" * 20_001, "mine.csv has more than 20,000 rows"),
        ("a,b\n" * 3000 + "," * 2000 + "x", "mine.csv has more than 4,000,000 cells"),
        (" , \n\n", "There is nothing in mine.csv"),
    ],
)
def test_what_is_too_much_or_nothing_is_refused(tmp_path, text, message):
    with pytest.raises(FileError, match=message):
        read(tmp_path, text)


def test_unseen_characters_are_left_out_of_cells(tmp_path):
    sheet = read(tmp_path, "School,Pro\u202egram\nMade\0-up\u200b School,\u2067Mixing\x1b[0m\n")
    assert sheet.rows == (("School", "Program"), ("Made-up School", "Mixing[0m"))


# Encodings

WORDS = "Hochschule für Tonkunst Köln;Musikübertragung\nÉcole supérieure;Son\nHøgskolen i Ås;Lyd\n"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("cp1252", "cp1252"),
        ("cp850", "cp850"),
        ("mac-roman", "mac-roman"),
    ],
)
def test_an_encoding_is_found_without_a_mark(written, found):
    content = WORDS.encode(written)
    assert decoded("mine.csv", content) == (WORDS, found)
    assert decoded("mine.csv", content, found) == (WORDS, found)


@pytest.mark.parametrize("sign", ["£", "€"])
def test_a_sign_of_money_alone_tells_windows(sign):
    assert decoded("mine.csv", f"Fee;{sign}50\n".encode("cp1252")) == (f"Fee;{sign}50\n", "cp1252")


def test_every_encoding_of_the_list_is_one():
    for encoding in ENCODINGS:
        assert decoded("mine.csv", b"School\n" if encoding != "utf-16" else b"S\0", encoding)[0]


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"ab\0\0\0\0cd" * 9, b"\x7fELF\2\1"]
)
def test_what_is_no_text_is_said_to_be_none(content):
    with pytest.raises(FileError, match="is not a text file"):
        decoded("mine.csv", content)


def test_the_wrong_encoding_says_so():
    with pytest.raises(FileError, match=r"can't be read as UTF-8\. Choose another encoding"):
        decoded("mine.csv", b"K\xf6ln", "utf-8")
