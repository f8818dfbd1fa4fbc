"""What a screen reader finds on every page and in every dialog, and where the Tab key stops."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QTableView,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mpcompare.app.compare.changes import show_table
from mpcompare.app.state.state import State
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import comparing
from mpcompare.ui.accessibility import child_number
from mpcompare.ui.dialogs import DIALOGS
from mpcompare.ui.pages import find_pages
from mpcompare.ui.pages.compare.page import ComparePage
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.widgets.linked_label import LinkedLabel
from mpcompare.ui.widgets.reading_text import ReadingText
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER, LOWELL
from tests.ui.test_dialogs import CHECKLIST, GIVEN, MADE_UP, TEXT

MakeWindow = Callable[..., MainWindow]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PAGES = [page.key for page in find_pages()]
USELESS = ("NoRole", "Client", "Filler", "Pane", "Border")
"""Roles that say nothing of what can be done with a widget."""
MOST_STOPS = 30
LIBRARY = replace(
    comparing(LOWELL, DENVER), own={MADE_UP: OwnProgram(TEXT)}, applications=CHECKLIST
)


def in_sight(root: QWidget) -> list[QWidget]:
    """Return what is shown in a window, without what its pages hide."""
    return [one for one in root.findChildren(QWidget) if one.isVisible() and one.window() is root]


def takes_focus(widget: QWidget) -> bool:
    """Whether the Tab key may stop there, as far as the widget says."""
    is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return is_stop and widget.isEnabled() and widget.focusProxy() is None


def name_of(widget: QWidget) -> str:
    """Return how a widget is called: on Linux a list to choose from has only its label."""
    labels = [one for one in widget.parentWidget().children() if isinstance(one, QLabel)]
    if isinstance(widget, QComboBox):
        return next((one.text() for one in labels if one.buddy() is widget), "")
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def problems_of(widget: QWidget) -> Iterator[str]:
    """Say what a screen reader could not tell of a widget that takes the focus."""
    what = f"{type(widget).__name__} {widget.objectName()!r} {name_of(widget)!r}"
    if not name_of(widget).strip():
        yield f"{what} has no name"
    role = QAccessible.queryAccessibleInterface(widget).role().name
    if role in USELESS:
        yield f"{what} is a {role}"
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and role == "CheckBox":
        yield f"{what} is one of several, and is told to be a tick box"
    if isinstance(widget, QTableView):
        yield from (f"{what}: {lack}" for lack in headers_lacking(widget))


def headers_lacking(table: QTableView) -> Iterator[str]:
    """Say which headers of a table's first cells say nothing."""
    model = table.model()
    if model is None or not model.rowCount() or not model.columnCount():
        return
    sides = {Qt.Orientation.Horizontal: model.columnCount(), Qt.Orientation.Vertical: 1}
    for side, count in sides.items():
        for section in range(count):
            if table.isColumnHidden(section) and side is Qt.Orientation.Horizontal:
                continue
            said = model.headerData(section, side, Qt.ItemDataRole.AccessibleTextRole)
            if not str(said or model.headerData(section, side) or "").strip():
                yield f"no header for {side.name.lower()} {section}"


def problems_of_words(label: QLabel) -> Iterator[str]:
    """Say what is wrong with words: only those with links take the focus, and all of these do."""
    has_links = "<a " in label.text() and label.textFormat() is not Qt.TextFormat.PlainText
    can_stop = QAccessible.queryAccessibleInterface(label).state().focusable
    if can_stop and not has_links:
        yield f"{label.text()!r} takes the focus, and there is nothing to do with it"
    if has_links and not isinstance(label, LinkedLabel):
        yield f"{label.text()!r} has links that the keyboard does not reach"


def check_all(root: QWidget) -> None:
    """Fail for what takes the focus in a window and tells a screen reader too little."""
    widgets = in_sight(root)
    stops = [one for one in widgets if takes_focus(one)]
    assert stops
    found = [problem for widget in stops for problem in problems_of(widget)]
    labels = (one for one in widgets if isinstance(one, QLabel))
    found += [problem for label in labels for problem in problems_of_words(label)]
    found += [
        f"{one.accessibleName()!r} stops at each of its links"
        for one in widgets
        if isinstance(one, QTextBrowser) and not isinstance(one, ReadingText)
    ]
    assert not found, "\n".join(found)


def shown(
    make_window: MakeWindow, qtbot: QtBot, page: str, *, as_table: bool = False
) -> MainWindow:
    """Return a window on a page with all that two programs bring with them."""
    state = State(page=page, library=LIBRARY, selected=LOWELL, welcomed=True)
    window = make_window(show_table(state, on=as_table))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    idle: list[bool] = []
    window.session.tasks.when_idle(lambda: idle.append(True))
    qtbot.waitUntil(lambda: bool(idle), timeout=20_000)
    window.view.focus_content()
    return window


@pytest.mark.parametrize("page", PAGES)
def test_all_that_takes_the_focus_on_a_page_says_what_it_is(
    make_window: MakeWindow, qtbot: QtBot, page: str
) -> None:
    check_all(shown(make_window, qtbot, page))


def test_all_that_takes_the_focus_on_the_table_of_programs_says_what_it_is(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    check_all(shown(make_window, qtbot, "compare", as_table=True))


@pytest.mark.parametrize("name", DIALOGS)
def test_all_that_takes_the_focus_in_a_dialog_says_what_it_is(
    make_window: MakeWindow, name: str
) -> None:
    window = make_window(State(page="compare", library=LIBRARY, welcomed=True))
    dialog = DIALOGS[name].build(window.session, window, *GIVEN.get(name, ()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    check_all(dialog)
    dialog.hide()
    dialog.deleteLater()


def place_of(widget: QWidget) -> tuple[int, object]:
    """Return where the focus is, also within a text whose links are stops of their own."""
    if isinstance(widget, QTextBrowser):
        return id(widget), widget.textCursor().position()
    current = widget.currentIndex() if isinstance(widget, QAbstractItemView) else QModelIndex()
    return id(widget), (current.row(), current.column())


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_round_a_page_in_few_steps_all_in_sight(
    make_window: MakeWindow, qtbot: QtBot, page: str
) -> None:
    window = shown(make_window, qtbot, page)
    passed: list[tuple[int, object]] = []
    names: list[str] = []
    while place_of(window.focusWidget()) not in passed:
        focused = window.focusWidget()
        passed.append(place_of(focused))
        names.append(f"{type(focused).__name__} {name_of(focused)!r}")
        assert not focused.visibleRegion().isEmpty(), f"{names[-1]} is out of sight"
        assert len(passed) <= MOST_STOPS, "\n".join(names)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        QApplication.sendPostedEvents()
    assert len(passed) > 3


@pytest.mark.parametrize("page", PAGES)
def test_the_tab_of_the_page_in_sight_is_the_one_that_the_keyboard_reaches(
    make_window: MakeWindow, qtbot: QtBot, page: str
) -> None:
    window = shown(make_window, qtbot, page)
    tabs = [
        one
        for one in window.top_bar.findChildren(QToolButton)
        if QAccessible.queryAccessibleInterface(one).role() == QAccessible.Role.PageTab
    ]
    chosen = [one for one in tabs if QAccessible.queryAccessibleInterface(one).state().selected]
    assert [one for one in tabs if takes_focus(one)] == chosen
    title = next(each.title for each in find_pages() if each.key == page)
    assert [name_of(one).split(",")[0] for one in chosen] == [title]


def test_a_screen_reader_presses_the_tab_of_a_page(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window, qtbot, "explore")
    tabs = window.top_bar.findChildren(QToolButton)
    tab = next(one for one in tabs if name_of(one) == "Cost")
    actions = QAccessible.queryAccessibleInterface(tab).actionInterface()
    assert "Press" in actions.actionNames()
    actions.doAction("Press")
    assert window.session.state.page == "cost"


def test_no_button_takes_the_focus_on_the_way_to_another_page(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = shown(make_window, qtbot, "explore")
    passed: list[QWidget | None] = []
    QApplication.instance().focusChanged.connect(lambda _, now: passed.append(now))
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.session.state.page == "compare"
    assert [one for one in passed if one is not None] == [window.focusWidget()]
    assert window.page_widget.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("page", ["explore", "compare"])
def test_a_table_that_takes_the_focus_tells_its_current_cell(
    make_window: MakeWindow, qtbot: QtBot, page: str
) -> None:
    window = shown(make_window, qtbot, page)
    view = window.focusWidget()
    assert isinstance(view, QTableView)
    index = view.currentIndex()
    cell = QAccessible.queryAccessibleInterface(view).child(child_number(view, index))
    assert cell.text(QAccessible.Text.Name) == index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_f6_goes_round_the_parts_of_a_page_and_back(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window, qtbot, "explore")
    page = window.page_widget
    assert isinstance(page, ExplorePage)
    parts = [window.top_bar, page.filters, page.results, page.tray, page.details]

    def part() -> QWidget:
        focused = window.focusWidget()
        return next(one for one in parts if one is focused or one.isAncestorOf(focused))

    for expected in (page.tray, page.details, window.top_bar, page.filters, page.results):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        assert part() is expected
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert part() is page.filters


def test_f6_goes_from_the_cards_to_their_bar_and_back(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = shown(make_window, qtbot, "compare")
    page = window.page_widget
    assert isinstance(page, ComparePage)
    assert window.focusWidget() is page.view
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.top_bar.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert page.bar.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is page.view


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_tab_of_the_page_in_sight_leads_into_the_page(
    make_window: MakeWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    window = shown(make_window, qtbot, "explore")
    page = window.page_widget
    assert isinstance(page, ExplorePage)
    tabs = window.top_bar.findChildren(QToolButton)
    tab = next(one for one in tabs if one.isChecked())
    tab.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(tab, key)
    assert window.focusWidget() is page.results
    assert tab.isChecked()


def test_the_note_comes_before_the_facts_and_the_cards_of_the_tray_are_one_stop(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = shown(make_window, qtbot, "explore")
    page = window.page_widget
    assert isinstance(page, ExplorePage)
    first, second = page.tray.cards
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert window.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert not page.tray.isAncestorOf(window.focusWidget())
    page.details.notes.tags.input.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert name_of(window.focusWidget()) == "Write a note…"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is page.details.facts


def test_tab_goes_over_explore_as_it_is_laid_out(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window, qtbot, "explore")
    page = window.page_widget
    assert isinstance(page, ExplorePage)
    parts = [window.top_bar, page.filters, page.chips, page.results, page.tray, page.details]
    window.top_bar.search.setFocus()
    passed: list[QWidget] = []
    while not passed or window.focusWidget() is not window.top_bar.search:
        focused = window.focusWidget()
        part = next(one for one in parts if one is focused or one.isAncestorOf(focused))
        passed += [] if passed[-1:] == [part] else [part]
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert passed == [*parts, window.top_bar]


def test_the_focus_stays_on_the_tab_of_the_page_in_sight(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = shown(make_window, qtbot, "explore")
    tabs = window.top_bar.findChildren(QToolButton)
    next(one for one in tabs if one.isChecked()).setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert name_of(window.focusWidget()) == "Guide"


def test_what_a_cell_opens_is_told_with_all_its_words(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = shown(make_window, qtbot, "compare")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    told = QAccessible.queryAccessibleInterface(popup)
    said = told.text(QAccessible.Text.Description)
    assert told.role() == QAccessible.Role.Dialog
    assert told.text(QAccessible.Text.Name)
    assert all(label.text() in said for label in popup.findChildren(QLabel))
    popup.close()
