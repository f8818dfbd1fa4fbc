"""The PDF, read back with two libraries that did not write it."""

import io
import re
from dataclasses import replace

import pymupdf
import pypdf
import pytest
from made_up_documents import RESOURCES, chart, made_up, stated

from mpcompare.export import pdf
from mpcompare.export.document.document import DrawnFigure, Yours
from mpcompare.model.errors import FileError
from mpcompare.model.figure import Figure, Table


def write(document) -> bytes:
    return pdf.FORMAT.write(document)


def opened(document) -> pymupdf.Document:
    return pymupdf.open(stream=write(document), filetype="pdf")


def text_of(document) -> str:
    return " ".join(" ".join(page.get_text() for page in opened(document)).split())


def tags(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    found = []

    def walk(node) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_it_is_tagged_and_says_so(document):
    charts = {"made-up-1": (chart(),)}
    reader = pypdf.PdfReader(io.BytesIO(write(document(charts=charts))))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert "Made-up Program 1" in reader.metadata.title
    tree = tags(reader)
    names = [node["/S"] for node in tree]
    assert {"/H1", "/H2", "/Table", "/THead", "/TH", "/TD", "/Link", "/Figure"} <= set(names)
    told = {node["/Alt"] for node in tree if node["/S"] == "/Figure"}
    assert told == {"Made-up engineers earn about $60,000.", "not stated"}


def test_each_row_has_a_header_which_screen_readers_say_with_its_cells(document):
    charts = {"made-up-1": (chart(),)}
    file = opened(document(charts=charts))
    assert not file.is_repaired
    assert "Made-up Program 1" in file.metadata["title"], "nothing else is lost"
    elements = {number: file.xref_object(number) for number in range(1, file.xref_length())}
    rows = [
        [elements[int(cell)] for cell in re.findall(r"(\d+) 0 R", kept[1])]
        for element in elements.values()
        if "/S /TR" in element and (kept := re.search(r"/K \[(.*?)\]", element, re.DOTALL))
    ]
    facts = [row for row in rows if len(row) > 1 and any("/S /TD" in cell for cell in row)]
    assert len(facts) > 10
    for row in facts:
        (header,) = (cell for cell in row if "/S /TH" in cell)
        assert re.search(r"/Scope /Row\b", header)
        assert header is next(cell for cell in row if "/K" in cell)
        assert not any("/Headers" in cell for cell in row), "a list would be the only one read"
    columns = [row for row in rows if len(row) > 1 and row not in facts]
    assert columns
    assert all(re.search(r"/Scope /Column\b", cell) for row in columns for cell in row)


def test_values_stand_with_how_firm_they_are(document):
    text = text_of(document())
    for words in (
        "sources disagree",
        "On campus\N{DAGGER}3",
        "\N{DAGGER} Implied, not said in so many words.",
        "Required4 (2018)",
        "not applicable",
        "withheld",
        "made-up weekly studio",
        "mpcompare \N{MIDDLE DOT} catalog 2026.11, made 23 November 2026",
        "page 1 of",
    ):
        assert words in text


def test_numbers_lead_to_numbered_sources_and_out(document):
    file = opened(document())
    links = [link for page in file for link in page.get_links()]
    outside = {link["uri"] for link in links if link["kind"] == pymupdf.LINK_URI}
    assert {
        "https://example.org/1",
        "https://example.org/new",
        "https://example.org/old",
    } <= outside
    assert any(link["kind"] in {pymupdf.LINK_GOTO, pymupdf.LINK_NAMED} for link in links)
    assert "4 Made-up Archive, 2018 https" in text_of(document())


def test_charts_are_vectors_with_text_and_a_table(document):
    charts = {"made-up-1": (chart(),)}
    file = opened(document(charts=charts))
    assert not [image for page in file for image in page.get_images()]
    blue = (0x0F / 255, 0x76 / 255, 0xCE / 255)
    fills = [drawing["fill"] for page in file for drawing in page.get_drawings()]
    assert any(fill and fill == pytest.approx(blue, abs=0.01) for fill in fills)
    text = text_of(document(charts=charts))
    assert "Made-up drawing" in text
    assert "Unit: USD a year" in text
    assert "Made-up engineers $60,000 Made-up editors withheld" in text
    assert "Figures: Made-up bureau, 2025" in text


def fonts_in(document) -> set[str]:
    """Return the names of the embedded fonts, without the tag that marks a part of a font."""
    fonts = [font for page in opened(document) for font in page.get_fonts()]
    assert all(extension in {"ttf", "cff", "otf", "cid"} for _, extension, *_ in fonts)
    return {name.partition("+")[2].removesuffix("-Identity-H") for *_, name, _, _ in fonts}


OWN_FONTS = {"SourceSans3-Regular", "SourceSans3-Semibold", "SourceSans3-It"}


def test_the_text_is_set_in_the_embedded_typeface_of_our_own(document):
    assert fonts_in(document()) <= OWN_FONTS
    assert fonts_in(document(charts={"made-up-1": (chart(),)})) <= OWN_FONTS


def test_letters_that_the_typeface_lacks_come_from_another_embedded_one(document):
    found = fonts_in(document(made_up(1, name="Made-up \N{VICTORY HAND}")))
    assert found > {"SourceSans3-Regular", "SourceSans3-Semibold"}
    assert found - OWN_FONTS


def test_the_typeface_has_its_licence_beside_it_and_is_small():
    files = list((RESOURCES / "fonts").iterdir())
    assert "SIL Open Font License" in (RESOURCES / "fonts" / "SourceSans3-LICENSE.md").read_text()
    assert sum(file.stat().st_size for file in files) < 1_500_000


@pytest.mark.parametrize(
    ("paper", "orientation", "size"),
    [
        ("a4", "portrait", (595, 842)),
        ("a4", "landscape", (842, 595)),
        ("letter", "portrait", (612, 792)),
        ("letter", "landscape", (792, 612)),
    ],
)
def test_paper(document, paper, orientation, size):
    page = opened(document(paper=paper, orientation=orientation))[0]
    assert (round(page.rect.width), round(page.rect.height)) == size


@pytest.mark.parametrize(
    ("count", "orientation", "sheets"),
    [
        (1, "automatic", [1]),
        (4, "automatic", [4]),
        (5, "automatic", [5]),
        (5, "portrait", [3, 2]),
        (6, "landscape", [6]),
        (13, "automatic", [5, 4, 4]),
    ],
)
def test_many_programs_go_on_to_further_sheets(document, count, orientation, sheets):
    programs = [made_up(n, credits=stated("credits", 100 + n)) for n in range(1, count + 1)]
    text = text_of(document(*programs, orientation=orientation)).partition("At a glance")[2]
    rows = text.partition(" Sources ")[0].split(" Credits ")[1:]
    shown = [len(re.findall(r"\b1\d\d\d+\b", row.partition("Nobody")[0])) for row in rows]
    assert shown == sheets


def test_the_cards_stand_on_every_page_of_the_table(document):
    courses = stated("courses", [f"Made-up course {'long ' * 40}"] * 15)
    file = opened(document(*(made_up(n, courses=courses) for n in (1, 2, 3))))
    pages = [page.get_text() for page in file if "Made-up course" in page.get_text()]
    assert len(pages) > 1
    assert all("Made-up School 3" in text for text in pages)


MARKUP = r"#panic() *bold* $x^2$ @label <tag> \u{41} `raw` _it_ // no /* no */ = 'a' \"b\" ~ -- [x]"


def test_markup_in_data_comes_out_as_it_is(document):
    text = text_of(document(made_up(1, name=f"Made-up {MARKUP}")))
    assert f"Made-up {MARKUP}" in text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Made-up Universität Zürich, Škola, Łódź, Ærø", None),
        ("Made-up Πανεπιστήμιο Μουσικής", None),
        ("Made-up \N{VICTORY HAND}\x07tab\there", "Made-up \N{VICTORY HAND} tab here"),
        ("Made-up \U000f1234", "Made-up [U+F1234]"),
        ("Made-up \ud800half", "Made-up ?half"),
    ],
)
def test_letters_of_every_script_and_of_none(document, name, shown):
    assert (shown or name) in text_of(document(made_up(1, name=name)))


def test_a_very_long_word_stays_in_its_column_and_can_be_found(document):
    word = "Madeup" + "w" * 120
    programs = [made_up(1, accreditation=stated("accreditation", [word])), made_up(2)]
    file = opened(document(*programs))
    words = next(page for page in file if "wwww" in page.get_text()).get_text("words")
    pieces = [found for found in words if "www" in found[4]]
    heads = [found for found in words if found[4] == "Made-up" and found[1] < pieces[0][1]]
    second = min(found[0] for found in heads if found[0] > 300)
    assert len(pieces) > 1
    assert "".join(found[4] for found in pieces).rstrip("12") == word
    assert max(found[2] for found in pieces) < second


def test_the_same_day_gives_the_same_file(document):
    assert write(document()) == write(document())


def test_a_broken_template_is_an_error_with_advice(document, tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "tokens.json").write_bytes((document().resources / "tokens.json").read_bytes())
    (tmp_path / "templates" / "comparison.typ").write_text("#made-up-nothing")
    broken = document()
    object.__setattr__(broken, "resources", tmp_path)
    with pytest.raises(FileError, match="unknown variable"):
        write(broken)


def test_long_cells_stand_below_the_rows_name_and_notes_by_their_chart(document):
    long = Table(
        ("Occupation", "Place", "Median"),
        (
            ("Made-up engineers", "Made-up Massachusetts, state", "$60,000"),
            ("Made-up editors", "Made-up United States, national", "$50,000"),
        ),
    )
    base = chart()
    charts = {
        "made-up-1": (replace(base, figure=replace(base.figure, table=long)),),
        "made-up-2": (replace(base, figure=replace(base.figure, notes=("Made-up own note.",))),),
    }
    text = text_of(document(charts=charts))
    assert "Made-up engineers Made-up Massachusetts, state $60,000" in text
    second = text.rindex("Made-up Program 2, Made-up School 2", 0, text.index("Sources MM"))
    assert text.index("Made-up note.") < second < text.index("Made-up own note.")


def test_a_note_on_one_row_stands_below_its_name_and_nowhere_else(document):
    note = "A made-up small sample."
    noted = Table(
        ("Occupation", "Median", "Notes"),
        (
            ("Made-up engineers", "$60,000", ""),
            ("Made-up editors", "$50,000", note),
            ("Made-up directors", "$40,000", ""),
        ),
    )
    base = chart()
    figure = replace(base.figure, table=noted, notes=("Made-up note.", note))
    text = text_of(document(charts={"made-up-1": (replace(base, figure=figure),)}))
    assert f"Made-up editors {note} $50,000 Made-up directors" in text
    assert text.count(note) == 1


def test_a_column_in_which_nobody_says_anything_is_left_out(document):
    header = ("Occupation", "Unit", "Median", "Notes")
    rows = (
        ("Made-up engineers", "USD a year", "$60,000", ""),
        ("Made-up editors", "USD a year", "$50,000", ""),
    )
    base = chart()
    figure = replace(base.figure, table=Table(header, rows))
    text = text_of(document(charts={"made-up-1": (replace(base, figure=figure),)}))
    assert "Unit: USD a year Occupation Median Made-up engineers $60,000" in text


def test_a_program_without_figures_says_why(document):
    figure = Figure("Made-up pay", (), (), "", "", Table((), ()), sentence="No made-up figures.")
    assert "No made-up figures." in text_of(document(charts={"made-up-1": (DrawnFigure(figure),)}))


def test_the_rows_in_sight_are_explained_with_the_values_that_occur(document):
    title = stated("degree_title", "music")
    one = made_up(1, thesis_option=stated("thesis_option", "non-thesis"), degree_title=title)
    text = text_of(document(one))
    explained = text.partition("What the rows mean")[2].replace("- ", "-")
    assert "Thesis option. Whether the degree ends with a written thesis" in explained
    assert "Non-thesis: No written thesis; a project" in explained
    assert "Thesis: A written thesis or dissertation is compulsory" not in explained
    assert "The title alone does not tell what one studies." in explained


def test_notes_and_tags_stand_below_the_table(document):
    note = "# Call\n- *friendly* [page](https://example.org)\n- #panic() 5 * 3"
    yours = {"made-up-2": Yours(("near home", "costly"), {"": note, "online": "by _phone_"})}
    text = text_of(document(yours=yours))
    _, _, said = text.partition("Your notes and tags")
    assert said.startswith(" MM Made-up Program 2, Made-up School 2 Tags: near home, costly")
    assert "Call friendly page #panic() 5 * 3 Online availability by phone" in said
    assert "Your notes and tags" not in text_of(document())
