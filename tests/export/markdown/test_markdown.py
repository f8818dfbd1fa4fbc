"""The Markdown, read back by another library, with tables as GitHub reads them."""

import re

import pytest
from made_up_documents import (
    AWKWARD,
    awkward_programs,
    chart,
    made_up,
    own_program,
    stated,
)
from markdown_it import MarkdownIt
from page_reader import Element, read_page

from mpcompare.export import markdown
from mpcompare.export.document.document import Yours
from mpcompare.export.markdown.words import link, plain
from mpcompare.model.library.remark import Remark


def source(document) -> str:
    return markdown.FORMAT.write(document).decode()


def page(words: str) -> Element:
    """Return Markdown as a page; footnotes, which the library does not know, stay as words."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return read_page(f"<body>{reader.render(words)}</body>".encode())


def cells(shown: Element, label: str) -> list[str]:
    """Return the cells of the one row with a label."""
    rows = [row.all("td") for row in shown.all("tr")]
    (found,) = [row for row in rows if row and row[0].text == label]
    return [cell.text for cell in found[1:]]


def test_each_section_is_a_table_with_a_column_for_each_program(document):
    shown = page(source(document()))
    assert [e.text for e in shown.all("h1")] == ["2 master's programs side by side"]
    assert "Studying" in [e.text for e in shown.all("h3")]
    for table in shown.all("table"):
        assert [e.text for e in table.all("th")] == [
            "",
            "MM Made-up Program 1Made-up School 1",
            "MM Made-up Program 2Made-up School 2",
        ]
        assert {len(row.all("td")) for row in table.all("tbody")[0].all("tr")} == {3}


def test_cells_say_values_with_signs_notes_and_sources(document):
    shown = page(source(document()))
    assert cells(shown, "Credits") == ["33[^1][^note-2]", "33[^3]30[^4]sources disagree"]
    assert cells(shown, "Interview") == ["\N{EN DASH}", "Required[^4] (2018)"]
    assert cells(shown, "Online availability")[1] == "On campus\N{DAGGER}[^3][^note-1]"
    assert cells(shown, "Ensemble")[1] == "not applicable"
    assert "Nobody states: " in shown.text


@pytest.mark.parametrize("options", [{}, {"summary": True}, {"differences_only": True}])
def test_every_footnote_is_there_once(document, options):
    words = source(document(*awkward_programs(), own_program(), **options))
    defined = re.findall(r"^\[\^([\w-]+)\]: ", words, re.MULTILINE)
    cited = set(re.findall(r"\[\^([\w-]+)\](?!:)", words))
    assert len(defined) == len(set(defined))
    assert cited <= set(defined)
    assert cited


def test_sources_are_named_dated_and_linked(document):
    words = source(document())
    assert "[^4]: [Made-up Archive, 2018](https://example.org/old)\n" in words
    assert "[^note-2]: made up\n" in words


def test_awkward_words_come_out_as_they_are(document):
    shown = page(source(document(*awkward_programs())))
    names = [e.text for e in shown.all("table")[0].all("th")[1:]]
    values = cells(shown, "Accreditation")
    for number, (words, name, value) in enumerate(zip(AWKWARD, names, values, strict=True), 1):
        in_line = " ".join(words.split())
        assert name == f"MM {in_line}Made-up School {number}"
        assert value.partition("[^")[0] == words.replace("\n", "")


def test_nothing_but_our_own_marks_is_a_mark(document):
    shown = page(source(document(*awkward_programs(), glossary=False)))
    assert not shown.all("script", "code", "strong")
    assert {e.text for e in shown.all("em")} == {
        "sources disagree",
        "mpcompare · catalog 2026.11, made 23 November 2026",
    }
    links = {e.attributes["href"] for e in shown.all("a")}
    sources = {"https://example.org/new", "https://example.org/old"}
    assert links == sources | {f"https://example.org/{n}" for n in range(1, 8)}


@pytest.mark.parametrize(
    "words", ["# head", "- item", "+ item", "1. item", "12) item", "> quote", "---", "===", "    x"]
)
def test_what_begins_a_line_begins_nothing_else(words):
    shown = page(f"before\n\n{plain(words)}\n\nafter")
    assert [e.tag for e in shown.all("body")[0].all()] == ["p", "p", "p"]
    assert shown.all("p")[1].text == words.strip()


def test_an_address_stays_within_its_link():
    (found,) = page(link("x", "https://example.org/a_(b)|c")).all("a")
    assert found.attributes["href"] == "https://example.org/a_%28b%29%7Cc"
    assert link("x", "javascript:alert(1)") == "x"


def test_a_programs_chart_is_a_table_with_its_notes(document):
    shown = page(source(document(charts={"made-up-1": (chart(),)})))
    assert cells(shown, "Made-up engineers") == ["$60,000"]
    assert "Figures: Made-up bureau, 2025" in shown.text
    assert "Unit: USD a year" in shown.text


def test_notes_tags_and_verdicts_are_shown_where_they_are_asked_for(document):
    yours = {"made-up-2": Yours(("near <home>",), {"": "# Call\n- by _phone_", "online": "later"})}
    remarks = {
        ("made-up-1", ""): (Remark("status", "Applying"),),
        ("made-up-1", "credits"): (Remark("met", "As you want it"),),
    }
    shown = page(source(document(yours=yours, remarks=remarks, verdicts=True)))
    part = shown.text.partition("Your notes and tags")[2]
    assert "Tags: near <home>" in part
    assert "Call" in part
    assert "by phone" in part
    assert cells(shown, "Your status") == ["Applying", ""]
    assert cells(shown, "Credits")[0].endswith("As you want it")
    assert "Applying" not in source(document(remarks=remarks))


def test_the_rows_are_explained_unless_that_is_left_out(document):
    assert "**Thesis option** Whether the degree ends" in source(document())
    assert "What the rows mean" not in source(document(glossary=False))


def test_a_summary_has_its_rows_alone(document):
    words = source(document(summary=True, chosen_rows=("credits",)))
    assert words.count("\n## ") == 1
    assert "Interview" not in words
    assert cells(page(words), "Credits")[0].startswith("33")


@pytest.mark.parametrize("count", [1, 4, 30])
def test_rows_are_as_long_as_their_head(document, count):
    programs = [made_up(n, credits=stated("credits", 100 + n)) for n in range(1, count + 1)]
    shown = page(source(document(*programs)))
    assert cells(shown, "Credits")[0].startswith("101")
    assert len(cells(shown, "Credits")) == count
