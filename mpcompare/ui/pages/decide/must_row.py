"""One must at the left: what a program has to meet, and how many that rules out."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.decide.outcome import Extent, Subject
from mpcompare.model.decide.criteria import Must
from mpcompare.ui.literal import button_text, plain_label
from mpcompare.ui.pages.decide.number_scale import GREATEST, number_field
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL, TINY, set_role
from mpcompare.ui.widgets.elided_label import ElidedLabel
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.glyph import glyph_icon

NO_LIMIT = "no limit"


class MustRow(QFrame):
    """Of words one of those that are ticked has to be met; a number has to be within limits."""

    changed = Signal(object)
    """Carries the `Must` that the user has set."""
    removed = Signal()

    def __init__(self, session: Session, subject: Subject) -> None:
        super().__init__()
        self.setObjectName("DecideRow")
        self._session, self.subject = session, subject
        self._must = Must(subject.key)
        self._words: tuple[tuple[str, str], ...] = ()
        self.boxes: dict[str, QCheckBox] = {}
        self.name = ElidedLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setText(subject.label)
        set_role(self.name, "strong")
        self.remove = QToolButton()
        self.remove.setProperty("bare", True)
        self.remove.setToolTip("Remove")
        self.remove.setAccessibleName(f"Remove: {subject.label}")
        self.remove.clicked.connect(self.removed)
        self.at_least = self._limit("at least")
        self.at_most = self._limit("at most")
        self.count = plain_label()
        set_role(self.count, "small")
        self.count.setProperty("muted", True)
        self.count.setWordWrap(True)
        self._body = QWidget()
        self._flow = FlowLayout(self._body, SMALL)
        self._lay_out()
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    def _limit(self, words: str) -> QDoubleSpinBox:
        field = number_field(f"{self.subject.label}: {words}", self.subject)
        field.setRange(-1, GREATEST)
        field.setSpecialValueText(NO_LIMIT)
        field.setValue(-1)
        field.valueChanged.connect(self._set_limits)
        return field

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(TINY)
        top.addWidget(self.name, 1)
        top.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self._body)
        column.addWidget(self.count)
        for words, field in (("at least", self.at_least), ("at most", self.at_most)):
            if not self.subject.is_number:
                field.setParent(self)
                field.hide()
                continue
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            label = plain_label(words)
            label.setProperty("muted", True)
            set_role(label, "small")
            row.addWidget(label)
            row.addWidget(field)
            self._flow.addWidget(pair)

    def show_must(self, must: Must, extent: Extent, count: str) -> None:
        """Show what is asked for, and how many programs that rules out."""
        self._must = must
        self.count.setText(count)
        for field, limit in ((self.at_least, must.at_least), (self.at_most, must.at_most)):
            field.blockSignals(True)
            field.setValue(-1 if limit is None else limit)
            field.blockSignals(False)
        labels = dict(extent.words)
        words = {**labels, **{word: labels.get(word, word) for word in sorted(must.values)}}
        if not self.subject.is_number and tuple(words.items()) != self._words:
            self._words = tuple(words.items())
            self._make_boxes()
        for word, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(word in must.values)
            box.blockSignals(False)

    def _make_boxes(self) -> None:
        for box in self.boxes.values():
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for word, words in self._words:
            box = QCheckBox(button_text(words))
            box.setAccessibleName(f"{self.subject.label}: {words}")
            box.toggled.connect(lambda on, word=word: self._tick(word, on=on))
            self._flow.addWidget(box)
            self.boxes[word] = box

    def _tick(self, word: str, *, on: bool) -> None:
        values = self._must.values | {word} if on else self._must.values - {word}
        self.changed.emit(replace(self._must, values=values))

    def _set_limits(self) -> None:
        least, most = (
            None if field.value() < 0 else field.value() for field in (self.at_least, self.at_most)
        )
        if least is not None and most is not None and least > most:
            # the limit that was set last holds, and takes the other one with it
            least = most = least if self.sender() is self.at_least else most
        self.changed.emit(replace(self._must, at_least=least, at_most=most))

    def focus_first(self) -> None:
        """Go to the first thing that can be asked for."""
        first = self.at_least if self.subject.is_number else next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply_theme(self) -> None:
        self.remove.setIcon(glyph_icon("cross", self._session.theme, "text-muted", 14))
