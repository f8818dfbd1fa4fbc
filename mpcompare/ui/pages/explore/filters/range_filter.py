"""The editor of a range filter: histogram, two typed ends, and whether absences pass."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from mpcompare.model.attribute import Attribute
from mpcompare.model.fact import Absence
from mpcompare.model.query import Between, Filter
from mpcompare.ui.pages.explore.filters.facet_list import FacetRow
from mpcompare.ui.pages.explore.filters.histogram import HistogramRange
from mpcompare.ui.session import Session
from mpcompare.ui.theme import TINY, set_role


class RangeFilter(QWidget):
    """Emits the filter that it stands for, or None where that would let everything pass."""

    picked = Signal(object)
    left = Signal(int)
    """The arrow keys ask for the group above (-1) or below (1)."""

    def __init__(self, session: Session, attribute: Attribute) -> None:
        super().__init__()
        self._session = session
        self._attribute = attribute
        self._asked: Between | None = None
        self.histogram = HistogramRange(session, attribute.label)
        self.histogram.picked.connect(self._pick_ends)
        self.low = self._field("lowest")
        self.high = self._field("highest")
        self.unit = QLabel(self._attribute.kind.filter_unit)
        set_role(self.unit, "small")
        self.unit.setProperty("muted", True)
        self.unit.setWordWrap(True)
        self.unstated = FacetRow(session, "Include not stated", Absence.NOT_STATED.explanation)
        self.unstated.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.unstated.clicked.connect(self._pick_unstated)
        self.unstated.moved.connect(self.left)
        ends = QHBoxLayout()
        ends.setSpacing(TINY)
        ends.addWidget(self.low)
        dash = QLabel("to")
        dash.setProperty("muted", True)
        ends.addWidget(dash)
        ends.addWidget(self.high)
        range_of = QVBoxLayout()
        range_of.setContentsMargins(TINY, 0, TINY, 0)
        range_of.setSpacing(TINY)
        range_of.addWidget(self.histogram)
        range_of.addLayout(ends)
        range_of.addWidget(self.unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        column.addLayout(range_of)
        column.addWidget(self.unstated)
        self.unit.setVisible(bool(self.unit.text()))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard can reach, from the top."""
        return (*self.histogram.ends.values(), self.low, self.high, self.unstated)

    def set_stop(self, *, on: bool) -> None:
        """Let Tab stop here, or pass."""
        policy = Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
        for widget in self.stops:
            widget.setFocusPolicy(policy)

    def _field(self, end: str) -> QLineEdit:
        field = QLineEdit()
        set_role(field, "small")
        field.setAccessibleName(f"{self._attribute.label}, {end}")
        field.setProperty("compact", True)
        field.editingFinished.connect(self._pick_typed)
        return field

    def show_counts(self, edges: Sequence[float], counts: Sequence[int], unstated: int) -> None:
        """Show another histogram."""
        self.histogram.show_counts(edges, counts)
        self.unstated.count = unstated
        text = self._attribute.kind.number_text
        for field, end in ((self.low, edges[:1]), (self.high, edges[-1:])):
            field.setPlaceholderText(text(round(end[0])) if end else "")

    def show_asked(self, asked: Filter | None) -> None:
        """Show the ends that are asked for."""
        self._asked = asked if isinstance(asked, Between) else None
        low = self._asked.low if self._asked else None
        high = self._asked.high if self._asked else None
        self.histogram.show_range(low, high)
        self.unstated.setChecked(self._asked is None or self._asked.unstated)
        text = self._attribute.kind.number_text
        for field, number in ((self.low, low), (self.high, high)):
            if not field.hasFocus() or not field.isModified():
                field.setText("" if number is None else text(number))

    def _pick_ends(self, low: float | None, high: float | None) -> None:
        # someone who asks for a range first means what is stated; a tick brings the rest back
        self._emit(low, high, unstated=self._asked.unstated if self._asked else False)

    def _pick_unstated(self) -> None:
        before = self._asked or Between(self._attribute.key)
        self._emit(before.low, before.high, unstated=self.unstated.isChecked())

    def _pick_typed(self) -> None:
        low, high = (
            _number(field.text(), money=self._attribute.kind.in_dollars)
            for field in (self.low, self.high)
        )
        if low is not None and high is not None and low > high:
            low, high = high, low
        for field in (self.low, self.high):
            field.setModified(False)
        before = self._asked
        if (low, high) != ((before.low, before.high) if before else (None, None)):
            self._pick_ends(low, high)

    def _emit(self, low: float | None, high: float | None, *, unstated: bool) -> None:
        lets_all_pass = low is None and high is None and unstated
        asked = None if lets_all_pass else Between(self._attribute.key, low, high, unstated)
        self._asked = asked
        self.picked.emit(asked)


def _number(text: str, *, money: bool) -> float | None:
    """Read a typed end, with or without signs, separators and a unit; None leaves the end open."""
    from mpcompare.model.typed.number import (  # noqa: PLC0415 - no start needs it
        FIGURE,
        normal,
        typed_number,
    )

    found = re.search(rf"([.,]?{FIGURE})\s*(k\b)?", normal(text), re.IGNORECASE)
    number = typed_number(found[1], money=money) if found else None
    return number * 1000 if found and found[2] and number is not None else number
