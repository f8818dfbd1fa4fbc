"""Your money on the Cost page, typed as a user types it; figures worked out by hand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.model.library.money import IN_ALL, OwnMoney
from mpcompare.ui.pages.cost.page import CostPage
from tests.lowell_costs import (
    AT_SIX_PERCENT,
    FROM_MASSACHUSETTS,
    LOWELL,
    dollars,
    less,
    times,
)

NYU = "nyu-mm-music-technology"


@pytest.fixture
def page(qtbot: QtBot, make_window: Callable[..., object]) -> CostPage:
    listed = State(page="cost", welcomed=True, library=comparing(LOWELL, NYU), cost=CostChoice())
    window = make_window(changes.live_in(listed, "US", "Massachusetts"))
    shown = window.page_widget
    qtbot.waitUntil(lambda: shown.side.program.count() == 2, timeout=20_000)
    qtbot.mouseClick(shown.side.tabs[1], Qt.MouseButton.LeftButton)
    return shown


def write(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def held(page: CostPage) -> dict[str, OwnMoney]:
    return dict(page._session.state.library.money)


def test_savings_leave_what_is_to_be_borrowed(page, qtbot):
    left = page.money.left
    assert left.isHidden()
    write(page.money.fields[False, "savings"], "$10,000")
    ends = less(FROM_MASSACHUSETTS, 10_000)
    whole, owed = dollars(*FROM_MASSACHUSETTS), dollars(*ends)
    said = f"To borrow: {owed} of {whole}."
    qtbot.waitUntil(lambda: left.text() == said)
    assert left.isVisible()
    assert page.money.fields[False, "savings"].text() == "10,000"
    assert f"{whole} less $10,000 = {owed}" in page.card.words()
    qtbot.mouseClick(page.side.tabs[2], Qt.MouseButton.LeftButton)
    write(page.loan.rate, "6")
    paid = dollars(*times(ends, AT_SIX_PERCENT))
    monthly = f"To borrow: {owed}, {paid} a month of {whole}."
    qtbot.waitUntil(lambda: left.text() == monthly)
    assert f"{paid} a month" in page.card.words()


def test_a_programs_own_figures_are_its_own(page, qtbot):
    page.side.program.setFocus()
    QTest.keyClick(page.side.program, Qt.Key.Key_Down)
    assert page.side.program.currentData() == NYU
    assert page.money.of_program.text() == "For MM Music Technology, New York University alone"
    write(page.money.fields[True, "months"], "21")
    write(page.money.fields[True, "living"], "2000")
    write(page.money.note, "a room in Queens")
    assert held(page) == {NYU: OwnMoney(living=2000, months=21, note="a room in Queens")}
    # 77,680 + 75 + 42,000 and 87,390 + 75 + 42,000
    qtbot.waitUntil(lambda: page.sheet.costs[1].degree.text == "$119,755 to $129,465")
    QTest.keyClick(page.side.program, Qt.Key.Key_Up)
    assert page.money.fields[True, "living"].text() == ""
    assert page.money.note.text() == ""


def test_each_figure_is_a_step_to_undo(page):
    write(page.money.fields[False, "savings"], "10000")
    write(page.money.fields[False, "yearly"], "5000")
    session = page._session
    session.undo()
    assert held(page) == {IN_ALL: OwnMoney(savings=10_000)}
    assert page.money.fields[False, "yearly"].text() == ""
    session.undo()
    assert held(page) == {}
    session.redo()
    assert page.money.fields[False, "savings"].text() == "10,000"


def test_what_is_no_figure_is_refused_in_words(page):
    write(page.money.fields[False, "savings"], "10000")
    write(page.money.fields[False, "savings"], "a lot")
    assert page.money.problem.text() == "Savings: a number from 0 to 1,000,000,000."
    assert page.money.fields[False, "savings"].text() == "10,000"
    write(page.money.fields[True, "months"], "500")
    assert page.money.problem.text().endswith("a number from 0 to 120.")
    assert held(page) == {IN_ALL: OwnMoney(savings=10_000)}


def test_an_emptied_field_takes_the_figure_back(page):
    write(page.money.fields[False, "savings"], "10000")
    field = page.money.fields[False, "savings"]
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert held(page) == {}


def test_years_to_earn_it_back_stand_with_what_they_assume(page, qtbot):
    assert page.money.assumes.isHidden()
    write(page.money.fields[False, "earning"], "40000")
    words = "Earned back in: 0.6 to 3.0 years of the pay above the $40,000 that you earn now."
    qtbot.waitUntil(lambda: page.money.back.text() == words)  # 48,010 / 76,540 and 64,058 / 21,560
    assert page.money.assumes.isVisible()


def test_money_in_another_currency_waits_for_one_to_be_chosen(page, qtbot):
    write(page.money.fields[False, "savings"], "10000")
    page.money.currency.setFocus()
    QTest.keyClicks(page.money.currency, "EUR")
    assert held(page)[IN_ALL].currency == "EUR"
    qtbot.waitUntil(page.money.reasons.isVisible)
    assert "they are in EUR, the cost in USD" in page.money.reasons.text()


def test_tab_goes_through_all_fields(page):
    page.money.fields[False, "living"].setFocus()
    seen = []
    for _ in range(10):
        seen.append(page.window().focusWidget())
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert seen == list(page.money.stops)


def test_a_figure_being_typed_stays_while_costs_are_worked_out(page, qtbot):
    field = page.money.fields[False, "savings"]
    field.setFocus()
    QTest.keyClicks(field, "12")
    session = page._session
    before = page.sheet
    session.apply(changes.live_in(session.state, "US", "Ohio"))
    qtbot.waitUntil(lambda: page.sheet is not before)
    assert field.text() == "12"


@pytest.mark.parametrize("typed", ["10.000", "10 000", "10,000.00", "10.000,00"])
def test_money_may_have_any_sign_of_thousands(page, typed):
    write(page.money.fields[False, "savings"], typed)
    assert held(page) == {IN_ALL: OwnMoney(savings=10_000)}
