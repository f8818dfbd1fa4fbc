"""What the words of a criterion are worth: one number from 0 to 100 for each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from mpcompare.app.decide.outcome import Extent, Subject
from mpcompare.model.decide.criteria import Linear, OfChoices
from mpcompare.ui.literal import button_text, plain_label
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL, TINY
from mpcompare.ui.widgets.elided_label import ElidedLabel
from mpcompare.ui.widgets.glyph import glyph_icon
from mpcompare.ui.widgets.whole_number_field import WholeNumberField

NOT_SAID = "Say what each value is worth"


class WordScale(QWidget):
    """Folded it says the values in one line; unfolded each has a field."""

    chosen = Signal(object)
    """Carries the `OfChoices` that the user has set; None where no value is worth anything."""

    def __init__(self, session: Session, subject: Subject) -> None:
        super().__init__()
        self._session, self._subject = session, subject
        self._values: dict[str, float] = {}
        self._words: tuple[tuple[str, str], ...] = ()
        self.fields: dict[str, WholeNumberField] = {}
        self.fold = QToolButton()
        self.fold.setProperty("heading", True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setCheckable(True)
        self.fold.setText("Values")
        self.fold.setAccessibleName(f"Values of {subject.label}")
        self.summary = ElidedLabel()
        self.summary.setProperty("muted", True)
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(SMALL, 0, 0, 0)
        self._grid.setSpacing(TINY)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        top = QGridLayout()
        top.setSpacing(SMALL)
        top.addWidget(self.fold, 0, 0)
        top.addWidget(self.summary, 0, 1)
        top.setColumnStretch(1, 1)
        column.addLayout(top)
        column.addWidget(self._body)
        self.fold.toggled.connect(self._body.setVisible)
        self.fold.toggled.connect(self._apply_theme)
        self._body.hide()
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    def show_value(self, value: "Linear | OfChoices | None", extent: Extent) -> None:
        """Show what is set; what the programs state decides which words are offered."""
        self._values = dict(value.values) if isinstance(value, OfChoices) else {}
        labels = dict(extent.words)
        words = {**labels, **{word: labels.get(word, word) for word in self._values}}
        if tuple(words.items()) != self._words:
            self._words = tuple(words.items())
            self._make_fields()
        for word, field in self.fields.items():
            field.blockSignals(True)
            field.setValue(round(self._values.get(word, 0.0) * 100))
            field.blockSignals(False)
        ranked = sorted(self._values.items(), key=lambda pair: -pair[1])
        said = [f"{words[word]} {share * 100:.0f}" for word, share in ranked if share > 0]
        self.summary.setText(", ".join(said) if said else NOT_SAID)
        if not said and words:
            self.fold.setChecked(True)

    def _make_fields(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = {}
        for row, (word, words) in enumerate(self._words):
            field = WholeNumberField()
            field.setRange(0, 100)
            field.setSingleStep(10)
            field.setKeyboardTracking(False)
            field.setAccessibleName(f"{self._subject.label}: {words}, worth from 0 to 100")
            field.valueChanged.connect(lambda worth, word=word: self._set(word, worth))
            label = plain_label(button_text(words))
            label.setWordWrap(True)
            label.setBuddy(field)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(field, row, 1)
            self.fields[word] = field

    def _apply_theme(self) -> None:
        glyph = "down" if self.fold.isChecked() else "right"
        self.fold.setIcon(glyph_icon(glyph, self._session.theme, "text-muted", 14))

    def _set(self, word: str, worth: int) -> None:
        values = {**self._values, word: worth / 100}
        self.chosen.emit(OfChoices(values) if any(values.values()) else None)
