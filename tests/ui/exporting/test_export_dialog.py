"""The export dialog: its options, what it remembers, and which file it proposes."""

from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QPoint, QStandardPaths, Qt
from PySide6.QtWidgets import QFrame, QLabel

from mpcompare.app.compare.changes import arrange_columns
from mpcompare.app.state import session_file
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.application import Application
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.model.library.profile import Profile
from mpcompare.ui.documents_folder import documents_folder, file_name
from mpcompare.ui.exporting.export_dialog import ExportDialog

LEFT = Qt.MouseButton.LeftButton
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


def click(qtbot, box):
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))


def write(qtbot, window, dialog, path):
    dialog.write_to(path)
    notice = window.findChild(QFrame, "Notice").findChild(QLabel)
    qtbot.waitUntil(lambda: notice.text() == f"Exported to {path}", timeout=30_000)


def choice(dialog, name, label):
    field = dialog.options.fields[name]
    return next(
        b for b in field.findChildren(type(dialog.format_buttons.button(0))) if b.text() == label
    )


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
    csv = next(b for b in dialog.format_buttons.buttons() if b.text() == "CSV table")
    qtbot.mouseClick(csv, LEFT)
    assert not dialog.options.fields["paper"].isEnabled()
    assert not dialog.options.fields["summary"].isEnabled()
    assert dialog.options.fields["differences_only"].isEnabled()


def test_the_last_choices_come_back_also_after_a_restart(qtbot, window, open_dialog, tmp_path):
    dialog = open_dialog()
    qtbot.mouseClick(choice(dialog, "paper", "Letter"), LEFT)
    click(qtbot, dialog.options.fields["glossary"])
    qtbot.keyClicks(dialog.options.fields["prepared_for"], "Made-up Reader")
    write(qtbot, window, dialog, tmp_path / "one.pdf")
    session_file.save(tmp_path / "session.json", Remembered(window.session.state))
    kept = session_file.load(tmp_path / "session.json", ATTRIBUTES).state.export
    assert kept == window.session.state.export
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
        assert "Meets" in file[0].get_text()
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
