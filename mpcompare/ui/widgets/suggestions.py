"""The list below a field that completes what is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from mpcompare.ui.session import Session

_STYLE = """
QListView { background: @surface-raised@; color: @text@; border: 1px solid @border-strong@;
  padding: @4@px; outline: none; }
QListView::item { padding: @4-1@px @6-1@px; border: 1px solid transparent; border-radius: @4@px; }
QListView::item:selected { background: @accent-soft@; color: @text@; border-color: @accent@; }
QScrollBar:vertical { background: transparent; width: @scroll-bar@px; margin: 0; }
QScrollBar::handle { background: @border-strong@; border-radius: @5@px; margin: @3@px;
  min-height: @32@px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


class Suggestions(QListView):
    """Follows the theme by itself: a window of its own, which no window's style sheet reaches."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    def _apply_theme(self) -> None:
        self.setStyleSheet(self._session.theme.style_sheet(_STYLE))
