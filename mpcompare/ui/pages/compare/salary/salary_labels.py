"""Paints the labels of the rows of pay: the legend of the marks, the unit, two choices."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from mpcompare.model.money import Money
from mpcompare.ui.pages.compare.cells.typeface import Face, Typeface
from mpcompare.ui.pages.compare.salary.salary_rows import LEGEND, AxisRow
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, SMALL, TINY

if TYPE_CHECKING:
    from mpcompare.model.pay.salary import Scale

Choice = Literal["dollars", "home"]
IN_DOLLARS, AS_PUBLISHED = "All in US dollars", "As published"
SHOW_HOME, HIDE_HOME = "Show pay where you live", "Hide"
OTHERS = "Grey: other programs' careers"
NO_HOME = "No wages where you live"
CONVERTED = "\N{ALMOST EQUAL TO} USD a year"
_Words = tuple[str, Choice | None, str]
"""Words, what a click on them chooses, and the sample in front of them."""
_SAMPLE = 44.0
"""Pixels that the sample of a mark is wide."""


class _Piece(NamedTuple):
    """Some words on a line, and what a click on them chooses."""

    rect: QRectF
    text: str
    choice: Choice | None = None
    sample: Literal["", "range", "home"] = ""


class SalaryLabels:
    """Paints labels of axes and finds the links on them."""

    def __init__(self, session: Session, typeface: Typeface) -> None:
        self._session, self._type = session, typeface
        self.position: tuple[Scale, float] | None = None
        """What the line that reads off all cards stands at; it takes the place of the unit."""

    def height(self, row: AxisRow) -> float:
        """Return the height that the label of an axis needs."""
        return len(self._lines(row)) * self._type.spacing("small") + 2 * TINY

    def _lines(self, row: AxisRow) -> list[list[_Words]]:
        """Return lines of words, each with what it chooses and the sample in front of it."""
        unit, read_off = row.unit, self._read_off(row)
        if row.number:
            return [[(read_off or unit, None, "")]] if unit else []
        lines: list[list[_Words]] = [[(LEGEND, None, "range")]]
        salaries = row.salaries
        if salaries.in_dollars:
            lines.append([(AS_PUBLISHED, "dollars", ""), (read_off or CONVERTED, None, "")])
        elif salaries.is_mixed:
            lines.append([(IN_DOLLARS, "dollars", ""), (read_off, None, "")])
        elif unit:
            lines.append([(read_off or unit, None, "")])
        lines += self._home(salaries.home)
        if salaries.has_others:
            lines.append([(OTHERS, None, "")])
        return lines

    def _home(self, home: str) -> list[list[_Words]]:
        """Return the line on pay where the user lives; none where they have not said."""
        state = self._session.state
        if not state.library.profile.residence:
            return []
        if not state.pay_at_home:
            return [[(SHOW_HOME, "home", "")]]
        shown: _Words = (home, None, "home") if home else (NO_HOME, None, "")
        return [[shown, (HIDE_HOME, "home", "")]]

    def _read_off(self, row: AxisRow) -> str:
        """Return where the line on the plots of these rows stands; "" for no line."""
        if self.position is None or self.position[0] not in row.group.scales:
            return ""
        (currency, unit), value = self.position
        return f"at {Money(round(value, 2 if unit == 'hour' else 0), currency).text}"

    def _pieces(self, row: AxisRow, rect: QRect) -> list[_Piece]:
        found: list[_Piece] = []
        line = self._type.spacing("small")
        y = rect.top() + TINY + 0.0
        for words in self._lines(row):
            x = float(LARGE)
            for text, choice, sample in words:
                x += {"": 0.0, "home": SMALL + TINY}.get(sample, _SAMPLE + SMALL)
                room = rect.right() - TINY - x
                shown = self._type.elided("small", text, room)
                width = self._type.width("small", shown)
                place = QRectF(x, y, width, line)
                found.append(_Piece(place, shown, choice, sample))  # pyright: ignore[reportArgumentType]
                x += width + SMALL + TINY
            y += line
        return found

    def paint(self, painter: QPainter, rect: QRect, row: AxisRow) -> None:
        """Paint the label of an axis."""
        theme, face = self._session.theme, self._type
        small: Face = "small"
        painter.setFont(face.fonts[small])
        for piece in self._pieces(row, rect):
            if piece.sample == "range":
                self._sample(painter, piece.rect)
            elif piece.sample == "home":
                tick = QRectF(LARGE + 2, piece.rect.top() + 1, 2, piece.rect.height() - 3)
                painter.fillRect(tick, theme.color("text"))
            painter.setPen(theme.color("accent" if piece.choice else "text-muted"))
            baseline = piece.rect.top() + face.ascent(small)
            painter.drawText(QPointF(piece.rect.left(), round(baseline)), piece.text)

    def _sample(self, painter: QPainter, words: QRectF) -> None:
        """Draw a range as in the plots, in front of the words that explain it."""
        theme = self._session.theme
        left, middle = float(LARGE), round(words.center().y()) + 0.0
        ink = theme.color("text-muted")
        soft = QColor(ink)
        soft.setAlphaF(0.42)
        painter.fillRect(QRectF(left, middle - 1, _SAMPLE, 2), ink)
        painter.fillRect(QRectF(left + 11, middle - 5, 22, 10), theme.color("window"))
        painter.fillRect(QRectF(left + 11, middle - 5, 22, 10), soft)
        painter.fillRect(QRectF(left + 20, middle - 6, 3, 12), ink)

    def choice_at(self, row: AxisRow, rect: QRect, point: QPointF) -> Choice | None:
        """Return what a click at a point of the labels chooses; None for nothing."""
        for piece in self._pieces(row, rect):
            if piece.choice and piece.rect.adjusted(-3, -2, 3, 2).contains(point):
                return piece.choice
        return None
