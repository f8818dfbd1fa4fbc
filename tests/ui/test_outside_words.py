"""Words from outside are shown as they are: no letter of them is a shortcut, none is HTML.

One name with both kinds of signs is given to everything that a user can name, and looked for
wherever the window shows it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QTextBrowser, QWidget

from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.library import notes as library_notes
from mpcompare.app.state.state import State
from mpcompare.model.library.application import Item, Status
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import Library, comparing, with_entry
from mpcompare.ui.documents_folder import file_name
from mpcompare.ui.library.tag_edit import TagEdit
from mpcompare.ui.pages import find_pages
from mpcompare.ui.pages.explore.details.notes_section import NotesSection
from mpcompare.ui.session import Notice
from mpcompare.ui.window.window import MainWindow
from tests.app.corrections.test_own_programs import AT, OURS, TEXT
from tests.ui.compare_steps import LOWELL

NAME = "<b>R&B</b>"
CASE = (
    "Ask Prof. <name> about the studio.\nFee is <20k.\n\nSecond paragraph stays.\n\n- and this list"
)


def library() -> Library:
    named = TEXT.replace('"Zither Engineering"', f'"{NAME}"').replace(
        'institution = "Made-up Conservatoire"', f'institution = "{NAME} school"'
    )
    held = with_entry(comparing(OURS, LOWELL), "own", OURS, OwnProgram(named, AT))
    open_list = replace(held.shortlist, name=f"{NAME} list")
    held = with_entry(held, "shortlists", held.open, open_list)
    state = library_notes.write_note(State(library=held), (LOWELL, ""), CASE, AT, "")
    for program in (OURS, LOWELL):
        state = library_notes.set_tags(state, program, [NAME, "Drum & Bass"])
        item = Item(f"Send {NAME}", who=NAME, due="2026-12-05")
        state = application_changes.add_item(state, program, item)
        state = application_changes.set_status(state, program, Status.APPLYING, "2026-11-01")
    return state.library


@pytest.fixture
def window(make_session, qtbot) -> MainWindow:
    state = State(welcomed=True, page="explore", library=library(), selected=OURS)
    session = make_session(replace(state, application=OURS))
    window = MainWindow(session, find_pages())
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    return window


def as_rich(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def as_label(label: QLabel) -> str:
    is_auto = label.textFormat() is Qt.TextFormat.AutoText
    is_rich = label.textFormat() is Qt.TextFormat.RichText
    text = label.text()
    if label.buddy() is not None:
        text = without_mnemonics(text)
    return as_rich(text) if is_rich or (is_auto and GuiQt.mightBeRichText(text)) else text


def without_mnemonics(words: str) -> str:
    return re.sub(r"&(.?)", r"\1", words)


def as_tooltip(words: str) -> str:
    return as_rich(words) if GuiQt.mightBeRichText(words) else words


def tips_of(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is not None:
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for row in range(min(model.rowCount(), 300)):
            for column in range(columns):
                yield model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or ""


def shown_in(window: QWidget) -> Iterator[tuple[str, str]]:
    """Return everything in a window that shows words, as what it is and what is read there."""
    for widget in (window, *window.findChildren(QWidget)):
        kind = type(widget).__name__
        yield f"tooltip of {kind}", as_tooltip(widget.toolTip())
        if isinstance(widget, QLabel):
            yield kind, as_label(widget)
        elif isinstance(widget, QAbstractButton):
            yield kind, without_mnemonics(widget.text())
        elif isinstance(widget, QTextBrowser):
            yield kind, widget.toPlainText()
        elif isinstance(widget, QAbstractItemView):
            yield from ((f"tip in {kind}", as_tooltip(tip)) for tip in tips_of(widget.model()))
    for action in window.findChildren(QAction):
        yield "action", without_mnemonics(action.text())


def marred(window: QWidget) -> tuple[int, list[tuple[str, str]]]:
    """Count where the name is shown, and return where it is not as it was written."""
    places = [(kind, text) for kind, text in shown_in(window) if "R&" in text or "RB" in text]
    as_written = (NAME, file_name(NAME, ""))  # no system allows < and > in a file's name
    return len(places), [p for p in places if not any(name in p[1] for name in as_written)]


@pytest.mark.parametrize("page", ["explore", "compare", "cost", "deadlines", "guide", "careers"])
def test_every_page_shows_names_as_they_were_written(window, qtbot, page):
    session = window.session
    session.apply(replace(session.state, page=page), f"Rename to {NAME}")
    session.notify(Notice(f"{NAME} was taken in"))
    qtbot.waitUntil(lambda: marred(window)[0] >= 3)
    assert marred(window)[1] == []


@pytest.mark.parametrize(
    "key",
    ["note", "tags", "status", "export-own", "export", "history", "bin"],
)
def test_every_dialog_shows_names_as_they_were_written(window, qtbot, key):
    session = window.session
    session.apply(replace(session.state, page="compare"), f"Rename to {NAME}")
    action = window.findChild(QAction, key)
    assert action is not None, key
    before = set(window.findChildren(QWidget))
    action.trigger()
    qtbot.waitUntil(lambda: bool(set(window.findChildren(QWidget)) - before))
    assert marred(window)[1] == []


def test_tags_keep_their_signs_and_can_be_taken_away(window, qtbot):
    tags = window.page_widget.findChild(TagEdit)
    chips = {without_mnemonics(chip.text()).strip(): chip for chip in tags.chips}
    assert set(chips) == {NAME, "Drum & Bass"}
    qtbot.mouseClick(chips["Drum & Bass"], Qt.MouseButton.LeftButton)
    assert window.session.state.library.tags[OURS] == (NAME,)


def notes_of(window: MainWindow, qtbot) -> list[str]:
    """Read the lines that are shown of the note on LOWELL, once its details are there."""
    named = window.page_widget.details.name
    qtbot.waitUntil(lambda: named.text() == "Sound Recording Technology")
    section = window.page_widget.findChild(NotesSection)

    def notes() -> list[QLabel]:
        labels = section.findChildren(QLabel)
        rich = Qt.TextFormat.RichText
        return [each for each in labels if each.isVisible() and each.textFormat() is rich]

    qtbot.waitUntil(lambda: len(notes()) == 1)
    (note,) = notes()
    return [line.strip() for line in as_label(note).splitlines() if line.strip()]


def test_a_note_is_shown_to_its_last_word(window, qtbot):
    session = window.session
    session.apply(replace(session.state, selected=LOWELL))
    assert notes_of(window, qtbot) == [
        "Ask Prof. <name> about the studio. Fee is <20k.",
        "Second paragraph stays.",
        "and this list",
    ]


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("---\nfee: 200\n---\n\nrest", ["fee: 200", "rest"]),
        ("[fee]: 200 a credit", ["[fee]: 200 a credit"]),
        ("[fee]: 200", ["[fee]: 200"]),
        ("<!-- ask again -->", ["<!-- ask again -->"]),
        ("<div>\n\nin it\n</div> after", ["<div>", "in it </div> after"]),
        ("![the studio](file:///studio.png) is small", ["the studio is small"]),
        ("![](studio.png)", ["studio.png"]),
        ("![a [small] one](studio.png)", ["![a [small] one](studio.png)"]),
        ("```\n# <pre>\n[a]: b\n```\nafter", ["# <pre>", "[a]: b", "after"]),
        ("R&B <b>and</b> AT&T", ["R&B <b>and</b> AT&T"]),
        ("<https://example.org/made-up>", ["https://example.org/made-up"]),
    ],
)
def test_no_words_of_a_note_vanish(window, qtbot, note, read):
    session = window.session
    state = library_notes.write_note(session.state, (LOWELL, ""), note, AT, "")
    session.apply(replace(state, selected=LOWELL))
    assert notes_of(window, qtbot) == read
