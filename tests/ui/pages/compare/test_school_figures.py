"""What the catalog holds of the school and field, on the cards, in the details and on Cost.

Figures are written out from data/institutions/*.csv.
"""

from collections.abc import Callable

import pytest
from compare_steps import compare, go_to, popup, words_on
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.model.query import Between, Query
from mpcompare.ui.pages.compare.cells.source_card import Provenance
from mpcompare.ui.pages.cost.page import CostPage
from mpcompare.ui.pages.explore.details.facts_view import FactsView
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.pages.guide.page import GuidePage
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton
BELMONT = "belmont-ms-audio-engineering"
LOWELL = "uml-mm-sound-recording-technology"
AFTER_FOUR_YEARS = "Field's median earnings, 4 years after (federal aid recipients)"


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """A window that compares two programs."""
    return make_window(State(page="compare", library=comparing(BELMONT, LOWELL), welcomed=True))


@pytest.mark.parametrize(
    ("key", "value", "said", "source"),
    [
        (
            "school_tuition",
            "$26,100 a year, 2023-24",
            "one average over all graduate programs of the university",
            "IPEDS student charges IC2023_AY",
        ),
        (
            "field_earnings_four_years",
            "$37,264 a year, Music",
            "Of the whole field, not of this program",
            "College Scorecard, Field of Study",
        ),
    ],
)
def test_a_figure_tells_whose_it_is_in_one_action(
    window: MainWindow, qtbot: QtBot, key: str, value: str, said: str, source: str
) -> None:
    page = compare(window)
    go_to(page, key, BELMONT)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    words = words_on(popup(page, Provenance))
    for expected in (value, said, source, "Government publication, as of 202"):
        assert expected in words
    assert "Correct this value" not in words


def test_a_withheld_figure_says_what_that_means(window: MainWindow, qtbot: QtBot) -> None:
    page = compare(window)
    go_to(page, "field_debt", LOWELL)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    words = words_on(popup(page, Provenance))
    assert "Withheld" in words
    assert "can't tell a withheld figure from none" in words
    assert "We looked in" not in words


def test_they_do_not_count_as_known_of_the_program(window: MainWindow) -> None:
    page = compare(window)
    assert page.model.comparison is not None
    comparison = page.model.comparison
    counted = {program.id: comparison.documented(program).rows for program in comparison.programs}
    of_programs = [a for a in comparison.register.on_card if a.is_of_program]
    assert counted == dict.fromkeys((BELMONT, LOWELL), len(of_programs))
    assert len(of_programs) < len(comparison.register.on_card)


def click_words(view: FactsView, words: str, qtbot: QtBot) -> None:
    found = view.document().find(words)
    assert not found.isNull()
    found.setPosition(found.selectionStart() + 2)
    at = view.cursorRect(found).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(at.x(), at.y()))


def test_the_details_say_them_and_explain_their_names(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(State(selected=BELMONT, welcomed=True))
    page = window.view
    assert isinstance(page, ExplorePage)
    view = page.details.facts
    text = view.toPlainText()
    assert "$19,850 an academic year, on campus" in text  # 14,290 + 5,560
    assert "food and housing $14,290 and other expenses $5,560" in text
    assert "$37,264 a year, Music" in text
    click_words(view, "Field's median", qtbot)
    assert isinstance(window.view, GuidePage)
    assert window.session.state.guide.startswith("field_")


def test_they_can_be_filtered_by(make_window: MakeWindow, qtbot: QtBot) -> None:
    asked = Between("field_earnings_four_years", 74_000)
    page = make_window(State(query=Query(filters=(asked,)), welcomed=True)).view
    assert isinstance(page, ExplorePage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    found = [page.model.program(row) for row in range(page.model.rowCount())]
    assert "american-ma-audio-technology" in [program.id for program in found if program]  # 74,573
    chip = page.chips.chips[0].text().strip()
    assert chip.startswith("Field's median earnings, 4")  # what it is, and how much, are in sight
    assert chip.endswith("$74,000 or more")


def test_cost_sets_them_beside_the_total_and_never_in_it(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(State(page="cost", library=comparing(BELMONT), welcomed=True))
    page = window.page_widget
    assert isinstance(page, CostPage)
    qtbot.waitUntil(lambda: page.side.program.count() == 1, timeout=20_000)
    card = page.card
    words = card.words()
    assert f"{AFTER_FOUR_YEARS}: $37,264 a year, Music." in words
    assert "Field's median debt (federal loans): $51,250, Music." in words
    assert not any(sum_ in card.total.text() for sum_ in ("19,850", "37,264", "51,250"))
    about = next(link for link in card.links if link.text().startswith("What these figures are"))
    qtbot.mouseClick(about, LEFT)
    assert isinstance(window.view, GuidePage)
    assert window.session.state.guide == "living_costs"
