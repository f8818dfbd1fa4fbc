"""What is typed in an open dialog is kept on disk until the dialog is closed, and found again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from mpcompare.app.corrections.draft import SourceDraft
from mpcompare.app.drafts import drafts_file
from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.app.start import paths
from mpcompare.app.state.state import State
from mpcompare.model.library.application import Application, Item
from mpcompare.model.library.library import comparing
from mpcompare.ui import dialogs
from mpcompare.ui.drafts.offer import offer_drafts

BELMONT = "belmont-ms-audio-engineering"  # data/programs: 30 credits
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(make_window):
    return make_window(State(welcomed=True, library=comparing(BELMONT)))


def opened(window, entry, *given):
    entry.open(window.session, window, *given)
    return [one for one in window.findChildren(QDialog) if one.isVisible()][-1]


def press(qtbot, dialog, words):
    (button,) = [one for one in dialog.findChildren(QPushButton) if one.text() == words]
    qtbot.mouseClick(button, LEFT)


def test_a_note_is_a_draft_until_it_is_kept(window, qtbot):
    dialog = opened(window, dialogs.NOTE, BELMONT, "")
    qtbot.keyClicks(dialog.text, "ask again")
    qtbot.waitUntil(lambda: [one.typed["text"] for one in drafts_file.load()] == ["ask again"])
    assert window.session.state.library.notes == {}
    press(qtbot, dialog, "Done")
    assert window.session.state.library.notes[BELMONT, ""].text == "ask again"
    assert drafts_file.load() == ()
    assert not (paths.user_dir() / "drafts.json").exists()


def test_what_is_discarded_is_no_draft_any_more(window, qtbot):
    dialog = opened(window, dialogs.CORRECT, BELMONT, "credits")
    qtbot.keyClicks(dialog.publisher, "Made-up office")
    qtbot.waitUntil(lambda: len(drafts_file.load()) == 1)
    press(qtbot, dialog, "Cancel")
    (asking,) = [one for one in dialog.findChildren(QDialog) if one.isVisible()]
    press(qtbot, asking, "Discard")
    assert drafts_file.load() == ()
    dialog = opened(window, dialogs.CORRECT, BELMONT, "credits")
    assert dialog.publisher.text() == ""


def test_a_draft_that_was_left_is_there_when_its_dialog_is_opened_and_can_be_kept(window, qtbot):
    drafts_file.put(
        DialogDraft("NOTE", (BELMONT, "credits"), "Made-up title", {"text": "ask again"})
    )
    dialog = opened(window, dialogs.NOTE, BELMONT, "credits")
    assert dialog.text.toPlainText() == "ask again"
    press(qtbot, dialog, "Done")
    assert window.session.state.library.notes[BELMONT, "credits"].text == "ask again"
    window.session.undo()
    assert window.session.state.library.notes == {}
    assert drafts_file.load() == ()


def test_the_newest_draft_whose_program_is_still_there_is_offered(window, qtbot):
    drafts_file.put(DialogDraft("NOTE", (BELMONT, ""), "Made-up note", {"text": "ask again"}))
    drafts_file.put(DialogDraft("CORRECT", ("made-up-gone", "credits"), "Made-up gone", {}))
    drafts_file.put(DialogDraft("EDIT_OWN", ("my-made-up-gone", ""), "Made-up own gone", {}))
    with qtbot.waitSignal(window.session.noticed) as noticed:
        offer_drafts(window.session, window)
    notice = noticed.args[0]
    assert notice.text.startswith("Made-up note: what you had typed")
    notice.run()
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert dialog.text.toPlainText() == "ask again"
    assert len(drafts_file.load()) == 3  # a catalog may have the program again


OF_FIELDS = {
    "NOTE": ((BELMONT, ""), lambda dialog: dialog.tags.input, "made-up tag", "Done"),
    "TAG_PROGRAMS": (((BELMONT,),), lambda dialog: dialog.tags.input, "made-up tag", "Set tags"),
    "STATUS": (((BELMONT,),), lambda dialog: dialog.day, "2 Nov 2026", "Set status"),
    "LEAD_TIMES": ((), lambda dialog: dialog.fields["references"].lineEdit(), "77", "Save"),
    "CHECKLIST_ITEM": ((BELMONT, 0), lambda dialog: dialog.who, "Prof. Made-Up", "Save"),
    "NAME": (
        ("Made-up heading", "Made-up name", ("Rename", lambda _: None)),
        lambda dialog: dialog.field,
        "Another name",
        "Rename",
    ),
    "SOURCE": (
        (SourceDraft("page", "https://example.org"), lambda _: None, ("ADD_OWN", "")),
        lambda dialog: dialog.publisher,
        "Made-up office",
        "Use this source",
    ),
}
"""What each small dialog is opened on, a field of it, what is typed there, and its last button."""


@pytest.fixture
def with_line(make_window):
    line = {BELMONT: Application((), (Item("Made-up line"),))}
    library = replace(comparing(BELMONT), applications=line)
    return make_window(State(welcomed=True, library=library))


def killed(dialog):
    """Let a dialog go as when the program ends under it: nothing of it is told to anybody."""
    dialog.blockSignals(True)
    dialog.hide()
    dialog.setParent(None)


@pytest.mark.parametrize("name", OF_FIELDS)
def test_what_is_typed_in_a_small_dialog_is_there_when_it_is_opened_again(with_line, qtbot, name):
    given, field_of, words, button = OF_FIELDS[name]
    entry = dialogs.DIALOGS[name]
    dialog = opened(with_line, entry, *given)
    field_of(dialog).selectAll()
    qtbot.keyClicks(field_of(dialog), words)
    shown = field_of(dialog).text()
    assert words in shown
    qtbot.waitUntil(lambda: len(drafts_file.load()) == 1, timeout=20_000)
    killed(dialog)
    again = opened(with_line, entry, *given)
    assert field_of(again).text() == shown
    press(qtbot, again, button)
    qtbot.waitUntil(lambda: drafts_file.load() == ())
    killed(dialog)
    third = opened(with_line, entry, *given)
    third.reject()
    assert drafts_file.load() == ()


@pytest.mark.parametrize("name", OF_FIELDS)
def test_a_draft_of_a_small_dialog_that_makes_no_sense_is_left_alone(with_line, qtbot, name):
    given, field_of, words, _ = OF_FIELDS[name]
    dialog = opened(with_line, dialogs.DIALOGS[name], *given)
    before = field_of(dialog).text()
    field_of(dialog).selectAll()
    qtbot.keyClicks(field_of(dialog), words)
    qtbot.waitUntil(lambda: len(drafts_file.load()) == 1, timeout=20_000)
    killed(dialog)
    (kept,) = drafts_file.load()
    for typed in (None, 5, "x", {}, dict.fromkeys(kept.typed, 10**12), dict.fromkeys(kept.typed)):
        drafts_file.put(kept._replace(typed=typed))
        dialog = opened(with_line, dialogs.DIALOGS[name], *given)
        assert field_of(dialog).text() == before
        killed(dialog)


def test_a_dialog_that_is_cancelled_has_no_draft_any_more(with_line, qtbot):
    dialog = opened(with_line, dialogs.CHECKLIST_ITEM, BELMONT, 0)
    qtbot.keyClicks(dialog.who, "Prof. Made-Up")
    qtbot.waitUntil(lambda: len(drafts_file.load()) == 1)
    press(qtbot, dialog, "Cancel")
    assert drafts_file.load() == ()
    assert opened(with_line, dialogs.CHECKLIST_ITEM, BELMONT, 0).who.text() == ""


def test_the_draft_of_a_line_is_not_shown_in_another_line(with_line):
    drafts_file.put(
        DialogDraft("CHECKLIST_ITEM", (BELMONT, "Other line"), "Other", {"who": "Nobody"})
    )
    assert opened(with_line, dialogs.CHECKLIST_ITEM, BELMONT, 0).who.text() == ""


@pytest.mark.parametrize("content", ["", "[", '{"a": 1}', '[{"dialog": "NOTE"}, 5, null]'])
def test_a_damaged_file_of_drafts_is_as_none(window, qtbot, content):
    (paths.user_dir() / "drafts.json").write_text(content)
    assert drafts_file.load() == ()
    dialog = opened(window, dialogs.NOTE, BELMONT, "")
    qtbot.keyClicks(dialog.text, "x")
    qtbot.waitUntil(lambda: len(drafts_file.load()) == 1)


@pytest.mark.parametrize("typed", [None, 5, "x", {"value": 1, "made-up": 2}, {"publisher": 5}])
@pytest.mark.parametrize(
    ("name", "given"),
    [("CORRECT", (BELMONT, "credits")), ("ADD_OWN", ("",)), ("PROFILE", ())],
)
def test_a_draft_that_makes_no_sense_leaves_its_dialog_as_it_is(window, typed, name, given):
    drafts_file.put(DialogDraft(name, given, "Made-up title", typed))
    assert not opened(window, dialogs.DIALOGS[name], *given).is_changed()
