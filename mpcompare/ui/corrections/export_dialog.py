"""Writes programs of the user's own to program files: one, or several into a folder."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QMessageBox, QVBoxLayout, QWidget

from mpcompare.app.corrections import export as corrections_export
from mpcompare.app.corrections.export import SUFFIX, Exported
from mpcompare.app.workspace.overlay import read_text
from mpcompare.model.file_exists import file_exists
from mpcompare.ui.documents_folder import documents_folder
from mpcompare.ui.literal import button_text
from mpcompare.ui.open_address import open_written
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import MEDIUM, set_role
from mpcompare.ui.widgets.dialog import Dialog

TITLE = "Export your programs"
INDENT = 28
MOST_NAMED = 3


class OwnExportDialog(Dialog):
    """A tick for each program, and what the catalog would still ask for below it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, TITLE, parent)
        self.setMinimumWidth(520)
        own, workspace = session.state.library.own, session.workspace
        taken = workspace.catalog.ids()
        self._files = corrections_export.all_exported(own, workspace.register, taken)
        self.add_label(
            "As program files (TOML), with your remarks: to keep, to pass on, or to contribute "
            "to the catalog.",
            muted=True,
        )
        self.ticks = {program: self._add(program, one) for program, one in self._files.items()}
        self.body.addStretch(1)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.button = self.add_button("Save as…", primary=True)
        self.button.clicked.connect(self._ask_where)
        self._refresh()

    def _add(self, program: str, one: Exported) -> QCheckBox:
        text = self.session.state.library.own[program].text
        read = read_text(text, self.session.workspace.register, program).program
        named = ", ".join(filter(None, (read.title, read.institution)))
        tick = QCheckBox(button_text(named or program))
        set_role(tick, "strong")
        tick.setChecked(True)
        tick.toggled.connect(self._refresh)
        about = self.add_label(_about(one), muted=True, role="small")
        self.body.removeWidget(about)
        about.setContentsMargins(INDENT, 0, 0, MEDIUM)
        tick.setAccessibleDescription(about.text())
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(tick)
        column.addWidget(about)
        self.body.addLayout(column)
        return tick

    @property
    def chosen(self) -> list[Exported]:
        """The files of the ticked programs."""
        return [self._files[program] for program, tick in self.ticks.items() if tick.isChecked()]

    def _refresh(self) -> None:
        count = len(self.chosen)
        self.button.setEnabled(count > 0)
        self.button.setText("Save as…" if count < 2 else f"Save {count} into a folder…")

    # Where to

    def _ask_where(self) -> None:
        documents = documents_folder()
        if len(self.chosen) > 1:
            folder = QFileDialog.getExistingDirectory(self, TITLE, str(documents))
            if folder and self._may_write(Path(folder)):
                self.write_to(Path(folder), self.chosen)
            return
        (one,) = self.chosen
        proposed = str(documents / f"{one.program}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self, TITLE, proposed, f"Programs (*{SUFFIX})")
        if name:
            self.write_as(Path(name), one)

    def _may_write(self, folder: Path) -> bool:
        """Ask before files that are there already are replaced."""
        there = [one for one in self.chosen if file_exists(folder / f"{one.program}{SUFFIX}")]
        if not there:
            return True
        buttons = QMessageBox.StandardButton
        names = ", ".join(f"{one.program}{SUFFIX}" for one in there[:MOST_NAMED])
        more = "" if len(there) <= MOST_NAMED else f" and {len(there) - MOST_NAMED} more"
        words = f"{names}{more} already there.\nDo you want to replace them?"
        asked = QMessageBox.question(self, TITLE, words, buttons.Yes | buttons.No, buttons.No)
        return asked == buttons.Yes

    def write_as(self, path: Path, one: Exported) -> None:
        """Write one program; its id is the file's name."""
        renamed = corrections_export.named(one, path, self.session.workspace.register)
        self.write_to(path.parent, [renamed])

    def write_to(self, folder: Path, files: Collection[Exported]) -> None:
        """Write files into a folder, away from the interface thread, and say how that went."""
        session = self.session

        def write(_: object) -> list[Path]:
            return corrections_export.write(files, folder)

        def done(paths: list[Path]) -> None:
            what = str(paths[0]) if len(paths) == 1 else f"{len(paths)} programs to {folder}"
            notice = Notice(f"Exported {what}", "Open folder", lambda: open_written(folder))
            session.notify(notice)

        session.tasks.run(write, done, session.refuse)
        self.accept()


def _about(one: Exported) -> str:
    """Return whether a file could be contributed, in words, and what is missing for that."""
    lines = ["Ready for the catalog."] if not one.missing else ["For the catalog still to mend:"]
    lines += [f"• {words}" for words in one.missing[:MOST_NAMED]]
    if len(one.missing) > MOST_NAMED:
        lines.append(f"• and {len(one.missing) - MOST_NAMED} more")
    if one.told:
        facts = "One fact is" if one.told == 1 else f"{one.told} facts are"
        lines.append(
            f"{facts} kept as remarks: you were told, and the catalog takes what stands on a page."
        )
    return "\n".join(lines)
