"""An attribute, a format, a chart and a page are each added in one place: made-up ones, used."""

import csv
import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from compare_steps import FOUR
from export_steps import tick_only
from made_up_attributes import REGISTER
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QToolButton

import mpcompare.charts
import mpcompare.charts.cards
import mpcompare.export
import mpcompare.ui.pages
from mpcompare import cli
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.library.library import comparing
from mpcompare.ui.exporting.export_dialog import ExportDialog
from mpcompare.ui.pages import find_pages
from mpcompare.ui.pages.explore.details.pay_summary import PaySummary
from mpcompare.ui.session import Session
from mpcompare.ui.window.shortcuts_dialog import ShortcutsDialog
from mpcompare.ui.window.window import MainWindow

ROOT = Path(__file__).parents[2]
LEFT = Qt.MouseButton.LeftButton
NYU, UML = "nyu-mm-songwriting", "uml-mm-sound-recording-technology"


@pytest.fixture
def add_file(tmp_path, monkeypatch):
    """Put made-up files into one of the folders that are listed, for one test."""
    added = []

    def add(package, **files):
        folder = tmp_path / package.__name__
        for name, text in files.items():
            path = folder / f"{name.replace('__in__', '/')}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
        importlib.invalidate_caches()
        find_pages.cache_clear()
        added.append(f"{package.__name__}.made_up")

    yield add
    find_pages.cache_clear()
    for name in [name for name in sys.modules if name.startswith(tuple(added))]:
        del sys.modules[name]
    for name in added:
        package = sys.modules[name.rpartition(".")[0]]
        if hasattr(package, "made_up"):
            del package.made_up


def export(qtbot, window, path, label):
    """Export in the dialog, as one does who has chosen a format by its label."""
    dialog = ExportDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.show()
    tick_only(qtbot, dialog, label)
    dialog.write_to(path)
    notice = window.findChild(QFrame, "Notice").findChild(QLabel)
    qtbot.waitUntil(lambda: notice.text() == f"Exported to {path}", timeout=30_000)


# An attribute

MADE_UP = "made-up-program"
PROGRAM = """
id = "made-up-program"
institution = "Made-up University"
name = "Made-up Program"
degree = "MA"
country = "FI"
region = "Uusimaa"
city = "Espoo"
url = "https://example.org"

[[sources]]
key = "leaflet"
url = "https://example.org"
publisher = "Made-up University"
kind = "official"
as_of = "2026"

[facts]
made_up_rooms = { value = ["Zorblatt Chamber", "Quux Hall"], source = "leaflet" }
made_up_weather = { value = "wet", source = "leaflet" }
"""
COMMAND = """
import sys
from mpcompare.model import attributes
from made_up_attributes import REGISTER

attributes.ATTRIBUTES = REGISTER
from mpcompare import cli

sys.exit(cli.run(sys.argv[1:], cli.Faces(window=None, drawing=None)))
"""
"""The command line of a program whose register declares the made-up attributes."""


def command(*arguments):
    """Run it in an interpreter of its own; return what it printed."""
    path = os.pathsep.join((str(ROOT), str(Path(__file__).parent)))
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def made_up_catalog(tmp_path):
    """A catalog of the sources and a made-up program that states the made-up attributes."""
    unread = shutil.ignore_patterns("*.db*", "raw")
    data = shutil.copytree(ROOT / "data", tmp_path / "data", ignore=unread)
    (data / "programs" / f"{MADE_UP}.toml").write_text(PROGRAM, encoding="utf-8")
    path = tmp_path / "made-up.db"
    command("catalog", "build", "--data", data, "--output", path)
    return path


def test_an_attribute_is_searched_filtered_compared_and_exported(
    qtbot, make_session, made_up_catalog, tmp_path
):
    themes = make_session().themes
    state = State(welcomed=True, library=comparing(UML, MADE_UP))
    session = Session(Workspace.open(made_up_catalog, REGISTER), themes, state, None)
    window = MainWindow(session, find_pages())
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    explore = window.view
    qtbot.waitUntil(lambda: explore.model.rowCount() > 1)

    # found by the words of a list of names
    qtbot.keyClicks(window.top_bar.search, "zorblatt")
    qtbot.waitUntil(lambda: explore.model.rowCount() == 1)
    assert "Made-up Program" in explore.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    window.top_bar.search.clear()
    qtbot.waitUntil(lambda: explore.model.rowCount() > 1)

    # found by ticking a value
    wet = explore.filters.sections["made_up_weather"].editor.row("wet")
    qtbot.waitUntil(lambda: wet.count == 1)
    qtbot.mouseClick(wet, LEFT)
    qtbot.waitUntil(lambda: explore.model.rowCount() == 1)

    # on the cards
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    model = window.view.model
    column = model.column_of(MADE_UP)
    cells = {row.label: model.index(n, column).data() for n, row in enumerate(model.rows)}
    assert cells["Made-up rooms"] == "Zorblatt Chamber; Quux Hall"
    assert cells["Made-up weather"] == "Wet"

    # in a file
    path = tmp_path / "mine.csv"
    export(qtbot, window, path, "CSV table")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row[1]: row[2:] for row in csv.reader(file) if len(row) > 1}
    assert rows["Made-up weather"] == ["not stated", "Wet"]
    window.close()
    session.close()


def test_an_attribute_is_an_option_of_the_command_line(made_up_catalog):
    listed = command("list", "--catalog", made_up_catalog, "--made-up-weather", "wet")
    assert [line.split()[0] for line in listed.splitlines()] == [MADE_UP]
    shown = command("show", "--catalog", made_up_catalog, MADE_UP)
    assert "Zorblatt Chamber; Quux Hall" in shown


# An export format

FORMAT = """
from mpcompare.export import Format

def write(document):
    return "\\n".join(program.name for program in document.comparison.programs).encode()

FORMAT = Format("made-up", "Made-up list", ".made", "Names alone, made up for a test.", (), write)
"""


def test_a_format_is_written_by_command_and_offered_in_the_dialog(
    qtbot, add_file, make_window, tmp_path
):
    add_file(mpcompare.export, made_up=FORMAT)
    by_command, by_dialog = tmp_path / "command.made", tmp_path / "dialog.made"
    faces = cli.Faces(window=pytest.fail, drawing=pytest.fail)
    arguments = ["compare", NYU, UML, "--format", "made-up", "-o", str(by_command)]
    assert cli.run(arguments, faces) == 0
    assert by_command.read_text() == (
        "Music Theory and Composition: Songwriting\nSound Recording Technology"
    )

    window = make_window(State(page="compare", welcomed=True, library=comparing(NYU, UML)))
    export(qtbot, window, by_dialog, "Made-up list")
    assert by_dialog.read_bytes() == by_command.read_bytes()


# A chart

CHART = """
from mpcompare.model.attribute import Section
from mpcompare.model.chart import Chart
from mpcompare.model.figure import Axis, BarMark, Figure, Panel, Row, Table, Tick
from {module} import {input}

def build(value):
    axis = Axis("Made-up units", 0, 10, (Tick(0, "0"), Tick(10, "10")))
    mark = BarMark(0, 10, 10, 0, "ten units", "Ten made-up units")
    panel = Panel("Made-up panel", axis, (Row("Made-up row", "Made-up row"),), (mark,))
    return Figure(
        title="Units made from " + type(value).__name__, panels=(panel,), notes=(),
        source="Made up for a test", alt="Ten made-up units.",
        table=Table(("What", "Units"), (("Made-up row", "10"),)),
    )

CHART = Chart(
    key="made_up", title="Made-up chart", question="Is this made up?", section=Section.CAREERS,
    label="Made-up units", input={input}, build=build, order=99,
)
"""


def shades(widget, rect):
    """Return the colours that a picture of a widget has there, by how many points have them."""
    image = widget.grab(rect).toImage()
    found = {}
    for x in range(image.width()):
        for y in range(image.height()):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


def test_a_chart_on_the_careers_page(qtbot, add_file, make_window, tmp_path):
    text = CHART.format(module="mpcompare.model.pay.career", input="Career")
    add_file(mpcompare.charts, made_up=text)
    window = make_window(State(page="careers", welcomed=True), size=(1600, 900))
    page = window.page_widget
    qtbot.waitUntil(lambda: page.box.view.is_drawn, timeout=15_000)
    button = page.bar.charts.buttons()[-1]
    assert (button.text(), button.toolTip()) == ("Made-up units", "Is this made up?")
    qtbot.mouseClick(button, LEFT)
    made_of_career = "Units made from Career"
    qtbot.waitUntil(lambda: page.box.figure.title == made_of_career and page.box.view.is_drawn)
    bar = window.session.theme.series_color(0).name()
    view = page.box.view.viewport()
    qtbot.waitUntil(lambda: shades(view, view.rect()).get(bar, 0) > 500)

    page.box.save_to(tmp_path / "chart.csv")
    page.box.save_to(tmp_path / "chart.svg")
    with (tmp_path / "chart.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[:2] == [["What", "Units"], ["Made-up row", "10"]]
    assert made_of_career in (tmp_path / "chart.svg").read_text("utf-8")


def test_a_chart_of_each_program(qtbot, add_file, make_window, tmp_path):
    text = CHART.format(module="mpcompare.model.pay.wage", input="CardPay")
    add_file(mpcompare.charts.cards, made_up=text)
    window = make_window(State(page="explore", library=comparing(*FOUR), welcomed=True))
    session = window.session
    session.apply(changes.select(session.state, FOUR[0]))
    (summary,) = window.findChildren(PaySummary)
    qtbot.waitUntil(lambda: "Made-up units" in summary.text())

    path = tmp_path / "cards.pdf"
    export(qtbot, window, path, "PDF")
    words = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(path).pages)
    assert "Made-up row" in words
    assert "Made up for a test" in words


# A page

PAGE = """
from mpcompare.ui.pages import Page

PAGE = Page(
    key="made_up", title="Made-up page", order=99, shortcut="Ctrl+9",
    tip="See what was made up for a test", widget="MadeUpPage", has_chart=True,
)
"""
PAGE_CLASS = """
from PySide6.QtWidgets import QLabel

class MadeUpPage(QLabel):
    def __init__(self, session):
        super().__init__("Nothing is true here")
        self.session = session

    def current_program(self):
        return None

    def copy(self):
        pass

    def focus_content(self):
        self.setFocus()

    def show_table(self):
        pass

    def copy_image(self):
        pass

    def save_chart(self):
        self.setText("The made-up chart was saved")
"""


def test_a_page_is_in_the_navigation_the_menu_and_the_list_of_shortcuts(
    qtbot, add_file, make_window
):
    add_file(mpcompare.ui.pages, made_up__in____init__=PAGE, made_up__in__page=PAGE_CLASS)
    window = make_window(State(welcomed=True), size=(1600, 900))
    buttons = {b.text(): b for b in window.top_bar.findChildren(QToolButton)}
    view = next(a.menu() for a in window.menuBar().actions() if a.text() == "&View")
    assert "Made-up page" in [entry.text() for entry in view.actions()]
    save = window.findChild(QAction, "save-chart")
    assert not save.isEnabled()

    qtbot.mouseClick(buttons["Made-up page"], LEFT)
    assert window.page_widget.text() == "Nothing is true here"
    assert save.isEnabled()
    save.trigger()
    assert window.page_widget.text() == "The made-up chart was saved"

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert not save.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert window.session.state.page == "made_up"

    dialog = ShortcutsDialog(window.session, window)
    keys = [dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount())]
    assert "Ctrl+9" in keys
    dialog.close()
