"""Corrections in the window: made from a cell, the details and the menu; shown, dropped, undone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.corrections import Correction
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.model.query import Between, Query
from mpcompare.ui.corrections.correction_dialog import CorrectionDialog
from mpcompare.ui.corrections.correction_notice import tell_of_corrections
from mpcompare.ui.corrections.unsaved_guard import _UnsavedDialog
from mpcompare.ui.pages import find_pages
from mpcompare.ui.pages.explore.results.results_model import FIRST_FACT
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import LOWELL, go_to

BELMONT = "belmont-ms-audio-engineering"  # data/programs: 30 credits by Belmont University
PLACE = (BELMONT, "credits")


@pytest.fixture
def window(qtbot, make_session):
    state = State(page="compare", welcomed=True, library=comparing(BELMONT, LOWELL))
    session = make_session(state)
    window = MainWindow(session, find_pages())
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    return window


def opened(window, qtbot, kind=CorrectionDialog):
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    return window.findChild(kind)


def correct_cell(window, qtbot, key="credits"):
    go_to(window.page_widget, key, BELMONT)
    window.findChild(QAction, "correct").trigger()
    return opened(window, qtbot)


def cell_text(window, key, role=Qt.ItemDataRole.AccessibleTextRole):
    model = window.page_widget.model
    return model.index(model.row_of(key), model.column_of(BELMONT)).data(role)


def fill(dialog, qtbot, value="36", who="Made-up office, by phone"):
    dialog.editor.first.selectAll()
    qtbot.keyClicks(dialog.editor.first, value)
    qtbot.keyClicks(dialog.publisher, who)


def test_a_cell_is_corrected_by_key_and_undone_by_name(window, qtbot):
    session = window.session
    dialog = correct_cell(window, qtbot)
    assert "The catalog says: 30 (Belmont University, undated)" in dialog.stated.text()
    assert dialog.editor.plain() == 30
    fill(dialog, qtbot)
    qtbot.keyClicks(dialog.as_of, "2026-11-20")
    qtbot.keyClick(dialog.as_of, Qt.Key.Key_Return)
    held = session.state.library.corrections[PLACE]
    assert (held.value, held.url, held.publisher) == (36, "", "Made-up office, by phone")
    assert (held.as_of, held.before) == ("2026-11-20", "30")
    spoken = cell_text(window, "credits")
    assert "36; stated by Made-up office, by phone, as of 2026-11-20" in spoken
    assert spoken.endswith("yours; catalog: 30")
    query = Query(filters=(Between("credits", 36, 36),))
    number = session.workspace.number(BELMONT)
    assert number in session.workspace.hits(query).numbers
    assert session.undo_name == "Correct Credits of MS Audio Engineering"
    session.undo()
    assert "30; stated by Belmont University" in cell_text(window, "credits")
    assert number not in session.workspace.hits(query).numbers


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_kept(window, qtbot):
    dialog = correct_cell(window, qtbot)
    fill(dialog, qtbot, "many", "")
    assert "not a number" in dialog.wrong.text()
    qtbot.keyClicks(dialog.url, "www.example.org")
    qtbot.keyClicks(dialog.as_of, "last spring")
    dialog.finish()
    said = [label.text() for label in dialog._wrong_of.values() if label.text()]
    assert len(said) == 3
    assert dialog.focusWidget() is dialog.editor.first
    assert not window.session.state.library.corrections
    dialog._before = dialog._typed()
    dialog.reject()


def test_escape_with_something_typed_asks_first(window, qtbot):
    dialog = correct_cell(window, qtbot)
    fill(dialog, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    asking = opened(dialog, qtbot, _UnsavedDialog)
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.publisher.text() == "Made-up office, by phone"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: any(a.isVisible() for a in dialog.findChildren(_UnsavedDialog)))
    asking = next(a for a in dialog.findChildren(_UnsavedDialog) if a.isVisible())
    qtbot.mouseClick(asking.save_button, Qt.MouseButton.LeftButton)
    assert window.session.state.library.corrections[PLACE].value == 36


def test_a_look_without_a_change_is_no_step(window, qtbot):
    dialog = correct_cell(window, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.steps == ()


def test_a_correction_is_dropped_into_the_bin(window, qtbot):
    session = window.session
    dialog = correct_cell(window, qtbot)
    fill(dialog, qtbot)
    dialog.finish()
    dialog = correct_cell(window, qtbot)
    dialog = next(d for d in window.findChildren(CorrectionDialog) if d.isVisible())
    assert dialog.editor.plain() == 36
    assert not dialog.standing.isVisible()
    qtbot.mouseClick(dialog.drop, Qt.MouseButton.LeftButton)
    assert not session.state.library.corrections
    assert [b.label for b in session.state.library.bin.values()] == [
        "Correction of Credits of MS Audio Engineering"
    ]
    assert "30; stated by Belmont University" in cell_text(window, "credits")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a popup
def test_the_card_of_a_value_leads_to_its_correction(window, qtbot):
    page = window.page_widget
    go_to(page, "credits", BELMONT)
    page.show_details()
    popup = next(w for w in window.findChildren(QPushButton) if w.text() == "Correct this value…")
    qtbot.mouseClick(popup, Qt.MouseButton.LeftButton)
    dialog = opened(window, qtbot)
    assert dialog.windowTitle() == "Correct Credits"
    dialog.reject()


def test_the_details_lead_to_the_correction_of_what_is_not_stated(window, qtbot):
    session = window.session
    session.apply(State(page="explore", welcomed=True, selected=BELMONT))
    details = window.page_widget.details
    qtbot.waitUntil(lambda: details.program is not None and details.program.id == BELMONT)
    assert "correct:duration_months" in details.facts.toHtml()
    details.facts.anchorClicked.emit(QUrl("correct:duration_months"))
    dialog = opened(window, qtbot)
    assert "The catalog says: not stated" in dialog.stated.text()
    fill(dialog, qtbot, "18")
    dialog.finish()
    qtbot.waitUntil(lambda: "18 months" in details.facts.toPlainText())


def test_what_is_worked_out_is_corrected_by_what_it_comes_from(window, qtbot):
    (belmont,) = window.session.workspace.programs([BELMONT])
    tuition = belmont.fact("tuition")
    assert tuition.is_known
    dialog = correct_cell(window, qtbot, "tuition_in_all")
    dialog.chooser.choose("tuition")
    assert dialog.windowTitle() == "Correct Tuition"
    stated = [row["amount"] for row in dialog.editor.plain()]
    assert stated == [charge.money.amount for charge in tuition.values]
    dialog.reject()


def test_a_correction_leaves_the_results_in_explore_where_they_are(window, qtbot):
    window.findChild(QAction, "page-explore").trigger()
    page, session = window.page_widget, window.session
    qtbot.waitUntil(lambda: page.details.program is not None)
    # a fact more would move the program in the first order, by how well each is documented
    session.apply(changes.sort_by(session.state, "name"))
    qtbot.waitUntil(lambda: page.chips.sort.text() == "Sort: program ↑")
    column = FIRST_FACT + [a.key for a in page.model.columns].index("duration_months")
    row = page.model.row_of(BELMONT)
    page.results.scrollTo(page.model.index(row, 0), page.results.ScrollHint.PositionAtTop)
    scrolled = page.results.verticalScrollBar().value()
    assert scrolled
    emptied = []
    page.model.modelReset.connect(lambda: emptied.append(page.model.rowCount()))
    held = Correction(30, "", "Made-up office", "2026", "", None, "2026-11-20T10:00:00+00:00")
    library = with_entry(session.state.library, "corrections", (BELMONT, "duration_months"), held)
    session.apply(replace(session.state, library=library), "Correct a value")
    cell = page.model.index(row, column)
    qtbot.waitUntil(lambda: cell.data().startswith("30 months"))
    assert emptied == []
    assert page.results.verticalScrollBar().value() == scrolled


def test_a_catalog_that_agrees_by_now_offers_to_drop_the_correction(make_session):
    agreed = Correction(30, "", "Made-up office", "2026", "", "24", "2026-01-01T00:00:00+00:00")
    library = comparing(BELMONT)
    session = make_session(
        State(
            welcomed=True,
            library=library.__class__(shortlists=library.shortlists, corrections={PLACE: agreed}),
        )
    )
    notices = []
    session.noticed.connect(notices.append)
    tell_of_corrections(session)
    dialog = CorrectionDialog(session, BELMONT, "credits")
    assert dialog.standing.text() == "It agrees with you by now: your correction can be dropped."
    dialog.deleteLater()
    (notice,) = notices
    assert notice.text == "The catalog now agrees with one of your corrections."
    notice.run()
    assert not session.state.library.corrections
    assert session.undo_name == "Drop one of your corrections"
    session.undo()
    assert session.workspace.own.corrected(BELMONT)[0].standing == "agrees"


@pytest.mark.parametrize("is_chosen_later", [False, True])
def test_every_choice_of_a_long_list_is_in_sight(window, qtbot, is_chosen_later):
    dialog = correct_cell(window, qtbot, "credits" if is_chosen_later else "concentrations")
    if is_chosen_later:
        dialog.chooser.choose("concentrations")
    boxes = dialog.editor.boxes.values()
    qtbot.waitUntil(lambda: all(b.visibleRegion().boundingRect() == b.rect() for b in boxes))
