"""Programs of the user's own in the window: added, edited, repaired, deleted, undone, by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from mpcompare.app.corrections.draft import draft_of
from mpcompare.app.state.state import State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.model.query import Query
from mpcompare.ui.corrections.program_form import OwnForm
from mpcompare.ui.corrections.source_dialog import SourceDialog
from mpcompare.ui.corrections.text_dialog import OwnTextDialog
from mpcompare.ui.corrections.unsaved_guard import _UnsavedDialog
from mpcompare.ui.pages import find_pages
from mpcompare.ui.window.window import MainWindow
from tests.app.corrections.test_own_programs import AT, OURS, TEXT

BELMONT = "belmont-ms-audio-engineering"
NEW = "own-made-up-academy-ma-glockenspiel-studies"


@pytest.fixture
def make(qtbot, make_session):
    def made(text=TEXT, page="compare"):
        library = comparing(BELMONT, *([OURS] if text else []))
        if text:
            library = with_entry(library, "own", OURS, OwnProgram(text, AT))
        session = make_session(State(page=page, welcomed=True, library=library, selected=BELMONT))
        window = MainWindow(session, find_pages())
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitExposed(window)
        return window

    return made


def opened(parent: QWidget, qtbot, kind):
    def shown():
        return [one for one in parent.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[-1]


def trigger(window, key):
    action = window.findChild(QAction, key)
    action.trigger()


def go_to_own(window):
    view, model = window.page_widget.view, window.page_widget.model
    view.setCurrentIndex(model.index(model.row_of("credits"), model.column_of(OURS)))


def edited(window, qtbot):
    """Open the own program's form from its card."""
    go_to_own(window)
    trigger(window, "edit-own")
    return opened(window, qtbot, OwnForm)


def fill_identity(form, qtbot):
    page = form.page(0)
    for key, words in (
        ("name", "Glockenspiel Studies"),
        ("degree", "MA"),
        ("institution", "Made-up Academy"),
    ):
        qtbot.keyClicks(page.fields[key][0].first, words)
    page.fields["country"][0].list.choose("AT")


def answer_source(form, qtbot, publisher="Ms Example, by phone"):
    dialog = opened(form, qtbot, SourceDialog)
    dialog.kind.choose("yours")
    assert not dialog.url.isVisible()
    qtbot.keyClicks(dialog.publisher, publisher)
    qtbot.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)


def box_of(form, key):
    form.go_to(key)
    return form.page(form._row_of(key)).boxes[key]


def test_a_program_is_added_with_a_fact_from_a_phone_call_and_undone(make, qtbot):
    window = make(text="", page="explore")
    session = window.session
    before = session.workspace.hits(Query()).total
    notices = []
    session.noticed.connect(notices.append)
    trigger(window, "add-own")
    form = opened(window, qtbot, OwnForm)
    fill_identity(form, qtbot)
    row = box_of(form, "credits").rows[0]
    assert not row.source.isVisible()
    qtbot.keyClicks(row.editor.first, "120")
    row.source.setCurrentIndex(row.source.count() - 1)
    row.source.activated.emit(row.source.currentIndex())
    answer_source(form, qtbot)
    qtbot.keyClicks(row.note, "not yet in print")
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    (program,) = session.workspace.programs([NEW])
    (stated,) = program.fact("credits").statements
    assert (stated.value, stated.note) == (120, "not yet in print")
    assert (stated.source.kind, stated.source.url) == ("yours", "")
    assert session.workspace.own.read(NEW).problems == ()
    assert session.state.selected == NEW
    assert session.workspace.hits(Query()).total == before + 1
    assert session.undo_name == "Add MA Glockenspiel Studies"
    notices[-1].run()
    assert session.state.compared == (BELMONT, NEW)
    session.undo()
    session.undo()
    assert not session.state.library.own
    assert session.workspace.hits(Query()).total == before


def test_a_program_added_from_explore_comes_in_sight_among_the_results(make, qtbot):
    window = make(text="", page="explore")
    results, model = window.page_widget.results, window.page_widget.model
    trigger(window, "add-own")
    form = opened(window, qtbot, OwnForm)
    fill_identity(form, qtbot)
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not model.is_stale)
    assert results.current().id == NEW
    row = results.visualRect(results.currentIndex())
    assert results.viewport().rect().contains(row.center())


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_countries_are_listed_below_their_field_not_over_the_whole_screen(make, qtbot):
    window = make(text="", page="explore")
    trigger(window, "add-own")
    form = opened(window, qtbot, OwnForm)
    countries = form.page(0).fields["country"][0].list
    qtbot.keyClick(countries, Qt.Key.Key_Space)
    assert countries.count() > 100
    assert countries.view().window().height() < form.height()


def test_what_is_missing_is_said_beside_its_field_and_gone_to(make, qtbot):
    window = make(text="", page="explore")
    trigger(window, "add-own")
    form = opened(window, qtbot, OwnForm)
    row = box_of(form, "credits").rows[0]
    qtbot.keyClicks(row.editor.first, "many")
    assert "not a number" in row.problem.text()
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert form.list.currentRow() == 0
    assert "to mend" in form.list.item(0).text()
    wrong = [label.text() for _, label, _ in form.page(0).fields.values() if label.text()]
    assert wrong == ["This is needed."] * 4
    fill_identity(form, qtbot)
    row.editor.first.setText("")
    qtbot.keyClicks(row.editor.first, "120")
    qtbot.mouseClick(form.done_button, Qt.MouseButton.LeftButton)
    assert "Say who states it" in row.problem.text()
    assert form.focusWidget() is row.source
    assert not window.session.state.library.own
    form._before = form.form_state.draft
    form.reject()


def test_an_edit_keeps_comments_and_order_and_has_a_name(make, qtbot):
    window = make()
    session = window.session
    form = edited(window, qtbot)
    row = box_of(form, "credits").rows[0]
    assert row.editor.plain() == 17
    row.editor.first.selectAll()
    qtbot.keyClicks(row.editor.first, "18")
    form.finish()
    text = session.state.library.own[OURS].text
    assert text == TEXT.replace("value = 17", "value = 18")
    assert session.undo_name == "Edit MA Zither Engineering"
    page = window.page_widget
    cell = page.model.index(page.model.row_of("credits"), page.model.column_of(OURS))
    assert "18; stated by" in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    session.undo()
    assert session.state.library.own[OURS].text == TEXT


def test_edit_goes_to_the_attribute_of_the_current_cell(make, qtbot):
    window = make()
    form = edited(window, qtbot)
    assert form.list.currentItem().text().startswith("Studying")
    assert form.focusWidget() is box_of(form, "credits").rows[0].editor.first
    form.reject()


def test_a_reason_is_given_where_there_is_no_value(make, qtbot):
    window = make()
    form = edited(window, qtbot)
    box = box_of(form, "gre")
    box.reason.choose("not-applicable")
    form.finish()
    draft = draft_of(window.session.state.library.own[OURS].text, ATTRIBUTES)
    assert draft.absent == {"gre": "not-applicable"}
    (ours,) = window.session.workspace.programs([OURS])
    assert ATTRIBUTES["gre"].text(ours.fact("gre")) == "not applicable"


def test_deadlines_and_charges_are_filled_in_part_by_part(make, qtbot):
    window = make()
    form = edited(window, qtbot)
    box = box_of(form, "deadlines")
    fields = box.rows[0].editor.fields
    fields["term"][1].choose("fall")
    qtbot.keyClicks(fields["date"][1], "13-45")
    assert "not MM-DD" in box.rows[0].problem.text()
    fields["date"][1].clear()
    qtbot.keyClicks(fields["date"][1], "01-15")
    qtbot.mouseClick(box.another, Qt.MouseButton.LeftButton)
    box.rows[1].editor.fields["term"][1].choose("rolling")
    form.finish()
    (ours,) = window.session.workspace.programs([OURS])
    words = ATTRIBUTES["deadlines"].text(ours.fact("deadlines"))
    assert words == "15 January (fall); Rolling: any time"


def test_escape_with_something_typed_loses_nothing(make, qtbot):
    window = make()
    form = edited(window, qtbot)
    row = box_of(form, "credits").rows[0]
    qtbot.keyClicks(row.editor.first, "5")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    asking = opened(form, qtbot, _UnsavedDialog)
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert row.editor.plain() == 5
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    asking = opened(form, qtbot, _UnsavedDialog)
    qtbot.mouseClick(asking.discard, Qt.MouseButton.LeftButton)
    assert not form.isVisible()
    assert window.session.steps == ()


def test_a_catalog_program_is_a_starting_point(make, qtbot):
    window = make(text="", page="explore")
    session = window.session
    trigger(window, "copy-own")
    form = opened(window, qtbot, OwnForm)
    page = form.page(0)
    page.fields["name"][0].first.selectAll()
    qtbot.keyClicks(page.fields["name"][0].first, "Made-up Audio")
    form.finish()
    (belmont,) = session.workspace.programs([BELMONT])
    (ours,) = session.workspace.programs(["own-belmont-university-ms-made-up-audio"])
    assert ours.name == "Made-up Audio"
    stated = [a for a in ATTRIBUTES if a.origin in ("fact", "table")]
    assert all(ours.fact(a) == belmont.fact(a) for a in stated)


def test_a_program_is_deleted_into_the_bin_and_comes_back(make, qtbot):
    window = make()
    session = window.session
    form = edited(window, qtbot)
    form._delete()
    assert [b.label for b in session.state.library.bin.values()] == ["MA Zither Engineering"]
    assert [p.id for p in session.comparison().programs] == [BELMONT]
    assert session.undo_name == "Delete MA Zither Engineering"
    session.undo()
    assert [p.id for p in session.comparison().programs] == [BELMONT, OURS]
    go_to_own(window)
    trigger(window, "delete-own")
    assert not session.state.library.own


def test_a_broken_file_is_repaired_as_text(make, qtbot):
    window = make(text=TEXT.replace('degree = "MA"', "degree = MA"))
    session = window.session
    go_to_own(window)
    trigger(window, "edit-own")
    dialog = opened(window, qtbot, OwnTextDialog)
    assert "Line 5" in dialog.wrong.text()
    dialog.text.setPlainText(TEXT)
    assert not dialog.wrong.text()
    dialog.finish()
    assert session.state.library.own[OURS].text == TEXT
    assert session.undo_name == "Edit MA Zither Engineering"


def test_only_ones_own_are_edited(make, qtbot):
    del qtbot
    window = make(text="", page="explore")
    notices = []
    window.session.noticed.connect(notices.append)
    trigger(window, "edit-own")
    assert notices[0].action == "Make your own copy…"
    assert window.findChild(OwnForm) is None


def test_a_removed_source_leaves_its_facts_to_be_sourced(make, qtbot):
    window = make()
    form = edited(window, qtbot)
    form.go_to("sources.phone")
    form.page(1)._remove("phone")
    form.finish()
    assert "to mend" in form.list.currentItem().text()
    assert window.session.state.library.own[OURS].text == TEXT
    form._before = form.form_state.draft
    form.reject()
