"""The main job from end to end: find programs, compare four, see a source, export a PDF."""

import csv

import pypdf
import pytest
from export_steps import tick_only
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QLineEdit, QMessageBox, QPushButton

from mpcompare.app.exporting import write as exporting
from mpcompare.model.library.library import comparing
from mpcompare.ui.exporting.export_dialog import ExportDialog
from mpcompare.ui.pages.compare.cells.source_card import Provenance
from mpcompare.ui.pages.compare.page import ComparePage

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def notice(window):
    bar = window.findChild(QFrame, "Notice")
    return bar.findChild(QLabel).text() if bar.isVisible() else ""


def export(qtbot, window, path, name):
    dialog = ExportDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.show()
    labels = {chosen.name: chosen.label for chosen in exporting.formats()}
    tick_only(qtbot, dialog, labels[name])
    dialog.write_to(path)
    qtbot.waitUntil(lambda: str(path) in notice(window), timeout=30_000)
    assert notice(window) == f"Exported to {path}"


def test_from_a_search_to_a_pdf(qtbot, make_window, tmp_path):
    window = make_window()
    session, explore = window.session, window.view

    # A search, as one types
    qtbot.keyClicks(window.top_bar.search, "recording")
    qtbot.waitUntil(lambda: 0 < explore.model.rowCount() < session.workspace.count)

    # A filter: only programs in the United States
    before = explore.model.rowCount()
    ticked = explore.filters.sections["country"].editor.row("US")
    qtbot.mouseClick(ticked, LEFT)
    qtbot.waitUntil(lambda: explore.model.rowCount() < before)
    assert {f.attribute for f in session.state.query.filters} == {"country"}

    # Four programs, by key
    explore.focus_content()
    for row in range(4):
        explore.results.setCurrentIndex(explore.model.index(row, 1))
        qtbot.keyClick(explore.results, Qt.Key.Key_Space)
    assert len(session.state.compared) == 4
    programs = session.workspace.programs(session.state.compared)
    assert {program.country for program in programs} == {"US"}

    # Side by side
    button = next(b for b in explore.tray.findChildren(QPushButton) if "Compare" in b.text())
    qtbot.mouseClick(button, LEFT)
    page = window.view
    assert isinstance(page, ComparePage)
    assert page.model.columnCount() == 4

    # Differences only: no row is left in which all four say the same
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert session.state.differences_only
    shown = {row.key for row in page.model.rows}
    assert "country" not in shown
    comparison = session.comparison()
    rows = [key for key in shown if key in session.workspace.register]
    assert rows
    for key in rows:
        assert len({comparison.text(session.workspace.register[key], p) for p in programs}) > 1

    # A source
    index = next(
        page.model.index(page.model.row_of(key), column)
        for key in rows
        for column, program in enumerate(programs)
        if program.fact(key).is_known
    )
    page.view.setCurrentIndex(index)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    (card,) = (child for child in page.view.findChildren(Provenance) if child.isVisible())
    words = "\n".join(label.text() for label in card.findChildren(QLabel))
    fact = programs[index.column()].fact(page.model.rows[index.row()].key)
    assert fact.statements[0].source.publisher in words
    QTest.keyClick(card, Qt.Key.Key_Escape)

    # Out as files, read back by others
    pdf, table = tmp_path / "mine.pdf", tmp_path / "mine.csv"
    export(qtbot, window, pdf, "pdf")
    export(qtbot, window, table, "csv")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    with table.open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.reader(file))
    for program in programs:
        assert program.name.split()[0] in text
        assert any(program.institution in cell for row in cells for cell in row)
    assert session.workspace.info.version in text


def test_a_full_folder_path_that_is_not_there_is_reported_and_nothing_lost(
    qtbot, make_window, tmp_path
):
    window = make_window()
    window.session.apply(
        type(window.session.state)(page="compare", library=comparing("nyu-mm-music-technology"))
    )
    dialog = ExportDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.write_to(tmp_path / "no such folder" / "mine.csv")
    qtbot.waitUntil(lambda: "can't be written" in notice(window), timeout=30_000)
    assert "Make the folder" in notice(window)
    assert window.session.state.compared == ("nyu-mm-music-technology",)


@pytest.mark.parametrize("typed", ["mine", "mine.csv", "mine 23.11"])
def test_a_file_is_named_after_its_format_and_an_older_one_is_asked_about(
    qtbot, make_window, tmp_path, typed
):
    window = make_window()
    window.session.apply(
        type(window.session.state)(page="compare", library=comparing("nyu-mm-music-technology"))
    )
    older = tmp_path / f"{typed}.pdf"
    older.write_bytes(b"older")
    asked = []

    def answer():
        box = window.findChild(QMessageBox) or dialog.findChild(QMessageBox)
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.No).click()

    def name():
        chooser = dialog.findChild(QFileDialog)
        chooser.findChild(QLineEdit, "fileNameEdit").setText(str(tmp_path / typed))
        QTimer.singleShot(200, answer)
        chooser.accept()

    dialog = ExportDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.show()
    QTimer.singleShot(200, name)
    qtbot.mouseClick(next(b for b in dialog.findChildren(QPushButton) if "Save" in b.text()), LEFT)
    assert len(asked) == 1
    assert older.name in asked[0]
    assert [path.name for path in tmp_path.iterdir()] == [older.name]
    assert older.read_bytes() == b"older"
