"""Text in a given number of lines, its end elided, for painters that draw many of them."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from mpcompare.ui.literal import tooltip
from mpcompare.ui.model_index import Index


@dataclass(frozen=True)
class Ink:
    """A font and a colour to draw text with. Kept by painters: making fonts again costs frames."""

    font: QFont
    color: QColor

    @cached_property
    def metrics(self) -> QFontMetrics:
        """The font's measures."""
        return QFontMetrics(self.font)


def draw_lines(painter: QPainter, rect: QRect, text: str, ink: Ink, lines: int = 1) -> int:
    """Draw a text wrapped into at most so many lines.

    Returns:
        The height that was used, in pixels.
    """
    painter.setFont(ink.font)
    painter.setPen(ink.color)
    metrics = ink.metrics
    spacing, ascent = metrics.lineSpacing(), metrics.ascent()
    width = max(rect.width(), 1)
    if metrics.horizontalAdvance(text) <= width:
        painter.drawText(QPointF(rect.left(), rect.top() + ascent), text)
        return spacing
    starts = _line_starts(ink.font, text, width, lines) if lines > 1 else [0]
    for place, start in enumerate(starts):
        is_last = place == len(starts) - 1
        part = text[start:] if is_last else text[start : starts[place + 1]].rstrip()
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPointF(rect.left(), rect.top() + place * spacing + ascent), shown)
    return spacing * len(starts)


def _line_starts(font: QFont, text: str, width: int, lines: int) -> list[int]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts or [0]


def elide_lines(view: QListWidget) -> None:
    """Keep a list's lines within its width; the whole line is in their tooltips."""
    view.setItemDelegate(_Eliding(view))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class _Eliding(QStyledItemDelegate):
    """Asks for no width: a list makes a line as wide as itself, or as the widest asks for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        is_tip = event.type() == QEvent.Type.ToolTip and index.isValid()
        if not is_tip or index.data(Qt.ItemDataRole.ToolTipRole):
            return super().helpEvent(event, view, option, index)
        if super().sizeHint(option, index).width() > view.viewport().width():
            QToolTip.showText(event.globalPos(), tooltip(index.data()), view)
        return True
