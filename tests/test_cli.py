"""The command line on the real catalog; figures as in data/programs/*.toml."""

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pymupdf
import pytest

from mpcompare import __version__, cli
from mpcompare.app.library.service import LibraryService, library_file
from mpcompare.app.start import paths
from mpcompare.app.start.start_request import StartRequest
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import ReaderError
from mpcompare.model.library.note import Note
from mpcompare.model.library.profile import Profile

ROOT = Path(__file__).parents[1]
TEMPLE = "temple-ms-music-technology"  # 24 months, non-thesis
LONG = "made-up-" * 40
"""A name that no file system takes."""
NYU, UML, YORK = (
    "nyu-mm-songwriting",
    "uml-mm-sound-recording-technology",
    "york-msc-audio-music-technology",
)


def no_window(request: StartRequest) -> int:
    raise AssertionError(request)


def no_drawing():
    raise ReaderError("Made-up failure of Qt.", "Add --no-charts.")


@pytest.fixture
def run(capsys):
    """Run the command line in this process; return its status and what it printed."""

    def ask(*arguments: str, window=no_window):
        faces = cli.Faces(window=window, drawing=no_drawing)
        status = cli.run([str(a) for a in arguments], faces)
        return status, *capsys.readouterr()

    return ask


def start(
    *arguments: str, cwd: Path, env_more: dict[str, str] | None = None
) -> subprocess.CompletedProcess:
    """Run the program as a user does, without a display and from another folder."""
    environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment.pop("QT_QPA_PLATFORM", None)
    environment.update(env_more or {})
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=cwd,
        timeout=60,
        check=False,
    )


def ids(output: str) -> list[str]:
    return [line.split()[0] for line in output.splitlines()]


def test_version(run):
    assert run("--version")[:2] == (0, f"mpcompare {__version__}\n")


def test_without_a_verb_the_window_opens_on_the_catalog(run):
    opened = []
    status, *_ = run("--catalog", "my.db", window=lambda request: opened.append(request) or 0)
    assert (status, opened) == (0, [StartRequest(Path("my.db"))])


@pytest.mark.parametrize("verb", [(), ("open",)])
@pytest.mark.parametrize("options", [(), ("--catalog", "my.db")])
def test_a_file_opens_in_the_window_as_a_file_browser_gives_it(run, tmp_path, verb, options):
    file = tmp_path / "Made-up catalog.db"
    file.touch()
    opened = []
    status, *_ = run(*options, *verb, file, window=lambda request: opened.append(request) or 0)
    assert (status, opened) == (0, [StartRequest(Path("my.db") if options else None, file)])


def test_a_file_that_is_not_there_opens_no_window(run):
    status, _, errors = run("nothing.db")
    assert (status, errors.count("There is no file nothing.db.")) == (1, 1)


def test_a_mistyped_verb_is_no_file(run):
    status, _, errors = run("lst")
    assert status == 2
    assert "invalid choice: 'lst'" in errors


def test_portable_keeps_everything_in_its_folder(run, tmp_path):
    seen = []
    folder = tmp_path / "stick"
    status, *_ = run("--portable", folder, window=lambda _: seen.append(paths.user_dir()) or 0)
    assert (status, seen) == (0, [folder])
    assert folder.is_dir()


def test_a_portable_folder_that_is_a_file_is_refused(run, tmp_path):
    file = tmp_path / "stick"
    file.touch()
    status, _, errors = run("--portable", file)
    assert status == 1
    assert f"The portable folder {file} is a file. Rename it, or name a folder." in errors


def test_a_portable_folder_in_no_folder_is_refused(run, tmp_path):
    status, _, errors = run("--portable", tmp_path / "mistyped" / "stick")
    assert status == 1
    assert f"There is no folder {tmp_path / 'mistyped'}" in errors


def test_every_filterable_attribute_is_an_option(run):
    status, out, _ = run("list", "--help")
    assert status == 0
    for attribute in ATTRIBUTES.filterable:
        assert f"--{attribute.option} " in out


def test_list_finds_by_filters(run):
    status, out, _ = run("list", "--country", "US", "--thesis", "non-thesis", "--start", "spring")
    assert status == 0
    assert NYU in ids(out)
    assert UML not in ids(out)


def test_list_takes_either_word_and_ranges(run):
    both = ids(run("list", "--country", "NO", "--country", "DK")[1])
    assert set(both) == set(ids(run("list", "--country", "NO")[1])) | set(
        ids(run("list", "--country", "DK")[1])
    )
    assert NYU in ids(run("list", "--credits", "39-39")[1])
    assert NYU not in ids(run("list", "--credits", "-38")[1])
    assert UML in ids(run("list", "--credits", "-38")[1])


def test_list_finds_what_is_not_stated(run):
    found = ids(run("list", "--thesis", "not-stated")[1])
    assert UML in found
    assert NYU not in found


def test_list_searches_and_sorts(run):
    assert NYU in ids(run("list", "--search", "songwriting new york")[1])
    ascending = ids(run("list", "--sort", "institution", "--country", "GB")[1])
    descending = ids(run("list", "--sort", "institution", "--country", "GB", "--descending")[1])
    assert ascending != descending
    assert set(ascending) == set(descending)


def test_list_without_words_begins_with_what_is_best_documented(run):
    # data/programs/mcgill-mmus-sound-recording.toml has the most facts of those that are all
    # about production and recording
    everything = ids(run("list")[1])
    assert everything[0] == "mcgill-mmus-sound-recording"
    assert ids(run("list", "--sort", "best-documented")[1]) == everything
    by_words = ids(run("list", "--search", "acoustics", "--sort", "best-documented")[1])
    assert by_words == [program for program in everything if program in by_words]


def test_list_as_json(run):
    _, out, _ = run("list", "--search", "songwriting", "--json")
    found = {program["id"]: program for program in json.loads(out)}
    assert found[NYU]["facts"]["thesis_option"]["value"] == "non-thesis"
    assert found[NYU]["country"] == "US"


def test_nothing_found_is_no_failure_and_says_what_to_drop(run):
    status, out, err = run("list", "--country", "NO", "--credits", "9999")
    assert (status, out) == (0, "")
    assert "Without --credits there are" in err


def test_words_that_nothing_has_are_named_as_what_to_drop(run):
    status, output, errors = run("list", "--search", "zzzzqq")
    assert (status, output) == (0, "")
    everything = len(ids(run("list")[1]))
    assert f"Without --search there are {everything}." in errors


def test_closed_programs_are_listed_when_asked_for_and_marked(run):
    # data/programs: Leeds is closed, Tartu is paused
    status, output, errors = run("list", "--search", "electronic leeds")
    assert (status, output) == (0, "")
    assert "1 paused or closed program is left out; --with-closed lists them too." in errors
    for more in (("--with-closed",), ("--status", "closed")):
        status, output, errors = run("list", "--search", "electronic leeds", *more)
        assert ids(output) == ["leeds-ma-electronic-and-computer-music"]
        assert "MA Electronic and Computer Music (closed)" in output
        assert errors == ""
    (leeds,) = json.loads(run("list", "--search", "electronic leeds", "--with-closed", "--json")[1])
    assert leeds["facts"]["status"]["value"] == "closed"
    shown = run("show", "tartu-master-sound-and-visual-technology")[1]
    assert "(paused)" in shown.splitlines()[0]


def test_a_deadline_is_found_by_its_term(run):
    found = ids(run("list", "--deadline-term", "spring")[1])
    assert NYU in found
    assert YORK not in found


def test_show_as_json_has_the_files_own_keys(run):
    status, out, _ = run("show", NYU, "--json")
    program = json.loads(out)
    assert status == 0
    assert program["unitid"] == 193900
    assert program["facts"]["credits"]["value"] == 39
    assert program["facts"]["credits"]["source"]["publisher"] == "NYU Steinhardt"
    assert program["facts"]["online"]["basis"] == "implied"
    (charge,) = program["tuition"]
    assert (charge["amount"], charge["currency"], charge["basis"]) == (1942, "USD", "credit")
    assert charge["source"]["as_of"] == "2021-22"
    dates = [(deadline["term"], deadline["date"]) for deadline in program["deadlines"]]
    assert sorted(dates) == [("fall", "01-06"), ("spring", "10-01")]
    assert program["absent"]["ensemble"] == "not-stated"
    # the school's and the field's figures are no facts of the program
    of_others = program["school_and_field"]
    assert of_others["field_debt"][0]["value"]["amount"] == 103_403
    assert of_others["school_tuition"][0]["text"] == "$38,826 a year, 2023-24"
    assert not set(of_others) & {*program["facts"], *program["computed"]}


def test_show_in_words(run):
    _, out, _ = run("show", NYU)
    assert out.startswith("MM Music Theory and Composition: Songwriting\nNew York University")
    assert "On campus" in out
    assert "not stated" in out


def test_an_unknown_id_suggests_the_nearest(run):
    status, out, err = run("show", "nyu-mm-songwritting")
    assert (status, out) == (1, "")
    assert NYU in err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["list", "--thesis", "essay"], "non-thesis"),
        (["list", "--length", "long"], "12-24"),
        (["list", "--country", "Atlantis"], "ISO 3166-1"),
        (["list", "--deadline-term", "autumn"], "spring"),
        (["list", "--sort", "beauty"], "invalid choice"),
        (["compare", NYU, "--format", "docx", "-o", "x"], "invalid choice"),
        (["compare", NYU], "-o"),
        (["frobnicate"], "invalid choice"),
    ],
)
def test_misuse_is_status_2_and_names_what_is_allowed(run, arguments, named):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert named in err


CRITERIA = """\
[[criteria]]
key = "duration_months"
weight = 30
worst = 36
best = 12

[[criteria]]
key = "thesis_option"
weight = 70
values = { non-thesis = 1, choice = 0.5, thesis = 0 }
"""


@pytest.fixture
def criteria(tmp_path):
    path = tmp_path / "criteria.toml"
    path.write_text(CRITERIA, "utf-8")
    return path


def test_decide_as_json(run, criteria):
    asked = ("decide", UML, TEMPLE, "--criteria", criteria, "--json", "--samples", "500")
    status, out, _ = run(*asked)
    found = json.loads(out)
    assert status == 0
    assert list(found) == ["programs", "gaps"]
    first, second = found["programs"]
    assert (first["id"], first["low"], first["high"]) == (TEMPLE, 0.85, 0.85)  # 0.3 / 2 + 0.7
    assert (second["id"], second["low"], second["high"]) == (UML, 0.15, 0.85)
    assert second["criteria"] == [
        {"key": "duration_months", "weight": 0.3, "value": 0.5},
        {"key": "thesis_option", "weight": 0.7, "interval": [0.0, 1.0]},
    ]
    assert first["rank_acceptability"] == [1, 0]
    assert found["gaps"] == [{"id": UML, "key": "thesis_option", "changes_leader": 0}]
    assert run(*asked)[1] == out


def test_decide_in_words(run, criteria):
    status, out, _ = run("decide", UML, TEMPLE, "--criteria", criteria, "--seed", "3")
    assert status == 0
    assert out.startswith(f"1. {TEMPLE}  MS Music Technology, Temple University\n   0.85; first")
    assert "0.70 x 0.00 to 1.00  Thesis option (not known)" in out


def test_decide_names_what_is_wrong(run, criteria, tmp_path):
    assert "Did you mean" in run("decide", UML[:-1], "--criteria", criteria)[2]
    criteria.write_text(CRITERIA.replace("best = 12", "best = 36"), "utf-8")
    status, out, err = run("decide", UML, "--criteria", criteria)
    assert (status, out) == (1, "")
    assert "Criterion 1 (duration_months): worst and best are the same." in err
    missing = tmp_path / "no.toml"
    assert f"There is no file {missing}." in run("decide", UML, "--criteria", missing)[2]
    for option in ("--samples", "--seed"):
        assert run("decide", UML, "--criteria", criteria, option, "-1")[0] == 2


def test_compare_as_csv(run, tmp_path):
    path = tmp_path / "out.csv"
    status, out, err = run("compare", NYU, UML, "--format", "csv", "-o", path)
    assert (status, out, err) == (0, "", "")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row[1]: row[2:] for row in csv.reader(file)}
    assert rows["Credits"] == ["39", "30"]
    assert rows["Thesis option"][1] == "not stated"


def test_compare_says_that_a_program_is_named_twice(run, tmp_path):
    path = tmp_path / "out.csv"
    told = f"mpcompare: {NYU} is named {{}}; it is taken once.\n"
    assert run("compare", NYU, NYU, "-o", path) == (0, "", told.format("twice"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert {row[1]: row[2:] for row in csv.reader(file)}["Credits"] == ["39"]
    assert run("compare", NYU, UML, NYU, NYU, "-o", path)[2] == told.format("3 times")


def test_an_export_says_which_files_were_written_and_which_one_failed(run, tmp_path):
    (tmp_path / "autumn.md").mkdir()
    formats = "csv,json,markdown,html,xlsx"
    status, out, err = run(
        *("compare", NYU, "--no-charts", "--format", formats, "-o", tmp_path / "autumn")
    )
    assert (status, out) == (1, "")
    assert f"{tmp_path / 'autumn.md'} can't be written: a folder of this name is there" in err
    assert "autumn.csv and autumn.json are written. autumn.html and autumn.xlsx are not." in err
    assert sorted(path.name for path in tmp_path.glob("autumn.*")) == [
        *("autumn.csv", "autumn.json", "autumn.md")
    ]
    (tmp_path / "autumn.csv").unlink()
    (tmp_path / "autumn.csv").mkdir()
    err = run("compare", NYU, "--format", "csv,json", "-o", tmp_path / "autumn")[2]
    assert "autumn.csv can't be written" in err
    assert "autumn.json is not." in err


def test_compare_without_a_format_writes_what_the_name_ends_in(run, tmp_path):
    path = tmp_path / "out.CSV"
    assert run("compare", NYU, UML, "-o", path) == (0, "", "")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert {row[1]: row[2:] for row in csv.reader(file)}["Credits"] == ["39", "30"]
    assert run("compare", NYU, UML, "--no-charts", "-o", tmp_path / "out") == (0, "", "")
    assert (tmp_path / "out").read_bytes().startswith(b"%PDF")


def test_compare_ranks_by_a_file_of_criteria(run, criteria, tmp_path):
    path = tmp_path / "out.csv"
    asked = ("compare", UML, TEMPLE, "--format", "csv", "-o", path)
    assert run(*asked, "--criteria", criteria)[0] == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row[1]: row[2:] for row in csv.reader(file) if row[0] == "My criteria"}
    assert rows["Rank"] == ["2", "1"]
    assert rows["Sum, of 100"] == ["15 to 85", "85"]
    assert rows["Thesis option: part of 70"] == ["0 to 70", "70"]
    status, _, err = run(*asked, "--ranking")  # of the open shortlist, which has none
    assert status == 1
    assert "There are no criteria to rank the programs by." in err


def test_compare_as_pdf_without_charts_needs_no_qt(run, tmp_path):
    path = tmp_path / "out.pdf"
    options = ["--paper", "letter", "--orientation", "landscape", "--no-charts"]
    assert run("compare", NYU, UML, "-o", path, *options)[0] == 0
    with pymupdf.open(path) as file:
        assert (file[0].rect.width, file[0].rect.height) == (792, 612)
        assert "Median" in "".join(page.get_text() for page in file)


def test_compare_has_what_the_user_wrote_only_if_asked(run, tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    service = LibraryService(library_file())
    kept = service.open().kept
    noted = replace(
        kept,
        notes={(UML, "online"): Note("ask about the made-up evening class")},
        profile=Profile(degree="bachelor", gpa=3.5),
    )
    service.save(kept, noted)
    service.close()
    path = tmp_path / "out.pdf"
    for options, found in (((), False), (("--notes", "--verdicts"), True)):
        assert run("compare", UML, "-o", path, "--no-charts", *options)[0] == 0
        with pymupdf.open(path) as file:
            text = " ".join("".join(page.get_text() for page in file).split())
        assert ("made-up evening class" in text) is found
        assert ("You meet " in text) is found


def test_compare_with_notes_and_no_library_yet(run, tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "none"))
    path = tmp_path / "out.pdf"
    assert run("compare", NYU, "-o", path, "--no-charts", "--notes", "--summary")[0] == 0
    assert not (tmp_path / "none").exists()
    with pymupdf.open(path) as file:
        assert len(file) == 1
        assert "Sound Engineering Technicians" in file[0].get_text()


def test_compare_names_for_whom_and_leaves_out_what_is_asked(run, tmp_path):
    path = tmp_path / "out.pdf"
    options = ["--title", "Autumn 2027", "--for", "Made-up Reader", "--no-glossary", "--no-charts"]
    assert run("compare", NYU, UML, "-o", path, *options)[0] == 0
    with pymupdf.open(path) as file:
        text = " ".join("".join(page.get_text() for page in file).split())
        assert file.metadata["title"].startswith("Autumn 2027: ")
    assert text.startswith("Autumn 2027 2 master's programs side by side")
    assert "For Made-up Reader" in text
    assert "What the rows mean" not in text


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["compare", NYU, "made-up-id", "--format", "csv", "-o", "{}/out.csv"], "made-up-id"),
        (["compare", NYU, "--format", "csv", "-o", "{}/missing/out.csv"], "missing"),
        (["compare", NYU, "-o", "{}/out.pdf"], "--no-charts"),
        (["--catalog", "{}/missing.db", "compare", NYU, "-o", "{}/out.pdf"], "missing.db"),
        (["list", "--catalog", "{}/missing.db"], "missing.db"),
        (["compare", NYU, "--format", "csv", "-o", f"{{}}/{LONG}.csv"], "Choose a shorter name."),
        (["compare", NYU, "--format", "csv,json", "-o", f"{{}}/{LONG}"], "Choose a shorter name."),
        (["open", f"{{}}/{LONG}.db"], "There is no file"),
        (["list", "--catalog", f"{{}}/{LONG}.db"], "file name too long"),
        (["catalog", "check", "--data", f"{{}}/{LONG}"], "file name too long"),
    ],
)
def test_a_failure_is_status_1_says_what_to_do_and_writes_nothing(run, tmp_path, arguments, named):
    status, out, err = run(*(argument.format(tmp_path) for argument in arguments))
    assert (status, out) == (1, "")
    assert err.startswith("mpcompare: ")
    assert named in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_catalog_check_names_file_and_line(run, tmp_path):
    (tmp_path / "programs").mkdir()
    text = (ROOT / "data" / "programs" / f"{NYU}.toml").read_text(encoding="utf-8")
    broken = text.replace('option = { value = "non-thesis"', 'option = { value = "essay"')
    (tmp_path / "programs" / f"{NYU}.toml").write_text(broken, encoding="utf-8")
    rows = enumerate(broken.splitlines(), 1)
    line = next(number for number, row in rows if row.startswith("thesis_option"))
    status, out, _ = run("catalog", "check", "--data", tmp_path)
    assert status == 1
    (problem,) = [row for row in out.splitlines() if "thesis_option" in row]
    assert f"{NYU}.toml:{line}: " in problem
    assert "thesis, choice, non-thesis" in problem


def test_the_real_sources_have_no_problem(run):
    assert run("catalog", "check")[:2] == (0, "No problems.\n")


def test_catalog_verify_compares_the_hash_that_stands_beside_the_file(run, tmp_path):
    catalog = Path(shutil.copy(paths.bundled_catalog(), tmp_path / "catalog.db"))
    beside = tmp_path / "catalog.db.sha256"
    beside.write_text(f"{hashlib.sha256(catalog.read_bytes()).hexdigest()}  catalog.db\n")
    status, out, _ = run("--catalog", catalog, "catalog", "verify")
    assert status == 0
    assert out.startswith("catalog.db is as it was built")
    assert out.endswith("Its hash is the one in catalog.db.sha256.\n")
    beside.write_text(f"{'0' * 64}  catalog.db\n")
    status, out, err = run("--catalog", catalog, "catalog", "verify")
    assert (status, out) == (1, "")
    assert "catalog.db is not the file whose hash is in catalog.db.sha256" in err


def test_catalog_gaps_lists_what_no_source_states(run):
    status, out, _ = run("catalog", "gaps", "--attribute", "studio_terms", "--country", "no")
    rows = [line.split() for line in out.splitlines()]
    assert status == 0
    assert {row[0] for row in rows} <= set(ids(run("list", "--country", "NO")[1]))
    assert {tuple(row[1:3]) for row in rows} == {("studio_terms", "NO")}


def test_catalog_gaps_as_csv(run):
    status, out, _ = run("catalog", "gaps", "--csv", "--attribute", "careers")
    header, *rows = csv.reader(out.splitlines())
    assert (status, header[:2]) == (0, ["program", "attribute"])
    assert {row[1] for row in rows} == {"careers"}
    assert all("http" in row[header.index("sources")] for row in rows)


def test_lines_end_once_where_the_system_ends_them_with_two_signs(run, monkeypatch):
    """As Windows does with what is printed."""
    file = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(file, encoding="utf-8", newline="\r\n"))
    assert run("catalog", "gaps", "--csv", "--attribute", "careers")[0] == 0
    lines = file.getvalue().split(b"\r\n")
    assert len(lines) > 2
    assert not any(b"\r" in line or b"\n" in line for line in lines)


def test_catalog_gaps_without_any_prints_nothing(run):
    assert run("catalog", "gaps", "--country", "AQ")[:2] == (0, "")


@pytest.mark.parametrize("option", [("--country", "Mars"), ("--attribute", "essay")])
def test_catalog_gaps_of_something_unknown_is_misuse(run, option):
    status, out, errors = run("catalog", "gaps", *option)
    assert (status, out) == (2, "")
    assert option[1] in errors


def test_catalog_check_lists_stale_facts_when_asked(run):
    status, out, _ = run("catalog", "check", "--stale", "15")
    first, *stale = out.splitlines()
    assert (status, first) == (0, "No problems.")
    assert stale
    assert all(": its newest source speaks for " in line for line in stale)
    assert run("catalog", "check", "--stale", "500")[1].splitlines()[1:] == [
        "No facts older than 500 years."
    ]


def test_a_pdf_with_charts_without_a_display(tmp_path):
    done = start("compare", NYU, UML, YORK, "-o", "out.pdf", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with pymupdf.open(tmp_path / "out.pdf") as file:
        text = " ".join("".join(page.get_text() for page in file).split())
        assert not [image for page in file for image in page.get_images()]
    assert "Music Theory and Composition: Songwriting" in text
    assert "What the work pays" in text
    assert "USD a year" in text  # the drawings' axis, which no table has


def test_a_reader_that_stops_early_is_no_error(tmp_path):
    done = subprocess.run(
        f"{sys.executable} {ROOT / 'main.py'} list --json | head -c 10",
        shell=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    assert len(done.stdout) == 10


def test_a_pipe_gets_utf_8_in_every_locale(tmp_path):
    ascii_only = {"PYTHONIOENCODING": "ascii"}
    done = start("list", "--search", "detmold", cwd=tmp_path, env_more=ascii_only)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Hochschule für Musik Detmold" in done.stdout


def test_compare_in_several_formats_at_once(run, tmp_path):
    name = tmp_path / "mine.pdf"
    formats = "pdf, csv,csv-facts"
    assert run("compare", NYU, UML, "--format", formats, "-o", name, "--no-charts") == (0, "", "")
    assert {path.name for path in tmp_path.iterdir()} == {"mine.pdf", "mine.csv", "mine facts.csv"}
    with pymupdf.open(name) as file:
        assert "Median" in "".join(page.get_text() for page in file)
    folder = tmp_path / "folder"
    folder.mkdir()
    options = ["--format", "csv,csv-facts", "--title", "Autumn"]
    assert run("compare", NYU, UML, *options, "-o", folder)[0] == 0
    assert {path.name for path in folder.iterdir()} == {"Autumn.csv", "Autumn facts.csv"}


def test_compare_names_a_wrong_format_among_several(run, tmp_path):
    status, _, err = run("compare", NYU, "--format", "csv,docx", "-o", tmp_path / "x")
    assert status == 2
    assert "invalid choice: 'docx'" in err
    assert "csv-facts" in err
    assert list(tmp_path.iterdir()) == []


def test_compare_as_a_picture_and_a_drawing_without_a_display(tmp_path):
    options = ["--format", "png,svg", "--scale", "1", "-o", "mine"]
    done = start("compare", NYU, UML, *options, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "mine.png").read_bytes().startswith(b"\x89PNG")
    svg = ET.parse(tmp_path / "mine.svg").getroot()
    assert "Thesis option" in "".join(svg.itertext())


def test_compare_says_where_pictures_can_not_be_painted(run, tmp_path):
    status, _, err = run("compare", NYU, "--format", "png", "-o", tmp_path / "mine.png")
    assert status == 1
    assert "Choose another format" in err
    assert list(tmp_path.iterdir()) == []
