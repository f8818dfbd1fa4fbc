"""The details of the chosen occupation, at the right of the Careers page."""

from PySide6.QtWidgets import QFrame

from mpcompare.app.careers.view import CareersView
from mpcompare.ui.open_address import open_page
from mpcompare.ui.pages.careers.career_html import career_html
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE
from mpcompare.ui.widgets.reading_text import ReadingText

_STYLE = "h2 { font-size: large; } h3 { font-size: medium; margin-top: 14px; } p { margin: 4px 0; }"


class CareerDetails(ReadingText):
    """Text that is read, selected and scrolled with the keyboard too."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setObjectName("CareerDetails")
        self._view: CareersView | None = None
        self._html = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Details of the occupation")
        self.document().setDocumentMargin(LARGE)
        self.anchorClicked.connect(lambda address: open_page(session, address))
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    def show_view(self, view: CareersView) -> None:
        """Show another occupation or place; equal text stays where it is scrolled to."""
        self._view = view
        html = career_html(view, self._session.theme).replace(" %", "\N{NO-BREAK SPACE}%")
        if html != self._html:
            self._html = html
            self.setHtml(html)

    def _apply_theme(self) -> None:
        self.document().setDefaultStyleSheet(_STYLE)
        self._html = ""
        if self._view is not None:
            self.show_view(self._view)
