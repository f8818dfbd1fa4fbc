"""Dates and numbers as the system writes them: on each page at once, and in what is typed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractTableModel, QLocale, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from mpcompare.app.compare.changes import show_table
from mpcompare.app.preferences.lines import preferences_path
from mpcompare.app.preferences.preferences_file import load
from mpcompare.app.state.state import State
from mpcompare.model import locale_format
from mpcompare.model.decide.criteria import Linear
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.model.locale_format import FIXED, LocaleFormat
from mpcompare.model.query import Between, Query
from mpcompare.ui.corrections.correction_dialog import CorrectionDialog
from mpcompare.ui.corrections.value_editors import (
    FieldsEditor,
    LineEditor,
    PartsEditor,
    editor_of,
)
from mpcompare.ui.pages import find_pages
from mpcompare.ui.pages.cost.page import CostPage
from mpcompare.ui.pages.decide.number_scale import NumberScale
from mpcompare.ui.pages.decide.page import DecidePage
from mpcompare.ui.pages.explore.filters.range_filter import RangeFilter
from mpcompare.ui.pages.explore.page import ExplorePage
from mpcompare.ui.start.save_session import SessionAutosave
from mpcompare.ui.system_locale import system_format
from mpcompare.ui.widgets.date_field import DateField
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER, LOWELL, compare, go_to
from tests.ui.conftest import MakeSession, MakeWindow
from tests.ui.preferences.test_preferences_dialog import choose, opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PATIENCE = 30_000
PAGES = [*(page.key for page in find_pages()), "table"]
TUITION = Draft("tuition_in_all", Linear(52_390, 12_500), 50)
_SAID = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    """Let the system write numbers as in Germany."""
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(QLocale.system())
    locale_format.use(FIXED)


def state_on(page: str) -> State:
    library = comparing(LOWELL, DENVER)
    listed = replace(library.shortlist, criteria=CriteriaSets((CriteriaSet("Mine", (TUITION,)),)))
    library = with_entry(library, "shortlists", library.open, listed)
    state = State(
        page="compare" if page == "table" else page,
        library=library,
        selected=LOWELL,
        query=Query(filters=(Between("tuition_in_all", 12_500, 92_390),)),
        welcomed=True,
    )
    return show_table(state, on=page == "table")


def written_as(state: State, chosen: str) -> State:
    return replace(state, preferences=state.preferences._replace(dates_and_numbers=chosen))


def wait_for_rest(qtbot: QtBot, window: MainWindow) -> None:
    idle: list[bool] = []
    window.session.tasks.when_idle(lambda: idle.append(True))
    qtbot.waitUntil(lambda: bool(idle), timeout=PATIENCE)


def words_in(window: MainWindow) -> list[str]:
    """Return what each widget in sight says, to eyes and to a screen reader."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        said = QAccessible.queryAccessibleInterface(widget)
        found += [said.text(kind) for kind in _SAID] if said is not None else []
        found.append(widget.toolTip())
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QTextBrowser):
            found.append(widget.toPlainText())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found += cells_of(widget)
    return [words for words in found if words]


def cells_of(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    for row in range(min(model.rowCount(), 30)):
        for column in range(min(columns, 8)):
            yield from (str(model.index(row, column).data(role)) for role in roles)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_in_sight_is_written_anew_at_once(
    qtbot: QtBot, make_window: MakeWindow, page: str
) -> None:
    window = make_window(state_on(page))
    wait_for_rest(qtbot, window)
    other = make_window(written_as(state_on(page), "system"))
    wait_for_rest(qtbot, other)
    window.session.apply(written_as(window.session.state, "system"))
    qtbot.waitUntil(lambda: words_in(window) == words_in(other), timeout=PATIENCE)


def test_each_page_with_money_shows_the_marks_of_the_system(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(written_as(state_on("cost"), "system"))
    # two years at 15,210 at Lowell, in state
    for page, figure in (("cost", "$30.420"), ("compare", "$30.420"), ("explore", "$12.500")):
        state = window.session.state
        window.session.apply(replace(state, page=page))
        qtbot.waitUntil(
            lambda figure=figure: any(figure in each for each in words_in(window)),
            timeout=PATIENCE,
        )


def test_the_choice_is_kept_for_the_next_start(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(State(welcomed=True))
    saved = SessionAutosave(window.session, window)
    saved.begin()
    dialog = opened(qtbot, window)
    choose(qtbot, dialog, "dates_and_numbers", "As the system")
    assert locale_format.whole(52390) == "52.390"
    dialog.accept()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert 'dates_and_numbers = "system"' in preferences_path().read_text(encoding="utf-8")
    assert load(preferences_path()).values["dates_and_numbers"] == "system"


def test_iso_dates_leave_the_numbers(make_session: MakeSession) -> None:
    make_session(written_as(State(welcomed=True), "iso"))
    assert locale_format.current().day(1, 3, 2027) == "2027-03-01"
    assert locale_format.whole(52390) == "52,390"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("de_DE", LocaleFormat(",", ".")),
        ("de_CH", LocaleFormat(".", "'")),
        ("en_US", LocaleFormat(dates="month-first")),
        ("en_IN", LocaleFormat(indian=True)),
        ("es_ES", LocaleFormat(",", ".", grouped_from=5)),
        ("fr_FR", LocaleFormat(",", "\N{NARROW NO-BREAK SPACE}")),
        ("ja_JP", LocaleFormat(dates="iso")),
        ("ar_EG", FIXED),  # its marks go with its own digits
        ("C", FIXED),
    ],
)
def test_locales_are_followed_in_their_marks_and_order(name: str, expected: LocaleFormat) -> None:
    QLocale.setDefault(QLocale(name))
    assert system_format() == expected


# What is typed


def write(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "shown", "held"),
    [
        ("15.000", "$15.000", 15_000),
        ("15,000", "$15.000", 15_000),
        ("14990,6", "$14.991", 14_990.6),
    ],
)
def test_the_ends_of_a_range_are_typed_with_either_mark(
    qtbot: QtBot, make_window: MakeWindow, typed: str, shown: str, held: float
) -> None:
    window = make_window(written_as(state_on("explore"), "system"))
    page = window.view
    assert isinstance(page, ExplorePage)
    section = page.filters.sections["tuition_in_all"]
    qtbot.waitUntil(lambda: section.editor is not None, timeout=PATIENCE)
    assert isinstance(section.editor, RangeFilter)
    low = section.editor.low
    assert low.text() == "$12.500"
    write(low, typed)
    asked = window.session.state.query.filter_on("tuition_in_all")
    assert isinstance(asked, Between)
    assert (asked.low, low.text()) == (held, shown)


def test_money_on_the_cost_page_is_typed_and_shown_with_the_marks(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(written_as(state_on("cost"), "system"))
    page = window.page_widget
    assert isinstance(page, CostPage)
    qtbot.waitUntil(lambda: page.side.program.count() == 2, timeout=PATIENCE)
    qtbot.mouseClick(page.side.tabs[1], Qt.MouseButton.LeftButton)
    savings = page.money.fields[False, "savings"]
    for typed, shown in (("10.000", "10.000"), ("12,5", "12,5"), ("10,000", "10.000")):
        write(savings, typed)
        assert savings.text() == shown
    qtbot.mouseClick(page.side.tabs[2], Qt.MouseButton.LeftButton)
    write(page.loan.rate, "6,5")
    assert window.session.state.cost.rate == 6.5


def test_a_criterion_s_ends_are_typed_and_shown_with_the_marks(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(state_on("decide"))
    page = window.page_widget
    assert isinstance(page, DecidePage)
    qtbot.waitUntil(lambda: page.outcome is not None, timeout=PATIENCE)
    scale = page.panel.rows["tuition_in_all"].scale
    assert isinstance(scale, NumberScale)
    assert scale.worst.text() == "$52,390"
    window.session.apply(written_as(window.session.state, "system"))
    qtbot.waitUntil(lambda: scale.worst.text() == "$52.390", timeout=PATIENCE)
    for typed in ("$60.000", "60000", "60,000", "60'000", "60k"):
        write(scale.worst, typed)
        assert (scale.worst.value(), scale.worst.text()) == (60_000, "$60.000")
        write(scale.worst, "50000")
    write(scale.worst, "-7x")
    assert scale.worst.value() != 50_000 or scale.worst.text() == "$50.000"


def test_a_corrected_number_is_shown_and_read_with_the_marks(make_session: MakeSession) -> None:
    session = make_session(written_as(State(welcomed=True), "system"))
    register = session.workspace.register
    grade = editor_of(session, register["minimum_gpa"].kind)
    assert isinstance(grade, LineEditor)
    grade.show_plain(3.25)
    assert (grade.line.text(), grade.plain()) == ("3,25", 3.25)
    QTest.keyClick(grade.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(grade.line, "2.75")
    assert grade.plain() == 2.75


def test_a_past_day_keeps_its_year_when_days_are_written_in_another_way(
    qtbot: QtBot, make_session: MakeSession
) -> None:
    session = make_session()
    field = DateField(session, "Due", optional=True)
    qtbot.addWidget(field)
    field.show_day("2026-03-01")  # today is in November 2026
    assert field.text() == "1 Mar"
    QLocale.setDefault(QLocale("en_US"))
    session.apply(written_as(session.state, "system"))
    assert field.take()
    assert field.iso == "2026-03-01"


def test_a_correction_is_held_against_the_catalog_whichever_way_is_chosen(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    state = State(page="compare", welcomed=True, library=comparing(LOWELL))
    window = make_window(written_as(state, "system"))
    session = window.session
    go_to(compare(window), "tuition_in_all", LOWELL)
    action = window.findChild(QAction, "correct")
    assert action is not None
    action.trigger()
    qtbot.waitUntil(lambda: window.findChild(CorrectionDialog) is not None)
    dialog = window.findChild(CorrectionDialog)
    assert dialog is not None
    dialog.chooser.choose("tuition")
    assert isinstance(dialog.editor, PartsEditor)
    charge = dialog.editor.parts[0]
    assert isinstance(charge, FieldsEditor)
    amount = charge.fields["amount"][1]
    assert isinstance(amount, QLineEdit)
    amount.selectAll()
    QTest.keyClicks(amount, "15.300")
    QTest.keyClicks(dialog.publisher, "Made-up office, by phone")
    dialog.finish()
    held = session.state.library.corrections[LOWELL, "tuition"]
    assert held.value[0]["amount"] == 15_300
    assert "$15,210 a year, in-state" in held.before
    for chosen, figure in (("system", "$15.210"), ("fixed", "$15,210")):
        session.apply(written_as(session.state, chosen))
        comparison = session.comparison()
        (program,) = comparison.programs
        (remark,) = comparison.remarks_of(program, "tuition")
        assert remark.text.startswith(f"yours; catalog: {figure} a year, in-state")
