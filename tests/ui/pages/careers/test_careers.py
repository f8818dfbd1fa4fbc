"""The Careers page as a user meets it: real catalog, real clicks and keys."""

import csv
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu

from mpcompare.app.start import paths
from mpcompare.app.state import changes
from mpcompare.app.state import changes as profile_verbs
from mpcompare.app.state import changes as state_changes
from mpcompare.app.state.careers_choice import CareersChoice
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing
from mpcompare.model.library.profile import Profile
from mpcompare.ui.pages.careers.mapping_dialog import MappingDialog

POPUPS = pytest.mark.qt_log_ignore("This plugin does not support")
"""The list below a field is a window of its own; the offscreen plugin can't raise it."""
BERKLEE_ONLINE = "berklee-online-ma-music-production"
MTSU = "mtsu-mfa-recording-arts-and-technologies"


@pytest.fixture
def careers(qtbot, make_window):
    def open_page(**choices):
        choice = CareersChoice(**choices)
        state = State(page="careers", welcomed=True, library=comparing(MTSU), careers=choice)
        window = make_window(state)
        page = window.page_widget

        qtbot.waitUntil(lambda: page.box.view.is_drawn, timeout=15_000)
        qtbot.waitUntil(lambda: bool(page.details.toPlainText()))
        return window, page

    return open_page


def settle(qtbot, page, act):
    with qtbot.waitSignal(page.shown, timeout=10_000):
        act()


def test_the_articles_occupations_come_first(careers):
    _, page = careers()
    rows = [page.occupations.item(n).data(Qt.ItemDataRole.UserRole) for n in range(3)]
    assert rows == ["27-4014", "25-1121", "27-2041"]
    words = page.occupations.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Sound Engineering Technicians, median $73,130, shrinks 1.7 % 2024\N{EN DASH}34"


def test_details_tell_the_articles_figures_beside_the_data(careers):
    _, page = careers()
    text = page.details.toPlainText()
    for words in ("$52,390", "8 %", "$54,000", "$39,370"):
        assert words in text
    for words in (
        "+6.3 %",
        "+7.9 %",
        "\N{MINUS SIGN}1.7 %",
        "source is lost",
        "$66,941",
        "A24",
        "2019",
    ):
        assert words in text
    assert "counts this occupation together with others" in text


@POPUPS
def test_a_place_is_found_by_typing(qtbot, careers):
    _, page = careers()
    field = page.bar.place.lineEdit()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "tennessee (st")
    settle(qtbot, page, lambda: qtbot.keyClick(field, Qt.Key.Key_Return))
    assert page.box.figure.title == "What occupations pay in Tennessee"
    assert "Tennessee" in page.details.toPlainText()


@POPUPS
def test_words_that_name_no_place_go_back(qtbot, careers):
    window, page = careers()
    field = page.bar.place.lineEdit()
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "atlantis")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "United States (country)"
    assert window.session.state.careers.place == "US"


def test_every_chart_comes_up_with_title_source_and_figures(qtbot, careers):
    _, page = careers(chart="education_levels")
    for name, button in page.bar.chart_buttons.items():
        if not button.isChecked():
            settle(
                qtbot,
                page,
                lambda button=button: qtbot.mouseClick(button, Qt.MouseButton.LeftButton),
            )
        figure = page.box.figure
        assert figure.title, name
        assert "Statistics" in figure.source
        assert figure.table.rows
        assert not figure.is_empty


def test_another_country_stays_in_its_own_currency(careers):
    _, page = careers(place="CA")
    (panel,) = page.box.figure.panels
    assert panel.axis.label == "CAD an hour"
    assert any("not to be set beside US figures" in note for note in page.box.figure.notes)


def test_the_years_turn_to_real_dollars(qtbot, careers):
    window, page = careers(chart="pay_over_years")
    row = page.bar.dollars.findText("Dollars of May 2025")
    settle(qtbot, page, lambda: page.bar.dollars.activated.emit(row))
    points = {point.x: point.y for line in page.box.figure.plots[0].lines for point in line.points}
    assert points[2018] == 66941
    assert window.session.state.careers.real_year == 2025


def test_equal_prices_are_those_of_the_state(qtbot, careers):
    _, page = careers(place="state:CA")
    median = page.box.figure.panels[0].marks[0].percentiles[2]
    settle(qtbot, page, lambda: qtbot.mouseClick(page.bar.equal, Qt.MouseButton.LeftButton))
    assert page.box.figure.panels[0].marks[0].percentiles[2] == round(median / 1.10720)
    assert "average US prices of 2024" in page.box.figure.title


def test_the_arrow_keys_read_the_chart_out(qtbot, careers):
    _, page = careers()
    page.box.view.setFocus()
    qtbot.keyClick(page.box.view, Qt.Key.Key_Down)
    assert "Sound Engineering Technicians" in page.box.readout.text()
    assert "Median: $73,130" in page.box.readout.text()
    qtbot.keyClick(page.box.view, Qt.Key.Key_End)
    assert "Entertainers" in page.box.readout.text()
    assert page.box.view.accessibleDescription().startswith("Entertainers")


def test_hover_reads_out_and_leaves(qtbot, careers):
    _, page = careers(chart="pay_over_years")
    view = page.box.view
    middle = view.viewport().rect().center()
    qtbot.mouseMove(view.viewport(), middle)
    qtbot.waitUntil(lambda: "Median" in page.box.readout.text())
    assert "Classification" in page.box.readout.text()


def test_the_table_is_one_keystroke_away(careers):
    window, page = careers()
    page.focus_content()
    window.findChild(type(window.menuBar().actions()[0]), "pay-table").trigger()
    assert page.box.table.isVisible()
    model = page.box.table.model()
    texts = [model.index(0, c).data() for c in range(model.columnCount())]
    assert "$73,130" in texts
    window.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("Occupation\tPlace\t10th percentile")
    assert "$73,130" in copied[1]


@pytest.mark.parametrize(
    "chart", ["pay_by_occupation", "pay_by_place", "pay_over_years", "projections"]
)
def test_the_table_opens_with_its_figures_in_sight(qtbot, careers, chart):
    window, page = careers(chart=chart)
    window.findChild(type(window.menuBar().actions()[0]), "pay-table").trigger()
    table = page.box.table
    qtbot.waitUntil(table.isVisible)
    model = table.model()
    headers = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    wanted = "Median" if "Median" in headers else "Jobs at target, thousand"
    column = headers.index(wanted)
    end = table.columnViewportPosition(column) + table.columnWidth(column)
    assert end <= table.viewport().width()
    assert headers[-1] == "Source"


def test_the_chart_is_copied_as_a_picture(careers):
    window, page = careers()
    window.copy_chart()
    picture = QGuiApplication.clipboard().image()
    assert picture.width() > 1500
    assert page.box.menu_button.menu().findChildren(QMenu) == []


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_chart_is_saved_in_as_many_pixels_as_are_chosen(tmp_path, careers, scale):
    _, page = careers()

    def choose():
        chooser = page.box.findChild(QFileDialog)
        kinds = [kind for kind in chooser.nameFilters() if kind.startswith(f"Picture, {scale}x")]
        chooser.selectNameFilter(kinds[0])
        chooser.findChild(QLineEdit, "fileNameEdit").setText(str(tmp_path / "chart"))
        chooser.accept()

    QTimer.singleShot(200, choose)
    page.box.save()
    saved = QImage(str(tmp_path / "chart.png"))
    assert saved.width() == 860 * scale


def test_saved_charts_are_read_back(tmp_path, careers):
    window, page = careers()
    noticed = []
    window.session.noticed.connect(noticed.append)
    for suffix in (".png", ".svg", ".csv"):
        page.box.save_to(tmp_path / f"chart{suffix}")
    assert QImage(str(tmp_path / "chart.png")).width() > 1500
    drawn = (tmp_path / "chart.svg").read_text("utf-8")
    assert drawn.lstrip().startswith("<?xml")
    assert "What occupations pay in the United States" in drawn
    with (tmp_path / "chart.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    row = dict(zip(rows[0], rows[1], strict=True))
    assert row["Occupation"] == "Sound Engineering Technicians"
    assert row["Code"] == "27-4014"
    assert row["Median"] == "$73,130"
    assert len(noticed) == 3
    page.box.save_to(tmp_path / "no" / "chart.csv")
    assert noticed[-1].is_problem


def test_the_mapping_is_changed_and_the_cards_follow(qtbot, careers):
    window, _ = careers()
    session = window.session
    dialog = MappingDialog(session, window)  # it is deleted with the window, or once it is closed
    dialog.show()
    before = dialog.table.rowCount()
    dialog.concentration.setCurrentIndex(dialog.concentration.findData("production"))
    dialog.occupation.setCurrentIndex(dialog.occupation.findData("27-2091"))
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert dialog.table.rowCount() == before + 1
    assert dialog.reset.isEnabled()
    for row in range(dialog.table.rowCount()):
        cells = [dialog.table.item(row, column).text() for column in range(2)]
        if cells == ["Production", "Sound Engineering Technicians"]:
            dialog.table.selectRow(row)
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert session.state.paths.removed == {("production", "27-4014")}
    dialog.accept()
    session.apply(changes.show_page(session.state, "compare"))
    model = window.page_widget.model

    def drawn():
        return {row.title for row in model.rows if row.key.startswith("pay 27")}

    qtbot.waitUntil(lambda: "Disc Jockeys, Except Radio" in drawn())
    session.undo()
    session.undo()
    assert session.state.paths.added == ()
    qtbot.waitUntil(lambda: drawn() and "Disc Jockeys, Except Radio" not in drawn())


def test_reset_goes_back_to_the_catalogs_mapping(qtbot, careers):
    window, _ = careers()
    session = window.session
    session.apply(state_changes.add_path(session.state, "", "27-4032"), "Add")
    dialog = MappingDialog(session, window)
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert session.state.paths == CareersChoice().paths
    assert not dialog.reset.isEnabled()


def test_an_unknown_choice_falls_back_to_what_is_there(careers):
    _, page = careers(occupation="99-9999", place="area:nowhere")
    assert page.box.figure.title == "What occupations pay in the United States"
    assert page.occupations.currentRow() == 0


def pixels(page):
    return page.box.view.viewport().grab().toImage()


def inked(image):
    """Return the rows, of every other one, in which something is drawn."""
    blank = image.pixelColor(2, 2)
    return [
        y
        for y in range(0, image.height(), 2)
        if any(image.pixelColor(x, y) != blank for x in range(20, image.width(), 7))
    ]


def test_a_chart_stands_there_at_all_times_and_then_the_new_one(qtbot, careers):
    _, page = careers()
    before = pixels(page)
    page.bar.chart_buttons["education_levels"].click()
    qtbot.waitUntil(lambda: "highest degree" in page.box.figure.title)
    assert len(inked(pixels(page))) > 20
    qtbot.waitUntil(lambda: page.box.view.is_drawn)
    assert pixels(page) != before


def test_a_chart_that_is_no_more_gives_way_to_the_first(careers):
    _, page = careers(chart="made-up-pie")
    first = page.bar.charts.buttons()[0]
    assert first.isChecked()
    assert first.text() == "Pay by occupation"
    assert page.box.figure.title.startswith("What occupations pay")


def test_a_chart_longer_than_the_window_is_painted_wherever_it_scrolls(qtbot, careers):
    _, page = careers(chart="pay_by_place")
    view = page.box.view
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 2 * view.viewport().height())
    top = pixels(page)
    bar.setValue(bar.maximum())
    bottom = pixels(page)
    assert bottom != top
    rows = inked(bottom)
    assert max(rows) - min(rows) > bottom.height() * 0.6
    bar.setValue(0)
    assert pixels(page) == top


@pytest.mark.parametrize("chart", ["pay_by_place", "pay_over_years", "projections"])
def test_another_chart_moves_nothing_beside_it_on_a_small_screen(qtbot, careers, chart):
    window, page = careers()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280)
    before = page.splitter.sizes()
    settle(qtbot, page, page.bar.chart_buttons[chart].click)
    qtbot.wait(1)
    assert page.splitter.sizes() == before
    for field in (page.bar.areas, page.bar.dollars):
        assert field.isHidden() or field.width() >= field.sizeHint().width()


def test_a_percentage_is_never_parted_from_its_sign(careers):
    _, page = careers()
    html = page.details.document().toRawText()
    assert "1.7\N{NO-BREAK SPACE}%" in html
    assert "6.3\N{NO-BREAK SPACE}%" in html


def test_a_column_of_figures_stands_to_the_right_with_its_header(careers):
    _, page = careers(chart="pay_by_occupation", place="GB")
    page.box.show_table(True)
    model = page.box.table.model()
    sides = {}
    for column in range(model.columnCount()):
        role = Qt.ItemDataRole.TextAlignmentRole
        header = model.headerData(column, Qt.Orientation.Horizontal, role)
        name = model.headerData(column, Qt.Orientation.Horizontal)
        sides[name] = header
        assert {model.index(row, column).data(role) for row in range(model.rowCount())} == {header}
    texts = {model.index(row, 2).data() for row in range(model.rowCount())}
    assert "withheld" in texts
    assert any(text.startswith("£") for text in texts)
    assert sides["10th percentile"] & Qt.AlignmentFlag.AlignRight
    assert sides["Occupation"] & Qt.AlignmentFlag.AlignLeft


def test_figures_abroad_say_that_the_forecast_is_of_the_united_states(careers):
    _, page = careers(chart="pay_by_occupation", place="GB")
    assert "In the United States, 16.9 thousand jobs in 2024" in page.details.toPlainText()
    words = page.occupations.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "£27,970, in the US shrinks 1.7 %" in words
    assert page.bar.equal.isHidden()  # there are price levels of US states alone


def test_the_chart_by_place_says_where_the_compared_programs_are(qtbot, make_window):
    ohio = "ohio-mfa-production-design-sound"
    choice = CareersChoice(chart="pay_by_place", areas="metro")
    compared = comparing("uml-mm-sound-recording-technology", ohio, BERKLEE_ONLINE)
    profile = Profile(residence="US-Tennessee", area="34980")
    library = replace(compared, profile=profile)
    state = State(page="careers", welcomed=True, library=library, careers=choice)
    page = make_window(state).page_widget
    qtbot.waitUntil(lambda: page.box.view.is_drawn, timeout=15_000)
    (panel,) = page.box.figure.panels
    there = {row.label: mark.readout for row, mark in zip(panel.rows, panel.marks, strict=True)}
    assert "program there: MM Sound Recording Technology" in there["Boston metro area"]
    assert "MA Music Production (where you live)" in there["Nashville metro area"]
    notes = " ".join(page.box.figure.notes)
    assert "Ohio University: The school lies in a micropolitan area (Athens County)" in notes
    page._session.apply(profile_verbs.set_profile(page._session.state, Profile()))
    qtbot.waitUntil(lambda: "where the school is, not" in " ".join(page.box.figure.notes))


def test_the_places_offered_follow_the_theme(careers):
    window, page = careers()
    popup = page.bar.place.completer().popup()
    window.session.apply(changes.use_scheme(window.session.state, "dark"))
    assert window.session.theme.tokens["surface-raised"] in popup.styleSheet()


@pytest.mark.parametrize("tables", ["wages", "wages projections education article"])
def test_a_catalog_without_wages_has_a_page_that_says_so(make_window, qtbot, tmp_path, tables):
    copy = tmp_path / "without.db"
    copy.write_bytes(paths.bundled_catalog().read_bytes())
    with closing(sqlite3.connect(copy)) as connection, connection:
        known = [name for (name,) in connection.execute("SELECT name FROM sqlite_master")]
        for name in known:
            if name.split("_")[0] in tables.split():
                connection.execute(f"DELETE FROM {name}")
    window = make_window(State(page="careers", welcomed=True))
    page = window.page_widget
    qtbot.waitUntil(page.box.isVisible)
    window.session.open_workspace(Workspace.open(copy, ATTRIBUTES))
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.title.text() == "This catalog has no wages"
    assert not page.box.isVisible()
    page.focus_content()
    window.session.open_workspace(Workspace.open(paths.bundled_catalog(), ATTRIBUTES))
    qtbot.waitUntil(page.box.isVisible)
    assert not page.empty.isVisible()
