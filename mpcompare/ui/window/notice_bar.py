"""The bar below the top bar: a sentence and a next step. Never modal; closes by itself."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from mpcompare.ui.literal import button_text, plain_label
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import MEDIUM, SMALL, set_role
from mpcompare.ui.widgets.glyph import glyph_icon

HARMLESS_STAYS_MS = 8000


class NoticeBar(QFrame):
    """Shows the newest notice of the session. A problem stays until it is closed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Notice")
        self._session = session
        self._notice: Notice | None = None
        self._text = plain_label()
        self._text.setWordWrap(True)
        self._step = QPushButton()
        set_role(self._step, "strong")
        self._step.setProperty("link", True)
        self._step.clicked.connect(self._take_step)
        self._close = QToolButton()
        self._close.setProperty("flat", True)
        self._close.setAccessibleName("Close this message")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        row.addWidget(self._text, 1)
        row.addWidget(self._step)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()
        session.noticed.connect(self.show_notice)
        session.stepped.connect(self._withdraw)
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in the place of the one before."""
        self._notice = notice
        self._text.setText(notice.text)
        self._text.setAccessibleName(notice.text)
        self._step.setText(button_text(notice.action))
        self._step.setVisible(bool(notice.action))
        self.setProperty("problem", notice.is_problem)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        if notice.is_problem:
            self._timer.stop()
        else:
            self._timer.start(HARMLESS_STAYS_MS)

    def _withdraw(self) -> None:
        if self._notice is not None and self._notice.is_of_step:
            self.hide()

    def _take_step(self) -> None:
        self.hide()
        if self._notice is not None and self._notice.run is not None:
            self._notice.run()

    def _apply_theme(self) -> None:
        self._close.setIcon(glyph_icon("cross", self._session.theme.color("text-muted")))
