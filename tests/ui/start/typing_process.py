"""Starts the real program, and types in it or reads what it offers to go on with.

`python typing_process.py type|read KIND`, where KIND is one of `OPENED`, or `type weight`; it says
in lines of JSON what it has done, and goes on running until it is killed.
"""

import json
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from mpcompare.app.deadlines.changes import open_application
from mpcompare.app.drafts import drafts_file
from mpcompare.app.start.start_request import StartRequest
from mpcompare.app.state import changes
from mpcompare.ui import dialogs
from mpcompare.ui.pages.explore.details.detail_panel import DetailPanel
from mpcompare.ui.start import application
from mpcompare.ui.widgets.folding_panes import FoldingPanes

BELMONT = "belmont-ms-audio-engineering"
NOTE = "Made-up words, told by phone: ask again in spring"


def new_shortlist(session, window):
    del session
    window.commands["new-shortlist"].trigger()


def first_line(session, window):
    dialogs.CHECKLIST_ITEM.open(session, window, BELMONT, 0)


def new_source(session, window):
    dialogs.ADD_OWN.open(session, window, "")
    opened(window).ask_source("")


def tag(session, window):
    state = changes.select(session.state, BELMONT)
    session.apply(changes.show_page(state, changes.EXPLORE))
    window.findChild(FoldingPanes).show_pane(window.findChild(DetailPanel))


def line(session, window):
    session.apply(open_application(session.state, BELMONT))
    del window


OPENED = {
    "note": lambda session, window: dialogs.NOTE.open(session, window, BELMONT, ""),
    "correction": lambda session, window: dialogs.CORRECT.open(session, window, BELMONT, "credits"),
    "program": lambda session, window: dialogs.ADD_OWN.open(session, window, ""),
    "profile": dialogs.PROFILE.open,
    "name": new_shortlist,
    "item": first_line,
    "source": new_source,
    "tag": tag,
    "line": line,
}
OF_NO_DIALOG = {"tag": drafts_file.TAG, "line": drafts_file.CHECKLIST_LINE}


def say(what):
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


def fields(kind, window):
    """Return the fields that are typed in, and what is typed in each."""
    if kind in OF_NO_DIALOG:
        return {shown_fields(window, OF_NO_DIALOG[kind])[0]: "Made-up words"}
    dialog = opened(window)
    if kind == "program":
        identity = dialog.page(0).fields
        return {
            identity["name"][0].first: "Zither",
            identity["institution"][0].first: "Made-up school",
        }
    return {
        "note": lambda: {dialog.text: NOTE},
        "correction": lambda: {dialog.editor.first: "36", dialog.publisher: "Made-up office"},
        "profile": lambda: {dialog.form.tests: "Made-up test", dialog.form.gpa: "3.5"},
        "name": lambda: {dialog.field: "Made-up list"},
        "item": lambda: {dialog.who: "Prof. Made-Up", dialog.due: "28 Nov 2027"},
        "source": lambda: {dialog.url: "https://example.org/made-up", dialog.as_of: "2026"},
    }[kind]()


def words_of(field):
    return field.toPlainText() if hasattr(field, "toPlainText") else field.text()


def opened(window):
    """Return the dialog that is open; of two, the one above."""
    return [one for one in window.findChildren(QDialog) if one.isVisible()][-1]


def shown_fields(window, name):
    """Return a field on a page, if it is in sight by now; the details fill a little later."""
    details = window.findChild(DetailPanel)
    about = details.program if details is not None else None
    if name == drafts_file.TAG and (about is None or about.id != BELMONT):
        return []
    return [one for one in window.findChildren(QLineEdit, name) if one.isVisible()]


def weigh(window):
    """Press a key on a weight, once the page has rated the programs."""
    rows = window.page_widget.panel.rows
    if "thesis_option" not in rows:
        QTimer.singleShot(20, window, lambda: weigh(window))
        return
    slider = rows["thesis_option"].slider
    QTest.keyClick(slider, Qt.Key.Key_Right)
    say({"typed": [slider.value()]})


def type_in(kind, session, window):
    if kind == "weight":
        session.apply(changes.show_page(session.state, changes.DECIDE))
        weigh(window)
        return
    OPENED[kind](session, window)
    type_there(kind, window)


def type_there(kind, window):
    """Type, once a field on a page is in sight."""
    if kind in OF_NO_DIALOG and not shown_fields(window, OF_NO_DIALOG[kind]):
        QTimer.singleShot(20, window, lambda: type_there(kind, window))
        return
    typed = fields(kind, window)
    for field, words in typed.items():
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)
    say({"typed": [words_of(field) for field in typed]})


def read_again(kind, window, notice):
    if notice.topic == "drafts":
        if notice.run is None:
            OPENED[kind](window.session, window)
        else:
            notice.run()
        read_there(kind, window, notice)


def read_there(kind, window, notice):
    """Read what is there again, once a field on a page is in sight and filled."""
    shown = shown_fields(window, OF_NO_DIALOG[kind]) if kind in OF_NO_DIALOG else []
    if kind in OF_NO_DIALOG and not [one for one in shown if one.text()]:
        QTimer.singleShot(20, window, lambda: read_there(kind, window, notice))
    else:
        found = [words_of(field) for field in fields(kind, window)]
        say({"notice": notice.text, "action": notice.action, "found": found})


class Driven(application.AppLifetime):
    """Types after the first paint, as soon as all is there."""

    def begin(self, request, where):
        what, kind = sys.argv[1:]
        if what == "read":
            self._session.noticed.connect(lambda said: read_again(kind, self._window, said))
        super().begin(request, where)
        if what == "type":
            QTimer.singleShot(0, self, lambda: type_in(kind, self._session, self._window))


if __name__ == "__main__":
    application.AppLifetime = Driven
    application.run(StartRequest())
