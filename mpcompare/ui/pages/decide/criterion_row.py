"""One criterion at the left: its name, what its values are worth, and its weight."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.decide.outcome import Extent, Subject
from mpcompare.model.decide.criteria import Weights
from mpcompare.model.decide.criteria_set import MOST, Draft
from mpcompare.ui.literal import plain_label
from mpcompare.ui.pages.decide.number_scale import NumberScale
from mpcompare.ui.pages.decide.word_scale import WordScale
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL, TINY, set_role
from mpcompare.ui.widgets.elided_label import ElidedLabel
from mpcompare.ui.widgets.glyph import glyph_icon
from mpcompare.ui.widgets.series_stripe import paint_stripe
from mpcompare.ui.widgets.whole_number_field import WholeNumberField

_SIDE = 12


class Swatch(QWidget):
    """The colour and pattern that a criterion has in the bands."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._series: int | None = None
        self.setFixedSize(QSize(_SIDE, _SIDE))
        session.themed.connect(self.update)

    def show_series(self, series: int | None) -> None:
        """Show another; none while the criterion does not count."""
        self._series = series
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._series is None:
            painter.setPen(self._session.theme.color("border-strong"))
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            paint_stripe(painter, rect, self._session.theme, self._series)
        painter.end()


class CriterionRow(QFrame):
    """Says what the user does; the page changes the state."""

    valued = Signal(object)
    """Carries a `Linear`, an `OfChoices` or None."""
    dragged = Signal(float)
    """Carries the weight under the pointer; the drag goes on."""
    weighed = Signal(float)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, session: Session, subject: Subject) -> None:
        super().__init__()
        self.setObjectName("DecideRow")
        self._session, self.subject = session, subject
        self.swatch = Swatch(session)
        self.name = ElidedLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setText(subject.label)
        set_role(self.name, "strong")
        self.share = plain_label()
        set_role(self.share, "small")
        self.share.setProperty("muted", True)
        self.up = self._button("Move up", lambda: self.moved.emit(-1))
        self.down = self._button("Move down", lambda: self.moved.emit(1))
        self.remove = self._button("Remove", self.removed.emit)
        self.scale: NumberScale | WordScale = (
            NumberScale(subject) if subject.is_number else WordScale(session, subject)
        )
        self.scale.chosen.connect(self.valued)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round(MOST))
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(f"Weight of {subject.label}")
        self.weight = WholeNumberField()
        self.weight.setRange(0, round(MOST))
        self.weight.setKeyboardTracking(False)
        self.weight.setAccessibleName(f"Weight of {subject.label}, from 0 to 100")
        self._lay_out()
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(lambda: self.weighed.emit(float(self.slider.value())))
        self.weight.valueChanged.connect(lambda weight: self.weighed.emit(float(weight)))
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    def _button(self, words: str, run: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("bare", True)
        button.setToolTip(words)
        button.setAccessibleName(f"{words}: {self.subject.label}")
        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(TINY)
        top.addWidget(self.swatch)
        top.addSpacing(TINY)
        top.addWidget(self.name, 1)
        for button in (self.up, self.down, self.remove):
            top.addWidget(button)
        self._weighing = QWidget()
        bottom = QHBoxLayout(self._weighing)
        bottom.setContentsMargins(0, 0, 0, 0)
        bottom.setSpacing(SMALL)
        bottom.addWidget(self.slider, 1)
        bottom.addWidget(self.weight)
        column = QVBoxLayout(self)
        column.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self.scale)
        column.addWidget(self._weighing)
        column.addWidget(self.share)

    def show_draft(
        self, draft: Draft, weights: Weights, extent: Extent, ends: tuple[bool, bool]
    ) -> None:
        """Show what is set; `ends` say whether it is the first and the last of the list."""
        self.scale.show_value(draft.value, extent)
        self._weighing.setVisible(weights == "exact")
        self.up.setEnabled(not ends[0])
        self.down.setEnabled(not ends[1])
        for widget in (self.slider, self.weight):
            if widget is self.slider and self.slider.isSliderDown():
                continue
            widget.blockSignals(True)
            widget.setValue(round(min(draft.weight, MOST)))
            widget.blockSignals(False)

    def show_share(self, series: int | None, words: str) -> None:
        """Show the criterion's colour and its part of all weights, or why it has none."""
        self.swatch.show_series(series)
        self.share.setText(words)

    def _slide(self, weight: int) -> None:
        if self.slider.isSliderDown():
            self.weight.blockSignals(True)
            self.weight.setValue(weight)
            self.weight.blockSignals(False)
            self.dragged.emit(float(weight))
        else:
            self.weighed.emit(float(weight))

    def focus_first(self) -> None:
        """Go to what has to be said first."""
        first = self.scale.direction if isinstance(self.scale, NumberScale) else self.scale.fold
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply_theme(self) -> None:
        theme = self._session.theme
        for button, glyph in ((self.up, "up"), (self.down, "down"), (self.remove, "cross")):
            button.setIcon(glyph_icon(glyph, theme, "text-muted", 14))
