"""What all dialogs have in common: a heading, a body, one row of buttons."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mpcompare.ui.literal import plain_label
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, Role, set_role
from mpcompare.ui.widgets.linked_label import make_selectable

EDGE = 24
_FRAME = QSize(16, 48)
"""Left on a screen for what the desktop draws around a window."""


class Dialog(QDialog):
    """A dialog with a heading. Add to `body`; Esc closes it."""

    def __init__(self, session: Session, heading: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.session = session
        self._is_sized = False
        self._area: QScrollArea | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.setModal(True)
        title = plain_label(heading)
        set_role(title, "title")
        self.body = QVBoxLayout()
        self.body.setSpacing(MEDIUM)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SMALL)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, LARGE)
        column.setSpacing(LARGE)
        column.addWidget(title)
        column.addLayout(self.body, 1)
        column.addLayout(self._buttons)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous() and not self._is_sized:
            self._is_sized = True
            scale = max(1.0, self.session.theme.scale)
            has_list = self.findChild(QAbstractScrollArea) is not None
            height = self.height() * scale if has_list else self.height()
            self._fit(QSize(round(self.width() * scale), round(height)))
            self.session.themed.connect(self._fit_later)
        super().showEvent(event)

    def _fit_later(self) -> None:
        QTimer.singleShot(0, self, lambda: self._fit(self.size()))

    def _fit(self, wanted: QSize) -> None:
        """Take a size as far as the screen has room; what has none there is scrolled."""
        free = self.screen().availableGeometry().size() - _FRAME
        parent = self.parentWidget()
        if parent is not None:
            free = free.expandedTo(parent.window().size())
        size = wanted.expandedTo(self.minimumSizeHint()).boundedTo(free)
        if self._area is None:
            if self._height_needed(size.width()) > free.height():
                self._scroll_body()
            else:
                size.setHeight(max(size.height(), self._height_needed(size.width())))
        self.resize(size)

    def _height_needed(self, width: int) -> int:
        """Return the least height for all words at a width: Qt asks for one line of each."""
        layout = self.layout()
        words = layout.totalMinimumHeightForWidth(width) if layout is not None else 0
        return max(words, self.minimumSizeHint().height())

    def _scroll_body(self) -> None:
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        inside, self._area = QWidget(self), QScrollArea(self)
        column.removeItem(self.body)
        self.body.setParent(None)
        inside.setLayout(self.body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        column.insertWidget(1, self._area, 1)
        column.activate()  # else the dialog would still be held to the height of all

    def add_label(self, text: str, *, muted: bool = False, role: Role = "text") -> QLabel:
        """Add a paragraph; it wraps, its words can be selected."""
        label = plain_label(text)
        set_role(label, role)
        label.setProperty("muted", muted)
        label.setWordWrap(True)
        make_selectable(label)
        self.body.addWidget(label)
        return label

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """Add a button to the row at the bottom, from left to right."""
        button = QPushButton(text)
        button.setProperty("primary", primary)
        button.setDefault(primary)
        button.setAutoDefault(primary)
        self._buttons.addWidget(button)
        return button

    def add_close(self) -> None:
        """Add the one button of a dialog that only shows."""
        button = self.add_button("Close", primary=True)
        button.clicked.connect(self.accept)
        button.setFocus()
