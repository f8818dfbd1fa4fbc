"""The Deadlines page as a user meets it; dates are those of data/programs, seen from TODAY."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.deadlines.agenda import Entry, Undated
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.application import Application, Item, Status
from mpcompare.model.library.library import Library, comparing, with_entry
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.ui.exporting.calendar_dialog import CalendarDialog
from mpcompare.ui.library.status_dialog import StatusDialog
from mpcompare.ui.pages.compare.headers.card_actions import CardActions
from mpcompare.ui.pages.deadlines.deadlines_model import DeadlinesModel, Group
from mpcompare.ui.pages.deadlines.item_dialog import ItemDialog
from mpcompare.ui.pages.deadlines.page import DeadlinesPage
from mpcompare.ui.widgets.month_model import MonthModel
from mpcompare.ui.widgets.month_view import MonthView
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER, LOWELL

CALARTS = "calarts-mfa-music-technology"
TORONTO = "utoronto-mmus-music-technology-digital-media"
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
MakeWindow = Callable[..., MainWindow]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups


@pytest.fixture
def open_page(qtbot: QtBot, make_window: MakeWindow) -> Callable[..., DeadlinesPage]:
    """Open the page on programs, and wait until it shows them."""

    def open_it(*programs: str, library: Library | None = None, **more: object) -> DeadlinesPage:
        held = library or comparing(*programs)
        window = make_window(State(page="deadlines", welcomed=True, library=held, **more))
        page = window.page_widget
        assert isinstance(page, DeadlinesPage)
        qtbot.waitUntil(lambda: len(page.agenda.programs) == len(held.followed))
        return page

    return open_it


def session_of(page: DeadlinesPage):
    return page._session


def application(page: DeadlinesPage, program: str):
    return application_changes.application_of(session_of(page).state, program)


def words(page: DeadlinesPage) -> list[str]:
    """Return the rows of the list: headings, days with what is due, programs without a date."""
    found = []
    for row in page.list.deadlines.rows:
        if isinstance(row, Group):
            found.append(row.title)
        elif isinstance(row, Undated):
            found.append(row.program.id)
        else:
            found.append(f"{row.day} {row.what} {row.mark}".strip())
    return found


def test_expected_dates_stand_next_first_and_what_has_none_apart(open_page) -> None:
    page = open_page(DENVER, CALARTS, LOWELL, TORONTO)
    assert words(page) == [
        "Expected, not confirmed: 5",
        "2026-11-25 Apply for fall from 2025, check",
        "2026-12-01 Apply for fall, priority from 2025, check",
        "2027-01-05 Apply for fall from 2025, check",
        "2027-04-01 Apply for fall, priority undated, check",
        "2027-05-01 Apply for fall undated, check",
        "No date stated: 1 program",
        LOWELL,
        "Past: 1",
    ]
    assert not page.bar.next.isVisible()
    assert not page.bar.expected.font().bold()
    assert page.bar.expected.text() == (
        "No confirmed date. Expected: 25 Nov, in 2 days (from 2025, check): Apply for fall, "
        "University of Toronto"
    )
    assert page.bar.count.text() == "0 confirmed, 5 expected · 4 programs"
    assert page.panel.program.id == TORONTO


def test_a_confirmed_date_heads_the_page_and_an_expected_one_before_it_is_told_apart(
    open_page,
) -> None:
    due = Item("Ask for a transcript", due="2026-12-10")
    library = replace(comparing(CALARTS), applications={CALARTS: Application((), (due,))})
    page = open_page(library=library)
    assert words(page) == [
        "December 2026",
        "2026-12-10 Ask for a transcript",
        "Expected, not confirmed: 2",
        "2026-12-01 Apply for fall, priority from 2025, check",
        "2027-01-05 Apply for fall from 2025, check",
    ]
    assert page.bar.next.text() == (
        "Next: 10 Dec, in 17 days: Ask for a transcript, California Institute of the Arts"
    )
    assert page.bar.next.font().bold()
    assert page.bar.expected.text().startswith("Expected: 1 Dec, in 8 days (from 2025, check)")
    assert page.bar.expected.isVisible()
    assert "<b>" not in page.panel.dates.text()


def test_all_shortlists_count(open_page) -> None:
    library = with_entry(comparing(DENVER), "shortlists", "two", Shortlist("Two", "2", (CALARTS,)))
    page = open_page(library=library)
    assert {entry.program.id for entry in page.agenda.entries} == {DENVER, CALARTS}


def test_without_a_shortlisted_program_it_says_what_to_do(open_page) -> None:
    page = open_page()
    assert page.empty.isVisible()
    assert not page.bar.isVisible()
    page.focus_content()
    QTest.keyClick(page.empty.buttons[0], Key.Key_Space)
    assert session_of(page).state.page == "explore"


def test_programs_that_the_catalog_lacks_are_counted_and_not_lost(make_window, qtbot) -> None:
    state = State(page="deadlines", welcomed=True, library=comparing("from-another-catalog"))
    page = make_window(state).page_widget
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.title.text() == "Your programs are not in this catalog"
    assert session_of(page).state.library.shortlisted == ("from-another-catalog",)


def test_a_row_has_a_menu_by_key(open_page) -> None:
    page = open_page(CALARTS)
    page.list.setFocus()
    index = page.list.currentIndex()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QCoreApplication.sendEvent(page.list.viewport(), event)
    menu = page.list.findChild(QMenu)
    entries = [action.text() for action in menu.actions() if action.text()]
    assert entries == ["Application status", "Open web page", "Questions to ask the school"]
    QTest.keyClick(menu, Key.Key_Escape)
    assert page.list.currentIndex() == index


def test_headings_fold_by_key_and_by_click(open_page) -> None:
    page = open_page(TORONTO)
    rows = page.list
    rows.setFocus()
    QTest.keyClick(rows, Key.Key_End)
    QTest.keyClick(rows, Key.Key_Right)
    # the stated day passed less than a year ago
    assert words(page)[-2:] == ["Past: 1", "2025-11-25 Apply for fall"]
    QTest.keyClick(rows, Key.Key_Left)
    assert words(page)[-1] == "Past: 1"
    heading = rows.visualRect(rows.deadlines.index(0)).center()
    QTest.mouseClick(rows.viewport(), LEFT, pos=heading)
    assert words(page) == ["Expected, not confirmed: 1", "Past: 1"]


def test_the_list_the_month_and_the_application_go_together(open_page) -> None:
    page = open_page(DENVER, CALARTS)
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_Home)
    QTest.keyClick(page.list, Key.Key_Down)
    assert page.month.grid.day == date(2026, 12, 1)
    assert page.month.title.text() == "December 2026"
    assert page.day.text() == "Tuesday 1 December 2026"
    assert page.panel.program.id == CALARTS
    for _ in range(2):
        QTest.keyClick(page.list, Key.Key_Down)
    assert page.panel.program.id == DENVER
    assert page.current_program() == DENVER
    assert page.month.title.text() == "April 2027"
    assert "1 April 2027" in page.panel.dates.text()
    QTest.keyClick(page.list, Key.Key_Return)
    assert page.panel.status.hasFocus()


def test_the_month_is_walked_by_keys(open_page) -> None:
    page = open_page(CALARTS)
    grid = page.month.grid
    grid.go_to(date(2026, 11, 23))
    grid.setFocus()
    for key, day in (
        (Key.Key_Right, date(2026, 11, 24)),
        (Key.Key_Down, date(2026, 12, 1)),
        (Key.Key_PageDown, date(2027, 1, 1)),
        (Key.Key_Left, date(2026, 12, 31)),
        (Key.Key_PageUp, date(2026, 11, 30)),
        (Key.Key_Up, date(2026, 11, 23)),
        (Key.Key_PageUp, date(2026, 10, 23)),
        (Key.Key_Home, date(2026, 11, 23)),
    ):
        QTest.keyClick(grid, key)
        assert grid.day == day
        assert page.month.model.day_at(grid.currentIndex()) == day
    assert page.month.title.text() == "November 2026"
    grid.go_to(date(2026, 12, 1))
    QTest.keyClick(grid, Key.Key_Return)
    assert page.day_list.hasFocus()
    assert [row.what for row in page.day_list.deadlines.rows] == ["Apply for fall, priority"]


def test_the_last_of_a_long_month_becomes_the_last_of_a_short_one(open_page) -> None:
    grid = open_page(CALARTS).month.grid
    grid.go_to(date(2027, 1, 31))
    QTest.keyClick(grid, Key.Key_PageDown)
    assert grid.day == date(2027, 2, 28)


def test_a_click_on_a_day_shows_what_is_due(open_page) -> None:
    page = open_page(CALARTS, DENVER)
    grid = page.month.grid
    QTest.mouseClick(page.month.after, LEFT)
    cell = grid.visualRect(page.month.model.index_of(date(2026, 12, 1)))
    QTest.mouseClick(grid.viewport(), LEFT, pos=cell.center())
    assert page.day.text() == "Tuesday 1 December 2026"
    assert page.panel.program.id == CALARTS
    current = page.list.current()
    assert isinstance(current, Entry)
    assert current.day == date(2026, 12, 1)
    QTest.mouseClick(page.month.today, LEFT)
    assert page.day.text() == "Monday 23 November 2026: nothing"


def test_the_week_begins_where_the_user_lives(session, qtbot: QtBot) -> None:
    for begins, first in ((0, date(2026, 10, 26)), (6, date(2026, 11, 1))):
        month = MonthView(session, week_begins=begins)
        qtbot.addWidget(month)
        assert month.model.first == first
        names = [month.model.headerData(place, Qt.Orientation.Horizontal) for place in range(7)]
        assert names[0] == ("Mon" if begins == 0 else "Sun")
        assert len(set(names)) == 7


def test_the_models_are_models(open_page) -> None:
    page = open_page(CALARTS, DENVER, LOWELL)
    for model in (DeadlinesModel(date(2026, 11, 23)), MonthModel(date(2026, 11, 23), 0)):
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        tester = QAbstractItemModelTester(model, mode, model)
        if isinstance(model, DeadlinesModel):
            model.show_agenda(page.agenda)
            model.fold("past")
        else:
            model.show_entries(page.agenda.entries)
            model.show_month(date(2027, 4, 1))
        assert model.rowCount() > 0
        tester.deleteLater()


def test_rows_and_days_are_said_in_full(open_page) -> None:
    page = open_page(CALARTS, LOWELL)
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = page.list.deadlines
    assert rows.index(1).data(role) == (
        "Tuesday 1 December 2026, in 8 days, Apply for fall, priority, from 2025, check, "
        "MFA Music Technology: Interaction, Intelligence & Design, California Institute of the Arts"
    )
    assert rows.index(4).data(role).endswith("not stated, Enter asks the school")
    page.month.grid.go_to(date(2026, 12, 1))
    assert page.month.grid.currentIndex().data(role) == (
        "Tuesday 1 December 2026, 1 date: "
        "Apply for fall, priority, California Institute of the Arts, from 2025, check"
    )


def test_without_a_date_one_asks_the_school(open_page) -> None:
    page = open_page(LOWELL)
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_End)
    QTest.keyClick(page.list, Key.Key_Return)
    assert session_of(page).state.guide == f"questions {LOWELL}"


def test_the_words_that_ask_the_school_can_be_clicked(open_page) -> None:
    page = open_page(LOWELL)
    rect = page.list.visualRect(page.list.deadlines.index(1))
    QTest.mouseClick(page.list.viewport(), LEFT, pos=rect.center())
    assert session_of(page).state.page == "deadlines"
    QTest.mouseClick(page.list.viewport(), LEFT, pos=QPoint(rect.right() - 20, rect.top() + 16))
    assert session_of(page).state.page == "guide"


# The application


def test_a_status_is_set_changed_and_undone(open_page, qtbot: QtBot) -> None:
    page = open_page(CALARTS)
    menu = page.panel.status.menu()
    menu.aboutToShow.emit()
    entry = next(one for one in menu.actions() if one.text() == "Applied")
    entry.trigger()
    assert application(page, CALARTS).history == ((Status.APPLIED, "2026-11-23"),)
    assert page.panel.status.text().strip() == "Applied 23 Nov"
    assert session_of(page).undo_name.startswith("Mark as applied MFA Music Technology")
    qtbot.waitUntil(lambda: all(one.is_done for one in page.agenda.entries))
    (row,) = (one for one in page.panel.history.entries if one.isVisible())
    row.day.setFocus()
    row.day.selectAll()
    QTest.keyClicks(row.day, "3 Nov 2026")
    QTest.keyClick(row.day, Key.Key_Return)
    assert application(page, CALARTS).history == ((Status.APPLIED, "2026-11-03"),)
    assert page.panel.status.text().strip() == "Applied 3 Nov"
    QTest.mouseClick(row.remove, LEFT)
    assert application(page, CALARTS).history == ()
    for _ in range(3):
        session_of(page).undo()
    assert not session_of(page).state.library.applications
    assert page.panel.status.text().strip() == "Set status"


def test_what_is_no_day_is_refused_in_words(open_page, qtbot: QtBot) -> None:
    page = open_page(CALARTS)
    state = application_changes.set_status(
        session_of(page).state, CALARTS, Status.APPLIED, "2026-11-03"
    )
    session_of(page).apply(state)
    field = page.panel.history.entries[0].day
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "31 Feb")
    with qtbot.waitSignal(session_of(page).noticed) as noticed:
        QTest.keyClick(field, Key.Key_Return)
    assert noticed.args[0].text.startswith("This is not a day.")
    assert field.property("problem")
    assert application(page, CALARTS).history == ((Status.APPLIED, "2026-11-03"),)
    QTest.keyClick(field, Key.Key_Escape)
    assert field.text() == "3 Nov"


def test_a_day_is_picked_from_a_month(open_page, qtbot: QtBot) -> None:
    page = open_page(CALARTS)
    state = application_changes.set_status(
        session_of(page).state, CALARTS, Status.APPLIED, "2026-11-03"
    )
    session_of(page).apply(state)
    field = page.panel.history.entries[0].day
    field.setFocus()
    QTest.keyClick(field, Key.Key_Down)
    month = field.findChild(MonthView)
    assert month.grid.day == date(2026, 11, 3)
    QTest.keyClick(month.grid, Key.Key_Right)
    QTest.keyClick(month.grid, Key.Key_Return)
    qtbot.waitUntil(lambda: field.findChild(MonthView) is None)
    assert application(page, CALARTS).history == ((Status.APPLIED, "2026-11-04"),)


def lines(page: DeadlinesPage) -> list[str]:
    return [row.box.text() for row in page.panel.checklist.rows if row.isVisible()]


def test_a_checklist_is_made_ticked_moved_and_removed(open_page) -> None:
    page = open_page(CALARTS)
    view = page.panel.checklist
    offered = [button.text() for button in view.offers]
    assert "+ Send sample recordings" in offered
    assert view.all.text() == f"Make a checklist of these {len(offered)}"
    QTest.mouseClick(view.all, LEFT)
    assert [f"+ {line}" for line in lines(page)] == offered
    assert view.offers == []
    assert view.rows[0].box.hasFocus()
    QTest.keyClick(view.rows[0].box, Key.Key_Space)
    assert application(page, CALARTS).checklist[0].done
    assert view.count.text() == f"1 of {len(offered)} done"
    first, second = lines(page)[:2]
    QTest.keyClick(view.rows[0].box, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert lines(page)[:2] == [second, first]
    assert view.rows[1].box.hasFocus()
    QTest.keyClick(view.rows[1].box, Key.Key_Delete)
    assert first not in lines(page)
    # what was taken off is offered again, and never put back by itself
    assert [button.text() for button in view.offers] == [f"+ {first}"]
    view.field.setFocus()
    QTest.keyClicks(view.field, "Learn the bus lines")
    QTest.keyClick(view.field, Key.Key_Return)
    assert lines(page)[-1] == "Learn the bus lines"
    assert view.field.text() == ""


def test_a_long_line_of_what_is_asked_for_does_not_widen_the_panel(open_page, qtbot: QtBot) -> None:
    page = open_page("american-ma-audio-technology")
    page.window().resize(1280, 900)
    panel = page.panel
    longest = max(panel.checklist.offers, key=lambda button: len(button.text()))
    assert longest.text() == "+ Send an English test, if English is not your first language"
    qtbot.waitUntil(longest.isVisible)  # only then has the panel been laid out with it
    panel.widget().layout().activate()
    assert panel.widget().minimumSizeHint().width() <= panel.viewport().width()
    assert panel.widget().width() <= panel.viewport().width()
    assert "Send an English test, if English is not your first language" in longest.toolTip()
    offered = len(panel.checklist.offers)
    QTest.mouseClick(panel.checklist.all, LEFT)
    rows = panel.checklist.rows
    qtbot.waitUntil(lambda: len(rows) == offered and rows[-1].isVisible())
    panel.widget().layout().activate()
    assert panel.widget().minimumSizeHint().width() <= panel.viewport().width()
    tips = [row.box.toolTip() for row in rows]
    assert any("Send an English test, if English is not your first language" in tip for tip in tips)


def test_a_day_that_cannot_be_read_is_told_in_the_dialog_itself(open_page) -> None:
    page = open_page(CALARTS)
    session = session_of(page)
    item = Item("Ask for a reference", "references")
    session.apply(application_changes.add_item(session.state, CALARTS, item))
    QTest.keyClick(page.panel.checklist.rows[0].box, Key.Key_F2)
    dialog = page.window().findChild(ItemDialog)
    assert not dialog.problem.isVisible()
    behind = []
    session.noticed.connect(behind.append)
    QTest.keyClicks(dialog.due, "5/1/2027")
    QTest.mouseClick(dialog.button, LEFT)
    assert dialog.problem.isVisible()
    assert dialog.problem.text().startswith("“5/1/2027” can be 5 January 2027 or 1 May 2027.")
    assert behind == []
    assert application(page, CALARTS).checklist == (item,)
    dialog.due.selectAll()
    QTest.keyClicks(dialog.due, "5 Jan 2027")
    QTest.mouseClick(dialog.button, LEFT)
    (kept,) = application(page, CALARTS).checklist
    assert kept.due == "2027-01-05"


def test_a_line_gets_a_person_and_a_day_and_stands_in_the_list(open_page, qtbot: QtBot) -> None:
    page = open_page(CALARTS)
    session = session_of(page)
    session.apply(
        application_changes.add_item(
            session.state, CALARTS, Item("Ask for a reference", "references")
        )
    )
    QTest.keyClick(page.panel.checklist.rows[0].box, Key.Key_F2)
    dialog = page.window().findChild(ItemDialog)
    QTest.keyClicks(dialog.who, "Prof. Made-Up")
    QTest.keyClicks(dialog.due, "28 Nov 2026")
    QTest.mouseClick(dialog.button, LEFT)
    (item,) = application(page, CALARTS).checklist
    assert item == Item("Ask for a reference", "references", False, "Prof. Made-Up", "2026-11-28")
    due = "2026-11-28 Ask for a reference (Prof. Made-Up)"
    qtbot.waitUntil(lambda: due in words(page))
    assert "Prof. Made-Up · by 28 Nov, in 5 days" in page.panel.checklist.rows[0].words.text()
    to_come = int(page.bar.count.text().split()[0])
    QTest.keyClick(page.panel.checklist.rows[0].box, Key.Key_Space)
    qtbot.waitUntil(lambda: page.bar.count.text().startswith(f"{to_come - 1} confirmed"))
    QTest.keyClick(page.panel.checklist.rows[0].box, Key.Key_F2)
    again = page.window().findChildren(ItemDialog)[-1]
    again.text.clear()
    assert not again.button.isEnabled()
    QTest.keyClick(again.text, Key.Key_Escape)


def test_a_deleted_application_is_in_the_bin(open_page) -> None:
    page = open_page(CALARTS)
    assert not page.panel.delete.isVisible()
    session = session_of(page)
    session.apply(
        application_changes.set_status(session.state, CALARTS, Status.OFFER, "2026-11-03")
    )
    QTest.mouseClick(page.panel.delete, LEFT)
    assert not session.state.library.applications
    (binned,) = session.state.library.bin.values()
    assert binned.label.startswith("Application to MFA Music Technology")


# Without a shortlist


def applied_to(library: Library, program: str, *statuses: Status) -> Library:
    """Put an application with these statuses into a library, one a day."""
    history = tuple((one, f"2026-11-{day:02}") for day, one in enumerate(statuses, 1))
    return with_entry(library, "applications", program, Application(history))


def test_an_application_whose_program_left_every_shortlist_stays_and_says_so(
    open_page, qtbot: QtBot
) -> None:
    library = applied_to(comparing(CALARTS, TORONTO), CALARTS, Status.CONSIDERING, Status.APPLYING)
    page = open_page(library=library)
    session = session_of(page)
    assert not any("on no shortlist" in said for said in spoken(page))
    session.apply(changes.remove(session.state, CALARTS))
    qtbot.waitUntil(lambda: any("on no shortlist" in said for said in spoken(page)))
    marked = [said for said in spoken(page) if "on no shortlist" in said]
    assert marked == [said for said in spoken(page) if "California Institute" in said]
    page.list.setFocus()
    while page.panel.program is None or page.panel.program.id != CALARTS:
        QTest.keyClick(page.list, Key.Key_Down)
    assert page.panel.unlisted.isVisible()
    assert page.panel.put_back.text() == "Put back on “Shortlist”"
    QTest.mouseClick(page.panel.put_back, LEFT)
    assert session.state.library.shortlisted == (TORONTO, CALARTS)
    assert not page.panel.unlisted.isVisible()
    assert not page.panel.put_back.isVisible()
    qtbot.waitUntil(lambda: not any("on no shortlist" in said for said in spoken(page)))
    session.undo()
    assert session.state.library.shortlisted == (TORONTO,)


def spoken(page: DeadlinesPage) -> list[str]:
    model = page.list.deadlines
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_only_application_stays_where_nothing_is_shortlisted(open_page) -> None:
    page = open_page(library=applied_to(Library(), CALARTS, Status.INTERVIEW))
    assert [entry.program.id for entry in page.agenda.entries] == [CALARTS, CALARTS]
    assert page.body.isVisible()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QCoreApplication.sendEvent(page.list.viewport(), event)
    menu = page.list.findChild(QMenu)
    (put_back,) = [a for a in menu.actions() if a.text() == "Put back on “Shortlist”"]
    put_back.trigger()
    QTest.keyClick(menu, Key.Key_Escape)
    assert session_of(page).state.compared == (CALARTS,)


def test_what_is_only_considered_leaves_with_its_shortlist(open_page, qtbot: QtBot) -> None:
    page = open_page(library=applied_to(comparing(CALARTS, TORONTO), CALARTS, Status.CONSIDERING))
    session = session_of(page)
    session.apply(changes.remove(session.state, CALARTS))
    qtbot.waitUntil(lambda: [p.id for p in page.agenda.programs] == [TORONTO])


# From elsewhere


def test_the_program_menu_sets_the_status_since_a_day(make_window, qtbot: QtBot) -> None:
    state = State(page="explore", welcomed=True, selected=CALARTS, library=comparing(CALARTS))
    window = make_window(state)
    window.findChild(QAction, "status").trigger()
    dialog = window.findChild(StatusDialog)
    assert dialog.list.currentItem().text() == "Considering"
    QTest.keyClick(dialog.list, Key.Key_End)
    dialog.day.selectAll()
    QTest.keyClicks(dialog.day, "2026-11-20")
    QTest.mouseClick(dialog.button, LEFT)
    held = application_changes.application_of(window.session.state, CALARTS)
    assert held.history == ((Status.REJECTED, "2026-11-20"),)
    window.findChild(QAction, "application").trigger()
    assert window.session.state.page == "deadlines"
    qtbot.waitUntil(lambda: window.page_widget.panel.program is not None)
    assert window.page_widget.panel.program.id == CALARTS


def test_the_count_on_a_card_leads_to_the_checklist(make_window, qtbot: QtBot) -> None:
    state = State(page="compare", welcomed=True, library=comparing(CALARTS))
    item = Item("Made-up task")
    window = make_window(application_changes.add_item(state, CALARTS, item))
    header = window.page_widget.view.header
    places = (QPoint(x, y) for y in range(0, header.height(), 4) for x in range(0, 400, 4))
    chip = next(p for p in places if (at := header.badge_at(p)) and at[1].text == "0 of 1 done")
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=chip)
    assert window.session.state.page == "deadlines"
    qtbot.waitUntil(lambda: window.page_widget.panel.program is not None)
    assert window.page_widget.panel.program.id == CALARTS


def test_cards_and_details_say_and_set_the_status(make_window, qtbot: QtBot) -> None:
    state = State(page="compare", welcomed=True, selected=CALARTS, library=comparing(CALARTS))
    window = make_window(state)
    session = window.session
    (program,) = session.workspace.programs([CALARTS])
    menu = CardActions(session, window).menu(program, window)
    (submenu,) = (a.menu() for a in menu.actions() if a.text() == "Application status")
    submenu.aboutToShow.emit()
    next(a for a in submenu.actions() if a.text() == "Interview").trigger()
    menu.deleteLater()
    (remark,) = session.comparison().remarks_of(program)
    assert remark.text.startswith("Interview 23 Nov")
    CardActions(session, window).open_badge(CALARTS, "status")
    dialog = window.findChild(StatusDialog)
    assert dialog.list.currentItem().text() == "Interview"
    QTest.keyClick(dialog.list, Key.Key_Escape)
    window.findChild(QAction, "page-explore").trigger()
    details = window.page_widget.details
    qtbot.waitUntil(lambda: details.program is not None)
    assert details.status.text().strip() == "Interview 23 Nov"
    menu = details.status.menu()
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "No status").trigger()
    assert details.status.text().strip() == "Set status"
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "Dates and checklist…").trigger()
    assert session.state.page == "deadlines"


def test_the_page_opens_on_the_application_that_was_asked_for(open_page) -> None:
    page = open_page(CALARTS, DENVER, TORONTO, application=DENVER)
    assert page.panel.program.id == DENVER
    assert page.month.title.text() == "April 2027"


def test_the_dates_go_to_a_calendar(open_page, qtbot: QtBot, tmp_path: Path) -> None:
    page = open_page(CALARTS, DENVER)
    QTest.mouseClick(page.bar.export, LEFT)
    dialog = page.window().findChild(CalendarDialog)
    assert dialog.chosen == (14, 2)
    QTest.mouseClick(dialog.reminders[2], LEFT, pos=QPoint(8, dialog.reminders[2].height() // 2))
    QTest.mouseClick(dialog.steps, LEFT, pos=QPoint(8, dialog.steps.height() // 2))
    assert not dialog.expected.isChecked(), "expected dates are exported only when asked for"
    QTest.mouseClick(dialog.expected, LEFT, pos=QPoint(8, dialog.expected.height() // 2))
    session = session_of(page)
    with qtbot.waitSignal(session.noticed) as noticed:
        dialog.write_to(tmp_path / "mine.ics")
    assert noticed.args[0].text == f"Exported to {tmp_path / 'mine.ics'}. 4 dates: 4 new."
    read = icalendar.Calendar.from_ical((tmp_path / "mine.ics").read_bytes())
    days = [event["DTSTART"].dt for event in read.walk("VEVENT")]
    assert days == [date(2026, 12, 1), date(2027, 1, 5), date(2027, 4, 1), date(2027, 5, 1)]
    assert len(read.walk("VALARM")) == 3  # the fourteenth day before 1 December has passed


def test_expected_dates_alone_are_no_calendar_unless_asked_for(
    open_page, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page(CALARTS)
    QTest.mouseClick(page.bar.export, LEFT)
    dialog = page.window().findChild(CalendarDialog)
    with qtbot.waitSignal(session_of(page).noticed) as noticed:
        dialog.write_to(tmp_path / "mine.ics")
    assert noticed.args[0].text.startswith("There is no confirmed date to export. Tick")
    assert not (tmp_path / "mine.ics").exists()


def test_a_calendar_that_cannot_be_written_is_said(open_page, qtbot: QtBot, tmp_path: Path) -> None:
    page = open_page(CALARTS)
    dialog = CalendarDialog(session_of(page), page.window())
    dialog.expected.click()
    with qtbot.waitSignal(session_of(page).noticed) as noticed:
        dialog.write_to(tmp_path / "missing" / "mine.ics")
    assert noticed.args[0].is_problem
    assert "Make the folder" in noticed.args[0].text


def test_the_dates_are_copied_as_a_table(open_page) -> None:
    page = open_page(CALARTS)
    page.copy()
    rows = QGuiApplication.clipboard().text().split("\n")
    assert rows[0].split("\t") == [
        *("Day", "What", "How sure", "Program", "School", "Status", "Done")
    ]
    assert rows[1].startswith("2026-12-01\tApply for fall, priority\tfrom 2025, check\tMFA Music")
    assert len(rows) == 3


def test_what_the_dates_mean_is_in_the_guide(open_page) -> None:
    page = open_page(CALARTS)
    page.window().findChild(QAction, "explain").trigger()
    assert (session_of(page).state.page, session_of(page).state.guide) == ("guide", "deadlines")


def test_the_page_turns_dark_and_small_and_stays_whole(open_page, qtbot: QtBot) -> None:
    page = open_page(CALARTS, DENVER)
    window = page.window()
    session = session_of(page)
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: page.width() == window.width())
    panes = ((page.list, None), (page.panel, None), (page.month, page.bar.month))
    for widget, button in panes:
        if button is not None or not widget.isVisible():
            QTest.mouseClick(button or page.bar.application, LEFT)
        assert widget.isVisible()
        right = widget.mapTo(page, QPoint(widget.width(), 0)).x()
        assert right <= page.width()
    for button in page.findChildren(QPushButton):
        assert button.accessibleName() or button.text()
    session.apply(replace(session.state, scheme="dark"))
    assert page.grab().toImage().pixelColor(2, page.height() - 2).lightness() < 80


def test_no_number_of_the_month_is_cut_in_large_text(open_page, qtbot: QtBot) -> None:
    page = open_page(CALARTS, DENVER, text_size=200)
    QTest.mouseClick(page.bar.month, LEFT)
    qtbot.waitUntil(page.month.grid.isVisible)
    line = QFontMetrics(session_of(page).theme.font("small")).height()
    assert all(page.month.grid.rowHeight(week) >= line - 2 for week in range(6))
