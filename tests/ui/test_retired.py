"""A program that has left the catalog stays on the user's shortlists, as it was."""

import csv
import io

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from mpcompare import cli
from mpcompare.app.compare.remarks import remarks_on
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.model.library.library import comparing
from mpcompare.model.query import Query
from mpcompare.ui.pages.explore.details.detail_panel import DetailPanel
from tests.ui.compare_steps import LOWELL

LEEDS = "leeds-beckett-msc-audio-acoustics"
GONE = "No longer in the catalog since edition 2026.12"


@pytest.fixture
def window(make_window):
    return make_window(State(page="compare", welcomed=True, library=comparing(LOWELL, LEEDS)))


def test_it_is_compared_with_its_facts_and_marked(window):
    session = window.session
    comparison = session.comparison()
    leeds = comparison.programs[-1]
    assert (leeds.title, leeds.institution, leeds.left) == (
        "MSc Audio & Acoustics",
        "Leeds Beckett University",
        "2026.12",
    )
    length = leeds.fact("duration_months")
    assert length.values == (12,)
    assert length.statements[0].source.publisher == "CourseOptions (copy of the UCAS listing)"
    remarks = remarks_on(session.state, session.workspace, [leeds])[LEEDS, ""]
    assert remarks[0].text == "Left the catalog in 2026.12"
    assert remarks[0].full.startswith(GONE)


def test_no_address_of_the_copy_it_rested_on_is_offered(window):
    leeds = window.session.comparison().programs[-1]
    assert [leeds.url, *(source.url for source in leeds.sources)] == [""] * (1 + len(leeds.sources))


def test_the_details_say_so(window, qtbot):
    session = window.session
    leeds = session.comparison().programs[-1]
    session.apply(changes.show_page(session.state, "explore"))
    details = window.findChild(DetailPanel)
    qtbot.waitUntil(lambda: details.isVisible() and bool(details.name.text()))
    details.show_program(leeds)
    assert details.name.text() == "Audio & Acoustics"
    assert not details.page.isVisible()
    (label,) = [each for each in details.findChildren(QLabel) if each.text() == GONE]
    assert label.isVisible()


def test_it_is_no_part_of_the_results(window):
    workspace = window.session.workspace
    numbers = workspace.hits(Query("leeds beckett acoustics")).numbers
    assert LEEDS not in [program.id for program in workspace.programs_by_number(numbers)]
    assert LEEDS not in workspace.catalog.ids()
    assert workspace.known([LOWELL, LEEDS, "made-up"]) == (LOWELL, LEEDS)


def test_the_command_line_shows_it_and_exports_it(tmp_path, capsys):
    faces = cli.Faces(window=lambda _: 1, drawing=QApplication.instance)
    assert cli.run(["show", LEEDS], faces) == 0
    assert GONE in capsys.readouterr().out
    output = tmp_path / "compared.csv"
    assert cli.run(["compare", LOWELL, LEEDS, "--format", "csv", "-o", str(output)], faces) == 0
    rows = {row[1]: row[2:] for row in csv.reader(io.StringIO(output.read_text("utf-8-sig")))}
    assert rows["Catalog"] == ["", GONE]
