"""A text of facts with links to their sources, in a panel that scrolls for it."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from mpcompare.ui.open_address import open_page
from mpcompare.ui.pages.explore.details.program_text import CORRECT, EXPLAIN
from mpcompare.ui.session import Session


class FactsView(QTextBrowser):
    """Rich text as high as its content: the panel scrolls, not the text."""

    correct_asked = Signal(str)
    """Carries the key of the attribute that is to be corrected."""
    explain_asked = Signal(str)
    """Carries the key of the attribute that the guide is to explain."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._session = session
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(0)
        self.document().setDocumentMargin(0)
        self.setAccessibleName(name)
        self.anchorClicked.connect(self._open)

    def _open(self, url: QUrl) -> None:
        if url.scheme() == CORRECT:
            self.correct_asked.emit(url.path())
        elif url.scheme() == EXPLAIN:
            self.explain_asked.emit(url.path())
        else:
            open_page(self._session, url)

    def fit(self) -> None:
        """Take the height of the content at this width."""
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(int(self.document().size().height()) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
