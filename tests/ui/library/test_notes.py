"""Notes and tags in the window: written, read, shown on cards and in the details, undone."""

from collections.abc import Callable

import pytest
from export_steps import tick_only
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QTextDocument
from pytestqt.qtbot import QtBot

from mpcompare.app.library import notes
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.app.workspace.library_filters import NOTED, YOUR_MARKS, tag_token
from mpcompare.model.library.library import comparing
from mpcompare.ui.exporting.export_dialog import ExportDialog
from mpcompare.ui.library.markdown import markdown_html
from mpcompare.ui.library.name_dialog import NameDialog
from mpcompare.ui.library.note_dialog import NoteDialog
from mpcompare.ui.library.tags_dialog import TagsDialog
from mpcompare.ui.pages.compare.cards_view import CardsView
from mpcompare.ui.pages.explore.details.notes_section import NotesSection
from mpcompare.ui.pages.explore.results.results_model import PROGRAM
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER, LOWELL, go_to

LEFT = Qt.MouseButton.LeftButton
NOW = "2026-11-23T10:00:00+00:00"


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    return make_window(State(page="compare", welcomed=True, library=comparing(LOWELL, DENVER)))


def opened(window: MainWindow, qtbot: QtBot, key: str) -> NoteDialog:
    action = window.findChild(QAction, key)
    assert action is not None
    action.trigger()
    qtbot.waitUntil(lambda: window.findChild(NoteDialog) is not None)
    dialog = window.findChild(NoteDialog)
    assert dialog is not None
    return dialog


def plain_text(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def test_links_have_the_themes_colour_and_headings_the_size_of_text(window):
    theme = window.session.theme
    html = markdown_html("# Fees\n\nsee [this](https://example.org)", theme)
    assert plain_text(html).split() == ["Fees", "see", "this"]
    assert html.count(theme.tokens["accent"].lower()) == 1
    assert "xx-large" not in html


def test_a_note_and_tags_are_written_by_key_and_undone_by_name(window, qtbot):
    session = window.session
    dialog = opened(window, qtbot, "note")
    qtbot.keyClicks(dialog.text, "Told by phone: also in spring")
    assert dialog.tags is not None
    qtbot.keyClicks(dialog.tags.input, "near home, costly,")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog.accept()
    assert session.state.library.notes[LOWELL, ""].text == "Told by phone: also in spring"
    assert session.state.library.tags == {LOWELL: ("near home", "costly")}
    assert session.undo_name == "Note on MM Sound Recording Technology"
    session.undo()
    assert session.state.library == comparing(LOWELL, DENVER)


def test_escape_keeps_what_was_typed(window, qtbot):
    dialog = opened(window, qtbot, "note")
    qtbot.keyClicks(dialog.text, "half a thou")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.state.library.notes[LOWELL, ""].text == "half a thou"


def test_the_key_after_the_tags_leads_to_done_not_to_delete(window, qtbot):
    dialog = opened(window, qtbot, "note")
    qtbot.keyClicks(dialog.text, "kept")
    dialog.accept()
    qtbot.waitUntil(lambda: window.findChild(NoteDialog) is None)
    dialog = opened(window, qtbot, "note")
    assert dialog.delete.isVisible()
    dialog.activateWindow()
    dialog.tags.input.setFocus()
    qtbot.keyClick(dialog.tags.input, Qt.Key.Key_Tab)
    assert dialog.focusWidget().text() == "Done"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.delete


def test_a_look_without_a_change_is_no_step(window, qtbot):
    dialog = opened(window, qtbot, "note")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.steps == ()


def test_a_fact_has_a_note_of_its_own_that_stands_in_its_cell(window, qtbot):
    page = window.page_widget
    go_to(page, "thesis_option", DENVER)
    dialog = opened(window, qtbot, "note-fact")
    assert dialog.tags is None
    qtbot.keyClicks(dialog.text, "the **portfolio** counts as well")
    dialog.accept()
    assert window.session.state.library.notes.keys() == {(DENVER, "thesis_option")}
    row, column = page.model.row_of("thesis_option"), page.model.column_of(DENVER)
    spoken = page.model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("the portfolio counts as well")


def test_a_deleted_note_goes_to_the_bin(window, qtbot):
    session = window.session
    place = (LOWELL, "")
    session.apply(notes.write_note(session.state, place, "old", NOW, ""), "Note")
    dialog = opened(window, qtbot, "note")
    assert dialog.delete.isVisible()
    qtbot.mouseClick(dialog.delete, LEFT)
    assert session.state.library.notes == {}
    assert [one.label for one in session.state.library.bin.values()] == [
        "Note on MM Sound Recording Technology"
    ]


def test_markdown_is_read_as_formatted_text(window, qtbot):
    dialog = opened(window, qtbot, "note")
    qtbot.keyClicks(dialog.text, "**Deadline** moved")
    qtbot.mouseClick(dialog._modes.button(1), LEFT)
    assert dialog.preview.toPlainText() == "Deadline moved"
    assert dialog.preview.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")  # the list is a window of its own
def test_a_tag_in_use_is_completed(window, qtbot):
    session = window.session
    session.apply(notes.set_tags(session.state, DENVER, ["near home"]), "Tag")
    dialog = opened(window, qtbot, "note")
    field = dialog.tags
    assert field is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    qtbot.waitUntil(field.input.hasFocus)
    qtbot.keyClicks(field.input, "costly, ome")
    popup = field.completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    assert field.completer.currentCompletion() == "near home"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.input.text() == "")
    assert field.tags == ["costly", "near home"]
    assert dialog.isVisible()


def test_a_click_on_a_chip_opens_the_note(window, qtbot):
    session = window.session
    session.apply(notes.set_tags(session.state, LOWELL, ["near home"]), "Tag")
    view = window.findChild(CardsView)
    header = view.header
    top = header._tops.badges_from(*header._top(0)).toPoint()
    place = top + QPoint(12, 8)
    assert header.badge_at(place)[1].text == "near home"
    qtbot.mouseClick(header.viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: window.findChild(NoteDialog) is not None)
    assert window.findChild(NoteDialog).tags.tags == ["near home"]


def test_the_details_show_tags_and_notes_and_follow_changes(window, qtbot):
    session = window.session
    session.apply(changes.show_page(changes.select(session.state, DENVER), changes.EXPLORE))
    section = window.findChild(NotesSection)
    assert section is not None
    qtbot.waitUntil(lambda: section._program is not None)
    assert section.words == []
    state = notes.set_tags(session.state, DENVER, ["near home"])
    state = notes.write_note(state, (DENVER, "online"), "ask *again*", NOW, "")
    session.apply(state, "Note")
    qtbot.waitUntil(lambda: len(section.words) == 2)
    assert section.tags.tags == ["near home"]
    label, note = section.words
    assert label == "Note on Online availability"
    assert "again" in note
    assert "*" not in plain_text(note)
    session.undo()
    qtbot.waitUntil(lambda: section.words == [] and section.tags.tags == [])


def test_a_search_finds_a_program_by_its_note_and_follows_the_note(window, qtbot):
    session = window.session
    session.apply(changes.search_for(session.state, "zebra"))
    page = window.page_widget
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    written = notes.write_note(session.state, (DENVER, "online"), "a zebra", NOW, "")
    session.apply(written, "Note")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.model.program(0).id == DENVER
    session.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)


def test_a_result_says_that_a_note_is_why_it_was_found(window, qtbot):
    session = window.session
    text = "told by *phone*: also in spring"
    state = notes.write_note(session.state, (DENVER, "online"), text, NOW, "")
    session.apply(changes.search_for(state, "phone"))
    model = window.page_widget.model
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    said = "In your note on Online availability: told by phone: also in spring"
    assert model.noted(model.program(0)) == "In your note: …by phone: also in spring"
    index = model.index(0, PROGRAM)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(said)
    assert index.data(Qt.ItemDataRole.ToolTipRole).endswith(said)
    session.apply(changes.search_for(session.state, "denver"))
    qtbot.waitUntil(lambda: model.noted(model.program(0)) == "")


def test_tags_and_notes_are_filters_as_long_as_there_are_any(window, qtbot):
    session = window.session
    session.apply(changes.show_page(session.state, changes.EXPLORE))
    page = window.page_widget
    section = page.filters.sections[YOUR_MARKS.key]
    assert section.isHidden()
    state = notes.set_tags(session.state, DENVER, ["near home"])
    session.apply(notes.write_note(state, (LOWELL, ""), "ask", NOW, ""), "Tag")
    assert section.isVisible()
    near = tag_token("near home")
    qtbot.waitUntil(lambda: section.editor.row(near) is not None)
    row = section.editor.row(near)
    assert (row.words, row.count) == ("near home", 1)
    assert section.editor.row(NOTED).count == 1
    qtbot.mouseClick(row, LEFT)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.model.program(0).id == DENVER
    assert "Your notes and tags: near home" in page.chips.chips[0].accessibleName()
    session.apply(notes.set_tags(session.state, LOWELL, ["near home"]), "Tag")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)


def test_a_tag_that_is_gone_is_no_filter_any_more(window, qtbot):
    session = window.session
    state = notes.set_tags(session.state, DENVER, ["near home", "costly"])
    session.apply(changes.show_page(state, changes.EXPLORE))
    editor = window.page_widget.filters.sections[YOUR_MARKS.key].editor
    qtbot.waitUntil(lambda: editor.row(tag_token("costly")) is not None)
    session.apply(notes.set_tags(session.state, DENVER, ["near home"]), "Tag")
    qtbot.waitUntil(lambda: editor.row(tag_token("costly")) is None)


def test_keys_add_tags_and_take_them_away(window, qtbot):
    dialog = opened(window, qtbot, "note")
    field = dialog.tags
    assert field is not None
    qtbot.keyClicks(field.input, "near home;costly, near home")
    qtbot.keyClick(field.input, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert field.tags == ["near home", "costly"]
    qtbot.keyClick(field.input, Qt.Key.Key_Backspace)
    assert field.tags == ["near home"]
    qtbot.keyClick(field.chips[0], Qt.Key.Key_Delete)
    assert (field.tags, field.chips) == ([], [])
    qtbot.keyClick(field.input, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_tags_are_written_in_the_details_each_a_step(window, qtbot):
    session = window.session
    session.apply(changes.show_page(changes.select(session.state, DENVER), changes.EXPLORE))
    section = window.findChild(NotesSection)
    assert section is not None
    qtbot.waitUntil(lambda: section._program is not None)
    qtbot.keyClicks(section.tags.input, "near home,")
    qtbot.keyClicks(section.tags.input, "costly")
    qtbot.keyClick(section.tags.input, Qt.Key.Key_Return)
    assert session.state.library.tags == {DENVER: ("near home", "costly")}
    qtbot.mouseClick(section.tags.chips[0], LEFT)
    assert session.state.library.tags == {DENVER: ("costly",)}
    assert session.undo_name == "Tag MS Recording Arts"
    session.undo()
    assert section.tags.tags == ["near home", "costly"]


def test_a_tag_begun_stays_on_its_program(window, qtbot):
    session = window.session
    session.apply(changes.show_page(changes.select(session.state, DENVER), changes.EXPLORE))
    section = window.findChild(NotesSection)
    assert section is not None
    qtbot.waitUntil(lambda: section._program is not None)
    qtbot.keyClicks(section.tags.input, "near home")
    session.apply(changes.select(session.state, LOWELL))
    qtbot.waitUntil(lambda: section._program.id == LOWELL)
    assert session.state.library.tags == {DENVER: ("near home",)}
    assert section.tags.tags == []


def test_a_window_that_is_closed_keeps_the_note_that_is_being_written(window, qtbot):
    dialog = opened(window, qtbot, "note")
    qtbot.keyClicks(dialog.text, "half a thou")
    window.close()
    assert window.session.state.library.notes[LOWELL, ""].text == "half a thou"


def test_going_to_another_program_keeps_the_note(window, qtbot):
    dialog = opened(window, qtbot, "note")
    qtbot.keyClicks(dialog.text, "half a thou")
    QCoreApplication.sendEvent(dialog, QEvent(QEvent.Type.WindowDeactivate))
    assert window.session.state.library.notes[LOWELL, ""].text == "half a thou"
    qtbot.keyClicks(dialog.text, "ght")
    dialog.accept()
    assert window.session.state.library.notes[LOWELL, ""].text == "half a thought"
    assert window.session.steps == ("Note on MM Sound Recording Technology",) * 2


def test_tags_are_renamed_merged_and_deleted_everywhere(window, qtbot):
    session = window.session
    state = notes.set_tags(session.state, LOWELL, ["near", "costly"])
    session.apply(notes.set_tags(state, DENVER, ["close by"]), "Tag")
    before = session.state
    window.findChild(QAction, "tags").trigger()
    qtbot.waitUntil(lambda: window.findChild(TagsDialog) is not None)
    dialog = window.findChild(TagsDialog)
    assert dialog is not None
    assert dialog.tag == "close by"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.tag == "near"
    qtbot.mouseClick(dialog.renaming, LEFT)
    naming = dialog.findChild(NameDialog)
    assert naming is not None
    naming.field.setText("close by")
    qtbot.mouseClick(naming.button, LEFT)
    assert session.state.library.tags == {LOWELL: ("close by", "costly"), DENVER: ("close by",)}
    assert session.undo_name == "Rename tag “near”"
    dialog.list.setCurrentRow(0)
    assert dialog.list.item(0).text() == "close by, 2 programs"
    qtbot.mouseClick(dialog.deleting, LEFT)
    assert session.state.library.tags == {LOWELL: ("costly",)}
    assert len(session.state.library.bin) == 2
    session.undo()
    session.undo()
    assert session.state == before
    assert dialog.list.count() == 3


def test_notes_go_into_a_file_only_if_the_user_wants(window, qtbot, tmp_path):
    session = window.session
    dialog = ExportDialog(session, window)
    qtbot.addWidget(dialog)
    assert dialog.options.fields["notes"].isHidden()
    session.apply(notes.write_note(session.state, (LOWELL, "online"), "ask", NOW, ""), "Note")
    for ticked in (False, True):
        dialog = ExportDialog(session, window)
        qtbot.addWidget(dialog)
        dialog.show()
        box = dialog.options.fields["notes"]
        tick_only(qtbot, dialog, "CSV table")
        assert box.isVisible()
        assert not box.isChecked()
        if ticked:
            qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
        path = tmp_path / f"{ticked}.csv"
        dialog.write_to(path)
        qtbot.waitUntil(path.exists)
        assert ("Your note: Online availability,ask," in path.read_text("utf-8-sig")) is ticked
