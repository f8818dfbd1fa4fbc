"""The sheet Decide of a workbook; sums by hand, as in docs/decide.md."""

from dataclasses import replace

import openpyxl
import pytest

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.write import Choices, write
from mpcompare.app.state.state import State
from mpcompare.export.document.options import Options
from mpcompare.model.decide.criteria import Linear, Must, OfChoices
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft
from mpcompare.model.library.library import Library, comparing, with_entry

LOWELL = "uml-mm-sound-recording-technology"  # 24 months, thesis option not stated
NEW_YORK = "nyu-mm-music-technology"  # length not stated, thesis
TEMPLE = "temple-ms-music-technology"  # 24 months, non-thesis
LENGTH = Draft("duration_months", Linear(36, 12), 30)
THESIS = Draft("thesis_option", OfChoices({"non-thesis": 1.0, "choice": 0.5, "thesis": 0.0}), 70)
NO_THESIS = Must("thesis_option", frozenset({"thesis"}))
FIRST = 5
"""The row of the first program: below the title, the method and the headings."""


def library_with(*musts: Must) -> Library:
    library = comparing(LOWELL, NEW_YORK, TEMPLE)
    sets = CriteriaSets((CriteriaSet("Mine", (LENGTH, THESIS), musts),))
    return with_entry(
        library, "shortlists", library.open, replace(library.shortlist, criteria=sets)
    )


@pytest.fixture
def decide_sheet(workspace, tmp_path):
    def export(library, *, computed=True, ranking=True):
        path = tmp_path / "made-up.xlsx"
        comparison = compared(workspace, State(library=library), 2026)
        choices = Choices("xlsx", Options(ranking=ranking), library=library)
        write(workspace, comparison, path, choices)
        return openpyxl.load_workbook(path, data_only=computed)

    return export


def test_programs_stand_in_their_order_with_their_sums(decide_sheet):
    sheet = decide_sheet(library_with())["Decide"]
    assert sheet["A1"].value == "My criteria: Mine"
    rows = list(sheet.iter_rows(min_row=FIRST, max_row=FIRST + 2, values_only=True))
    # Temple 0.3 x 0.5 + 0.7 = 0.85; Lowell 0.15 to 0.85; New York 0 to 0.3
    assert [row[0].rpartition(", ")[2] for row in rows] == [
        "Temple University",
        "University of Massachusetts Lowell",
        "New York University",
    ]
    assert [row[2] for row in rows] == [1, 2, 3]
    assert [row[5:7] for row in rows] == [
        pytest.approx((85, 85)),
        pytest.approx((15, 85)),
        pytest.approx((0, 30)),
    ]
    assert [row[3] for row in rows] == [1, 0, 0]
    assert rows[0][1] == "first in 100 of 100 cases"


def test_each_sum_is_weights_times_worths(decide_sheet):
    library = library_with()
    known, formulas = decide_sheet(library)["Decide"], decide_sheet(library, computed=False)
    heads = [c.row for c in known["A"] if str(c.value).endswith("Massachusetts Lowell")]
    length, thesis, total = range(heads[-1] + 1, heads[-1] + 4)
    told = [[cell.value for cell in known[row]][:7] for row in (length, thesis)]
    assert told == [
        ["Length", "24 months", 0.3, 50, 50, 15, 15],
        ["Thesis option", "not stated", 0.7, 0, 100, 0, 70],
    ]
    assert known.cell(thesis, 2).fill.start_color.rgb == "FFF4F6F8"
    sheet = formulas["Decide"]
    weight = next(c.row for c in sheet["A"] if c.value == "What counts") + 1
    assert sheet.cell(length, 6).value == f"=C{weight}*D{length}"
    assert sheet.cell(total, 6).value == f"=SUM(F{length}:F{thesis})/SUM(C{weight}:C{weight + 1})"
    second = [cell.value for cell in sheet[FIRST + 1]]
    assert second[5:7] == [f"=F{total}", f"=G{total}"]


def test_what_a_must_rules_out_says_so(decide_sheet):
    sheet = decide_sheet(library_with(NO_THESIS))["Decide"]
    rows = list(sheet.iter_rows(min_row=FIRST, max_row=FIRST + 2, values_only=True))
    assert rows[2][0].endswith("Temple University")
    assert rows[2][1] == "Ruled out: does not meet Thesis option"
    assert rows[2][2] is None
    assert rows[0][7] == "Thesis option", "it is not known whether Lowell meets it"


def test_without_the_option_nothing_is_said_of_the_criteria(decide_sheet):
    assert "Decide" not in decide_sheet(library_with(), ranking=False).sheetnames
