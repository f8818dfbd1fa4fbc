"""What the report says on its first page and in its rows, read back by a library of others."""

import io

import pymupdf
import pypdf
import pytest
from made_up_documents import OLD, chart, made_up, stated, two_programs

from mpcompare.export import pdf
from mpcompare.export.document.document import Yours
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import Absence, Fact
from mpcompare.model.library.remark import Remark


def pages(document) -> list[str]:
    file = pymupdf.open(stream=pdf.FORMAT.write(document), filetype="pdf")
    return [" ".join(page.get_text().split()) for page in file]


def text_of(document) -> str:
    return " ".join(pages(document))


def test_the_first_page_says_whose_it_is_for_whom_and_when(document):
    shown = document(title="Autumn 2027", prepared_for="Made-up Reader")
    first = pages(shown)[0]
    assert first.startswith(
        "Autumn 2027 2 master's programs side by side \N{MIDDLE DOT} For Made-up Reader "
        "\N{MIDDLE DOT} 23 November 2026 MM Made-up Program 1 Made-up School 1 Nowhere, Ohio, US"
    )
    title = pypdf.PdfReader(io.BytesIO(pdf.FORMAT.write(shown))).metadata.title
    assert title == (
        "Autumn 2027: MM Made-up Program 1 (Made-up School 1), "
        "MM Made-up Program 2 (Made-up School 2)"
    )


def test_the_first_page_has_ten_rows_at_most_without_their_notes(document):
    facts = {row.key: stated(row.key, raw(row)) for row in ATTRIBUTES.on_card if raw(row)}
    first = pages(document(made_up(1, **facts), made_up(2)))[0]
    ranked = [row for row in ATTRIBUTES.summary if row.key in facts][:10]
    head = first.partition("Raised numbers")[0]
    assert [row.label for row in ranked if f" {row.label} " not in head] == []
    fuller = document(made_up(1, credits=stated("credits", 33, note="a made-up note")))
    said = text_of(fuller)
    assert said.count("Credits 33") == 2
    assert said.count("a made-up note") == 1


def raw(row):
    """Return something that an attribute can read; None where that takes more than a word."""
    return {"yes-no": True, "number": 3, "text": "made up"}.get(row.kind.name) or next(
        (choice.value for choice in row.kind.choices if row.kind.name == "one-of"), None
    )


def test_the_rows_that_the_user_has_chosen_stand_on_the_first_page(document):
    head = pages(document(chosen_rows=("part_time", "interview")))[0].partition("Raised")[0]
    assert "Part-time Yes" in head
    assert "Interview" in head
    assert "Credits" not in head


def test_a_summary_is_the_first_page_with_the_sources_that_it_cites(document):
    said = pages(document(summary=True, chosen_rows=("credits",)))
    assert len(said) == 1
    assert "Sources. 1 Made-up Catalogue Office, 2026." in said[0]
    assert "3 Made-up Catalogue Office" in said[0]
    assert "At a glance" not in said[0]
    assert "What the rows mean" not in said[0]
    assert "Interview" not in said[0]


def test_links_of_a_summary_lead_to_the_sources_and_out(document):
    file = pymupdf.open(stream=pdf.FORMAT.write(document(summary=True)), filetype="pdf")
    links = file[0].get_links()
    assert {link.get("uri") for link in links} >= {"https://example.org/new"}
    assert any(link["kind"] in {pymupdf.LINK_GOTO, pymupdf.LINK_NAMED} for link in links)


def test_what_nobody_states_is_one_line_a_section(document):
    said = text_of(document())
    assert said.count("not stated") == 0
    getting_in = said.partition("Getting in")[2].partition("Studying")[0]
    nobody = getting_in.partition("Nobody states: ")[2]
    assert nobody.startswith(
        "Bachelor's degree, Bachelor's field, Sample recordings, Entrance exam"
    )
    assert "Interview" not in nobody
    assert "Deadlines Nobody states: Apply by" in said
    alone = text_of(document(made_up(1, credits=stated("credits", 33))))
    assert "Nobody states" not in alone
    assert "Deadlines Not stated: Apply by" in alone


def test_a_gap_is_a_sign_for_the_eye_and_words_for_who_listens(document):
    shown = document()
    content = pypdf.PdfReader(io.BytesIO(pdf.FORMAT.write(shown)))
    told = [node["/Alt"] for node in figures_in(content)]
    assert set(told) == {"not stated"}
    assert "\N{EN DASH} Not stated: none of the program's sources says." in text_of(shown)
    assert "withheld" in text_of(shown)
    full = made_up(1, credits=stated("credits", 30)), made_up(2, credits=stated("credits", 30))
    assert "none of the program's sources says" not in text_of(document(*full))


def figures_in(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    found = []

    def walk(node) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_worked_out_is_said_once_and_has_a_sign_in_the_cells(document):
    worked_out = stated("credits", 33, basis="computed")
    said = text_of(document(made_up(1, credits=worked_out), made_up(2)))
    cells, _, explained = said.partition("What the rows mean")
    assert cells.count("* Worked out by us from what is stated.") == 1
    assert cells.lower().count("worked out") == 1
    assert cells.count("Credits 33*1") == 2
    assert "Worked out by us" not in explained
    assert "Worked out by us" not in text_of(document())


def test_only_differences_keeps_apart_what_only_some_state(document):
    said = text_of(document(differences_only=True))
    rows = said.partition("1 of 38 rows differ.")[2] or said.partition("rows differ.")[2]
    rows = rows.partition("Sources")[0]
    assert "Rows that are equal, or that nobody states, are left out." in said
    studying = rows.partition("Studying")[2]
    differ, _, some = studying.partition("Only some state it:")
    assert "Credits" in differ
    assert "Part-time" in some
    assert "Thesis option" not in rows
    assert "Nobody states" not in rows


STANDING = {
    ("made-up-1", ""): (
        Remark("status", "Applied on 3 November 2026"),
        Remark("verdict", "Meets 2 of 3"),
        Remark("tag", "made-up tag"),
    ),
    ("made-up-1", "gre"): (Remark("met", "You need no made-up test"),),
    ("made-up-1", "credits"): (Remark("unknown", "Can't tell: your made-up profile is open"),),
    ("made-up-1", "audition"): (Remark("unknown", "Can't tell: not stated"),),
}


def test_statuses_and_verdicts_are_in_the_file_only_if_wanted(document):
    said = pages(document(remarks=STANDING, verdicts=True))
    assert "Applied on 3 November 2026 Meets 2 of 3" in said[0]
    assert "You need no made-up test" in " ".join(said)
    assert "Can't tell" not in " ".join(said)
    assert "made-up tag" not in " ".join(said)
    without = text_of(document(remarks=STANDING))
    assert "Applied on" not in without
    assert "You need no" not in without


def test_the_glossary_can_be_left_out(document):
    assert "What the rows mean" in text_of(document())
    assert "What the rows mean" not in text_of(document(glossary=False))


@pytest.mark.parametrize("count", [1, 2, 4, 6, 12])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_nothing_runs_out_of_the_page(document, count, paper):
    names = (
        "\u05d0\u05d5\u05e0\u05d9\u05d1\u05e8\u05e1\u05d9\u05d8\u05d4",
        "#strong[x] $y$",
        "W" * 60,
    )
    programs = [
        made_up(
            n,
            name=f"Made-up {names[n % 3]} {n}",
            accreditation=stated("accreditation", ["Made-up" + "x" * 90]),
            facilities=stated("facilities", ["a made-up room " * 12] * 3, note="made up " * 40),
        )
        for n in range(1, count + 1)
    ]
    yours = {"made-up-1": Yours(("tag",), {"": "\n".join(["a made-up line"] * 80)})}
    shown = document(*programs, paper=paper, yours=yours, charts={"made-up-1": (chart(),)})
    file = pymupdf.open(stream=pdf.FORMAT.write(shown), filetype="pdf")
    for page in file:
        for x0, y0, x1, y1, *_ in page.get_text("words"):
            assert x0 >= 42
            assert x1 <= page.rect.width - 42
            assert y0 >= 26
            assert y1 <= page.rect.height - 18


def test_labels_and_titles_share_one_left_edge(document):
    file = pymupdf.open(stream=pdf.FORMAT.write(document()), filetype="pdf")
    edges = {
        round(x0)
        for page in file
        for x0, _, _, _, word, *_ in page.get_text("words")
        if word in {"2", "Raised", "Thesis", "Sources", "mpcompare", "Nobody", "Studying"}
        and x0 < 60
    }
    assert edges == {43}


def test_a_headings_section_begins_on_its_page(document):
    courses = [f"Made-up course {'long ' * n}" for n in range(15)]
    for length in range(0, 15, 2):
        programs = (made_up(n, courses=stated("courses", courses[: length + 1])) for n in (1, 2, 3))
        for page in pymupdf.open(stream=pdf.FORMAT.write(document(*programs)), filetype="pdf"):
            lines = page.get_text().splitlines()
            last = lines.index(next(line for line in lines if "catalog 2026.11" in line)) - 1
            assert lines[last] not in {"Sources", "What the rows mean", "Cost", "Studying"}


def test_uncertain_facts_are_marked_on_the_first_page_too(document):
    one, two = two_programs()
    first = pages(document(one, two, chosen_rows=("interview", "credits", "online")))[0]
    assert "Required4 (2018)" in first
    assert "sources disagree" in first
    assert "On campus\N{DAGGER}3" in first
    assert OLD.year == 2018


def test_an_absence_with_a_reason_keeps_its_word(document):
    withheld = made_up(1, credits=Fact(reason=Absence.WITHHELD))
    first = pages(document(withheld, made_up(2, credits=stated("credits", 30))))[0]
    assert "Credits withheld 30" in first
