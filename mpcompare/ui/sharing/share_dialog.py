"""Writes the open shortlist to a file for somebody else: what goes along, where to."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from mpcompare.app import clock
from mpcompare.app.sharing.share import (
    SUFFIX,
    USUAL,
    Offer,
    share_file,
    shareable,
    shortened,
    write,
)
from mpcompare.model.locale_format import counted, whole
from mpcompare.ui.documents_folder import documents_folder, file_name
from mpcompare.ui.open_address import open_written
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import MEDIUM
from mpcompare.ui.widgets.dialog import Dialog

TITLE = "Share shortlist"
KINDS = f"Shared shortlists (*{SUFFIX})"
NEVER = "Your profile, your applications and your money are not in it."
WIDTH, INDENT = 560, 28
WORDS: dict[Offer, str] = {
    "criteria": "What you &decide by",
    "own": "&Programs that you added",
    "corrections": "Your &corrections",
    "notes": "Your &notes",
    "tags": "Your &tags",
}


class ShareDialog(Dialog):
    """A tick for each thing of the user's own that can go along; the file's name is asked last."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, TITLE, parent)
        found = shareable(session.state, session.workspace)
        self._name = found.name
        programs = counted(found.programs, "program")
        self.add_label(
            f"“{shortened(found.name)}”: {programs}, in your order, with the rows that you chose "
            "and all that the catalog states of them. Whoever opens the file in mpcompare sees "
            "that beside what their own catalog says."
        )
        if found.gone:
            self.add_label(
                f"{whole(found.gone)} more are left out: nothing is known of them any more."
            )
        if found.offers:
            self.add_label("Of your own goes along:", muted=True)
        self.ticks: dict[Offer, QCheckBox] = {
            offer: self._add(offer, words) for offer, words in found.offers.items()
        }
        self.add_label(NEVER, muted=True, role="small")
        self.body.addStretch(1)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.button = self.add_button("Save as…", primary=True)
        self.button.clicked.connect(self._ask_where)
        self.button.setFocus()
        layout = self.layout()
        if layout is not None:  # as high as all lines of the labels
            self.resize(WIDTH, layout.totalHeightForWidth(WIDTH))

    def _add(self, offer: Offer, words: str) -> QCheckBox:
        tick = QCheckBox(WORDS[offer])
        tick.setChecked(offer in USUAL)
        about = self.add_label(words, muted=True, role="small")
        self.body.removeWidget(about)
        about.setContentsMargins(INDENT, 0, 0, MEDIUM)
        tick.setAccessibleDescription(words)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(tick)
        column.addWidget(about)
        self.body.addLayout(column)
        return tick

    @property
    def chosen(self) -> frozenset[Offer]:
        """What goes along."""
        return frozenset(offer for offer, tick in self.ticks.items() if tick.isChecked())

    def _ask_where(self) -> None:
        proposed = documents_folder() / f"{file_name(self._name, 'Shortlist')}{SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(self, TITLE, str(proposed), KINDS)
        if name:
            path = Path(name)
            self.write_to(path if path.suffix.lower() == SUFFIX else Path(f"{name}{SUFFIX}"))

    def write_to(self, path: Path) -> None:
        """Write the file away from the interface thread, and say how that went."""
        session, chosen = self.session, self.chosen
        state, workspace, now = session.state, session.workspace, clock.now()

        def work(_: object) -> None:
            write(share_file(state, workspace, chosen, now), path)

        def done(_: None) -> None:
            words = f"Shared as {path}. Send it; it opens in mpcompare."
            notice = Notice(words, "Open folder", lambda: open_written(path.parent))
            session.notify(notice)

        session.tasks.run(work, done, session.refuse)
        self.accept()
