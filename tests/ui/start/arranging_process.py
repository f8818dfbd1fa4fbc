"""Starts the real program, arranges its pages or leaves them, says how they are, and closes it.

`python arranging_process.py arrange|read`; what it says is one line of JSON.
"""

import json
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from mpcompare.app.start.start_request import StartRequest
from mpcompare.app.state import changes
from mpcompare.ui.start import application

PAGES = ("explore", "careers", "cost", "decide", "deadlines", "guide")
SIZE = (1400, 900)
"""Of the window: the screen that is not there is smaller, so it is set at each start."""
SETTLES_MS = 150
LEFT = Qt.MouseButton.LeftButton


def click(button):
    QTest.mouseClick(button, LEFT)


def splitters(page, key):
    return {
        "decide": lambda: [page.working.parentWidget(), page.body],
        "cost": lambda: [page.panes],
        "deadlines": lambda: [page.body],
        "guide": lambda: [page._splitter],  # no other way to it
    }.get(key, lambda: [page.splitter])()


def arrange(page, key):
    """Do on a page what a restart has to bring back."""
    for splitter in splitters(page, key):
        splitter.moveSplitter(splitter.widget(0).height() + 40, 1) if splitter.orientation() == (
            Qt.Orientation.Vertical
        ) else splitter.moveSplitter(splitter.widget(0).width() + 40, 1)
    if key == "deadlines":
        click(page.middle.plan_tab)
    elif key == "cost":
        click(page.side.tabs[2])
        click(page.pay.box.as_table)
    elif key == "careers":
        click(page.box.as_table)
        click(page.to_details)
    elif key == "explore":
        click(page.chips.details)


def look(page, key):
    """Return how a page is arranged."""
    told = {"sizes": [splitter.sizes() for splitter in splitters(page, key)]}
    if key == "deadlines":
        told["plan"] = page.middle.plan_tab.isChecked(), page.plan.isVisible()
    elif key == "cost":
        told["tab"] = [tab.isChecked() for tab in page.side.tabs]
        told["table"] = page.pay.box.as_table.isChecked(), page.pay.box.table.isVisible()
    elif key == "careers":
        told["table"] = page.box.as_table.isChecked(), page.box.table.isVisible()
        told["details"] = page.details.isVisible()
    elif key == "explore":
        told["details"] = page.details.isVisible()
    return told


class Driven(application.AppLifetime):
    """Goes through the pages after the first paint."""

    def begin(self, request, where):
        super().begin(request, where)
        self.told = {}
        self._window.resize(*SIZE)
        QTimer.singleShot(SETTLES_MS, self, lambda: self.go([*PAGES]))

    def go(self, pages):
        if not pages:
            sys.stdout.write(f"{json.dumps(self.told)}\n")
            sys.stdout.flush()
            self._window.close()
            return
        self._session.apply(changes.show_page(self._session.state, pages[0]))
        self.when_idle(lambda: self.arrange(pages))

    def arrange(self, pages):
        if sys.argv[1] == "arrange":
            arrange(self._window.page_widget, pages[0])
        self.when_idle(lambda: self.look(pages))

    def look(self, pages):
        self.told[pages[0]] = look(self._window.page_widget, pages[0])
        self.go(pages[1:])

    def when_idle(self, then):
        """Go on once all that was asked for on other threads is there and laid out."""
        QTimer.singleShot(
            SETTLES_MS,
            self,
            lambda: self._session.tasks.when_idle(
                lambda: QTimer.singleShot(SETTLES_MS, self, then)
            ),
        )


if __name__ == "__main__":
    application.AppLifetime = Driven
    application.run(StartRequest())
