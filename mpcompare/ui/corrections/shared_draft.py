"""What the pages of the form of an own program have in common: the draft that they all write."""

from PySide6.QtCore import QObject, Signal

from mpcompare.app.corrections.draft import Draft
from mpcompare.model.attribute import Register
from mpcompare.ui.session import Session


class ProgramFormState(QObject):
    """Holds the draft while it is written; says what changed in it."""

    changed = Signal()
    sources_changed = Signal()
    judged = Signal()
    """From now on, what is missing is said as well."""

    def __init__(
        self, session: Session, draft: Draft, place: tuple[str, ...], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.draft = draft
        self.place = place
        """The dialog's name and what it was opened on, under which what is typed is kept."""
        self.is_strict = False
        self.last_source = draft.sources[0].key if len(draft.sources) == 1 else ""
        """The source chosen last: the next value most likely comes from it, too."""

    @property
    def register(self) -> Register:
        """The attributes that the form asks for."""
        return self.session.workspace.register

    def take(self, draft: Draft) -> None:
        """Take what a page has written."""
        before, self.draft = self.draft, draft
        if before.sources != draft.sources:
            self.sources_changed.emit()
        if before != draft:
            self.changed.emit()

    def judge(self) -> None:
        """Show what is missing as well, as after a save that failed."""
        self.is_strict = True
        self.judged.emit()
