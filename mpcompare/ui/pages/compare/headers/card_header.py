"""The tops of the cards: what each program is, and what can be done with its card.

They stay in sight while the rows scroll. A card is dragged by its top to another place.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QHeaderView, QToolTip

from mpcompare.model.library.remark import Remark
from mpcompare.model.program import Program
from mpcompare.ui.literal import tooltip
from mpcompare.ui.pages.compare.cards_model import CardsModel
from mpcompare.ui.pages.compare.cells.cell_delegate import GAP
from mpcompare.ui.pages.compare.cells.cell_layout import PAD_X
from mpcompare.ui.pages.compare.cells.strips import block_outline
from mpcompare.ui.pages.compare.cells.typeface import Typeface
from mpcompare.ui.pages.compare.headers.card_top import CardTops, Top
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL, TINY
from mpcompare.ui.widgets.glyph import draw_glyph
from mpcompare.ui.widgets.series_stripe import paint_stripe

KEPT = 60
"""Painted tops: several screens of them."""
EDGE, ABOVE = 4, SMALL
SCROLL_ZONE, SCROLL_STEP, SCROLL_MS = 48, 24, 16
_TIPS = {
    "page": "Open the program's web page",
    "grip": "Drag to another place",
    "more": "Pin, move, export or remove this program, and more",
    "pin": "This is the reference: marked cells differ from it. Click to unpin.",
}


class CardHeader(QHeaderView):
    """Draws the tops, answers clicks on their small buttons, and moves cards by dragging."""

    more_asked = Signal(object, QPoint)
    """Carries the program and where its menu should open, on the screen."""
    page_asked = Signal(object)
    pin_asked = Signal(str)
    badge_asked = Signal(str, str)
    """Carries the program's id and the kind of the chip that was clicked."""
    dropped = Signal(str, object)
    """Carries the moved program's id and that of the one it now stands before, or None."""

    def __init__(self, session: Session, model: CardsModel, typeface: Typeface) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._session, self._cards, self._type = session, model, typeface
        self._tops = CardTops(typeface)
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._hovered: tuple[int, str] | None = None
        self._pressed: QPoint | None = None
        self._dragged: int | None = None
        self._drop_at = 0
        self._scroller = QTimer(self)
        self._scroller.setInterval(SCROLL_MS)
        self._scroller.timeout.connect(self._scroll_on)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(40)
        self.setMouseTracking(True)
        self.setAccessibleName("Compared programs")

    # Sizes

    def sizeHint(self) -> QSize:
        width = self.defaultSectionSize() - GAP
        tops = (self._tops.of(self._cards, p, width) for p in self._cards.programs)
        words = max((self._tops.height(top) for top in tops), default=0)
        return QSize(0, round(ABOVE + EDGE + SMALL + self._side() + TINY + words + SMALL))

    def _side(self) -> int:
        return round(self._type.height("small")) + TINY

    def _top(self, section: int) -> tuple[Top, QPointF]:
        """Return the words of a card's top, and where they begin."""
        card = self._card(section)
        top = self._tops.of(self._cards, self._cards.programs[section], card.width())
        return top, QPointF(card.left() + PAD_X, card.top() + EDGE + SMALL + self._side() + TINY)

    def _series(self, section: int) -> int:
        return self._cards.comparison.series_of(self._cards.programs[section])

    def _card(self, section: int) -> QRect:
        left = self.sectionViewportPosition(section)
        return QRect(left, ABOVE, self.sectionSize(section) - GAP, self.height() - ABOVE)

    def _buttons(self, section: int) -> dict[str, QRect]:
        """Return the places of a card's buttons, from the right."""
        card = self._card(section)
        side = self._side()
        right, top = card.right() - MEDIUM, card.top() + EDGE + SMALL - 2
        names = ["more", "grip", "page"]
        if self._cards.programs[section].id == self._cards.comparison.reference:
            names.append("pin")
        step = side + TINY
        return {
            name: QRect(right - side - place * step, top, side, side)
            for place, name in enumerate(names)
        }

    def show_ranking(self, ranked: Mapping[str, Remark]) -> None:
        """Show how the user's criteria rank the programs: chips by program id."""
        self._cards.ranked = ranked
        self.geometriesChanged.emit()  # the view asks for the height
        # paints them again; the first time nothing has been painted, so not by the viewport
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, len(self._cards.programs) - 1)

    # Painting

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: ARG002, N803 - Qt's contract
        if not 0 <= logicalIndex < len(self._cards.programs):
            return
        card = self._card(logicalIndex)
        if logicalIndex == self._dragged:
            painter.setOpacity(0.5)
        painter.drawPixmap(card.topLeft(), self._picture(logicalIndex, card))
        painter.setOpacity(1)
        self._drop_line(painter, logicalIndex)

    def paint_whole(self, painter: QPainter, section: int) -> None:
        """Paint a top into a file: at the painter's origin, without its buttons."""
        card = self._card(section)
        painter.translate(-card.x(), 0)
        self._ground(painter, card, section, is_selected=False)
        self._words(painter, card, section)

    def forget_pictures(self) -> None:
        """Lay out and paint every top again: other colours, or another catalog."""
        self._tops.forget()
        self._pictures.clear()

    def _picture(self, section: int, card: QRect) -> QPixmap:
        """Return a top as it was painted before, so that scrolling only copies pixels."""
        program = self._cards.programs[section].id
        selection = self.selectionModel()
        is_selected = selection is not None and selection.isColumnSelected(section)
        pinned = program == self._cards.comparison.reference
        hovered = self._hovered[1] if self._hovered and self._hovered[0] == section else ""
        ratio = self.devicePixelRatioF()
        series = self._series(section)
        size = (card.width(), card.height(), ratio)
        remarks = self._cards.remarks_of(self._cards.programs[section])
        documented = self._cards.comparison.documented(self._cards.programs[section])
        key = (program, series, is_selected, pinned, hovered, remarks, documented, *size)
        picture = self._pictures.get(key)
        if picture is None:
            if len(self._pictures) >= KEPT:
                self._pictures.clear()
            picture = QPixmap(card.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-card.x(), -card.y())
            self._ground(painter, card, section, is_selected=is_selected)
            self._words(painter, card, section)
            self._draw_buttons(painter, section)
            painter.end()
            self._pictures[key] = picture
        return picture

    def _ground(self, painter: QPainter, card: QRect, section: int, *, is_selected: bool) -> None:
        theme = self._session.theme
        whole = QRectF(card)
        outline = block_outline(whole.adjusted(0.5, 0.5, -0.5, -0.5), is_first=True, is_last=True)
        painter.setPen(QPen(theme.color("accent" if is_selected else "border"), 1))
        painter.setBrush(theme.color("accent-soft" if is_selected else "surface"))
        painter.drawPath(outline)
        painter.setClipPath(block_outline(whole, is_first=True, is_last=True))
        edge = QRectF(card.left(), card.top(), card.width(), EDGE)
        paint_stripe(painter, edge, theme, self._series(section))
        painter.setClipping(False)

    def _words(self, painter: QPainter, card: QRect, section: int) -> None:
        theme, face = self._session.theme, self._type
        program = self._cards.programs[section]
        x, y = card.left() + PAD_X, card.top() + EDGE + SMALL + 0.0
        first = min(rect.left() for rect in self._buttons(section).values())
        degree = face.elided("small-strong", program.degree, first - card.left() - PAD_X - TINY)
        painter.setFont(face.fonts["small-strong"])
        painter.setPen(theme.color("text-muted"))
        middle = y + (self._side() - 4 - face.height("small-strong")) / 2
        painter.drawText(QPointF(x, middle + face.ascent("small-strong")), degree)
        self._reference(painter, x + face.width("small-strong", degree) + SMALL, middle, section)
        self._tops.paint(painter, theme, *self._top(section))

    def badge_at(self, point: QPoint) -> tuple[int, Remark] | None:
        """Return the card and the chip under a point."""
        section = self.logicalIndexAt(point)
        if not 0 <= section < len(self._cards.programs):
            return None
        top, origin = self._top(section)
        inner = QPointF(point) - self._tops.badges_from(top, origin)
        return next(((section, one.remark) for one in top.badges if one.rect.contains(inner)), None)

    def _reference(self, painter: QPainter, x: float, y: float, section: int) -> None:
        if self._cards.programs[section].id != self._cards.comparison.reference:
            return
        theme, face = self._session.theme, self._type
        left = min(rect.left() for rect in self._buttons(section).values())
        width = face.width("small", "Reference") + 2 * SMALL
        if x + width > left - TINY:
            return
        pill = QRectF(x, y - 1, width, face.height("small") + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent-soft"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(face.fonts["small"])
        painter.setPen(theme.color("accent"))
        painter.drawText(QPointF(x + SMALL, y + face.ascent("small")), "Reference")

    def _draw_buttons(self, painter: QPainter, section: int) -> None:
        theme = self._session.theme
        for name, rect in self._buttons(section).items():
            ink = theme.color("accent" if name == "pin" else "text-muted")
            if self._hovered == (section, name):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("surface-sunken"))
                painter.drawRoundedRect(rect, 5, 5)
                ink = theme.color("text")
            glyph = "outside" if name == "page" else name
            draw_glyph(painter, glyph, QRectF(rect).adjusted(2, 2, -2, -2), ink)

    def _drop_line(self, painter: QPainter, section: int) -> None:
        """Draw a line in the gap that a dragged card would go to."""
        if self._dragged is None:
            return
        count = len(self._cards.programs)
        if section == min(self._drop_at, count - 1):
            card = self._card(section)
            at_end = self._drop_at == count
            x = card.right() + 2 if at_end else max(0, card.left() - GAP // 2 - 2)
            line = QRectF(x, card.top(), 4, card.height())
            painter.setClipping(False)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._session.theme.color("accent"))
            painter.drawRoundedRect(line, 2, 2)

    # The pointer

    def button_at(self, point: QPoint) -> tuple[int, str] | None:
        """Return the card and the button under a point."""
        section = self.logicalIndexAt(point)
        if not 0 <= section < len(self._cards.programs):
            return None
        found = (name for name, rect in self._buttons(section).items() if rect.contains(point))
        return next(((section, name) for name in found), None)

    def button_rect(self, section: int, name: str) -> QRect:
        """Return the place of a card's button."""
        return self._buttons(section)[name]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        found = self.button_at(point)
        self._pressed = None
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif found is None and (badge := self.badge_at(point)) is not None:
            self.badge_asked.emit(self._cards.programs[badge[0]].id, badge[1].kind)
        elif found is None or found[1] == "grip":
            self._pressed = point
            if found is None:
                super().mousePressEvent(event)
        else:
            self._push(*found)

    def _push(self, section: int, name: str) -> None:
        program = self._cards.programs[section]
        if name == "page":
            self.page_asked.emit(program)
        elif name == "pin":
            self.pin_asked.emit(program.id)
        else:
            corner = self._buttons(section)[name].bottomLeft() + QPoint(0, 2)
            self.more_asked.emit(program, self.viewport().mapToGlobal(corner))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._dragged is not None:
            self._drag_to(point)
            return
        if self._pressed is not None:
            far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            section = self.logicalIndexAt(self._pressed)
            if far and section >= 0:
                self._dragged = section
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._scroller.start()
                self._drag_to(point)
            return
        self._hover(self.button_at(point))

    def _hover(self, found: tuple[int, str] | None) -> None:
        if found != self._hovered:
            self._hovered = found
            is_grip = found is not None and found[1] == "grip"
            hand = Qt.CursorShape.OpenHandCursor if is_grip else Qt.CursorShape.PointingHandCursor
            self.setCursor(hand if found else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def _drag_to(self, point: QPoint) -> None:
        self._last = point
        count = len(self._cards.programs)
        section = self.logicalIndexAt(QPoint(max(0, point.x()), MEDIUM + 1))
        if section < 0:
            section = count - 1
        card = self._card(section)
        self._drop_at = section + (1 if point.x() > card.center().x() else 0)
        self.viewport().update()

    def _scroll_on(self) -> None:
        """Scroll while a card is held at an end of the header."""
        view = self.parentWidget()
        bar = getattr(view, "horizontalScrollBar", lambda: None)()
        if bar is None or self._dragged is None:
            return
        x = self._last.x()
        step = -SCROLL_STEP if x < SCROLL_ZONE else SCROLL_STEP
        if x < SCROLL_ZONE or x > self.viewport().width() - SCROLL_ZONE:
            bar.setValue(bar.value() + step)
            self._drag_to(self._last)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._dragged is None:
            super().mouseReleaseEvent(event)
            return
        dragged, self._dragged = self._dragged, None
        self._scroller.stop()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.viewport().update()
        programs = self._cards.programs
        before = programs[self._drop_at].id if self._drop_at < len(programs) else None
        if self._drop_at not in (dragged, dragged + 1):
            self.dropped.emit(programs[dragged].id, before)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tooltip(self.tip_at(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """Return what a button does, else all of what the card's top may have cut off."""
        found = self.button_at(point)
        if found is not None:
            return _TIPS[found[1]]
        badge = self.badge_at(point)
        if badge is not None:
            return badge[1].tip
        section = self.logicalIndexAt(point)
        if not 0 <= section < len(self._cards.programs):
            return ""
        program = self._cards.programs[section]
        known = self._cards.comparison.documented(program).known_words
        checked = self._checked_words(program)
        return f"{program.title}\n{program.institution}\n{program.place}\n{known}\n{checked}"

    def _checked_words(self, program: Program) -> str:
        """Return all that Explore's details say of it, for which a card has no room."""
        is_own = program.id in self._session.state.library.own
        edition = "" if is_own else self._session.workspace.info.version
        return self._cards.checked_words(program, edition)
