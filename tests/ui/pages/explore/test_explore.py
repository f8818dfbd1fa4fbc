"""The Explore page as a user meets it: words, ticks, chips, sorting, details, the tray."""

import shutil
import tomllib
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from mpcompare.app.start import paths
from mpcompare.app.state import session_file
from mpcompare.app.state.state import Scheme, State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.query import DOCUMENTED, AnyOf, Between, Query
from mpcompare.ui.pages.explore.filters.facet_list import FacetList, FacetRow
from mpcompare.ui.pages.explore.filters.range_filter import RangeFilter
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.pages.explore.results import search_query
from mpcompare.ui.pages.explore.results.results_model import BOX, PROGRAM, programs_mime
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton


def explore(window: MainWindow) -> ExplorePage:
    """Return the page, which a window shows first."""
    page = window.view
    assert isinstance(page, ExplorePage)
    return page


def facet(page: ExplorePage, attribute: str, token: str) -> FacetRow:
    """Find a value in the filter panel."""
    editor = page.filters.sections[attribute].editor
    assert isinstance(editor, FacetList)
    row = editor.row(token)
    assert row is not None
    return row


def titles(page: ExplorePage) -> list[str]:
    """Return the names of the results from the top."""
    count = page.model.rowCount()
    return [str(page.model.index(row, PROGRAM).data()) for row in range(count)]


def everything(page: ExplorePage) -> int:
    """Return how many programs the catalog has."""
    return page.window().session.workspace.count


def takes_applications(page: ExplorePage) -> int:
    """Return how many programs are neither closed nor paused, by the program files."""
    folder = Path(__file__).parents[4] / "data" / "programs"
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.toml")]
    facts = [tomllib.loads(text)["facts"] for text in texts]
    closed = [f for f in facts if f.get("status", {}).get("value") in ("closed", "paused")]
    assert len(closed) > 1
    return everything(page) - len(closed)


def click_cell(qtbot: QtBot, page: ExplorePage, row: int, column: int) -> None:
    """Click a cell with the mouse."""
    box = page.results.visualRect(page.model.index(row, column))
    at = box.topLeft() + QPoint(30, 25)
    qtbot.mouseClick(page.results.viewport(), LEFT, pos=at)


def test_the_first_paint_shows_every_program_and_the_details_of_one(
    make_window: MakeWindow,
) -> None:
    page = explore(make_window())
    assert page.model.rowCount() == takes_applications(page)
    assert page.chips.count.text() == f"{takes_applications(page)} programs"
    assert page.details.program is not None
    assert page.details.program.title == titles(page)[0]


def test_typing_narrows_the_results_and_says_how_many(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    page = explore(window)
    qtbot.keyClicks(window.top_bar.search, "lowell")
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < 10)
    assert page.chips.count.text() == f"{page.model.rowCount()} of {everything(page)} programs"
    found = [page.model.program(row) for row in range(page.model.rowCount())]
    assert any(p is not None and "Lowell" in p.institution for p in found)


def test_a_tick_narrows_the_results_to_its_count_and_the_other_counts_fall(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    page = explore(make_window())
    acoustics = facet(page, "concentrations", "acoustics")
    thesis = facet(page, "thesis_option", "thesis")
    promised, before = acoustics.count, thesis.count
    qtbot.mouseClick(acoustics, LEFT)
    qtbot.waitUntil(lambda: page.model.rowCount() == promised)
    qtbot.waitUntil(lambda: thesis.count < before)
    assert acoustics.isChecked()
    # the attribute's own counts say what ticking would give, so they stay
    assert acoustics.count == promised
    assert [chip.accessibleName() for chip in page.chips.chips] == [
        "Remove Concentration: Acoustics"
    ]


def test_removing_a_chip_brings_the_programs_back(qtbot: QtBot, make_window: MakeWindow) -> None:
    query = Query(filters=(AnyOf("online", frozenset({"online"})),))
    page = explore(make_window(State(query=query, welcomed=True)))
    assert page.model.rowCount() < 20
    qtbot.mouseClick(page.chips.chips[0], LEFT)
    qtbot.waitUntil(lambda: page.model.rowCount() == takes_applications(page))
    assert not facet(page, "online", "online").isChecked()
    assert page.chips.chips == ()


def test_another_catalog_fills_the_page_again(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window()
    page = explore(window)
    copied = tmp_path / "copied.db"
    shutil.copy(paths.bundled_catalog(), copied)
    window.catalogs.load(copied)
    qtbot.waitUntil(lambda: window.session.workspace.info.path == copied)
    qtbot.waitUntil(lambda: page.model.rowCount() == takes_applications(page))
    click_cell(qtbot, page, 2, BOX)
    third = page.model.program(2)
    assert third is not None
    assert window.session.state.compared == (third.id,)


def test_tab_leads_from_the_filters_over_the_results_to_the_details(
    make_window: MakeWindow,
) -> None:
    window = make_window()
    page = explore(window)
    facet(page, "concentrations", "production").setFocus()
    met: list[object] = []
    for _ in range(60):
        window.focusNextChild()
        met.append(window.focusWidget())
    stops = (page.filters.more, page.chips.sort, page.results, page.details.toggle)
    order = [met.index(stop) for stop in stops]
    assert order == sorted(order)
    # one stop for each list of values, not one for each value
    assert sum(isinstance(widget, FacetRow) for widget in met[: order[0]]) < 20


def test_clear_all_takes_words_and_filters_away(qtbot: QtBot, make_window: MakeWindow) -> None:
    query = Query("music", (AnyOf("country", frozenset({"US"})),))
    window = make_window(State(query=query, welcomed=True))
    page = explore(window)
    qtbot.mouseClick(page.chips.clear, LEFT)
    qtbot.waitUntil(lambda: page.model.rowCount() == takes_applications(page))
    assert window.top_bar.search.text() == ""


def test_a_click_on_a_header_sorts_and_a_second_one_turns_the_order(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    page = explore(make_window())
    header = page.results.horizontalHeader()
    length = [a.key for a in page.model.columns].index("duration_months") + 2
    at = QPoint(header.sectionViewportPosition(length) + 15, header.height() // 2)

    def lengths() -> list[float]:
        programs = [page.model.program(row) for row in range(page.model.rowCount())]
        facts = [p.fact("duration_months") for p in programs if p is not None]
        kind = ATTRIBUTES["duration_months"].kind  # of a range the lower end
        return [kind.number(f.values[0]) or 0 for f in facts if f.is_known and not f.is_disputed]

    qtbot.mouseClick(header.viewport(), LEFT, pos=at)
    qtbot.waitUntil(lambda: lengths() == sorted(lengths()) and lengths()[0] < lengths()[-1])
    assert page.model.headerData(length, Qt.Orientation.Horizontal) == "Length ↑"
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)
    qtbot.waitUntil(lambda: lengths()[0] > lengths()[-1])
    last = page.model.program(page.model.rowCount() - 1)
    assert last is not None
    assert not last.fact("duration_months").is_known


def test_the_sort_menu_offers_what_has_no_column(qtbot: QtBot, make_window: MakeWindow) -> None:
    page = explore(make_window())
    menu = page.chips.sort.menu()
    menu.aboutToShow.emit()
    country = next(action for action in menu.actions() if action.objectName() == "country")
    country.trigger()
    qtbot.waitUntil(lambda: page.chips.sort.text() == "Sort: country ↑")
    first = page.model.program(0)
    assert first is not None
    assert first.country == "AU"


def ticked(page: ExplorePage) -> list[str]:
    """Return the entries of the sort menu that are ticked, as it opens."""
    menu = page.chips.sort.menu()
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.isChecked()]


def choose_order(page: ExplorePage, words: str) -> None:
    """Choose an entry of the sort menu."""
    menu = page.chips.sort.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_the_sort_button_says_what_the_menu_ticks(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    page = explore(window)
    sort = page.chips.sort
    assert sort.text() == "Sort: best documented"
    assert ticked(page) == ["Best documented"]
    assert "how many facts its sources state" in unescape(sort.toolTip())
    # data/programs: the most facts, of both the concentrations that are the subject itself
    assert titles(page)[0] == "MMus Sound Recording"
    qtbot.keyClicks(window.top_bar.search, "acoustics")
    qtbot.waitUntil(lambda: sort.text() == "Sort: best match")
    assert ticked(page) == ["Best match"]
    by_match = titles(page)
    choose_order(page, "Best documented")
    qtbot.waitUntil(lambda: sort.text() == "Sort: best documented")
    assert ticked(page) == ["Best documented"]
    assert sorted(titles(page)) == sorted(by_match)
    assert titles(page) != by_match
    choose_order(page, "Program")
    qtbot.waitUntil(lambda: sort.text() == "Sort: program ↑")
    assert ticked(page) == ["Program  ↑"]
    window.top_bar.search.clear()
    choose_order(page, "Best documented")
    qtbot.waitUntil(lambda: sort.text() == "Sort: best documented")
    assert ticked(page) == ["Best documented"]
    # chosen while there are no words, it is the first order: words bring the best match again
    qtbot.keyClicks(window.top_bar.search, "acoustics")
    qtbot.waitUntil(lambda: sort.text() == "Sort: best match")


def test_an_order_by_how_well_documented_is_remembered(tmp_path: Path) -> None:
    file = tmp_path / "session.json"
    asked = Query("acoustics", sort=DOCUMENTED)
    session_file.save(file, session_file.Remembered(State(query=asked)))
    assert session_file.load(file, ATTRIBUTES).state.query == asked


def test_a_click_on_the_box_and_the_space_key_add_and_remove(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    page = explore(window)
    click_cell(qtbot, page, 1, BOX)
    first = page.model.program(1)
    assert first is not None
    assert window.session.state.compared == (first.id,)
    assert page.model.index(1, BOX).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    page.results.setFocus()
    qtbot.keyClick(page.results, Qt.Key.Key_Down)
    qtbot.keyClick(page.results, Qt.Key.Key_Space)
    assert len(window.session.state.compared) == 2
    qtbot.keyClick(page.results, Qt.Key.Key_Space)
    assert window.session.state.compared == (first.id,)
    window.session.undo()
    assert len(window.session.state.compared) == 2


def test_a_double_click_adds_once(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    page = explore(window)
    at = page.results.visualRect(page.model.index(2, PROGRAM)).center()
    qtbot.mouseClick(page.results.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(page.results.viewport(), LEFT, pos=at)
    third = page.model.program(2)
    assert third is not None
    assert window.session.state.compared == (third.id,)


def drop(page: ExplorePage, mime: QMimeData, x: float) -> None:
    """Drop something on the tray."""
    event = QDropEvent(
        QPointF(x, 20),
        Qt.DropAction.CopyAction,
        mime,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    page.tray.dropEvent(event)
    assert event.isAccepted()


def test_rows_dropped_on_the_tray_are_compared_and_cards_change_places(
    make_window: MakeWindow,
) -> None:
    window = make_window()
    page = explore(window)
    rows = [page.model.index(row, PROGRAM) for row in (0, 1)]
    drop(page, page.model.mimeData(rows), 40)
    first, second = window.session.state.compared
    assert [card.program.id for card in page.tray.cards] == [first, second]
    drop(page, programs_mime([first]), page.tray.width())
    assert window.session.state.compared == (second, first)
    assert [card.program.id for card in page.tray.cards] == [second, first]


def test_a_card_leaves_by_its_cross_and_by_the_delete_key(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    page = explore(window)
    drop(page, page.model.mimeData([page.model.index(row, PROGRAM) for row in range(3)]), 40)
    one, two, three = window.session.state.compared
    qtbot.mouseClick(page.tray.cards[1].cross, LEFT)
    assert window.session.state.compared == (one, three)
    assert two not in window.session.state.compared
    page.tray.cards[1].setFocus()
    qtbot.waitUntil(page.tray.cards[1].hasFocus)
    qtbot.keyClick(page.tray.cards[1], Qt.Key.Key_Delete)
    assert window.session.state.compared == (one,)
    assert page.tray.focused_program() == one


def test_where_nothing_matches_a_button_loosens_the_right_filter(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    online, estonia = AnyOf("online", frozenset({"online"})), AnyOf("country", frozenset({"EE"}))
    page = explore(make_window(State(query=Query(filters=(online, estonia)), welcomed=True)))
    assert page.empty.isVisible()
    assert not page.results.isVisible()
    words = "Without “Country: Estonia”"
    qtbot.waitUntil(lambda: any(words in button.text() for button in page.empty.buttons))
    button = next(b for b in page.empty.buttons if words in b.text())
    promised = int(button.text().split(": ")[-1].split()[0])
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: page.model.rowCount() == promised)
    assert page.results.isVisible()


def test_a_button_that_drops_very_long_words_stays_whole(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    page = explore(make_window(State(query=Query("no such words " * 30), welcomed=True)))
    qtbot.waitUntil(
        lambda: any(f"{takes_applications(page)} programs" in b.text() for b in page.empty.buttons)
    )
    button = page.empty.buttons[0]
    assert button.sizeHint().width() <= page.empty.width()
    assert button.text().startswith("Without the words “no such words")


def test_details_show_the_source_of_a_fact_and_mark_a_dated_one(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    page = explore(make_window(State(selected="aalto-ma-sound-in-new-media", welcomed=True)))
    text = page.details.facts.toPlainText()
    assert page.details.name.text() == "Art and Media, Sound in New Media"
    # data/programs/aalto-ma-sound-in-new-media.toml: length from the admissions page of 2018
    assert "24 months" in text
    assert "as of 2018 · dated" in text
    assert "Aalto University, as of 2022-24" in text
    qtbot.mouseClick(page.details.toggle, LEFT)
    assert page.details.toggle.text() == "In comparison"


def test_selecting_a_row_changes_the_details(qtbot: QtBot, make_window: MakeWindow) -> None:
    page = explore(make_window())
    click_cell(qtbot, page, 3, PROGRAM)
    fourth = page.model.program(3)
    assert fourth is not None
    qtbot.waitUntil(lambda: page.details.program == fourth)
    assert page.current_program() == fourth.id


def test_copy_gives_headers_and_the_selected_rows(qtbot: QtBot, make_window: MakeWindow) -> None:
    page = explore(make_window())
    page.results.setFocus()
    click_cell(qtbot, page, 0, PROGRAM)
    qtbot.keyClick(page.results, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.copy()
    mime = QGuiApplication.clipboard().mimeData()
    lines = mime.text().split("\n")
    assert lines[0].startswith("Program\tDegree\tSchool\tCity")
    assert len(lines) == 3
    first = page.model.program(0)
    assert first is not None
    assert lines[1].startswith(f"{first.name}\t{first.degree}\t{first.institution}")
    assert mime.html().count("<tr>") == 3


def range_editor(page: ExplorePage, attribute: str) -> RangeFilter:
    """Find a range's editor in the filter panel."""
    editor = page.filters.sections[attribute].editor
    assert isinstance(editor, RangeFilter)
    return editor


def test_a_typed_range_leaves_only_what_is_stated_within(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    page = explore(window)
    length = range_editor(page, "duration_months")
    page.filters.ensureWidgetVisible(length)
    length.high.setFocus()
    qtbot.keyClicks(length.high, "12")
    qtbot.keyClick(length.high, Qt.Key.Key_Return)
    asked = window.session.state.query.filter_on("duration_months")
    assert asked == Between("duration_months", None, 12.0, unstated=False)
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < takes_applications(page))
    narrow = page.model.rowCount()
    qtbot.mouseClick(length.unstated, LEFT)
    asked = window.session.state.query.filter_on("duration_months")
    assert asked == Between("duration_months", None, 12.0, unstated=True)
    qtbot.waitUntil(lambda: narrow < page.model.rowCount() < takes_applications(page))


def test_the_keys_move_the_ends_of_a_histogram(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bars = range_editor(explore(window), "duration_months").histogram
    low, high = bars.ends["low"], bars.ends["high"]
    low.setFocus()
    qtbot.keyClick(low, Qt.Key.Key_Right)
    asked = window.session.state.query.filter_on("duration_months")
    assert isinstance(asked, Between)
    assert asked.low is not None
    assert asked.high is None
    assert low.value() == round(asked.low)  # what a screen reader is told
    qtbot.keyClick(low, Qt.Key.Key_Tab)
    assert window.focusWidget() is high
    qtbot.keyClick(low, Qt.Key.Key_Home)
    asked = window.session.state.query.filter_on("duration_months")
    assert isinstance(asked, Between)
    assert asked.low is None


def test_a_screen_reader_sets_an_end_of_a_histogram(make_window: MakeWindow) -> None:
    window = make_window()
    bars = range_editor(explore(window), "duration_months").histogram
    QAccessible.queryAccessibleInterface(bars.ends["high"]).valueInterface().setCurrentValue(12)
    asked = window.session.state.query.filter_on("duration_months")
    assert isinstance(asked, Between)
    assert asked.low is None
    assert asked.high is not None
    assert bars.ends["high"].value() == round(asked.high)


def test_any_other_attribute_can_be_added_as_a_filter(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    page = explore(make_window())
    assert "ensemble" not in page.filters.sections
    menu = page.filters.more.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.objectName() == "ensemble").trigger()
    required = facet(page, "ensemble", "required")
    assert required.count > 0
    qtbot.mouseClick(required, LEFT)
    qtbot.waitUntil(lambda: page.model.rowCount() == required.count)


def test_a_section_folds_and_the_arrow_keys_walk_its_values(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    page = explore(make_window())
    section = page.filters.sections["thesis_option"]
    thesis, choice = (facet(page, "thesis_option", token) for token in ("thesis", "choice"))
    thesis.setFocus()
    qtbot.keyClick(thesis, Qt.Key.Key_Down)
    assert page.window().focusWidget() is choice
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    assert choice.isChecked()
    qtbot.mouseClick(section.heading, LEFT)
    assert not section.editor.isVisible()
    qtbot.mouseClick(section.heading, LEFT)
    assert section.editor.isVisible()


def test_tab_stops_in_one_group_of_filters_and_the_arrows_reach_the_others(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = explore(window)
    sections = list(page.filters.sections.values())
    place = next(n for n, s in enumerate(sections) if s.attribute.key == "thesis_option")
    section, after = sections[place], sections[place + 1]
    thesis = facet(page, "thesis_option", "thesis")
    thesis.setFocus()
    qtbot.keyClick(thesis, Qt.Key.Key_Tab)
    assert window.focusWidget() is page.filters.more
    qtbot.keyClick(page.filters.more, Qt.Key.Key_Backtab)
    assert window.focusWidget() is thesis
    qtbot.keyClick(thesis, Qt.Key.Key_Up)
    assert window.focusWidget() is section.heading
    qtbot.keyClick(section.heading, Qt.Key.Key_Space)
    assert not section.editor.isVisible()
    qtbot.keyClick(section.heading, Qt.Key.Key_Tab)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert window.focusWidget() is section.heading  # folded, it is the group's stop
    qtbot.keyClick(section.heading, Qt.Key.Key_Down)
    assert window.focusWidget() is after.heading
    qtbot.keyClick(after.heading, Qt.Key.Key_Up)
    assert window.focusWidget() is section.heading
    qtbot.keyClick(section.heading, Qt.Key.Key_Space)
    qtbot.keyClick(section.heading, Qt.Key.Key_Down)
    assert window.focusWidget() is thesis
    qtbot.keyClick(thesis, Qt.Key.Key_PageDown)
    assert window.focusWidget() is after.heading
    assert not after.heading.visibleRegion().isEmpty()


def test_every_value_and_heading_is_explained(make_window: MakeWindow) -> None:
    page = explore(make_window())
    for section in page.filters.sections.values():
        assert section.attribute.explanation in section.heading.toolTip()
    assert "noise control" in facet(page, "concentrations", "acoustics").toolTip()
    assert "none of them says" in facet(page, "thesis_option", "not-stated").toolTip()


def test_the_welcome_compares_an_example(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(State())
    page = explore(window)
    assert page.welcome.isVisible()
    session = window.session
    qtbot.mouseClick(page.welcome.examples[1], LEFT)
    qtbot.waitUntil(lambda: len(session.state.compared) == 4)
    compared = session.workspace.programs(session.state.compared)
    assert all("acoustics" in p.fact("concentrations").values[0] for p in compared)
    assert session.state.welcomed


def test_the_welcome_can_be_closed(qtbot: QtBot, make_window: MakeWindow) -> None:
    page = explore(make_window(State()))
    qtbot.mouseClick(page.welcome.explore, LEFT)
    assert not page.welcome.isVisible()


def test_a_narrow_window_keeps_the_details_one_key_away(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    page = explore(make_window(size=(900, 700)))
    assert not page.details.isVisible()
    assert page.filters.isVisible()
    qtbot.mouseClick(page.chips.details, LEFT)
    assert page.details.isVisible()
    assert not page.filters.isVisible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_cell_speaks_and_the_model_is_sound(make_window: MakeWindow, scheme: Scheme) -> None:
    page = explore(make_window(State(scheme=scheme, welcomed=True)))
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken = [
        page.model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for column in range(page.model.columnCount())
    ]
    assert all(spoken)


def test_a_long_answer_comes_page_by_page_and_the_selection_stays(
    qtbot: QtBot, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # as for a catalog of 100,000 programs: nothing at once, a first page, then the rest
    monkeypatch.setattr(search_query, "AT_ONCE", 10)
    monkeypatch.setattr(search_query, "FIRST_PAGE", 20)
    window = make_window()
    page = explore(window)
    counts = [page.model.rowCount()]
    page.model.rowsInserted.connect(lambda _, first, last: counts.append(last - first + 1))
    qtbot.waitUntil(lambda: page.model.rowCount() == takes_applications(page))
    assert counts == [0, takes_applications(page) - 20]
    assert window.session.state.selected is not None
    assert [p.id for p in page.results.selected()] == [window.session.state.selected]


def test_typing_fast_shows_only_the_last_answer(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    page = explore(window)
    answered: list[str] = []
    page.result_query.found.connect(lambda _, query: answered.append(query.words))
    qtbot.keyClicks(window.top_bar.search, "acoustics")
    qtbot.waitUntil(lambda: "acoustics" in answered)
    assert answered[-1] == "acoustics"
    assert page.chips.count.text() == f"{page.model.rowCount()} of {everything(page)} programs"
    assert 0 < page.model.rowCount() < takes_applications(page)


def test_several_rows_are_added_and_removed_in_one_step(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window()
    page = explore(window)
    click_cell(qtbot, page, 0, PROGRAM)
    for _ in range(2):
        qtbot.keyClick(page.results, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.results, Qt.Key.Key_Return)
    assert len(window.session.state.compared) == 3
    assert window.session.undo_name == "Add 3 programs"
    qtbot.keyClick(page.results, Qt.Key.Key_Return)
    assert window.session.state.compared == ()
    window.session.undo()
    window.session.undo()
    assert window.session.state.compared == ()
    assert window.session.undo_name == ""


def test_details_end_with_the_pay_near_the_school(qtbot: QtBot, make_window: MakeWindow) -> None:
    page = explore(make_window(State(welcomed=True, selected="cu-denver-ms-recording-arts")))
    words = page.details.pay
    # data/wages/metros.csv: 27-4014 in Denver-Aurora-Centennial, CO
    qtbot.waitUntil(lambda: "$60,060" in words.text())
    assert "Denver metro area" in words.text()
    assert "Not the earnings of this school's graduates" in unescape(words.text())


def test_a_restart_shows_the_program_that_was_read_last(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    denver = "cu-denver-ms-recording-arts"
    window = make_window(State(welcomed=True, selected=denver))
    page = explore(window)
    qtbot.waitUntil(lambda: page.details.program is not None and page.details.program.id == denver)
    current = page.results.currentIndex()
    sight = page.results.viewport().rect()
    qtbot.waitUntil(lambda: sight.intersects(page.results.visualRect(current)))
    assert window.session.state.selected == denver


def test_details_follow_to_the_first_hit_when_theirs_is_none(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(State(welcomed=True, selected="nyu-mm-music-technology"))
    page = explore(window)
    qtbot.keyClicks(window.top_bar.search, "lowell")
    lowell = "uml-mm-sound-recording-technology"
    qtbot.waitUntil(lambda: page.details.program is not None and page.details.program.id == lowell)
