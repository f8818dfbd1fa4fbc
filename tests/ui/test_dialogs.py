"""Every dialog of the table opens on the real window by its name, and closes."""

import ast
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from mpcompare import ui
from mpcompare.app.corrections.draft import SourceDraft
from mpcompare.app.decide.outcome import Subject
from mpcompare.app.library.recovery import RecoveryOption
from mpcompare.app.sharing.preview import Group, Line
from mpcompare.app.sharing.receive import Received
from mpcompare.app.state.state import State
from mpcompare.app.workspace.update import Update
from mpcompare.library.copies.backup import DAILY, Backup
from mpcompare.library.copies.share_file import Manifest
from mpcompare.model.errors import LibraryError
from mpcompare.model.library.application import Application, Item
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import Library, comparing
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.ui.dialogs import DIALOGS
from tests.ui.compare_steps import DENVER, LOWELL

MADE_UP = "own-made-up-program"
TEXT = f'[program]\nid = "{MADE_UP}"\nname = "Made-up program"\ninstitution = "Made-up school"\n'
FILE = Path("/nowhere/made-up.file")
BACKUP = Backup(FILE, datetime(2026, 11, 20, 9, 30), DAILY, 4096)
RECEIVED = Received(
    "made-up.mpcompare",
    Manifest("2026-11-20T10:00:00+00:00", "0.1", "2026.11", {}),
    Shortlist("Made-up list"),
    differences_only=False,
    programs={},
    gone=("made-up",),
    lacking={},
    differing=(),
    criteria=None,
    own={},
    corrections={},
    kept=(),
    refused=0,
    notes={},
    tags={},
)
CHECKLIST = {LOWELL: Application((), (Item("Ask for references", "references"),))}
DAMAGE = LibraryError("The made-up library can't be read.", "Restore a backup.")


def nothing(*_: object) -> None:
    """Take what a dialog hands over."""


GIVEN: dict[str, tuple[Any, ...]] = {
    "LIST_PROGRAMS": ((DENVER,),),
    "TAG_PROGRAMS": ((DENVER, LOWELL),),
    "STATUS": ((DENVER,),),
    "NOTE": (DENVER, "tuition"),
    "NAME": ("Made-up heading", "Made-up name", ("Rename", nothing)),
    "BACKUPS": (((BACKUP, Library()),), nothing),
    "RECOVERY": (DAMAGE, (RecoveryOption("A made-up backup", comparing(DENVER)),), nothing),
    "IMPORT_LIBRARY": (("made-up.json", comparing(DENVER)), (nothing, nothing)),
    "UNSAVED": (DAMAGE, nothing, nothing),
    "CORRECT": (DENVER, "tuition"),
    "ADD_OWN": ("Made-up school",),
    "EDIT_OWN": (MADE_UP, ""),
    "COPY_TO_OWN": (DENVER,),
    "SOURCE": (SourceDraft("page", "https://example.org"), nothing, ("ADD_OWN", "")),
    "IMPORT": (None,),
    "RECEIVE": (RECEIVED, (Group("Made-up things", (Line("Made-up thing"),), "tags"),)),
    "SUBJECT": ("Made-up heading", (Subject("gre", "GRE", "Getting in", False),), nothing),
    "CHECKLIST_ITEM": (LOWELL, 0),
    "NEWER_CATALOG": (nothing,),
    "UPDATE_CATALOG": (Update(FILE, "2027.02", "2026.12", 2, 1, 0, ()), nothing),
    "CRASH": (FILE.parent,),
    "PREFERENCES": (nothing,),
}
"""What those dialogs are opened on that need more than the session."""


def open_dialogs() -> list[QDialog]:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
    return [one for one in found if one.isVisible()]


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_opens_by_its_name_and_closes_with_escape(make_window, qtbot, name):
    library = comparing(LOWELL, DENVER)
    library = replace(library, own={MADE_UP: OwnProgram(TEXT)}, applications=CHECKLIST)
    window = make_window(State(page="compare", library=library, welcomed=True))
    DIALOGS[name].open(window.session, window, *GIVEN.get(name, ()))
    (dialog,) = open_dialogs()
    assert dialog.windowTitle()
    assert dialog.parent() is window
    assert dialog.isModal()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    for asking in open_dialogs():  # a form that begins with something asks what becomes of it
        discard = [one for one in asking.findChildren(QPushButton) if one.text() == "Discard"]
        if discard:
            qtbot.mouseClick(discard[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not open_dialogs())


def test_every_dialog_class_of_the_interface_can_be_opened_by_name():
    bases = {"Dialog", "UnsavedGuardDialog"}
    found = {
        node.name
        for path in Path(ui.__path__[0]).rglob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
        and bases & {base.id for base in node.bases if isinstance(base, ast.Name)}
    } - bases
    opened = {entry.maker for entry in DIALOGS.values()} | {
        # `corrections.open_form` returns one of these
        "CorrectionDialog",
        "OwnForm",
        "OwnTextDialog",
        # `pages.compare.rows_dialog.choose_rows` returns this one, or one that it is a base of
        "RowsDialog",
    }
    # a private one is its own module's, which asks with it before it closes
    assert {one for one in found - opened if not one.startswith("_")} == set()
    assert len(found) > 20
