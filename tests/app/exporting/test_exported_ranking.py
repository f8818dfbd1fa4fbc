"""The user's criteria and the ranking in a file; sums by hand, as in docs/decide.md."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pymupdf
import pytest

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.write import Choices, private_options, write
from mpcompare.app.state.state import State
from mpcompare.export.document.options import Options
from mpcompare.model.decide.criteria import Linear, Must, OfChoices
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft
from mpcompare.model.errors import InputError
from mpcompare.model.library.library import Library, comparing, with_entry

LOWELL = "uml-mm-sound-recording-technology"  # 24 months, thesis option not stated
NEW_YORK = "nyu-mm-music-technology"  # length not stated, thesis
TEMPLE = "temple-ms-music-technology"  # 24 months, non-thesis
THREE = (LOWELL, NEW_YORK, TEMPLE)
LENGTH = Draft("duration_months", Linear(36, 12), 30)
THESIS = Draft("thesis_option", OfChoices({"non-thesis": 1.0, "choice": 0.5, "thesis": 0.0}), 70)
BY_HAND = CriteriaSet("Mine", (LENGTH, THESIS))


def library_with(*sets: CriteriaSet) -> Library:
    library = comparing(*THREE)
    listed = replace(library.shortlist, criteria=CriteriaSets(sets))
    return with_entry(library, "shortlists", library.open, listed)


def rows(path: Path) -> dict[str, list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row[1]: row[2:] for row in csv.reader(file) if row[0] == "My criteria"}


def export_to(workspace, path: Path, library: Library, **options) -> None:
    comparison = compared(workspace, State(library=library), 2026)
    choices = Choices(path.suffix.removeprefix("."), Options(**options), library=library)
    write(workspace, comparison, path, choices, made=date(2026, 11, 27))


def written(workspace, path: Path, library: Library, **options) -> dict[str, list[str]]:
    export_to(workspace, path, library, **options)
    return rows(path)


def test_the_table_has_ranks_sums_and_parts_by_criterion(workspace, tmp_path):
    found = written(workspace, tmp_path / "made-up.csv", library_with(BY_HAND), ranking=True)
    # Temple 0.3 x 0.5 + 0.7 = 0.85; Lowell 0.15 to 0.85; New York 0 to 0.3
    assert found == {
        "Rank": ["2", "3", "1"],
        "Sum, of 100": ["15 to 85", "0 to 30", "85"],
        "First in": ["0 of 100", "0 of 100", "100 of 100"],
        "Second in": [found["Second in"][0], found["Second in"][1], "0 of 100"],
        "Third in": [found["Third in"][0], found["Third in"][1], "0 of 100"],
        "Length: part of 30": ["15", "0 to 30", "15"],
        "Thesis option: part of 70": ["0 to 70", "0", "70"],
    }
    # New York is above Lowell in 3 of 56 cases: the integral of docs/decide.md
    assert found["Second in"][1] in ("5 of 100", "6 of 100")


def test_what_a_must_rules_out_has_no_rank_but_the_reason(workspace, tmp_path):
    by_must = CriteriaSet("Mine", (LENGTH, THESIS), (Must("thesis_option", frozenset({"thesis"})),))
    found = written(workspace, tmp_path / "made-up.csv", library_with(by_must), ranking=True)
    assert found["Rank"] == ["1", "2", ""]
    assert found["Ruled out: does not meet"] == ["", "", "Thesis option"]
    assert found["Not known whether it meets"] == ["Thesis option", "", ""]


def test_a_file_without_the_option_says_nothing_of_the_criteria(workspace, tmp_path):
    assert written(workspace, tmp_path / "made-up.csv", library_with(BY_HAND)) == {}
    assert "duration" not in (tmp_path / "made-up.csv").read_text(encoding="utf-8-sig")


def test_the_option_is_offered_once_something_counts():
    assert "ranking" not in private_options(State(library=comparing(*THREE)))
    unfinished = library_with(CriteriaSet("Mine", (Draft("duration_months"),)))
    assert "ranking" not in private_options(State(library=unfinished))
    assert "ranking" in private_options(State(library=library_with(BY_HAND)))


def test_without_criteria_the_user_is_told_where_to_set_them(workspace, tmp_path):
    with pytest.raises(InputError, match=r"There are no criteria .* Decide page"):
        written(workspace, tmp_path / "made-up.csv", comparing(*THREE), ranking=True)
    assert not list(tmp_path.iterdir())


def first_page(path: Path) -> str:
    with pymupdf.open(path) as file:
        return " ".join(file[0].get_text().split())


@pytest.mark.parametrize("summary", [False, True])
def test_the_first_page_of_a_pdf_begins_with_the_order(workspace, tmp_path, summary):
    path = tmp_path / "made-up.pdf"
    library = library_with(BY_HAND)
    export_to(workspace, path, library, ranking=True, drawings=False, summary=summary)
    text = first_page(path)
    order = ("In order by “Mine”", "1 MS Music Technology", "2 MM Sound Recording", "3 MM Music")
    places = [text.index(words) for words in (*order, "Length 30", "Thesis option 70")]
    assert places == sorted(places)
    assert "85 100 of 100 0 of 100 0 of 100" in text
    assert "36 months is worth 0, 12 months is worth 100" in text
    assert "Non-thesis 100, Choice 50, Thesis 0" in text
    assert text.index("Thesis option 70") < text.index("Philadelphia"), "the cards stand below"


def test_a_pdf_without_the_option_has_no_order(workspace, tmp_path):
    path = tmp_path / "made-up.pdf"
    export_to(workspace, path, library_with(BY_HAND), drawings=False, summary=True)
    assert "In order by" not in first_page(path)


def test_a_pdf_names_what_is_ruled_out_and_what_is_not_known(workspace, tmp_path):
    by_must = CriteriaSet("Mine", (LENGTH, THESIS), (Must("thesis_option", frozenset({"thesis"})),))
    path = tmp_path / "made-up.pdf"
    export_to(workspace, path, library_with(by_must), ranking=True, drawings=False, summary=True)
    text = first_page(path)
    assert "Not known whether it meets: Thesis option." in text
    assert "Ruled out: MS Music Technology, Temple University; does not meet Thesis option" in text
