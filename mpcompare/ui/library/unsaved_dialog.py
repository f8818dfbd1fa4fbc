"""The question before a close that would lose changes: try again, save elsewhere, or discard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from mpcompare.app.library.service import EXPORT_SUFFIX
from mpcompare.model.errors import LibraryError, ReaderError
from mpcompare.ui.session import Session
from mpcompare.ui.widgets.dialog import Dialog


class UnsavedDialog(Dialog):
    """Stops a close until everything is saved, or the user discards it. Esc cancels the close."""

    def __init__(
        self,
        session: Session,
        problem: LibraryError,
        save: Callable[[], LibraryError | None],
        export: Callable[[Path], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, "Your last changes are not saved", parent)
        self.setMinimumWidth(520)
        self._save, self._export = save, export
        self.problem = self.add_label(str(problem))
        self.add_label(
            "Saved elsewhere, they can be taken in again with File > Import Library.",
            muted=True,
            role="small",
        )
        self.let_go = self.add_button("Close without saving")
        self.let_go.clicked.connect(self.accept)
        self.elsewhere = self.add_button("Save elsewhere…")
        self.elsewhere.clicked.connect(self._ask_where)
        self.again = self.add_button("Try again", primary=True)
        self.again.clicked.connect(self._try_again)
        self.again.setFocus()

    def save_elsewhere(self, path: Path) -> None:
        """Write everything to a file, and close if that works."""
        try:
            self._export(path)
        except ReaderError as error:
            self.problem.setText(str(error))
        else:
            self.accept()

    def _try_again(self) -> None:
        problem = self._save()
        if problem is None:
            self.accept()
        else:
            self.problem.setText(f"That did not help yet. {problem}")

    def _ask_where(self) -> None:
        proposed = f"My library{EXPORT_SUFFIX}"
        kinds = f"Libraries (*{EXPORT_SUFFIX} *.json);;All files (*)"
        name, _ = QFileDialog.getSaveFileName(self, "Save elsewhere", proposed, kinds)
        if name:
            self.save_elsewhere(Path(name if name.endswith(".json") else name + EXPORT_SUFFIX))
