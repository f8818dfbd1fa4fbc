"""The workbook as spreadsheets open it: its sheets, cells, comments, links and pages."""

import doctest
from dataclasses import replace
from datetime import datetime

import pytest
from made_up_documents import NEW, OLD, made_up, stated, two_programs
from workbooks import column, opened, parts, records

from mpcompare.export.document.document import Yours
from mpcompare.export.xlsx import book as book_module
from mpcompare.export.xlsx import numbers as numbers_module
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fact import Source
from mpcompare.model.library.remark import Remark

SHEETS = ["About", "Compare", "Facts", "Sources", "Glossary"]


def test_it_opens_on_the_comparison_behind_a_sheet_on_itself(document):
    book = opened(document(title="Autumn", prepared_for="Ms Made-up"))
    assert book.sheetnames == SHEETS
    assert book.active.title == "Compare"
    about = column(book["About"], 1)
    assert book["About"]["A1"].value == "Autumn"
    assert about["For"].value == "Ms Made-up"
    assert about["Catalog edition"].value == "2026.11"
    assert about["Made on"].value == datetime(2026, 11, 23)
    assert "none of them says" in about["not stated"].value
    assert about["Facts"].value.startswith("a row for each statement")


def test_what_the_rows_mean_can_be_left_out(document):
    terms = [row[0].value for row in opened(document())["Glossary"].iter_rows()]
    assert "Thesis option" in terms
    assert opened(document(glossary=False)).sheetnames == SHEETS[:-1]


def test_each_program_has_a_column_in_its_colour_with_its_head_in_sight(document):
    sheet = opened(document())["Compare"]
    assert sheet.freeze_panes == "B3"
    assert [cell.value for cell in sheet[1]][1:] == ["MM Made-up Program 1", "MM Made-up Program 2"]
    assert [cell.value for cell in sheet[2]][1:] == ["Made-up School 1", "Made-up School 2"]
    assert [cell.fill.start_color.rgb for cell in sheet[1]][1:] == ["FF0F76CE", "FFBF5700"]
    pages = column(sheet, 1)["Page"], column(sheet, 2)["Page"]
    assert [cell.hyperlink.target for cell in pages] == [
        "https://example.org/1",
        "https://example.org/2",
    ]


def test_values_are_numbers_and_words_with_how_firm_they_are(document):
    fee = stated("application_fee", {"amount": 75, "currency": "USD"}, source=OLD)
    programs = (*two_programs(), made_up(3, application_fee=fee, credits=stated("credits", 36)))
    first, second, third = (column(opened(document(*programs))["Compare"], n) for n in (1, 2, 3))
    assert (first["Credits"].value, first["Credits"].number_format) == (33, "#,##0")
    assert second["Credits"].value == "33 / 30 (sources disagree)"
    assert second["Online availability"].value == "On campus (implied)"
    assert second["Interview"].value == "Required (dated: 2018)"
    assert second["Ensemble"].value == "not applicable"
    assert second["Students a year"].value == "withheld"
    assert third["Application fee"].value == 75
    assert third["Application fee"].number_format == '"$"#,##0" (dated: 2018)"'


def test_gaps_are_grey_and_what_nobody_states_is_one_line(document):
    sheet = opened(document())["Compare"]
    gap = column(sheet, 1)["Interview"]
    assert gap.value == "not stated"
    stated_cell = column(sheet, 2)["Interview"]
    assert gap.fill.start_color.rgb == "FFF4F6F8"
    assert gap.font.color.rgb == "FF52606F"
    assert stated_cell.fill.fill_type is None
    lines = [cell.value for cell in sheet["A"] if str(cell.value).startswith("Nobody states: ")]
    assert any("Minimum GPA" in line for line in lines)
    assert "Minimum GPA" not in column(sheet, 1)


def test_sections_can_be_folded(document):
    sheet = opened(document())["Compare"]
    labels = column(sheet, 0)
    assert sheet.row_dimensions[labels["Studying"].row].outlineLevel == 0
    assert sheet.row_dimensions[labels["Credits"].row].outlineLevel == 1
    assert not sheet.sheet_properties.outlinePr.summaryBelow


def test_rows_that_differ_are_bold_and_can_stand_alone(document):
    labels = column(opened(document())["Compare"], 0)
    assert labels["Credits"].font.bold
    assert not labels["Thesis option"].font.bold
    only = column(opened(document(differences_only=True))["Compare"], 0)
    assert "Credits" in only
    assert "Thesis option" not in only
    assert "Interview" in only, "only one of them states it, which stands apart"


def test_what_must_be_known_of_a_value_is_a_comment_with_its_source(document):
    first, second = (column(opened(document())["Compare"], n) for n in (1, 2))
    assert first["Credits"].comment.text == "33: made up\nMade-up Catalogue Office, 2026"
    assert second["Credits"].comment.text.splitlines() == [
        "Sources disagree.",
        "Made-up Catalogue Office, 2026",
        "Made-up Archive, 2018",
    ]
    assert "made-up weekly studio" in second["Online availability"].comment.text
    assert "Implied, not said." in second["Online availability"].comment.text
    assert "An old statement, of 2018." in second["Interview"].comment.text
    assert first["Thesis option"].comment is None


def test_notes_tags_and_verdicts_are_in_it_if_they_are_wanted(document):
    yours = {"made-up-1": Yours(("near home",), {"": "- ask *again*\n- go", "credits": "many"})}
    remarks = {
        ("made-up-1", ""): (Remark("status", "Applied"),),
        ("made-up-1", "credits"): (Remark("met", "You meet this."),),
    }
    book = opened(document(yours=yours, remarks=remarks, verdicts=True))
    cells = column(book["Compare"], 1)
    assert cells["Your tags"].value == "near home"
    assert cells["Your note"].value == "ask again\ngo"
    assert cells["Your status"].value == "Applied"
    assert "Your note: many" in cells["Credits"].comment.text
    assert "You meet this." in cells["Credits"].comment.text
    own = [row["Value"] for row in records(book["Facts"]) if row["Section"] == "Yours"]
    assert own == ["near home", "- ask *again*\n- go", "many"]
    without = "".join(parts(document(remarks=remarks)).values())
    assert "You meet this." not in without
    assert "Applied" not in without


def test_a_row_per_statement_with_its_source(document):
    rows = records(opened(document())["Facts"])
    credit = [
        r for r in rows if r["Program"] == "MM Made-up Program 2" and r["Attribute"] == "Credits"
    ]
    told = ("Value", "From", "To", "Raw", "Basis", "Gap", "Source", "As of")
    assert [[row[heading] for heading in told] for row in credit] == [
        ["33", 33, 33, 33, "stated", "sources disagree", 3, "2026"],
        ["30", 30, 30, 30, "stated", "sources disagree", 4, "2018"],
    ]
    assert credit[1]["Publisher"] == "Made-up Archive"
    assert credit[1]["URL"] == "https://example.org/old"
    online = next(row for row in rows if row["Basis"] == "implied")
    assert (online["Value"], online["Note"]) == ("On campus", "made-up weekly studio")
    absent = [row["Value"] for row in rows if row["Attribute"] == "Ensemble"]
    assert absent == ["not stated", "not applicable"]


def test_every_fact_of_the_comparison_is_a_row(document):
    for program in (made := document()).comparison.programs:
        rows = [r for r in records(opened(made)["Facts"]) if r["School"] == program.institution]
        expected = [
            attribute.label
            for attribute in ATTRIBUTES
            for _ in program.fact(attribute).statements or (None,)
        ]
        assert sorted(row["Attribute"] for row in rows) == sorted(expected)


def test_sums_have_their_currency_and_dates_are_dates(document):
    tuition = [
        {"amount": 538.5, "currency": "GBP", "basis": "credit", "residency": "all"},
        {"amount": 9000, "currency": "NOK", "basis": "term", "residency": "all", "amount_to": 9500},
    ]
    dated = Source("day", "https://example.org/day", "Made-up Office", "official", "2026-04-10")
    program = made_up(
        1,
        tuition=stated("tuition", *({**row, "academic_year": "2025-26"} for row in tuition)),
        deadlines=stated("deadlines", {"term": "fall", "date": "2027-01-15"}, source=dated),
    )
    sheet = opened(document(replace(program, sources=(dated, NEW, OLD))))["Facts"]
    rows = records(sheet)
    pounds, crowns = [row for row in rows if row["Attribute"] == "Tuition"]
    assert (pounds["From"], pounds["To"], pounds["Unit"]) == (538.5, 538.5, "GBP a credit")
    assert (crowns["From"], crowns["To"], crowns["Unit"]) == (9000, 9500, "NOK a term")
    shapes = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row}
    assert shapes[538.5] == '"£"#,##0.00'
    assert shapes[9500] == '"NOK "#,##0'
    due = next(row for row in rows if row["Attribute"] == "Apply by")
    assert due["Date"] == datetime(2027, 1, 15)
    assert due["As of"] == datetime(2026, 4, 10)


def test_facts_and_sources_are_tables_with_filters_and_links(document):
    book = opened(document())
    for name in ("Facts", "Sources"):
        (table,) = book[name].tables.values()
        assert table.autoFilter.ref == table.ref
        assert book[name].freeze_panes is not None
    rows = records(book["Sources"])
    assert [(row["No."], row["Publisher"], row["As of"]) for row in rows] == [
        (1, "Made-up Catalogue Office", "2026"),
        (2, "Made-up Archive", "2018"),
        (3, "Made-up Catalogue Office", "2026"),
        (4, "Made-up Archive", "2018"),
    ]
    cells = [cell for row in book["Sources"].iter_rows() for cell in row if cell.hyperlink]
    assert {cell.hyperlink.target for cell in cells} == {NEW.url, OLD.url}


def test_what_the_user_found_says_so(document):
    mine = Source("letter", "", "A made-up letter", "yours", "2026")
    own = made_up(1, "=my own", credits=stated("credits", 30, source=mine))
    book = opened(document(replace(own, sources=(mine, NEW, OLD)), made_up(2)))
    cell = column(book["Compare"], 1)["Credits"]
    assert (cell.value, cell.number_format) == (30, '#,##0" (yours)"')
    assert cell.comment.text == "Yours.\nA made-up letter, 2026"
    assert book["Compare"]["B1"].value == "MM =my own"
    row = next(row for row in records(book["Sources"]) if row["Publisher"] == "A made-up letter")
    assert (row["What"], row["URL"]) == ("your own source", None)


def test_rows_are_as_high_as_their_words_need(document):
    courses = stated("courses", ["Made-up course " + "of sound " * 40])
    sheet = opened(document(made_up(1, courses=courses), made_up(2)))["Compare"]
    rows = {cell.value: sheet.row_dimensions[cell.row].height for cell in sheet["A"] if cell.value}
    # 375 letters in a column of 56, at 16 points a line
    assert 6 * 16 <= rows["Courses"] <= 9 * 16
    assert rows["Place"] < 17, "one line"


@pytest.mark.parametrize(("paper", "number"), [("a4", 9), ("letter", 1)])
def test_it_is_set_up_for_paper(document, paper, number):
    book = opened(document(paper=paper, title="Fees & dates", prepared_for="A"))
    for sheet in book:
        assert sheet.page_setup.paperSize == number
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert "Fees && dates" in sheet.HeaderFooter.oddHeader.left.text
    assert book["Compare"].print_title_rows == "$1:$2"
    assert book["Facts"].print_title_rows == "$1:$1"
    assert book["Compare"].page_setup.fitToWidth in (None, 1)


def test_a_number_at_the_head_of_a_page_is_no_size_of_its_letters(document):
    for sheet in opened(document()):
        head, foot = sheet.HeaderFooter.oddHeader.left, sheet.HeaderFooter.oddFooter.left
        assert (head.text, head.size) == ("2 master's programs side by side", 9)
        assert foot.text == "mpcompare \N{MIDDLE DOT} catalog 2026.11, made 23 November 2026"
    titled = opened(document(title="2027"))["Facts"].HeaderFooter
    assert (titled.oddHeader.left.text, titled.oddFooter.left.size) == ("2027", 9)


def test_many_programs_are_printed_on_pages_beside_each_other(document):
    programs = [made_up(n, credits=stated("credits", 30 + n)) for n in range(1, 31)]
    sheet = opened(document(*programs))["Compare"]
    assert sheet.max_column == 31
    assert sheet.page_setup.fitToWidth == 5
    assert sheet.print_title_cols == "$A:$A"
    assert [cell.value for cell in sheet[column(sheet, 0)["Credits"].row]][1:] == list(
        range(31, 61)
    )


def test_a_single_program_is_compared_with_nobody(document):
    sheet = opened(document(made_up(1, gre=stated("gre", "none"))))["Compare"]
    assert column(sheet, 1)["GRE"].value == "Not required"
    assert any(str(cell.value).startswith("Not stated: ") for cell in sheet["A"])


def test_the_same_day_gives_the_same_file(document):
    assert parts(document()) == parts(document())


AWKWARD = [
    "=1+1",
    '=HYPERLINK("https://example.org","Made-up")',
    "+1",
    "@SUM(A1)",
    "{=1}",
    "https://example.org/made-up",
    "internal:Facts!A1",
    "<script>alert(1)</script> & <b>",
    "a|b\tc",
    "Made-up line\nbreak",
    "Πανεπιστήμιο 音楽 \N{MUSICAL SYMBOL G CLEF} \N{GRINNING FACE}",
    "\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET} MM \N{ARABIC LETTER JEEM}\N{ARABIC LETTER ALEF}",
    "_x0041_",
    "Made-up " + "very " * 300 + "long name",
]


@pytest.mark.parametrize("name", AWKWARD)
def test_what_could_run_or_break_is_words_and_nothing_else(document, name):
    awkward = Source("new", "javascript:alert(1)", name, "official", name)
    program = made_up(1, name, courses=stated("courses", [name, "C"], source=awkward, note=name))
    program = replace(
        program, institution=name, url="javascript:alert(1)", sources=(awkward, NEW, OLD)
    )
    yours = {"made-up-1": Yours((name,), {"": f"=2\n{name}", "courses": name})}
    book = opened(document(program, made_up(2), yours=yours, title=name, prepared_for=name))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    links = {cell.hyperlink.target for cell in cells if cell.hyperlink} - {None}
    assert links == {NEW.url, OLD.url, "https://example.org/2"}
    compare = column(book["Compare"], 1)
    assert book["Compare"]["B2"].value == name
    assert compare["Courses"].value == f"{name}; C"
    assert compare["Your tags"].value == name
    assert column(book["About"], 1)["For"].value == name.strip()
    rows = records(book["Facts"])
    assert [row["Note"] for row in rows if row["Attribute"] == "Courses"] == [name, None]
    assert book["Sources"]["D2"].value == name


def test_what_cannot_be_seen_or_written_is_left_out(document):
    name = "Made-up \x00\x07\u202egnp.exe\ufffe half \ud800"
    book = opened(document(made_up(1, name)))
    assert book["Compare"]["B1"].value == "MM Made-up gnp.exe\ufffd half \ufffd"


def test_a_text_that_no_cell_holds_is_shortened_and_says_so(document):
    note = "made up \N{MUSICAL SYMBOL G CLEF} " * 4000
    program = made_up(1, credits=stated("credits", 30, note=note))
    book = opened(document(program))
    found = next(row["Note"] for row in records(book["Facts"]) if row["Attribute"] == "Credits")
    assert len(found.encode("utf-16-le")) // 2 <= 32767
    assert found.startswith(note[:27000])
    assert found.endswith("(shortened: the list of facts as CSV has all of it)")
    comment = column(book["Compare"], 1)["Credits"].comment.text
    assert len(comment.encode("utf-16-le")) // 2 <= 32767


def test_an_address_that_is_too_long_for_a_link_is_words(document):
    long = Source("new", f"https://example.org/{'a' * 3000}", "Made-up", "official", "2026")
    program = made_up(1, credits=stated("credits", 30, source=long))
    book = opened(document(replace(program, sources=(long, NEW, OLD))))
    assert long.url in {row["URL"] for row in records(book["Facts"])}


def test_a_program_without_any_fact_is_all_gaps(document):
    bare = replace(made_up(1), facts={}, sources=())
    cells = column(opened(document(bare, made_up(2)))["Compare"], 1)
    assert cells["Known"].value.startswith("0 of ")


@pytest.mark.parametrize("module", [book_module, numbers_module])
def test_the_examples_in_the_code_are_true(module):
    failed, tried = doctest.testmod(module)
    assert (failed, tried > 0) == (0, True)
