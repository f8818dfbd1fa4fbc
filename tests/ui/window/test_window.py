"""The window around the pages: menus, undo, look, catalogs, what a restart brings back."""

import shutil
import sqlite3
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QWidget

from mpcompare.app.library.shortlists import rename_shortlist
from mpcompare.app.start import paths
from mpcompare.app.state import changes, session_file
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.catalog.checksum import BLANK, KEY, write_checksum
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import comparing
from mpcompare.model.query import Query
from mpcompare.ui.exporting.pay_table import WIDEST_COLUMN, PayTableDialog
from mpcompare.ui.pages import find_pages
from mpcompare.ui.pages.compare.rows_dialog import RowsDialog
from mpcompare.ui.window.about import AboutDialog
from mpcompare.ui.window.actions import ACTIONS, MENUS

LOWELL = "uml-mm-sound-recording-technology"
DENVER = "cu-denver-ms-recording-arts"
YORK = "york-ma-music-production-audio-cultures"


def action(window, key):
    return window.findChild(QAction, key)


def notices(window):
    bar = window.findChild(QFrame, "Notice")
    return bar.findChild(QLabel).text() if bar.isVisible() else ""


@pytest.mark.usefixtures("qapp")  # standard keys are the platform's
def test_no_shortcut_is_given_twice():
    keys = [s.toString() for a in ACTIONS for s in a.sequences]
    keys += [page.shortcut for page in find_pages()]
    assert sorted(keys) == sorted(set(keys))
    assert all(a.tip for a in ACTIONS)


def test_every_action_is_in_its_menu(make_window):
    window = make_window()
    shown = {bar.text(): entries(bar.menu()) for bar in window.menuBar().actions()}
    for title, specs in MENUS.items():
        assert {(spec.submenu, spec.key) for spec in specs} <= set(shown.get(f"&{title}", ()))


def entries(menu, path=""):
    """Return the sub-menu and the name of each entry of a menu."""
    found = []
    for action in menu.actions():
        if action.menu() is None:
            found.append((path, action.objectName()))
        else:
            found += entries(action.menu(), action.text())
    return found


def test_the_file_menu_begins_with_what_people_do_and_ends_with_the_catalog_file(make_window):
    menu = make_window().menuBar().actions()[0].menu()
    texts = [entry.text() for entry in menu.actions() if not entry.isSeparator()]
    assert texts[:3] == ["&Export Comparison…", "Export &Again", "Pri&nt…"]
    assert texts[-3:] == ["Your &Library", "&Catalog File", "&Quit"]


def test_page_shortcuts_switch_pages(make_window, qtbot):
    window = make_window(State(welcomed=True, library=comparing(LOWELL, DENVER)))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.session.state.page == "compare"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.session.state.page == "explore"


def test_the_keys_go_to_the_cards_when_compare_is_shown_by_key(make_window, qtbot):
    window = make_window(State(library=comparing(LOWELL, DENVER), welcomed=True))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.focus_content()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.view.view, "not its first button"
    window.top_bar.search.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.top_bar.search, "nobody typing there is interrupted"


def test_clearing_is_undone_and_done_again_by_name(make_window):
    window = make_window(State(page="compare", library=comparing(LOWELL, DENVER), welcomed=True))
    action(window, "clear").trigger()
    assert window.session.state.compared == ()
    assert action(window, "undo").text() == "&Undo: Clear the comparison"
    action(window, "undo").trigger()
    assert window.session.state.compared == (LOWELL, DENVER)
    assert not action(window, "undo").isEnabled()
    action(window, "redo").trigger()
    assert window.session.state.compared == ()


def test_undo_leaves_the_page_and_the_search_alone(make_window):
    window = make_window()
    session = window.session
    session.apply(changes.add(session.state, [LOWELL]), "Add MM Sound Recording Technology")
    session.apply(changes.search_for(session.state, "reverb"))
    session.undo()
    assert session.state.compared == ()
    assert session.state.query.words == "reverb"


def test_dark_and_light_at_once(make_window):
    window = make_window()
    action(window, "look-dark").trigger()
    assert window.session.theme.is_dark
    assert "#11161C" in window.styleSheet()
    action(window, "look-light").trigger()
    assert not window.session.theme.is_dark
    assert "#F4F6F8" in window.styleSheet()
    assert action(window, "look-light").isChecked()


def test_high_contrast_at_once_in_either_scheme(make_window):
    window = make_window(State(scheme="light", welcomed=True))
    action(window, "contrast-high").trigger()
    assert window.session.theme == window.session.themes.high_light
    assert "#003A70" in window.styleSheet()
    action(window, "look-dark").trigger()
    assert window.session.theme == window.session.themes.high_dark
    assert "#FFE94A" in window.styleSheet()
    assert action(window, "contrast-high").isChecked()
    action(window, "contrast-normal").trigger()
    assert window.session.theme == window.session.themes.dark
    assert not action(window, "contrast-high").isChecked()
    assert action(window, "look-dark").isChecked()


def test_text_grows_by_keys_to_twice_its_size_and_comes_back(make_window, qtbot):
    window = make_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    usual = window.font().pointSizeF()
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.font().pointSizeF() == pytest.approx(2 * usual)
    assert window.top_bar.search.font().pointSizeF() == pytest.approx(2 * usual)
    assert not action(window, "larger-text").isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert window.font().pointSizeF() == pytest.approx(1.75 * usual)
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.font().pointSizeF() == pytest.approx(usual)
    assert not action(window, "system-text").isEnabled()


def test_typing_anywhere_in_the_search_field_shows_explore(make_window, qtbot):
    window = make_window(State(page="compare", library=comparing(LOWELL), welcomed=True))
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.top_bar.search, "lowell")
    assert window.session.state.page == "explore"
    assert window.session.state.query.words == "lowell"
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
    assert window.session.state.query.words == ""


def test_words_too_long_for_the_search_field_show_their_start(make_window, qtbot):
    words = "recording and mixing engineer for film, games and broadcast in Massachusetts"
    window = make_window(State(page="guide", query=Query(words=words), welcomed=True))
    search = window.top_bar.search
    assert search.fontMetrics().horizontalAdvance(words) > search.width()
    qtbot.waitUntil(lambda: search.cursorPosition() == 0)
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_End)
    assert search.cursorPosition() == len(words)
    window.view.setFocus()
    qtbot.waitUntil(lambda: search.cursorPosition() == 0)


def test_rows_are_chosen_and_come_back_by_undo(make_window, qtbot):
    window = make_window(State(page="compare", library=comparing(LOWELL, DENVER), welcomed=True))
    dialog = RowsDialog(window.session, window)
    dialog.show()
    rows = dialog.findChild(QListWidget)
    (gre,) = rows.findItems("GRE", Qt.MatchFlag.MatchExactly)
    gre.setCheckState(Qt.CheckState.Unchecked)
    buttons = {b.text(): b for b in dialog.findChildren(type(window.top_bar.export))}
    qtbot.mouseClick(buttons["Show these"], Qt.MouseButton.LeftButton)
    assert window.session.state.hidden_rows == {"gre"}
    window.session.undo()
    assert window.session.state.hidden_rows == frozenset()


def test_the_pay_figures_are_a_table(make_window):
    window = make_window(State(page="compare", library=comparing(LOWELL, YORK), welcomed=True))
    dialog = PayTableDialog(window.session, window)
    view = dialog.view
    for column in range(view.model().columnCount()):
        wanted = min(view.sizeHintForColumn(column), WIDEST_COLUMN)
        assert view.columnWidth(column) >= wanted, f"column {column} is cut"
    model = dialog.view.model()
    header = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    rows = [
        [model.index(r, c).data() for c in range(model.columnCount())]
        for r in range(model.rowCount())
    ]
    every = [dict(zip(header, row, strict=True)) for row in rows]
    found = next(row for row in every if row["Code"] == "27-4014")
    # data/wages/metros.csv, 14460, 27-4014
    assert found["Program"] == "MM Sound Recording Technology"
    assert found["Median"] == "$77,420"
    assert found["Place"].startswith("Boston-Cambridge")
    assert any("self-employed" in label.text() for label in dialog.findChildren(QLabel))
    dialog.show()
    last = header.index("90th percentile")
    right = view.columnViewportPosition(last) + view.columnWidth(last)
    room = dialog.screen().availableGeometry().width() - 16  # what the desktop draws around it
    is_in_sight = right <= view.viewport().width()
    assert is_in_sight or dialog.width() == room, "it opens as wide as the figures, or the screen"
    dialog.close()


def test_about_credits_data_and_libraries_and_opens_their_pages(make_window, qtbot, monkeypatch):
    window = make_window()
    dialog = AboutDialog(window.session, window)
    qtbot.waitUntil(lambda: "Libraries" in dialog.licences.toPlainText())
    words = dialog.licences.toPlainText()
    credited = ("Office for National Statistics", "Open Government Licence", "World Bank")
    libraries = ("LGPL-3.0-only", "numpy", "BSD-3-Clause", "SIL Open Font License")
    assert [one for one in (*credited, *libraries) if one not in words] == []
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"{window.session.workspace.count} programs" in said
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    dialog.show()
    dialog.licences.setFocus()
    qtbot.keyClick(dialog.licences, Qt.Key.Key_K)
    qtbot.keyClick(dialog.licences, Qt.Key.Key_Return)
    assert opened[0].startswith("https://")
    dialog.close()


def test_the_title_begins_with_the_shortlist_in_sight(make_window):
    window = make_window()
    session = window.session
    session.apply(rename_shortlist(session.state, "Favourites"))
    assert window.windowTitle() == "Favourites[*] — mpcompare"
    session.apply(rename_shortlist(session.state, "Made up [*]"))
    assert window.windowTitle() == "Made up [*][*][*] — mpcompare", "Qt shows two as one"


def test_f11_fills_the_screen_and_gives_the_window_its_size_back(make_window, qtbot):
    window = make_window(size=(900, 600))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    assert action(window, "full-screen").text() == "Leave &Full Screen"
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert (window.width(), window.height()) == (900, 600)
    assert action(window, "full-screen").text() == "&Full Screen"


def test_the_status_line_counts_own_programs_as_the_results_do(make_window):
    text = '[program]\nid = "own-made-up"\nname = "Made-up"\ninstitution = "Made-up school"\n'
    library = replace(comparing(LOWELL), own={"own-made-up": OwnProgram(text)})
    window = make_window(State(welcomed=True, library=library))
    catalog = window.session.workspace.info.programs
    shown = [one.text() for one in window.findChild(QFrame, "StatusBar").findChildren(QLabel)]
    assert any(f"{catalog} programs and 1 of yours" in one for one in shown)


# Catalogs


def test_another_catalog_is_shown_and_what_was_gathered_stays(make_window, qtbot, tmp_path):
    copy = tmp_path / "copy of catalog.db"
    shutil.copy(paths.bundled_catalog(), copy)
    window = make_window(State(library=comparing(LOWELL), welcomed=True))
    window.catalogs.load(copy)
    qtbot.waitUntil(lambda: window.session.workspace.info.path == copy)
    assert window.session.state.compared == (LOWELL,)
    assert f"{window.session.workspace.count} programs" in notices(window)


def test_a_dropped_file_that_is_no_catalog_is_refused_in_words(make_window, qtbot, tmp_path):
    text = tmp_path / "letter.txt"
    text.write_text("Dear applicant")
    window = make_window()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(text))])
    drop = QDropEvent(
        QPointF(QPoint(50, 50)),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    qtbot.waitUntil(lambda: "letter.txt" in notices(window))
    assert "Choose another catalog file" in notices(window)
    assert window.session.workspace.info.path == paths.bundled_catalog()


def test_a_damaged_catalog_is_refused_and_the_old_one_stays(make_window, qtbot, tmp_path):
    broken = tmp_path / "broken.db"
    content = bytearray(paths.bundled_catalog().read_bytes())
    content[200_000:260_000] = b"\xff" * 60_000
    broken.write_bytes(content)
    window = make_window()
    window.catalogs.load(broken)
    qtbot.waitUntil(lambda: "broken.db" in notices(window))
    assert window.session.workspace.info.path == paths.bundled_catalog()


def test_a_program_that_another_catalog_lacks_costs_nothing(make_window, qtbot, tmp_path):
    smaller = tmp_path / "smaller.db"
    shutil.copy(paths.bundled_catalog(), smaller)
    with sqlite3.connect(smaller) as connection:
        connection.execute("UPDATE programs SET id = 'made-up' WHERE id = ?", (LOWELL,))
        connection.execute("UPDATE metadata SET value = ? WHERE key = ?", (BLANK, KEY))
    connection.close()
    write_checksum(smaller)
    window = make_window(State(page="compare", library=comparing(LOWELL, DENVER), welcomed=True))
    window.catalogs.load(smaller)
    qtbot.waitUntil(lambda: window.session.workspace.info.path == smaller)
    assert [p.id for p in window.session.comparison().programs] == [DENVER]
    window.catalogs.load_bundled()
    qtbot.waitUntil(lambda: window.session.workspace.info.path == paths.bundled_catalog())
    assert [p.id for p in window.session.comparison().programs] == [LOWELL, DENVER]


@pytest.mark.parametrize("page", ["explore", "compare"])
def test_a_restart_brings_everything_back(make_window, page):
    window = make_window(State(page=page, library=comparing(LOWELL, DENVER), welcomed=True))
    session = window.session
    session.apply(changes.search_for(session.state, "recording"))
    session.apply(replace(session.state, page=page, differences_only=True))
    path = paths.session_file()
    session_file.save(path, Remembered(session.state, window=window.remembered_geometry()))
    left = session_file.load(path, ATTRIBUTES).state
    again = make_window(replace(left, library=session.state.library))
    assert again.session.state == session.state
    assert again.top_bar.search.text() == "recording"


def test_the_top_bar_fits_into_the_smallest_window(make_window, qtbot):
    window = make_window(State(welcomed=True, library=comparing(LOWELL, DENVER)))
    window.resize(window.minimumSize())
    bar = window.top_bar
    qtbot.waitUntil(lambda: bar.width() == window.width())
    shown = [child for child in bar.findChildren(QWidget) if child.parent() is bar]
    edges = sorted((child.geometry().left(), child.geometry().right()) for child in shown)
    assert edges[-1][1] <= bar.width()
    assert all(right < left for (_, right), (left, _) in pairwise(edges))


def test_no_two_commands_of_a_menu_answer_to_one_letter(make_window):
    bars = make_window().menuBar().actions()
    menus = [bar.menu() for bar in bars]
    menus += [entry.menu() for menu in menus for entry in menu.actions() if entry.menu()]
    lists = [bars, *(menu.actions() for menu in menus)]
    assert len(lists) > len(bars) + 2, "sub-menus too"
    for actions in lists:
        texts = [action.text() for action in actions]
        letters = [text[text.index("&") + 1].upper() for text in texts if "&" in text]
        twice = {letter for letter in letters if letters.count(letter) > 1}
        assert not twice, f"{twice} in {texts}"
