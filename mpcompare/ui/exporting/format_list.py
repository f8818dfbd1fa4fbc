"""The formats of an export, each with a box to tick and what it is good for."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QVBoxLayout, QWidget

from mpcompare.app.exporting.options import Format
from mpcompare.ui.accessibility import GROUP, set_accessible_role
from mpcompare.ui.literal import plain_label, tooltip
from mpcompare.ui.theme import TINY, set_role

_INDENT = 26
"""Pixels at 100 %: the words of a format begin below its name."""


class FormatList(QWidget):
    """A list of all formats; one or several are ticked."""

    changed = Signal()

    def __init__(self, formats: tuple[Format, ...]) -> None:
        super().__init__()
        self._formats = formats
        self.boxes = QButtonGroup(self)
        self.boxes.setExclusive(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        for number, chosen in enumerate(formats):
            column.addLayout(self._entry(number, chosen))
        column.addStretch(1)
        set_accessible_role(self, GROUP, "Formats")
        self.boxes.idToggled.connect(self.changed)

    def _entry(self, number: int, chosen: Format) -> QVBoxLayout:
        box = QCheckBox(chosen.label)
        box.setToolTip(tooltip(chosen.description))
        set_role(box, "strong")
        box.setAccessibleDescription(chosen.description)
        self.boxes.addButton(box, number)
        # what it is good for; the tooltip says what stands in it, too
        words = plain_label(chosen.description.partition(":")[0].removesuffix("."))
        words.setWordWrap(True)
        set_role(words, "small")
        words.setProperty("muted", True)
        below = QVBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.addWidget(words)
        entry = QVBoxLayout()
        entry.setSpacing(0)
        entry.addWidget(box)
        entry.addLayout(below)
        return entry

    @property
    def chosen(self) -> tuple[Format, ...]:
        """The formats that are ticked, in their order."""
        return tuple(f for number, f in enumerate(self._formats) if self._is_ticked(number))

    def _is_ticked(self, number: int) -> bool:
        return self.boxes.button(number).isChecked()

    def choose(self, names: Collection[str]) -> None:
        """Tick formats by their names, and no others; the first where none of them is known."""
        known = {chosen.name for chosen in self._formats} & set(names)
        first = known or {self._formats[0].name}
        for number, chosen in enumerate(self._formats):
            self.boxes.button(number).setChecked(chosen.name in first)

    def focus_first(self) -> None:
        """Go to the first format that is ticked."""
        ticked = [n for n in range(len(self._formats)) if self._is_ticked(n)]
        self.boxes.button(ticked[0] if ticked else 0).setFocus()
