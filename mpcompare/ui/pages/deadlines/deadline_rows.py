"""Draws the rows of a list of deadlines: headings, entries, programs without a date."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mpcompare.app.deadlines.agenda import Entry, Undated
from mpcompare.app.deadlines.dates import away
from mpcompare.model.locale_format import MONTHS
from mpcompare.ui.model_index import Index
from mpcompare.ui.pages.deadlines.deadlines_model import UNLISTED, Group, RowRole
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL, TINY, Theme
from mpcompare.ui.widgets.elided import Ink, draw_lines
from mpcompare.ui.widgets.glyph import draw_glyph

DAY_WIDTH_EMS = 2.2
"""Of the column with the day, in heights of a line."""
ASK = "Ask the school"


@dataclass(frozen=True)
class _Inks:
    title: Ink
    text: Ink
    plain: Ink
    """For an expected date, which is not to stand out as a confirmed one does."""
    plain_title: Ink
    small: Ink
    muted: Ink
    accent: Ink


class DeadlineRows(QStyledItemDelegate):
    """Three lines an entry: what and how soon, whose it is, and what is to be known of it."""

    def __init__(self, session: Session, parent: QListView) -> None:
        super().__init__(parent)
        self._session = session
        self._inks = self._make_inks()
        session.themed.connect(self._apply_theme)

    def _apply_theme(self) -> None:
        self._inks = self._make_inks()

    def _make_inks(self) -> _Inks:
        theme = self._session.theme
        muted = theme.color("text-muted")
        return _Inks(
            title=Ink(theme.font("large", bold=True), theme.color("text")),
            text=Ink(theme.font(bold=True), theme.color("text")),
            plain=Ink(theme.font(), theme.color("text")),
            plain_title=Ink(theme.font("large"), theme.color("text")),
            small=Ink(theme.font("small"), theme.color("text")),
            muted=Ink(theme.font("small"), muted),
            accent=Ink(theme.font("small", bold=True), theme.color("accent")),
        )

    # Measures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(RowRole)
        inks = self._inks
        line, small = inks.text.metrics.lineSpacing(), inks.small.metrics.lineSpacing()
        if isinstance(row, Group):
            height = small + 2 * SMALL
        elif isinstance(row, Undated):
            height = line + small + 2 * SMALL
        else:
            chips = small + TINY + 2 if _has_chips(row) else 0
            height = line + small + chips + 2 * SMALL
        return QSize(option.rect.width(), height)  # pyright: ignore[reportAttributeAccessIssue]

    def asks_at(self, rect: QRect, place: QPointF) -> bool:
        """Whether a place in an undated row is on the words that ask the school."""
        width = self._inks.accent.metrics.horizontalAdvance(ASK)
        return place.x() >= rect.right() - MEDIUM - width

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(RowRole)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state, is_heading=isinstance(row, Group))
        if isinstance(row, Group):
            self._paint_group(painter, rect, row)
        elif isinstance(row, Undated):
            self._paint_undated(painter, rect, row)
        else:
            self._paint_entry(painter, rect, row, is_selected=_is_selected(state))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, is_heading: bool
    ) -> None:
        theme = self._session.theme
        if is_heading:
            painter.fillRect(rect, theme.color("window"))
        if state & QStyle.StateFlag.State_Selected and not is_heading:
            painter.fillRect(rect, theme.color("accent-soft"))
            edge = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(edge, theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("surface-sunken"))
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def _paint_group(self, painter: QPainter, rect: QRect, group: Group) -> None:
        theme = self._session.theme
        side = self._inks.small.metrics.height()
        square = QRectF(rect.left() + SMALL, rect.center().y() - side / 2, side, side)
        glyph = "right" if group.is_folded else "down"
        draw_glyph(painter, glyph, square, theme.color("text-muted"))
        token = "negative" if group.is_late else "text-muted"
        ink = Ink(theme.font("small", bold=True), theme.color(token))
        inside = rect.adjusted(SMALL + side + TINY, SMALL, -MEDIUM, 0)
        draw_lines(painter, inside, group.title, ink)

    def _paint_undated(self, painter: QPainter, rect: QRect, row: Undated) -> None:
        inks = self._inks
        inside = rect.adjusted(MEDIUM, SMALL, -MEDIUM, -SMALL)
        width = inks.accent.metrics.horizontalAdvance(ASK)
        ask = QRect(inside.right() - width, inside.top() + 1, width, inside.height())
        draw_lines(painter, ask, ASK, inks.accent)
        words = inside.adjusted(0, 0, -width - MEDIUM, 0)
        used = draw_lines(painter, words, row.program.title, inks.text)
        status = f" · {row.status.label}" if row.status else ""
        listed = "" if row.is_shortlisted else f" · {UNLISTED}"
        closed = f" · {row.closed.lower()}" if row.closed else ""
        line = inside.adjusted(0, used, 0, 0)
        draw_lines(painter, line, f"{row.program.institution}{closed}{status}{listed}", inks.muted)

    def _paint_entry(
        self, painter: QPainter, rect: QRect, row: Entry, *, is_selected: bool
    ) -> None:
        inks, theme = self._inks, self._session.theme
        inside = rect.adjusted(MEDIUM, SMALL, -MEDIUM, -SMALL)
        day_width = round(DAY_WIDTH_EMS * inks.small.metrics.height())
        self._paint_day(painter, QRect(inside.topLeft(), QSize(day_width, inside.height())), row)
        words = inside.adjusted(day_width + SMALL, 0, 0, 0)
        soon = "done" if row.is_done else away(row.day, self._session.today)
        width = inks.small.metrics.horizontalAdvance(soon)
        late = row.item is not None and not row.is_done and row.day < self._session.today
        near = 0 <= (row.day - self._session.today).days <= 14 and not row.is_done
        token = "negative" if late else "caution" if near else "text-muted"
        when = QRect(words.right() - width, words.top() + 1, width + 1, words.height())
        draw_lines(painter, when, soon, Ink(inks.small.font, theme.color(token)))
        what = words.adjusted(0, 0, -width - MEDIUM, 0)
        sure = inks.plain if row.is_expected else inks.text
        ink = Ink(sure.font, inks.muted.color) if row.is_done else sure
        used = draw_lines(painter, what, row.what, ink)
        line = words.adjusted(0, used, 0, 0)
        whose = f"{row.program.institution} · {row.program.title}"
        used += draw_lines(painter, line, whose, inks.muted)
        place = words.adjusted(0, used + TINY, 0, 0)
        self._paint_chips(painter, place, row, is_selected=is_selected)

    def _paint_day(self, painter: QPainter, rect: QRect, row: Entry) -> None:
        inks = self._inks
        sure = inks.plain_title if row.is_expected else inks.title
        ink = Ink(sure.font, inks.muted.color) if row.is_done else sure
        used = draw_lines(painter, rect, str(row.day.day), ink)
        month = MONTHS[row.day.month - 1][:3]
        draw_lines(painter, rect.adjusted(0, used - 1, 0, 0), month, inks.muted)

    def _paint_chips(
        self, painter: QPainter, rect: QRect, row: Entry, *, is_selected: bool
    ) -> None:
        theme, height = self._session.theme, self._inks.small.metrics.lineSpacing() + 2
        place = QRectF(rect.left(), rect.top(), rect.width(), height)
        for words, (ink, ground) in _chips(row):
            # the selected row has the ground of the status itself
            shown = "surface" if is_selected and ground == "accent-soft" else ground
            right = _draw_chip(painter, theme, place, words, (ink, shown))
            place.setLeft(right + TINY)


def _is_selected(state: QStyle.StateFlag) -> bool:
    return bool(state & QStyle.StateFlag.State_Selected)


def _has_chips(row: Entry) -> bool:
    return bool(_chips(row))


def _chips(row: Entry) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Return the glyph and words, and the colours, of what is to be known of an entry."""
    chips: list[tuple[tuple[str, str], tuple[str, str]]] = []
    if row.closed:
        chips.append((("", row.closed), ("caution", "caution-soft")))
    if row.mark:
        chips.append((("question", row.mark), ("caution", "caution-soft")))
    if row.item is not None:
        chips.append((("note", "checklist"), ("text-muted", "surface-sunken")))
    if row.status is not None:
        chips.append((("", row.status.label), ("accent", "accent-soft")))
    if not row.is_shortlisted:
        chips.append((("", UNLISTED), ("text-muted", "surface-sunken")))
    return chips


def _draw_chip(
    painter: QPainter, theme: Theme, place: QRectF, words: tuple[str, str], tokens: tuple[str, str]
) -> float:
    """Draw words in a rounded box at the left of a place, as wide as they and the place allow.

    Args:
        painter: painted with.
        theme: fonts and colours.
        place: where it may stand; its height is the chip's.
        words: a glyph ("" for none) and the text.
        tokens: the colours of ink and ground.

    Returns:
        The right edge of the chip.
    """
    glyph, text = words
    ink = Ink(theme.font("small"), theme.color(tokens[0]))
    side = ink.metrics.height() - 4 if glyph else 0
    extra = 2 * SMALL + (side + TINY if glyph else 0)
    shown = ink.metrics.elidedText(
        text, Qt.TextElideMode.ElideRight, max(round(place.width() - extra), 0)
    )
    width = ink.metrics.horizontalAdvance(shown) + extra
    box = QRectF(place.left(), place.top(), width, place.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(tokens[1]))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    x = box.left() + SMALL
    if glyph:
        square = QRectF(x, box.center().y() - side / 2, side, side)
        draw_glyph(painter, glyph, square, ink.color)
        x += side + TINY
    painter.setFont(ink.font)
    painter.setPen(ink.color)
    baseline = box.center().y() + (ink.metrics.ascent() - ink.metrics.descent()) / 2
    painter.drawText(QPointF(x, round(baseline)), shown)
    return box.right()
