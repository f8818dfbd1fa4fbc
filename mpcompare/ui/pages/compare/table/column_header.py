"""The headings of the table's columns: a click sorts, a drag moves one to another place."""

from PySide6.QtCore import QPointF, QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView

from mpcompare.ui.pages.compare.cells.typeface import Face, Typeface
from mpcompare.ui.pages.compare.table.table_delegate import PAD_X
from mpcompare.ui.pages.compare.table.table_model import BETTER_WORDS, TableModel, is_figure
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL

LINES = 2


class ColumnHeader(QHeaderView):
    """Draws the headings of a `TableModel`."""

    dropped = Signal(int, int)
    """Carries a column and the place that it was dragged to, counted without it."""

    def __init__(self, session: Session, model: TableModel, typeface: Typeface) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session, self._table, self._type = session, model, typeface
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(round(4 * typeface.em()))
        self.setAccessibleName("Columns")
        self.sectionMoved.connect(self._take_move)

    def _take_move(self, column: int, before: int, after: int) -> None:
        """Put the section back and say where it was moved: the columns follow the state."""
        self.sectionMoved.disconnect(self._take_move)
        self.moveSection(after, before)
        self.sectionMoved.connect(self._take_move)
        QTimer.singleShot(0, self, lambda: self.dropped.emit(column, after))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        with QSignalBlocker(self):  # the view would select the column, and leave the current row
            super().mousePressEvent(event)

    # Sizes

    def sizeHint(self) -> QSize:
        drawn = (len(self._drawn(column)) for column in range(len(self._table.columns)))
        lines = max(drawn, default=1)
        return QSize(0, round(lines * self._type.spacing("small")) + 2 * SMALL)

    def needed_width(self, column: int) -> int:
        """Return the width in which a heading takes no more than its lines."""
        words = f"{self._words(column)} ↓".split()
        parts = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words) + 1))
        width = min(max(self._type.width("small-strong", each) for each in two) for two in parts)
        said = self._type.width("small", self._better(column))
        return round(max(width, said)) + 2 * PAD_X + 2

    def _words(self, column: int) -> str:
        attribute = self._table.columns[column]
        return f"{attribute.label}{self._table.arrow(attribute.key)}"

    def _better(self, column: int) -> str:
        better = self._table.better(column)
        return BETTER_WORDS[better] if better else ""

    def _drawn(self, column: int) -> list[tuple[Face, str, str]]:
        """Return a heading's lines, each with its font and the colour of its ink."""
        is_sorted = bool(self._table.arrow(self._table.columns[column].key))
        font: Face = "small-strong" if is_sorted else "small"
        ink = "text" if is_sorted else "text-muted"
        room = self.sectionSize(column) - 2 * PAD_X
        words = self._type.lines(font, self._words(column), room, LINES)
        drawn: list[tuple[Face, str, str]] = [(font, line, ink) for line in words]
        if said := self._better(column):
            drawn.append(("small", said, "positive"))
        return drawn

    # Painting

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        if not 0 <= logicalIndex < len(self._table.columns):
            return
        theme, face = self._session.theme, self._type
        painter.save()
        painter.fillRect(rect, theme.color("window"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("border"))
        inner = rect.adjusted(PAD_X, SMALL, -PAD_X, -SMALL)
        drawn = self._drawn(logicalIndex)
        spacing = face.spacing("small")
        y = inner.bottom() + 1 - spacing * len(drawn)
        for part, text, color in drawn:
            painter.setFont(face.fonts[part])
            painter.setPen(theme.color(color))
            at_right = inner.right() + 1 - face.width(part, text)
            x = at_right if is_figure(self._table.columns[logicalIndex]) else inner.left()
            painter.drawText(QPointF(round(x), round(y + face.ascent(part))), text)
            y += spacing
        painter.restore()
