"""Starts the real program, and types in it or reads what it offers to go on with.

`python typing_process.py type|read note|correction|program|profile|weight`; it says in lines of
JSON what it has done, and goes on running until it is killed.
"""

import json
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from mpcompare.app.start.start_request import StartRequest
from mpcompare.app.state import changes
from mpcompare.ui import dialogs
from mpcompare.ui.start import application

BELMONT = "belmont-ms-audio-engineering"
NOTE = "Made-up words, told by phone: ask again in spring"
OPENED = {
    "note": lambda session, window: dialogs.NOTE.open(session, window, BELMONT, ""),
    "correction": lambda session, window: dialogs.CORRECT.open(session, window, BELMONT, "credits"),
    "program": lambda session, window: dialogs.ADD_OWN.open(session, window, ""),
    "profile": dialogs.PROFILE.open,
}


def say(what):
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


def fields(kind, dialog):
    """Return the fields that are typed in, and what is typed in each."""
    if kind == "note":
        return {dialog.text: NOTE}
    if kind == "correction":
        return {dialog.editor.first: "36", dialog.publisher: "Made-up office"}
    if kind == "profile":
        return {dialog.form.tests: "Made-up test", dialog.form.gpa: "3.5"}
    identity = dialog.page(0).fields
    return {identity["name"][0].first: "Zither", identity["institution"][0].first: "Made-up school"}


def words_of(field):
    return field.toPlainText() if hasattr(field, "toPlainText") else field.text()


def opened(window):
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    return dialog


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
    typed = fields(kind, opened(window))
    for field, words in typed.items():
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)
    say({"typed": [words_of(field) for field in typed]})


def read_again(kind, window, notice):
    if notice.topic == "drafts":
        notice.run()
        found = [words_of(field) for field in fields(kind, opened(window))]
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
