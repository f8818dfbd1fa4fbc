"""Good files, damaged at random: each is read or refused in words, and soon.

`MPCOMPARE_FUZZ=300` tries that many damages of each file instead of a few.
"""

import csv
import io
import os
import random
import time
import zipfile

import pytest
import xlsxwriter

from mpcompare.app.importing.run import Choice, confirmed, preview
from mpcompare.app.state.state import State
from mpcompare.model.errors import FileError
from mpcompare.model.library.library import Library

AT = "2026-11-23T12:00:00+00:00"
TRIES = int(os.environ.get("MPCOMPARE_FUZZ", "12"))
SECONDS = 5
ROWS = (
    ("School", "Program", "Degree", "Country", "Deadline", "Tuition (EUR/year)", "Status", "Notes"),
    ("Made-up School", "Mixing", "MA", "Norway", "2027-01-15", "12000", "Applied", 'a "good" one,'),
    ("Made-up Schule", "Ton für Köln", "MMus", "Germany", "15.01.2027", "0", "", "two\nlines"),
    ("American University", "Audio Technology", "MA", "US", "Jan 15", "9", "Admitted", ""),
)
PROGRAM = (
    'id = "made-up"\ninstitution = "Made-up School"\nname = "Mixing"\ndegree = "MA"\n'
    'country = "GB"\nurl = "https://made-up.example"\n\n[[sources]]\nkey = "p"\n'
    'url = "https://made-up.example"\npublisher = "Made-up School"\nkind = "official"\n'
    'as_of = "2026"\n\n[facts]\ncredits = { value = 180, source = "p", note = "all" }\n'
    'gre = [{ value = "none", source = "p" }]\n\n[[deadlines]]\nterm = "fall"\n'
    'date = 2027-01-15\nkind = "final"\nsource = "p"\n\n[[tuition]]\namount = 12000\n'
    'currency = "GBP"\nbasis = "year"\nresidency = "all"\nacademic_year = "2026-27"\n'
    'source = "p"\n\n[absent]\naudition = "not-applicable"\n'
)
SPICE = (
    *(b'"', b"'", b"\n", b"\r", b",", b";", b"\t", b"|", b"\0", b"\xff", b"[", b"{", b"]", b"="),
    *(b"[" * 500, b"a." * 500, b'"""', b"999999999999999999999", b"-1", b"1048576", b"XFD"),
    *("\u202e".encode(), b"\\u202e", b"\\UFFFFFFFF", b"2027-13-45", b"nan", b"inf", b"<", b">"),
    *(b'r="XFD1048576"', b'table:number-columns-repeated="99999999"', b"1e400", b"\xef\xbb\xbf"),
    *(b"&", b"&#0;", b"\\"),
)


def damaged(content, chance):
    """Return bytes with a few of them lost, doubled, swapped, turned or replaced."""
    held = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(held) + 1)
        size = chance.choice((1, 2, 8, 60))
        match chance.randrange(5):
            case 0:
                del held[place : place + size]
            case 1:
                held[place:place] = held[place : place + size] * chance.choice((1, 3, 200))
            case 2:
                held[place : place + size] = held[place : place + size][::-1]
            case 3:
                held[place : place + 1] = bytes([chance.randrange(256)])
            case _:
                held[place : place + chance.choice((0, size))] = chance.choice(SPICE)
    return bytes(held)


def damaged_archive(content, chance):
    """Damage an archive itself, or one of its parts within a sound archive."""
    if chance.random() < 0.3:
        return damaged(content, chance)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        names = before.namelist()
        sheets = [name for name in names if "sheet" in name.lower() or name == "content.xml"]
        chosen = chance.choice(sheets if chance.random() < 0.8 else names)
        for name in names:
            part = before.read(name)
            after.writestr(name, damaged(part, chance) if name == chosen else part)
    return made.getvalue()


def csv_file():
    text = io.StringIO(newline="")
    csv.writer(text).writerows(ROWS)
    return text.getvalue().encode()


def excel_file():
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    page = book.add_worksheet("Mine")
    for number, row in enumerate(ROWS):
        page.write_row(number, 0, row)
    page.merge_range("A6:A7", "Made-up School")
    book.close()
    return made.getvalue()


def open_document_file():
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Mine">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return made.getvalue()


FILES = {
    "mine.csv": (csv_file, damaged),
    "mine.xlsx": (excel_file, damaged_archive),
    "mine.ods": (open_document_file, damaged_archive),
    "mine.toml": (PROGRAM.encode, damaged),
}


@pytest.mark.parametrize("name", FILES)
def test_the_sound_file_is_read(workspace, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(FILES[name][0]())
    seen = preview(path, workspace, Library(), Choice(), AT)
    assert seen.plan.planned[0].incoming.draft.identity["institution"] == "Made-up School"


@pytest.mark.parametrize("seed", range(TRIES))
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_read_or_refused_in_words(workspace, tmp_path, name, seed):
    make, damage = FILES[name]
    path = tmp_path / name
    path.write_bytes(damage(make(), random.Random(f"{name} {seed}")))
    begun = time.monotonic()
    try:
        seen = preview(path, workspace, Library(), Choice(), AT)
    except FileError as error:
        said = str(error)
    else:
        said = seen.plan.sentence
        done = confirmed(State(library=Library()), seen.plan, "open", "mine", AT)
        laid = workspace.with_own(done.library.own, done.library.corrections)
        assert len(laid.programs(tuple(done.library.own))) == len(done.library.own)
    assert said
    assert time.monotonic() - begun < SECONDS
