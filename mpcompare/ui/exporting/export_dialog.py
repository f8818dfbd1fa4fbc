"""Write the comparison to files: which formats, with which options, where to."""

from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QMessageBox,
    QWidget,
)

from mpcompare.app.exporting import write as exporting
from mpcompare.app.exporting.files import ExportFile, files_named
from mpcompare.app.exporting.options import Format, all_offered, offered
from mpcompare.model.file_exists import file_exists
from mpcompare.ui.documents_folder import documents_folder, file_name
from mpcompare.ui.exporting.destination import Destination
from mpcompare.ui.exporting.format_list import FormatList
from mpcompare.ui.exporting.option_fields import OptionFields, scrolled
from mpcompare.ui.exporting.writing import choices_of, start_export, title_of
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.two_columns import TwoColumns

TITLE = "Export the comparison"
_WIDTH, _HEIGHT, _AROUND = 1000, 720, 32
"""Pixels at 100 %: as large as it becomes, and what it leaves of the window around it."""


class ExportDialog(Dialog):
    """Formats to tick on the left, what can be chosen for them on the right, where to below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, TITLE, parent)
        self._formats = exporting.formats()
        count = len(session.workspace.known(session.state.compared))
        self.add_label(
            f"{count} program{'' if count == 1 else 's'}, with the rows chosen on the cards.",
            muted=True,
        )
        self.formats = FormatList(self._formats)
        self.format_buttons = self.formats.boxes
        self.options = OptionFields(
            all_offered(self._formats), exporting.private_options(session.state)
        )
        folder = documents_folder(session.state.export.folder)
        self.destination = Destination(self._proposed_name(), folder)
        self._build()
        self._begin()
        self.formats.changed.connect(self._follow)
        self.destination.changed.connect(self._tell)
        self._follow()
        self.formats.focus_first()

    def _build(self) -> None:
        self.body.addWidget(scrolled(TwoColumns(self.formats, self.options)), 1)
        line = QFrame()
        line.setObjectName("Divider")
        line.setFixedHeight(1)
        self.body.addWidget(line)
        self.body.addWidget(self.destination)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.save_as = self.add_button("Save as…")
        self.save_as.setToolTip("Choose the name and folder of the one file among others")
        self.save_as.clicked.connect(self._ask_where)
        self.save = self.add_button("Export", primary=True)
        self.save.clicked.connect(self._export)
        parent = self.parentWidget()
        if parent is not None:
            room = parent.window().size()
            width, height = room.width() - _AROUND, room.height() - _AROUND
            self.resize(min(_WIDTH, width), min(_HEIGHT, height))

    def _begin(self) -> None:
        """Choose what was chosen last; the shortlist has the title, and the page what differs."""
        state = self.session.state
        for name, value in state.export.options.items():
            self.options.set_value(name, value)
        self.options.set_value("title", title_of(state))
        self.options.set_value("differences_only", state.differences_only)
        self.formats.choose(state.export.formats)

    def _proposed_name(self) -> str:
        """Return the last name if it was this shortlist's, or else the shortlist's own."""
        state = self.session.state
        if state.export.name and state.export.shortlist == state.library.open:
            return state.export.name
        return file_name(state.library.shortlist.name, "Comparison")

    # Following what is chosen

    @property
    def chosen(self) -> tuple[Format, ...]:
        """The formats that are ticked."""
        return self.formats.chosen

    def _follow(self) -> None:
        self.options.offer(dict.fromkeys(o for chosen in self.chosen for o in offered(chosen)))
        self.save_as.setEnabled(len(self.chosen) == 1)
        self._tell()

    def _tell(self) -> None:
        there = self.destination.tell(self.chosen)
        self.save.setText("Export and replace" if there else "Export")
        self.save.setEnabled(bool(self.chosen and self.destination.files(self.chosen)))

    def choices(self) -> exporting.Choices:
        """Return what is chosen."""
        return choices_of(self.session.state, self.options.values())

    def proposed(self) -> Path:
        """Return the first of the files that would be written."""
        return self.destination.files(self.chosen)[0].path

    # Writing

    def _export(self) -> None:
        self._write(self.destination.files(self.chosen), self.destination.stem(self.chosen))

    def _ask_where(self) -> None:
        chosen = self.chosen[0]
        folder = documents_folder(self.destination.folder.text())
        name, _ = QFileDialog.getSaveFileName(
            self,
            TITLE,
            str(folder / f"{self.destination.stem(self.chosen)}{chosen.suffix}"),
            f"{chosen.label} (*{chosen.suffix})",
        )
        path = _named_after(chosen.suffix, name)
        # the file dialog has asked about the name as typed, and not about a longer one
        if name and (str(path) == name or not file_exists(path) or self._may_replace(path)):
            self.write_to(path)

    def _may_replace(self, path: Path) -> bool:
        buttons = QMessageBox.StandardButton
        words = f"{path.name} already exists.\nDo you want to replace it?"
        asked = QMessageBox.question(self, TITLE, words, buttons.Yes | buttons.No, buttons.No)
        return asked == buttons.Yes

    def write_to(self, path: Path) -> None:
        """Write the one format that is ticked to a file; several get its name and folder."""
        if len(self.chosen) == 1:
            self._write((ExportFile(self.chosen[0].name, path),), path.stem)
        else:
            self._write(files_named(path.stem, path.parent, self.chosen), path.stem)

    def _write(self, files: tuple[ExportFile, ...], name: str) -> None:
        start_export(self.session, files, name, self.options.values())
        self.accept()


def _named_after(suffix: str, name: str) -> Path:
    """Return a path with the format's suffix: "mine.csv" with a PDF in it is "mine.csv.pdf"."""
    path = Path(name)
    if not name or path.suffix.lower() == suffix:
        return path
    return path.with_name(path.name + suffix)
