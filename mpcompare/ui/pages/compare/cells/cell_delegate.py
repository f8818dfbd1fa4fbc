"""Paints the cells so that each column looks like a card.

Layouts are kept, so that nothing is measured while scrolling.
"""

from collections.abc import Container, Hashable
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import (
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from mpcompare.model.attribute import Attribute
from mpcompare.model.program import Program
from mpcompare.ui.model_index import Index
from mpcompare.ui.pages.compare.cards_model import CardsModel, Row
from mpcompare.ui.pages.compare.cells.cell_layout import CellLayout, FactLayout, Span
from mpcompare.ui.pages.compare.cells.cell_pictures import CellPictures, PictureKey
from mpcompare.ui.pages.compare.cells.strips import Strips, block_outline
from mpcompare.ui.pages.compare.cells.typeface import Typeface
from mpcompare.ui.pages.compare.rows import ProfileRow, Strip
from mpcompare.ui.pages.compare.salary.salary_rows import AxisRow, PayRow, link_text
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, RADIUS, SMALL
from mpcompare.ui.widgets.filled import fill
from mpcompare.ui.widgets.glyph import draw_glyph

if TYPE_CHECKING:
    from mpcompare.ui.pages.compare.salary.salary_painter import SalaryPainter

GAP = MEDIUM
"""Between two cards; it belongs to the right end of each column."""
BAR = 3
"""Width of the bar at the edge of cells that differ from the reference."""


AROUND_MARK = (-3, -5, 3, 7)
"""A source's mark is small: the pointer need not hit it exactly."""


class Hit(NamedTuple):
    """What is under the pointer: a source's mark, words that open more, a link."""

    kind: Literal["mark", "more", "link"]
    number: int = 0
    text: str = ""


class CellDelegate(QStyledItemDelegate):
    """Draws facts, headings and pay as parts of cards."""

    def __init__(
        self, session: Session, model: CardsModel, typeface: Typeface, view: QAbstractItemView
    ) -> None:
        super().__init__(view)
        self._view = view
        self._session, self._model, self.type = session, model, typeface
        self.salary: SalaryPainter | None = None
        """Paints the rows of pay; there are none before it is set."""
        self._strips = Strips(session, typeface, view)
        self._opened: set[tuple[str, str]] = set()
        """Cells whose long notes and lists stand there in whole, while the page lives."""
        self._layouts: dict[tuple[object, ...], CellLayout] = {}
        self._facts = FactLayout(typeface, 0, 0)
        self._pictures = CellPictures()

    # Sizes

    def prepare(self, kept_rows: int = 0) -> None:
        """Follow the model: the widest number of a source tells how wide all marks are.

        Cells of the first `kept_rows` rows need not be painted again.
        """
        comparison = self._model.comparison
        digits = len(str(len(comparison.numbered_sources)))
        width = round(self.type.width("mark", "0" * digits)) + 1.0
        facts = FactLayout(self.type, width, comparison.this_year)
        if facts != self._facts:
            self._facts = facts
            self._drop_layouts()
        self._pictures.forget_places(lambda place: place.row >= kept_rows)

    def _drop_layouts(self) -> None:
        """A picture is known by its layout, too: it goes with it."""
        self._layouts.clear()
        self._pictures.clear()

    def repaint_all(self) -> None:
        """Paint every cell again: other rows, other colours, other figures."""
        self._pictures.clear()

    def repaint_rows(self, numbers: Container[int]) -> None:
        """Paint the cells of some rows again."""
        self._pictures.forget_places(lambda place: place.row in numbers)

    def forget(self) -> None:
        """Lay out everything again: another catalog may have other facts."""
        self._drop_layouts()

    def layout(self, row: Attribute | ProfileRow, program: Program, width: int) -> CellLayout:
        """Return the layout of a fact, or of what the profile comes to, on a card of some width."""
        leading = self._model.lead(row, program) if isinstance(row, Attribute) else None
        comparison = self._model.comparison
        remarks = comparison.remarks_of(program, row.key)
        is_open = (program.id, row.key) in self._opened
        key = (program.id, row.key, width, leading, remarks, is_open, comparison.home)
        found = self._layouts.get(key)
        if found is None:
            if isinstance(row, Attribute):
                found = self._facts.lay_out(
                    row, comparison.fact(row, program), width, leading, remarks, is_open=is_open
                )
            else:
                found = self._facts.lay_out_profile(remarks, width, is_open=is_open)
            self._layouts[key] = found
        return found

    def cell_height(self, row: Row, program: Program, width: int) -> float:
        """Return the height that a cell needs on a card of some width."""
        if isinstance(row, Attribute | ProfileRow):
            return self.layout(row, program, width).height
        if isinstance(row, AxisRow | PayRow):
            column = self._model.column_of(program.id) or 0
            return self.salary.height(row, column, width) if self.salary else 0.0
        return self._strips.height(row)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.rect.width() - GAP  # pyright: ignore[reportAttributeAccessIssue]
        row, program = self._at(index)
        return QSize(width, round(self.cell_height(row, program, width)))

    def _at(self, index: Index) -> tuple[Row, Program]:
        return self._model.rows[index.row()], self._model.programs[index.column()]

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: QRect = option.rect.adjusted(0, 0, -GAP, 0)  # pyright: ignore[reportAttributeAccessIssue]
        if card.isEmpty():
            return
        row = self._model.rows[index.row()]
        if isinstance(row, Strip):
            is_last = index.column() == len(self._model.programs) - 1
            self._strips.paint(painter, card if is_last else option.rect, row)  # pyright: ignore[reportAttributeAccessIssue]
            self._focus_ring(painter, card, index)
            return
        # asked of the view: an option's state would make PySide build every enum of QStyle
        is_selected = self._view.selectionModel().isSelected(index)
        painter.drawPixmap(card.topLeft(), self._picture(painter, card, index, is_selected))
        self._focus_ring(painter, card, index)

    def paint_whole(self, painter: QPainter, card: QRect, index: Index) -> None:
        """Paint a cell into a file: neither selected nor copied from a picture."""
        painter.fillRect(card, self._ground_below(index, is_selected=False))
        painter.save()
        self._paint_cell(painter, card, index, False)
        painter.restore()

    def paint_strip(self, painter: QPainter, whole: QRect, strip: Strip) -> None:
        """Paint a line across all cards into a file."""
        self._strips.paint(painter, whole, strip)

    def _focus_ring(self, painter: QPainter, card: QRect, index: Index) -> None:
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._ring(painter, card)
            painter.restore()

    def _picture(
        self,
        painter: QPainter,
        card: QRect,
        index: Index,
        is_selected: bool,  # noqa: FBT001 - part of the key
    ) -> QPixmap:
        """Return a cell as it was painted before, so that scrolling only copies pixels."""
        ratio = painter.device().devicePixelRatioF()

        def paint() -> QPixmap:
            picture = QPixmap(card.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(self._ground_below(index, is_selected=is_selected))
            inner = QPainter(picture)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_cell(inner, QRect(QPoint(0, 0), card.size()), index, is_selected)
            inner.end()
            return picture

        row, column = index.row(), index.column()
        place = PictureKey(row, column, card.width(), card.height(), is_selected, ratio)
        return self._pictures.get(place, lambda: self._content(index, card.width()), paint)

    def _content(self, index: Index, width: int) -> Hashable:
        """Return all that tells how a cell looks; None for pay, which its place tells."""
        row, program = self._at(index)
        where = (self._is_first(index), self._is_last(index))
        if not isinstance(row, Attribute | ProfileRow):
            return None
        layout = self.layout(row, program, width)
        return (
            id(layout),
            self._model.is_marked(row, program),
            tuple(self._numbers(layout, row, program)),
            *where,
        )

    def _paint_cell(
        self,
        painter: QPainter,
        card: QRect,
        index: Index,
        is_selected: bool,  # noqa: FBT001 - as above
    ) -> None:
        row, program = self._at(index)
        self._ground(painter, card, index, is_selected=is_selected)
        if isinstance(row, Attribute | ProfileRow):
            if self._model.is_marked(row, program):
                self._bar(painter, card)
            self._fact(painter, card, row, program)
        elif isinstance(row, AxisRow | PayRow) and self.salary is not None:
            self.salary.paint(painter, card, row, index.column())

    def _ground_of(self, *, is_selected: bool) -> QColor:
        return self._session.theme.color("accent-soft" if is_selected else "surface")

    def _is_first(self, index: Index) -> bool:
        """Whether a block of rows begins here: at the top, or below a line across the cards."""
        rows, row = self._model.rows, index.row()
        return row == 0 or isinstance(rows[row - 1], Strip)

    def _is_last(self, index: Index) -> bool:
        rows, row = self._model.rows, index.row()
        return row == len(rows) - 1 or isinstance(rows[row + 1], Strip)

    def _ground_below(self, index: Index, *, is_selected: bool) -> QColor:
        """What a picture begins with: the cell's ground, or nothing where corners are round."""
        if self._is_first(index) or self._is_last(index):
            return QColor(Qt.GlobalColor.transparent)
        return self._ground_of(is_selected=is_selected)

    def _ground(self, painter: QPainter, card: QRect, index: Index, *, is_selected: bool) -> None:
        """Paint the edges of a card's cell; its ground too where corners are round."""
        border = self._session.theme.color("accent" if is_selected else "border")
        is_first, is_last = self._is_first(index), self._is_last(index)
        if is_first or is_last:
            painter.setPen(QPen(border, 1))
            painter.setBrush(self._ground_of(is_selected=is_selected))
            edge = QRectF(card).adjusted(0.5, 0.5 if is_first else 0, -0.5, -0.5 if is_last else 0)
            painter.drawPath(block_outline(edge, is_first=is_first, is_last=is_last))
        else:
            fill(painter, QRect(card.left(), card.top(), 1, card.height()), border)
            fill(painter, QRect(card.right(), card.top(), 1, card.height()), border)
        if not is_first:
            fill(painter, QRect(card.left(), card.top(), card.width(), 1), border)

    def _bar(self, painter: QPainter, card: QRect) -> None:
        bar = QRect(card.left() + 1, card.top() + 1, BAR, card.height() - 1)
        if self._model.rows and card.height() > 2 * RADIUS:
            fill(painter, bar, self._session.theme.color("accent"))

    def _ring(self, painter: QPainter, card: QRect) -> None:
        painter.setPen(QPen(self._session.theme.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(card).adjusted(2, 2, -2, -1), 4, 4)

    def _fact(
        self, painter: QPainter, card: QRect, row: Attribute | ProfileRow, program: Program
    ) -> None:
        layout = self.layout(row, program, card.width())
        origin = QPointF(card.topLeft())
        for span in layout.spans:
            self._span(painter, span, origin)
        for mark, number in zip(layout.marks, self._numbers(layout, row, program), strict=True):
            self._mark(painter, mark.rect.translated(origin), str(number))

    def _numbers(
        self, layout: CellLayout, row: Attribute | ProfileRow, program: Program
    ) -> list[int]:
        """Return the numbers of a cell's sources, as its marks say them."""
        if not isinstance(row, Attribute):
            return []
        comparison = self._model.comparison
        statements = comparison.fact(row, program).statements
        return [comparison.source_number(program, statements[m.statement]) for m in layout.marks]

    def _span(self, painter: QPainter, span: Span, origin: QPointF) -> None:
        theme = self._session.theme
        rect = span.rect.translated(origin)
        left = rect.left()
        if span.ground:
            painter.setBrush(theme.color(span.ground))
            edge = QPen(theme.color("border-strong"), 1, Qt.PenStyle.DashLine)
            painter.setPen(edge if span.dotted else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
            left += SMALL
        if span.glyph:
            side = self.type.height("small") - 2
            sign = QRectF(left, rect.center().y() - side / 2, side, side)
            if span.glyph.strip():
                draw_glyph(painter, span.glyph, sign, theme.color(span.ink))
            left += rect.height()
        painter.setFont(self.type.fonts[span.face])
        painter.setPen(theme.color(span.ink))
        baseline = rect.center().y() + self.type.ascent(span.face) - self.type.height(span.face) / 2
        painter.drawText(QPointF(left, round(baseline)), span.text)
        if span.dotted and not span.ground:
            painter.setPen(QPen(theme.color("border-strong"), 1, Qt.PenStyle.DotLine))
            under = round(baseline) + 3.5
            painter.drawLine(QPointF(left, under), QPointF(rect.right(), under))

    def _mark(self, painter: QPainter, rect: QRectF, number: str) -> None:
        painter.setPen(self._session.theme.color("accent"))
        painter.setFont(self.type.fonts["mark"])
        baseline = round(rect.top() + self.type.ascent("mark"))
        painter.drawText(QPointF(rect.left(), baseline), number)

    # Long notes and lists

    def folds(self, index: Index) -> Literal["", "more", "less"]:
        """Return what can be done with a cell's long notes and lists: show more, or less of them.

        Empty where nothing is too long.
        """
        row, program = self._at(index)
        if not isinstance(row, Attribute | ProfileRow):
            return ""
        width = self._view.visualRect(index).width() - GAP
        if not self.layout(row, program, width).toggles:
            return ""
        return "less" if (program.id, row.key) in self._opened else "more"

    def toggle(self, index: Index) -> None:
        """Show all of a cell's notes and lists, or fold them again."""
        row, program = self._at(index)
        self._opened ^= {(program.id, row.key)}
        self._pictures.forget_places(lambda place: place.row == index.row())

    # The pointer

    def hit(self, index: Index, cell: QRect, point: QPointF) -> Hit | None:
        """Return the part of a cell under a point of the view."""
        row, program = self._at(index)
        card = cell.adjusted(0, 0, -GAP, 0)
        if isinstance(row, Attribute | ProfileRow):
            inner = point - QPointF(card.topLeft())
            layout = self.layout(row, program, card.width())
            if any(rect.contains(inner) for rect in layout.toggles):
                return Hit("more")
            found = (m for m in layout.marks if m.rect.adjusted(*AROUND_MARK).contains(inner))
            return next((Hit("mark", mark.statement) for mark in found), None)
        if isinstance(row, AxisRow) and self.salary is not None and link_text(row, index.column()):
            link = self.salary.link_rect(row, index.column(), card)
            if link.adjusted(-3, -2, 3, 2).contains(point):
                return Hit("link", text=link_text(row, index.column()))
        return None
