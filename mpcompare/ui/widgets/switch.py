"""A tick box that looks like a switch: a track with a knob, its words at the right."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL, TARGET


class Switch(QCheckBox):
    """On or off. Space toggles; the knob's side says which, not only the colour."""

    def __init__(self, session: Session, text: str) -> None:
        super().__init__(text)
        self._session = session
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        session.themed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        height = metrics.height()
        width = round(height * 1.75) + SMALL + metrics.horizontalAdvance(self.text())
        return QSize(width + 8, max(height + SMALL, TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._session.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self.fontMetrics().height()
        track = QRectF(4, (self.height() - high) / 2, high * 1.75, high)
        is_on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if is_on else "border-strong"))
        painter.drawRoundedRect(track, high / 2, high / 2)
        knob = QRectF(0, 0, high - 4, high - 4)
        knob.moveCenter(track.center())
        knob.moveLeft(track.right() - high + 2 if is_on else track.left() + 2)
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(knob)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, 6, 6)
        painter.setPen(theme.color("text"))
        words = self.rect().adjusted(round(track.right()) + SMALL, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
