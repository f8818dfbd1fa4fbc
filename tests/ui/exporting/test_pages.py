"""The pages of real reports with their charts drawn: how many, how full, how tagged."""

import io
from dataclasses import replace
from datetime import date
from itertools import combinations

import pymupdf
import pypdf
import pytest

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.write import Choices, Options, write
from mpcompare.app.start.paths import bundled_catalog, resources_dir
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.ui.exporting.svg import svg_drawing
from mpcompare.ui.theme import Themes

FOUR = (
    "nyu-mm-music-technology",
    "belmont-ms-audio-engineering",
    "uml-mm-sound-recording-technology",
    "stanford-ma-music-science-and-technology",
)
MORE = (
    "york-ma-music-production-audio-cultures",
    "mcgill-mmus-sound-recording",
    "sydney-marchsc-audio-and-acoustics",
    "aalto-msc-acoustics-and-audio-technology",
    "peabody-mm-computer-music",
    "dartmouth-mfa-sonic-practice",
    "berklee-online-ma-music-production",
    "berklee-online-ma-songwriting",
)
TABLED = (
    "uml-mm-sound-recording-technology",
    "cu-denver-ms-recording-arts",
    "nyu-mm-music-technology",
    "york-ma-music-production-audio-cultures",
    "mcgill-mmus-sound-recording",
    "utoronto-mmus-music-technology-digital-media",
    "peabody-ma-audio-sciences",
    "northwestern-ma-sound-arts-and-industries",
    "columbia-chicago-mfa-music-composition-for-the-screen",
    "stanford-ma-music-science-and-technology",
    "aalto-ma-sound-in-new-media",
    "aau-msc-sound-and-music-computing",
)
"""The table of their pay goes on over a page's end."""
pytestmark = pytest.mark.usefixtures("qapp")
OWN_FONTS = {"SourceSans3-Regular", "SourceSans3-Semibold", "SourceSans3-It"}


@pytest.fixture(scope="module")
def workspace():
    opened = Workspace.open(bundled_catalog(), ATTRIBUTES)
    yield opened
    opened.close()


@pytest.fixture
def report(workspace, tmp_path):
    """Write the report of some programs with their charts; return the file's content."""

    def make(*ids: str, **options) -> bytes:
        draw = svg_drawing(Themes.load(resources_dir()))
        comparison = compared(workspace, State(library=comparing(*ids)), 2026)
        path = tmp_path / "report.pdf"
        chosen = Choices(options=Options(title="Autumn 2027", **options))
        write(workspace, comparison, path, chosen, draw, date(2026, 11, 23))
        return path.read_bytes()

    return make


def test_an_occupation_that_is_hidden_on_the_cards_is_not_in_the_file(workspace, tmp_path):
    library = comparing(*FOUR)
    shortlist = replace(library.shortlist, hidden_rows=frozenset({"pay 27-4014"}))
    hiding = with_entry(library, "shortlists", library.open, shortlist)
    path = tmp_path / "report.pdf"
    write(workspace, compared(workspace, State(library=hiding), 2026), path, Choices())
    text = "".join(page.get_text() for page in pages_of(path.read_bytes()))
    assert "Software Developers" in text
    assert "Sound Engineering Technicians" not in text


def pages_of(content: bytes) -> list[pymupdf.Page]:
    return list(pymupdf.open(stream=content, filetype="pdf"))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(
    ("count", "most", "of_summary"), [(1, 3, 1), (2, 4, 1), (4, 7, 1), (6, 9, 2), (12, 16, 2)]
)
def test_a_report_has_few_pages_and_all_but_the_last_are_full(
    report, count, most, of_summary, paper
):
    ids = (FOUR + MORE)[:count]
    pages = pages_of(report(*ids, paper=paper))
    assert len(pages) <= most
    for page in pages[:-1]:
        used = max(y1 for *_, y1, word, _, _, _ in page.get_text("words") if is_of_body(page, y1))
        assert used > page.rect.height * 0.6
    assert len(pages_of(report(*ids, paper=paper, summary=True))) <= of_summary


def is_of_body(page: pymupdf.Page, bottom: float) -> bool:
    return bottom < page.rect.height - 40


def test_the_first_page_of_four_says_it_all(report):
    first = " ".join(pages_of(report(*FOUR, prepared_for="Made-up Reader"))[0].get_text().split())
    for words in (
        "Autumn 2027 4 master's programs side by side \N{MIDDLE DOT} For Made-up Reader",
        "Stanford University Stanford, California, US",
        "Thesis option Thesis",
        "Tuition, whole program $77,680 to $87,390 in all",
        "Apply by",
        "What the work pays",
        "Boston metro area, 2025",
        "Sound Engineering Technicians",
        "$77,420",
        "USD a year",
    ):
        assert words in first


def test_without_charts_the_figures_stay(report):
    content = report(*FOUR, drawings=False)
    text = " ".join(" ".join(page.get_text() for page in pages_of(content)).split())
    assert "USD a year" not in text
    assert "U. of Massachusetts Lowell $51,190 $61,560 $77,420 $116,540 $125,770" in text


@pytest.mark.parametrize("count", [1, 4, 12])
def test_it_is_tagged_with_every_drawing_in_words(report, count):
    reader = pypdf.PdfReader(io.BytesIO(report(*(FOUR + MORE)[:count])))
    assert b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    told = set(alternatives(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))
    assert any(words.startswith("Sound Engineering Technicians. ") for words in told)
    assert "" not in told


def alternatives(node):
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from alternatives(child)
    elif isinstance(node, dict):
        if node.get("/S") == "/Figure":
            yield node.get("/Alt", "")
        if "/K" in node:
            yield from alternatives(node["/K"])


def test_text_and_drawings_are_set_in_our_own_typeface(report):
    fonts = {font[3] for page in pages_of(report(*FOUR)) for font in page.get_fonts()}
    assert {name.partition("+")[2].removesuffix("-Identity-H") for name in fonts} == OWN_FONTS


def test_drawings_are_vectors_and_stay_on_the_page(report):
    for page in pages_of(report(*FOUR)):
        assert not page.get_images()
        for drawing in page.get_drawings():
            assert drawing["rect"].x0 >= 40
            assert drawing["rect"].x1 <= page.rect.width - 40


def test_a_figure_on_the_axis_has_one_place_in_all_charts_of_a_column(report):
    denver = "cu-denver-ms-recording-arts"  # its pay has a sign more: that column is the widest
    first = pages_of(report("uml-mm-sound-recording-technology", denver, FOUR[0], MORE[0]))[0]
    words = first.get_text("words")
    ticks = [x0 for x0, _, _, _, word, *_ in words if word == "100k"]
    units = [x0 for x0, _, _, _, word, *_ in words if word == "USD"]
    assert len(ticks) == len(units) >= 6
    from_edge = [tick - unit for tick, unit in zip(ticks, units, strict=True)]
    assert max(from_edge) - min(from_edge) < 0.1


def test_no_line_is_set_over_another(report):
    for page in pages_of(report(*TABLED)):
        blocks = [block for block in page.get_text("dict")["blocks"] if block["type"] == 0]
        lines = [line["bbox"] for block in blocks for line in block["lines"]]
        for (left, top, right, bottom), (x0, y0, x1, y1) in combinations(lines, 2):
            height, width = min(bottom, y1) - max(top, y0), min(right, x1) - max(left, x0)
            is_over = width > 1 and height > 0.6 * min(bottom - top, y1 - y0)
            assert not is_over, f"page {page.number + 1}: at {left, top} and {x0, y0}"
