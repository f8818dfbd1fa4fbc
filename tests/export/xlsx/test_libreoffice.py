"""The workbook in LibreOffice: it opens without repair, and is the same when it is saved again."""

import io
import shutil
import subprocess
import zipfile
from contextlib import closing
from pathlib import Path

import openpyxl
import pymupdf
import pytest

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.write import Choices, write
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.export.xlsx.book import Book
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing

pytestmark = pytest.mark.exports

DATA = Path(__file__).parents[3] / "data"
FOUR = (
    "uml-mm-sound-recording-technology",
    "nyu-mm-music-technology",
    "cu-denver-ms-recording-arts",
    "belmont-ms-audio-engineering",
)


@pytest.fixture
def converted(tmp_path):
    """Open a file with LibreOffice and save it in another format; return the new file."""

    def convert(path: Path, suffix: str) -> Path:
        office = shutil.which("soffice")
        assert office, "LibreOffice is missing: scripts/system-packages exports"
        folder = tmp_path / "converted"
        command = [
            *(office, "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"),
            *("--convert-to", suffix, "--outdir", str(folder), str(path)),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
        made = folder / f"{path.stem}.{suffix}"
        assert made.exists(), done.stdout + done.stderr
        return made

    return convert


def workbook(path: Path, count: int) -> Path:
    """Write the workbook of so many programs of the catalog, the usual four among them."""
    with closing(Workspace.open(DATA / "catalog.db", ATTRIBUTES)) as workspace:
        others = [one for one in workspace.ids_by_number(range(60)) if one not in FOUR]
        ids = (*FOUR, *others)[:count]
        comparison = compared(workspace, State(library=comparing(*ids)), 2026)
        write(workspace, comparison, path, Choices("xlsx"))
    return path


def values(path: Path) -> dict[str, dict[str, object]]:
    """Return what each cell of each sheet holds, formulas with what they come to."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: {
            cell.coordinate: round(cell.value, 6) if isinstance(cell.value, float) else cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value not in (None, "")  # a formula may come to nothing
        }
        for sheet in book
    }


@pytest.mark.parametrize("count", [1, 4, 30])
def test_it_says_the_same_when_libreoffice_has_saved_it(converted, tmp_path, count):
    path = workbook(tmp_path / "book.xlsx", count)
    before, after = values(path), values(converted(path, "xlsx"))
    assert list(after) == list(before)
    for sheet, cells in before.items():
        assert after[sheet] == cells, sheet


def test_its_formulas_come_to_what_stands_in_the_file(converted, tmp_path):
    path = workbook(tmp_path / "book.xlsx", 30)
    bare = openpyxl.load_workbook(path)  # which forgets what formulas have come to
    formulas = [c for sheet in bare for row in sheet for c in row if c.data_type == "f"]
    assert {cell.parent.title for cell in formulas} == {"Pay", "Cost"}
    bare.save(tmp_path / "bare.xlsx")
    before, after = values(path), values(converted(tmp_path / "bare.xlsx", "xlsx"))
    for cell in formulas:
        sheet, place = cell.parent.title, cell.coordinate
        expected = pytest.approx(before[sheet].get(place))
        assert after[sheet].get(place) == expected, f"{sheet} {place}"


def test_the_sums_follow_a_price_that_is_changed(converted, tmp_path):
    book = openpyxl.load_workbook(workbook(tmp_path / "book.xlsx", 4))
    sheet = book["Cost"]
    prices = [cell for cell in sheet["E"] if cell.value == 1942]  # a credit at New York University
    assert len(prices) == 1
    prices[0].value = 2000
    resident = next(cell.row for cell in sheet["E"] if cell.value == 538)  # at CU Denver
    sheet.cell(resident, 2).value = 30
    book.save(tmp_path / "changed.xlsx")
    cost = values(converted(tmp_path / "changed.xlsx", "xlsx"))["Cost"]
    # 40 to 45 credits at 2,000, and 75 to apply; the sum stands at the top as well
    row = prices[0].row
    assert (cost[f"G{row}"], cost[f"H{row}"]) == (80_000, 90_000)
    assert (cost[f"G{row + 2}"], cost[f"H{row + 2}"]) == (80_075, 90_075)
    assert (cost["G5"], cost["H5"]) == (80_075, 90_075)
    # 30 credits that nobody states, at 538 for residents; those of others are not typed
    assert (cost[f"G{resident}"], cost["G6"], cost["H6"]) == (16_140, 16_140, 16_140)


def test_it_prints_with_its_titles_on_every_page(converted, tmp_path):
    path = workbook(tmp_path / "book.xlsx", 4)
    pages = [page.get_text() for page in pymupdf.open(converted(path, "pdf"))]
    compare = [text for text in pages if "\nCompare\n" in text]
    assert len(compare) > 1
    assert all("MM Sound Recording Technology" in text for text in compare)
    assert all("catalog 2" in text for text in pages)


def test_more_links_than_a_sheet_may_have_are_words(document):
    book = Book(document())
    sheet = book.sheet("Links", [40.0])
    for row in range(65_600):  # Excel refuses a sheet with more than 65,530
        sheet.link(row, 0, f"https://example.org/{row}")
    # not by openpyxl, which takes minutes for so many links
    with zipfile.ZipFile(io.BytesIO(book.content())) as package:
        assert package.read("xl/worksheets/sheet1.xml").count(b"<hyperlink ") == 65_000
        assert b"https://example.org/65599<" in package.read("xl/sharedStrings.xml")
