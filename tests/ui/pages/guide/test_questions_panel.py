"""Questions to ask the school, as a user ticks, copies and sends them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.pages.compare.headers.card_actions import CardActions
from mpcompare.ui.pages.guide.page import GuidePage
from mpcompare.ui.pages.guide.questions_panel import QuestionsPanel
from mpcompare.ui.window.window import MainWindow

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton
LOWELL, TEMPLE = "uml-mm-sound-recording-technology", "temple-ms-music-technology"


class MailProgram(QObject):
    """Records the addresses that would open a mail program."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        """Record an address."""
        self.opened.append(address)


@pytest.fixture
def panel(make_window: MakeWindow) -> QuestionsPanel:
    """The questions of two compared programs."""
    state = State(welcomed=True, page="guide", guide="questions", library=comparing(LOWELL, TEMPLE))
    page = make_window(state).view
    assert isinstance(page, GuidePage)
    return page.questions


def test_every_compared_program_has_its_own_list(qtbot: QtBot, panel: QuestionsPanel) -> None:
    assert panel.isVisible()
    assert panel.program is not None
    assert panel.program.id == LOWELL
    of_lowell = panel.asked
    assert of_lowell
    panel.chooser.setFocus()
    qtbot.keyClick(panel.chooser, Qt.Key.Key_Down)
    assert panel.program.id == TEMPLE
    assert panel.asked != of_lowell


def test_the_six_that_matter_most_are_ticked_and_one_click_ticks_all(
    qtbot: QtBot, panel: QuestionsPanel
) -> None:
    assert [question.attribute for question in panel.asked] == [
        *("thesis_option", "status", "entrance_exam"),
        *("english_test", "funding", "deadlines"),
    ]
    assert "6 of them go into the letter" in panel.lead.text()
    qtbot.mouseClick(panel.all_button, LEFT)
    assert len(panel.asked) > 6
    assert "All of them go into the letter" in panel.lead.text()
    assert not panel.all_button.isEnabled()


def test_a_tick_taken_away_leaves_the_letter(qtbot: QtBot, panel: QuestionsPanel) -> None:
    first, count = panel.asked[0], len(panel.asked)
    panel.focus_first()
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert len(panel.asked) == count - 1
    qtbot.mouseClick(panel.copy_button, LEFT)
    copied = QGuiApplication.clipboard().text()
    assert first.text not in copied
    assert f"{count - 1}. {panel.asked[-1].text}" in copied
    assert "University of Massachusetts Lowell" in copied


def test_without_a_tick_there_is_nothing_to_send(panel: QuestionsPanel) -> None:
    for row in range(panel.list.count()):
        if panel.list.item(row).flags() & Qt.ItemFlag.ItemIsUserCheckable:
            panel.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not panel.mail_button.isEnabled()
    assert not panel.copy_button.isEnabled()


def test_send_opens_a_mail_with_subject_and_questions(qtbot: QtBot, panel: QuestionsPanel) -> None:
    mail = MailProgram()
    # the stub asks for bytes, which the call itself refuses
    QDesktopServices.setUrlHandler("mailto", mail, "take")  # pyright: ignore[reportArgumentType]
    try:
        qtbot.mouseClick(panel.mail_button, LEFT)
    finally:
        QDesktopServices.unsetUrlHandler("mailto")
    (address,) = mail.opened
    text = bytes(address.toEncoded().data()).decode("ascii")
    assert text.startswith("mailto:?subject=Questions%20about%20the%20MM%20Sound%20Recording")
    assert " " not in text
    assert "%0D%0A1.%20Does%20the%20degree%20end%20with%20a%20written%20thesis%2C" in text


def test_without_a_program_it_says_what_to_do(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(State(welcomed=True, page="guide", guide="questions"))
    page = window.view
    assert isinstance(page, GuidePage)
    assert not page.questions.mail_button.isVisible()
    qtbot.mouseClick(page.questions.explore_button, LEFT)
    assert window.session.state.page == changes.EXPLORE


def test_the_menu_asks_the_school_of_the_current_program(make_window: MakeWindow) -> None:
    window = make_window(State(welcomed=True, library=comparing(LOWELL)))
    window.session.apply(changes.select(window.session.state, TEMPLE))
    window.ask_school()
    page = window.view
    assert isinstance(page, GuidePage)
    assert page.questions.isVisible()
    assert page.questions.program is not None
    assert page.questions.program.id == TEMPLE


def test_a_card_leads_to_its_questions(make_window: MakeWindow) -> None:
    window = make_window(State(welcomed=True, page="compare", library=comparing(LOWELL, TEMPLE)))
    compare = window.page_widget
    program = window.session.workspace.programs([TEMPLE])[0]
    menu = CardActions(window.session, window).menu(program, compare)
    action = next(a for a in menu.actions() if a.text() == "Questions to ask the school")
    action.trigger()
    menu.close()
    assert window.session.state.guide == f"questions {TEMPLE}"
