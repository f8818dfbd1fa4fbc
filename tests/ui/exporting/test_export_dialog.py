"""The export dialog: its options, what it remembers, and which file it proposes."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pymupdf
import pytest
from export_steps import click, tick_only
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QRadioButton

from mpcompare.app.compare.changes import arrange_columns
from mpcompare.app.library.shortlists import new_shortlist
from mpcompare.app.state import session_file
from mpcompare.app.state.changes import add, remove
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.application import Application
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.model.library.profile import Profile
from mpcompare.ui.documents_folder import documents_folder, file_name
from mpcompare.ui.exporting.export_dialog import ExportDialog

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LOWELL, NYU = "uml-mm-sound-recording-technology", "nyu-mm-music-technology"


def named(library, name):
    return with_entry(library, "shortlists", library.open, replace(library.shortlist, name=name))


@pytest.fixture
def window(make_window):
    library = named(comparing(LOWELL, NYU), "Autumn 2027: near / far?")
    return make_window(State(page="compare", library=library, welcomed=True))


@pytest.fixture
def open_dialog(qtbot, window):
    def make():
        dialog = ExportDialog(window.session, window)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def write(qtbot, window, dialog, path):
    dialog.write_to(path)
    notice = window.findChild(QFrame, "Notice").findChild(QLabel)
    qtbot.waitUntil(lambda: notice.text() == f"Exported to {path}", timeout=30_000)


def choice(dialog, name, label):
    field = dialog.options.fields[name]
    return next(b for b in field.findChildren(QRadioButton) if b.text() == label)


def test_the_title_is_the_shortlists_name_and_stands_in_the_file(
    qtbot, window, open_dialog, tmp_path
):
    dialog = open_dialog()
    title = dialog.options.fields["title"]
    assert title.text() == "Autumn 2027: near / far?"
    qtbot.keyClicks(dialog.options.fields["prepared_for"], "Made-up Reader")
    click(qtbot, dialog.options.fields["summary"])
    path = tmp_path / "one.pdf"
    write(qtbot, window, dialog, path)
    with pymupdf.open(path) as file:
        assert len(file) == 1
        assert file[0].get_text().startswith("Autumn 2027: near / far?\n")
        assert "For Made-up Reader" in file[0].get_text()
        assert "USD a year" in file[0].get_text()  # a drawing's axis


def test_a_shortlist_without_a_name_of_its_own_is_no_title(qtbot, make_window, tmp_path):
    window = make_window(State(page="compare", library=comparing(LOWELL, NYU), welcomed=True))
    dialog = ExportDialog(window.session, window)
    qtbot.addWidget(dialog)
    assert dialog.options.fields["title"].text() == ""
    path = tmp_path / "unnamed.pdf"
    write(qtbot, window, dialog, path)
    with pymupdf.open(path) as file:
        assert file[0].get_text().startswith("2 master's programs side by side\n")


def test_what_a_summary_lacks_can_not_be_chosen_for_it(qtbot, open_dialog):
    dialog = open_dialog()
    fields = dialog.options.fields
    click(qtbot, fields["summary"])
    assert not fields["glossary"].isEnabled()
    assert not fields["differences_only"].isEnabled()
    assert fields["drawings"].isEnabled()
    click(qtbot, fields["summary"])
    assert fields["glossary"].isEnabled()


def test_each_format_offers_its_own_options(qtbot, open_dialog):
    dialog = open_dialog()
    assert dialog.options.fields["paper"].isEnabled()
    assert dialog.options.fields["paper"].isVisible()
    tick_only(qtbot, dialog, "CSV table")
    assert dialog.options.fields["paper"].isHidden()
    assert dialog.options.fields["summary"].isHidden()
    assert dialog.options.fields["differences_only"].isEnabled()
    tick_only(qtbot, dialog, "CSV table", "PDF")
    assert dialog.options.fields["paper"].isVisible()


def test_the_last_choices_come_back_also_after_a_restart(qtbot, window, open_dialog, tmp_path):
    dialog = open_dialog()
    qtbot.mouseClick(choice(dialog, "paper", "Letter"), LEFT)
    click(qtbot, dialog.options.fields["glossary"])
    qtbot.keyClicks(dialog.options.fields["prepared_for"], "Made-up Reader")
    write(qtbot, window, dialog, tmp_path / "one.pdf")
    session_file.save(tmp_path / "session.json", Remembered(window.session.state))
    kept = session_file.load(tmp_path / "session.json", ATTRIBUTES).state.export
    assert kept == window.session.state.export._replace(typed={})
    assert kept.is_partial, "the reader's name was typed for that file alone"
    again = open_dialog().choices().options
    assert (again.paper, again.glossary) == ("letter", False)
    assert again.prepared_for == ""


def test_an_export_is_no_step_to_undo(qtbot, window, open_dialog, tmp_path):
    write(qtbot, window, open_dialog(), tmp_path / "one.pdf")
    assert window.session.undo_name == ""


def test_statuses_and_verdicts_are_offered_where_there_are_some_and_never_remembered(
    qtbot, window, open_dialog, tmp_path
):
    session = window.session
    assert open_dialog().options.fields["verdicts"].isHidden()
    profile = replace(session.state.library, profile=Profile(degree="bachelor"))
    session.apply(replace(session.state, library=profile))
    dialog = open_dialog()
    box = dialog.options.fields["verdicts"]
    assert box.isVisible()
    click(qtbot, box)
    path = tmp_path / "mine.pdf"
    write(qtbot, window, dialog, path)
    with pymupdf.open(path) as file:
        assert "You meet" in file[0].get_text()
    assert not open_dialog().options.fields["verdicts"].isChecked()


def test_an_application_has_a_status_to_tell(window, open_dialog):
    session = window.session
    begun = with_entry(session.state.library, "applications", LOWELL, Application())
    session.apply(replace(session.state, library=begun))
    assert open_dialog().options.fields["verdicts"].isVisible()


def test_the_file_is_proposed_in_documents_under_the_shortlists_name(
    open_dialog, tmp_path, monkeypatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert open_dialog().proposed() == tmp_path / "Autumn 2027 near far.pdf"  # no Documents there
    documents = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    )
    assert documents.is_relative_to(tmp_path)
    documents.mkdir()
    assert open_dialog().proposed() == documents / "Autumn 2027 near far.pdf"


def test_the_last_folder_is_proposed_as_long_as_it_is_there(qtbot, window, open_dialog, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    write(qtbot, window, open_dialog(), folder / "one.pdf")
    assert open_dialog().proposed().parent == folder
    (folder / "one.pdf").unlink()
    folder.rmdir()
    assert open_dialog().proposed().parent == documents_folder()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Autumn 2027", "Autumn 2027"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("...", "Comparison"),
        ("con", "Comparison"),
        ("\u00c6r\u00f8 \U0001f3b9", "\u00c6r\u00f8 \U0001f3b9"),
        ("w" * 300, "w" * 80),
        ("new\nline\x00", "new line"),
    ],
)
def test_a_name_is_one_that_every_system_allows(words, name):
    assert file_name(words, "Comparison") == name


def test_the_tables_columns_are_the_rows_of_the_first_page(qtbot, window, open_dialog, tmp_path):
    session = window.session
    session.apply(arrange_columns(session.state, ("credits", "references")))
    dialog = open_dialog()
    click(qtbot, dialog.options.fields["summary"])
    path = tmp_path / "chosen.pdf"
    write(qtbot, window, dialog, path)
    with pymupdf.open(path) as file:
        text = file[0].get_text()
    assert "\nCredits\n" in text
    assert "\nThesis option\n" not in text


# Several formats at once


def told(dialog):
    return dialog.destination.told.text()


def last_notice(window):
    return window.findChild(QFrame, "Notice").findChild(QLabel).text()


def type_over(qtbot, field, words):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)


def test_several_formats_go_into_one_folder_under_one_name(qtbot, window, open_dialog, tmp_path):
    dialog = open_dialog()
    tick_only(qtbot, dialog, "PDF", "CSV table", "CSV list of facts")
    type_over(qtbot, dialog.destination.name, "Mine.pdf")
    type_over(qtbot, dialog.destination.folder, str(tmp_path))
    assert told(dialog) == "Writes Mine.pdf, Mine.csv and Mine facts.csv."
    assert not dialog.save_as.isEnabled()
    qtbot.mouseClick(dialog.save, LEFT)
    words = f"Exported to {tmp_path}: Mine.pdf, Mine.csv and Mine facts.csv."
    qtbot.waitUntil(lambda: last_notice(window) == words, timeout=30_000)
    assert {path.name for path in tmp_path.iterdir() if path.suffix in {".pdf", ".csv"}} == {
        "Mine.pdf",
        "Mine.csv",
        "Mine facts.csv",
    }
    with pymupdf.open(tmp_path / "Mine.pdf") as file:
        assert file[0].get_text().startswith("Autumn 2027: near / far?\n")
    assert "Thesis option" in (tmp_path / "Mine.csv").read_text("utf-8-sig")
    assert "publisher" in (tmp_path / "Mine facts.csv").read_text("utf-8-sig")


def test_what_would_be_replaced_is_said_before(qtbot, open_dialog, tmp_path):
    (tmp_path / "Mine.csv").write_text("older")
    dialog = open_dialog()
    type_over(qtbot, dialog.destination.folder, str(tmp_path))
    type_over(qtbot, dialog.destination.name, "Mine")
    assert dialog.save.text() == "Export"
    tick_only(qtbot, dialog, "PDF", "CSV table")
    assert "Replaces Mine.csv, which is there already." in told(dialog)
    assert dialog.save.text() == "Export and replace"
    tick_only(qtbot, dialog, "CSV table")
    assert "Replaces the one that is there already." in told(dialog)


def test_without_a_format_or_a_folder_nothing_can_be_written(qtbot, open_dialog, tmp_path):
    dialog = open_dialog()
    tick_only(qtbot, dialog)
    assert told(dialog) == "Tick a format."
    assert not dialog.save.isEnabled()
    assert not dialog.save_as.isEnabled()
    tick_only(qtbot, dialog, "CSV table")
    assert dialog.save.isEnabled()
    for folder in (str(tmp_path / "gone"), str(tmp_path / ("long" * 100)), "~made-up-user"):
        type_over(qtbot, dialog.destination.folder, folder)
        assert told(dialog) == "There is no such folder. Choose another one."
        assert not dialog.save.isEnabled()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows users have a home")
def test_a_user_without_a_home_is_proposed_the_present_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", no_such_user)
    monkeypatch.chdir(tmp_path)
    assert documents_folder(str(tmp_path / ("long" * 100))) == tmp_path


def no_such_user(_: int):
    raise KeyError


# Export Again


def export_csv_files(qtbot, window, dialog, folder, *more):
    for name, words in more:
        qtbot.keyClicks(dialog.options.fields[name], words)
    tick_only(qtbot, dialog, "CSV table", "CSV list of facts")
    type_over(qtbot, dialog.destination.folder, str(folder))
    type_over(qtbot, dialog.destination.name, "Mine")
    qtbot.mouseClick(dialog.save, LEFT)
    qtbot.waitUntil(lambda: last_notice(window).startswith("Exported to"), timeout=30_000)


def test_export_again_writes_the_same_files_anew(qtbot, window, open_dialog, tmp_path):
    export_csv_files(qtbot, window, open_dialog(), tmp_path)
    session = window.session
    assert NYU in (tmp_path / "Mine facts.csv").read_text("utf-8-sig")
    session.apply(remove(session.state, NYU), "Remove")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_X, CONTROL | SHIFT)
    words = f"Exported again to {tmp_path}: Mine.csv and Mine facts.csv. Older ones are replaced."
    qtbot.waitUntil(lambda: last_notice(window) == words, timeout=30_000)
    assert NYU not in (tmp_path / "Mine facts.csv").read_text("utf-8-sig")
    assert LOWELL in (tmp_path / "Mine facts.csv").read_text("utf-8-sig")


def dialogs_in(window):
    return [each for each in window.findChildren(ExportDialog) if each.isVisible()]


def test_export_again_asks_where_nothing_was_exported_yet(window):
    window.findChild(QAction, "export-again").trigger()
    assert len(dialogs_in(window)) == 1


def test_export_again_asks_for_another_shortlist(qtbot, window, open_dialog, tmp_path):
    export_csv_files(qtbot, window, open_dialog(), tmp_path)
    state = new_shortlist(window.session.state, "Another", datetime.now(UTC).isoformat())
    window.session.apply(add(state, [LOWELL]), "New")
    window.findChild(QAction, "export-again").trigger()
    (dialog,) = dialogs_in(window)
    assert dialog.destination.name.text() == "Another"


def test_export_again_repeats_what_was_typed_until_the_program_ends(
    qtbot, window, make_window, open_dialog, tmp_path
):
    dialog = open_dialog()
    tick_only(qtbot, dialog, "PDF")
    qtbot.keyClicks(dialog.options.fields["prepared_for"], "Made-up Reader")
    path = tmp_path / "mine.pdf"
    write(qtbot, window, dialog, path)
    path.unlink()
    window.findChild(QAction, "export-again").trigger()
    qtbot.waitUntil(lambda: last_notice(window) == f"Exported again to {path}", timeout=30_000)
    with pymupdf.open(path) as file:
        assert "For Made-up Reader" in file[0].get_text()
    session_file.save(tmp_path / "session.json", Remembered(window.session.state))
    assert "Made-up Reader" not in (tmp_path / "session.json").read_text("utf-8")
    kept = session_file.load(tmp_path / "session.json", ATTRIBUTES).state
    later = make_window(replace(window.session.state, export=kept.export))
    later.findChild(QAction, "export-again").trigger()
    assert len(dialogs_in(later)) == 1, "what was typed is forgotten, so that it asks"
