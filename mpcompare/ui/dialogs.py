"""Every dialog by its name. Its module is imported when it is first opened: no start needs one."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVarTuple
from weakref import WeakKeyDictionary

from PySide6.QtWidgets import QDialog, QWidget

from mpcompare.ui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from mpcompare.app.corrections.draft import SourceDraft
    from mpcompare.app.decide.outcome import Subject
    from mpcompare.app.library.recovery import RecoveryOption
    from mpcompare.app.library.service import Backup
    from mpcompare.app.sharing.preview import Group
    from mpcompare.app.sharing.receive import Received
    from mpcompare.app.workspace.update import Update
    from mpcompare.model.errors import LibraryError
    from mpcompare.model.library.library import Library

    TakeLibrary = Callable[[Library], None]
    TakeOption = Callable[[RecoveryOption], None]

Given = TypeVarTuple("Given")
"""What a dialog is opened on, between the session and the parent."""


_opened_on: WeakKeyDictionary[QDialog, tuple[object, object]] = WeakKeyDictionary()
"""Of each dialog that is opened once only: its entry, and what it was opened on."""


class DialogEntry(NamedTuple, Generic[*Given]):
    """Where a dialog is.

    Attributes:
        module: its module, below `mpcompare.ui`.
        maker: its class there, or a function that returns it. It takes the session, what the
            dialog is opened on, and the parent.
    """

    module: str
    maker: str

    def build(self, session: Session, parent: QWidget | None, *given: *Given) -> QDialog:
        """Import the dialog and make it, without showing it."""
        make = getattr(import_module(f"mpcompare.ui.{self.module}"), self.maker)
        return make(session, *given, parent)

    def open(self, session: Session, parent: QWidget, *given: *Given) -> None:
        """Show the dialog before its parent."""
        self.build(session, parent, *given).open()

    def open_once(self, session: Session, parent: QWidget, *given: *Given) -> None:
        """Show the dialog before its parent, or bring forward one that is open on the same."""
        for dialog in parent.findChildren(QDialog):
            if dialog.isVisible() and _opened_on.get(dialog) == (self, given):
                dialog.activateWindow()
                return
        dialog = self.build(session, parent, *given)
        _opened_on[dialog] = (self, given)
        dialog.open()

    def ask(self, session: Session, parent: QWidget | None, *given: *Given) -> bool:
        """Show the dialog and wait; whether it was accepted."""
        dialog = self.build(session, parent, *given)
        return dialog.exec() == QDialog.DialogCode.Accepted


# The user's library

BIN: "DialogEntry[()]" = DialogEntry("library.bin_dialog", "BinDialog")
PROFILE: "DialogEntry[()]" = DialogEntry("library.profile_dialog", "ProfileDialog")
TAGS: "DialogEntry[()]" = DialogEntry("library.tags_dialog", "TagsDialog")
MERGE_SHORTLISTS: "DialogEntry[()]" = DialogEntry("library.shortlist_pick_dialog", "MergeDialog")
LIST_PROGRAMS: "DialogEntry[tuple[str, ...]]" = DialogEntry(
    "library.shortlist_pick_dialog", "ListedDialog"
)
TAG_PROGRAMS: "DialogEntry[tuple[str, ...]]" = DialogEntry(
    "library.tag_programs_dialog", "TagProgramsDialog"
)
STATUS: "DialogEntry[tuple[str, ...]]" = DialogEntry("library.status_dialog", "StatusDialog")
NOTE: "DialogEntry[str, str]" = DialogEntry("library.note_dialog", "NoteDialog")
"""Takes a program and an attribute's key; "" for the program as a whole."""
NAME: "DialogEntry[str, str, tuple[str, Callable[[str], None]]]" = DialogEntry(
    "library.name_dialog", "NameDialog"
)
BACKUPS: "DialogEntry[tuple[tuple[Backup, Library], ...], Callable[[Backup], None]]" = DialogEntry(
    "library.backups_dialog", "BackupsDialog"
)
RECOVERY: "DialogEntry[LibraryError, tuple[RecoveryOption, ...], TakeOption]" = DialogEntry(
    "library.recovery_dialog", "RecoveryDialog"
)
IMPORT_LIBRARY: "DialogEntry[tuple[str, Library], tuple[TakeLibrary, TakeLibrary]]" = DialogEntry(
    "library.incoming_dialog", "IncomingDialog"
)
UNSAVED: "DialogEntry[LibraryError, Callable[[], LibraryError | None], Callable[[Path], None]]" = (
    DialogEntry("library.unsaved_dialog", "UnsavedDialog")
)

# The user's own programs and corrections

CORRECT: "DialogEntry[str, str]" = DialogEntry("corrections.open_form", "correct_value")
"""Takes a program and an attribute's key; "" where it is still to be chosen."""
ADD_OWN: "DialogEntry[str]" = DialogEntry("corrections.open_form", "add_own")
"""Takes the school's name; "" where it is not known."""
EDIT_OWN: "DialogEntry[str, str]" = DialogEntry("corrections.open_form", "edit_own")
"""Takes a program and an attribute's key; "" for the first field."""
COPY_TO_OWN: "DialogEntry[str]" = DialogEntry("corrections.open_form", "copy_to_own")
EXPORT_OWN: "DialogEntry[()]" = DialogEntry("corrections.export_dialog", "OwnExportDialog")
SOURCE: "DialogEntry[SourceDraft, Callable[[SourceDraft], None], tuple[str, ...]]" = DialogEntry(
    "corrections.source_dialog", "SourceDialog"
)
"""Takes a source, what takes it when it is whole, and the place of the form's draft."""

# Files

IMPORT: "DialogEntry[Path | None]" = DialogEntry("importing.dialog", "ImportDialog")
"""Takes the file to read; None where it is still to be chosen."""
EXPORT: "DialogEntry[()]" = DialogEntry("exporting.export_dialog", "ExportDialog")
PRINT: "DialogEntry[()]" = DialogEntry("exporting.print_dialog", "PrintDialog")
CALENDAR: "DialogEntry[()]" = DialogEntry("exporting.calendar_dialog", "CalendarDialog")
PAY_TABLE: "DialogEntry[()]" = DialogEntry("exporting.pay_table", "PayTableDialog")

SHARE: "DialogEntry[()]" = DialogEntry("sharing.share_dialog", "ShareDialog")
RECEIVE: "DialogEntry[Received, tuple[Group, ...]]" = DialogEntry(
    "sharing.receive_dialog", "ReceiveDialog"
)

# Pages

ROWS: "DialogEntry[()]" = DialogEntry("pages.compare.rows_dialog", "choose_rows")
MAPPING: "DialogEntry[()]" = DialogEntry("pages.careers.mapping_dialog", "MappingDialog")
CHECKLIST_ITEM: "DialogEntry[str, int]" = DialogEntry("pages.deadlines.item_dialog", "ItemDialog")
"""Takes a program and the place of a line of its checklist, counted from 0."""
LEAD_TIMES: "DialogEntry[()]" = DialogEntry("pages.deadlines.lead_times_dialog", "LeadTimesDialog")
SUBJECT: "DialogEntry[str, tuple[Subject, ...], Callable[[Subject], None]]" = DialogEntry(
    "pages.decide.subject_dialog", "SubjectDialog"
)
"""Takes a heading, what can be chosen, and what takes the chosen one."""

# The program

PREFERENCES: "DialogEntry[Callable[[Path, Callable[[str], None]], None]]" = DialogEntry(
    "preferences.preferences_dialog", "PreferencesDialog"
)
"""Takes what moves the library to a folder, and says how that went."""

HISTORY: "DialogEntry[()]" = DialogEntry("window.history_dialog", "HistoryDialog")
FORGET_STEPS: "DialogEntry[()]" = DialogEntry("window.forget_steps_dialog", "ForgetStepsDialog")
ABOUT: "DialogEntry[()]" = DialogEntry("window.about", "AboutDialog")
SHORTCUTS: "DialogEntry[()]" = DialogEntry("window.shortcuts_dialog", "ShortcutsDialog")
NEWER_CATALOG: "DialogEntry[Callable[[], None]]" = DialogEntry(
    "window.newer_catalog_dialog", "NewerCatalogDialog"
)
"""Takes what asks for a catalog file that was downloaded."""
UPDATE_CATALOG: "DialogEntry[Update, Callable[[], None]]" = DialogEntry(
    "window.catalog_update_dialog", "UpdateDialog"
)
CRASH: "DialogEntry[Path]" = DialogEntry("start.crash_dialog", "CrashDialog")

DIALOGS: Mapping[str, DialogEntry[*tuple[Any, ...]]] = {
    name: entry for name, entry in globals().items() if isinstance(entry, DialogEntry)
}
"""Every dialog by the name that it has above."""
