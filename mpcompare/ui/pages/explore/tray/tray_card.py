"""One compared program as a small card in its colour: shown, dragged, taken out."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton

from mpcompare.model.program import Program
from mpcompare.ui.accessibility import LIST_ITEM, set_accessible_role
from mpcompare.ui.literal import tooltip
from mpcompare.ui.pages.explore.results.results_model import programs_mime
from mpcompare.ui.session import Session
from mpcompare.ui.theme import RADIUS, SMALL, TINY
from mpcompare.ui.widgets.elided import Ink, draw_lines
from mpcompare.ui.widgets.glyph import glyph_icon
from mpcompare.ui.widgets.series_stripe import paint_stripe

_STRIPE = 4


class TrayCard(QFrame):
    """One compared program, in its colour. Delete takes it out; it can be dragged."""

    remove_asked = Signal(str)
    shown_asked = Signal(str)
    moved = Signal(int)
    """The arrow keys ask for the card at the right (1) or the left (-1)."""

    def __init__(self, session: Session, program: Program) -> None:
        super().__init__()
        self._session = session
        self.program = program
        self.series = 0
        """The number of its colour and pattern."""
        self.is_short = False
        """Whether it has one line, where there is little height."""
        self._pressed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(
            tooltip(f"{program.title}\n{program.institution}\nDrag to reorder, Delete to remove")
        )
        set_accessible_role(self, LIST_ITEM, f"{program.title}, {program.institution}, compared")
        self.cross = QToolButton(self)
        self.cross.setProperty("bare", True)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setAccessibleName(f"Remove {program.title}")
        self.cross.setToolTip("Remove from the comparison")
        self.cross.setCursor(Qt.CursorShape.ArrowCursor)
        self.cross.setIcon(glyph_icon("cross", session.theme, "text-muted", 12))
        self.cross.clicked.connect(lambda: self.remove_asked.emit(program.id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, TINY, TINY, TINY)
        row.addStretch(1)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._session.theme.font("small"))
        lines = 1 if self.is_short else 2
        return QSize(11 * metrics.height(), lines * metrics.lineSpacing() + 2 * SMALL)

    def narrowest(self) -> int:
        """Return the width that a card needs for the beginnings of its words."""
        return 9 * QFontMetrics(self._session.theme.font("small")).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._session.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS - 2, RADIUS - 2)
        painter.fillPath(shape, theme.color("surface"))
        painter.setClipPath(shape)
        stripe = self.rect().adjusted(0, 0, _STRIPE - self.width(), 0)
        paint_stripe(painter, stripe.toRectF(), theme, self.series)
        painter.setClipping(False)
        ring = ("focus", 2) if self.hasFocus() else ("border-strong", 1)
        painter.setPen(QPen(theme.color(ring[0]), ring[1]))
        painter.drawPath(shape)
        text = self.rect().adjusted(_STRIPE + SMALL, SMALL, 0, -SMALL)
        text.setRight(self.cross.x() - TINY)
        title = Ink(theme.font("small", bold=True), theme.color("text"))
        school = Ink(theme.font("small"), theme.color("text-muted"))
        used = draw_lines(painter, text, self.program.title, title)
        if not self.is_short:
            draw_lines(painter, text.adjusted(0, used, 0, 0), self.program.institution, school)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit(self.program.id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.shown_asked.emit(self.program.id)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self.moved.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            self.shown_asked.emit(self.program.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved < QApplication.startDragDistance():
            return
        drag = QDrag(self)
        drag.setMimeData(programs_mime([self.program.id]))
        drag.setPixmap(self.grab())
        drag.setHotSpot(self._pressed)
        self._pressed = None
        drag.exec(Qt.DropAction.MoveAction)
