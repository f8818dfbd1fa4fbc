"""The fields of an export's options, made from how the options are declared."""

from collections.abc import Container, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.exporting.options import Option, Value, default_of, is_typed
from mpcompare.ui.accessibility import GROUP, set_accessible_role
from mpcompare.ui.literal import plain_label
from mpcompare.ui.theme import LARGE, SMALL

SUMMARY = "summary"


class ChoiceField(QWidget):
    """One of a few values, as buttons in a row."""

    changed = Signal()

    def __init__(self, option: Option) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        set_accessible_role(self, GROUP, option.label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LARGE)
        for value, label in option.words:
            button = QRadioButton(label)
            button.setProperty("value", value)
            button.setAccessibleName(f"{option.label}: {label}")
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._group.buttonToggled.connect(self.changed)

    def value(self) -> str:
        """Return the chosen value."""
        button = self._group.checkedButton()
        return "" if button is None else str(button.property("value"))

    def set_value(self, value: Value) -> None:
        """Choose a value."""
        for button in self._group.buttons():
            if button.property("value") == value:
                button.setChecked(True)


class OptionFields(QWidget):
    """A field for each option: what is typed and chosen above, yes and no below.

    Those that make no difference to what is chosen are hidden, and so are private ones for which
    there is nothing to write.

    Attributes:
        fields: by the option's name: a line edit, a check box or a `ChoiceField`.
    """

    changed = Signal()

    def __init__(self, options: Iterable[Option], private: Container[str]) -> None:
        super().__init__()
        self._options = {option.name: option for option in options}
        self._private = private
        self._offered = frozenset[str]()
        self.fields: dict[str, QLineEdit | QCheckBox | ChoiceField] = {}
        self._labels: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        self._form, self._checks = QGridLayout(), QVBoxLayout()
        self._form.setHorizontalSpacing(LARGE)
        self._form.setVerticalSpacing(SMALL)
        self._checks.setSpacing(SMALL)
        column.addLayout(self._form)
        column.addLayout(self._checks)
        self._form.setColumnStretch(1, 1)
        for option in self._options.values():
            self._add(option)
        self.offer(self._options.values())
        for field in self.fields.values():
            self._follow(field)
        if isinstance(summary := self.fields.get(SUMMARY), QCheckBox):
            summary.toggled.connect(self._enable)

    def _follow(self, field: QLineEdit | QCheckBox | ChoiceField) -> None:
        if isinstance(field, QLineEdit):
            field.textChanged.connect(self.changed)
        elif isinstance(field, QCheckBox):
            field.toggled.connect(self.changed)
        else:
            field.changed.connect(self.changed)

    def _add(self, option: Option) -> None:
        value = default_of(option)
        if option.words:
            field = ChoiceField(option)
        elif is_typed(option):
            field = QLineEdit()
        else:
            self._add_check(option)
            return
        self.fields[option.name] = field
        label = plain_label(option.label)
        label.setBuddy(field)
        field.setToolTip(_sentence(option))
        row = self._form.rowCount()
        self._form.addWidget(label, row, 0)
        self._form.addWidget(field, row, 1)
        self._labels[option.name] = label
        self.set_value(option.name, value)

    def _add_check(self, option: Option) -> None:
        field = QCheckBox(option.label)
        field.setToolTip("" if default_of(option) else _sentence(option))
        self.fields[option.name] = field
        self._checks.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_value(option.name, default_of(option))

    def offer(self, options: Iterable[Option]) -> None:
        """Show the fields of those options that make a difference now, and no others."""
        self._offered = frozenset(option.name for option in options)
        for name, field in self.fields.items():
            is_empty = self._options[name].is_private and name not in self._private
            field.setVisible(name in self._offered and not is_empty)
            if name in self._labels:
                self._labels[name].setVisible(name in self._offered)
        self._enable()

    def _enable(self) -> None:
        is_summary = SUMMARY in self._offered and self.values().get(SUMMARY) is True
        for name, field in self.fields.items():
            counts = name in self._offered and (not is_summary or self._options[name].in_summary)
            field.setEnabled(counts)
            if name in self._labels:
                self._labels[name].setEnabled(counts)

    def values(self) -> dict[str, Value]:
        """Return what is typed and chosen, by the options' names."""
        return {name: _value(field) for name, field in self.fields.items()}

    def set_value(self, name: str, value: Value) -> None:
        """Fill a field; a value that it can't hold is left out."""
        field = self.fields.get(name)
        if isinstance(field, QCheckBox) and isinstance(value, bool):
            field.setChecked(value)
        elif isinstance(field, QLineEdit) and isinstance(value, str):
            field.setText(value)
        elif isinstance(field, ChoiceField):
            field.set_value(value)


def _value(field: QLineEdit | QCheckBox | ChoiceField) -> Value:
    if isinstance(field, QCheckBox):
        return field.isChecked()
    return field.text().strip() if isinstance(field, QLineEdit) else field.value()


def _sentence(option: Option) -> str:
    return f"{option.explanation[:1].upper()}{option.explanation[1:]}"


def scrolled(fields: QWidget) -> QScrollArea:
    """Return an area in which the fields scroll where the window is small."""
    area, body = QScrollArea(), QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, SMALL, 0)
    column.addWidget(fields)
    column.addStretch(1)
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
