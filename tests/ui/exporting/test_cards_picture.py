"""The cards as a picture: as large as they are, all of them, read back by other readers."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from export_steps import tick_only
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QLabel, QRadioButton

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.picture import check_size
from mpcompare.app.exporting.write import Choices, content_of
from mpcompare.app.library import notes
from mpcompare.app.state.state import State
from mpcompare.export.document.options import Options
from mpcompare.model.errors import FileError
from mpcompare.model.library.library import comparing
from mpcompare.model.query import Query
from mpcompare.ui.exporting.cards_painting import painting_at_once
from mpcompare.ui.exporting.export_dialog import ExportDialog

LEFT = Qt.MouseButton.LeftButton
LOWELL, NYU = "uml-mm-sound-recording-technology", "nyu-mm-music-technology"
PNG = b"\x89PNG\r\n\x1a\n"


def words_of(svg: bytes) -> str:
    """Return what a drawing says, as an XML parser reads it."""
    root = ET.parse(io.BytesIO(svg)).getroot()
    assert root.tag.endswith("svg")
    return " ".join("".join(root.itertext()).split())


def size_of(png: bytes) -> tuple[int, int]:
    """Return width and height out of the file's own header."""
    assert png.startswith(PNG)
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def colours_in(png: bytes, *places: tuple[float, float]) -> list[str]:
    image = QImage.fromData(png)
    return [
        image.pixelColor(round(x * (image.width() - 1)), round(y * (image.height() - 1))).name()
        for x, y in places
    ]


@pytest.fixture
def picture(make_session):
    """Paint a comparison of some programs at once, as the command line does."""

    def make(library, kind="svg", **options) -> bytes:
        session = make_session()
        workspace, today = session.workspace, session.today
        comparison = compared(workspace, State(library=library), today.year)
        chosen = Choices(kind, Options(**options), library=library)
        paint = painting_at_once(workspace, session.themes, today)
        return content_of(workspace, comparison, chosen, made=today, paint=paint)

    return make


def test_a_drawing_says_all_that_the_cards_say(picture):
    svg = picture(comparing(LOWELL, NYU), title="Autumn 2027")
    text = words_of(svg)
    for words in (
        "Autumn 2027",
        "University of Massachusetts Lowell",
        "New York University",
        "Thesis option",
        "Sound engineers",
        "$77,420",
        "$97,510",
        "24 months",
        "mpcompare, catalog",
        "made 23 November 2026",
    ):
        assert words in text, words
    assert b"<image" not in svg, "vectors and text, no pixels"
    assert svg.count(b"font-family") == 1
    assert b", sans-serif" in svg


def test_a_picture_has_so_many_pixels_for_each_of_the_drawing(picture):
    library = comparing(LOWELL, NYU)
    view_box = re.search(rb'viewBox="0 0 (\d+) (\d+)"', picture(library))
    width, height = int(view_box[1]), int(view_box[2])
    for scale in (1, 2, 3):
        found = size_of(picture(library, "png", scale=str(scale)))
        assert found == (width * scale, height * scale)


def test_a_picture_is_painted_down_to_its_last_corner(picture):
    png = picture(comparing(LOWELL, NYU), "png", scale="1")
    corners = colours_in(png, (0, 0), (1, 0), (0, 1), (1, 1))
    assert len(set(corners)) == 1
    assert corners[0] != "#000000"


def test_what_the_user_keeps_to_themselves_is_left_out_unless_asked_for(picture):
    state = State(library=comparing(LOWELL, NYU))
    state = notes.set_tags(state, LOWELL, ["made-up tag"])
    at = datetime.now(UTC).isoformat()
    state = notes.write_note(state, (LOWELL, "online"), "made-up note", at, "")
    assert "made-up" not in words_of(picture(state.library))
    assert "made-up" in words_of(picture(state.library, notes=True))


def test_only_rows_that_differ_make_a_lower_picture(picture):
    library = comparing(LOWELL, NYU)
    whole, short = (
        size_of(picture(library, "png", scale="1", differences_only=on)) for on in (False, True)
    )
    assert short[0] == whole[0]
    assert short[1] < whole[1]


def test_thirty_programs_are_side_by_side_and_too_many_pixels_refused(picture, make_session):
    workspace = make_session().workspace
    found = workspace.programs_by_number(workspace.hits(Query()).numbers)[:30]
    library = comparing(*(program.id for program in found))
    width, height = size_of(picture(library, "png", scale="1"))
    assert width > 30 * 200
    assert height > 1000
    with pytest.raises(FileError) as refused:
        picture(library, "png", scale="3")
    assert "Choose 1x, fewer programs or rows, or SVG" in str(refused.value)


def test_the_longest_side_is_that_of_qt():
    check_size(32_767, 100, 1)
    with pytest.raises(FileError):
        check_size(32_768, 100, 1)


def test_a_picture_and_a_drawing_are_exported_from_the_dialog(qtbot, make_window, tmp_path):
    library = comparing(LOWELL, NYU)
    window = make_window(State(page="compare", library=library, welcomed=True, scheme="dark"))
    dialog = ExportDialog(window.session, window)
    dialog.show()
    tick_only(qtbot, dialog, "Picture (PNG)", "Drawing (SVG)")
    scales = dialog.options.fields["scale"].findChildren(QRadioButton)
    qtbot.mouseClick(next(b for b in scales if b.text() == "1x"), LEFT)
    dialog.write_to(tmp_path / "mine")
    notice = window.findChild(QFrame, "Notice").findChild(QLabel)
    words = f"Exported to {tmp_path}: mine.png and mine.svg."
    qtbot.waitUntil(lambda: notice.text() == words, timeout=60_000)
    png = (tmp_path / "mine.png").read_bytes()
    assert colours_in(png, (0, 0)) == [window.session.theme.color("window").name()]
    assert "Thesis option" in words_of((tmp_path / "mine.svg").read_bytes())


def test_a_picture_that_is_too_large_is_told_in_the_window(qtbot, make_window, tmp_path):
    window = make_window(State(page="compare", library=comparing(LOWELL, NYU), welcomed=True))
    session = window.session
    found = session.workspace.programs_by_number(session.workspace.hits(Query()).numbers)[:40]
    session.apply(replace(session.state, library=comparing(*(p.id for p in found))))
    dialog = ExportDialog(session, window)
    dialog.show()
    tick_only(qtbot, dialog, "Picture (PNG)")
    scales = dialog.options.fields["scale"].findChildren(QRadioButton)
    qtbot.mouseClick(next(b for b in scales if b.text() == "3x"), LEFT)
    dialog.write_to(tmp_path / "mine.png")
    notice = window.findChild(QFrame, "Notice").findChild(QLabel)
    qtbot.waitUntil(lambda: "can be painted" in notice.text(), timeout=60_000)
    assert not (tmp_path / "mine.png").exists()
