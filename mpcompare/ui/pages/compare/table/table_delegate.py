"""Paints the table's cells: a fact in two lines at most, a quiet sign in gaps, a tint for ranks."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mpcompare.model.fact import Absence
from mpcompare.ui.model_index import Index
from mpcompare.ui.pages.compare.cells.cell_pictures import CellPictures, PictureKey
from mpcompare.ui.pages.compare.cells.typeface import Face, Typeface
from mpcompare.ui.pages.compare.table.table_model import TableModel, is_figure
from mpcompare.ui.session import Session
from mpcompare.ui.theme import GAP_SIGN, MEDIUM, SMALL
from mpcompare.ui.widgets.glyph import draw_glyph
from mpcompare.ui.widgets.remark_signs import SIGNS, Sign

LINES = 2
PAD_X, PAD_Y = MEDIUM, SMALL - 1
STRONGEST = 0.8
"""Of the ground of chips that say something good, in the cell of the best rank."""


class _Cell(NamedTuple):
    """How a cell of some width looks."""

    ground: int
    """Its colour, as Qt packs one."""
    face: Face
    ink: str
    lines: tuple[tuple[float, str], ...]
    """Each with where it begins, from the left of the words."""
    sign: Sign | None


class TableDelegate(QStyledItemDelegate):
    """Draws the cells of a `TableModel`. Pictures of them are kept, and found again once sorted."""

    def __init__(
        self, session: Session, model: TableModel, typeface: Typeface, view: QWidget
    ) -> None:
        super().__init__(view)
        self._session, self._model, self._type = session, model, typeface
        self._pictures = CellPictures()
        model.modelReset.connect(self._forget_places)

    def forget(self) -> None:
        """Paint every cell again, in other colours."""
        self._pictures.clear()

    def _forget_places(self) -> None:
        self._pictures.forget_places(lambda _: True)

    def row_height(self) -> int:
        """Return the height of every row."""
        return round(LINES * self._type.spacing("text")) + 2 * self._type.padding(PAD_Y)

    def width_of(self, text: str) -> float:
        """Return how wide a cell is that shows a text on one line."""
        return self._type.width("text", text) + 2 * PAD_X + 2

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        width = self.width_of(self._model.text(index.row(), index.column()))
        return QSize(round(width) + 1, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        ratio = painter.device().devicePixelRatioF()
        row, column = index.row(), index.column()
        place = PictureKey(row, column, rect.width(), rect.height(), is_selected, ratio)
        picture = self._pictures.get(
            place, lambda: self._laid_out(row, column, place.width), lambda: self._picture(place)
        )
        painter.drawPixmap(rect.topLeft(), picture)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._session.theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 4, 4)
            painter.restore()

    def _picture(self, place: PictureKey) -> QPixmap:
        """Paint a cell once: scrolling and sorting then only copy pixels."""
        size = QSize(place.width, place.height)
        picture = QPixmap(size * place.ratio)
        picture.setDevicePixelRatio(place.ratio)
        painter = QPainter(picture)
        cell = self._laid_out(place.row, place.column, place.width)
        self._paint_cell(painter, QRect(QPoint(0, 0), size), cell, is_selected=place.selected)
        painter.end()
        return picture

    def _paint_cell(
        self, painter: QPainter, rect: QRect, cell: _Cell, *, is_selected: bool
    ) -> None:
        theme = self._session.theme
        ground = theme.color("accent-soft") if is_selected else QColor.fromRgb(cell.ground)
        painter.fillRect(rect, ground)
        line = theme.color("accent" if is_selected else "border")
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        painter.setFont(self._type.fonts[cell.face])
        painter.setPen(theme.color(cell.ink))
        spacing, left = self._type.spacing(cell.face), rect.left() + PAD_X
        y = rect.center().y() + 1 - spacing * len(cell.lines) / 2 + self._type.ascent(cell.face)
        for place, (x, line) in enumerate(cell.lines):
            painter.drawText(QPointF(round(left + x), round(y + place * spacing)), line)
        if cell.sign is not None:
            self._paint_sign(painter, rect, cell.sign)

    def _laid_out(self, row: int, column: int, width: int) -> _Cell:
        fact, sign = self._model.fact(row, column), self._sign(row, column)
        face: Face = "strong" if self._model.lead(row, column) else "text"
        text, ink = self._model.text(row, column), "text"
        if fact.reason is Absence.NOT_STATED:
            text, ink = GAP_SIGN, "border-strong"
        elif fact.reason is not None:
            face, ink = "absent", "text-muted"
        room = width - 2 * PAD_X - (self._sign_side() + SMALL if sign else 0)
        lines = self._type.lines(face, text, room, LINES)
        is_right = is_figure(self._model.columns[column])
        starts = [room - self._type.width(face, line) if is_right else 0.0 for line in lines]
        placed = tuple(zip(starts, lines, strict=True))
        return _Cell(self._ground(row, column), face, ink, placed, sign)

    def _ground(self, row: int, column: int) -> int:
        """Return the surface, tinted by the cell's rank."""
        theme, rank = self._session.theme, self._model.rank(row, column)
        surface, tint = theme.color("surface"), theme.color("positive-soft")
        share = rank.share * STRONGEST if rank else 0.0
        channels = (
            (surface.red(), tint.red()),
            (surface.green(), tint.green()),
            (surface.blue(), tint.blue()),
        )
        mixed = (round(below + (above - below) * share) for below, above in channels)
        return QColor(*mixed).rgb()

    def _sign(self, row: int, column: int) -> Sign | None:
        """Return the sign of the first remark of the user's on a cell."""
        program, attribute = self._model.programs[row], self._model.columns[column]
        remarks = self._model.comparison.remarks_of(program, attribute.key)
        return next((SIGNS[one.kind] for one in remarks if SIGNS[one.kind].glyph), None)

    def _sign_side(self) -> int:
        return round(self._type.height("small"))

    def _paint_sign(self, painter: QPainter, rect: QRect, sign: Sign) -> None:
        side = self._sign_side()
        left, top = rect.right() + 1 - PAD_X - side, rect.center().y() + 1 - side / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._session.theme.color(sign.ink)
        draw_glyph(painter, sign.glyph, QRectF(left, top, side, side), ink)
