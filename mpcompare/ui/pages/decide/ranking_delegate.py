"""Draws the ranked programs: rank, name, how often first, and the band split by criterion."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mpcompare.ui.model_index import Index
from mpcompare.ui.pages.decide.ranking_model import Excluded, Heading, Ranked, RowRole
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL, TINY
from mpcompare.ui.widgets.elided import Ink, draw_lines
from mpcompare.ui.widgets.series_stripe import paint_stripe

BAND = 16
"""Height of a band."""
RANK_EMS = 2.0
MARK, MARK_OVER = 4, 2
"""Width of the mark in the middle of a band, and how far it stands out above and below."""


class RankingDelegate(QStyledItemDelegate):
    """The whole width of a band is 100; a line marks each quarter."""

    def __init__(self, session: Session, parent: QListView) -> None:
        super().__init__(parent)
        self._session = session
        self._make_inks()
        session.themed.connect(self._make_inks)

    def _make_inks(self) -> None:
        theme = self._session.theme
        self._strong = Ink(theme.font(bold=True), theme.color("text"))
        self._rank = Ink(theme.font("large", bold=True), theme.color("text"))
        self._muted = Ink(theme.font("small"), theme.color("text-muted"))
        self._small = Ink(theme.font("small"), theme.color("text"))
        self._caution = Ink(theme.font("small"), theme.color("caution"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        row = index.data(RowRole)
        line, small = self._strong.metrics.lineSpacing(), self._muted.metrics.lineSpacing()
        if isinstance(row, Heading):
            height = small + 2 * SMALL
        elif isinstance(row, Excluded):
            height = line + 2 * small + 2 * SMALL
        else:
            extra = (small + TINY) * (bool(row.unclear) + bool(row.elsewhere))
            height = line + small + TINY + BAND + extra + 2 * SMALL + TINY
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(RowRole)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state)
        if isinstance(row, Heading):
            ink = Ink(self._session.theme.font("small", bold=True), self._muted.color)
            draw_lines(painter, rect.adjusted(MEDIUM, SMALL, -MEDIUM, 0), row.words, ink)
        elif isinstance(row, Excluded):
            inside = rect.adjusted(MEDIUM + self._rank_width(), SMALL, -MEDIUM, 0)
            muted = Ink(self._strong.font, self._muted.color)
            inside.translate(0, draw_lines(painter, inside, row.program.title, muted))
            inside.translate(0, draw_lines(painter, inside, row.program.institution, self._muted))
            draw_lines(painter, inside, row.why, self._caution)
        else:
            self._paint_ranked(painter, rect, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = self._session.theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accent-soft"))
            painter.fillRect(QRect(rect.topLeft(), QSize(3, rect.height())), theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("surface-sunken"))
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def _rank_width(self) -> int:
        return round(RANK_EMS * self._rank.metrics.horizontalAdvance("0")) + SMALL

    def _paint_ranked(self, painter: QPainter, rect: QRect, row: Ranked) -> None:
        inside = rect.adjusted(MEDIUM, SMALL, -MEDIUM, 0)
        draw_lines(painter, inside, str(row.rank), self._rank)
        inside.adjust(self._rank_width(), 0, 0, 0)
        place = QRect(inside)
        width = self._strong.metrics.horizontalAdvance(row.first)
        draw_lines(painter, place.adjusted(place.width() - width, 0, 0, 0), row.first, self._strong)
        left = place.adjusted(0, 0, -width - MEDIUM, 0)
        used = draw_lines(painter, left, row.program.title, self._strong)
        place.translate(0, used)
        width = self._small.metrics.horizontalAdvance(row.sum)
        draw_lines(painter, place.adjusted(place.width() - width, 0, 0, 0), row.sum, self._small)
        left = place.adjusted(0, 0, -width - MEDIUM, 0)
        place.translate(0, draw_lines(painter, left, row.program.institution, self._muted) + TINY)
        band = QRectF(place.left(), place.top(), place.width(), BAND)
        self._paint_band(painter, band, row)
        place.translate(0, BAND + TINY)
        if row.elsewhere:
            used = draw_lines(painter, place, row.elsewhere, self._muted)
            place.translate(0, used + TINY)
        if row.unclear:
            draw_lines(painter, place, row.unclear, self._caution)

    def _paint_band(self, painter: QPainter, band: QRectF, row: Ranked) -> None:
        theme = self._session.theme
        painter.fillRect(band, theme.color("surface-sunken"))
        x = band.left()
        for series, part in enumerate(row.solid):
            piece = QRectF(x, band.top(), part * band.width(), band.height())
            if piece.width() > 0.5:
                paint_stripe(painter, piece.adjusted(0, 0, -1, 0), theme, series)
            x += part * band.width()
        for series, part in enumerate(row.hatched):
            piece = QRectF(x, band.top(), part * band.width(), band.height())
            if piece.width() > 0.5:
                _hatch(painter, piece.adjusted(0, 0, -1, 0), theme.series_color(series))
            x += part * band.width()
        painter.setPen(theme.color("border-strong"))
        for quarter in (0.25, 0.5, 0.75):
            at = band.left() + quarter * band.width()
            painter.drawLine(QPointF(at, band.bottom() - 3), QPointF(at, band.bottom()))
        self._paint_middle(painter, band, sum(row.solid) + sum(row.hatched) / 2)

    def _paint_middle(self, painter: QPainter, band: QRectF, middle: float) -> None:
        """Mark the sum to be expected, which the order follows."""
        x = band.left() + middle * band.width()
        mark = QRectF(x - MARK / 2, band.top() - MARK_OVER, MARK, band.height() + 2 * MARK_OVER)
        painter.setPen(QPen(self._session.theme.color("surface"), 1))
        painter.setBrush(self._session.theme.color("text"))
        painter.drawRoundedRect(mark, MARK / 2, MARK / 2)


def _hatch(painter: QPainter, piece: QRectF, color: QColor) -> None:
    """Fill with slanted lines on a light ground, and draw the edge."""
    ground = QColor(color)
    ground.setAlphaF(0.18)
    painter.fillRect(piece, ground)
    painter.fillRect(piece, QBrush(color, Qt.BrushStyle.BDiagPattern))
    painter.setPen(color)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(piece.adjusted(0.5, 0.5, -0.5, -0.5))
