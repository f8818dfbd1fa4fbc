"""Imports: what was exported comes back, what people write is understood, one step does it all."""

import csv
import tomllib
from dataclasses import replace
from datetime import date

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mpcompare.app.compare.comparison import compared
from mpcompare.app.corrections.draft import Draft, DraftStatement, SourceDraft, draft_from, draft_of
from mpcompare.app.corrections.edit_file import begun, written
from mpcompare.app.corrections.new_file import fresh_text
from mpcompare.app.exporting.write import Choices, Options, write
from mpcompare.app.importing.matching import header_of, layout_of, match
from mpcompare.app.importing.planned import Plan
from mpcompare.app.importing.run import Choice, confirmed, preview
from mpcompare.app.importing.sheet_file import read_sheet
from mpcompare.app.importing.table import ImportTable, column_name, table_of
from mpcompare.app.state.state import State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import FileError
from mpcompare.model.library.corrections import Correction, OwnProgram
from mpcompare.model.library.library import Library, comparing
from mpcompare.model.library.note import Note
from mpcompare.model.query import Query

MODES = ("add", "merge", "replace")
AT = "2026-11-23T12:00:00+00:00"
LOWELL = "uml-mm-sound-recording-technology"
AMERICAN = "american-ma-audio-technology"
OWN_SHEET = (
    ["University", "Programme", "Degree", "Country", "GPA", "Part-time?", "Notes", "Tags"],
    [
        "Made-up School",
        "Made-up Program",
        "MM",
        "Norway",
        "3,2",
        "yes",
        "Ask for Kari",
        "far, cold",
    ],
    ["American University", "Audio technology", "", "US", "3.5", "no", "", ""],
)


def with_library(workspace, library):
    return workspace.with_own(library.own, library.corrections)


def sheet(tmp_path, rows, name="mine.csv"):
    path = tmp_path / name
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def imported(workspace, path, library=None, listing="open", **choices):
    """Import a file and return the library that comes of it, with the preview."""
    state = State(library=library or Library())
    laid = with_library(workspace, state.library)
    seen = preview(path, laid, state.library, Choice(**choices), AT)
    return confirmed(state, seen.plan, listing, path.stem, AT).library, seen


def fates(seen):
    return [planned.fate for planned in seen.plan.planned]


# What we exported comes back


@pytest.fixture(scope="module")
def everything(workspace):
    """Every program of the catalog as if the user had added it, by its new id."""
    programs = workspace.programs_by_number(workspace.hits(Query()).numbers)
    own = {}
    for program in programs:
        text = written(begun(f"own-{program.id}"), draft_from(program, ATTRIBUTES), ATTRIBUTES)
        own[f"own-{program.id}"] = OwnProgram(text, AT)
    return replace(comparing(*own), own=own)


@pytest.mark.parametrize("form", ["csv-facts", "csv"])
def test_own_programs_come_back_from_what_we_export(workspace, everything, form, tmp_path):
    laid = with_library(workspace, everything)
    path = tmp_path / "comparison.csv"
    comparison = compared(laid, State(library=everything), 2026)
    write(laid, comparison, path, Choices(format=form), made=date(2026, 11, 23))
    library, seen = imported(workspace, path)
    assert {problem for p in seen.plan.planned for problem in p.problems} == set()
    assert list(library.own) == list(everything.own)
    after = {p.id: p for p in with_library(workspace, library).programs(tuple(library.own))}
    for before in comparison.programs:
        program = after[before.id]
        assert program.place == before.place
        assert program.url == before.url
        for attribute in ATTRIBUTES:
            one, other = program.fact(attribute), before.fact(attribute)
            assert attribute.text(one) == attribute.text(other)
            if form == "csv-facts" and attribute.origin != "computed":
                assert one == other
    again = compared(with_library(workspace, library), State(library=library), 2026)
    assert library.shortlist.programs == everything.shortlist.programs
    assert len(again.programs) == len(comparison.programs)


def test_a_fresh_file_says_what_one_written_into_says(workspace):
    for program in workspace.programs_by_number(workspace.hits(Query()).numbers):
        draft = draft_from(program, ATTRIBUTES)
        fresh = fresh_text("own-one", draft, ATTRIBUTES)
        assert draft_of(fresh, ATTRIBUTES) == draft
        assert tomllib.loads(fresh) == tomllib.loads(written(begun("own-one"), draft, ATTRIBUTES))


def test_a_fresh_file_holds_any_text():
    odd = 'a "b" \\c\n\t[d] \x7f \x01 é 🎧'
    draft = Draft(
        {"name": odd}, (SourceDraft("x", "", odd),), {"courses": (DraftStatement([odd], "x", odd),)}
    )
    assert draft_of(fresh_text("own-one", draft, ATTRIBUTES), ATTRIBUTES) == draft


@pytest.mark.parametrize(
    ("form", "computing"), [("csv-facts", False), ("csv", False), ("csv", True)]
)
def test_programs_of_the_catalog_come_back_to_the_shortlist_with_nothing_to_correct(
    workspace, form, computing, tmp_path
):
    numbers = workspace.hits(Query()).numbers
    ids = [program.id for program in workspace.programs_by_number(numbers)]
    state = State(library=comparing(*ids))
    path = tmp_path / "all.csv"
    chosen = Choices(format=form, options=Options(computing=computing))
    write(workspace, compared(workspace, state, 2026), path, chosen)
    library, seen = imported(workspace, path, mode="replace")
    assert set(fates(seen)) == {"there"}
    assert library == comparing(*ids)


@pytest.mark.parametrize("form", ["csv-facts", "csv"])
def test_notes_and_tags_come_back_where_they_were(workspace, form, tmp_path):
    library = replace(
        comparing(LOWELL, AMERICAN),
        notes={
            (LOWELL, ""): Note("- ask *again*\n\n- then go", AT),
            (LOWELL, "online"): Note("=by phone, “no”", AT),
            (AMERICAN, "credits"): Note("33?", AT),
        },
        tags={AMERICAN: ("near home", "costly")},
    )
    path = tmp_path / "two.csv"
    comparison = compared(workspace, State(library=library), 2026)
    write(
        workspace,
        comparison,
        path,
        Choices(format=form, options=Options(notes=True), library=library),
    )
    back, seen = imported(workspace, path)
    assert {problem for p in seen.plan.planned for problem in p.problems} == set()
    assert back == library
    again, _ = imported(workspace, path, library=back)
    assert again == library


def test_a_table_of_before_is_read_in_which_ids_are_the_headings(workspace, tmp_path):
    path = tmp_path / "two.csv"
    heads = f"Section,Attribute,{LOWELL},{AMERICAN}"
    path.write_text(f"{heads}\nGetting in,Minimum GPA,not stated,3.4\n", encoding="utf-8")
    library, seen = imported(workspace, path)
    assert library.shortlist.programs == (LOWELL, AMERICAN)
    assert list(library.corrections) == [(AMERICAN, "minimum_gpa")]
    assert seen.plan.sentence == "1 program to merge, 1 there already"


def test_a_value_changed_in_our_table_becomes_a_correction(workspace, tmp_path):
    path = tmp_path / "two.csv"
    state = State(library=comparing(LOWELL, AMERICAN))
    write(workspace, compared(workspace, state, 2026), path, Choices(format="csv"))
    text = path.read_text("utf-8-sig")
    assert "3.0" in text
    path.write_text(text.replace("3.0", "3.4"), encoding="utf-8")
    library, seen = imported(workspace, path)
    assert library.corrections == {
        (AMERICAN, "minimum_gpa"): Correction(
            3.4, "", "two.csv", "undated", "", before="3.0", corrected=AT
        )
    }
    assert fates(seen) == ["there", "merge"]
    assert seen.plan.sentence == "1 program to merge, 1 there already"
    shown = with_library(workspace, library).programs([AMERICAN])[0]
    assert shown.fact("minimum_gpa").values == (3.4,)


def test_the_catalogs_own_value_takes_a_correction_back(workspace, tmp_path):
    path = tmp_path / "two.csv"
    state = State(library=comparing(AMERICAN))
    write(workspace, compared(workspace, state, 2026), path, Choices(format="csv"))
    held = replace(Library(), corrections={(AMERICAN, "minimum_gpa"): Correction(3.4)})
    library, _ = imported(workspace, path, held)
    assert library.corrections == {}
    assert [binned.label for binned in library.bin.values()] == [
        "Correction of MA Audio Technology"
    ]


# What people write themselves


def test_a_sheet_of_ones_own_is_understood(workspace, tmp_path):
    library, seen = imported(workspace, sheet(tmp_path, OWN_SHEET))
    assert seen.fields == {
        0: "institution",
        1: "name",
        2: "degree",
        3: "country",
        4: "minimum_gpa",
        5: "part_time",
        6: "note",
        7: "tags",
    }
    assert fates(seen) == ["add", "merge"]
    (made,) = library.own
    assert made == "own-made-up-school-mm-made-up-program"
    program = with_library(workspace, library).programs([made])[0]
    assert (program.institution, program.country) == ("Made-up School", "NO")
    assert program.fact("minimum_gpa").values == (3.2,)
    assert program.fact("minimum_gpa").statements[0].source.publisher == "mine.csv"
    assert program.fact("minimum_gpa").statements[0].source.kind == "yours"
    assert program.fact("part_time").values == (True,)
    assert with_library(workspace, library).own.read(made).problems == ()
    assert library.notes[made, ""].text == "Ask for Kari"
    assert library.tags[made] == ("far", "cold")
    assert set(library.corrections) == {(AMERICAN, "minimum_gpa"), (AMERICAN, "part_time")}
    assert library.shortlist.programs == (made, AMERICAN)


def test_a_second_import_of_the_same_changes_nothing(workspace, tmp_path):
    path = sheet(tmp_path, OWN_SHEET)
    library, _ = imported(workspace, path)
    again, seen = imported(workspace, path, library)
    assert fates(seen) == ["there", "there"]
    assert again == library


def test_adding_leaves_what_is_there(workspace, tmp_path):
    library, seen = imported(workspace, sheet(tmp_path, OWN_SHEET), mode="add")
    assert fates(seen) == ["add", "there"]
    assert library.corrections == {}
    assert library.shortlist.programs[-1] == AMERICAN


def test_merging_and_replacing_a_program_of_ones_own(workspace, tmp_path):
    library, _ = imported(workspace, sheet(tmp_path, OWN_SHEET[:2]))
    (made,) = library.own
    changed = sheet(
        tmp_path,
        [["id", "School", "Program", "Credits"], [made, "Made-up School", "New name", "30"]],
    )
    merged, seen = imported(workspace, changed, library)
    assert fates(seen) == ["merge"]
    program = with_library(workspace, merged).programs([made])[0]
    assert (program.name, program.degree) == ("New name", "MM")
    assert program.fact("minimum_gpa").values == (3.2,)
    assert program.fact("credits").values == (30.0,)
    replaced, seen = imported(workspace, changed, library, mode="replace")
    assert fates(seen) == ["replace"]
    program = with_library(workspace, replaced).programs([made])[0]
    assert not program.fact("minimum_gpa").is_known
    assert program.fact("credits").values == (30.0,)


def test_problems_are_named_row_by_row_and_the_rest_comes(workspace, tmp_path):
    rows = [
        ["School", "Program", "Country", "Credits", "Thesis option"],
        ["Made-up School", "Made-up Program", "Atlantis", "many", "Thesis"],
        ["", "Made-up Program without a school", "US", "30", ""],
        ["Made-up School", "Another made-up Program", "US", "", ""],
    ]
    library, seen = imported(workspace, sheet(tmp_path, rows))
    assert [p.incoming.place for p in seen.plan.planned] == ["row 2", "row 3", "row 4"]
    assert fates(seen) == ["add", "left", "add"]
    first, second, _ = seen.plan.planned
    assert first.problems == (
        "Country: “Atlantis” is not a country's name or code such as US or GB.",
        "Credits: “many” is not a number.",
    )
    assert second.problems == ("It has no school.",)
    assert seen.plan.sentence == "2 programs to add, 1 left out, 2 with problems"
    assert seen.plan.without_problems().sentence == "1 program to add, 2 left out, 2 with problems"
    assert len(library.own) == 2


def test_thousands_are_counted_with_a_comma(workspace, tmp_path):
    _, seen = imported(workspace, sheet(tmp_path, OWN_SHEET))
    (added,) = [each for each in seen.plan.planned if each.fate == "add"]
    assert Plan((added,) * 12_500).sentence == "12,500 programs to add"


def test_the_same_program_twice_is_taken_once(workspace, tmp_path):
    rows = [["id", "Credits"], [AMERICAN, "31"], [AMERICAN, "32"]]
    library, seen = imported(workspace, sheet(tmp_path, rows))
    assert seen.plan.planned[1].problems == ("It is the same program as row 2.",)
    assert library.corrections[AMERICAN, "credits"].value == 31


@pytest.mark.parametrize(
    ("school", "city", "program", "degree", "fate"),
    [
        ("NYU", "New York", "Music Technology", "MM", "merge"),
        ("nyu", "", "Music Technology", "", "merge"),
        ("UMass Lowell", "", "Sound Recording Technology", "MM", "merge"),
        ("NYU", "Abu Dhabi", "Music Technology", "MM", "add"),  # another campus
        ("NYU", "New York", "Music Technology", "PhD", "add"),
        ("NYU", "New York", "Music", "MM", "add"),
    ],
)
def test_a_school_named_for_short_is_the_one_of_the_catalog(
    workspace, tmp_path, school, city, program, degree, fate
):
    header = ["School", "City", "Program", "Degree", "Credits"]
    rows = [header, [school, city, program, degree, "31"]]
    _, seen = imported(workspace, sheet(tmp_path, rows))
    (planned,) = seen.plan.planned
    assert planned.fate == fate
    if fate == "merge":
        assert planned.program in {"nyu-mm-music-technology", "uml-mm-sound-recording-technology"}
        assert planned.changes == 1  # the credits: the school and its place are as they are


def test_programs_can_stand_in_columns(workspace, tmp_path):
    turned = [list(column) for column in zip(*OWN_SHEET, strict=True)]
    library, seen = imported(workspace, sheet(tmp_path, turned))
    assert seen.table.layout == "columns"
    assert [p.incoming.place for p in seen.plan.planned] == ["column B", "column C"]
    assert len(library.own) == 1


def test_a_new_shortlist_or_none(workspace, tmp_path):
    path = sheet(tmp_path, OWN_SHEET)
    library, _ = imported(workspace, path, comparing(LOWELL), listing="new")
    assert library.shortlist.name == "mine"
    assert library.shortlist.programs[-1] == AMERICAN
    library, _ = imported(workspace, path, comparing(LOWELL), listing="none")
    assert library.shortlist.programs == (LOWELL,)


# Program files


def test_program_files_keep_their_comments(workspace, tmp_path):
    text = (
        'id = "made-up-mm"\ninstitution = "Made-up School"\nname = "Made-up Program"  # new\n'
        'degree = "MM"\ncountry = "US"\n\n[[sources]]\nkey = "phone"\npublisher = "Kari"\n'
        'kind = "yours"\nas_of = "2026"\n\n[facts]\ncredits = { value = 30, source = "phone" }\n'
    )
    (tmp_path / "made-up-mm.toml").write_text(text, encoding="utf-8")
    (tmp_path / "broken.toml").write_text("id = ", encoding="utf-8")
    library, seen = imported(workspace, tmp_path)
    assert fates(seen) == ["left", "add"]
    assert library.own["own-made-up-mm"].text == text.replace("made-up-mm", "own-made-up-mm")
    again, seen = imported(workspace, tmp_path / "made-up-mm.toml", library)
    assert again == library


# Reading sheets


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found(tmp_path, encoding, delimiter):
    rows = [["School", "Program"], ["Høgskolen", "Lyd, bilde; og mer"], ["Åbo", "Ljud"]]
    path = tmp_path / "sheet.csv"
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    read = read_sheet(path)
    assert read.rows == tuple(map(tuple, rows))
    assert (read.encoding, read.delimiter) == (encoding.removesuffix("-sig"), delimiter)


def test_spreadsheets_are_read_sheet_by_sheet(workspace, tmp_path):
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("Empty")
    for name, count in (("First", 30), ("Second", 36)):
        page = book.add_worksheet(name)
        page.write_row(0, 0, ["My list"])
        page.write_row(2, 0, ["School", "Program", "Credits", "Part-time"])
        page.write_row(3, 0, ["Made-up School", "Made-up Program", count, True])
    book.close()
    _, seen = imported(workspace, path)
    assert seen.sheet.names == ("Empty", "First", "Second")
    assert (seen.sheet.name, seen.header) == ("First", 2)
    draft = seen.plan.planned[0].incoming.draft
    assert draft.facts["credits"][0].value == 30
    assert draft.facts["part_time"][0].value is True
    _, seen = imported(workspace, path, sheet="Second")
    assert seen.plan.planned[0].incoming.draft.facts["credits"][0].value == 36


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.csv", None, "can't be read: no such file"),
        ("empty.csv", b"", "There is nothing in empty.csv"),
        ("picture.csv", b"\x89PNG\x81\x8d", "picture.csv is not a text file. Save it as CSV"),
        ("broken.xlsx", b"PK made up", "broken.xlsx can't be read as a spreadsheet"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileError, match=message):
        read_sheet(path)


HEADERS = st.sampled_from(["School", "Program", "GPA", "Tuition", "id", "Place", "Notes", ""])
CELLS = st.one_of(st.sampled_from(["MM", "US", "3,5", "$1", "-"]), st.text(max_size=8))
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.tuples(
        st.lists(HEADERS, min_size=width, max_size=width),
        st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=4),
    )
)


@given(TABLES, st.sampled_from(["rows", "columns", "facts", None]), st.sampled_from(MODES))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_is_planned_or_refused_in_words(workspace, tmp_path, table, layout, mode):
    path = tmp_path / "any.csv"
    with path.open("w", newline="", encoding="utf-8", errors="replace") as file:
        csv.writer(file).writerows([table[0], *table[1]])
    try:
        library, seen = imported(workspace, path, layout=layout, mode=mode)
    except FileError:
        return  # there is nothing in it
    laid = with_library(workspace, library)
    assert len(library.own) == seen.plan.count("add")
    assert len(laid.programs(tuple(library.own))) == len(library.own)


def test_fields_and_layout_are_found_in_any_row():
    rows = (("My programs", "", ""), ("School", "Program", "Foo"), ("Made-up School", "P", ""))
    header = header_of(rows, ATTRIBUTES)
    assert header == 1
    assert layout_of(rows, ATTRIBUTES, header) == "rows"
    assert table_of(rows, "rows", header).fields == ("School", "Program", "Foo")
    fields = ("Foo", "Tuition (USD)", "Sample recording")
    assert match(ImportTable("rows", fields, ()), ATTRIBUTES) == {
        1: "tuition",
        2: "sample_recordings",
    }
    assert [column_name(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
