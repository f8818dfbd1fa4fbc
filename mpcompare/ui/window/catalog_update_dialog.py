"""What a newer catalog changes in the user's programs, before it is used."""

from collections.abc import Callable
from html import escape

from PySide6.QtWidgets import QWidget

from mpcompare.app.workspace.update import Change, ProgramChanges, Update
from mpcompare.model.locale_format import whole
from mpcompare.ui.literal import button_text
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.reading_text import ReadingText


class UpdateDialog(Dialog):
    """Old and new, fact by fact, of shortlisted programs. Nothing changes until it is accepted."""

    def __init__(
        self,
        session: Session,
        update: Update,
        take: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, f"Catalog {update.version}", parent)
        self._take = take
        self.resize(640, 560)
        self.words = self.add_label(_summary(update))
        self.hash_words = self.add_label(update.hash_words, muted=True)
        if update.is_older:
            self.add_label("It is older than the one in use.", muted=True)
        self.text = ReadingText(session)
        self.text.setObjectName("UpdateChanges")
        self.text.setAccessibleName("What changes for your shortlisted programs")
        self.text.setHtml(self._html(update))
        self.body.addWidget(self.text, 1)
        keep = self.add_button("Keep the present one")
        keep.clicked.connect(self.reject)
        self.use = self.add_button(button_text(f"Use catalog {update.version}"), primary=True)
        self.use.clicked.connect(self._finish)
        self.use.setFocus()

    def _finish(self) -> None:
        self._take()
        self.accept()

    def _html(self, update: Update) -> str:
        if not update.changes:
            return "<p>Nothing changes for the programs on your shortlists.</p>"
        return "".join(self._program(changes) for changes in update.changes)

    def _program(self, changes: ProgramChanges) -> str:
        program = changes.program
        head = f"<h4 style='margin:12px 0 2px 0'>{escape(program.title)}</h4>"
        muted = self.session.theme.color("text-muted").name()
        place = f"<p style='margin:0;color:{muted}'>{escape(program.institution)}</p>"
        if changes.is_gone:
            return (
                f"{head}{place}<p>It is not in the new catalog. It stays on your shortlists, with "
                "your notes, and comes back if you go back to this catalog.</p>"
            )
        rows = "".join(self._row(change, muted) for change in changes.changes)
        return f"{head}{place}<table cellspacing='0' cellpadding='3' width='100%'>{rows}</table>"

    def _row(self, change: Change, muted: str) -> str:
        before, after = escape(change.before), escape(change.after)
        return (
            f"<tr><td width='28%' style='color:{muted}'>{escape(change.label)}</td>"
            f"<td width='36%'><s>{before}</s></td><td width='36%'>{after}</td></tr>"
        )


def _summary(update: Update) -> str:
    counts = [f"{whole(update.programs)} programs"]
    counts += [f"{whole(update.added)} of them new"] if update.added else []
    counts += [f"{whole(update.removed)} of the present ones missing"] if update.removed else []
    others = (
        f" What it says otherwise of {len(update.changes)} of your shortlisted programs:"
        if update.changes
        else ""
    )
    return (
        f"The file is whole: {', '.join(counts)}. In use is catalog {update.before}; you can go "
        f"back to it at any time.{others}"
    )
