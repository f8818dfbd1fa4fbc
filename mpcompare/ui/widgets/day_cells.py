"""Draws the days of a month: the number, and a bar for each thing to be done by then."""

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from mpcompare.app.deadlines.agenda import Entry
from mpcompare.ui.model_index import Index
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL, TINY
from mpcompare.ui.widgets.elided import Ink
from mpcompare.ui.widgets.glyph import draw_glyph
from mpcompare.ui.widgets.month_model import DAYS, WEEKS, DayRole, EntriesRole, MonthModel

NARROWEST_EMS = 3.5
"""The narrowest day with bars in it, in heights of a line."""
NARROWEST_WORDS_EMS = 3.6
"""The narrowest bar with words in it, in heights of a line; below it, its sign stands alone."""


def bar_look(entry: Entry) -> tuple[str, str, str]:
    """Return a bar's sign, ink and ground: shape and words differ, and not the colour alone."""
    if entry.is_done:
        return "check", "text-muted", "surface-sunken"
    if entry.mark:
        return "question", "caution", "caution-soft"
    return ("note", "text", "surface-sunken") if entry.item is not None else ("", *_CERTAIN)


_CERTAIN = ("accent", "accent-soft")


class DayCells(QStyledItemDelegate):
    """As many bars as there is room for, and how many more there are."""

    def __init__(self, session: Session, parent: QTableView) -> None:
        super().__init__(parent)
        self._session = session
        self._inks: dict[tuple[str, bool], Ink] = {}
        session.themed.connect(self._inks.clear)

    def _ink(self, token: str, *, bold: bool = False) -> Ink:
        """Keep fonts and their measures: making them again for each day costs frames."""
        if (token, bold) not in self._inks:
            theme = self._session.theme
            self._inks[token, bold] = Ink(theme.font("small", bold=bold), theme.color(token))
        return self._inks[token, bold]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        day: date = index.data(DayRole)
        month = index.model()
        is_inside = isinstance(month, MonthModel) and day.month == month.month.month
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state, index, is_inside=is_inside)
        below = self._paint_number(painter, rect, day, is_inside=is_inside)
        entries = index.data(EntriesRole)
        if rect.width() < NARROWEST_EMS * self._ink("text").metrics.height():
            self._paint_dots(painter, rect, entries)
        else:
            self._paint_bars(painter, rect, below, entries)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        rect: QRect,
        state: QStyle.StateFlag,
        index: Index,
        *,
        is_inside: bool,
    ) -> None:
        theme = self._session.theme
        painter.fillRect(rect, theme.color("surface" if is_inside else "window"))
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("surface-sunken"))
        painter.setPen(theme.color("border"))
        if index.column() < DAYS - 1:
            painter.drawLine(rect.topRight(), rect.bottomRight())
        if index.row() < WEEKS - 1:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_Selected:
            has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.color("focus"), 2 if has_focus else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -2.5, -2.5), 4, 4)

    def _paint_number(self, painter: QPainter, rect: QRect, day: date, *, is_inside: bool) -> float:
        """Draw the day's number, today's on a ground; return the lower edge."""
        theme = self._session.theme
        is_today = day == self._session.today
        token = "accent-text" if is_today else "text" if is_inside else "text-muted"
        ink = self._ink(token, bold=is_today)
        side = ink.metrics.height() + 2
        width = max(side, ink.metrics.horizontalAdvance(str(day.day)) + SMALL)
        disc = QRectF(rect.left() + 3, rect.top() + 3, width, side)
        if is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(disc, side / 2, side / 2)
        painter.setFont(ink.font)
        painter.setPen(ink.color)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(day.day))
        return disc.bottom() + 1

    def _paint_dots(self, painter: QPainter, rect: QRect, entries: tuple[Entry, ...]) -> None:
        """Draw dots where there is no room for bars."""
        x = rect.center().x() - 3 * (min(len(entries), 3) - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for entry in entries[:3]:
            painter.setBrush(self._session.theme.color(bar_look(entry)[1]))
            painter.drawEllipse(QPointF(x, rect.bottom() - 5), 2, 2)
            x += 6

    def _paint_bars(
        self, painter: QPainter, rect: QRect, top: float, entries: tuple[Entry, ...]
    ) -> None:
        ink = self._ink("text-muted")
        height = ink.metrics.height() + 1
        room = max(int((rect.bottom() - 2 - top) // (height + 2)), 0)
        bar = QRectF(rect.left() + TINY, top, rect.width() - 2 * TINY - 1, height)
        for entry in entries[:room]:
            self._paint_bar(painter, bar, entry, ink)
            bar.translate(0, height + 2)
        if len(entries) > room:  # said beside the number, where there always is room
            beside = QRectF(rect.left(), rect.top() + 2, rect.width() - SMALL, height)
            painter.setFont(ink.font)
            painter.setPen(ink.color)
            sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(beside, sides, f"+{len(entries) - room}")

    def _paint_bar(self, painter: QPainter, bar: QRectF, entry: Entry, ink: Ink) -> None:
        theme = self._session.theme
        glyph, token, ground = bar_look(entry)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(bar, 4, 4)
        x = bar.left() + TINY
        if glyph:
            side = ink.metrics.height() - 4
            square = QRectF(x, bar.center().y() - side / 2, side, side)
            draw_glyph(painter, glyph, square, theme.color(token))
            x += side + 2
        width = bar.right() - 2 - x
        if width < (NARROWEST_WORDS_EMS - 1) * ink.metrics.height():
            return
        whose = entry.what if entry.item is not None else _school(entry)
        text = ink.metrics.elidedText(whose, Qt.TextElideMode.ElideRight, round(width))
        painter.setFont(ink.font)
        painter.setPen(theme.color(token))
        baseline = bar.center().y() + (ink.metrics.ascent() - ink.metrics.descent()) / 2
        painter.drawText(QPointF(x, round(baseline)), text)


def _school(entry: Entry) -> str:
    """Name the school by what tells it from others: a bar is too narrow for "University of"."""
    return entry.program.institution.removeprefix("The ").removeprefix("University of ")
