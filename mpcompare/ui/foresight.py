"""Imports what the other pages need while the user looks at the first: none opens slowly then."""

import importlib
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from mpcompare.ui.pages import Page
from mpcompare.ui.session import Session
from mpcompare.ui.tasks import Task

QUIET_MS = 600
"""After the window is there: the first page comes first, with its charts."""


class Foresight(QObject):
    """Works once, on another thread; charts' own library waits until a chart is wanted."""

    def __init__(self, session: Session, pages: Sequence[Page], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._pages = session, pages
        QTimer.singleShot(QUIET_MS, self, self._begin)

    def _begin(self) -> None:
        self._session.tasks.run(self._import, lambda _: None, self._session.refuse)

    def _import(self, task: Task[None]) -> None:
        for page in self._pages:
            if not task.is_cancelled():
                page.load()
        if not task.is_cancelled():
            importlib.import_module("mpcompare.app.careers").careers_charts()
