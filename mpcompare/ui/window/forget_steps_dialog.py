"""Asks which of the steps that can be undone are forgotten."""

from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from mpcompare.app import clock
from mpcompare.model.library.step import StepLog
from mpcompare.model.locale_format import whole
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import SMALL
from mpcompare.ui.widgets.dialog import Dialog


class _Age(NamedTuple):
    """Steps of an age.

    Attributes:
        words: what they are called.
        days: how old they are at least; 0 for all.
    """

    words: str
    days: int


AGES = (
    _Age("Those from more than a month ago", 30),
    _Age("Those from more than a week ago", 7),
    _Age("Those from more than a day ago", 1),
    _Age("All", 0),
)


class ForgetStepsDialog(Dialog):
    """Says of each age how many steps it has; what has none can't be chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Forget older steps", parent)
        self.setMinimumWidth(420)
        self.add_label(
            "What you have gathered stays as it is; steps that are forgotten can't be undone or "
            "done again, and nobody can see any more that you took them.",
            muted=True,
        )
        self._now = clock.now()
        self.ages = QButtonGroup(self)
        for number, age in enumerate(AGES):
            self._add(number, age)
        self.add_label(
            "Backups that were made before still have them.", muted=True, role="small"
        ).setContentsMargins(0, SMALL, 0, 0)
        self.body.addStretch(1)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.button = self.add_button("Forget", primary=True)
        self.button.clicked.connect(self._forget)
        chosen = self.ages.checkedButton()
        self.button.setEnabled(chosen is not None)
        (chosen or cancel).setFocus()

    def _add(self, number: int, age: _Age) -> None:
        count = _count(self.session.step_log) - _count(self._kept(age))
        noun = "step" if count == 1 else "steps"
        button = QRadioButton(f"{age.words} ({whole(count)} {noun})")
        button.setEnabled(count > 0)
        self.ages.addButton(button, number)
        self.body.addWidget(button)
        if count and self.ages.checkedButton() is None:
            button.setChecked(True)

    def _kept(self, age: _Age) -> StepLog:
        return self.session.step_log.since(self._since(age))

    def _since(self, age: _Age) -> str:
        if not age.days:
            return ""
        return (datetime.fromisoformat(self._now) - timedelta(days=age.days)).isoformat()

    def _forget(self) -> None:
        age = AGES[self.ages.checkedId()]
        before = _count(self.session.step_log)
        self.session.forget_steps(self._since(age))
        gone = before - _count(self.session.step_log)
        noun = "step is" if gone == 1 else "steps are"
        self.session.notify(
            Notice(f"{whole(gone)} {noun} forgotten. What you gathered is as it was.")
        )
        self.accept()


def _count(log: StepLog) -> int:
    return len(log.done) + len(log.undone)
