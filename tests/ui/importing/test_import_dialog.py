"""Importing in the window: matched, previewed, done in one step and undone."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFileDialog

from mpcompare.app.drafts import drafts_file
from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.ui.importing.dialog import ImportDialog
from mpcompare.ui.importing.import_tables import CHOICE
from mpcompare.ui.window.open_file import opener_of

AMERICAN = "american-ma-audio-technology"
LEFT = Qt.MouseButton.LeftButton
ROWS = (
    ["University", "Programme", "Degree", "Country", "GPA", "Score"],
    ["Made-up School", "Made-up Program", "MM", "Norway", "3,2", "3.9"],
    ["American University", "Audio Technology", "MA", "US", "3.4", "3.8"],
    ["Made-up School", "", "MM", "Atlantis", "high", ""],
)


@pytest.fixture
def window(make_window):
    return make_window(State(page="compare", welcomed=True, library=comparing()))


@pytest.fixture
def path(tmp_path):
    return sheet(tmp_path / "mine.csv", ROWS)


def sheet(path, rows, delimiter=","):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def opened(window, qtbot, path):
    window.take_file(path)
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    dialog = window.findChild(ImportDialog)
    waiting(dialog, qtbot)
    return dialog


def waiting(dialog, qtbot):
    idle = []
    dialog.session.tasks.when_idle(lambda: idle.append(True))
    qtbot.waitUntil(lambda: bool(idle))


def shown(model):
    columns = range(model.columnCount())
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def test_a_dropped_sheet_is_previewed_imported_and_undone(window, qtbot, path):
    dialog = opened(window, qtbot, path)
    assert [row[CHOICE] for row in shown(dialog.fields_model)] == [
        *("School", "Program", "Degree", "Country", "Minimum GPA", "Not imported")
    ]
    assert shown(dialog.plan_model)[0][:4] == [
        *("Row 2", "MM Made-up Program", "Made-up School", "Add, 5 values")
    ]
    assert shown(dialog.plan_model)[1][3] == "Correct 1 value"
    assert dialog.count.text() == ("1 program to add, 1 to merge, 1 left out, 1 with problems")
    before = window.session.state
    qtbot.mouseClick(dialog.go_on, LEFT)
    session = window.session
    (made,) = session.state.library.own
    assert session.state.compared == (made, AMERICAN)
    assert session.workspace.programs([made])[0].fact("minimum_gpa").values == (3.2,)
    assert session.undo_name == "Import mine.csv"
    session.undo()
    assert session.state.library == before.library
    session.redo()
    assert session.state.library.corrections[AMERICAN, "minimum_gpa"].value == 3.4


def test_a_hundred_programs_go_on_no_shortlist_unless_asked_for(window, qtbot, tmp_path):
    rows = [[f"Made-up School {number}", "Made-up Program", "MM"] for number in range(100)]
    path = sheet(tmp_path / "many.csv", [["School", "Program", "Degree"], *rows])
    dialog = opened(window, qtbot, path)
    assert dialog.count.text() == "100 programs to add"
    assert dialog.listing.currentText() == "No shortlist"
    few = sheet(tmp_path / "few.csv", [["School", "Program", "Degree"], *rows[:30]])
    dialog.take(few)
    waiting(dialog, qtbot)
    assert dialog.listing.currentText() == "“Shortlist”"
    chosen(dialog.listing, "new")
    dialog.take(path)
    waiting(dialog, qtbot)
    assert dialog.listing.currentText() == "A new shortlist"  # as chosen
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_problems_have_the_most_room_in_the_preview(window, qtbot, path):
    dialog = opened(window, qtbot, path)
    problem = shown(dialog.plan_model)[2][4]
    metrics = dialog.plan.fontMetrics()
    assert problem.startswith("Country: “Atlantis” is not")
    first = problem.partition(" or code")[0]
    assert metrics.horizontalAdvance(first) < dialog.plan.columnWidth(4)


def test_nothing_is_kept_without_a_yes(window, qtbot, path):
    dialog = opened(window, qtbot, path)
    before = window.session.state
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.state is before
    assert window.session.undo_name == ""


@pytest.mark.qt_log_ignore("This plugin does not support")  # the list that opens
def test_a_column_is_matched_by_hand_with_the_keyboard(window, qtbot, path):
    dialog = opened(window, qtbot, path)
    view = dialog.fields
    view.setFocus()
    view.setCurrentIndex(dialog.fields_model.index(5, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    (box,) = [box for box in view.findChildren(QComboBox) if box.isVisible()]
    assert box.accessibleName() == "Score is imported as"
    box.setCurrentIndex(box.findData("minimum_gpa"))
    box.activated.emit(box.currentIndex())
    waiting(dialog, qtbot)
    choices = [row[CHOICE] for row in shown(dialog.fields_model)]
    assert choices[4:] == ["Not imported", "Minimum GPA"]
    qtbot.mouseClick(dialog.go_on, LEFT)
    corrections = window.session.state.library.corrections
    assert corrections[AMERICAN, "minimum_gpa"].value == 3.8


def test_the_mode_and_the_shortlist_are_chosen(window, qtbot, path):
    dialog = opened(window, qtbot, path)
    qtbot.mouseClick(dialog.modes.button(0), LEFT)
    waiting(dialog, qtbot)
    assert dialog.count.text().startswith("1 program to add, 1 there already")
    dialog.listing.setCurrentIndex(dialog.listing.findData("new"))
    qtbot.mouseClick(dialog.go_on, LEFT)
    library = window.session.state.library
    assert library.corrections == {}
    assert library.shortlist.name == "mine"


def test_programs_with_problems_can_be_left_out(window, qtbot, tmp_path):
    rows = [*ROWS[:2], ["Made-up School", "Made-up Sound", "MM", "Atlantis", "", ""]]
    dialog = opened(window, qtbot, sheet(tmp_path / "mine.csv", rows))
    assert shown(dialog.plan_model)[1][4] == (
        "Country: “Atlantis” is not a country's name or code such as US or GB."
    )
    qtbot.keyClick(dialog.careful, Qt.Key.Key_Space)
    assert dialog.count.text() == "1 program to add, 1 left out, 1 with problems"
    qtbot.mouseClick(dialog.go_on, LEFT)
    assert len(window.session.state.library.own) == 1


def test_how_the_file_was_read_can_be_said_otherwise(window, qtbot, tmp_path):
    dialog = opened(window, qtbot, sheet(tmp_path / "mine.csv", ROWS, ";"))
    reading = dialog.reading
    assert reading.delimiter.currentText() == "Semicolon"
    assert reading.header.currentText() == "Row 1: University, Programme, Degree, …"
    reading.delimiter.setCurrentIndex(reading.delimiter.findData(","))
    reading.delimiter.activated.emit(0)
    waiting(dialog, qtbot)
    assert dialog.fields_model.rowCount() < 6
    assert not dialog.go_on.isEnabled()
    reading.delimiter.setCurrentIndex(reading.delimiter.findData(";"))
    reading.delimiter.activated.emit(0)
    waiting(dialog, qtbot)
    assert dialog.fields_model.rowCount() == 6
    assert dialog.go_on.isEnabled()


def test_what_cannot_be_read_says_so_in_the_dialog(window, qtbot, tmp_path):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"made up")
    dialog = opened(window, qtbot, path)
    assert dialog.problem.text().startswith("broken.xlsx can't be read as a spreadsheet.")
    assert not dialog.go_on.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_menu_asks_for_the_file(window, qtbot, path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.findChild(QAction, "import").trigger()
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    dialog = window.findChild(ImportDialog)
    qtbot.waitUntil(dialog.go_on.isEnabled)
    assert dialog.plan_model.rowCount() == 3
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_folders_and_all_kinds_of_file_find_their_way(tmp_path):
    names = ("a.csv", "a.TSV", "a.xlsx", "a.ods", "a.toml")
    openers = {opener_of(Path(name)) for name in names} | {opener_of(tmp_path)}
    assert len(openers) == 1
    assert None not in openers
    assert opener_of(Path("a.db")) is None


def test_the_tables_keep_qts_rules(window, qtbot, path, qtmodeltester):
    dialog = opened(window, qtbot, path)
    for model in (dialog.fields_model, dialog.plan_model):
        qtmodeltester.check(model)
        assert model.rowCount(model.index(0, 0)) == 0
        assert model.rowCount(QModelIndex()) > 0
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def chosen(box, key):
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_an_encoding_can_be_chosen_for_what_could_not_be_read_by_itself(window, qtbot, tmp_path):
    path = tmp_path / "<b>mine.csv"
    path.write_bytes("School;Program\nMade-up Schule für Köln;Ton\n".encode("utf-32-le"))
    dialog = opened(window, qtbot, path)
    reading = dialog.reading
    assert dialog.problem.text().startswith("<b>mine.csv is not a text file, or its encoding")
    assert dialog.problem.textFormat() == Qt.TextFormat.PlainText
    assert (reading.encoding.isVisible(), reading.delimiter.isVisible()) == (True, True)
    assert (reading.layout_box.isVisible(), reading.header.isVisible()) == (False, False)
    assert reading.encoding.currentText() == ""
    path.write_bytes("School;Program\nMade-up Schule für Köln;Ton\n".encode("cp850"))
    chosen(reading.encoding, "utf-8")
    waiting(dialog, qtbot)
    assert dialog.problem.text() == "<b>mine.csv can't be read as UTF-8. Choose another encoding."
    assert reading.encoding.currentText() == "UTF-8"
    chosen(reading.encoding, "cp850")
    waiting(dialog, qtbot)
    assert not dialog.problem.isVisible()
    assert reading.header.isVisible()
    assert shown(dialog.plan_model)[0][1:3] == ["Ton", "Made-up Schule für Köln"]
    assert dialog.go_on.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_what_was_strange_in_a_file_is_reported(window, qtbot, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text('School,Program,Notes\nMade-up School,Mixing,"open\nMade-up School,Audio,\n')
    dialog = opened(window, qtbot, path)
    assert dialog.remarks.isVisible()
    assert dialog.remarks.text() == (
        "Row 2 opens a quotation mark that is never closed: it was read as a part of the words."
    )
    assert dialog.count.text() == "2 programs to add"
    dialog.take(sheet(tmp_path / "other.csv", ROWS))
    waiting(dialog, qtbot)
    assert not dialog.remarks.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_days_and_figures_that_can_be_two_are_asked_about(window, qtbot, tmp_path):
    rows = [
        ["School", "Program", "Deadline", "Credits"],
        ["Made-up School", "Made-up Mixing", "12/1/2026", "1.050"],
        ["Made-up School", "Made-up Sound", "1/5/2027", "30"],
    ]
    dialog = opened(window, qtbot, sheet(tmp_path / "mine.csv", rows))
    days, figures = dialog.reading.days, dialog.reading.figures
    assert days.isVisible()
    assert figures.isVisible()
    assert (days.currentText(), figures.currentText()) == ("Not known", "Not known")
    assert "12 January 2026 or 1 December 2026" in shown(dialog.plan_model)[0][4]
    days.setFocus()
    qtbot.keyClick(days, Qt.Key.Key_Down)
    qtbot.keyClick(days, Qt.Key.Key_Down)
    assert days.currentText() == "Month first, as 12/31/2027"
    waiting(dialog, qtbot)
    figures.setFocus()
    qtbot.keyClick(figures, Qt.Key.Key_End)
    assert figures.currentText() == "12.500,75"
    waiting(dialog, qtbot)
    assert [row[4] for row in shown(dialog.plan_model)] == ["", ""]
    qtbot.mouseClick(dialog.go_on, LEFT)
    session = window.session
    first, second = session.workspace.programs(session.state.compared)
    assert [one.fact("deadlines").values[0].date for one in (first, second)] == [
        *("2026-12-01", "2027-01-05")
    ]
    assert first.fact("credits").values == (1050,)


def test_where_all_is_plain_nothing_is_asked(window, qtbot, path):
    dialog = opened(window, qtbot, path)
    assert not dialog.reading.days.isVisible()
    assert not dialog.reading.figures.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_what_was_chosen_for_a_column_is_offered_for_the_next_file(window, qtbot, path, tmp_path):
    dialog = opened(window, qtbot, path)
    fields = dialog.fields_model
    assert shown(fields)[5][CHOICE] == "Not imported"
    fields.setData(fields.index(5, CHOICE), "note")
    waiting(dialog, qtbot)
    qtbot.mouseClick(dialog.go_on, LEFT)
    waiting(dialog, qtbot)
    rows = [["School", "Program", "SCORE (of 4)"], ["Made-up School", "Made-up Sound", "3.1"]]
    another = ImportDialog(window.session, sheet(tmp_path / "next.csv", rows), window)
    qtbot.addWidget(another)
    waiting(another, qtbot)
    assert [row[CHOICE] for row in shown(another.fields_model)] == [
        "School",
        "Program",
        "Your note",
    ]
    another.reject()


def test_what_was_chosen_for_a_file_is_there_again_after_a_crash(window, qtbot, path):
    dialog = opened(window, qtbot, path)
    score = dialog.fields_model.index(5, CHOICE)
    assert dialog.fields_model.setData(score, "minimum_gpa")
    waiting(dialog, qtbot)
    dialog.modes.button(0).click()
    waiting(dialog, qtbot)
    dialog.careful.click()
    chosen = shown(dialog.fields_model)
    qtbot.waitUntil(lambda: len(drafts_file.load()) == 1 and drafts_file.load()[0].typed["careful"])
    assert drafts_file.load()[0].title == "Import mine.csv"
    dialog.blockSignals(True)  # as when the program ends under it
    dialog.setParent(None)
    dialog.hide()

    again = opened(window, qtbot, path)
    assert shown(again.fields_model) == chosen
    assert chosen[4][CHOICE] == "Not imported"
    assert chosen[5][CHOICE] == "Minimum GPA"
    assert again.modes.checkedId() == 0
    assert again.careful.isChecked()
    assert again.fields_model.by_hand == {"Score"}
    again.reject()
    assert drafts_file.load() == ()


@pytest.mark.parametrize(
    "typed", [None, 5, {}, {"file": [], "fields": 3}, {"file": [], "fields": [[1]], "choice": {}}]
)
def test_a_draft_of_another_file_or_without_sense_changes_nothing(window, qtbot, path, typed):
    drafts_file.put(DialogDraft("IMPORT", (str(path),), "Import mine.csv", typed))
    dialog = opened(window, qtbot, path)
    assert dialog.modes.checkedId() == 1
    assert shown(dialog.fields_model)[4][CHOICE] == "Minimum GPA"
    dialog.reject()
