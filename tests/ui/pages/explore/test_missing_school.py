"""A search for a school of which the catalog has nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import State
from mpcompare.model.query import Query
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
