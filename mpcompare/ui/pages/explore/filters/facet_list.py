"""A list of values to tick, each with the number of programs that ticking it would give."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mpcompare.model.attribute import Attribute
from mpcompare.model.fact import Absence
from mpcompare.model.locale_format import whole
from mpcompare.model.query import AnyOf, Filter
from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.literal import button_text, tooltip
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL, TARGET, TINY
from mpcompare.ui.widgets.glyph import draw_glyph

SHOWN_AT_ONCE = 6
"""Of a list without an end (regions, countries); the rest is one click away."""

_ABSENCES = {absence.value: absence for absence in Absence}
Flag = Qt.AlignmentFlag


class FacetRow(QAbstractButton):
    """One value: a box, its words, a count at the right. Painted, because there are many."""

    moved = Signal(int)
    """The arrow keys ask for the row one below (1) or above (-1)."""

    def __init__(self, session: Session, words: str, tip: str, *, is_absence: bool = False) -> None:
        super().__init__()
        self._session = session
        self._count = 0
        self._counted = ""
        self._is_absence = is_absence
        self.setCheckable(True)
        self.words = words
        self.setText(button_text(words))
        self.setToolTip(tooltip(tip or words))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.count = 0

    @property
    def count(self) -> int:
        """How many programs ticking it would leave."""
        return self._count

    @count.setter
    def count(self, count: int) -> None:
        counted = whole(count)
        if counted != self._counted:
            self._count, self._counted = count, counted
            programs = "program" if count == 1 else "programs"
            self.setAccessibleName(f"{self.words}, {counted} {programs}")
            self.update()

    def sizeHint(self) -> QSize:
        high = QFontMetrics(self._session.theme.font()).height() + SMALL
        return QSize(120, max(high, TARGET))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in ENTER_KEYS:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._session.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_muted = not self.count and not self.isChecked()
        if self.underMouse():
            painter.fillRect(self.rect(), theme.color("surface-sunken"))
        left = self._paint_box(painter) + SMALL
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text-muted"))
        counted = self._counted
        width = painter.fontMetrics().horizontalAdvance(counted)
        right = self.width() - TINY
        painter.drawText(
            QRect(right - width - 1, 0, width + 1, self.height()), Flag.AlignVCenter, counted
        )
        painter.setFont(theme.font(italic=self._is_absence))
        is_quiet = is_muted or (self._is_absence and not self.isChecked())
        painter.setPen(theme.color("text-muted" if is_quiet else "text"))
        room = QRect(left, 0, right - width - SMALL - left, self.height())
        words = painter.fontMetrics().elidedText(
            self.words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Flag.AlignVCenter, words)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def _paint_box(self, painter: QPainter) -> int:
        theme = self._session.theme
        side = QFontMetrics(theme.font()).ascent() + 2
        box = QRectF(TINY + 0.5, (self.height() - side) // 2 + 0.5, side, side)
        colour = theme.color("accent" if self.isChecked() else "border-strong")
        painter.setPen(QPen(colour, 1))
        painter.setBrush(colour if self.isChecked() else theme.color("surface"))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            draw_glyph(painter, "check", box.adjusted(1, 1, -1, -1), theme.color("accent-text"))
        return TINY + side


class FacetList(QWidget):
    """The values of one attribute, in their declared order, else the most frequent first."""

    toggled = Signal(str)
    """Carries the token."""
    left = Signal(int)
    """The arrow keys have left the list at its top (-1) or its end (1)."""

    def __init__(self, session: Session, attribute: Attribute) -> None:
        super().__init__()
        self._session = session
        self._attribute = attribute
        self._explained = {c.value: c.explanation for c in attribute.kind.choices}
        self._rows: dict[str, FacetRow] = {}
        self._is_whole = False
        self._is_stop = True
        self._chosen: FacetRow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._more = QPushButton()
        self._more.setProperty("link", True)
        self._more.clicked.connect(self._unfold)
        self._column.addWidget(self._more, 0, Flag.AlignLeft)
        for token in self._explained:
            self._add(token)

    def row(self, token: str) -> FacetRow | None:
        """Return the row of a token, if there is one yet."""
        return self._rows.get(token)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard can reach, from the top."""
        return (*self._rows.values(), self._more)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show other counts."""
        before = set(self._rows)
        for token in counts:
            if token not in self._rows:
                self._add(token)
        self._drop([token for token in self._rows if self._is_gone(token, counts)])
        for token, row in self._rows.items():
            row.count = counts.get(token, 0)
        if set(self._rows) != before:
            self._order()
        self._fold()

    def show_asked(self, asked: Filter | None) -> None:
        """Show other ticks."""
        ticked = asked.tokens if isinstance(asked, AnyOf) else frozenset[str]()
        for token in ticked:
            if token not in self._rows:
                self._add(token)
        for token, row in self._rows.items():
            row.setChecked(token in ticked)
        self._fold()

    def _add(self, token: str) -> None:
        absence = _ABSENCES.get(token)
        tip = absence.explanation if absence else self._explained.get(token, "")
        words = self._attribute.token_label(token)
        row = FacetRow(self._session, words, tip, is_absence=absence is not None)
        row.setObjectName(f"{self._attribute.key}:{token}")
        row.clicked.connect(lambda: self.toggled.emit(token))
        row.moved.connect(lambda steps: self._move(row, steps))
        self._rows[token] = row
        self._column.insertWidget(self._column.count() - 1, row)

    def _is_gone(self, token: str, counts: Mapping[str, int]) -> bool:
        """Whether no program has a value any more, as a tag that was taken from all."""
        is_listed = token in counts or token in self._explained or token in _ABSENCES
        return not is_listed and not self._rows[token].isChecked()

    def _drop(self, tokens: Iterable[str]) -> None:
        for token in tokens:
            row = self._rows.pop(token)
            row.hide()
            row.deleteLater()

    def _order(self) -> None:
        """Put absences last, and the most frequent first where no order is declared."""

        def rank(item: tuple[str, FacetRow]) -> tuple[bool, int, str]:
            token, row = item
            if token in self._explained:
                return (False, 0, "")
            return (token in _ABSENCES, -row.count, row.text())

        self._rows = dict(sorted(self._rows.items(), key=rank))
        for place, row in enumerate(self._rows.values()):
            self._column.insertWidget(place, row)

    def _fold(self) -> None:
        ticked = {token for token, row in self._rows.items() if row.isChecked()}
        tokens = list(self._rows)
        has_others = any(t not in self._explained and t not in _ABSENCES for t in tokens)
        is_open_list = has_others and len(tokens) > SHOWN_AT_ONCE + 2
        folded = set(tokens[SHOWN_AT_ONCE:]) - ticked if is_open_list else set[str]()
        folded = {token for token in folded if token not in _ABSENCES}
        for token, row in self._rows.items():
            # what no program has and no one asked for is not worth a line
            is_empty_absence = token in _ABSENCES and not row.count and token not in ticked
            row.setVisible((self._is_whole or token not in folded) and not is_empty_absence)
        self._more.setVisible(bool(folded))
        self._more.setText("Fewer" if self._is_whole else f"{len(folded)} more…")
        self._rove(next((r for r in self._rows.values() if r.hasFocus()), None))

    def _unfold(self) -> None:
        self._is_whole = not self._is_whole
        self._fold()

    def _shown(self) -> list[FacetRow]:
        return [row for row in self._rows.values() if not row.isHidden()]

    def _move(self, row: FacetRow, steps: int) -> None:
        shown = self._shown()
        place = shown.index(row) + steps
        if not 0 <= place < len(shown):
            self.left.emit(steps)
            return
        target = shown[place]
        self._rove(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def enter(self) -> None:
        """Put the focus on the row at which Tab stops."""
        shown = self._shown()
        target = next((row for row in shown if row is self._chosen), None)
        if target is not None and self.isVisible():
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _rove(self, stop: FacetRow | None) -> None:
        """Let Tab stop once in the list; the arrow keys move within it."""
        shown = self._shown()
        chosen = stop or next(
            (row for row in shown if row.isChecked()), shown[0] if shown else None
        )
        self._chosen = chosen
        for widget in self.stops:
            is_stop = self._is_stop and widget in (chosen, self._more)
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            widget.setFocusPolicy(policy)

    def set_stop(self, *, on: bool) -> None:
        """Let Tab stop here, or pass."""
        if on != self._is_stop:
            self._is_stop = on
            self._rove(self._chosen)
