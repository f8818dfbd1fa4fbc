"""The questions of the profile, each with a way to leave it open."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from mpcompare.model.country import COUNTRY_NAMES
from mpcompare.model.library.profile import Profile
from mpcompare.model.locale_format import general, ungrouped
from mpcompare.model.typed.number import typed_number
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL, set_role

OPEN = "Not said"
YES_NO = (("", OPEN), ("yes", "Yes"), ("no", "Not yet"))
ENGLISH = (("", OPEN), ("yes", "Yes"), ("no", "No"))
DEGREES = (
    ("", OPEN),
    ("none", "None yet"),
    ("associate", "Associate's degree"),
    ("bachelor", "Bachelor's degree"),
    ("master", "Master's degree or more"),
)
PLACES = (("", OPEN), ("online", "Online"), ("campus", "On campus"), ("either", "Either"))
PACES = (("", OPEN), ("full", "Full-time"), ("part", "Part-time"), ("either", "Either"))
_KEY = Qt.ItemDataRole.UserRole
_LIST_HEIGHT = 116
_FIGURES = r"[$€£]?[\s\d.,'\x{2019}]*k?"
"""What can be typed where a number is asked for, whichever marks it has."""
_DIGITS = 12
_LETTERS = 12
"""Of a list's narrowest width: the longest country would widen the dialog."""


class _NumberLine(QLineEdit):
    """A line for a number from 0 to `most`, or for none."""

    def __init__(self, most: float, *, money: bool) -> None:
        super().__init__()
        self.most, self._money = most, money
        self.setValidator(QRegularExpressionValidator(QRegularExpression(_FIGURES), self))

    @property
    def number(self) -> float | None:
        """What is typed, as in "3.5", "3,5", "$ 40 000" or "40.000"; None for no number."""
        return typed_number(self.text().strip(), money=self._money)

    def show_number(self, number: float) -> None:
        """Show a number."""
        self.setText(ungrouped(number, _DIGITS))


class ProfileForm(QWidget):
    """Two columns of labels and fields. `profile` is what they say.

    Args:
        session: for the theme.
        states: names of the states of the US.
        areas: the metropolitan areas of each state, as code and title.
    """

    def __init__(
        self,
        session: Session,
        states: Sequence[str],
        areas: Mapping[str, Sequence[tuple[str, str]]],
    ) -> None:
        super().__init__()
        self._session, self._areas = session, areas
        self._numbers: list[_NumberLine] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, SMALL, 0)
        self._grid.setHorizontalSpacing(MEDIUM)
        self._grid.setVerticalSpacing(SMALL)
        self._grid.setColumnStretch(1, 1)
        self._heading("Your degree and your music")
        self.degree = self._choice("&Degree you hold, or soon will", DEGREES)
        self.field = self._line("Its &field", "as in Music, Electrical engineering")
        self.music_degree = self._choice("Is it a degree in &music?", YES_NO)
        self.musical = self._choice("Do you make music? (&play, produce, …)", YES_NO)
        self.recordings = self._choice("&Sample recordings ready", YES_NO)
        self._add_asked()
        self._heading("Where, how and for how much")
        names = sorted(COUNTRY_NAMES.items(), key=lambda entry: (entry[0] != "US", entry[1]))
        self.home = self._choice("You &live in", (("", OPEN), *names))
        self.state = self._choice("St&ate, in the US", (("", OPEN), *((s, s) for s in states)))
        self.area = self._choice("Metropolitan area, if any", (("", OPEN),))
        self.area.setToolTip("Online programs then show what the work pays there")
        self.place = self._choice("You will st&udy", PLACES)
        self.time = self._choice("You will study (&pace)", PACES)
        self.budget = self._number(
            "&Budget for the whole degree", "US dollars", 10_000_000, money=True
        )
        self.countries = self._countries("&Countries, none for any", names)
        self.home.currentIndexChanged.connect(self._refresh)
        self.state.currentIndexChanged.connect(self._refresh)
        self._refresh()

    # Building

    def _add_asked(self) -> None:
        self._heading("What else schools ask for")
        self.statement = self._choice("Statement written", YES_NO)
        self.audition = self._choice("Ready for an audition", YES_NO)
        self.interview = self._choice("Ready for an interview", YES_NO)
        self.exam = self._choice("Ready for an entrance exam", YES_NO)
        self.english = self._choice("Is English your first language?", ENGLISH)
        self.tests = self._line("&Tests taken", "as in GRE, TOEFL 100")
        self.gpa = self._number("&Grade point average", "out of 4", 4.0)
        self.references = self._number("&Referees who have agreed", "how many", 99)
        self.work = self._number("Years of &work in the field", "0 for none", 99)

    def _heading(self, words: str) -> None:
        label = QLabel(words)
        set_role(label, "strong")
        row = self._grid.rowCount()
        if row > 1:
            self._grid.setRowMinimumHeight(row, MEDIUM)
        self._grid.addWidget(label, row + 1, 0, 1, 2)

    def _add(self, words: str, field: QWidget) -> None:
        label = QLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1)

    def _choice(self, words: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS)
        for key, text in choices:
            box.addItem(text, key)
        self._add(words, box)
        return box

    def _line(self, words: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        self._add(words, line)
        return line

    def _number(self, words: str, hint: str, most: float, *, money: bool = False) -> _NumberLine:
        line = _NumberLine(most, money=money)
        line.setPlaceholderText(hint)
        self._add(words, line)
        self._numbers.append(line)
        return line

    def _countries(self, words: str, names: Sequence[tuple[str, str]]) -> QListWidget:
        box = QListWidget()
        box.setFixedHeight(_LIST_HEIGHT)
        for code, name in names:
            item = QListWidgetItem(name, box)
            item.setData(_KEY, code)
            item.setCheckState(Qt.CheckState.Unchecked)
        self._add(words, box)
        return box

    def _refresh(self) -> None:
        in_us = self.home.currentData() == "US"
        self.state.setEnabled(in_us)
        self._offer_areas(self.state.currentData() if in_us else "")

    def _offer_areas(self, state: str) -> None:
        """Offer the areas of a state; the one chosen stays where it lies in that state too."""
        chosen = self.area.currentData()
        self.area.clear()
        self.area.addItem(OPEN, "")
        for code, title in self._areas.get(state, ()):
            self.area.addItem(title, code)
        _fill(self.area, chosen)
        self.area.setEnabled(self.area.count() > 1)

    # Reading and filling

    def _fields(self) -> dict[str, QComboBox | QLineEdit]:
        return {
            "degree": self.degree,
            "field": self.field,
            "music_degree": self.music_degree,
            "musical_background": self.musical,
            "recordings": self.recordings,
            "statement": self.statement,
            "audition": self.audition,
            "interview": self.interview,
            "exam": self.exam,
            "english": self.english,
            "gpa": self.gpa,
            "years_of_work": self.work,
            "budget": self.budget,
            "place": self.place,
            "time": self.time,
        }

    @property
    def wrong_number(self) -> tuple[QLineEdit, str] | None:
        """The first field that holds no number within its bounds, and what is wrong with it."""
        for line in self._numbers:
            value, most = line.number, line.most
            if line.text().strip() and (value is None or not 0 <= value <= most):
                name = line.accessibleName()
                return line, f"{name}: give a number from 0 to {general(most)}, or leave it empty."
        return None

    def show_profile(self, profile: Profile) -> None:
        """Fill every field."""
        for name, box in self._fields().items():
            _fill(box, getattr(profile, name))
        self.tests.setText(", ".join(profile.tests))
        _fill(self.references, profile.references)
        country, _, region = profile.residence.partition("-")
        _fill(self.home, country)
        _fill(self.state, region)
        _fill(self.area, profile.area)
        for item in self._items():
            chosen = item.data(_KEY) in profile.countries
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.countries.item(row) for row in range(self.countries.count())]

    @property
    def profile(self) -> Profile:
        """What the fields say; a field left open says nothing."""
        said: dict[str, Any] = {name: _read(box) for name, box in self._fields().items()}
        home, region = self.home.currentData(), self.state.currentData()
        references = self.references.number
        ticked = (i.data(_KEY) for i in self._items() if i.checkState() == Qt.CheckState.Checked)
        return Profile(
            **said,
            tests=tuple(t.strip() for t in self.tests.text().split(",") if t.strip()),
            references=None if references is None else int(references),
            residence=f"{home}-{region}" if home == "US" and region else home,
            area=self.area.currentData(),
            countries=tuple(ticked),
        )


def _fill(box: QComboBox | QLineEdit, value: Any) -> None:
    if isinstance(box, QComboBox):
        box.setCurrentIndex(max(0, box.findData(value)))
    elif isinstance(box, _NumberLine) and value is not None:
        box.show_number(value)
    else:
        box.setText(value or "")


def _read(box: QComboBox | QLineEdit) -> Any:
    if isinstance(box, QComboBox):
        return box.currentData()
    return box.number if isinstance(box, _NumberLine) else box.text().strip()
