"""The guide as a reader meets it: contents, search, links to programs and terms, restart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QTextCursor
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.glossary import glossary
from mpcompare.model.library.library import comparing
from mpcompare.model.query import AnyOf, Query
from mpcompare.ui.pages.guide.guide_contents import KeyRole
from mpcompare.ui.pages.guide.page import GuidePage
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton


def guide(window: MainWindow) -> GuidePage:
    """Return the page, which must be in sight."""
    page = window.view
    assert isinstance(page, GuidePage)
    return page


@pytest.fixture
def opened(qtbot: QtBot, make_window: MakeWindow) -> MainWindow:
    """A window on the guide's first chapter."""
    window = make_window(State(welcomed=True, page="guide"))
    qtbot.waitUntil(lambda: guide(window).reader.has("salary"))
    return window


def entry(page: GuidePage) -> str:
    """Return the key of the entry of the contents that is marked."""
    item = page.contents.currentItem()
    assert item is not None
    return item.data(KeyRole)


def at_top(page: GuidePage) -> str:
    """Return the words in the first line or two of what is in sight."""
    cursor = page.reader.cursorForPosition(page.reader.viewport().rect().topLeft())
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor, 2)
    return cursor.selectedText()


def link(page: GuidePage, words: str) -> str:
    """Find the address behind words of the text."""
    found = page.reader.document().find(words)
    assert not found.isNull(), words
    return found.charFormat().anchorHref()


def test_every_term_and_every_value_stands_in_the_text(opened: MainWindow) -> None:
    page = guide(opened)
    text = page.reader.toPlainText()
    for term in glossary(ATTRIBUTES):
        assert page.reader.has(term.key), term.key
        for words in (term.label, term.explanation, term.caution):
            assert words in text
        for value in term.values:
            assert value.label in text
            assert value.explanation in text


def test_every_statement_of_the_article_is_found_by_its_number(opened: MainWindow) -> None:
    page = guide(opened)
    for number in range(1, 25):
        page.search.setText(f"statement A{number}")
        assert page.reader.match_count, number


def test_the_article_is_named_and_leads_to_each_statement_and_its_places(
    opened: MainWindow,
) -> None:
    page = guide(opened)
    text = page.reader.toPlainText()
    assert "Source: the article this program grew from, statement A2" in text
    assert "Source: the article, " not in text
    page.reader.anchorClicked.emit(QUrl(link(page, "statement A9")))
    assert opened.session.state.guide == "A9"
    assert entry(page) == "article"
    assert (
        "Jobs for sound engineering technicians were to grow by 8 %"
        in page.reader.textCursor().block().text()
    )
    number = page.reader.document().find("A9", page.reader.textCursor())
    places = page.reader.document().find("Careers: its figure beside newer ones", number)
    better = page.reader.document().find("What better data say: The Bureau's own table", number)
    assert number.position() < better.position() < places.position()
    page.reader.anchorClicked.emit(QUrl(places.charFormat().anchorHref()))
    assert opened.session.state.page == "careers"


def test_each_of_the_articles_statements_leads_to_a_place_in_the_program(
    opened: MainWindow,
) -> None:
    page = guide(opened)
    for number in range(1, 25):
        page.reader.go_to(f"A{number}")
        block = page.reader.textCursor().block().next()
        if block.text().startswith("What"):
            block = block.next()
        assert block.text().startswith("Guide: "), number
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        assert page.reader.has(cursor.charFormat().anchorHref().removeprefix("term:"))


def test_an_entry_of_the_contents_brings_its_chapter_to_the_top(
    qtbot: QtBot, opened: MainWindow
) -> None:
    page = guide(opened)
    assert entry(page) == "degrees"
    page.contents.setFocus()
    for _ in range(2):
        qtbot.keyClick(page.contents, Qt.Key.Key_Down)
    assert opened.session.state.guide == "thesis"
    assert "Thesis and non-thesis" in at_top(page)


def test_scrolling_marks_the_chapter_and_is_remembered(opened: MainWindow) -> None:
    page = guide(opened)
    bar = page.reader.verticalScrollBar()
    page.reader.go_to("salary")
    target = bar.value() + 200
    page.reader.go_to("degrees")
    bar.setValue(target)
    assert entry(page) == "salary"
    assert opened.session.state.guide == "salary"
    before = bar.value()
    bar.setValue(before + 10)
    assert bar.value() == before + 10


def test_a_restart_opens_where_one_was(make_window: MakeWindow) -> None:
    page = guide(make_window(State(welcomed=True, page="guide", guide="thesis_option")))
    assert "Thesis option" in at_top(page)
    assert entry(page) == "group-At a glance"


def test_an_unknown_place_is_the_beginning(make_window: MakeWindow) -> None:
    page = guide(make_window(State(welcomed=True, page="guide", guide="no-such-place")))
    assert entry(page) == "degrees"
    assert "What degrees there are" in at_top(page)


def without_thesis(window: MainWindow) -> tuple[str, int]:
    """Return the guide's words on programs without a thesis, and how many the catalog has."""
    query = Query(filters=(AnyOf("thesis_option", frozenset({"non-thesis"})),))
    count = window.session.workspace.hits(query).total
    return f"See the {count} programs ending without a thesis", count


def test_a_link_shows_the_programs_that_it_counts(opened: MainWindow) -> None:
    page = guide(opened)
    words, count = without_thesis(opened)
    address = link(page, words)
    page.reader.anchorClicked.emit(address)
    query = opened.session.state.query
    assert query.filters == (AnyOf("thesis_option", frozenset({"non-thesis"})),)
    assert opened.session.state.page == "explore"
    assert opened.session.workspace.hits(query).total == count


def test_back_leads_from_a_links_programs_to_the_guide_and_to_ones_own_query(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    asked = Query("acoustics")
    window = make_window(State(welcomed=True, query=asked))
    back, forward = (window.findChild(QAction, key) for key in ("back", "forward"))
    assert not back.isEnabled()
    window.session.apply(changes.show_guide(window.session.state, "degrees"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = guide(window)
    page.reader.anchorClicked.emit(link(page, without_thesis(window)[0]))
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.session.state.page == "guide"
    assert "What degrees there are" in at_top(page)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.session.state.query == asked
    assert window.top_bar.search.text() == "acoustics"
    assert not back.isEnabled()
    assert forward.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.session.state.page == "guide"


def test_links_are_followed_by_key(qtbot: QtBot, opened: MainWindow) -> None:
    page = guide(opened)
    page.reader.setFocus()
    qtbot.keyClick(page.reader, Qt.Key.Key_K)
    qtbot.keyClick(page.reader, Qt.Key.Key_Return)
    assert opened.session.state.guide == "degree_title"
    assert "Degree title" in at_top(page)


def test_a_value_of_the_glossary_leads_to_its_programs(opened: MainWindow) -> None:
    page = guide(opened)
    page.reader.anchorClicked.emit(link(page, "Fully online"))
    assert opened.session.state.query == Query(filters=(AnyOf("online", frozenset({"online"})),))
    assert opened.session.state.page == "explore"


def test_search_marks_and_enter_goes_round(qtbot: QtBot, opened: MainWindow) -> None:
    page = guide(opened)
    page.search.setFocus()
    qtbot.keyClicks(page.search, "doctorate")
    count = page.reader.match_count
    assert count >= 3
    assert page.found.text() == f"1 of {count}"
    assert len(page.reader.extraSelections()) == count
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.found.text() == f"2 of {count}"
    qtbot.keyClick(page.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.found.text() == f"{count} of {count}"
    titles = [page.contents.item(row).text() for row in range(page.contents.count())]
    assert any(title.startswith("Careers, and what they ask for  (") for title in titles)
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert not page.reader.extraSelections()
    assert page.found.text() == ""


def test_words_that_are_not_there_are_said_not_to_be(qtbot: QtBot, opened: MainWindow) -> None:
    page = guide(opened)
    qtbot.keyClicks(page.search, "trombone")
    assert page.found.text() == "not found"
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.found.text() == "not found"


def test_whats_this_on_a_filter_opens_its_term(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    explore = window.page_widget
    explore.filters.sections["online"].heading.setFocus()  # pyright: ignore[reportAttributeAccessIssue]
    window.explain()
    assert window.session.state.guide == "online"
    assert "Online availability" in at_top(guide(window))


def test_whats_this_on_a_row_of_the_cards_opens_its_term(make_window: MakeWindow) -> None:
    ids = ("uml-mm-sound-recording-technology", "nyu-mm-music-technology")
    window = make_window(State(welcomed=True, page="compare", library=comparing(*ids)))
    compare = window.page_widget
    compare.view.go_to(("tuition", ids[0]))  # pyright: ignore[reportAttributeAccessIssue]
    window.explain()
    assert window.session.state.guide == "tuition"
    assert "Tuition" in at_top(guide(window))


def test_whats_this_without_a_row_opens_the_glossary(make_window: MakeWindow) -> None:
    window = make_window()
    window.explain()
    assert window.session.state.page == "guide"
    assert entry(guide(window)) == "group-Program"


def test_both_schemes_show_the_same_words(opened: MainWindow) -> None:
    page = guide(opened)
    light = page.reader.toPlainText()
    opened.session.apply(State(welcomed=True, page="guide", scheme="dark"))
    assert page.reader.toPlainText() == light
    assert opened.session.theme.is_dark


def test_the_column_is_never_wider_than_a_comfortable_line(make_window: MakeWindow) -> None:
    window = make_window(State(welcomed=True, page="guide"), size=(1920, 1080))
    page = guide(window)
    metrics = page.reader.fontMetrics()
    letters = page.reader.viewport().width() / metrics.averageCharWidth()
    assert 50 < letters < 90


def test_the_text_is_one_stop_for_tab_and_its_links_are_reached_by_key(
    qtbot: QtBot, opened: MainWindow
) -> None:
    page = guide(opened)
    page.reader.setFocus()
    qtbot.keyClick(page.reader, Qt.Key.Key_K)
    first = page.reader.textCursor().selectedText()
    qtbot.keyClick(page.reader, Qt.Key.Key_K)
    second = page.reader.textCursor()
    assert first
    assert second.selectedText() != first
    assert page.reader.viewport().rect().contains(page.reader.cursorRect(second).center())
    qtbot.keyClick(page.reader, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    assert page.reader.textCursor().selectedText() == first
    qtbot.keyClick(page.reader, Qt.Key.Key_Tab)
    assert not page.reader.hasFocus()


def test_enter_follows_the_link_under_the_caret(qtbot: QtBot, opened: MainWindow) -> None:
    page = guide(opened)
    words, _ = without_thesis(opened)
    place = page.reader.document().find(words)
    place.setPosition(place.selectionStart())
    page.reader.setTextCursor(place)
    page.reader.setFocus()
    qtbot.keyClick(page.reader, Qt.Key.Key_Return)
    assert opened.session.state.page == "explore"
    assert opened.session.state.query.filters == (
        AnyOf("thesis_option", frozenset({"non-thesis"})),
    )


def test_the_arrow_keys_move_the_caret_that_a_screen_reader_follows(
    qtbot: QtBot, opened: MainWindow
) -> None:
    reader = guide(opened).reader
    reader.setFocus()
    before = reader.textCursor().position()
    for _ in range(3):
        qtbot.keyClick(reader, Qt.Key.Key_Down)
    assert reader.textCursor().position() > before
