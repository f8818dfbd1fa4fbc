"""A white part of the Cost page with a heading and paragraphs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL


class CostSection(QFrame):
    """A heading and whatever is added below; keeps its paragraphs' fonts after the theme."""

    def __init__(self, session: Session, heading: str) -> None:
        super().__init__()
        self.setObjectName("CostSection")
        self._session = session
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        self.body.setSpacing(SMALL)
        self.heading = QLabel(heading)
        self.heading.setFont(session.theme.font("large", bold=True))
        self.body.addWidget(self.heading)

    def paragraph(self, text: str = "", size: str = "text", *, muted: bool = False) -> QLabel:
        """Make a paragraph that wraps, whose text can be selected; the caller adds it."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        label.setFont(self._session.theme.font(size))
        label.setProperty("muted", muted)
        return label
