"""A field for a whole number, as people type numbers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from mpcompare.app.preferences.declared import PREFERENCES
from mpcompare.app.state.state import State
from mpcompare.model.decide.criteria import Linear
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.ui.pages.deadlines.lead_times_dialog import LeadTimesDialog
from mpcompare.ui.pages.decide.page import DecidePage
from mpcompare.ui.preferences.fields import NumberField
from mpcompare.ui.widgets.whole_number_field import WholeNumberField

LOWELL = "uml-mm-sound-recording-technology"


def typed(qtbot: QtBot, field: QSpinBox, text: str) -> int:
    """Type over what stands there, and press Return."""
    field.show()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return field.value()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("7,5", 8), ("7.5", 8), ("40.000", 40_000), ("1,200", 1200), ("1 200", 1200)),
        *(("90", 90), ("", 5), ("70000", 5), ("99999999999999", 5)),
    ],
)
def test_a_whole_number_is_read_with_its_marks(qtbot: QtBot, text: str, number: int) -> None:
    field = WholeNumberField()
    qtbot.addWidget(field)
    field.setRange(0, 50_000)
    field.setValue(5)
    field.setKeyboardTracking(False)
    assert typed(qtbot, field, text) == number


def test_a_weight_is_not_ten_times_what_is_typed(qtbot: QtBot, make_window) -> None:
    library = comparing(LOWELL)
    sets = CriteriaSets((CriteriaSet("Mine", (Draft("duration_months", Linear(36, 12), 30),)),))
    listed = with_entry(
        library, "shortlists", library.open, replace(library.shortlist, criteria=sets)
    )
    page = make_window(State(page="decide", welcomed=True, library=listed)).page_widget
    assert isinstance(page, DecidePage)
    qtbot.waitUntil(lambda: page.outcome is not None, timeout=20_000)
    assert typed(qtbot, page.panel.rows["duration_months"].weight, "7,5") == 8
    assert typed(qtbot, page.panel.rows["duration_months"].weight, "1.200") == 8


def test_lead_times_and_preferences_are_read_with_their_marks(qtbot: QtBot, session) -> None:
    dialog = LeadTimesDialog(session)
    qtbot.addWidget(dialog)
    assert typed(qtbot, next(iter(dialog.fields.values())), "7.5") == 8
    [days] = [each for each in PREFERENCES if each.key == "days_in_bin"]
    field = NumberField(days)
    qtbot.addWidget(field)
    assert typed(qtbot, field, "1.5") == 2
    assert typed(qtbot, field, "1,200 days") == 1200
