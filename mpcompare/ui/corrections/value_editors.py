"""A field for the values of each kind, for programs and corrections of the user's own.

What an editor holds is what program files hold, or what was typed where that is no such value:
the kind itself says then what is wrong with it.
"""

from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mpcompare.model.country import COUNTRY_NAMES
from mpcompare.model.currency import WITH_THOUSANDTHS
from mpcompare.model.fields import Field, fields_of
from mpcompare.model.kind import Choice, Country, Kind, Names, Number, SomeOf, YesNo
from mpcompare.model.locale_format import ungrouped
from mpcompare.model.typed.number import read_number, read_number_or_range
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL, TINY, set_role
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.named_combo import NamedCombo

NOTHING = "—"
_DIGITS = 15
"""As many as a number keeps exactly."""
LINES, NARROWEST = 4, 140


class Editor(QWidget):
    """A field for one value. `first` takes the focus."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.first: QWidget = self
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(SMALL)

    def take(self, field: QWidget, stretch: int = 0) -> None:
        """Show a field in the row; the first one takes the focus."""
        if self.first is self:
            self.first = field
            self.setFocusProxy(field)
        self.row.addWidget(field, stretch)

    def name(self, words: str) -> None:
        """Set the name of what is edited, for screen readers."""
        self.first.setAccessibleName(words)

    def plain(self) -> Any:
        """Return the value as program files hold it; None or "" for nothing."""
        raise NotImplementedError

    def show_plain(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError


class PickList(NamedCombo):
    """A list to choose from that the wheel leaves alone while one scrolls past it."""

    def __init__(self, choices: tuple[Choice, ...], empty: str = NOTHING) -> None:
        super().__init__("")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if empty:
            self.addItem(empty, "")
        for choice in choices:
            self.addItem(choice.label, choice.value)
            self.setItemData(self.count() - 1, choice.explanation, Qt.ItemDataRole.ToolTipRole)

    @property
    def value(self) -> str:
        """The chosen value; "" for none."""
        return self.currentData() or ""

    def choose(self, value: str) -> None:
        """Show a value; what is not in the list is shown all the same, so that it can be seen."""
        place = self.findData(value)
        if place < 0 and value:
            self.addItem(value, value)
            place = self.count() - 1
        self.setCurrentIndex(max(place, 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceEditor(Editor):
    """One out of a closed list, yes and no among them."""

    def __init__(self, session: Session, kind: Kind) -> None:
        super().__init__(session)
        self._is_yes_no = isinstance(kind, YesNo)
        self.list = PickList(kind.choices)
        self.list.setMinimumWidth(NARROWEST)
        self.take(self.list)
        self.row.addStretch(1)
        self.list.currentIndexChanged.connect(self.changed)

    def plain(self) -> Any:
        value = self.list.value
        return value == "yes" if self._is_yes_no and value else value

    def show_plain(self, value: Any) -> None:
        words = {True: "yes", False: "no", None: ""}
        self.list.choose(words.get(value, "") if self._is_yes_no else value or "")


class TicksEditor(Editor):
    """Some out of a closed list."""

    def __init__(self, session: Session, kind: Kind) -> None:
        super().__init__(session)
        box = QWidget()
        flow = FlowLayout(box, gap=SMALL)
        self.boxes: dict[str, QCheckBox] = {}
        for choice in kind.choices:
            tick = QCheckBox(choice.label)
            tick.setToolTip(choice.explanation)
            tick.toggled.connect(self.changed)
            self.boxes[choice.value] = tick
            flow.addWidget(tick)
        self.first = next(iter(self.boxes.values()))
        self.setFocusProxy(self.first)
        self.row.addWidget(box, 1)

    def name(self, words: str) -> None:
        for tick in self.boxes.values():
            tick.setAccessibleName(f"{words}: {tick.text()}")

    def plain(self) -> Any:
        return [value for value, tick in self.boxes.items() if tick.isChecked()]

    def show_plain(self, value: Any) -> None:
        for token, tick in self.boxes.items():
            tick.setChecked(token in (value or ()))


class LineEditor(Editor):
    """A text or a number in a line."""

    def __init__(self, session: Session, kind: Kind) -> None:
        super().__init__(session)
        self._is_number = isinstance(kind, Number)
        self.line = QLineEdit()
        self.take(self.line, 0 if self._is_number else 1)
        if self._is_number:
            self.line.setMaximumWidth(140)
            unit = QLabel(kind.unit)
            unit.setProperty("muted", True)
            self.row.addWidget(unit)
            self.row.addStretch(1)
        self.line.textEdited.connect(self.changed)

    def plain(self) -> Any:
        text = self.line.text().strip()
        return read_number_or_range(text) if self._is_number else text

    def show_plain(self, value: Any) -> None:
        if isinstance(value, dict) and self._is_number:
            ends = cast("dict[str, float]", value)
            low, high = (_shown(ends.get(end, 0)) for end in ("from", "to"))
            self.line.setText(f"{low} to {high}")
            return
        self.line.setText(_shown(value or ""))


class LinesEditor(Editor):
    """A list of names, each on a line."""

    def __init__(self, session: Session, kind: Kind) -> None:
        super().__init__(session)
        del kind
        self.text = QPlainTextEdit()
        self.text.setObjectName("OwnLines")
        self.text.setPlaceholderText("One a line")
        self.text.setTabChangesFocus(True)
        self.take(self.text, 1)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * LINES + 24)
        self.text.textChanged.connect(self.changed)

    def plain(self) -> Any:
        return [line.strip() for line in self.text.toPlainText().split("\n") if line.strip()]

    def show_plain(self, value: Any) -> None:
        self.text.setPlainText("\n".join(map(str, value or ())))


class CountryEditor(Editor):
    """A country out of all; typing finds it."""

    def __init__(self, session: Session, kind: Kind) -> None:
        super().__init__(session)
        del kind
        named = sorted(COUNTRY_NAMES.items(), key=lambda pair: pair[1].casefold())
        self.list = PickList(tuple(Choice(code, name, "") for code, name in named))
        self.take(self.list)
        self.row.addStretch(1)
        self.list.currentIndexChanged.connect(self.changed)

    def plain(self) -> Any:
        return self.list.value

    def show_plain(self, value: Any) -> None:
        self.list.choose(value or "")


class FieldsEditor(Editor):
    """A value of several parts beside each other, each with its name above it."""

    def __init__(self, session: Session, kind: Kind) -> None:
        super().__init__(session)
        self.fields: dict[str, tuple[Field, PickList | QLineEdit]] = {}
        self._others: dict[str, Any] = {}
        """The value as it was shown: parts that have no field here stay as they are."""
        self._flow = FlowLayout(gap=SMALL)
        self.row.addLayout(self._flow, 1)
        for field in fields_of(kind):
            self._add(field)

    def _add(self, field: Field) -> None:
        label = QLabel(field.label)
        set_role(label, "small")
        label.setProperty("muted", True)
        named = QWidget()
        column = QVBoxLayout(named)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        column.addWidget(label)
        if field.choices:
            part = PickList(field.choices)
            part.currentIndexChanged.connect(self.changed)
        else:
            part = QLineEdit()
            part.setPlaceholderText(field.hint)
            part.setFixedWidth(part.fontMetrics().horizontalAdvance(field.hint + "0000") + 28)
            part.textEdited.connect(self.changed)
        part.setAccessibleName(field.label)
        label.setBuddy(part)
        column.addWidget(part)
        self._flow.addWidget(named)
        self.fields[field.key] = (field, part)
        if self.first is self:
            self.first = part
            self.setFocusProxy(part)

    def name(self, words: str) -> None:
        for field, part in self.fields.values():
            part.setAccessibleName(f"{words}: {field.label}")

    def plain(self) -> Any:
        words = {
            key: part.value if isinstance(part, PickList) else part.text().strip()
            for key, (_, part) in self.fields.items()
        }
        is_usual = words.get("currency") not in WITH_THOUSANDTHS
        found = {
            key: read_number(words[key], money=is_usual and key.startswith("amount"))
            if field.is_number
            else words[key]
            for key, (field, _) in self.fields.items()
        }
        said = {key: value for key, value in found.items() if value != ""}
        if not said:
            return None
        blanks = {key: f.empty for key, (f, _) in self.fields.items() if f.empty}
        kept = {key: v for key, v in self._others.items() if key not in self.fields}
        return {**blanks, **said, **kept}

    def show_plain(self, value: Any) -> None:
        self._others = dict(value or {})
        for key, (field, part) in self.fields.items():
            held = (value or {}).get(key, "")
            held = "" if field.empty and held == field.empty else held
            if isinstance(part, PickList):
                part.choose(str(held))
            else:
                part.setText(_shown(held))


class PartsEditor(Editor):
    """Several values that together are one: a charge, a deadline each, one below the other."""

    def __init__(self, session: Session, kind: Kind) -> None:
        super().__init__(session)
        self._kind = kind
        self.parts: list[Editor] = []
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(SMALL)
        self.another = QPushButton("Add another")
        self.another.setProperty("link", True)
        self.another.setAutoDefault(False)
        self.another.clicked.connect(self._add_another)
        self._column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self.row.addLayout(self._column, 1)
        self._add(None)

    def _add_another(self) -> None:
        self._add(None).setFocus()

    def _add(self, value: Any) -> Editor:
        part = FieldsEditor(self.session, self._kind)
        part.show_plain(value)
        part.changed.connect(self.changed)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(part, 1)
        gone = QPushButton("Remove")
        gone.setProperty("link", True)
        set_role(gone, "small")
        gone.setAutoDefault(False)
        gone.clicked.connect(lambda: self._remove(part, line))
        row.addWidget(gone, 0, Qt.AlignmentFlag.AlignBottom)
        self._column.insertWidget(len(self.parts), line)
        self.parts.append(part)
        self._lines.append(line)
        self.first = self.parts[0].first
        self.setFocusProxy(self.first)
        return part

    def _remove(self, part: Editor, line: QWidget) -> None:
        self.parts.remove(part)
        self._lines.remove(line)
        line.hide()
        line.deleteLater()
        if not self.parts:
            self._add(None)
        self.first = self.parts[0].first
        self.setFocusProxy(self.first)
        self.first.setFocus()
        self.changed.emit()

    def name(self, words: str) -> None:
        for number, part in enumerate(self.parts, 1):
            part.name(f"{words} {number}")

    def plain(self) -> Any:
        return [value for part in self.parts if (value := part.plain()) is not None]

    def show_plain(self, value: Any) -> None:
        for part, line in zip(list(self.parts), list(self._lines), strict=True):
            self.parts.remove(part)
            self._lines.remove(line)
            line.deleteLater()
        for each in value or [None]:
            self._add(each)


def editor_of(session: Session, kind: Kind, *, all_parts: bool = False) -> Editor:
    """Return a field for a kind's values; with `all_parts` for the whole of one that has parts."""
    if fields_of(kind):
        is_list = all_parts and kind.parts
        return PartsEditor(session, kind) if is_list else FieldsEditor(session, kind)
    if isinstance(kind, SomeOf):
        return TicksEditor(session, kind)
    if kind.choices:
        return ChoiceEditor(session, kind)
    if isinstance(kind, Country):
        return CountryEditor(session, kind)
    return LinesEditor(session, kind) if isinstance(kind, Names) else LineEditor(session, kind)


def _shown(value: object) -> str:
    """Return a value as it is typed; no digit of a number is left out."""
    return ungrouped(value, _DIGITS) if isinstance(value, float) else str(value)
