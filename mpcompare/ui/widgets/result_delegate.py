"""Paints the cells of the results: no widget per row, every row as high as the next."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mpcompare.model.attribute import Attribute
from mpcompare.model.program import Program
from mpcompare.ui.models.results import (
    BOX,
    PROGRAM,
    AttributeRole,
    ComparedRole,
    ProgramRole,
    ResultsModel,
)
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, RADIUS, SMALL, TINY
from mpcompare.ui.widgets.elided import draw_lines
from mpcompare.ui.widgets.glyph import draw_glyph

Index = QModelIndex | QPersistentModelIndex
Flag = Qt.AlignmentFlag
CELL_LINES = 4


class ResultDelegate(QStyledItemDelegate):
    """Draws boxes, names with their chips, and facts."""

    def __init__(self, session: Session, model: ResultsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model

    def row_height(self) -> int:
        """Give the height of every row: a name of two lines, its place, its chips."""
        theme = self._session.theme
        name = QFontMetrics(theme.font(bold=True)).lineSpacing()
        small = QFontMetrics(theme.font("small")).lineSpacing()
        return MEDIUM + 2 * name + small + SMALL + small + TINY + MEDIUM

    def box_size(self) -> int:
        """Give the side of the box that adds a program."""
        return QFontMetrics(self._session.theme.font()).height() + SMALL

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self.row_height())  # pyright: ignore[reportAttributeAccessIssue]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        self._ground(painter, option, rect)
        program = index.data(ProgramRole)
        if program is not None:
            inner = rect.adjusted(MEDIUM, MEDIUM, -SMALL, -SMALL)
            if index.column() == BOX:
                self._box(painter, rect, is_compared=bool(index.data(ComparedRole)))
            elif index.column() == PROGRAM:
                self._program(painter, inner, program)
            else:
                self._fact(painter, inner, program, index.data(AttributeRole))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        theme = self._session.theme
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color("accent-soft" if is_selected else "surface"))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), theme.color("border"))
        view = self.parent()
        if is_selected and isinstance(view, QWidget) and view.hasFocus():
            ring = theme.color("focus")
            painter.fillRect(rect.adjusted(0, 0, 0, 2 - rect.height()), ring)
            painter.fillRect(rect.adjusted(0, rect.height() - 2, 0, 0), ring)

    def _box(self, painter: QPainter, rect: QRect, *, is_compared: bool) -> None:
        theme = self._session.theme
        side = self.box_size()
        box = QRectF(rect.x() + LARGE + 0.5, rect.y() + MEDIUM + 0.5, side - 1, side - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.color("accent" if is_compared else "border-strong")
        painter.setPen(QPen(colour, 1))
        painter.setBrush(colour if is_compared else theme.color("surface"))
        painter.drawRoundedRect(box, RADIUS - 2, RADIUS - 2)
        sign = box.adjusted(TINY, TINY, -TINY, -TINY)
        if is_compared:
            draw_glyph(painter, "check", sign, theme.color("accent-text"))
        else:
            draw_glyph(painter, "plus", sign, theme.color("text-muted"))

    def _program(self, painter: QPainter, rect: QRect, program: Program) -> None:
        theme = self._session.theme
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.color("text"))
        used = draw_lines(painter, rect, program.title, 2)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text-muted"))
        place = rect.adjusted(0, used + 1, 0, 0)
        used += 1 + draw_lines(painter, place, f"{program.institution} · {program.place}", 1)
        if self._model.chips is not None:
            self._chips(painter, rect.adjusted(0, used + TINY, 0, 0), program, self._model.chips)

    def _chips(
        self, painter: QPainter, rect: QRect, program: Program, attribute: Attribute
    ) -> None:
        theme = self._session.theme
        fact = program.fact(attribute)
        metrics = QFontMetrics(theme.font("small"))
        if not fact.is_known:
            painter.setFont(theme.font("small", italic=True))
            draw_lines(painter, rect, f"{attribute.label} {attribute.text(fact)}", 1)
            return
        words = dict.fromkeys(w for value in fact.values for w in attribute.kind.words(value))
        painter.setFont(theme.font("small"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, height = rect.left(), metrics.height() + TINY
        for shown, word in enumerate(words):
            remaining = len(words) - shown
            width = metrics.horizontalAdvance(word) + LARGE
            more = metrics.horizontalAdvance(f"+{remaining}") if remaining > 1 else 0
            if left + width + more > rect.right() and shown:
                painter.setPen(theme.color("text-muted"))
                painter.drawText(
                    QRect(left, rect.top(), 60, height), Flag.AlignVCenter, f"+{remaining}"
                )
                return
            box = QRect(left, rect.top(), min(width, rect.right() - left), height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface-sunken"))
            painter.drawRoundedRect(box, height / 2, height / 2)
            painter.setPen(theme.color("text"))
            painter.drawText(box, Flag.AlignCenter, word)
            left += width + TINY

    def _fact(self, painter: QPainter, rect: QRect, program: Program, attribute: Attribute) -> None:
        theme = self._session.theme
        fact = program.fact(attribute)
        painter.setFont(theme.font(italic=not fact.is_known))
        painter.setPen(theme.color("text" if fact.is_known else "text-muted"))
        if not fact.parts or not fact.is_known:
            draw_lines(painter, rect, attribute.text(fact), CELL_LINES)
            return
        lowest = min(fact.values, key=attribute.kind.sort_key)
        head, _, rest = attribute.kind.text(lowest).partition(", ")
        others = len(set(fact.values)) - 1
        used = draw_lines(painter, rect, head, 1)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text-muted"))
        note = f"{rest}; {others} more" if others else rest
        draw_lines(painter, rect.adjusted(0, used + 1, 0, 0), note, 2)
