"""Help > Check for a Newer Catalog: what it says, and that the browser alone opens the page."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from mpcompare.app.state.state import State
from mpcompare.ui.window.newer_catalog_dialog import NewerCatalogDialog
from mpcompare.ui.window.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
PROJECT = tomllib.loads(Path(__file__).parents[3].joinpath("pyproject.toml").read_text("utf-8"))


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    return make_window(State(welcomed=True))


def opened(window: MainWindow) -> NewerCatalogDialog:
    action = window.findChild(QAction, "newer-catalog")
    assert isinstance(action, QAction)
    action.trigger()
    dialog = window.findChild(NewerCatalogDialog)
    assert dialog is not None
    return dialog


def test_it_says_which_catalog_is_in_use_and_that_nothing_is_fetched(window, system):
    words = " ".join(label.text() for label in opened(window).findChildren(QLabel))
    info = window.session.workspace.info
    day = date.fromisoformat(info.date)
    assert f"catalog {info.version} of {day.day} {day:%B %Y}, by" in words
    assert "fetches nothing and sends nothing" in words
    assert PROJECT["project"]["urls"]["Releases"] in words
    assert "catalog.db.sha256" in words
    assert system.opened == []


def test_the_page_of_the_releases_is_opened_in_the_browser(window, qtbot, system):
    dialog = opened(window)
    qtbot.mouseClick(dialog.open_page, LEFT)
    assert system.opened == [PROJECT["project"]["urls"]["Releases"]]
    assert dialog.isVisible()  # what to do with the file is read after it was saved


def test_a_file_that_was_saved_is_asked_for(window, qtbot, monkeypatch):
    asked = []

    def choose(*given: object) -> tuple[str, str]:
        asked.append(given[1])
        return "", ""

    monkeypatch.setattr(QtWidgets.QFileDialog, "getOpenFileName", choose)
    qtbot.mouseClick(opened(window).update_from_file, LEFT)
    assert asked == ["Update catalog from file"]
    qtbot.waitUntil(lambda: window.findChild(NewerCatalogDialog) is None)
