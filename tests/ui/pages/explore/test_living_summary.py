"""Living costs in Explore's details, with the source that a click or a key opens."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from mpcompare.app.state.state import State

VISA_HQ = "https://www.visahq.com/news"
PAGE = "student-visa-maintenance-funds-jump-today-as-new-financial-thresholds-take-effect"


@pytest.fixture
def shown(make_window, qtbot):
    """Show the living costs of a program, once they are read."""

    def show(program):
        window = make_window(State(page="explore", welcomed=True, selected=program))
        details = window.view.details
        qtbot.waitUntil(lambda: bool(details.pay.text()))
        return details.living

    return show


def test_a_schools_figures_stand_with_what_they_are(shown, qtbot):
    living = shown("uml-mm-sound-recording-technology")
    qtbot.waitUntil(living.isVisible)
    text = living.toPlainText()
    for words in (
        "Living costs",
        "first-time undergraduates, 2023-24",
        "Food and housing $6,400, other expenses $2,370",
        "Off campus, not with family",
    ):
        assert words in text
    assert text.count("IPEDS student charges IC2023_AY") == 1
    assert living.height() >= living.document().size().height()


def test_a_reported_sum_says_by_whom_and_its_page_opens(shown, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    living = shown("goldsmiths-mmus-sonic-arts")
    qtbot.waitUntil(living.isVisible)
    assert "£1,529 a month, for 9 months" in living.toPlainText()
    assert "Reported by VisaHQ (news), 2025" in living.toPlainText()
    living.setFocus()
    qtbot.keyClick(living, Qt.Key.Key_Tab)
    qtbot.keyClick(living, Qt.Key.Key_Return)
    assert opened == [f"{VISA_HQ}/2025-11-11/gb/{PAGE}"]


def test_a_program_without_any_shows_nothing(shown):
    living = shown("upf-master-sound-and-music-computing")
    assert not living.isVisible()
    assert living.toPlainText() == ""


def test_an_online_program_has_one_quiet_line(shown, qtbot):
    living = shown("berklee-online-ma-music-production")
    qtbot.waitUntil(living.isVisible)
    assert living.toPlainText().splitlines() == [
        "Living costs",
        "This program is online: living costs are those of where its student lives.",
    ]
