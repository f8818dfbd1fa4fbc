"""The Cost page as a user meets it; every figure was worked out by hand from the CSV files."""

from collections.abc import Callable

import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.app.state import changes as state_changes
from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.app.state.state import State
from mpcompare.model.figure import BarMark
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages.cost.page import CostPage
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LOWELL = "uml-mm-sound-recording-technology"
ATLANTA = "gatech-ms-music-technology"
BRISTOL = "bristol-ma-composition-of-music-for-film-and-television"
DENVER = "cu-denver-ms-recording-arts"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def open_page(qtbot: QtBot, make_window: MakeWindow) -> Callable[..., CostPage]:
    """Open the page on programs, and wait until it shows them."""

    def open_it(*programs: str, country: str = "", region: str = "", **choice: object) -> CostPage:
        listed = State(
            page="cost", welcomed=True, library=comparing(*programs), cost=CostChoice(**choice)
        )
        state = state_changes.live_in(listed, country, region)
        page = make_window(state).page_widget
        assert isinstance(page, CostPage)
        qtbot.waitUntil(lambda: len(page.cards) == len(programs), timeout=20_000)
        qtbot.waitUntil(lambda: all(card.total.isVisible() for card in page.cards))
        return page

    return open_it


def totals(page: CostPage) -> list[str]:
    return [card.total.text() for card in page.cards]


def pick(box: QComboBox, words: str) -> None:
    """Choose an item by the keyboard, from the top down."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != words and box.currentIndex() < box.count() - 1:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == words


def write(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_the_range_becomes_a_figure_once_the_home_is_said(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL)
    assert totals(page) == ["$30,420 to $59,782"]
    assert not page.bar.state.isEnabled()
    pick(page.bar.country, "United States")
    qtbot.waitUntil(lambda: totals(page) == ["$30,420 to $53,980"])
    assert page.bar.state.isEnabled()
    pick(page.bar.state, "Massachusetts")
    qtbot.waitUntil(lambda: totals(page) == ["$30,420"])
    words = page.cards[0].words()
    assert "2 academic years x $15,210 = $30,420, in-state, 2021-22" in words
    assert "out-of-state" not in words
    pick(page.bar.country, "Not said")
    qtbot.waitUntil(lambda: totals(page) == ["$30,420 to $59,782"])


def test_a_rate_brings_the_payment(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, country="US", region="Massachusetts")
    assert page.loan.say.isVisible()
    assert not page.loan.view.isVisible()
    write(page.loan.rate, "6")
    qtbot.waitUntil(page.loan.view.isVisible)
    model = page.loan.view.model()
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    # 30,420 x 0.005 / (1 - 1.005^-120) = 337.7244, of 77,420 / 12 = 5.23 %
    assert row[2:6] == ["in-state", "$30,420", "$337.72", "$10,107"]
    assert row[8] == "5.2 %"
    assert page.loan.formula.isVisible()
    write(page.loan.rate, "0")
    qtbot.waitUntil(lambda: page.loan.view.model().index(0, 4).data() == "$253.50")  # / 120
    write(page.loan.years, "20")
    qtbot.waitUntil(lambda: page.loan.view.model().index(0, 4).data() == "$126.75")  # / 240


def test_a_share_or_a_sum_is_borrowed(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, country="US", region="Massachusetts", rate=0.0)
    qtbot.waitUntil(page.loan.view.isVisible)
    write(page.loan.borrowed, "50")
    qtbot.waitUntil(lambda: page.loan.view.model().index(0, 3).data() == "$15,210")
    pick(page.loan.kind, "A sum")
    write(page.loan.borrowed, "12,000")
    qtbot.waitUntil(lambda: page.loan.view.model().index(0, 4).data() == "$100")


def test_an_impossible_rate_is_refused_in_words(open_page) -> None:
    page = open_page(LOWELL)
    write(page.loan.rate, "600")
    assert page.loan.problem.text() == "The interest is from 0 to 100 percent a year."
    assert page.loan.problem.isVisible()
    # the 6 and the 60 on the way were in range: what was last taken comes back
    page.loan.years.setFocus()
    assert page.loan.rate.text() == "60"
    said = "The interest is from 0 to 100 percent a year. It stays at 60."
    assert page.loan.problem.text() == said


def test_pounds_in_dollars_are_marked(open_page, qtbot: QtBot) -> None:
    page = open_page(BRISTOL, country="GB")
    assert totals(page) == ["£13,700"]
    assert "£" in page.sheet.figure.panels[0].marks[0].value_text
    pick(page.bar.currency, "US dollars")
    # 13,700 / 0.759185 = 18,045.67
    qtbot.waitUntil(lambda: totals(page) == ["≈ $18,046"])
    assert "0.759185 GBP for 1 USD, the average of 2025" in page.cards[0].words()
    assert page.pay.steps.isVisible()


def test_prices_of_the_newest_year(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, country="US", region="Massachusetts")
    pick(page.bar.prices, "In 2025 dollars")
    qtbot.waitUntil(lambda: totals(page) == ["≈ $36,142"])  # x 321.943 / 270.970
    assert "the CPI-U of 2025 over that of 2021" in page.cards[0].words()


def test_what_cannot_be_computed_says_why_and_what_to_ask(open_page, qtbot: QtBot) -> None:
    page = open_page(DENVER)
    card = page.cards[0]
    assert totals(page) == ["Can't be computed"]
    assert "Can't be computed: credits not stated." in card.words()
    assert "Stated: $538 a credit, in-state, 2022-23." in card.words()
    copy = next(link for link in card.links if link.text() == "Copy the question")
    qtbot.mouseClick(copy, LEFT)
    assert QGuiApplication.clipboard().text() == "How many credits does the degree take?"


def test_the_universitys_average_is_labelled(open_page) -> None:
    page = open_page(ATLANTA, country="US", region="Georgia")
    assert totals(page) == ["$31,140"]  # 2 x (14,064 + 1,506)
    words = page.cards[0].words()
    assert "University's average, not this program's" in words
    # 2 x (12,760 + 3,200), and not in the total of the tuition
    assert "Living costs: 2 academic years x $15,960 = $31,920" in words


def test_the_fee_to_apply_is_named_once(open_page) -> None:
    words = open_page("stanford-ma-music-science-and-technology").cards[0].words()
    assert "Application fee: $125" in words
    assert words.count("Application fee") == 1


def test_a_source_opens(open_page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page = open_page(LOWELL)
    source = page.cards[0].links[0]
    assert source.text() == "Source: University of Massachusetts Lowell, 2021-22, dated"
    source.setFocus()
    assert page.current_program() == LOWELL
    qtbot.keyClick(source, Qt.Key.Key_Space)
    assert opened[0].host() == "www.uml.edu"


def test_another_occupation_has_other_pay(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, country="US", region="Massachusetts")
    assert "The cost is 0.3 to 0.5 of one year's pay" in page.pay.words.text()
    mark = page.sheet.figure.panels[0].marks[0]
    assert isinstance(mark, BarMark)
    assert mark.high == 30_420
    pick(page.pay.occupation, "Musicians and Singers")
    qtbot.waitUntil(lambda: "published an hour only" in page.pay.words.text())


def test_the_chart_has_a_table_twin_and_is_copied(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, BRISTOL)
    qtbot.mouseClick(page.pay.box.as_table, LEFT)
    assert page.pay.box.table.model().rowCount() == 2
    page.copy()
    rows = QGuiApplication.clipboard().text().split("\n")
    assert rows[1].startswith("MM Sound Recording Technology\tUniversity of Massachusetts Lowell\t")


def test_an_empty_comparison_shows_the_way_to_explore(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(State(page="cost", welcomed=True))
    page = window.page_widget
    assert isinstance(page, CostPage)
    assert page.empty.isVisible()
    assert not page.bar.isVisible()
    qtbot.mouseClick(page.empty.buttons[0], LEFT)
    assert window.session.state.page == changes.EXPLORE


def test_the_page_follows_the_comparison_while_away(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL)
    session = page._session
    session.apply(changes.show_page(session.state, changes.EXPLORE))
    session.apply(changes.add(session.state, [BRISTOL, DENVER]))
    assert len(page.cards) == 1
    session.apply(changes.show_page(session.state, "cost"))
    qtbot.waitUntil(lambda: len(page.cards) == 3)
    session.apply(changes.remove(session.state, LOWELL))
    qtbot.waitUntil(lambda: [card.program for card in page.cards] == [BRISTOL, DENVER])


def test_the_keyboard_reaches_every_choice(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, country="US", region="Massachusetts", rate=6.0)
    qtbot.waitUntil(page.loan.view.isVisible)
    window = page.window()
    page.bar.country.setFocus()
    seen = []
    for _ in range(40):
        seen.append(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    wanted = [
        *(page.bar.country, page.bar.state, page.bar.currency, page.bar.prices),
        *(page.cards[0].links[0], page.pay.occupation, page.pay.box.as_table, page.pay.box.view),
        *(page.loan.kind, page.loan.borrowed, page.loan.rate, page.loan.years, page.loan.view),
    ]
    places = [seen.index(widget) for widget in wanted if widget in seen]
    missing = [n for n, widget in enumerate(wanted) if widget not in seen]
    assert missing == []
    assert places == sorted(places)


def test_it_is_restyled_in_the_dark(open_page) -> None:
    page = open_page(LOWELL)
    session = page._session
    session.apply(changes.use_scheme(session.state, "dark"))
    assert totals(page) == ["$30,420 to $59,782"]


def test_a_refused_interest_where_none_stood_stays_empty(open_page) -> None:
    page = open_page(LOWELL)
    write(page.loan.rate, "-5")
    page.loan.years.setFocus()
    assert page.loan.rate.text() == ""
    said = "The interest is from 0 to 100 percent a year. It stays empty."
    assert page.loan.problem.text() == said
    write(page.loan.rate, "5")
    assert page.loan.problem.isHidden()


def test_the_page_scrolls_and_not_the_chart_in_it(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL)
    bar = page.pay.box.view.verticalScrollBar()
    qtbot.waitUntil(lambda: page.pay.box.view.is_drawn, timeout=15_000)
    session = page.window().session
    with qtbot.waitSignal(page.pay.box.view.drawn, timeout=10_000):
        session.apply(changes.add(session.state, (ATLANTA, DENVER, BRISTOL)))
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert page.pay.box.view.viewport().height() > 400  # four programs, none of them hidden


def test_a_card_adds_living_costs_to_the_degree_with_their_working(open_page) -> None:
    page = open_page(LOWELL, BRISTOL, country="US", region="Massachusetts")
    words = page.cards[0].words()
    # off campus 2 x (6,400 + 2,370), on campus 2 x (15,424 + 1,370), and 2 x 15,210
    assert "2 academic years x $8,770 to $16,794 = $17,540 to $33,588" in words
    assert "All that is known, to the degree: $47,960 to $64,008" in words
    assert "undergraduates" in words
    assert "to the degree: £43,552" in page.cards[1].words()  # 29,500 + 12 x 1,171


def test_a_card_says_what_its_sum_is_without(open_page) -> None:
    page = open_page("nyu-mm-music-technology", DENVER)
    words = page.cards[0].words()
    assert "to the degree: $77,755 to $87,465, without living costs" in words
    assert "the length of the program is not stated" in words
    assert "to the degree" not in page.cards[1].words()  # no tuition, so no sum


def test_costs_on_one_axis_are_drawn_to_it_and_zoom_together(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, ATLANTA)
    view = page.pay.box.view
    qtbot.waitUntil(lambda: view.is_drawn and len(view.figure.panels) == 2, timeout=15_000)
    first, second = view.chart.boxes
    bar = next(item for item in first.addedItems if isinstance(item, pg.BarGraphItem))
    assert list(bar.opts["x1"]) == [30_420, 59_782]  # the total that the card says
    assert first.home == second.home
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert not first.is_home
    assert second.viewRange()[0] == pytest.approx(first.viewRange()[0])


def test_programs_on_one_axis_have_its_ticks_once_below_them(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, ATLANTA)
    view = page.pay.box.view
    qtbot.waitUntil(lambda: view.is_drawn and len(view.figure.panels) == 2, timeout=15_000)
    axes = [place.drawn.plot.getAxis("bottom") for place in view.chart.places[::2]]
    assert [axis.style["showValues"] for axis in axes] == [False, True]
