"""The cards as a picture: laid out whole and painted cell by cell, without a window."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QColor, QPainter

from mpcompare.app.exporting.picture import PictureOrder
from mpcompare.ui.pages.compare.cards_model import CardsModel
from mpcompare.ui.pages.compare.cards_view import CardsView
from mpcompare.ui.pages.compare.cells.cell_delegate import GAP
from mpcompare.ui.pages.compare.cells.typeface import Face
from mpcompare.ui.pages.compare.rows import Strip
from mpcompare.ui.pages.compare.salary.salary_labels import SalaryLabels
from mpcompare.ui.pages.compare.salary.salary_painter import SalaryPainter
from mpcompare.ui.pages.compare.salary.salary_rows import AxisRow
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL

_CARD_EMS = 21
"""Width of a card in letters m: some wider than the narrowest in a window."""


class CardsPicture:
    """A comparison's cards with their labels, all of them, as the window has them."""

    def __init__(self, session: Session, order: PictureOrder) -> None:
        self._session, self._order = session, order
        comparison, salaries = order.comparison, order.salaries
        self._model = CardsModel()
        self._view = CardsView(session, self._model)
        self._face = self._view.typeface
        self._card_width = round(_CARD_EMS * self._face.em()) + GAP
        self._labels_width = self._view.labels.label_width()
        width = self._labels_width + self._card_width * len(comparison.programs)
        self._view.resize(width, self._view.height())
        self._view.delegate.salary = SalaryPainter(session, self._face, salaries)
        self._view.labels.salary = SalaryLabels(session, self._face)
        shown = replace(session.state, differences_only=order.differences_only)
        self._model.show(comparison, shown, salaries)
        self._view.delegate.prepare()
        self._view.header.setDefaultSectionSize(self._card_width)
        self._tops = round(self._view.header.sizeHint().height())
        self._view.header.resize(width, self._tops)
        self._heights: list[int] = []

    def close(self) -> None:
        """Let the widgets go that have painted."""
        self._view.deleteLater()

    def lay_out(self) -> Iterator[None]:
        """Measure every cell, one row a step; then `size` is known."""
        width = self._card_width - GAP
        for row in self._model.rows:
            cells = (
                self._view.delegate.cell_height(row, program, width)
                for program in self._model.programs
            )
            self._heights.append(round(max(self._view.labels.needed_height(row), *cells)))
            yield

    @property
    def size(self) -> QSize:
        """How large it is in pixels at 100 %, once it is laid out."""
        cards = self._card_width * len(self._model.programs)
        return QSize(
            self._labels_width + cards + LARGE,
            self._above + self._tops + sum(self._heights) + self._below,
        )

    @property
    def ground(self) -> QColor:
        """The colour behind the cards."""
        return self._session.theme.color("window")

    @property
    def _above(self) -> int:
        return round(LARGE + self._face.spacing("strong") + SMALL)

    @property
    def _below(self) -> int:
        return round(MEDIUM + self._face.spacing("small") + LARGE)

    def paint(self, painter: QPainter) -> Iterator[None]:
        """Paint all of it on the ground, a cell a step."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._words(painter, LARGE, "strong", self._order.title)
        bottom = self.size.height() - self._below + MEDIUM
        self._words(painter, bottom, "small", self._order.footer)
        for column in range(len(self._model.programs)):
            painter.save()
            painter.translate(self._labels_width + column * self._card_width, self._above)
            self._view.header.paint_whole(painter, column)
            painter.restore()
            yield
        top = self._above + self._tops
        for number, height in enumerate(self._heights):
            yield from self._paint_row(painter, number, QRect(0, top, 0, height))
            top += height
        yield from self._paint_plots(painter)

    def _words(self, painter: QPainter, top: int, face: Face, words: str) -> None:
        painter.setFont(self._face.fonts[face])
        painter.setPen(self._session.theme.color("text" if face == "strong" else "text-muted"))
        shown = self._face.elided(face, words, self.size.width() - 2 * LARGE)
        painter.drawText(QPointF(LARGE, top + self._face.ascent(face)), shown)

    def _paint_row(self, painter: QPainter, number: int, place: QRect) -> Iterator[None]:
        row, cards = self._model.rows[number], len(self._model.programs)
        place.setWidth(self._labels_width)
        self._view.labels.paintSection(painter, place, number)
        painter.save()
        painter.translate(self._labels_width, 0)
        if isinstance(row, Strip):
            wide = QRect(0, place.top(), cards * self._card_width - GAP, place.height())
            self._view.delegate.paint_strip(painter, wide, row)
        else:
            for column in range(cards):
                card = self._card(column, place)
                self._view.delegate.paint_whole(painter, card, self._model.index(number, column))
                yield
        painter.restore()
        yield

    def _card(self, column: int, place: QRect) -> QRect:
        left, width = column * self._card_width, self._card_width - GAP
        return QRect(left, place.top(), width, place.height())

    def _paint_plots(self, painter: QPainter) -> Iterator[None]:
        salary = self._view.delegate.salary
        if salary is None:
            return
        top = self._above + self._tops
        for number, row in enumerate(self._model.rows):
            if isinstance(row, AxisRow):
                below = sum(self._heights[number + 1 : number + 1 + len(row.group.rows)])
                axis = QRect(0, top, 0, self._heights[number])
                for column in range(len(self._model.programs)):
                    self._paint_plot(painter, salary, (row, column), (axis, below))
                    yield
            top += self._heights[number]

    def _paint_plot(
        self,
        painter: QPainter,
        salary: SalaryPainter,
        of: tuple[AxisRow, int],
        where: tuple[QRect, int],
    ) -> None:
        """Paint a card's plot over its rows, where it has one."""
        (row, column), (axis, below) = of, where
        scale, salaries = row.scale(column), self._model.salaries
        if scale is None or salaries is None:
            return
        card = self._card(column, axis)
        left, right = salary.plot_span(card)
        above = card.bottom() + 1 - salary.ticks_height
        rect = QRect(QPoint(round(left), above), QPoint(round(right), card.bottom() + below))
        # the module imports the drawing library
        module = import_module("mpcompare.ui.pages.compare.salary.card_plot")
        series = self._model.comparison.series_of(self._model.programs[column])
        content = module.Content(
            row, column, scale, salaries.axis(scale), series, salary.ticks_height
        )
        plot = module.CardPlot(self._view.viewport())
        ink = import_module("mpcompare.ui.plot.ink").ink_of(self._session.theme)
        plot.show(content, ink, self._session.theme.font("small"))
        painter.save()
        painter.translate(self._labels_width, 0)
        plot.paint(painter, rect)
        painter.restore()
