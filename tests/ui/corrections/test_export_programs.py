"""Own programs are exported as files, and are shown with each catalog that is opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from mpcompare.app.corrections import changes as correction_changes
from mpcompare.app.start import paths
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.model.query import Query
from mpcompare.ui.corrections.export_dialog import OwnExportDialog
from tests.app.corrections.test_edit_file import LISTED
from tests.app.corrections.test_own_programs import AT, OURS, TEXT

OTHER = "own-made-up-gong"


@pytest.fixture
def session(make_session):
    library = with_entry(comparing(OURS), "own", OURS, OwnProgram(TEXT, AT))
    library = with_entry(library, "own", OTHER, OwnProgram(LISTED, AT))
    return make_session(State(welcomed=True, library=library))


@pytest.fixture
def dialog(session, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = OwnExportDialog(session, window)
    dialog.show()
    yield dialog
    window.close()


def test_several_go_into_a_folder(dialog, session, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert dialog.button.text() == "Save 2 into a folder…"
    notices = []
    session.noticed.connect(notices.append)
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(notices))
    assert notices[0].text == f"Exported 2 programs to {tmp_path}"
    written = {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.toml")}
    assert set(written) == {"made-up.toml", "made-up-gong.toml"}
    assert "# compulsory" in written["made-up-gong.toml"]


def test_one_has_the_id_of_its_file(dialog, session, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "Mine.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.ticks[OURS].setChecked(False)
    notices = []
    session.noticed.connect(notices.append)
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(notices))
    assert 'id = "mine"' in (tmp_path / "mine.toml").read_text("utf-8")


def test_a_file_that_is_there_is_replaced_only_if_the_user_says_so(
    dialog, qtbot, tmp_path, monkeypatch
):
    there = tmp_path / "made-up-gong.toml"
    there.write_text("before", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    assert [path.name for path in tmp_path.glob("*.toml")] == [there.name]
    assert there.read_text("utf-8") == "before"


def test_a_folder_that_takes_nothing_is_reported(dialog, session, qtbot, tmp_path):
    notices = []
    session.noticed.connect(notices.append)
    dialog.write_to(tmp_path / "gone", dialog.chosen)
    qtbot.waitUntil(lambda: bool(notices))
    assert notices[0].is_problem
    assert notices[0].text.startswith("There is no folder")


def test_the_dialog_says_what_the_catalog_still_asks_for(dialog):
    said = [tick.accessibleDescription() for tick in dialog.ticks.values()]
    assert "3 facts are kept as remarks" in said[0]
    assert said[1] == "Ready for the catalog."


def test_own_programs_lie_over_a_catalog_that_is_opened_later(session):
    before = session.workspace
    session.open_workspace(Workspace.open(paths.bundled_catalog(), ATTRIBUTES))
    assert session.workspace.catalog is not before.catalog
    assert [program.id for program in session.comparison().programs] == [OURS]
    assert session.workspace.hits(Query("zither")).total == 1


def test_without_own_programs_the_workspace_is_the_catalogs_alone(session):
    state = session.state
    for program in (OURS, OTHER):
        state = correction_changes.delete_own(state, program, "Made-up", AT)
    session.apply(state, "Delete both")
    assert session.workspace.own is None
    assert session.workspace.hits(Query("zither")).total == 0
    session.undo()
    assert session.workspace.hits(Query("zither")).total == 1
    assert Path(session.workspace.info.path).exists()
