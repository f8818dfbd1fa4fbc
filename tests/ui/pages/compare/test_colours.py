"""A compared program keeps its colour, on its card, in the tray, in its charts and on Cost."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from compare_steps import COMPARED, DENVER, FOUR, LOWELL, NEW_YORK, YORK, compare, go_to, page_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from mpcompare.app.compare.card_figures import card_figures
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.library.store import Store
from mpcompare.model.library.library import Library, comparing
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.window.window import MainWindow

BLUE, ORANGE, GREEN, PURPLE, BROWN = "#0f76ce", "#bf5700", "#067d4d", "#7a008b", "#6d4700"
"""The first series colours of the light scheme, as resources/tokens.json has them."""
AT = "2026-11-27T12:00:00+00:00"

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """Four programs side by side, in light colours."""
    return make_window(changes.use_scheme(COMPARED, "light"))


def edge_line(page: ComparePage, program: str) -> list[str]:
    """Return the colours along the top edge of a card, without its round corners."""
    header = page.view.header
    column = page.model.column_of(program)
    assert column is not None
    page.view.scrollTo(page.model.index(0, column))
    image = header.viewport().grab().toImage()
    left, width = header.sectionViewportPosition(column), header.sectionSize(column)
    y = header.height() - header.viewport().height() + 10
    return [image.pixelColor(x, y).name() for x in range(left + 16, left + width - 40)]


def edge(page: ComparePage, program: str) -> str:
    """Return the one colour of a card's top edge."""
    (color,) = set(edge_line(page, program))
    return color


def test_a_moved_card_takes_its_colour_along_and_undo_changes_none(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = compare(window)
    assert [edge(page, one) for one in FOUR] == [BLUE, ORANGE, GREEN, PURPLE]
    go_to(page, "online", LOWELL)
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.view, Qt.Key.Key_Right, control_shift)
    assert window.session.state.compared == (DENVER, LOWELL, NEW_YORK, YORK)
    assert [edge(page, one) for one in FOUR] == [BLUE, ORANGE, GREEN, PURPLE]
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.state.compared == FOUR
    assert [edge(page, one) for one in FOUR] == [BLUE, ORANGE, GREEN, PURPLE]


def test_a_removed_program_leaves_its_colour_to_the_next_one_added(window: MainWindow) -> None:
    session, page = window.session, page_of(window)
    session.apply(changes.remove(session.state, DENVER), "Remove it")
    assert [edge(page, one) for one in (LOWELL, NEW_YORK, YORK)] == [BLUE, GREEN, PURPLE]
    other, another = new_programs(window, 2)
    session.apply(changes.add(session.state, [other], at=0), "Add one")
    assert [edge(page, one) for one in (other, LOWELL, YORK)] == [ORANGE, BLUE, PURPLE]
    session.apply(changes.add(session.state, [another], at=0), "Add another")
    assert edge(page, another) == BROWN
    for _ in range(3):
        session.undo()
    assert [edge(page, one) for one in FOUR] == [BLUE, ORANGE, GREEN, PURPLE]


def new_programs(window: MainWindow, count: int) -> tuple[str, ...]:
    """Return programs of the catalog that are not compared."""
    listed = window.session.workspace.programs_by_number(range(count + len(FOUR)))
    others = [one.id for one in listed if one.id not in window.session.state.compared]
    return tuple(others[:count])


def test_a_restart_keeps_the_colours(make_window: MakeWindow, tmp_path: Path) -> None:
    before = changes.move(changes.remove(COMPARED, LOWELL), YORK, 0)
    with closing(Store.open(tmp_path / "library.db")) as store:
        store.write(Library(), before.library, AT)
    with closing(Store.open(tmp_path / "library.db")) as store:
        again = State(page="compare", library=store.library, scheme="light", welcomed=True)
    page = page_of(make_window(again))
    assert [program.id for program in page.model.programs] == [YORK, DENVER, NEW_YORK]
    assert [edge(page, one) for one in (YORK, DENVER, NEW_YORK)] == [PURPLE, ORANGE, GREEN]


def test_the_tray_and_the_charts_have_the_colour_of_the_card(window: MainWindow) -> None:
    session = window.session
    session.apply(changes.move(changes.remove(session.state, LOWELL), YORK, 0))
    session.apply(changes.show_page(session.state, changes.EXPLORE))
    page = window.view
    assert isinstance(page, ExplorePage)
    stripes = {card.program.id: stripe(card.grab().toImage()) for card in page.tray.cards}
    assert stripes == {YORK: {PURPLE}, DENVER: {ORANGE}, NEW_YORK: {GREEN}}
    programs = session.workspace.programs(session.state.compared)
    figures = card_figures(session.workspace, programs, session.state.pay, session.state.series)
    drawn = {
        program.id: {mark.series for panel in figure.panels for mark in panel.marks}
        for of_chart in figures.values()
        for program, figure in zip(programs, of_chart, strict=True)
    }
    assert (drawn[DENVER], drawn[NEW_YORK]) == ({1}, {2})


def stripe(image: QImage) -> set[str]:
    """Return the colours along the left edge of a tray's card, its corners left out."""
    return {image.pixelColor(2, y).name() for y in range(12, image.height() - 12)}


def test_from_the_seventh_on_a_pattern_tells_programs_apart(window: MainWindow) -> None:
    session = window.session
    others = new_programs(window, 21)
    session.apply(changes.add(session.state, others))
    page = page_of(window)
    all_compared = session.state.compared
    # the first of each six are blue: whole, and with gaps of three kinds
    assert set(edge_line(page, all_compared[0])) == {BLUE}
    patterns = {one: shares(edge_line(page, one)) for one in all_compared[0::6]}
    assert all(BLUE in kinds for kinds in patterns.values())
    gaps = [kinds.get("#ffffff", 0) for kinds in patterns.values()]
    assert gaps[0] == gaps[4] == 0, "after the fourth pattern it begins again"
    assert all(gaps[1:4])
    assert len(set(map(tuple, (edge_line(page, one) for one in all_compared[6:24:6])))) == 3
    # the seventh removed, its pattern goes to the next that comes
    session.apply(changes.remove(session.state, all_compared[6]))
    assert session.state.series[all_compared[24]] == 24


def shares(colors: list[str]) -> dict[str, int]:
    """Count how often each colour comes."""
    return {color: colors.count(color) for color in colors}


def test_a_comparison_without_a_shortlist_has_colours_by_place(make_window: MakeWindow) -> None:
    window = make_window(State(library=comparing(LOWELL, YORK), welcomed=True))
    comparison = window.session.comparison()
    assert [comparison.series_of(program) for program in comparison.programs] == [0, 1]
