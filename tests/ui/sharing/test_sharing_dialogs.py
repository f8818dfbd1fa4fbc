"""A shortlist is shared by clicks, arrives by a drop, and goes again by one Undo."""

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
)
from pytestqt.qtbot import QtBot

from mpcompare.app.exporting.write import Choices
from mpcompare.app.exporting.write import write as write_export
from mpcompare.app.sharing.receive import receive
from mpcompare.app.sharing.share import share_file, write
from mpcompare.app.state import changes
from mpcompare.app.state.state import State
from mpcompare.export.document.options import Options
from mpcompare.library.copies.share_file import MOST
from mpcompare.model.library.corrections import Correction, OwnProgram
from mpcompare.model.library.library import FIRST, Library, comparing
from mpcompare.model.library.note import Note
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.ui.pages import find_pages
from mpcompare.ui.sharing.receive_dialog import ReceiveDialog
from mpcompare.ui.sharing.share_dialog import NEVER, ShareDialog
from mpcompare.ui.window.notice_bar import NoticeBar
from mpcompare.ui.window.window import MainWindow
from tests.made_up_libraries import SETS
from tests.ui.compare_steps import DENVER, LOWELL

LEFT = Qt.MouseButton.LeftButton
AT = "2026-11-20T10:00:00+00:00"
OURS = "own-made-up"
TEXT = f'id = "{OURS}"\ninstitution = "Made-up <b>R&D</b>"\nname = "Zithers"\ndegree = "MA"\n'
LONG = "<script>=1+1 \u05d0\u05d1 🎛️ R&B " + "long " * 30
SENDER = Library(
    shortlists={FIRST: Shortlist(LONG, AT, (DENVER, OURS, LOWELL), criteria=SETS)},
    notes={(LOWELL, ""): Note("Ask <b>them</b>\n\nagain", AT)},
    tags={LOWELL: ("near it",)},
    own={OURS: OwnProgram(TEXT, AT)},
    corrections={(LOWELL, "credits"): Correction(99, "", "Made-up page", "2026")},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "For Zoë.mpcompare"


@pytest.fixture
def sent(path: Path, make_session) -> Path:
    """A file with something of everything: Denver's thesis option is another in it."""
    session = make_session(State(library=SENDER))
    every = frozenset({"criteria", "own", "corrections", "notes", "tags"})
    share = share_file(session.state, session.workspace, every, AT)
    text = share.programs[DENVER].replace('{ value = "choice"', '{ value = "thesis"')
    assert text != share.programs[DENVER]
    made_up = text.replace(DENVER, "made-up-ma")
    programs = {**share.programs, DENVER: text, "made-up-ma": made_up}
    listed = replace(share.shortlist, programs=(*share.shortlist.programs, "made-up-ma"))
    manifest = share.manifest._replace(edition="2999.01")
    write(replace(share, manifest=manifest, programs=programs, shortlist=listed), path)
    return path


def notice(window: MainWindow) -> str:
    bar = window.findChild(NoticeBar)
    assert bar is not None
    return " ".join(label.text() for label in bar.findChildren(QLabel)) if bar.isVisible() else ""


def words(dialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def drop(window: MainWindow, path: Path) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, held, LEFT, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def dialog_of(window: MainWindow, qtbot: QtBot, kind):
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    dialog = window.findChild(kind)
    qtbot.waitExposed(dialog)
    return dialog


def click_tick(dialog: ReceiveDialog, qtbot: QtBot, part: str) -> None:
    """Click the box of a part, where the style draws it."""
    groups = dialog.model.groups
    index = dialog.model.index([group.part for group in groups].index(part), 0)
    dialog.tree.scrollTo(index)
    option = QStyleOptionViewItem()
    dialog.tree.initViewItemOption(option)
    option.rect = dialog.tree.visualRect(index)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = dialog.tree.style().subElementRect(
        QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, dialog.tree
    )
    qtbot.mouseClick(dialog.tree.viewport(), LEFT, pos=box.center())


# Sharing


def test_what_is_ticked_goes_into_the_file_and_notes_only_when_asked_for(
    make_window, qtbot, path, monkeypatch
):
    window = make_window(State(page="compare", welcomed=True, library=SENDER))
    window.findChild(QAction, "share-shortlist").trigger()
    dialog = dialog_of(window, qtbot, ShareDialog)
    assert f"“{LONG[:79]}…”: 3 programs" in words(dialog)
    assert NEVER in words(dialog)
    ticked = {offer: tick.isChecked() for offer, tick in dialog.ticks.items()}
    assert ticked == {
        "criteria": True,
        "own": True,
        "corrections": True,
        "notes": False,
        "tags": False,
    }
    qtbot.mouseClick(
        dialog.ticks["notes"], LEFT, pos=QPoint(8, dialog.ticks["notes"].height() // 2)
    )
    qtbot.keyClick(dialog.ticks["criteria"], Qt.Key.Key_Space)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    qtbot.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: f"Shared as {path}." in notice(window))
    received = receive(path, window.session.workspace, Library())
    assert received.shortlist.programs == (DENVER, OURS, LOWELL)
    assert received.notes == {(LOWELL, ""): "Ask <b>them</b>\n\nagain"}
    assert (received.criteria, received.tags) == (None, {})
    assert received.own == {OURS: TEXT}


def test_all_words_of_the_dialog_can_be_read(make_window, qtbot):
    window = make_window(State(page="compare", welcomed=True, library=SENDER))
    window.findChild(QAction, "share-shortlist").trigger()
    dialog = dialog_of(window, qtbot, ShareDialog)
    assert "MA Zithers, Made-up <b>R&D</b>. With your remarks." in words(dialog)
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.height() >= label.heightForWidth(label.width())
    assert dialog.width() <= window.width()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_an_empty_shortlist_is_not_shared(make_window):
    window = make_window(State(page="compare", welcomed=True))
    assert not window.findChild(QAction, "share-shortlist").isEnabled()
    assert window.findChild(QAction, "open-shared").isEnabled()


def test_a_file_that_cannot_be_written_is_said(make_window, qtbot, tmp_path):
    window = make_window(State(page="compare", welcomed=True, library=comparing(LOWELL)))
    window.findChild(QAction, "share-shortlist").trigger()
    dialog = dialog_of(window, qtbot, ShareDialog)
    dialog.write_to(tmp_path / "none" / "a.mpcompare")
    qtbot.waitUntil(lambda: "can't be written" in notice(window))


# Receiving


def test_a_dropped_file_is_shown_first_then_taken_then_undone(make_window, qtbot, sent):
    mine = comparing(LOWELL)
    window = make_window(State(welcomed=True, library=mine))
    drop(window, sent)
    dialog = dialog_of(window, qtbot, ReceiveDialog)
    assert "Shared on 20 November 2026, with the facts of catalog 2999.01; yours is" in words(
        dialog
    )
    shown = [group.words for group in dialog.model.groups]
    assert shown[1:] == [
        "1 program that your catalog lacks",
        "1 fact that differs from your catalog",
        "2 sets of criteria",
        "1 program that the sender added",
        "1 correction",
        "1 note",
        "Tags",
    ]
    assert window.session.state.library == mine
    qtbot.mouseClick(dialog.go_on, LEFT)
    session = window.session
    assert session.state.compared == (DENVER, OURS, LOWELL, "made-up-ma")
    assert session.state.page == "compare"
    comparison = session.comparison()
    assert [program.name for program in comparison.programs] == [
        "Recording Arts",
        "Zithers",
        "Sound Recording Technology",
        "Recording Arts",
    ]
    assert [r.text for r in comparison.remarks_of(comparison.programs[0], "thesis_option")] == [
        "as shared: Thesis"
    ]
    assert comparison.programs[-1].shared == "2999.01"
    assert session.state.library.shortlists[FIRST] == mine.shortlist
    assert "with 4 programs." in notice(window)
    [undo] = [
        b for b in window.findChild(NoticeBar).findChildren(QPushButton) if b.text() == "Undo"
    ]
    qtbot.mouseClick(undo, LEFT)
    assert session.state.library == mine
    session.redo()
    assert session.state.compared == (DENVER, OURS, LOWELL, "made-up-ma")


def test_a_file_that_is_opened_again_is_shown_once(make_window, qtbot, sent):
    window = make_window(State(welcomed=True))
    window.take_file(sent)
    dialog = dialog_of(window, qtbot, ReceiveDialog)
    click_tick(dialog, qtbot, "notes")
    window.take_file(sent)
    window.take_file(sent)
    idle = []
    window.session.tasks.when_idle(lambda: idle.append(True))
    qtbot.waitUntil(lambda: bool(idle))
    assert window.findChildren(ReceiveDialog) == [dialog]
    assert "notes" not in dialog.model.chosen


def test_another_file_is_shown_over_one_that_is_open(make_window, qtbot, sent, make_session):
    session = make_session(State(library=comparing(DENVER)))
    other = sent.with_name("Other.mpcompare")
    write(share_file(session.state, session.workspace, frozenset(), AT), other)
    window = make_window(State(welcomed=True))
    window.take_file(sent)
    dialog_of(window, qtbot, ReceiveDialog)
    window.take_file(other)
    qtbot.waitUntil(lambda: len(window.findChildren(ReceiveDialog)) == 2)


def test_what_is_unticked_stays_out(make_window, qtbot, sent):
    window = make_window(State(welcomed=True, library=comparing(LOWELL)))
    window.take_file(sent)
    dialog = dialog_of(window, qtbot, ReceiveDialog)
    parts = ("own", "lacking", "facts", "notes", "tags", "corrections", "criteria")
    for part in parts[:-1]:
        click_tick(dialog, qtbot, part)
    assert dialog.model.chosen == {"criteria"}
    number = [group.part for group in dialog.model.groups].index("criteria")
    dialog.tree.setCurrentIndex(dialog.model.index(number, 0))
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert dialog.model.chosen == frozenset()
    qtbot.mouseClick(dialog.go_on, LEFT)
    library = window.session.state.library
    assert library.shortlist.programs == (DENVER, LOWELL)
    assert (library.shortlist.shared, library.shortlist.criteria) == (None, None)
    assert (library.own, library.notes, library.tags, library.corrections) == ({}, {}, {}, {})


def test_escape_changes_nothing(make_window, qtbot, sent, monkeypatch):
    window = make_window(State(welcomed=True, library=comparing(LOWELL)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sent), ""))
    window.findChild(QAction, "open-shared").trigger()
    dialog = dialog_of(window, qtbot, ReceiveDialog)
    QAbstractItemModelTester(
        dialog.model, QAbstractItemModelTester.FailureReportingMode.Warning, dialog
    )
    before = window.session.state
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(ReceiveDialog) is None)
    assert window.session.state is before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Dear applicant", "is no shared shortlist, or not all of it. Ask for the file again."),
        (b"", "is no shared shortlist, or not all of it. Ask for the file again."),
        (b" " * (9 * 2**20), "is larger than a shared shortlist can be."),
    ],
)
def test_what_is_no_shared_shortlist_is_refused_in_words(
    make_window, qtbot, path, content, sentence
):
    window = make_window(State(welcomed=True, library=comparing(LOWELL)))
    path.write_bytes(content)
    drop(window, path)
    qtbot.waitUntil(lambda: sentence in notice(window))
    assert window.session.state.library == comparing(LOWELL)


def test_a_file_that_unpacks_to_too_much_is_refused(make_window, qtbot, path, make_session):
    session = make_session(State(library=comparing(LOWELL)))
    write(share_file(session.state, session.workspace, frozenset(), AT), path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.json", b" " * (MOST + 1))
    window = make_window(State(welcomed=True))
    window.take_file(path)
    qtbot.waitUntil(lambda: "is larger than a shared shortlist can be." in notice(window))


def test_thirty_programs_of_another_catalog_are_taken(
    make_window: Callable[..., MainWindow], qtbot, path, make_session
):
    session = make_session()
    ids = session.workspace.catalog.ids()[:30]
    share = share_file(State(library=comparing(*ids)), session.workspace, frozenset(), AT)
    renamed = {
        f"made-up-{p}": text.replace(p, f"made-up-{p}") for p, text in share.programs.items()
    }
    listed = replace(share.shortlist, programs=tuple(renamed), series={})
    write(replace(share, programs=renamed, shortlist=listed), path)
    window = make_window(State(welcomed=True))
    window.take_file(path)
    dialog = dialog_of(window, qtbot, ReceiveDialog)
    assert dialog.model.groups[1].words == "30 programs that your catalog lacks"
    qtbot.mouseClick(dialog.go_on, LEFT)
    qtbot.waitUntil(lambda: len(window.session.comparison().programs) == 30, timeout=10_000)


def test_every_page_and_export_shows_a_program_that_came(make_window, qtbot, sent, tmp_path):
    window = make_window(State(welcomed=True))
    window.take_file(sent)
    dialog = dialog_of(window, qtbot, ReceiveDialog)
    qtbot.mouseClick(dialog.go_on, LEFT)
    session = window.session
    for page in find_pages():
        session.apply(changes.show_page(session.state, page.key))
        qtbot.waitUntil(window.view.isVisible)
    path = tmp_path / "compared.csv"
    comparison = session.comparison()
    export_choices = Choices("csv", Options())
    write_export(session.workspace, comparison, path, export_choices, None, session.today)
    rows = {row[1]: row[2:] for row in csv.reader(io.StringIO(path.read_text("utf-8-sig")))}
    assert rows["Catalog"] == ["", "", "", "Not in this catalog; as shared from edition 2999.01"]
