"""Draws the plan: headings over the width, and for each step a line from its day to the date."""

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from mpcompare.app.deadlines.plan import Plan, Step
from mpcompare.model.locale_format import MONTHS
from mpcompare.ui.model_index import Index
from mpcompare.ui.pages.deadlines.plan_model import LINE, STEP, PlanModel, RowRole
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL

_DOT = 4.5
"""Half the width of the mark at a step's day."""


class TimeScale:
    """Where a day lies between the edges of a column."""

    def __init__(self, model: PlanModel, left: float, right: float) -> None:
        self._first = model.first.toordinal()
        days = max(model.last.toordinal() - self._first, 1)
        self._left, self._step = left + 2 * SMALL, (right - left - 4 * SMALL) / days
        self._last = model.last

    def x(self, day: date) -> float:
        """Return where a day lies; one before the first lies at the edge."""
        return self._left + max(day.toordinal() - self._first, 0) * self._step

    def months(self) -> list[date]:
        """Return the first days of the months in between."""
        found: list[date] = []
        day = date.fromordinal(self._first).replace(day=1)
        while day <= self._last:
            found.append(day)
            day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return [one for one in found if one.toordinal() >= self._first]


class PlanRows(QStyledItemDelegate):
    """A hollow mark is to do, a filled one is done, a square one late; a dashed line is a guess."""

    def __init__(self, session: Session, parent: QTableView, model: PlanModel) -> None:
        super().__init__(parent)
        self._session, self._model = session, model

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        row, theme = index.data(RowRole), self._session.theme
        palette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        if isinstance(row, Plan):
            sure = not row.deadline.is_expected
            option.font = theme.font(bold=sure)  # pyright: ignore[reportAttributeAccessIssue]
        elif isinstance(row, Step):
            token = self._token(row, self._model.plan_of(index.row()), "text")
            palette.setColor(palette.ColorRole.Text, theme.color(token))
            if index.column() != STEP:
                option.font = theme.font("small")  # pyright: ignore[reportAttributeAccessIssue]

    def _token(self, step: Step, plan: Plan, usual: str) -> str:
        """Return a step's colour; before a date that is a guess, late is no more than a caution."""
        if step.item.done:
            return "text-muted"
        late = "caution" if plan.deadline.is_expected else "negative"
        return late if step.is_late(self._model.today) else usual

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = self._session.theme, index.data(RowRole)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        if isinstance(row, Plan):
            painter.fillRect(rect, theme.color("window"))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accent-soft"))
        if index.column() == LINE:
            self._paint_line(painter, rect, index)
        else:
            self._paint_words(painter, option, index)

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        plain = QStyleOptionViewItem(option)
        # the ground is painted already, and the words keep their ink on it
        state = plain.state  # pyright: ignore[reportAttributeAccessIssue]
        state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        plain.state = state  # pyright: ignore[reportAttributeAccessIssue]
        super().paint(painter, plain, index)

    def _paint_line(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme, row = self._session.theme, index.data(RowRole)
        plan = self._model.plan_of(index.row())
        scale = TimeScale(self._model, rect.left(), rect.right())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("border"))
        for month in scale.months():
            x = scale.x(month)
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        today = scale.x(self._model.today)
        painter.setPen(QPen(theme.color("accent"), 1.5))
        painter.drawLine(QPointF(today, rect.top()), QPointF(today, rect.bottom()))
        end = QPointF(scale.x(plan.deadline.day), rect.center().y() + 0.5)
        if isinstance(row, Step):
            self._paint_step(painter, row, plan, QPointF(scale.x(row.day), end.y()), end)
        else:
            self._paint_deadline(painter, plan, end)
        painter.restore()

    def _paint_step(
        self, painter: QPainter, step: Step, plan: Plan, start: QPointF, end: QPointF
    ) -> None:
        theme = self._session.theme
        is_late = step.is_late(self._model.today)
        token = self._token(step, plan, "accent")
        is_guess = plan.deadline.is_expected
        style = Qt.PenStyle.DashLine if is_guess else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.color("border-strong"), 2, style))
        painter.drawLine(start, end)
        painter.setPen(QPen(theme.color(token), 2))
        painter.setBrush(theme.color(token if step.item.done else "surface"))
        box = QRectF(start.x() - _DOT, start.y() - _DOT, 2 * _DOT, 2 * _DOT)
        (painter.drawRect if is_late else painter.drawEllipse)(box)

    def _paint_deadline(self, painter: QPainter, plan: Plan, place: QPointF) -> None:
        theme = self._session.theme
        token = "caution" if plan.deadline.is_expected else "text"
        painter.setPen(QPen(theme.color(token), 2))
        ground = "surface" if plan.deadline.is_expected else token
        painter.setBrush(theme.color(ground))
        side = _DOT + 1
        corners = ((0, -side), (side, 0), (0, side), (-side, 0))
        painter.drawPolygon([QPointF(place.x() + x, place.y() + y) for x, y in corners])


def month_words(day: date, *, is_first: bool) -> str:
    """Return a month in three letters, with its year where that begins."""
    name = MONTHS[day.month - 1][:3]
    return f"{name} {day.year}" if is_first or day.month == 1 else name
