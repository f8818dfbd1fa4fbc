"""The row of the cards that says what the user's profile comes to for each program."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from compare_steps import COMPARED, LOWELL, compare, go_to, keys, popup, words_on
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.model.library.library import comparing
from mpcompare.model.library.profile import Profile
from mpcompare.ui.library.profile_dialog import ProfileDialog
from mpcompare.ui.pages.compare.cells.source_card import ProfileCard
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Popups grab the keyboard; the offscreen platform says that it has none."""
AMERICAN = "american-ma-audio-technology"
"""Asks for a bachelor's degree, a grade point average of 3.0, two references, recordings."""
SAID = Profile(degree="bachelor", gpa=2.9, references=2, recordings="yes")
WORDS = "You meet 3 of 4"


@pytest.fixture
def page(make_window: MakeWindow) -> ComparePage:
    """The page of a window that compares two programs with a profile."""
    library = replace(comparing(AMERICAN, LOWELL), profile=SAID)
    return compare(make_window(replace(COMPARED, library=library)))


def cell(page: ComparePage, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> str:
    """Return what the first program's cell of the row says."""
    row = page.model.row_of("your_profile")
    assert row is not None
    return page.model.index(row, 0).data(role)


def test_it_stands_first_and_says_how_many_are_met_and_which_are_not(page: ComparePage) -> None:
    assert keys(page)[:2] == ["section GLANCE", "your_profile"]
    assert cell(page) == f"{WORDS}; Not met: Minimum GPA; Your profile leaves open: English test"
    spoken = cell(page, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(WORDS)
    assert "You meet: Bachelor's degree" in spoken
    chips = page.view.header._top(0)[0].badges
    assert not chips, "the header does not say it again"


def test_without_a_profile_there_is_no_such_row(page: ComparePage) -> None:
    session = page._session
    session.apply(changes.set_profile(session.state, Profile()), "Profile")
    assert "your_profile" not in keys(page)
    session.undo()
    assert "your_profile" in keys(page)


def test_a_row_put_away_leaves_its_words_to_the_header(page: ComparePage) -> None:
    session = page._session
    session.apply(changes.hide_rows(session.state, ["your_profile"]))
    assert "your_profile" not in keys(page)
    (chip,) = page.view.header._top(0)[0].badges
    assert chip.text.startswith("You meet 3 of 4")


def test_a_key_opens_the_lists_and_the_profile(page: ComparePage, qtbot: QtBot) -> None:
    go_to(page, "your_profile", AMERICAN)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    words = words_on(popup(page, ProfileCard))
    assert "You meet" in words
    assert "You don't yet meet" in words
    assert "Minimum GPA" in words
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    card = popup(page, ProfileCard)
    (change,) = card.findChildren(QPushButton)
    qtbot.mouseClick(change, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.window().findChild(ProfileDialog) is not None)
    dialog = page.window().findChild(ProfileDialog)
    assert dialog is not None
    assert dialog.form.gpa.text() == "2.9"
    dialog.close()


def test_pay_and_the_profile_are_in_sight_without_scrolling(make_window: MakeWindow) -> None:
    library = replace(COMPARED.library, profile=SAID)
    page = compare(make_window(replace(COMPARED, library=library), size=(1280, 800)))
    view = page.view
    first = next(n for n, key in enumerate(keys(page)) if key.startswith("pay "))
    for number in (1, first, first + 1):
        bottom = view.rowViewportPosition(number) + view.rowHeight(number)
        assert bottom <= view.viewport().height()
