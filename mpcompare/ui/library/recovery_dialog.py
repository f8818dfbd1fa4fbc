"""What a damaged or missing library can be restored from. No file is deleted."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from mpcompare.app.library.recovery import RecoveryOption
from mpcompare.model.errors import LibraryError
from mpcompare.ui.accessibility import GROUP, set_accessible_role
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL
from mpcompare.ui.widgets.dialog import Dialog

_INDENT = 26
"""A radio button's text begins so far from its edge."""


class RecoveryDialog(Dialog):
    """Offers the best way first. Whatever is chosen can be undone; the old file stays."""

    def __init__(
        self,
        session: Session,
        problem: LibraryError,
        options: tuple[RecoveryOption, ...],
        take: Callable[[RecoveryOption], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, "Your library", parent)
        self._options, self._take = options, take
        self.setMinimumWidth(520)
        self.add_label(problem.message)
        self.add_label(
            "What shall be in it from now on?"
            if options
            else "No backup was found and nothing could be read from it."
        )
        self._group = QButtonGroup(self)
        choices = QWidget()
        set_accessible_role(choices, GROUP, "What shall be in it from now on?")
        self._choices = QVBoxLayout(choices)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.setSpacing(SMALL)
        self.body.addWidget(choices)
        self.choices = [self._add(option.name, option.contents) for option in options]
        self.choices.append(self._add("Begin anew", "What was found stays where it is."))
        self.choices[0].setChecked(True)
        if options:
            self.add_label("You can undo this. Damaged files and backups are all kept.", muted=True)
        self.body.addStretch(1)
        self.go_on = self.add_button("Go on", primary=True)
        self.go_on.clicked.connect(self._finish)
        self.go_on.setFocus()

    def _add(self, name: str, contents: str) -> QRadioButton:
        choice = QRadioButton(name)
        choice.setAccessibleDescription(contents)
        self._group.addButton(choice, len(self._group.buttons()))
        self._choices.addWidget(choice)
        label = self.add_label(contents, muted=True)
        label.setContentsMargins(_INDENT, 0, 0, MEDIUM)
        self._choices.addWidget(label)
        return choice

    def _finish(self) -> None:
        number = self._group.checkedId()
        if number < len(self._options):
            self._take(self._options[number])
        self.accept()
