"""The Cost page as a user meets it; every figure was worked out by hand from the CSV files."""

from collections.abc import Callable

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.app.state import changes as state_changes
from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.app.state.state import State
from mpcompare.model.figure import PiecesMark
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages.cost.page import CostPage
from mpcompare.ui.plot.chart_view import ChartView
from mpcompare.ui.window.window import MainWindow
from tests.lowell_costs import (
    AT_NO_INTEREST,
    AT_SIX_PERCENT,
    FEE,
    FROM_ANYWHERE,
    FROM_MASSACHUSETTS,
    HIGHEST,
    HIGHEST_IN_STATE,
    IN_STATE,
    INTERNATIONAL,
    LOWELL,
    LOWEST,
    OUT_OF_STATE,
    dollars,
)

MakeWindow = Callable[..., MainWindow]
ATLANTA = "gatech-ms-music-technology"
BRISTOL = "bristol-ma-composition-of-music-for-film-and-television"
DENVER = "cu-denver-ms-recording-arts"
NYU = "nyu-mm-music-technology"
BELGRADE = "fmu-belgrade-master-music-direction"
LEFT = Qt.MouseButton.LeftButton
WORKING, MONEY, LOAN = range(3)
"""The places of the panels beside the picture."""


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
        qtbot.waitUntil(lambda: page.sheet is not None, timeout=20_000)
        qtbot.waitUntil(lambda: page.side.program.count() == len(programs))
        return page

    return open_it


def totals(page: CostPage) -> list[str]:
    """Return the tuition of the program whose working is shown, in a list as it may be many."""
    return [page.card.total.text()]


def loan(page: CostPage, column: int = 1) -> dict[str, str]:
    """Return what the loan comes to at one end of the cost, by the words before it."""
    model = page.loan.view.model()
    across = Qt.Orientation.Horizontal
    head = {model.headerData(0, across): model.headerData(column, across)}
    rows = range(model.rowCount())
    return head | {model.index(row, 0).data(): model.index(row, column).data() for row in rows}


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
    assert totals(page) == [dollars(IN_STATE, INTERNATIONAL)]
    assert not page.bar.state.isEnabled()
    pick(page.bar.country, "United States")
    qtbot.waitUntil(lambda: totals(page) == [dollars(IN_STATE, OUT_OF_STATE)])
    assert page.bar.state.isEnabled()
    pick(page.bar.state, "Massachusetts")
    qtbot.waitUntil(lambda: totals(page) == [dollars(IN_STATE)])
    words = page.card.words()
    assert "2 academic years x $15,210 = $30,420, in-state, 2021-22" in words
    assert "out-of-state" not in words
    pick(page.bar.country, "Not said")
    qtbot.waitUntil(lambda: totals(page) == [dollars(IN_STATE, INTERNATIONAL)])


def test_a_rate_brings_the_payment(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, country="US", region="Massachusetts")
    qtbot.mouseClick(page.side.tabs[LOAN], LEFT)
    assert page.loan.say.isVisible()
    assert not page.loan.view.isVisible()
    write(page.loan.rate, "6")
    qtbot.waitUntil(page.loan.view.isVisible)
    assert loan(page)["Of the cost"] == "lower end"
    assert loan(page)["Borrowed"] == dollars(LOWEST)
    monthly = LOWEST * AT_SIX_PERCENT
    assert loan(page)["A month"] == dollars(monthly)
    assert loan(page)["Interest in all"] == dollars(120 * monthly - LOWEST)
    assert loan(page)["Of pay, median"] == f"{monthly / (77_420 / 12) * 100:.1f} %"
    assert page.loan.formula.isVisible()
    write(page.loan.rate, "0")
    qtbot.waitUntil(lambda: loan(page)["A month"] == dollars(LOWEST * AT_NO_INTEREST))
    write(page.loan.years, "20")
    qtbot.waitUntil(lambda: loan(page)["A month"] == dollars(LOWEST * AT_NO_INTEREST / 2))


def test_a_share_or_a_sum_is_borrowed(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, country="US", region="Massachusetts", rate=0.0)
    qtbot.mouseClick(page.side.tabs[LOAN], LEFT)
    qtbot.waitUntil(page.loan.view.isVisible)
    write(page.loan.borrowed, "50")
    qtbot.waitUntil(lambda: loan(page)["Borrowed"] == dollars(LOWEST / 2))
    pick(page.loan.kind, "A sum")
    write(page.loan.borrowed, "12,000")
    qtbot.waitUntil(lambda: loan(page)["A month"] == "$100")


def test_an_impossible_rate_is_refused_in_words(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL)
    qtbot.mouseClick(page.side.tabs[LOAN], LEFT)
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
    assert "0.759185 GBP for 1 USD, the average of 2025" in page.card.words()
    assert page.pay.steps.isVisible()


def test_prices_of_the_newest_year(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, country="US", region="Massachusetts")
    pick(page.bar.prices, "In 2025 dollars")
    qtbot.waitUntil(lambda: totals(page) == ["≈ $36,142"])  # x 321.943 / 270.970
    assert "the CPI-U of 2025 over that of 2021" in page.card.words()


def test_what_cannot_be_computed_says_why_and_what_to_ask(open_page, qtbot: QtBot) -> None:
    page = open_page(DENVER)
    card = page.card
    assert totals(page) == ["Can't be computed"]
    assert "Can't be computed: credits not stated." in card.words()
    assert "Stated: $538 a credit, in-state, 2022-23." in card.words()
    copy = next(link for link in card.links if link.text() == "Copy the question")
    qtbot.mouseClick(copy, LEFT)
    assert QGuiApplication.clipboard().text() == "How many credits does the degree take?"


def test_the_universitys_average_is_labelled(open_page) -> None:
    page = open_page(ATLANTA, country="US", region="Georgia")
    assert totals(page) == ["$31,140"]  # 2 x (14,064 + 1,506)
    words = page.card.words()
    assert "University's average, not this program's" in words
    # 2 x (12,760 + 3,200), and not in the total of the tuition
    assert "Living costs\n$31,920\n2 academic years x $15,960 = $31,920" in words


def test_the_fee_to_apply_is_named_once(open_page) -> None:
    words = open_page("stanford-ma-music-science-and-technology").card.words()
    assert "Application fee\n$125\n" in words
    assert words.count("Application fee") == 1


def test_a_source_opens(open_page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page = open_page(LOWELL)
    source = page.card.links[0]
    assert source.text() == "Source: University of Massachusetts Lowell, 2021-22, dated"
    source.setFocus()
    assert page.current_program() == LOWELL
    qtbot.keyClick(source, Qt.Key.Key_Space)
    assert opened[0].host() == "www.uml.edu"


def test_another_occupation_has_other_pay(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, country="US", region="Massachusetts")
    assert "The tuition is 0.3 to 0.5 of one year's pay" in page.card.words()
    mark = page.sheet.figure.panels[0].marks[0]
    assert isinstance(mark, PiecesMark)
    assert mark.high == HIGHEST_IN_STATE
    pick(page.pay.occupation, "Musicians and Singers")
    qtbot.waitUntil(lambda: "published an hour only" in page.card.words())


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
    session.apply(changes.show_page(session.state, "cost"))
    qtbot.waitUntil(lambda: len(page.sheet.costs) == 3)
    assert page.card.program == LOWELL
    session.apply(changes.remove(session.state, LOWELL))
    qtbot.waitUntil(lambda: page.card.program == BRISTOL)


def test_the_keyboard_reaches_every_choice(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, country="US", region="Massachusetts", rate=6.0)
    qtbot.mouseClick(page.side.tabs[LOAN], LEFT)
    qtbot.waitUntil(page.loan.view.isVisible)
    window = page.window()
    page.bar.country.setFocus()
    seen = []
    for _ in range(40):
        seen.append(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    wanted = [
        *(page.bar.country, page.bar.state, page.bar.currency, page.bar.prices, page.bar.working),
        *(page.pay.occupation, page.pay.box.as_table, page.pay.box.view),
        *(page.side.program, page.side.tabs[LOAN]),
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
    assert totals(page) == [dollars(IN_STATE, INTERNATIONAL)]


def test_a_refused_interest_where_none_stood_stays_empty(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL)
    qtbot.mouseClick(page.side.tabs[LOAN], LEFT)
    write(page.loan.rate, "-5")
    page.loan.years.setFocus()
    assert page.loan.rate.text() == ""
    said = "The interest is from 0 to 100 percent a year. It stays empty."
    assert page.loan.problem.text() == said
    write(page.loan.rate, "5")
    assert page.loan.problem.isHidden()


@pytest.mark.parametrize(
    ("typed", "read"), [("7,5", "7.5"), (",5", "0.5"), ("7.125 %", "7.125"), ("4,25%", "4.25")]
)
def test_an_interest_may_have_a_comma_before_its_fraction(
    open_page, qtbot: QtBot, typed: str, read: str
) -> None:
    page = open_page(LOWELL)
    qtbot.mouseClick(page.side.tabs[LOAN], LEFT)
    write(page.loan.rate, typed)
    page.loan.years.setFocus()
    assert page.loan.rate.text() == read


@pytest.mark.parametrize("typed", ["12,000", "12.000", "$12 000", "12,000.00"])
def test_a_borrowed_sum_may_have_any_sign_of_thousands(open_page, qtbot: QtBot, typed: str) -> None:
    page = open_page(LOWELL, country="US", region="Massachusetts", rate=0.0)
    qtbot.mouseClick(page.side.tabs[LOAN], LEFT)
    qtbot.waitUntil(page.loan.view.isVisible)
    pick(page.loan.kind, "A sum")
    write(page.loan.borrowed, typed)
    qtbot.waitUntil(lambda: loan(page)["A month"] == "$100")  # / 120


def test_the_picture_scrolls_and_what_is_read_out_stays_in_sight(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, ATLANTA, BRISTOL, NYU)
    page.window().resize(1280, 520)
    view = drawn(page, qtbot)
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() > 0
    readout = page.pay.box.readout
    assert not readout.visibleRegion().isEmpty()
    assert page.card.program == BRISTOL
    shown = readout.mapTo(page, readout.rect().bottomLeft())
    assert page.rect().contains(shown)
    place = view.chart.places[-1].rect()
    assert place.bottom() <= bar.value() + view.viewport().height()


def test_a_card_adds_living_costs_to_the_degree_with_their_working(open_page) -> None:
    page = open_page(LOWELL, BRISTOL, country="US", region="Massachusetts")
    words = page.card.words()
    # off campus 2 x (6,400 + 2,370), on campus 2 x (15,424 + 1,370), and 2 x 15,210
    assert "2 academic years x $8,770 to $16,794 = $17,540 to $33,588" in words
    assert f"All that is known, to the degree\n{dollars(*FROM_MASSACHUSETTS)}" in words
    assert "undergraduates" in words
    assert "Assumes 2 academic years, prices of 2021-22." in words
    QTest.keyClick(page.side.program, Qt.Key.Key_Down)
    assert "to the degree\n£43,552" in page.card.words()  # 29,500 + 12 x 1,171


def test_a_card_says_what_its_sum_is_without(open_page) -> None:
    page = open_page("nyu-mm-music-technology", DENVER)
    words = page.card.words()
    assert "to the degree\n$77,755 to $87,465, without living costs" in words
    assert "the length of the program is not stated" in words
    assert "Application fee\n$75" in words
    QTest.keyClick(page.side.program, Qt.Key.Key_Down)
    assert "to the degree" not in page.card.words()  # no tuition, so no sum


def test_costs_on_one_axis_are_drawn_to_it_and_zoom_together(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, ATLANTA)
    view = page.pay.box.view
    qtbot.waitUntil(lambda: view.is_drawn and len(view.figure.panels) == 2, timeout=15_000)
    first, second = view.chart.boxes
    bar = next(item for item in first.addedItems if isinstance(item, pg.BarGraphItem))
    # tuition, application fee and living costs end to end, and on to the most
    assert list(bar.opts["x1"]) == [IN_STATE, IN_STATE + FEE, LOWEST, HIGHEST]
    assert first.home == second.home
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert not first.is_home
    assert second.viewRange()[0] == pytest.approx(first.viewRange()[0])


def test_programs_on_one_axis_have_its_ticks_once_below_them(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, ATLANTA)
    view = page.pay.box.view
    qtbot.waitUntil(lambda: view.is_drawn and len(view.figure.panels) == 2, timeout=15_000)
    axes = [place.drawn.plot.axes["bottom"] for place in view.chart.places[::2]]
    assert [axis.style["showValues"] for axis in axes] == [False, True]


def drawn(page: CostPage, qtbot: QtBot) -> ChartView:
    view = page.pay.box.view
    qtbot.waitUntil(lambda: view.is_drawn, timeout=20_000)
    return view


def test_the_arrow_keys_in_the_picture_choose_whose_working_is_shown(
    open_page, qtbot: QtBot
) -> None:
    page = open_page(LOWELL, ATLANTA)
    view = drawn(page, qtbot)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert page.card.program == LOWELL
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert page.card.program == page.current_program() == ATLANTA
    assert page.side.program.currentData() == ATLANTA
    assert "Georgia Institute of Technology" in page.card.words()
    assert "To borrow" not in page.pay.box.readout.text()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert page.card.program == LOWELL


def test_a_click_on_a_line_of_the_picture_chooses_its_program(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, ATLANTA, NYU)
    view = drawn(page, qtbot)
    place = next(one for one in view.chart.places if one.key == NYU)
    at = view.chart.mapFromScene(place.rect().center())
    qtbot.mouseClick(view.chart.viewport(), LEFT, pos=at)
    assert page.card.program == NYU
    assert page.pay.box.readout.text().startswith("MM Music Technology, New York University")


def test_each_program_is_one_line_of_the_picture_with_its_pay_on_the_same_axis(
    open_page, qtbot: QtBot
) -> None:
    page = open_page(LOWELL, NYU, country="US", region="Massachusetts")
    view = drawn(page, qtbot)
    cost, pay, earned = view.figure.panels
    assert [mark.value_text for mark in cost.marks] == [
        dollars(*FROM_MASSACHUSETTS),
        "$77,755 to $87,465, without living costs",
    ]
    assert [mark.value_text for mark in pay.marks] == ["$77,420", "$97,510"]
    assert [mark.value_text for mark in earned.marks] == ["$52,777, Music"]
    assert cost.axis == pay.axis == earned.axis


def test_programs_without_any_figure_are_told_in_the_table(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, DENVER)
    qtbot.mouseClick(page.pay.box.as_table, LEFT)
    model = page.pay.box.table.model()
    assert [model.index(row, 2).data() for row in range(model.rowCount())] == [
        dollars(*FROM_ANYWHERE),
        "No sum: credits not stated",
    ]


def at_x(view: ChartView, key: str, value: float) -> QPoint:
    """Return where a figure of the axis stands in the first line of a program."""
    place = next(one for one in view.chart.places if one.key == key)
    middle = place.rect().center()
    x = place.drawn.box.mapViewToScene(QPointF(value, 0)).x()
    return view.chart.mapFromScene(QPointF(x, middle.y()))


@pytest.mark.parametrize(
    ("dollars", "line"),
    [
        (10_000, "Tuition"),  # 2 x 15,210 = 30,420 at the lowest
        (40_000, "Living costs"),  # 17,540 on top
        (80_000, "All that is known, to the degree"),  # on to 93,420 at the highest
    ],
)
def test_a_click_on_a_piece_shows_its_line_of_the_working(
    open_page, qtbot: QtBot, dollars: int, line: str
) -> None:
    page = open_page(ATLANTA, LOWELL)
    view = drawn(page, qtbot)
    qtbot.mouseClick(page.side.tabs[MONEY], LEFT)
    at = at_x(view, LOWELL, dollars)
    qtbot.mouseClick(view.chart.viewport(), LEFT, pos=at)
    assert page.card.program == LOWELL
    assert page.card.isVisible()
    (marked,) = [one for one in page.card.lines.values() if one.is_marked]
    assert marked.name.text() == line
    assert not marked.visibleRegion().isEmpty()


def test_a_click_on_pay_shows_its_line_and_another_program_none(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL, NYU)
    view = drawn(page, qtbot)
    pay = [one for one in view.chart.places if one.key == LOWELL][1]
    at = view.chart.mapFromScene(pay.rect().center())
    qtbot.mouseClick(view.chart.viewport(), LEFT, pos=at)
    marked = [one.name.text() for one in page.card.lines.values() if one.is_marked]
    assert marked == ["A year's pay, median"]
    assert not page.card.lines["pay"].visibleRegion().isEmpty()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert page.card.program == NYU
    assert not [one for one in page.card.lines.values() if one.is_marked]


def test_the_working_folds_away_in_a_narrow_window_and_comes_by_a_click(
    open_page, qtbot: QtBot
) -> None:
    page = open_page(LOWELL, ATLANTA)
    page.window().resize(800, 560)
    view = drawn(page, qtbot)
    qtbot.waitUntil(lambda: not page.side.isVisible())
    assert page.bar.working.isVisible()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert not page.side.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.side.isVisible()
    assert page.card.program == LOWELL
    assert page.card.lines["total"].is_marked
    qtbot.mouseClick(page.bar.working, LEFT)
    assert not page.side.isVisible()


def test_a_program_that_is_not_in_the_picture_is_named_and_can_be_chosen(
    open_page, qtbot: QtBot
) -> None:
    page = open_page(LOWELL, BELGRADE)
    view = drawn(page, qtbot)
    assert "so not drawn: " in view.figure.remark
    assert view.figure.remark.endswith(" not stated).")
    pick(page.side.program, page.side.program.itemText(1))
    assert page.card.program == BELGRADE
    assert totals(page) == ["Can't be computed"]


def test_a_program_without_pay_figures_says_so_in_its_working(open_page) -> None:
    page = open_page(BELGRADE)
    assert (
        "A year's pay\nNo pay figures for this occupation in Serbia"
        in page.card.words().replace("\n\n", "\n")
    )


def test_the_working_has_what_the_picture_leaves_of_a_wide_window(open_page, qtbot: QtBot) -> None:
    page = open_page(LOWELL)
    drawn(page, qtbot)
    page.window().resize(1900, 900)
    qtbot.waitUntil(lambda: page.width() == 1900)
    assert page.pay.width() > 1000
    assert page.side.width() > 600
    qtbot.mouseClick(page.bar.working, LEFT)
    qtbot.waitUntil(lambda: page.pay.width() == page.width())


def test_below_the_chart_nothing_stays_empty_until_a_figure_is_read_out(
    open_page, qtbot: QtBot
) -> None:
    page = open_page(LOWELL, NYU, DENVER)
    window, box = page.window(), page.pay.box
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: box.view.is_drawn, timeout=20_000)

    def needed() -> int:
        return box.readout.heightForWidth(box.readout.width())

    qtbot.waitUntil(lambda: box.readout.height() == needed())
    before = box.view.height()
    box.view.setFocus()
    QTest.keyClick(box.view, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Lowell" in box.readout.text())
    assert box.readout.height() >= needed()
    qtbot.waitUntil(lambda: box.view.height() < before)
    held = box.readout.height()
    for _ in range(6):
        QTest.keyClick(box.view, Qt.Key.Key_Down)
        assert box.readout.height() == held
        assert held >= needed()
    session = window.session
    session.apply(changes.show_page(session.state, "guide"))
    session.apply(changes.show_page(session.state, "cost"))
    qtbot.waitUntil(lambda: box.view.height() == before)
