"""Explore with names that are longer than there is room for."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import State
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import Library, with_entry
from mpcompare.model.query import Query
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.window.window import MainWindow

LONG = """
id = "own-made-up-long"
name = "Made-up Programm der Interdisziplinären Audiotechnologiewissenschaftenundtonmeisterei"
degree = "MA"
institution = "Made-up Universität der Technologiewissenschaftenundtonmeisterei"
country = "DE"
"""


def test_a_very_long_word_leaves_all_else_of_the_details_in_sight(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    own = OwnProgram(LONG, "2026-11-27")
    library = with_entry(Library(), "own", "own-made-up-long", own)
    window = make_window(State(welcomed=True, library=library, query=Query(words="interdisziplin")))
    window.resize(1280, 800)
    page = window.view
    assert isinstance(page, ExplorePage)
    qtbot.waitUntil(lambda: "Made-up" in page.details.name.text())
    body = page.details.widget()
    assert body is not None
    qtbot.waitUntil(lambda: body.width() == page.details.viewport().width())
