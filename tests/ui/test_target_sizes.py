"""How large what is clicked is, measured on the widgets as they are shown."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QRadioButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import Contrast, State
from mpcompare.model.library.library import comparing
from mpcompare.ui.dialogs import DIALOGS
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import FOUR, LOWELL
from tests.ui.cut_words import cut

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MakeWindow = Callable[..., MainWindow]
TARGET = 24
"""Pixels in both directions that WCAG 2.2 asks of a target (2.5.8)."""


def filled(
    make_window: MakeWindow, qtbot: QtBot, page: str, contrast: Contrast = "normal"
) -> MainWindow:
    """Return a window on a page that scrolls."""
    library = comparing(*FOUR)
    state = State(page=page, library=library, selected=LOWELL, welcomed=True, contrast=contrast)
    window = make_window(state)
    idle: list[bool] = []
    window.session.tasks.when_idle(lambda: idle.append(True))
    qtbot.waitUntil(lambda: bool(idle), timeout=20_000)
    return window


def scroll_bars(window: QWidget) -> list[QScrollBar]:
    return [one for one in window.findChildren(QScrollBar) if one.isVisible()]


@pytest.mark.parametrize(("contrast", "wide"), [("normal", 16), ("high", TARGET)])
@pytest.mark.parametrize("page", ["explore", "compare", "guide"])
def test_scroll_bars_are_wide_enough_to_be_dragged(
    make_window: MakeWindow, qtbot: QtBot, page: str, contrast: Contrast, wide: int
) -> None:
    window = filled(make_window, qtbot, page, contrast)
    qtbot.waitUntil(lambda: bool(scroll_bars(window)))
    for bar in scroll_bars(window):
        is_down = bar.orientation() is Qt.Orientation.Vertical
        assert (bar.width() if is_down else bar.height()) == wide


@pytest.mark.parametrize("contrast", ["normal", "high"])
def test_no_words_of_the_filters_are_cut_beside_them(
    make_window: MakeWindow, qtbot: QtBot, contrast: Contrast
) -> None:
    window = filled(make_window, qtbot, "explore", contrast)
    qtbot.waitUntil(lambda: cut(window) == [])


def test_they_grow_with_the_text(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(State(page="guide", welcomed=True, text_size=200))
    qtbot.waitUntil(lambda: bool(scroll_bars(window)), timeout=20_000)
    assert {bar.width() for bar in scroll_bars(window)} == {32}


@pytest.mark.parametrize("name", ["EXPORT"])
def test_boxes_and_radio_buttons_have_the_height_of_a_target(
    make_window: MakeWindow, qtbot: QtBot, name: str
) -> None:
    window = filled(make_window, qtbot, "compare")
    dialog = DIALOGS[name].build(window.session, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    shown = [*dialog.findChildren(QCheckBox), *dialog.findChildren(QRadioButton)]
    measured = {f"{one.text()!r}": one.height() for one in shown if one.isVisible()}
    assert measured
    assert {words: high for words, high in measured.items() if high < TARGET} == {}
    dialog.hide()
    dialog.deleteLater()
