"""Opens the file of a shared shortlist: asks which, reads it, and shows what it brings."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from mpcompare.app.sharing.preview import Group, groups
from mpcompare.app.sharing.receive import Received, receive
from mpcompare.ui import dialogs
from mpcompare.ui.documents_folder import documents_folder
from mpcompare.ui.session import Session

KINDS = "Shared shortlists (*.mpcompare);;All files (*)"


def ask_shared(session: Session, window: QWidget) -> None:
    """Ask which file, and show what it brings."""
    folder = str(documents_folder())
    name, _ = QFileDialog.getOpenFileName(window, "Open a shared shortlist", folder, KINDS)
    if name:
        open_shared(session, window, Path(name))


def open_shared(session: Session, window: QWidget, path: Path) -> None:
    """Read a file on another thread, and show what it brings before anything is taken over."""
    workspace, library = session.workspace, session.state.library

    def work(_: object) -> tuple[Received, tuple[Group, ...]]:
        received = receive(path, workspace, library)
        return received, groups(received, workspace)

    def show(read: tuple[Received, tuple[Group, ...]]) -> None:
        dialogs.RECEIVE.open_once(session, window, *read)

    session.tasks.run(work, show, session.refuse)
