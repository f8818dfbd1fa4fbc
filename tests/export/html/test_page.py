"""The web page, read back strictly: its table, its links, and that nothing in it runs or loads."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from made_up_documents import (
    AWKWARD,
    RESOURCES,
    awkward_programs,
    chart,
    made_up,
    own_program,
    stated,
    two_programs,
)
from page_reader import Element, read_page, rows_of

from mpcompare.export import html
from mpcompare.export.document.document import DrawnFigure, Yours
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import FileError
from mpcompare.model.figure import Axis, Figure, Panel, RangeMark, Row, Table
from mpcompare.model.library.remark import Remark


def page(document) -> Element:
    return read_page(html.FORMAT.write(document))


def table(document) -> Element:
    return page(document).by_id("programs").all("table")[0]


def links(page: Element) -> list[str]:
    return [e.attributes["href"] or "" for e in page.all("a")]


def svg_with(fill: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0" fill="{fill}"/></svg>'


def of_all(svg: str) -> DrawnFigure:
    """Return a made-up chart over both programs, of one panel."""
    mark = RangeMark(0, (None, None, 60_000.0, None, None), 0, "$60,000", "Made-up readout")
    panel = Panel(
        "Made-up engineers", Axis("USD", 0, 1, ()), (Row("Made-up School 1", ""),), (mark,)
    )
    rows = (("Made-up engineers", "Made-up School 1", "$50,000", "$60,000"),)
    figures = Table(("Occupation", "Program", "10th percentile", "Median"), rows)
    figure = Figure("Made-up work", (panel,), ("Made-up note.",), "Made-up bureau", "", figures)
    return DrawnFigure(figure, panels=(svg,))


def test_the_comparison_is_one_table_with_heads_of_columns_and_rows(document):
    shown = page(document())
    assert shown.all("html")[0].attributes["lang"] == "en-GB"
    (title,) = shown.all("title")[0].children
    assert title == (
        "Comparison of MM Made-up Program 1 (Made-up School 1), "
        "MM Made-up Program 2 (Made-up School 2)"
    )
    found = shown.by_id("programs").all("table")[0]
    assert found.all("caption")[0].text
    heads = [e for e in found.all("th") if e.attributes["scope"] == "col"]
    assert [[part.text for part in e.all("span")] for e in heads] == [
        ["MM Made-up Program 1", "Made-up School 1"],
        ["MM Made-up Program 2", "Made-up School 2"],
    ]
    for row in found.all("tr"):
        across = sum(int(e.attributes.get("colspan") or 1) for e in row.all("th", "td"))
        assert across == 3
    assert all(e.attributes["scope"] in {"col", "row", "rowgroup"} for e in found.all("th"))


def test_cells_say_values_with_signs_notes_and_sources(document):
    rows = rows_of(table(document()))
    assert [e.text for e in rows["Credits"]] == ["331 made up", "333 304 sources disagree"]
    assert rows["Interview"][1].text == "Required4 (2018)"
    assert rows["Online availability"][1].text == "On campus\N{DAGGER}3 made-up weekly studio"
    assert rows["Ensemble"][1].text == "not applicable"
    assert rows[ATTRIBUTES["cohort_size"].label][1].text == "withheld"
    assert rows["Place"][0].text == "Nowhere, Ohio, US"


def test_a_gap_is_a_dash_for_the_eye_and_words_for_who_listens(document):
    (gap, _) = rows_of(table(document()))["Interview"]
    dash, words = gap.all("span")
    assert (dash.text, dash.attributes["aria-hidden"]) == ("\N{EN DASH}", "true")
    assert (words.text, words.attributes["class"]) == ("not stated", "for-ears")


def test_numbers_lead_to_sources_and_sources_back_to_cells(document):
    shown = page(document())
    cell = rows_of(shown)["Interview"][1]
    (number,) = cell.all("a")
    assert number.attributes["href"] == "#source-4"
    assert number.attributes["aria-label"] == "source 4"
    source = shown.by_id("source-4")
    assert source.text.startswith("Made-up Archive, 2018 https://example.org/old Back to: ")
    back = {e.text: e.attributes["href"] for e in source.all("a")}
    assert back["Interview"] == f"#{cell.attributes['id']}"
    assert back["https://example.org/old"] == "https://example.org/old"


@pytest.mark.parametrize("count", [1, 4, 30])
def test_every_link_within_the_page_leads_somewhere(document, count):
    programs = [made_up(n, credits=stated("credits", 100 + n)) for n in range(1, count + 1)]
    yours = {"made-up-1": Yours(("tag",), {"": "Made-up words"})}
    shown = page(document(*programs, yours=yours, charts={"made-up-1": (chart(),)}))
    ids = [e.attributes["id"] for e in shown.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links(shown) if link.startswith("#")} <= set(ids)
    named = [e.attributes.get("aria-labelledby") for e in shown.all()]
    assert {name for name in named if name} <= set(ids)


def test_nothing_runs_and_nothing_is_loaded(document):
    content = html.FORMAT.write(document(charts={"made-up-1": (chart(),)})).decode()
    shown = read_page(content.encode())
    assert not shown.all("script", "link", "img", "iframe", "object", "form", "base")
    for element in shown.all():
        assert not {"src", "srcset", "style", "action"} & element.attributes.keys()
        assert not [name for name in element.attributes if name.startswith("on")]
    (style,) = shown.all("style")
    css = "".join(str(child) for child in style.children)
    assert "@import" not in css
    assert "url(" not in css
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = next(
        e.attributes["content"]
        for e in shown.all("meta")
        if e.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")


def test_awkward_words_come_out_as_they_are(document):
    shown = page(document(*awkward_programs()))
    found = shown.by_id("programs").all("table")[0]
    heads = [e for e in found.all("th") if e.attributes["scope"] == "col"]
    cells = rows_of(found)["Accreditation"]
    for words, head, cell in zip(AWKWARD, heads, cells, strict=True):
        in_line = " ".join(words.split())
        assert in_line in head.text
        value, note = cell.of_class("words")
        assert value.children == [words]
        assert note.children == [words]
    assert not shown.all("script")


def test_what_turns_the_writing_and_what_is_no_page_gets_no_link(document):
    content = html.FORMAT.write(document(own_program()))
    assert "\u202e".encode() not in content
    assert b'href="javascript' not in content
    assert "yours" in rows_of(read_page(content))["Part-time"][0].text


HOSTILE = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 9 9" onload="alert(1)"><title>old</title><script>alert(1)</script>'
    '<image xlink:href="https://example.org/x.png"/><a href="https://example.org"><text>x</text></a>'
    '<rect width="9" height="9" fill="#0F76CE" style="fill:url(https://example.org)" onclick="x"/>'
    '<text fill="#52606f" font-family="Made-up">&lt;b&gt; 60</text></svg>'
)


def test_drawings_are_shapes_in_the_pages_colours_with_title_and_words(document):
    shown = page(document(charts_of_all=(of_all(HOSTILE),)))
    (svg,) = shown.all("svg")
    assert [e.tag for e in svg.all()] == ["title", "desc", "rect", "text"]
    title, words, rect, text = svg.all()
    assert title.children == ["Made-up engineers"]
    assert words.children == ["Made-up engineers. Made-up School 1: $60,000."]
    assert svg.attributes["role"] == "img"
    assert rect.attributes == {"width": "9", "height": "9", "fill": "var(--series-0)"}
    assert text.attributes == {"fill": "var(--text-muted)"}
    assert text.children == ["<b> 60"]


@pytest.mark.parametrize(
    ("colour", "paint"),
    [
        # a quarter and half of the way from white to the first series colour, 0F76CE
        ("#c3ddf3", "color-mix(in srgb, var(--series-0) 25%, var(--surface))"),
        ("#87bae6", "color-mix(in srgb, var(--series-0) 50%, var(--surface))"),
        ("#ffffff", "var(--surface)"),
        ("black", "var(--text)"),
    ],
)
def test_shades_follow_the_scheme(document, colour, paint):
    svg = svg_with(colour)
    (path,) = page(document(charts_of_all=(of_all(svg),))).all("path")
    assert path.attributes["fill"] == paint


def test_a_colour_that_no_scheme_has_stays_on_a_light_ground(document):
    svg = svg_with("#ff00ff")
    (drawn,) = page(document(charts_of_all=(of_all(svg),))).all("svg")
    assert drawn.attributes["class"] == "on-light"
    assert drawn.all("path")[0].attributes["fill"] == "#ff00ff"


def test_charts_have_their_figures_as_a_table(document):
    drawn = of_all(HOSTILE)
    shown = page(document(charts_of_all=(drawn,)))
    folded = shown.by_id("chart-1").all("details")[0]
    assert "open" not in folded.attributes
    assert [e.text for e in rows_of(folded)["Made-up School 1"]] == ["$50,000", "$60,000"]
    bare = page(document(charts_of_all=(replace(drawn, panels=()),)))
    assert "open" in bare.by_id("chart-1").all("details")[0].attributes
    assert "Figures: Made-up bureau." in bare.by_id("chart-1").text


def test_a_programs_own_chart_stands_with_its_words_and_table(document):
    part = page(document(charts={"made-up-1": (chart(),)})).by_id("charts-1")
    assert part.all("h3")[0].text == "MM Made-up Program 1, Made-up School 1"
    assert part.all("desc")[0].children == ["Made-up engineers earn about $60,000."]
    assert [e.text for e in rows_of(part)["Made-up engineers"]] == ["$60,000"]
    assert "Figures: Made-up bureau, 2025" in part.text


def test_what_nobody_states_is_folded(document):
    folded = table(document()).all("details")
    assert folded[0].all("summary")[0].text.startswith("Nobody states ")
    named = [label for e in folded for label in e.all("p")[0].text.split("; ")]
    assert "Audition" in named
    assert "Audition" not in rows_of(table(document()))
    summaries = [e.all("summary")[0].text for e in folded]
    assert summaries[0] == "Nobody states 3 more rows"
    assert "Nobody states 1 row" in summaries  # of which the section has no other
    counted = [int(e.all("summary")[0].text.split()[2]) for e in folded]
    assert sum(counted) == len(named)


def test_only_what_differs(document):
    one = made_up(1, credits=stated("credits", 30), gre=stated("gre", "none"))
    two = made_up(2, credits=stated("credits", 36), gre=stated("gre", "none"))
    found = table(document(one, two, differences_only=True))
    assert "Credits" in rows_of(found)
    assert "GRE" not in rows_of(found)
    assert not found.all("details")


def test_a_summary_has_its_rows_and_the_sources_that_they_cite(document):
    shown = page(document(summary=True, chosen_rows=("credits",), charts={"made-up-1": (chart(),)}))
    rows = rows_of(shown.by_id("programs"))
    assert [
        key
        for key in rows
        if key not in {"Place", "Known", "Program\N{RIGHT SINGLE QUOTATION MARK}s page"}
    ] == ["Credits"]
    headings = [e.text for e in shown.all("h2")]
    assert headings == ["Comparison", "Sources"]


def test_notes_tags_statuses_and_verdicts_are_shown_where_they_are_asked_for(document):
    yours = {"made-up-2": Yours(("near <home>",), {"": "# Call\n- by _phone_", "online": "later"})}
    remarks = {
        ("made-up-1", ""): (Remark("status", "Applying"),),
        ("made-up-1", "credits"): (Remark("met", "As you want it"),),
    }
    shown = page(document(yours=yours, remarks=remarks, verdicts=True))
    assert "Tags: near <home> Call by phone Online availability later" in shown.by_id("yours").text
    rows = rows_of(shown.by_id("programs"))
    assert rows["Your status"][0].text == "Applying"
    assert rows["Credits"][0].of_class("met")[0].text == "As you want it"
    quiet = page(document(remarks=remarks))
    assert "Applying" not in quiet.text
    assert "Your notes and tags" not in quiet.text


def test_the_rows_are_explained_unless_that_is_left_out(document):
    words = page(document()).by_id("rows").text
    assert "Thesis option Whether the degree ends with a written thesis" in words
    assert "What the rows mean" not in page(document(glossary=False)).text


def test_who_it_is_for_and_which_edition_it_is_of(document):
    shown = page(document(title="Autumn <2027>", prepared_for="Made-up Reader"))
    assert shown.all("h1")[0].text == "Autumn <2027>"
    assert "2 master's programs side by side · For Made-up Reader · 23 November 2026" in shown.text
    assert shown.all("footer")[0].text == "Autumn <2027> · catalog 2026.11, made 23 November 2026"


def test_both_schemes_are_there_and_paper_is_light(document):
    tokens = json.loads((RESOURCES / "tokens.json").read_text())
    css = "".join(str(child) for child in page(document()).all("style")[0].children)
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")[:2]
    assert f"--text: {tokens['light']['text']};" in light
    assert f"--text: {tokens['dark']['text']};" in dark
    assert f"--series-0: {tokens['series']['dark'][0]};" in dark


@pytest.mark.parametrize(
    ("paper", "orientation", "size"),
    [("a4", "automatic", "A4 portrait"), ("letter", "landscape", "letter landscape")],
)
def test_paper(document, paper, orientation, size):
    css = html.FORMAT.write(document(paper=paper, orientation=orientation)).decode()
    assert re.search(r"@page \{\s*size: ([^;]*);", css)[1] == size


def test_many_programs_go_on_to_further_tables_on_paper_alone(document):
    programs = [made_up(n, credits=stated("credits", 100 + n)) for n in range(1, 14)]
    shown = page(document(*programs))
    (screen,) = shown.of_class("on-screen")
    sheets = shown.of_class("on-paper")
    assert len(rows_of(screen)["Credits"]) == 13
    assert [len(rows_of(sheet)["Credits"]) for sheet in sheets] == [5, 4, 4]
    assert not [e for sheet in sheets for e in sheet.all() if "id" in e.attributes]
    assert not page(document(*two_programs())).of_class("on-paper")


def test_a_broken_template_is_an_error_with_advice(document, tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "tokens.json").write_bytes((RESOURCES / "tokens.json").read_bytes())
    (tmp_path / "templates" / "comparison.css").write_text("")
    (tmp_path / "templates" / "comparison.html").write_text("{{ made_up_nothing }}")
    broken = document()
    object.__setattr__(broken, "resources", tmp_path)
    with pytest.raises(FileError, match="made_up_nothing"):
        html.FORMAT.write(broken)


def test_the_same_day_gives_the_same_file(document):
    assert html.FORMAT.write(document()) == html.FORMAT.write(document())


def test_the_template_library_is_imported_for_a_page_alone():
    listed = "import sys, mpcompare.export as e; e.formats(); print('jinja2' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
