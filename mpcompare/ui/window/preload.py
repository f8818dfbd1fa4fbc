"""Loads what the other pages need while the user looks at the first: none opens slowly then."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from mpcompare.ui.pages import Page, Preloads
from mpcompare.ui.session import Session
from mpcompare.ui.tasks import Task

QUIET_MS = 600
"""After the window is there: the first page comes first, with its charts."""


class PagePreloader(QObject):
    """Works once, on another thread; the charts' library is imported when a chart is shown."""

    def __init__(self, session: Session, pages: Sequence[Page], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._pages = session, pages
        QTimer.singleShot(QUIET_MS, self, self._begin)

    def _begin(self) -> None:
        workspace = self._session.workspace

        def preload(task: Task[None]) -> None:
            for page in self._pages:
                if task.is_cancelled():
                    return
                made = page.load()
                if isinstance(made, Preloads):
                    made.preload(workspace)

        # an error here is raised again, and shown, when the page is opened
        self._session.tasks.run(preload, lambda _: None, lambda _: None)
