"""Addresses handed to the system: pages on the web alone, wherever the address comes from."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from mpcompare.app.state.state import State
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.ui.open_address import open_mail, open_page, open_written
from mpcompare.ui.pages import find_pages
from mpcompare.ui.pages.explore.details.detail_panel import DetailPanel
from mpcompare.ui.widgets.linked_label import LinkedLabel
from mpcompare.ui.window.notice_bar import NoticeBar
from mpcompare.ui.window.window import MainWindow

AT = "2026-11-23T12:00:00+00:00"
OURS = "own-made-up-school-ma-mixing"
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    "address", ["https://b.example/mix?a=1&b=2", "http://b.example", "HTTPS://B.example/x"]
)
def test_pages_on_the_web_are_opened(session, system, address):
    open_page(session, address)
    assert [opened.casefold() for opened in system.opened] == [address.casefold()]


@pytest.mark.parametrize(
    "address",
    [
        *("file:///tmp/evil.desktop", "smb://host/share", "ftp://host/x", "javascript:alert(1)"),
        *(
            "www.b.example/mix",
            "see page",
            "/etc/passwd",
            "https:///x",
            "https:",
            "data:text/html,x",
        ),
        *(
            "https://a b",
            "http://b.example/\nfile:///x",
            "ms-word:ofe|u|http://b.example",
            "mailto:a@b",
        ),
    ],
)
def test_anything_else_is_reported_and_can_be_copied(session, system, address):
    told = []
    session.noticed.connect(told.append)
    open_page(session, address)
    assert system.opened == []
    (notice,) = told
    assert notice.text.startswith(f"“{address}” is not opened: it does not begin with http:// or")
    notice.run()
    assert QGuiApplication.clipboard().text() == address


@pytest.mark.usefixtures("system")
def test_where_there_is_no_address_that_is_reported(session):
    told = []
    session.noticed.connect(told.append)
    open_page(session, "")
    assert [notice.text for notice in told] == ["There is no page to open."]


@pytest.mark.parametrize(
    ("address", "is_opened"),
    [("https://b.example/mix", True), ("file:///tmp/evil.desktop", False)],
)
def test_the_page_of_a_program_of_ones_own(qtbot, make_session, system, address, is_opened):
    text = (
        f'id = "{OURS}"\ninstitution = "Made-up School"\nname = "Mixing"\ndegree = "MA"\n'
        f'country = "GB"\nurl = "{address}"\n'
    )
    library = with_entry(comparing(OURS), "own", OURS, OwnProgram(text, AT))
    session = make_session(State(page="explore", welcomed=True, library=library))
    window = MainWindow(session, find_pages())
    qtbot.addWidget(window)
    window.show()
    panel, bar = window.findChild(DetailPanel), window.findChild(NoticeBar)
    assert panel is not None
    assert bar is not None
    qtbot.waitUntil(lambda: session.state.selected is not None)
    session.apply(replace(session.state, selected=OURS))
    qtbot.waitUntil(lambda: "Mixing" in panel.name.text())
    qtbot.mouseClick(panel.page, LEFT)
    assert system.opened == ([address] if is_opened else [])
    said = " ".join(label.text() for label in bar.findChildren(QLabel))
    assert ("is not opened" in said) is not is_opened


def test_links_in_a_text_open_pages_alone(qtbot, session, system):
    label = LinkedLabel(session)
    qtbot.addWidget(label)
    label.show()
    qtbot.waitExposed(label)
    for html in ('<a href="file:///tmp/evil.desktop">one</a>', '<a href="https://b.example">x</a>'):
        label.setText(html)
        qtbot.mouseClick(label, LEFT, pos=QPoint(4, label.height() // 2))
    assert system.opened == ["https://b.example"]


def test_letters_and_written_files_have_ways_of_their_own(system, tmp_path: Path):
    assert not open_mail(QUrl("file:///tmp/evil.desktop"))
    assert open_mail(QUrl("mailto:?subject=x"))
    open_written(tmp_path)
    assert system.opened == ["mailto:?subject=x", tmp_path.as_uri()]


def test_what_opens_a_page_gets_the_environment_of_before_the_bundle(
    tmp_path, monkeypatch, session, system
):
    inside = str(tmp_path / "bundle" / "_internal")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", inside, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", inside)
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/made-up/lib")
    open_page(session, "https://b.example/mix")
    open_mail(QUrl("mailto:?subject=x"))
    open_written(tmp_path)
    assert system.library_paths == ["/opt/made-up/lib"] * 3
    assert os.environ["LD_LIBRARY_PATH"] == inside


@pytest.mark.qt_log_ignore("does not support QPlatformServices")
def test_a_page_that_no_program_opens_is_reported_and_can_be_copied(tmp_path, monkeypatch, session):
    monkeypatch.setenv("PATH", str(tmp_path))
    told = []
    session.noticed.connect(told.append)
    open_page(session, "https://b.example/mix")
    assert [notice.text for notice in told] == [
        "No program on this computer opened https://b.example/mix."
    ]
    told[0].run()
    assert QGuiApplication.clipboard().text() == "https://b.example/mix"
