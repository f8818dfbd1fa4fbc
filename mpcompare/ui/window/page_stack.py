"""The pages of the window, one in sight; a window too small for it scrolls it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget


class PageStack(QStackedWidget):
    """Needs the room of the page in sight alone, not that of every page that was built."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()


class PageArea(QScrollArea):
    """Shows scroll bars only where the page has less room than it needs."""

    def __init__(self, stack: PageStack) -> None:
        super().__init__()
        self.setObjectName("PageArea")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(stack)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
