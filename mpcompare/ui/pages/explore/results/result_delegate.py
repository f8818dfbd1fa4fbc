"""Paints the cells of the results: no widget per row, every row as high as the next.

What a cell looked like is kept: with the next letter typed, most rows are there again.
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from mpcompare.model.attribute import Attribute
from mpcompare.model.fact import Absence
from mpcompare.model.program import Program
from mpcompare.ui.model_index import Index
from mpcompare.ui.pages.explore.results.results_model import PROGRAM, ResultsModel
from mpcompare.ui.session import Session
from mpcompare.ui.theme import GAP_SIGN, LARGE, MEDIUM, RADIUS, SMALL, TINY, Theme
from mpcompare.ui.widgets.elided import Ink, draw_lines
from mpcompare.ui.widgets.glyph import draw_glyph

Flag = Qt.AlignmentFlag
CELL_LINES = 3
ROOMY_LETTERS = 64
"""Nearly every name fits on one line of so many letters."""
KEPT_PIXELS = 6_000_000
"""Of painted cells: about six large screens of results, 24 megabytes."""


@dataclass(frozen=True)
class _Inks:
    """The theme's fonts and colours that cells are drawn with."""

    title: Ink
    text: Ink
    absent: Ink
    gap: Ink
    small: Ink
    chip: Ink
    small_absent: Ink
    noted: Ink
    closed: Ink

    @classmethod
    def of(cls, theme: Theme) -> "_Inks":
        text, muted = theme.color("text"), theme.color("text-muted")
        return cls(
            title=Ink(theme.font(bold=True), text),
            text=Ink(theme.font(), text),
            absent=Ink(theme.font(italic=True), muted),
            gap=Ink(theme.font(), theme.color("border-strong")),
            small=Ink(theme.font("small"), muted),
            chip=Ink(theme.font("small"), text),
            small_absent=Ink(theme.font("small", italic=True), muted),
            noted=Ink(theme.font("small"), theme.color("accent")),
            closed=Ink(theme.font("small", bold=True), theme.color("caution")),
        )


class _Lit(NamedTuple):
    """Whether a row is one of those that are marked, and whether the keys go on from it."""

    is_selected: bool
    has_ring: bool


class ResultDelegate(QStyledItemDelegate):
    """Draws boxes, names with their chips, and facts."""

    def __init__(self, session: Session, model: ResultsModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._session = session
        self._model = model
        self._view = parent
        self._name_lines = 2
        self._inks = _Inks.of(session.theme)
        self._pictures: OrderedDict[tuple[object, ...], tuple[Program, QPixmap]] = OrderedDict()
        self._pixels = 0

    def apply_theme(self) -> None:
        """Take the theme's fonts and colours."""
        self._inks = _Inks.of(self._session.theme)
        self._pictures.clear()
        self._pixels = 0

    def row_height(self, width: int) -> int:
        """Return the height of every row: its name (two lines where narrow), place and chips.

        Args:
            width: of the program's column, in pixels.
        """
        name, small = self._inks.title.metrics, self._inks.small.metrics.lineSpacing()
        self._name_lines = 1 if width > ROOMY_LETTERS * name.averageCharWidth() else 2
        lines = self._name_lines * name.lineSpacing() + small
        return self._pad() + lines + SMALL + small + TINY + self._pad()

    def _pad(self) -> int:
        return self._session.theme.padding(MEDIUM)

    def box_size(self) -> int:
        """Return the side of the box that adds a program."""
        return self._inks.text.metrics.height() + SMALL

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        return QSize(rect.width(), self.row_height(rect.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        program = self._model.program(index.row())
        has_ring = self._view.hasFocus() and self._view.currentIndex().row() == index.row()
        lit = _Lit(bool(state & QStyle.StateFlag.State_Selected), has_ring)
        ratio = painter.device().devicePixelRatioF()
        if program is None or not ratio.is_integer():  # a picture would not meet the pixels
            self._paint_cell(painter, rect, program, index.column(), lit)
            return
        picture = self._picture(rect, program, index.column(), ratio, lit)
        painter.drawPixmap(rect.topLeft(), picture)

    def _picture(
        self, rect: QRect, program: Program, column: int, ratio: float, lit: _Lit
    ) -> QPixmap:
        """Return a cell as it was painted before; the oldest make room."""
        shown = self._shown(program, column)
        key = (id(program), column, shown, rect.width(), rect.height(), ratio, lit)
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
            return found[1]
        picture = QPixmap(rect.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        whole = QRect(0, 0, rect.width(), rect.height())
        self._paint_cell(painter, whole, program, column, lit)
        painter.end()
        # the program is kept with its picture, so that its id stays its own
        self._pictures[key] = (program, picture)
        self._pixels += picture.width() * picture.height()
        while self._pixels > KEPT_PIXELS:
            _, (_, oldest) = self._pictures.popitem(last=False)
            self._pixels -= oldest.width() * oldest.height()
        return picture

    def _shown(self, program: Program, column: int) -> object:
        """Return what a cell shows that the program itself does not tell."""
        attribute = self._model.attribute(column)
        if attribute is None:
            return self._model.is_compared(program)
        return self._model.noted(program) if column == PROGRAM else attribute.key

    def _paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        program: Program | None,
        column: int,
        lit: _Lit,
    ) -> None:
        painter.save()
        self._ground(painter, rect, lit)
        if program is not None:
            inner = rect.adjusted(MEDIUM, self._pad(), -SMALL, -min(SMALL, self._pad()))
            attribute = self._model.attribute(column)
            if attribute is None:
                self._box(painter, rect, is_compared=self._model.is_compared(program))
            elif column == PROGRAM:
                self._program(painter, inner, program)
            else:
                self._fact(painter, inner, program, attribute)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, lit: _Lit) -> None:
        theme = self._session.theme
        painter.fillRect(rect, theme.color("accent-soft" if lit.is_selected else "surface"))
        line = theme.color("accent" if lit.is_selected else "border")
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), line)
        if lit.has_ring:
            ring = theme.color("focus")
            painter.fillRect(rect.adjusted(0, 0, 0, 2 - rect.height()), ring)
            painter.fillRect(rect.adjusted(0, rect.height() - 2, 0, 0), ring)

    def _box(self, painter: QPainter, rect: QRect, *, is_compared: bool) -> None:
        theme = self._session.theme
        side = self.box_size()
        box = QRectF(rect.x() + LARGE + 0.5, rect.y() + self._pad() + 0.5, side - 1, side - 1)
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
        inks = self._inks
        used = draw_lines(painter, rect, program.title, inks.title, self._name_lines) + 1
        where = f"{program.institution} · {program.place}"
        # a short name leaves its second line to the place
        lines = 2 if used < self._name_lines * inks.title.metrics.lineSpacing() else 1
        used += draw_lines(painter, rect.adjusted(0, used, 0, 0), where, inks.small, lines)
        below = rect.adjusted(0, used + TINY, 0, 0)
        noted, closed = self._model.noted(program), self._model.closed(program)
        if closed:  # the first of the line below the place, before chips and notes
            below.setLeft(self._chip(painter, below, closed, self._inks.closed))
        if noted:
            self._noted(painter, below, noted)
        elif self._model.chips is not None:
            self._chips(painter, below, program, self._model.chips)

    def _noted(self, painter: QPainter, rect: QRect, words: str) -> None:
        """Draw that the program was found by the user's own words."""
        ink = self._inks.noted
        side = ink.metrics.height() - 2
        draw_glyph(painter, "note", QRectF(rect.left(), rect.top() + 1, side, side), ink.color)
        draw_lines(painter, rect.adjusted(side + TINY, 0, 0, 0), words, ink)

    def _chips(
        self, painter: QPainter, rect: QRect, program: Program, attribute: Attribute
    ) -> None:
        fact = program.fact(attribute)
        if not fact.is_known:
            words = f"{attribute.label} {attribute.text(fact)}"
            draw_lines(painter, rect, words, self._inks.small_absent)
            return
        words = list(dict.fromkeys(w for v in fact.values for w in attribute.kind.words(v)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = rect.left()
        for place, word in enumerate(words):
            width = self._chip_width(word, others=len(words) - place - 1)
            if place and left + width > rect.right():
                self._chip_rest(painter, rect.adjusted(left - rect.left(), 0, 0, 0), words[place:])
                return
            left = self._chip(painter, rect.adjusted(left - rect.left(), 0, 0, 0), word)

    def _chip_width(self, word: str, others: int) -> int:
        """Return the room that a chip needs, with the number of those that may not fit after it."""
        metrics = self._inks.chip.metrics
        rest = metrics.horizontalAdvance(f"+{others}") + TINY if others else 0
        return metrics.horizontalAdvance(word) + LARGE + rest

    def _chip_rest(self, painter: QPainter, rect: QRect, words: list[str]) -> None:
        rest = self._inks.small
        room = QRect(rect.left(), rect.top(), rect.width() + SMALL, rest.metrics.height() + TINY)
        painter.setFont(rest.font)
        painter.setPen(rest.color)
        painter.drawText(room, Flag.AlignVCenter, f"+{len(words)}")

    def _chip(self, painter: QPainter, rect: QRect, word: str, closed: Ink | None = None) -> int:
        """Draw a chip; return where the next one begins."""
        ink = closed or self._inks.chip
        height = ink.metrics.height() + TINY
        width = min(ink.metrics.horizontalAdvance(word) + LARGE, rect.width())
        box = QRect(rect.left(), rect.top(), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = "caution-soft" if closed else "surface-sunken"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._session.theme.color(ground))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(ink.font)
        painter.setPen(ink.color)
        painter.drawText(box, Flag.AlignCenter, word)
        return box.right() + 1 + TINY

    def _fact(self, painter: QPainter, rect: QRect, program: Program, attribute: Attribute) -> None:
        inks = self._inks
        fact = program.fact(attribute)
        if fact.reason is Absence.NOT_STATED:
            draw_lines(painter, rect, GAP_SIGN, inks.gap)
            return
        if not fact.is_known:
            draw_lines(painter, rect, attribute.text(fact), inks.absent, CELL_LINES)
            return
        if not fact.parts:
            draw_lines(painter, rect, attribute.text(fact), inks.text, CELL_LINES)
            return
        lowest = min(fact.values, key=attribute.kind.sort_key)
        head, _, rest = attribute.kind.text(lowest).partition(", ")
        others = len(set(fact.values)) - 1
        # a range goes on in the next line: without its upper end it is another figure
        used = draw_lines(painter, rect, head, inks.text, 2) + 1
        note = f"{rest}; {others} more" if others else rest
        below = rect.adjusted(0, used, 0, 0)
        lines = below.height() // inks.small.metrics.lineSpacing()
        draw_lines(painter, below, note, inks.small, min(2, max(1, lines)))
