"""The cells of the results look as they should, also where they were painted before."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.app.state.state import Scheme, State
from mpcompare.model.library.library import comparing
from mpcompare.model.query import Query
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.pages.explore.results.results_model import BOX
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton
STATE = State(welcomed=True, scheme="light")


def picture(window: MainWindow) -> QImage:
    """Paint the rows in sight, as they are now that everything has its place."""
    QApplication.processEvents()
    page = window.view
    assert isinstance(page, ExplorePage)
    return page.results.viewport().grab().toImage()


def settled(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Search for words, and wait for their programs and for the counts; either may come first."""
    page = window.view
    assert isinstance(page, ExplorePage)

    def is_answer(_: object, query: Query) -> bool:
        return query.words == words

    answers = [page.result_query.found, page.result_query.counted]
    with qtbot.waitSignals(answers, check_params_cbs=[is_answer, is_answer]):
        window.session.apply(changes.search_for(window.session.state, words))


def test_rows_painted_before_look_as_in_a_new_window(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(STATE)
    for words in ("s", "so", "sound", ""):
        settled(qtbot, window, words)
        picture(window)
    settled(qtbot, window, "sound")
    again = make_window(STATE)
    settled(qtbot, again, "sound")
    for one in (window, again):
        page = one.view
        assert isinstance(page, ExplorePage)
        page.results.setCurrentIndex(page.model.index(0, BOX))
        page.results.scrollToTop()
        one.top_bar.search.setFocus()  # the ring of the selected row is the focus's
    assert picture(window) == picture(again)


def test_a_box_shows_at_once_that_its_program_is_compared(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(STATE)
    page = window.view
    assert isinstance(page, ExplorePage)
    bare = picture(window)
    box = page.results.visualRect(page.model.index(1, BOX))
    qtbot.mouseClick(page.results.viewport(), LEFT, pos=box.topLeft() + QPoint(30, 25))
    assert window.session.state.compared
    ticked = picture(window)
    assert ticked.copy(box) != bare.copy(box)
    assert ticked.copy(box.translated(0, box.height())) == bare.copy(
        box.translated(0, box.height())
    )
    window.session.apply(replace(window.session.state, library=comparing()))
    assert picture(window).copy(box) != ticked.copy(box)


def test_a_range_of_prices_keeps_its_upper_end_in_a_narrow_column(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(STATE)
    window.resize(1280, 800)
    settled(qtbot, window, "stanford")
    page = window.view
    assert isinstance(page, ExplorePage)
    shown = [page.model.attribute(c) for c in range(page.model.columnCount())]
    (column,) = [
        c for c, a in enumerate(shown) if a is not None and a.label == "Tuition, whole program"
    ]
    cell = page.results.visualRect(page.model.index(0, column))
    metrics = QFontMetrics(window.session.theme.font())
    assert (
        metrics.horizontalAdvance("$58,746 to $97,910 in all") > cell.width()
    )  # or it proves nothing
    line = cell.adjusted(0, 12 + metrics.lineSpacing(), 0, 0)
    line.setHeight(metrics.lineSpacing())
    second = picture(window).copy(line)
    ink = window.session.theme.color("text")
    inked = [
        (x, y)
        for x in range(second.width())
        for y in range(second.height())
        if second.pixelColor(x, y) == ink
    ]
    assert inked  # in the colour of the figure, not of the note below it


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_another_scheme_paints_every_cell_again(make_window: MakeWindow, scheme: Scheme) -> None:
    other = "dark" if scheme == "light" else "light"
    window = make_window(replace(STATE, scheme=other))
    before = picture(window)
    window.session.apply(changes.use_scheme(window.session.state, scheme))
    after = picture(window)
    page = window.view
    assert isinstance(page, ExplorePage)
    corner = page.results.visualRect(page.model.index(1, BOX)).topLeft() + QPoint(2, 2)
    assert before.pixelColor(corner) != after.pixelColor(corner)
    assert after.pixelColor(corner) == window.session.theme.color("surface")


def test_typing_on_keeps_the_chip_of_the_words(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(STATE)
    page = window.view
    assert isinstance(page, ExplorePage)
    settled(qtbot, window, "so")
    (chip,) = page.chips.chips
    settled(qtbot, window, "sound")
    assert page.chips.chips == (chip,)
    assert chip.text().strip() == "“sound”"
    assert chip.accessibleName() == chip.toolTip() == "Remove “sound”"
    qtbot.mouseClick(chip, LEFT)
    assert not window.session.state.query.words
    qtbot.waitUntil(lambda: page.chips.chips == ())


def test_a_gap_is_a_quiet_sign_to_the_eye_and_words_to_the_ear(make_window: MakeWindow) -> None:
    window = make_window(STATE)
    page = window.view
    assert isinstance(page, ExplorePage)
    shown = picture(window)
    columns = range(page.model.columnCount())
    cells = (page.model.index(r, c) for r in range(5) for c in columns)
    gap = next(cell for cell in cells if cell.data() == "not stated")
    assert gap.data(Qt.ItemDataRole.AccessibleTextRole) == "not stated"
    assert gap.data(Qt.ItemDataRole.ToolTipRole).endswith(": not stated")
    theme = window.session.theme
    line = page.results.visualRect(gap).adjusted(2, 12, -2, 0)
    line.setHeight(QFontMetrics(theme.font()).lineSpacing())
    cell = shown.copy(line)
    points = [(x, y) for x in range(cell.width()) for y in range(cell.height())]
    ground = cell.pixelColor(0, 0)
    across = [x for x, y in points if cell.pixelColor(x, y) != ground]
    assert across
    assert max(across) - min(across) < QFontMetrics(theme.font()).horizontalAdvance("not")
