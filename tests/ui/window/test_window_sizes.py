"""The window on screens of several sizes, and every page in small windows."""

import base64
import json
import os
import subprocess
import sys
from contextlib import suppress
from itertools import pairwise
from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages import find_pages
from mpcompare.ui.pages.cost.page import CostPage
from mpcompare.ui.widgets.folding_panes import FoldingPanes
from tests.ui.compare_steps import DENVER, LOWELL
from tests.ui.cut_words import cut

PAGES = [page.key for page in find_pages()]
READY = {
    "cost": lambda page: page.sheet is not None and page.card.program is not None,
    "careers": lambda page: page.details.toPlainText() != "",
    "decide": lambda page: page.outcome is not None,
    "deadlines": lambda page: page.agenda.programs != (),
}
"""When the pages that read on another thread show what they have read."""
LEFT = Qt.MouseButton.LeftButton

STARTED = """
import sys
from PySide6.QtWidgets import QApplication
from mpcompare.app.start import paths
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.ui.pages import find_pages
from mpcompare.ui.session import Session
from mpcompare.ui.theme import Themes
from mpcompare.ui.window.window import MainWindow
application = QApplication([])
workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
session = Session(workspace, Themes.load(paths.resources_dir()), State(page="guide"))
window = MainWindow(session, find_pages())
window.restore_geometry(sys.argv[1])
window.show()
application.processEvents()
screen, place = window.screen().availableGeometry(), window.frameGeometry()
print(screen.width(), screen.height(), *place.getRect(), window.width(), window.height())
print(window.remembered_geometry())
window.close()
session.close()
workspace.close()
"""


def started(tmp_path: Path, screen: tuple[int, int], scale: str, remembered: str = ""):
    """Start a window on a screen of so many pixels.

    Return the screen, the place with its frame, the size, and what it remembers.
    """
    screens = tmp_path / "screens.json"
    width, height = screen
    one = {"name": "Made-up", "x": 0, "y": 0, "width": width, "height": height}
    screens.write_text(json.dumps({"screens": [one]}))
    done = subprocess.run(
        [sys.executable, "-c", STARTED, remembered],
        env={
            **os.environ,
            "MPCOMPARE_HOME": str(tmp_path),
            "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
            "QT_SCALE_FACTOR": scale,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    *figures, left = done.stdout.split()
    numbers = [int(figure) for figure in figures]
    return QRect(0, 0, *numbers[:2]), QRect(*numbers[2:6]), tuple(numbers[6:]), left


@pytest.mark.parametrize(
    ("screen", "scale", "size"),
    [
        ((1920, 1080), "1", (1280, 800)),
        ((1920, 1080), "2", (960 - 16, 540 - 48)),
        ((1366, 768), "1", (1280, 768 - 48)),
        ((1024, 768), "1", (1024 - 16, 768 - 48)),
    ],
)
def test_the_first_window_fits_its_screen(tmp_path, screen, scale, size):
    seen, place, shown, _ = started(tmp_path, screen, scale)
    assert seen.contains(place)
    assert shown == size


def test_a_window_from_a_larger_screen_fits_the_one_it_comes_back_to(tmp_path):
    _, _, shown, remembered = started(tmp_path, (2560, 1440), "1")
    assert base64.b64decode(remembered)
    assert shown == (1280, 800)
    for screen in ((1152, 720), (1024, 600), (1920, 1080)):
        seen, place, _, _ = started(tmp_path, screen, "1", remembered)
        assert seen.contains(place)


# Every page


@pytest.mark.parametrize("size", [(600, 420), (640, 480), (800, 560), (1024, 768)])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_cut_in_a_small_window(make_window, qtbot, page, size):
    state = State(page=page, welcomed=True, library=comparing(LOWELL, DENVER), selected=DENVER)
    window = make_window(state, size=size)
    QTest.qWaitForWindowExposed(window)
    qtbot.waitUntil(lambda: window.size().toTuple() == size)
    qtbot.waitUntil(lambda: READY.get(page, QWidget.isVisible)(window.page_widget))
    assert window.page_widget.minimumSizeHint().width() <= 600
    assert window.page_widget.width() >= size[0] - 16, "all but a scroll bar"
    assert cut_at_last(window, qtbot) == []


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("page", PAGES)
def test_the_smallest_window_scrolls_what_a_page_has_no_room_for(
    make_window, qtbot, page, text_size
):
    library = comparing(LOWELL, DENVER)
    state = State(page=page, welcomed=True, library=library, text_size=text_size)
    window = make_window(state, size=(480, 400))
    qtbot.waitUntil(lambda: READY.get(page, QWidget.isVisible)(window.page_widget))
    assert window.size().toTuple() == (480, 400)
    area, shown = window.findChild(QScrollArea, "PageArea"), window.page_widget
    qtbot.waitUntil(lambda: shown.width() >= shown.minimumSizeHint().width())
    qtbot.waitUntil(lambda: shown.height() >= shown.minimumSizeHint().height())
    for bar, length, room in (
        (area.horizontalScrollBar(), shown.width(), area.viewport().width()),
        (area.verticalScrollBar(), shown.height(), area.viewport().height()),
    ):
        assert bar.maximum() == length - room
    bar.setValue(bar.maximum())
    assert shown.mapTo(area.viewport(), shown.rect().bottomLeft()).y() < area.viewport().height()


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_cut_where_text_has_twice_its_size(make_window, qtbot, page):
    library = comparing(LOWELL, DENVER)
    state = State(page=page, welcomed=True, library=library, selected=DENVER, text_size=200)
    window = make_window(state, size=(1280, 800))
    QTest.qWaitForWindowExposed(window)
    qtbot.waitUntil(lambda: READY.get(page, QWidget.isVisible)(window.page_widget))
    assert window.page_widget.minimumSizeHint().width() <= 1280
    assert window.size().toTuple() == (1280, 800)
    assert cut_at_last(window, qtbot) == []


def test_criteria_and_their_ranking_are_not_cut_where_text_has_twice_its_size(make_window, qtbot):
    state = State(page="decide", welcomed=True, library=comparing(LOWELL, DENVER), text_size=200)
    window = make_window(state, size=(1280, 800))
    page = window.page_widget
    qtbot.waitUntil(lambda: page.outcome is not None)
    (example,) = (one for one in page.findChildren(QPushButton) if one.text() == "Cost first")
    QTest.mouseClick(example, LEFT)
    qtbot.waitUntil(page.ranking.isVisible)
    area = window.findChild(QScrollArea, "PageArea")
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    assert page.width() <= 1280
    assert cut_at_last(window, qtbot) == []
    QTest.mouseClick(page.bar.criteria, LEFT)
    qtbot.waitUntil(page.panel.isVisible)
    assert cut_at_last(window, qtbot) == []


@pytest.mark.parametrize("page", PAGES)
def test_text_that_grows_in_an_open_window_is_not_cut_and_comes_back(make_window, qtbot, page):
    state = State(page=page, welcomed=True, library=comparing(LOWELL, DENVER), selected=DENVER)
    window = make_window(state, size=(1280, 800))
    session = window.session
    QTest.qWaitForWindowExposed(window)
    qtbot.waitUntil(lambda: READY.get(page, QWidget.isVisible)(window.page_widget))
    before = window.top_bar.height()
    session.apply(changes.use_text_size(session.state, 200))
    qtbot.waitUntil(lambda: window.top_bar.height() > 1.5 * before)
    assert cut_at_last(window, qtbot) == []
    session.apply(changes.use_text_size(session.state, 100))
    qtbot.waitUntil(lambda: window.top_bar.height() == before)
    assert cut_at_last(window, qtbot) == []


@pytest.mark.parametrize("width", [600, 640, 680])
@pytest.mark.parametrize(
    ("page", "buttons"),
    [
        ("explore", ("chips.filters", "chips.details")),
        ("careers", ("to_occupations", "to_details")),
        ("deadlines", ("bar.month", "bar.application")),
    ],
)
def test_panes_without_room_come_one_at_a_time(make_window, qtbot, page, buttons, width):
    state = State(page=page, welcomed=True, library=comparing(LOWELL, DENVER), selected=DENVER)
    window = make_window(state, size=(width, 480))
    shown = window.page_widget
    first, second = (attrgetter(name)(shown) for name in buttons)
    qtbot.waitUntil(lambda: first.isVisible() and second.isVisible())
    before = visible_panes(shown)
    for button, other in ((first, second), (second, first)):
        if button.isChecked():
            QTest.mouseClick(button, LEFT)
        assert len(visible_panes(shown)) <= 2
        QTest.mouseClick(button, LEFT)
        assert button.isChecked()
        assert not other.isChecked()
        assert len(visible_panes(shown)) == 2
        assert cut_at_last(window, qtbot) == []
    window.resize(1400, 800)
    qtbot.waitUntil(lambda: len(visible_panes(shown)) == 3)
    assert first.isChecked()
    assert second.isChecked()
    window.resize(width, 480)
    qtbot.waitUntil(lambda: visible_panes(shown) == before)


def cut_at_last(window: QWidget, qtbot) -> list[str]:
    """Name what is still cut once the window has come to rest."""
    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not cut(window), timeout=2000)
    return cut(window)


def visible_panes(page: QWidget) -> list[QWidget]:
    panes = page.findChild(FoldingPanes)
    return [panes.widget(i) for i in range(panes.count()) if panes.widget(i).isVisible()]


@pytest.mark.parametrize("width", [600, 640, 800, 1024, 1280])
@pytest.mark.parametrize("count", [1, 3, 6, 9])
def test_cards_of_the_tray_are_whole(make_window, qtbot, width, count):
    window = make_window(size=(width, 700))
    session, page = window.session, window.page_widget
    ids = [page.model.program(row).id for row in range(count)]
    session.apply(changes.add(session.state, ids))
    tray = page.tray
    view = tray.area.viewport()
    qtbot.waitUntil(lambda: tray.compare.x() - tray.area.geometry().right() < 20)
    bar = tray.area.horizontalScrollBar()
    for value in (bar.maximum(), 0, bar.maximum() // 2, 1):
        bar.setValue(value)
        places = [QRect(card.mapTo(view, QPoint()), card.size()) for card in tray.cards]
        assert any(view.rect().contains(place) for place in places)
        assert all(
            view.rect().contains(place) or not view.rect().intersects(place) for place in places
        )
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for card in (tray.cards[0], tray.cards[-1], tray.cards[0]):
        card.setFocus()
        assert view.rect().contains(QRect(card.mapTo(view, QPoint()), card.size()))


def test_the_window_can_be_made_as_narrow_as_640_points(make_window):
    window = make_window()
    assert window.minimumWidth() <= 640
    assert window.centralWidget().minimumSizeHint().width() <= 640


def test_pages_without_room_in_the_top_bar_are_in_its_menu(make_window, qtbot):
    window = make_window(State(page="explore", welcomed=True), size=(640, 480))
    bar = window.top_bar
    qtbot.waitUntil(lambda: bool(bar.pages.folded))
    shown = [b for b in bar.pages.findChildren(QToolButton) if b.isVisible()]
    edges = sorted((one.geometry().left(), one.geometry().right()) for one in shown)
    assert all(right < left for (_, right), (left, _) in pairwise(edges))
    assert bar.search.width() >= 150
    assert bar.pages.more.text() == "More"
    menu = bar.pages.more.menu()
    menu.aboutToShow.emit()
    entries = [action.text() for action in menu.actions()]
    assert entries == [button.text() for button in bar.pages.folded]
    assert entries[-1] == "Guide"
    menu.actions()[-1].trigger()
    assert window.session.state.page == "guide"
    # the menu says which page is in sight, and the next one with room says it again
    assert bar.pages.more.text() == "Guide"
    QTest.mouseClick(next(b for b in shown if b.text() == "Explore"), LEFT)
    assert window.session.state.page == "explore"
    assert bar.pages.more.text() == "More"
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not bar.pages.folded)
    assert not bar.pages.more.isVisible()


def test_a_long_source_on_cost_is_elided_and_a_short_one_is_whole(make_window, qtbot):
    state = State(page="cost", welcomed=True, library=comparing(LOWELL))
    window = make_window(state, size=(1800, 800))
    page = window.page_widget
    qtbot.waitUntil(lambda: READY["cost"](page))
    link = next(one for one in page.card.links if one.text().startswith("Source: University"))
    whole = link.sizeHint().width()
    qtbot.waitUntil(lambda: link.width() == whole)
    before = link.grab().toImage()
    link.setFixedWidth(whole - 20)
    after = link.grab().toImage()
    words = QRect(0, 0, whole // 2, link.height())
    assert after.copy(words) == before.copy(words)
    end = QRect(whole - 60, 0, 40, link.height())
    assert after.copy(end) != before.copy(end)


class Frames(QObject):
    """Keeps, for each frame in which the card was painted, whether it had the height it needs."""

    def __init__(self, page: CostPage) -> None:
        super().__init__()
        self._page = page
        self.whole: list[bool] = []
        page.card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and self._page.card.program:
            card = self._page.card
            self.whole.append(card.height() >= card.heightForWidth(card.width()))
        return super().eventFilter(watched, event)


def test_no_frame_shows_the_card_on_cost_squeezed(make_window, qtbot):
    state = State(page="explore", welcomed=True, library=comparing(LOWELL, DENVER))
    window = make_window(state, size=(1024, 768))
    window.session.apply(changes.show_page(window.session.state, "cost"))
    page = window.page_widget
    frames = Frames(page)
    qtbot.waitUntil(lambda: page.pay.box.view.figure is not None and len(frames.whole) > 1)
    assert all(frames.whole)
