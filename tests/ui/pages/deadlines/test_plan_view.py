"""The plan on the Deadlines page, by real keys and clicks, and in an exported calendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import vobject
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from mpcompare.app.deadlines.changes import application_of
from mpcompare.app.deadlines.plan import Plan, Step
from mpcompare.app.state.state import State
from mpcompare.model.library.application import Application, Item, Status
from mpcompare.model.library.library import comparing
from mpcompare.ui.exporting.calendar_dialog import CalendarDialog
from mpcompare.ui.pages.deadlines.lead_times_dialog import LeadTimesDialog
from mpcompare.ui.pages.deadlines.page import DeadlinesPage
from mpcompare.ui.pages.deadlines.plan_model import DAY, LINE, STEP
from mpcompare.ui.window.window import MainWindow

AMERICAN = "american-ma-audio-technology"
CALARTS = "calarts-mfa-music-technology"
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
AccessibleText = Qt.ItemDataRole.AccessibleTextRole
OWN = Item("Ask for a transcript", due="2026-11-20")
"""A line of the user's own, three days late."""


@pytest.fixture
def page(qtbot: QtBot, make_window: Callable[..., MainWindow]) -> DeadlinesPage:
    """The page on two programs, with one line of a checklist, and the plan in sight."""
    held = {CALARTS: Application(((Status.APPLYING, "2026-11-01"),), (OWN,))}
    library = replace(comparing(CALARTS, AMERICAN), applications=held)
    window = make_window(State(page="deadlines", welcomed=True, library=library))
    page = window.page_widget
    assert isinstance(page, DeadlinesPage)
    qtbot.waitUntil(lambda: bool(page.agenda.programs))
    QTest.mouseClick(page.middle.plan_tab, LEFT)
    return page


def row_of(page: DeadlinesPage, text: str) -> int:
    """Return the first row of CalArts' that says a text."""
    model = page.plan.model
    return next(
        number
        for number, row in enumerate(model.rows)
        if row.program.id == CALARTS and text in model.index(number, STEP).data()
    )


def step(page: DeadlinesPage, text: str) -> Step:
    found = page.plan.model.rows[row_of(page, text)]
    assert isinstance(found, Step)
    return found


def test_each_application_has_its_date_and_the_steps_to_it(page: DeadlinesPage) -> None:
    model = page.plan.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.plan.table.isVisible()
    first = model.rows[0]
    assert isinstance(first, Plan)
    assert model.index(0, STEP).data() == (
        f"1 Dec, expected · California Institute of the Arts · 0 of {len(first.steps)}"
    )
    own = row_of(page, "transcript")
    assert model.index(own, DAY).data() == "20 Nov"
    assert model.index(own, DAY).data(AccessibleText) == "20 Nov, late, 3 days ago"
    assert model.index(own, LINE).data(AccessibleText) == (
        "Ask for a transcript, By 20 November 2026, late, 3 days ago, your day"
    )
    # recordings: fourteen days before 1 December
    assert step(page, "recordings").day == date(2026, 11, 17)
    days = [one.day for one in first.steps]
    assert days == sorted(days)


def test_space_ticks_a_step_and_undo_unticks_it(page: DeadlinesPage, qtbot: QtBot) -> None:
    table, session = page.plan.table, page._session
    table.setFocus()
    QTest.keyClick(table, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    while table.currentIndex().row() < row_of(page, "recordings"):
        QTest.keyClick(table, Key.Key_Down)
    QTest.keyClick(table, Key.Key_Space)
    assert application_of(session.state, CALARTS).checklist[-1].done
    qtbot.waitUntil(lambda: step(page, "recordings").item.done)
    assert table.currentIndex().row() == row_of(page, "recordings")
    assert session.undo_name.startswith("Tick on checklist of")
    QTest.keyClick(table, Key.Key_Space)
    qtbot.waitUntil(lambda: not step(page, "recordings").item.done)
    session.undo()
    session.undo()
    assert application_of(session.state, CALARTS).checklist == (OWN,)


def test_a_click_into_the_box_ticks(page: DeadlinesPage, qtbot: QtBot) -> None:
    table = page.plan.table
    rect = table.visualRect(page.plan.model.index(row_of(page, "transcript"), STEP))
    QTest.mouseClick(table.viewport(), LEFT, pos=QPoint(rect.left() + 12, rect.center().y()))
    qtbot.waitUntil(lambda: step(page, "transcript").item.done)
    assert page.panel.program is not None
    assert page.panel.program.id == CALARTS


def test_enter_goes_to_the_application(page: DeadlinesPage) -> None:
    table = page.plan.table
    table.setFocus()
    table.setCurrentIndex(page.plan.model.index(row_of(page, "recordings"), STEP))
    QTest.keyClick(table, Key.Key_Return)
    assert page.panel.program is not None
    assert page.panel.program.id == CALARTS
    assert page.panel.status.hasFocus()


def test_lead_times_are_the_users_and_ours_can_be_taken_back(
    page: DeadlinesPage, qtbot: QtBot
) -> None:
    assert "our rule of thumb" in page.plan.note.text()
    QTest.mouseClick(page.plan.leads, LEFT)
    dialog = page.window().findChild(LeadTimesDialog)
    assert dialog is not None
    field = dialog.fields["sample_recordings"]
    assert field.value() == 14
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "30")
    QTest.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: step(page, "recordings").day == date(2026, 11, 1))
    assert "yours" in page.plan.note.text()
    page._session.undo()
    qtbot.waitUntil(lambda: step(page, "recordings").day == date(2026, 11, 17))


def test_the_plan_is_copied_as_a_table(page: DeadlinesPage) -> None:
    page.plan.table.setFocus()
    page.copy()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert rows[0][:4] == ["Day", "Step", "Before the deadline", "Done"]
    assert ["2026-11-17", "Send sample recordings", "14 days before", "no"] in [
        row[:4] for row in rows
    ]


def test_the_steps_go_into_the_calendar(page: DeadlinesPage, qtbot: QtBot, tmp_path: Path) -> None:
    session = page._session
    QTest.mouseClick(page.bar.export, LEFT)
    dialog = page.window().findChild(CalendarDialog)
    assert dialog is not None
    assert dialog.steps.isChecked()
    QTest.mouseClick(dialog.expected, LEFT, pos=QPoint(8, dialog.expected.height() // 2))
    with qtbot.waitSignal(session.noticed):
        dialog.write_to(tmp_path / "mine.ics")
    read = vobject.readOne((tmp_path / "mine.ics").read_text("utf-8"))
    found = {event.summary.value: event.dtstart.value for event in read.vevent_list}
    coming = [one for plan in page.plan.model.plans for one in plan.steps if one.day >= TODAY]
    assert coming
    for one in coming:
        assert one.day in [d for words, d in found.items() if words.startswith(one.item.text)]


TODAY = date(2026, 11, 23)


def test_with_nothing_to_plan_it_says_why(page: DeadlinesPage, qtbot: QtBot) -> None:
    session = page._session
    sent = Application(((Status.APPLIED, "2026-11-01"),))
    library = replace(session.state.library, applications={CALARTS: sent, AMERICAN: sent})
    session.apply(replace(session.state, library=library), "Apply")
    qtbot.waitUntil(lambda: not page.plan.table.isVisible())
    assert page.plan.nothing.isVisible()
    assert page.plan.nothing.text().startswith("Nothing to plan")
