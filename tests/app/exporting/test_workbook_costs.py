"""The sheet Cost of a workbook: units times prices, whose sums are those of the page."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.write import Choices, write
from mpcompare.app.state.cost_choice import AS_STATED, CostChoice
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.export.document.options import Options
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing
from mpcompare.model.library.money import IN_ALL, OwnMoney
from mpcompare.model.library.profile import Profile
from tests.lowell_costs import (
    FROM_ANYWHERE,
    FROM_MASSACHUSETTS,
    IN_STATE,
    INTERNATIONAL,
    LOWELL,
    OFF_CAMPUS,
    ON_CAMPUS,
    less,
)

DATA = Path(__file__).parents[3] / "data"
NYU = "nyu-mm-music-technology"
DENVER = "cu-denver-ms-recording-arts"
HEADINGS = ("Units from", "Units to", "Unit", "Price from", "Price to", "Sum from", "Sum to")


@pytest.fixture
def cost_sheet(tmp_path):
    """Export programs as a workbook; return its sheet Cost, with formulas or what they come to."""

    def export(*ids, computed=True, cost=AS_STATED, library=None, **options):
        path = tmp_path / "comparison.xlsx"
        listed = replace(library, shortlists=comparing(*ids).shortlists) if library else None
        chosen = Choices("xlsx", Options(**options), library=listed, cost=cost)
        with closing(Workspace.open(DATA / "catalog.db", ATTRIBUTES)) as workspace:
            comparison = compared(workspace, State(library=comparing(*ids)), 2026)
            write(workspace, comparison, path, chosen)
        return openpyxl.load_workbook(path, data_only=computed)["Cost"]

    return export


def block(sheet, school: str) -> dict[str, dict[str, object]]:
    """Return a program's rows below the sums of all, by what each is, under the headings."""
    headings = [cell.value for cell in sheet[3]]
    heads = [row for row in sheet.iter_rows(min_row=4) if str(row[0].value).endswith(school)]
    found = {}
    for row in sheet.iter_rows(min_row=heads[-1][0].row + 1):
        if row[0].value is None:
            break
        found[row[0].value] = {
            heading: cell.value for heading, cell in zip(headings, row, strict=False)
        }
    return found


def told(row: dict[str, object]) -> list[object]:
    return [row[heading] for heading in HEADINGS]


def test_each_sum_is_units_times_prices(cost_sheet):
    rows = block(cost_sheet(LOWELL, NYU), "Massachusetts Lowell")
    two = [2, 2, "academic years"]
    assert told(rows["Tuition, in-state"]) == [*two, 15210, 15210, IN_STATE, IN_STATE]
    assert told(rows["Tuition, international"]) == [
        *two,
        29891,
        29891,
        INTERNATIONAL,
        INTERNATIONAL,
    ]
    assert told(rows["Living costs"]) == [*two, 8770, 16794, OFF_CAMPUS, ON_CAMPUS]
    lowest = rows["Tuition, from the lowest to the highest"]
    assert (lowest["Sum from"], lowest["Sum to"]) == (IN_STATE, INTERNATIONAL)
    total = rows["Cost to the degree"]
    assert (total["Sum from"], total["Sum to"], total["Currency"]) == (*FROM_ANYWHERE, "USD")


def test_the_sums_are_formulas_of_the_numbers_beside_them(cost_sheet):
    sheet = cost_sheet(LOWELL, NYU, computed=False)
    rows = block(sheet, "New York University")
    at = [c.row for c in sheet["A"] if c.value == "Application fee"][-1]
    tuition, total = rows["Tuition"], rows["Cost to the degree"]
    assert told(tuition) == [
        *(40, 45, "credits", 1942),
        *(f"=E{at - 1}", f"=B{at - 1}*E{at - 1}", f"=C{at - 1}*F{at - 1}"),
    ]
    assert total["Sum from"] == f"=MAX(0,G{at - 1}+G{at})"
    overview = next(row for row in sheet.iter_rows(min_row=4) if "New York" in row[0].value)
    assert [cell.value for cell in overview[6:8]] == [f"=G{at + 1}", f"=H{at + 1}"]
    assert [sheet.cell(at - 1, column).fill.start_color.rgb for column in (2, 5)] == [
        "FFDDF0F6"
    ] * 2


def test_the_sums_of_all_stand_at_the_top_and_in_a_chart(cost_sheet):
    sheet = cost_sheet(LOWELL, NYU, DENVER)
    rows = list(sheet.iter_rows(min_row=4, max_row=6, values_only=True))
    assert [row[0].rpartition(", ")[2] for row in rows] == [
        "University of Massachusetts Lowell",
        "New York University",
        "University of Colorado Denver",
    ]
    assert [row[6:8] for row in rows[:2]] == [FROM_ANYWHERE, (77755, 87465)]
    assert rows[1][10] == "Without living costs."
    assert rows[2][6] == "no sum"
    assert rows[2][10].startswith("No sum: credits not stated. Type the missing number below.")
    assert [chart.__class__.__name__ for chart in sheet._charts] == ["BarChart"]
    assert cost_sheet(LOWELL, drawings=False)._charts == []


def test_what_has_no_sum_says_why(cost_sheet):
    rows = block(cost_sheet(DENVER), "Colorado Denver")
    total = rows["Cost to the degree"]
    assert total["Sum from"] == "no sum"
    assert "credits not stated" in total["To know"]
    assert rows["Beside pay"]["To know"] == "Tuition can't be set beside pay: there is no total."


def test_units_that_nobody_states_can_be_typed(cost_sheet):
    known = block(cost_sheet(DENVER), "Colorado Denver")
    resident = known["Tuition, in-state"]
    assert told(resident) == [None, None, "credits", 538, 538, None, None]
    assert told(known["Tuition, out-of-state"])[3:5] == [1456, 1456]
    assert resident["To know"].startswith("Type how many credits it takes: the sum follows.")
    sheet = cost_sheet(DENVER, computed=False)
    rows = block(sheet, "Colorado Denver")
    at = next(c.row for c in sheet["A"] if c.value == "Tuition, in-state")
    assert rows["Tuition, in-state"]["Sum from"] == f'=IF(ISNUMBER(B{at}),B{at}*E{at},"")'
    assert rows["Cost to the degree"]["Sum from"].startswith(
        f'=IF(COUNT(G{at}:G{at + 1})=0,"no sum",MAX(0,MIN(G{at}:G{at + 1})'
    )
    assert sheet.cell(at, 2).fill.start_color.rgb == "FFDDF0F6"


def test_a_converted_price_says_how(cost_sheet):
    sheet = cost_sheet(NYU, cost=CostChoice(currency="GBP"))
    row = block(sheet, "New York University")["Tuition"]
    assert row["Currency"] == "GBP"
    assert row["Units to"] * row["Price to"] == pytest.approx(row["Sum to"])
    assert row["Sum to"] == round(row["Sum to"]), "a converted sum has no cents"
    assert "Converted at 1.37547 USD for 1 GBP, the average of 2021" in row["To know"]
    cell = next(c for r in sheet.iter_rows(min_row=5) for c in r if c.value == row["Sum to"])
    assert cell.number_format == '"\N{ALMOST EQUAL TO} £"#,##0'


MINE = replace(
    comparing(LOWELL),
    profile=Profile(residence="US-Massachusetts"),
    money={IN_ALL: OwnMoney(savings=20_000), LOWELL: OwnMoney(award=5_000, note="made-up letter")},
)


def test_what_the_user_has_won_is_taken_off_if_they_want_that_in_the_file(cost_sheet):
    rows = block(cost_sheet(LOWELL, library=MINE, money=True), "Massachusetts Lowell")
    assert rows["Won by you"]["Sum from"] == 5000
    assert rows["Won by you"]["To know"] == "made-up letter"
    total = rows["Cost to the degree"]
    assert (total["Sum from"], total["Sum to"]) == less(FROM_MASSACHUSETTS, 5_000)
    formulas = block(cost_sheet(LOWELL, library=MINE, money=True, computed=False), "Lowell")
    assert "-" in formulas["Cost to the degree"]["Sum from"]
    assert "Won by you" not in block(cost_sheet(LOWELL, library=MINE), "Massachusetts Lowell")
