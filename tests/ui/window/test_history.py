"""Undo by name, the history list, and the bin."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from mpcompare.app import clock
from mpcompare.app.library import shortlists
from mpcompare.app.library.service import LibraryService, library_file
from mpcompare.app.state import changes
from mpcompare.app.state import changes as state_changes
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing, in_order, purged
from mpcompare.model.library.step import MOST_STEPS, StepLog
from mpcompare.ui.library.autosave import LibraryAutosave
from mpcompare.ui.library.bin_dialog import BinDialog
from mpcompare.ui.pages import find_pages
from mpcompare.ui.session import Session
from mpcompare.ui.window.forget_steps_dialog import ForgetStepsDialog
from mpcompare.ui.window.history_dialog import BEGINNING, HistoryDialog
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER, LOWELL, NEW_YORK, YORK

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    window = make_window(State(welcomed=True, library=comparing(LOWELL)))
    session = window.session
    for program, name in ((DENVER, "Add Denver"), (NEW_YORK, "Add New York"), (YORK, "Add York")):
        session.apply(changes.add(session.state, [program]), name)
    return window


def opened(window: MainWindow, key: str, kind: type) -> object:
    action = window.findChild(QAction, key)
    assert action is not None
    action.trigger()
    dialog = window.findChild(kind)
    assert dialog is not None
    return dialog


def texts(dialog: HistoryDialog | BinDialog) -> list[str]:
    found = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    return [re.sub(r"^(Today|Yesterday) \d\d:\d\d: ", "", text) for text in found]


def test_the_history_lists_steps_and_goes_back_and_on_by_key(window: MainWindow, qtbot: QtBot):
    session = window.session
    dialog = opened(window, "history", HistoryDialog)
    assert texts(dialog) == ["Add York", "Add New York", "Add Denver", BEGINNING]
    assert dialog.list.currentRow() == 0
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    assert session.state.compared == (LOWELL,)
    assert session.redo_name == "Add Denver"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
    assert session.state.compared == (LOWELL, DENVER, NEW_YORK)
    assert window.findChild(QAction, "undo").text() == "&Undo: Add New York"
    assert window.findChild(QAction, "redo").text() == "&Redo: Add York"
    assert texts(dialog) == ["Add York", "Add New York", "Add Denver", BEGINNING]


def test_the_history_says_when_each_step_was_done(window: MainWindow):
    session = window.session
    now = datetime.now().astimezone()
    days = (now, now - timedelta(days=1), now - timedelta(days=9))
    done = tuple(
        step._replace(key=f"earlier{number}", at=day.isoformat(timespec="seconds"))
        for number, (step, day) in enumerate(
            zip(session.step_log.done, reversed(days), strict=True)
        )
    )
    session.take_steps(StepLog(done))
    dialog = opened(window, "history", HistoryDialog)
    lines = [dialog.list.item(row).text() for row in range(3, 6)]
    earlier = days[2]
    assert lines == [
        f"Today {now:%H:%M}: Add York",
        f"Yesterday {now:%H:%M}: Add New York",
        f"{earlier.day} {earlier:%B} {earlier:%H:%M}: Add Denver",
    ]


def test_older_steps_are_forgotten_when_asked_for_and_gone_after_a_restart(
    make_session: Callable[..., Session], qtbot: QtBot
):
    session, service = make_session(State(welcomed=True)), LibraryService(library_file())
    autosave = LibraryAutosave(session, service, service.open())
    window = MainWindow(session, find_pages(), service)
    qtbot.addWidget(window)
    window.show()
    for program, name in ((DENVER, "Add Denver"), (YORK, "Add York")):
        session.apply(changes.add(session.state, [program]), name)
    qtbot.waitUntil(lambda: autosave.is_saved)
    dialog = opened(window, "history", HistoryDialog)
    qtbot.mouseClick(dialog.forgetting, LEFT)
    asking = dialog.findChild(ForgetStepsDialog)
    ages = {button.text(): button.isEnabled() for button in asking.ages.buttons()}
    assert ages == {
        "Those from more than a month ago (0 steps)": False,
        "Those from more than a week ago (0 steps)": False,
        "Those from more than a day ago (0 steps)": False,
        "All (2 steps)": True,
    }
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    assert session.steps == ("Add Denver", "Add York")
    qtbot.mouseClick(dialog.forgetting, LEFT)
    again = [one for one in dialog.findChildren(ForgetStepsDialog) if one.isVisible()][-1]
    with qtbot.waitSignal(session.noticed) as noticed:
        qtbot.mouseClick(again.button, LEFT)
    assert noticed.args[0].text.startswith("2 steps are forgotten.")
    assert session.state.compared == (DENVER, YORK)
    assert (session.steps, texts(dialog)) == ((), [BEGINNING])
    assert not dialog.forgetting.isEnabled()
    qtbot.waitUntil(lambda: autosave.is_saved)
    service.close()
    later = LibraryService(library_file())
    assert later.open().library.shortlist.programs == (DENVER, YORK)
    assert later.steps() == StepLog()
    later.close()


def test_only_steps_of_the_chosen_age_are_forgotten(window: MainWindow, qtbot: QtBot):
    session = window.session
    now = datetime.fromisoformat(clock.now())
    ages = (timedelta(days=40), timedelta(days=9), timedelta(days=2))
    done = tuple(
        step._replace(key=f"earlier{number}", at=(now - age).isoformat(timespec="seconds"))
        for number, (step, age) in enumerate(zip(session.step_log.done, ages, strict=True))
    )
    session.take_steps(StepLog(done))
    dialog = opened(window, "history", HistoryDialog)
    qtbot.mouseClick(dialog.forgetting, LEFT)
    asking = dialog.findChild(ForgetStepsDialog)
    assert [button.text() for button in asking.ages.buttons()] == [
        "Those from more than a month ago (1 step)",
        "Those from more than a week ago (2 steps)",
        "Those from more than a day ago (3 steps)",
        "All (6 steps)",
    ]
    asking.ages.button(1).click()
    qtbot.mouseClick(asking.button, LEFT)
    assert session.steps == ("Add York", "Add Denver", "Add New York", "Add York")


def test_the_history_says_for_how_long_steps_are_kept(window: MainWindow):
    chosen = window.session.state.preferences._replace(days_in_bin=7)
    window.session.apply(replace(window.session.state, preferences=chosen))
    dialog = opened(window, "history", HistoryDialog)
    assert "The last 200 steps are kept for 7 days, as what you delete is" in dialog.words.text()


def test_a_new_step_after_going_back_drops_what_was_undone(window: MainWindow):
    session = window.session
    session.go_back_to(1)
    session.apply(changes.remove(session.state, LOWELL), "Remove Lowell")
    assert session.steps == ("Add Denver", "Remove Lowell")
    assert session.redo_name == ""
    session.go_back_to(0)
    assert session.state.compared == (LOWELL,)


def test_going_out_of_range_leaves_all_as_it_is(window: MainWindow):
    before = window.session.state
    for count in (-1, 4, 99):
        window.session.go_back_to(count)
    assert window.session.state == before


def test_no_more_than_two_hundred_steps_are_kept(window: MainWindow):
    session = window.session
    for _ in range(MOST_STEPS + 5):
        session.apply(changes.toggle(session.state, DENVER), "Toggle Denver")
    assert session.steps == ("Toggle Denver",) * 200


def test_the_bin_gives_a_deleted_shortlist_back(window: MainWindow, qtbot: QtBot):
    session = window.session
    session.apply(shortlists.rename_shortlist(session.state, "Fall 2027"), "Rename")
    session.apply(shortlists.delete_shortlist(session.state, clock.now()), "Delete")
    assert session.state.compared == ()
    dialog = opened(window, "bin", BinDialog)
    (text,) = texts(dialog)
    assert text.startswith("Shortlist “Fall 2027”\ndeleted on ")
    qtbot.mouseClick(dialog.restoring, LEFT)
    assert session.state.compared == (LOWELL, DENVER, NEW_YORK, YORK)
    assert session.undo_name == "Restore Shortlist “Fall 2027”"
    assert texts(dialog) == []
    assert not dialog.restoring.isEnabled()


def test_an_emptied_bin_comes_back_by_undo(window: MainWindow, qtbot: QtBot):
    session = window.session
    session.apply(shortlists.delete_shortlist(session.state, clock.now()), "Delete")
    dialog = opened(window, "bin", BinDialog)
    qtbot.mouseClick(dialog.emptying, LEFT)
    assert not session.state.library.bin
    session.undo()
    assert len(session.state.library.bin) == 1
    assert len(texts(dialog)) == 1


def test_the_bin_forgets_after_thirty_days():
    state = State(library=comparing(LOWELL))
    state = shortlists.delete_shortlist(state, "2026-10-01T12:00:00+00:00")
    state = shortlists.delete_shortlist(state, "2026-10-20T12:00:00+00:00")
    assert len(purged(state.library, "2026-10-31T12:00:00+00:00").bin) == 2
    kept = purged(state.library, "2026-10-31T12:00:01+00:00").bin
    assert [one.deleted for one in kept.values()] == ["2026-10-20T12:00:00+00:00"]


def test_a_restored_shortlist_stands_beside_those_made_since():
    state = State(library=comparing(LOWELL))
    state = shortlists.delete_shortlist(state, "2026-10-01T12:00:00+00:00")
    state = state_changes.restore_from_bin(
        state, [*state.library.bin, "gone"], "2026-10-02T12:00:00+00:00"
    )
    assert [one.programs for _, one in in_order(state.library.shortlists)] == [(LOWELL,), ()]
    assert state.compared == (LOWELL,)
