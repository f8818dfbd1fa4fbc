"""The preferences, by mouse and keys: each has its effect at once, and goes back as delivered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QGroupBox, QLabel
from pytestqt.qtbot import QtBot

from mpcompare.app.library.service import LibraryService, library_file, read_library
from mpcompare.app.preferences.declared import PREFERENCES
from mpcompare.app.preferences.lines import preferences_path
from mpcompare.app.preferences.preferences_file import load
from mpcompare.app.start import paths
from mpcompare.app.state import session_file
from mpcompare.app.state.changes import show_page
from mpcompare.app.state.session_file import Remembered
from mpcompare.app.state.state import State
from mpcompare.library import network_folder
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import Library, comparing
from mpcompare.ui.library.autosave import LibraryAutosave
from mpcompare.ui.pages import find_pages
from mpcompare.ui.pages.compare.cards_view import CardsView
from mpcompare.ui.pages.explore.results.results_view import ResultsView
from mpcompare.ui.preferences.preferences_dialog import PreferencesDialog
from mpcompare.ui.start.save_session import SessionAutosave
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import DENVER
from tests.ui.conftest import MakeSession, MakeWindow


def opened(qtbot: QtBot, window: MainWindow) -> PreferencesDialog:
    """Open the preferences by their keys."""
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(PreferencesDialog) is not None)
    dialog = window.findChild(PreferencesDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def choose(qtbot: QtBot, dialog: PreferencesDialog, key: str, words: str) -> None:
    """Choose the value of a list that begins with some words, by the arrow keys."""
    field = dialog.rows[key].field
    assert isinstance(field, QComboBox)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Home)
    for _ in range(field.findText(words, Qt.MatchFlag.MatchStartsWith)):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.currentText().startswith(words)


def type_number(qtbot: QtBot, dialog: PreferencesDialog, key: str, words: str) -> None:
    """Type a number in the place of the one that is there."""
    field = dialog.rows[key].field
    assert isinstance(field, QAbstractSpinBox)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def test_colours_contrast_and_size_change_at_once(qtbot: QtBot, make_window: MakeWindow):
    window = make_window()
    dialog = opened(qtbot, window)
    before = window.session.theme
    choose(qtbot, dialog, "scheme", "Dark")
    assert window.session.theme.is_dark
    choose(qtbot, dialog, "contrast", "High")
    assert window.session.theme.is_high_contrast
    choose(qtbot, dialog, "text_size", "150")
    assert window.session.theme.scale == pytest.approx(1.5 * before.scale)


@pytest.mark.parametrize("size", [80, 100, 150, 200])
def test_no_field_is_cut_at_the_scroll_bar(qtbot: QtBot, make_window: MakeWindow, size: int):
    window = make_window(State(welcomed=True, text_size=size), (1400, 900))
    dialog = opened(qtbot, window)
    for row in dialog.rows.values():
        shown = row.field.visibleRegion().boundingRect()
        assert shown.isEmpty() or shown.width() == row.field.width()


def test_rows_get_closer_on_every_page_and_larger_with_the_text(
    qtbot: QtBot, make_window: MakeWindow
):
    window = make_window(State(page="compare", welcomed=True, library=comparing(DENVER)))
    cards = window.findChild(CardsView)
    assert cards is not None

    def heights() -> tuple[int, int]:
        results = window.findChild(ResultsView)
        assert results is not None
        return results.verticalHeader().defaultSectionSize(), cards.labels.sectionSize(2)

    window.session.apply(show_page(window.session.state, "explore"))
    qtbot.waitUntil(lambda: window.findChild(ResultsView) is not None)
    window.session.apply(show_page(window.session.state, "compare"))
    dialog = opened(qtbot, window)
    usual = heights()
    choose(qtbot, dialog, "density", "Compact")
    compact = heights()
    assert all(less < more for less, more in zip(compact, usual, strict=True))
    choose(qtbot, dialog, "density", "Roomy")
    assert all(more > less for more, less in zip(heights(), usual, strict=True))
    choose(qtbot, dialog, "density", "Normal")
    assert heights() == usual
    before = cards.labels.width()
    choose(qtbot, dialog, "text_size", "150")
    assert cards.labels.width() > 1.4 * before
    assert all(more > less for more, less in zip(heights(), usual, strict=True))


def test_what_is_chosen_here_is_what_the_pages_show(qtbot: QtBot, make_window: MakeWindow):
    window = make_window(State(page="cost", welcomed=True, library=comparing(DENVER)))
    dialog = opened(qtbot, window)
    choose(qtbot, dialog, "currency", "GBP")
    choose(qtbot, dialog, "newest_prices", "The")
    dialog.accept()

    def shown() -> tuple[object, object]:
        boxes = {box.accessibleName(): box for box in window.findChildren(QComboBox)}
        return boxes["Currency"].currentData(), boxes["Prices"].currentData()

    qtbot.waitUntil(lambda: shown() == ("GBP", True))


def test_where_i_live_is_a_step_of_the_profile_that_undo_takes_back(
    qtbot: QtBot, make_window: MakeWindow
):
    window = make_window()
    dialog = opened(qtbot, window)
    choose(qtbot, dialog, "residence", "Colo")
    assert window.session.state.library.profile.residence == "US-Colorado"
    assert window.session.undo_name == "Change where you live"
    window.session.undo()
    assert window.session.state.library.profile.residence == ""
    field = dialog.rows["residence"].field
    assert isinstance(field, QComboBox)
    assert field.currentText() == "Not said"


def test_the_paper_is_that_of_the_next_export(qtbot: QtBot, make_window: MakeWindow):
    from mpcompare.ui.exporting.export_dialog import ExportDialog  # noqa: PLC0415

    window = make_window(State(welcomed=True, library=comparing(DENVER)))
    dialog = opened(qtbot, window)
    choose(qtbot, dialog, "paper", "Letter")
    dialog.accept()
    export = ExportDialog(window.session, window)
    qtbot.addWidget(export)
    assert export.options.values()["paper"] == "letter"


def test_the_bin_says_for_how_long_it_keeps_things(qtbot: QtBot, make_window: MakeWindow):
    from mpcompare.ui.library.bin_dialog import BinDialog  # noqa: PLC0415

    window = make_window()
    dialog = opened(qtbot, window)
    type_number(qtbot, dialog, "days_in_bin", "7")
    dialog.accept()
    bin_dialog = BinDialog(window.session, window)
    qtbot.addWidget(bin_dialog)
    assert bin_dialog.words.text() == "Nothing was deleted in the last 7 days."


def test_a_number_beyond_the_limits_is_not_taken(qtbot: QtBot, make_window: MakeWindow):
    window = make_window()
    dialog = opened(qtbot, window)
    type_number(qtbot, dialog, "backups_kept", "0")
    assert window.session.state.preferences.backups_kept >= 1


def test_the_bin_and_the_backups_follow_without_a_restart(qtbot: QtBot, make_session: MakeSession):
    session, service = make_session(), LibraryService(library_file())
    autosave = LibraryAutosave(session, service, service.open())
    window = MainWindow(session, find_pages(), service)
    qtbot.addWidget(window)
    window.show()
    dialog = opened(qtbot, window)
    type_number(qtbot, dialog, "days_in_bin", "90")
    type_number(qtbot, dialog, "backups_kept", "3")
    assert (service.days_in_bin, service.backups_kept) == (90, 3)
    assert autosave.trouble is None
    service.close()


def test_as_delivered_is_offered_where_a_value_differs_and_keeps_the_focus_in_the_row(
    qtbot: QtBot, make_window: MakeWindow
):
    window = make_window()
    dialog = opened(qtbot, window)
    row = dialog.rows["scheme"]
    assert not any(each.reset.isVisible() for each in dialog.rows.values())
    choose(qtbot, dialog, "scheme", "Dark")
    assert row.reset.isVisible()
    qtbot.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert window.session.state.scheme == "system"
    assert not row.reset.isVisible()
    assert dialog.focusWidget() is row.field


def test_the_search_leaves_what_has_all_its_words(qtbot: QtBot, make_window: MakeWindow):
    dialog = opened(qtbot, make_window())

    def shown() -> set[str]:
        return {key for key, row in dialog.rows.items() if row.isVisible()}

    assert shown() == {each.key for each in PREFERENCES}
    qtbot.keyClicks(dialog.search, "deleTE bin")
    assert shown() == {"days_in_bin"}
    groups = [box.accessibleName() for box in dialog.findChildren(QGroupBox) if box.isVisible()]
    assert groups == ["What you gather"]
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "nothing like this")
    assert shown() == set()
    assert dialog.nothing.isVisible()


def test_each_field_has_a_name_a_description_a_label_and_a_group(
    qtbot: QtBot, make_window: MakeWindow
):
    dialog = opened(qtbot, make_window())
    buddies = {label.buddy() for label in dialog.findChildren(QLabel)}
    for row in dialog.rows.values():
        said = QAccessible.queryAccessibleInterface(row.field)
        assert row.field.accessibleName() == row.preference.label
        assert row.preference.help in said.text(QAccessible.Text.Description)
        assert row.field in buddies
        group = row.parentWidget()
        assert group is not None
        named = QAccessible.queryAccessibleInterface(group)
        assert named.text(QAccessible.Text.Name) == row.preference.group


def test_preferences_are_kept_in_their_own_file_and_not_in_that_of_the_session(
    qtbot: QtBot, make_window: MakeWindow
):
    window = make_window()
    saved = SessionAutosave(window.session, window)
    dialog = opened(qtbot, window)
    choose(qtbot, dialog, "scheme", "Dark")
    choose(qtbot, dialog, "opens_with", "Deadlines")
    assert saved.save() is None
    assert preferences_path().read_text(encoding="utf-8").count("\nscheme = ") == 1
    loaded = load(preferences_path())
    assert (loaded.values["scheme"], loaded.values["opens_with"]) == ("dark", "deadlines")
    assert session_file.load(paths.session_file(), ATTRIBUTES).state.scheme == "system"


def test_what_an_earlier_version_kept_in_the_session_moves_to_the_preferences(
    make_window: MakeWindow,
):
    session_file.save(paths.session_file(), Remembered(State(scheme="dark", text_size=125)))
    remembered = session_file.load(paths.session_file(), ATTRIBUTES)
    window = make_window(remembered.state)
    assert SessionAutosave(window.session, window).save() is None
    values = load(preferences_path()).values
    assert (values["scheme"], values["text_size"]) == ("dark", 125)


def test_the_library_is_moved_and_the_way_back_is_as_delivered(
    qtbot: QtBot, make_session: MakeSession, tmp_path: Path
):
    service = LibraryService(library_file())
    service.save(Library(), comparing(DENVER))
    window = MainWindow(make_session(), find_pages(), service)
    qtbot.addWidget(window)
    window.show()
    dialog = opened(qtbot, window)
    row = dialog.rows["library_folder"]
    new = tmp_path / "made-up folder"
    new.mkdir()
    dialog.move_to(new)
    qtbot.waitUntil(lambda: f"The library is in {new} now." in dialog.said.text())
    assert row.folder is not None
    assert row.folder.text() == str(new)
    assert library_file() == new / "library.db"
    assert read_library().shortlist.programs == (DENVER,)
    qtbot.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: f"The library is in {paths.user_dir()} now." in dialog.said.text())
    assert read_library().shortlist.programs == (DENVER,)
    assert library_file() == paths.user_dir() / "library.db"
    service.close()


def test_a_library_that_is_moved_to_a_network_is_said_to_depend_on_it(
    qtbot: QtBot, make_session: MakeSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    new = tmp_path / "made-up share"
    new.mkdir()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"36 35 0:1 / {escaped(new)} rw - cifs //made-up/share rw\n", "utf-8")
    monkeypatch.setattr(network_folder, "_MOUNTS", mounts)
    service = LibraryService(library_file())
    service.save(Library(), comparing(DENVER))
    window = MainWindow(make_session(), find_pages(), service)
    qtbot.addWidget(window)
    window.show()
    dialog = opened(qtbot, window)
    dialog.move_to(new)
    qtbot.waitUntil(lambda: "It is on a network" in dialog.said.text())
    service.close()
    assert dialog.said.text().startswith(
        f"The library is in {new} now. It is on a network, without which the library can't be"
    )
    assert read_library().shortlist.programs == (DENVER,)


def escaped(path: Path) -> str:
    """Write a path as the system's list of mounts does."""
    return str(path).replace(" ", "\\040")


def test_a_folder_with_a_library_is_refused_in_a_sentence(
    qtbot: QtBot, make_session: MakeSession, tmp_path: Path
):
    new = tmp_path / "made-up folder"
    other = LibraryService(new / "library.db")
    other.save(Library(), comparing("made-up-program"))
    other.close()
    window = MainWindow(make_session(), find_pages(), LibraryService(library_file()))
    qtbot.addWidget(window)
    window.show()
    dialog = opened(qtbot, window)
    dialog.move_to(new)
    qtbot.waitUntil(lambda: "There is a library in" in dialog.said.text())
    assert dialog.said.text().startswith(f"The library stays in {paths.user_dir()}.")
    assert dialog.rows["library_folder"].value == ""
