"""How the criteria rank the programs, in the tops of the cards; sums as in docs/decide.md."""

from collections.abc import Callable
from dataclasses import replace

from compare_steps import COMPARED, LOWELL, compare
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mpcompare.app.corrections.changes import correct
from mpcompare.app.decide import changes
from mpcompare.model.decide.criteria import Linear, Must, OfChoices
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft
from mpcompare.model.library.corrections import Correction
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.pages.decide.page import DecidePage
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
NEW_YORK = "nyu-mm-music-technology"  # length not stated, thesis
TEMPLE = "temple-ms-music-technology"  # 24 months, non-thesis; Lowell: 24 months, not stated
LENGTH = Draft("duration_months", Linear(36, 12), 30)
THESIS = Draft("thesis_option", OfChoices({"non-thesis": 1.0, "choice": 0.5, "thesis": 0.0}), 70)
BY_HAND = CriteriaSet("Mine", (LENGTH, THESIS))


def open_cards(make_window: MakeWindow, *programs: str, by: CriteriaSet | None) -> ComparePage:
    library = comparing(*programs)
    if by is not None:
        listed = replace(library.shortlist, criteria=CriteriaSets((by,)))
        library = with_entry(library, "shortlists", library.open, listed)
    return compare(make_window(replace(COMPARED, library=library)))


def chips(page: ComparePage) -> list[list[str]]:
    header = page.view.header
    return [[one.text for one in header._top(n)[0].badges] for n in range(header.count())]


def chip_place(page: ComparePage, section: int) -> QPointF:
    top, origin = page.view.header._top(section)
    return top.badges[0].rect.translated(page.view.header._tops.badges_from(top, origin)).center()


def test_each_card_says_how_often_its_program_is_first(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    page = open_cards(make_window, LOWELL, NEW_YORK, TEMPLE, by=BY_HAND)
    # Temple has 0.3 / 2 + 0.7 = 0.85, the most that Lowell can have
    expected = [["first in 0 of 100"], ["first in 0 of 100"], ["first in 100 of 100"]]
    qtbot.waitUntil(lambda: chips(page) == expected, timeout=20_000)
    tip = page.view.header.tip_at(chip_place(page, 2).toPoint())
    assert tip.startswith("By “Mine”: 1 of 3, with 85 of 100; first in 100 of 100 cases.")
    spoken = page.model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert "first in 100 of 100 cases" in spoken


def test_a_click_on_it_goes_to_decide(make_window: MakeWindow, qtbot: QtBot) -> None:
    page = open_cards(make_window, LOWELL, TEMPLE, by=BY_HAND)
    qtbot.waitUntil(lambda: chips(page)[1] == ["first in 100 of 100"], timeout=20_000)
    place = chip_place(page, 1).toPoint()
    QTest.mouseClick(
        page.view.header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), place
    )
    window = page.window()
    assert isinstance(window, MainWindow)
    assert isinstance(window.page_widget, DecidePage)
    decide = window.page_widget
    qtbot.waitUntil(lambda: decide.outcome is not None, timeout=20_000)


def test_the_top_is_as_high_before_and_after(make_window: MakeWindow, qtbot: QtBot) -> None:
    page = open_cards(make_window, LOWELL, TEMPLE, by=BY_HAND)
    before = page.view.header.sizeHint().height()
    qtbot.waitUntil(lambda: chips(page)[1] == ["first in 100 of 100"], timeout=20_000)
    assert page.view.header.sizeHint().height() == before


def test_it_is_in_step_with_corrections_criteria_and_undo(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    page = open_cards(make_window, LOWELL, TEMPLE, by=BY_HAND)
    session = page._session
    first = [["first in 0 of 100"], ["first in 100 of 100"]]
    other = ["first in 100 of 100", "first in 0 of 100"]
    qtbot.waitUntil(lambda: chips(page) == first, timeout=20_000)
    # non-thesis in 12 months: 0.3 + 0.7, more than Temple's 0.85
    for key, value in (("thesis_option", "non-thesis"), ("duration_months", 12)):
        session.apply(correct(session.state, (LOWELL, key), Correction(value)), f"Correct {key}")
    qtbot.waitUntil(lambda: [texts[0] for texts in chips(page)] == other)
    session.undo()
    session.undo()
    qtbot.waitUntil(lambda: chips(page) == first)
    ruled = replace(BY_HAND, musts=(Must("thesis_option", frozenset({"thesis"})),))
    session.apply(changes.with_set(session.state, ruled), "Must")
    qtbot.waitUntil(lambda: chips(page)[1] == ["ruled out"])
    session.apply(changes.remove_set(session.state), "Remove set")
    qtbot.waitUntil(lambda: chips(page) == [[], []])


def test_without_criteria_a_card_is_as_before(make_window: MakeWindow) -> None:
    page = open_cards(make_window, LOWELL, TEMPLE, by=None)
    assert chips(page) == [[], []]
    page = open_cards(make_window, LOWELL, by=BY_HAND)
    assert chips(page) == [[]], "one program alone is not ranked"


def test_a_focused_top_tells_its_chips_and_its_menu_leads_where_they_lead(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    page = open_cards(make_window, LOWELL, NEW_YORK, by=BY_HAND)
    qtbot.waitUntil(lambda: all(chips(page)), timeout=20_000)
    page.view.card_actions.pin(LOWELL)
    header = page.view.header
    header.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: "known" in header.accessibleDescription())
    QTest.keyClick(header, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: "Decide: By “Mine”: " in header.accessibleDescription(), timeout=20_000)
    said = header.accessibleDescription()
    assert said.startswith("Reference. ")
    assert said.endswith("Return shows what can be done with it, Delete removes it")
    menu = page.view.card_actions.menu(page.model.programs[0], page)
    led = next(one for one in menu.actions() if one.text().startswith("Decide: first in"))
    led.trigger()
    menu.deleteLater()
    window = page.window()
    assert isinstance(window, MainWindow)
    assert isinstance(window.page_widget, DecidePage)
