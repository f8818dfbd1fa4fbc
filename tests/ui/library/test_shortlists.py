"""Several shortlists in the window: made, switched, named, merged, deleted, and undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import QMenu, QToolTip
from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing, in_order
from mpcompare.ui.library.name_dialog import NameDialog
from mpcompare.ui.library.shortlist_button import ShortlistButton
from mpcompare.ui.library.shortlist_pick_dialog import ListedDialog, MergeDialog
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER, LOWELL, NEW_YORK

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    state = State(page="compare", welcomed=True, library=comparing(LOWELL, DENVER))
    return make_window(state)


def do(window: MainWindow, key: str) -> None:
    action = window.findChild(QAction, key)
    assert action is not None
    action.trigger()


def name(window: MainWindow, qtbot: QtBot, key: str, words: str) -> None:
    """Choose an action that asks for a name, and type one over what stands there."""
    do(window, key)
    dialog = window.findChild(NameDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.field, words)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(NameDialog) is None)


def lists(window: MainWindow) -> dict[str, tuple[str, ...]]:
    library = window.session.state.library
    return {one.name: one.programs for _, one in in_order(library.shortlists)}


def names(window: MainWindow) -> list[str]:
    """Return what the buttons on the pages that are built say."""
    return [button.text().strip() for button in window.findChildren(ShortlistButton)]


def shown(window: MainWindow) -> list[str]:
    return [program.id for program in window.session.comparison().programs]


def test_a_new_shortlist_is_empty_and_the_old_one_comes_back_by_key(window, qtbot):
    name(window, qtbot, "new-shortlist", "Online ones")
    assert lists(window) == {"Shortlist": (LOWELL, DENVER), "Online ones": ()}
    assert shown(window) == []
    do(window, "next-shortlist")
    assert shown(window) == [LOWELL, DENVER]


def test_an_empty_name_cannot_be_taken(window, qtbot):
    do(window, "rename-shortlist")
    dialog = window.findChild(NameDialog)
    qtbot.keyClicks(dialog.field, "   ")
    assert not dialog.button.isEnabled()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert lists(window) == {"Shortlist": (LOWELL, DENVER)}


def test_the_name_stands_on_both_pages_and_undo_says_what_it_takes_back(window, qtbot):
    name(window, qtbot, "rename-shortlist", "Fall 2027")
    assert names(window) == ["Fall 2027"]
    assert window.findChild(QAction, "undo").text() == "&Undo: Rename Shortlist"
    do(window, "page-explore")
    assert names(window) == ["Fall 2027", "Fall 2027"]
    do(window, "undo")
    assert names(window) == ["Shortlist", "Shortlist"]


def test_a_deleted_shortlist_comes_back_by_undo(window, qtbot):
    name(window, qtbot, "new-shortlist", "Online ones")
    do(window, "delete-shortlist")
    assert lists(window) == {"Shortlist": (LOWELL, DENVER)}
    do(window, "undo")
    assert lists(window) == {"Shortlist": (LOWELL, DENVER), "Online ones": ()}
    assert window.session.state.library.shortlist.name == "Online ones"
    assert not window.session.state.library.bin


def test_others_are_merged_into_the_open_one(window, qtbot):
    name(window, qtbot, "duplicate-shortlist", "Second look")
    qtbot.waitUntil(lambda: shown(window) == [LOWELL, DENVER])
    do(window, "merge-shortlists")
    dialog = window.findChild(MergeDialog)
    assert not dialog.button.isEnabled()
    assert dialog.list.item(0).text() == "Shortlist  ·  2 programs"
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(dialog.button, LEFT)
    assert lists(window) == {"Second look": (LOWELL, DENVER)}


def test_with_one_shortlist_there_is_nothing_to_merge_or_to_switch_to(window):
    for key in ("merge-shortlists", "next-shortlist", "previous-shortlist"):
        assert not window.findChild(QAction, key).isEnabled()


def test_a_program_is_put_on_another_shortlist_by_its_ticks(window, qtbot):
    name(window, qtbot, "new-shortlist", "Online ones")
    do(window, "next-shortlist")
    dialog = ListedDialog(window.session, [NEW_YORK], window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == [
        "Shortlist  ·  2 programs",
        "Online ones  ·  0 programs",
    ]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.button, LEFT)
    assert lists(window) == {"Shortlist": (LOWELL, DENVER), "Online ones": (NEW_YORK,)}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_long_name_ends_within_the_list_and_is_whole_in_its_tip(window, qtbot):
    long = "Made-up shortlist with a name that no list could ever hold"
    name(window, qtbot, "new-shortlist", long)
    dialog = ListedDialog(window.session, [LOWELL], window)
    qtbot.addWidget(dialog)
    dialog.show()
    view = dialog.list
    line = view.visualItemRect(view.item(1))
    assert line.right() <= view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0
    at = line.center()
    tip = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QCoreApplication.sendEvent(view.viewport(), tip)
    assert QToolTip.text().startswith(long)
    QToolTip.hideText()


def test_a_long_name_does_not_widen_the_menus_and_is_whole_in_its_tip(window, qtbot):
    name(window, qtbot, "new-shortlist", "Made-up " + "headphone amplifier " * 20)
    long = window.session.state.library.shortlist.name
    bar = next(a.menu() for a in window.menuBar().actions() if a.text() == "&Shortlist")
    for menu in (bar, window.findChild(ShortlistButton).menu()):
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        [entry] = [a for a in menu.actions() if a.text().startswith("Made-up ")]
        assert entry.text().endswith(f"{long[-8:]}  ·  0 programs")
        assert menu.sizeHint().width() < window.session.theme.length(700)
        assert long in entry.toolTip()


def test_both_menus_list_the_shortlists_and_open_them(window, qtbot):
    name(window, qtbot, "new-shortlist", "Tom & Ana")
    bar = next(a.menu() for a in window.menuBar().actions() if a.text() == "&Shortlist")
    button = window.findChild(ShortlistButton).menu()
    for menu in (bar, button):
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        menu.aboutToShow.emit()
        entries = [action for action in menu.actions() if action.isCheckable()]
        assert [entry.text() for entry in entries] == [
            "Shortlist  ·  2 programs",
            "Tom && Ana  ·  0 programs",
        ]
        assert [entry.isChecked() for entry in entries] == [False, True]
    texts = [action.text() for action in button.actions() if not action.isSeparator()]
    assert texts[:3] == ["&New…", "&Rename…", "&Duplicate…"]
    entries[0].trigger()
    assert shown(window) == [LOWELL, DENVER]
