"""A search for a school of which the catalog has nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.query import AnyOf, Query
from mpcompare.ui.corrections.program_form import OwnForm
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton


def explore(window: MainWindow) -> ExplorePage:
    page = window.view
    assert isinstance(page, ExplorePage)
    return page


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("MIT", "No program of MIT in this catalog"),
        ("ucla", "No program of UCLA in this catalog"),
        # institutions.csv has it, and no program file is of it
        ("full sail", "No program of Full Sail University in this catalog"),
        ("Qwxz College", "No program of Qwxz College in this catalog"),
        ("zzzzzzzzz", "No program matches all of this"),
    ],
)
def test_a_school_without_a_program_is_named(
    make_window: MakeWindow, words: str, title: str
) -> None:
    page = explore(make_window(State(query=Query(words), welcomed=True)))
    assert page.empty.isVisible()
    assert page.empty.title.text() == title
    assert not page.chips.corrected.isVisible()


@pytest.mark.parametrize("words", ["nyu", "New York University"])
def test_a_school_whose_programs_the_filters_leave_out_is_not_missing(
    make_window: MakeWindow, words: str
) -> None:
    hybrid = AnyOf("online", frozenset({"hybrid"}))
    page = explore(make_window(State(query=Query(words, (hybrid,)), welcomed=True)))
    assert page.empty.isVisible()
    assert page.empty.title.text() == "No program matches all of this"


def test_no_program_is_described_beside_a_search_that_finds_none(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(State(query=Query("nyu"), welcomed=True))
    page, session = explore(window), window.session
    qtbot.waitUntil(lambda: page.details.program is not None)
    session.apply(changes.search_for(session.state, "full sail"))
    qtbot.waitUntil(lambda: page.details.program is None)
    hints = [label.text() for label in page.details.findChildren(QLabel) if label.isVisible()]
    assert hints == ["Select a program to see every fact about it."]
    session.apply(changes.search_for(session.state, "nyu"))
    qtbot.waitUntil(lambda: page.details.program is not None)


def test_a_program_of_it_can_be_added_with_its_school_filled_in(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    page = explore(make_window(State(query=Query("full sail"), welcomed=True)))
    add = next(b for b in page.empty.buttons if b.text() == "Add Your Own Program…")
    qtbot.mouseClick(add, LEFT)
    form = next(w for w in QApplication.topLevelWidgets() if isinstance(w, OwnForm))
    qtbot.addWidget(form)
    fields = [field.text() for field in form.findChildren(QLineEdit)]
    assert "Full Sail University" in fields
    form.done(0)
