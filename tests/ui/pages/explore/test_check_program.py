"""How new what the catalog says of a program is, and the way to check it at the school's page."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import Library, comparing
from mpcompare.ui.pages.explore.details.detail_panel import DetailPanel
from mpcompare.ui.window.window import MainWindow
from tests.ui.compare_steps import LOWELL

MakeWindow = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton
ACROSS = Qt.Orientation.Horizontal
OWN = "own-made-up"
TEXT = f'id = "{OWN}"\ninstitution = "Made-up school"\nname = "Made-up"\ndegree = "MA"\n'


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were handed to the browser."""
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    return opened


def details(qtbot: QtBot, window: MainWindow, name: str) -> DetailPanel:
    (panel,) = window.findChildren(DetailPanel)
    qtbot.waitUntil(lambda: panel.name.text() == name, timeout=3000)

    return panel


def form(window: MainWindow) -> QDialog:
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    return dialog


def test_the_details_say_how_new_the_sources_are(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(State(welcomed=True, selected=LOWELL))
    panel = details(qtbot, window, "Sound Recording Technology")
    edition = window.session.workspace.info.version
    words = panel.checked.text()
    assert words == f"Last checked: sources of 2002 to 2022, catalog {edition}", "fees of 2021-22"


def test_a_card_says_it_as_the_details_do(make_window: MakeWindow) -> None:
    library = replace(comparing(LOWELL, OWN), own={OWN: OwnProgram(TEXT)})
    window = make_window(State(page="compare", welcomed=True, library=library))
    edition = window.session.workspace.info.version
    header = window.page_widget.view.header
    said = "Last checked: sources of 2002 to 2022"
    place = QPoint(header.sectionViewportPosition(0) + 40, 60)
    assert header.tip_at(place).endswith(f"\n{said}, catalog {edition}")
    heard = header.model().headerData(0, ACROSS, Qt.ItemDataRole.AccessibleTextRole)
    assert said in heard.split(", ")
    place.setX(header.sectionViewportPosition(1) + 40)
    assert header.tip_at(place).endswith("\nLast checked: no source is dated")
    lines = [header._top(section)[0].small[-1] for section in range(2)]  # they are only painted
    assert lines == [said, "Last checked: no source is dated"]


def test_a_program_of_one_s_own_names_no_catalog(qtbot: QtBot, make_window: MakeWindow) -> None:
    library = replace(Library(), own={OWN: OwnProgram(TEXT)})
    window = make_window(State(welcomed=True, library=library))
    session = window.session
    session.apply(changes.select(session.state, OWN))
    panel = details(qtbot, window, "Made-up")
    assert panel.checked.text() == "Last checked: no source is dated"


def test_check_this_opens_the_page_and_the_form(
    qtbot: QtBot, make_window: MakeWindow, pages: list[str]
) -> None:
    window = make_window(State(welcomed=True, selected=LOWELL))
    panel = details(qtbot, window, "Sound Recording Technology")
    (program,) = window.session.workspace.programs([LOWELL])
    qtbot.mouseClick(panel.check, LEFT)
    assert pages == [program.url]
    assert form(window).windowTitle().startswith("Correct ")


def test_the_program_menu_checks_the_fact_under_the_focus(
    qtbot: QtBot, make_window: MakeWindow, pages: list[str]
) -> None:
    window = make_window(State(welcomed=True, page="compare", library=comparing(LOWELL)))
    cards = window.view.view  # pyright: ignore[reportAttributeAccessIssue]
    row = next(n for n, one in enumerate(cards.model().rows) if one.label == "Credits")
    cards.setCurrentIndex(cards.model().index(row, 0))
    action = window.findChild(QAction, "check-program")
    assert action is not None
    action.trigger()
    qtbot.waitUntil(lambda: form(window).windowTitle() == "Correct Credits")
    assert len(pages) == 1
