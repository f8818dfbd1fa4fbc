"""Program files through the form and back: nothing else is touched, nothing is lost."""

import shutil
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from mpcompare.app.corrections import export as corrections_export
from mpcompare.app.corrections.checks import as_of_problem, problems, url_problem, value_problem
from mpcompare.app.corrections.draft import (
    Draft,
    DraftStatement,
    SourceDraft,
    draft_from,
    draft_of,
    new_id,
)
from mpcompare.app.corrections.edit_file import begun, written
from mpcompare.app.start import paths
from mpcompare.catalog.build.program_file import program_problems, read_own_program, read_program
from mpcompare.catalog.reader import Catalog
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import FileError, InputError
from mpcompare.model.library.corrections import OwnProgram
from tests.app.corrections.test_own_programs import OURS, TEXT

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "data" / "programs").glob("*.toml"))
PHONE = SourceDraft("call", "", "Made-up office, by phone", "yours", "2026")
LISTED = """\
# mine
id = "own-made-up"  # not the catalog's
institution = "Made-up Academy"
name = "Gong Studies"
degree = "MA"
country = "AT"
city = "Graz"
url = "https://example.org/gong"

# the page of May
[[sources]]
key = "page-of-may"
url = "https://example.org/gong/may"
publisher = "Made-up Academy"
kind = "official"
as_of = "2026-05"

[facts]
# compulsory
credits = { value = 120, source = "page-of-may" }  # ECTS
online = { value = "on-campus", source = "page-of-may" }
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_form_without_a_change_leaves_every_file_as_it_is(path):
    text = path.read_text("utf-8")
    assert written(text, draft_of(text, ATTRIBUTES), ATTRIBUTES) == text


@pytest.mark.parametrize("path", FILES[::7], ids=lambda path: path.stem)
def test_a_copy_of_a_program_says_what_the_program_says(path):
    program = read_program(path, ATTRIBUTES).program
    text = written(begun("own-copy"), draft_from(program, ATTRIBUTES), ATTRIBUTES)
    copy = read_own_program(text, ATTRIBUTES, "own-copy")
    assert copy.problems == ()
    assert copy.program.facts == program.facts


def test_a_copy_leaves_out_what_the_catalog_fills_in_and_who_says_it():
    with closing(Catalog.open(paths.bundled_catalog())) as catalog:
        (nyu,) = catalog.programs(["nyu-mm-music-technology"])
    assert any(source.kind == "government" for source in nyu.sources)  # IPEDS, College Scorecard
    draft = draft_from(nyu, ATTRIBUTES)
    assert not any(source.kind == "government" for source in draft.sources)
    text = written(begun("own-copy"), draft, ATTRIBUTES)
    copy = read_own_program(text, ATTRIBUTES, "own-copy")
    assert copy.problems == ()
    of_programs = {key for key in nyu.facts if ATTRIBUTES[key].is_of_program}
    assert copy.program.facts == {key: nyu.facts[key] for key in of_programs}


def test_a_change_and_back_gives_the_same_text():
    before = draft_of(LISTED, ATTRIBUTES)
    deadline = DraftStatement({"term": "fall", "date": "01-15", "kind": "final"}, "call")
    changed = (
        before.with_source(PHONE)
        .with_fact("credits", (DraftStatement(60, "call", "so they say"),))
        .with_fact("deadlines", (deadline,))
        .with_fact("gre", (), "not-applicable")
        .with_identity("region", "Styria")
    )
    text = written(LISTED, changed, ATTRIBUTES)
    assert read_own_program(text, ATTRIBUTES, OURS).problems == ()
    assert draft_of(text, ATTRIBUTES) == changed
    remarks = ("# mine\n", "  # not the catalog's\n", "# the page of May\n", "# compulsory\n")
    assert all(remark in text for remark in (*remarks, "  # ECTS\n"))
    assert 'credits = { value = 60, source = "call", note = "so they say" }  # ECTS' in text
    back = written(text, before, ATTRIBUTES)
    assert tomllib.loads(back) == tomllib.loads(LISTED)
    assert back.rstrip() == LISTED.rstrip()


def test_rows_are_added_changed_and_taken_away():
    rows = [
        DraftStatement({"term": term, "date": day, "kind": "final"}, "page-of-may")
        for term, day in (("fall", "01-15"), ("spring", "10-01"), ("summer", "03-01"))
    ]
    text = LISTED
    for said in (rows[:1], rows, rows[1:], rows[:2], []):
        draft = draft_of(text, ATTRIBUTES).with_fact("deadlines", tuple(said))
        text = written(text, draft, ATTRIBUTES)
        assert draft_of(text, ATTRIBUTES).facts.get("deadlines", ()) == tuple(said)
    assert text.rstrip() == LISTED.rstrip()


def test_what_other_sources_state_of_a_fact_stays():
    two = (
        'credits = [\n  { value = 120, source = "page-of-may" },  # new\n'
        '  { value = 90, source = "page-of-may" },\n]'
    )
    text = LISTED.replace('credits = { value = 120, source = "page-of-may" }', two)
    draft = draft_of(text, ATTRIBUTES)
    first, second = draft.facts["credits"]
    changed = draft.with_fact("credits", (DraftStatement(100, first.source), second))
    assert written(text, changed, ATTRIBUTES) == text.replace("value = 120", "value = 100")


def test_what_is_no_toml_is_refused_in_words():
    with pytest.raises(InputError, match="can't be read"):
        written("]", Draft(), ATTRIBUTES)


def test_an_id_is_made_of_school_degree_and_name_and_is_free():
    identity = {"institution": "Hochschule für Musik", "degree": "MA", "name": "Ton & Bild"}
    first = new_id(identity, ())
    assert first == "own-hochschule-fur-musik-ma-ton-bild"
    assert new_id(identity, {first}) == f"{first}-2"


@pytest.mark.parametrize(
    ("key", "raw", "words"),
    [
        ("credits", 30, ""),
        ("credits", "many", "'many' is not a number of zero or more."),
        ("credits", "", ""),
        ("deadlines", [{"term": "fall", "date": "13-01"}], "Date '13-01' is not MM-DD"),
        ("deadlines", [], ""),
    ],
)
def test_values_are_checked_by_their_kind(key, raw, words):
    assert value_problem(ATTRIBUTES[key], raw).startswith(words)
    assert bool(value_problem(ATTRIBUTES[key], raw)) == bool(words)


def test_sources_and_identity_are_checked():
    assert as_of_problem("2026-27") == as_of_problem("") == url_problem("https://a.org") == ""
    assert as_of_problem("last spring")
    assert url_problem("www.example.org")
    found = problems(
        Draft(sources=(SourceDraft("a"),), facts={"gre": (DraftStatement("none"),)}), ATTRIBUTES
    )
    assert set(found) == {"name", "degree", "institution", "country", "sources.a", "gre"}


# Export


def test_an_export_could_be_contributed_and_keeps_remarks():
    made = corrections_export.exported(LISTED, ATTRIBUTES, "made-up-gong")
    assert (made.missing, made.told) == ((), 0)
    assert made.text == LISTED.replace('id = "own-made-up"', 'id = "made-up-gong"')


def test_facts_without_a_page_are_remarks_in_an_export():
    draft = draft_of(LISTED, ATTRIBUTES).with_source(PHONE)
    told = (DraftStatement("required", "call", "a short one"),)
    text = written(LISTED, draft.with_fact("interview", told), ATTRIBUTES)
    made = corrections_export.exported(text, ATTRIBUTES, "made-up-gong")
    assert (made.missing, made.told) == ((), 1)
    assert program_problems(made.text, ATTRIBUTES, "made-up-gong") == ()
    assert '# publisher = "Made-up office, by phone"' in made.text
    assert (
        '# interview = { value = "required", source = "call", note = "a short one" }' in made.text
    )


def test_an_export_says_what_the_catalog_still_asks_for():
    made = corrections_export.exported(TEXT, ATTRIBUTES, "made-up")
    assert "url: is missing or empty; it is required" in made.missing
    assert made.told == 3


def test_ids_of_exports_are_the_catalogs_kind_and_free():
    own = {OURS: OwnProgram(LISTED), "own-other": OwnProgram("]")}
    found = corrections_export.all_exported(own, ATTRIBUTES, {"made-up"})
    assert [one.program for one in found.values()] == ["made-up-2", "other"]
    assert found["own-other"].text == "]"
    assert found["own-other"].missing[0].startswith("It can't be read")


def test_names_of_files_do_not_differ_in_capitals_alone():
    """Windows and macOS would keep one of the two."""
    own = {"own-Mixing": OwnProgram("]"), "own-mixing": OwnProgram("]")}
    found = corrections_export.all_exported(own, ATTRIBUTES, ())
    assert [one.program for one in found.values()] == ["mixing", "mixing-2"]


def test_the_catalogs_own_check_takes_an_exported_file(tmp_path):
    data = shutil.copytree(
        ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("*.db*", "raw")
    )
    made = corrections_export.exported(LISTED, ATTRIBUTES, "made-up-gong")
    made = corrections_export.named(made, Path("Made-up Gong Studies.toml"), ATTRIBUTES)
    (path,) = corrections_export.write([made], data / "programs")
    assert path.name == "made-up-gong-studies.toml"
    command = [sys.executable, "-m", "mpcompare", "catalog", "check", "--data", str(data)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_folder_that_is_gone_is_refused_in_words(tmp_path):
    made = corrections_export.exported(LISTED, ATTRIBUTES, "made-up-gong")
    with pytest.raises(FileError, match="There is no folder"):
        corrections_export.write([made], tmp_path / "gone")
