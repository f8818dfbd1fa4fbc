"""The profile in the window: filled in, kept on this computer, compared with programs, undone."""

from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing
from mpcompare.model.library.profile import Profile
from mpcompare.ui.corrections.unsaved_guard import _UnsavedDialog
from mpcompare.ui.library.profile_dialog import ProfileDialog
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER, LOWELL

AMERICAN = "american-ma-audio-technology"
"""Asks for a bachelor's degree, a grade point average of 3.0, two references, recordings."""
BERKLEE_ONLINE = "berklee-online-ma-music-production"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    return make_window(State(page="compare", welcomed=True, library=comparing(AMERICAN, DENVER)))


def opened(window: MainWindow, qtbot: QtBot) -> ProfileDialog:
    action = window.findChild(QAction, "profile")
    assert action is not None
    action.trigger()
    qtbot.waitUntil(lambda: window.findChild(ProfileDialog) is not None)
    dialog = window.findChild(ProfileDialog)
    assert dialog is not None
    return dialog


def remarks(window: MainWindow, key: str) -> list[str]:
    comparison = window.session.comparison()
    program = comparison.programs[0]
    attribute = "" if not key else ATTRIBUTES[key].key
    return [remark.text for remark in comparison.remarks_of(program, attribute)]


def test_what_is_said_is_held_against_the_cards_and_undone(window, qtbot):
    dialog = opened(window, qtbot)
    form = dialog.form
    form.degree.setCurrentIndex(form.degree.findData("bachelor"))
    qtbot.keyClicks(form.gpa, "3.5")
    qtbot.keyClicks(form.references, "1")
    qtbot.mouseClick(dialog.done_button, LEFT)
    assert remarks(window, "bachelors_required") == ["You meet it"]
    assert remarks(window, "minimum_gpa") == ["You meet it"]
    assert remarks(window, "references_count") == ["You don't yet meet it"]
    assert remarks(window, "sample_recordings") == [
        "Can't tell: your profile leaves your sample recordings open"
    ]
    assert remarks(window, "online") == []
    assert remarks(window, "")[0].startswith("You meet 2 of 3")
    session = window.session
    assert session.undo_name == "Change your profile"
    session.undo()
    assert remarks(window, "minimum_gpa") == []
    assert session.state.library.profile == Profile()


def test_escape_with_answers_asks_before_they_are_lost(window, qtbot):
    dialog = opened(window, qtbot)
    qtbot.keyClicks(dialog.form.field, "Physics")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    asking = dialog.findChild(_UnsavedDialog)
    assert asking is not None
    qtbot.mouseClick(asking.save_button, LEFT)
    assert window.session.state.library.profile.field == "Physics"
    assert not dialog.isVisible()


def test_a_grade_beyond_the_scale_is_not_kept(window, qtbot):
    dialog = opened(window, qtbot)
    qtbot.keyClicks(dialog.form.gpa, "9")
    qtbot.mouseClick(dialog.done_button, LEFT)
    words = "Grade point average: give a number from 0 to 4, or leave it empty."
    assert (dialog.isVisible(), dialog.problem.text()) == (True, words)
    assert window.session.state.library.profile == Profile()


def test_everything_comes_back_into_the_form(window, qtbot):
    profile = Profile(
        degree="master",
        field="Physics",
        music_degree="no",
        musical_background="yes",
        recordings="yes",
        tests=("GRE", "TOEFL 100"),
        gpa=3.25,
        references=3,
        years_of_work=2.5,
        residence="US-Ohio",
        area="18140",
        budget=45_000,
        place="either",
        time="part",
        countries=("US", "GB"),
    )
    session = window.session
    session.apply(changes.set_profile(session.state, profile), "Profile")
    dialog = opened(window, qtbot)
    assert dialog.form.profile == profile
    qtbot.mouseClick(dialog.done_button, LEFT)
    assert session.steps == ("Profile",)


def test_a_metropolitan_area_is_one_of_the_states(window, qtbot):
    form = opened(window, qtbot).form
    assert not form.area.isEnabled()
    form.home.setCurrentIndex(form.home.findData("US"))
    assert not form.area.isEnabled()
    form.state.setCurrentIndex(form.state.findData("Pennsylvania"))
    assert form.area.isEnabled()
    assert form.area.findText("Pittsburgh, PA") > 0
    assert form.area.findText("Boston-Cambridge-Newton, MA-NH") < 0
    form.area.setCurrentIndex(form.area.findText("Philadelphia-Camden-Wilmington, PA-NJ-DE-MD"))
    form.state.setCurrentIndex(form.state.findData("New Jersey"))
    assert (form.profile.residence, form.profile.area) == ("US-New Jersey", "37980")
    form.state.setCurrentIndex(form.state.findData("Ohio"))
    assert form.profile.area == ""
    form.home.setCurrentIndex(form.home.findData("GB"))
    assert not form.area.isEnabled()


def test_pay_of_an_online_program_follows_where_one_says_to_live(make_window, qtbot):
    window = make_window(State(page="explore", welcomed=True, selected=BERKLEE_ONLINE))
    pay = window.view.details.pay
    qtbot.waitUntil(lambda: "Boston metro area (the school's)" in unescape(pay.text()))
    assert "of where the school is, not the student" in pay.text()
    dialog = opened(window, qtbot)
    form = dialog.form
    form.home.setCurrentIndex(form.home.findData("US"))
    form.state.setCurrentIndex(form.state.findData("Tennessee"))
    form.area.setCurrentIndex(form.area.findData("34980"))
    qtbot.mouseClick(dialog.done_button, LEFT)
    qtbot.waitUntil(lambda: "Nashville metro area (where you live)" in pay.text())
    assert "≈ $71,180" in pay.text()
    window.session.undo()
    qtbot.waitUntil(lambda: "Boston metro area" in pay.text())


def test_where_one_lives_is_one_truth_with_the_cost_page(window, qtbot):
    session = window.session
    home = Profile(residence="US-Ohio")
    window.findChild(QAction, "page-cost").trigger()
    bar = window.page_widget.bar
    qtbot.waitUntil(lambda: bar.state.findData("Ohio") > 0)
    session.apply(changes.set_profile(session.state, home), "Profile")
    assert (bar.country.currentData(), bar.state.currentData()) == ("US", "Ohio")
    session.undo()
    assert (bar.country.currentData(), bar.state.isEnabled()) == ("", False)
    bar.country.setCurrentIndex(bar.country.findData("GB"))
    bar.country.activated.emit(bar.country.currentIndex())
    assert session.state.library.profile.residence == "GB"
    dialog = opened(window, qtbot)
    assert dialog.form.home.currentData() == "GB"
    assert not dialog.form.state.isEnabled()


def test_leaving_all_open_empties_the_form_and_cancel_keeps_the_profile(window, qtbot):
    session = window.session
    session.apply(changes.set_profile(session.state, Profile(gpa=3.0)), "Profile")
    dialog = opened(window, qtbot)
    assert dialog.form.gpa.text() == "3"
    dialog.form.show_profile(Profile())
    assert dialog.form.profile == Profile()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert session.state.library.profile == Profile(gpa=3.0)


@pytest.mark.parametrize(
    ("typed", "budget"),
    [("40000", 40_000), ("40,000", 40_000), ("", None), ("$40 000", 40_000), ("40k", 40_000)],
)
def test_sums_are_read_as_people_type_them(window, qtbot, typed, budget):
    dialog = opened(window, qtbot)
    dialog.form.budget.setText(typed)
    assert dialog.form.profile.budget == budget


def test_explore_says_it_in_the_details_too(make_window):
    window = make_window(State(page="explore", welcomed=True, selected=AMERICAN))
    facts = window.view.details.facts
    assert "You meet it" not in facts.toPlainText()
    session = window.session
    profile = Profile(degree="bachelor", gpa=2.9)
    session.apply(changes.set_profile(session.state, profile), "Profile")
    text = facts.toPlainText()
    assert text.startswith("You meet 1 of 2")
    assert "You don't yet meet it" in text
    session.undo()
    assert "meet" not in facts.toPlainText()


def test_what_one_would_be_charged_stands_first(make_window):
    library = replace(comparing(LOWELL), profile=Profile(residence="US-Ohio"))
    window = make_window(State(page="compare", welcomed=True, library=library))
    session, model = window.session, window.page_widget.model

    def tuition() -> str:
        return model.index(model.row_of("tuition"), 0).data()

    assert ", out-of-state," in tuition().split("; ")[0]
    home = Profile(residence="US-Massachusetts")
    session.apply(changes.set_profile(session.state, home), "Profile")
    assert ", in-state," in tuition().split("; ")[0]
    session.apply(changes.set_profile(session.state, Profile(residence="GB")), "Profile")
    assert ", international," in tuition().split("; ")[0]
