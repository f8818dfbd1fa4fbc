"""The list below a field that completes what is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from mpcompare.ui.session import Session


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
        tokens = self._session.theme.tokens
        self.setStyleSheet(
            f"QListView {{ background: {tokens['surface-raised']}; color: {tokens['text']};"
            f" border: 1px solid {tokens['border-strong']}; padding: 4px; outline: none; }}"
            f"QListView::item {{ padding: 4px 6px; border-radius: 4px; }}"
            f"QListView::item:selected {{ background: {tokens['accent-soft']};"
            f" color: {tokens['text']}; }}"
            f"QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}"
            f"QScrollBar::handle {{ background: {tokens['border']}; border-radius: 4px;"
            f" margin: 2px; min-height: 32px; }}"
            f"QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}"
            f"QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"
        )
