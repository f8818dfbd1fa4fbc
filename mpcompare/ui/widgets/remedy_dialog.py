"""What a damaged or missing library can be brought back from. Nothing of it is thrown away."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from mpcompare.app.keeper import Remedy
from mpcompare.model.errors import LibraryError
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog


class RemedyDialog(Dialog):
    """Offers the best way first. Whatever is chosen can be undone; the old file stays."""

    def __init__(
        self,
        session: Session,
        problem: LibraryError,
        remedies: tuple[Remedy, ...],
        take: Callable[[Remedy], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, "Your library", parent)
        self._remedies, self._take = remedies, take
        self.setMinimumWidth(520)
        self.add_label(problem.message)
        self._group = QButtonGroup(self)
        self.choices = [QRadioButton(remedy.sentence) for remedy in remedies]
        self.choices.append(QRadioButton("Begin anew; the file stays where it is"))
        if remedies:
            self.add_label("What shall be in it from now on?")
        for number, choice in enumerate(self.choices):
            choice.setFont(session.theme.font())
            self._group.addButton(choice, number)
            self.body.addWidget(choice)
        self.choices[0].setChecked(True)
        self.add_label(
            "You can undo this, and the damaged file and all backups are kept."
            if remedies
            else "No backup was found and nothing could be read from it.",
            muted=True,
            size="small",
        )
        self.go_on = self.add_button("Go on", primary=True)
        self.go_on.clicked.connect(self._finish)
        self.go_on.setFocus()

    def _finish(self) -> None:
        number = self._group.checkedId()
        if number < len(self._remedies):
            self._take(self._remedies[number])
        self.accept()
