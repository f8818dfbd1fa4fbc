"""The form of a program of the user's own: sections at the left, their fields at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from mpcompare.app import clock
from mpcompare.app.corrections import changes as correction_changes
from mpcompare.app.corrections.checks import problems
from mpcompare.app.corrections.draft import Draft, draft_from_plain, new_id, plain_draft
from mpcompare.app.corrections.edit_file import begun, written
from mpcompare.app.drafts import drafts_file
from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.app.state import changes
from mpcompare.model.attribute import Section
from mpcompare.ui.corrections.fact_box import ask_source
from mpcompare.ui.corrections.form_pages import (
    FactsPage,
    FormPage,
    IdentityPage,
    SourcesPage,
    asked_in,
)
from mpcompare.ui.corrections.shared_draft import ProgramFormState
from mpcompare.ui.corrections.unsaved_guard import UnsavedGuardDialog
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import LARGE

SIZE = (860, 620)
SECTIONS_WIDTH = 200
SOURCES = "Sources"
ADD, EDIT = "ADD_OWN", "EDIT_OWN"
"""The names of what leads here, under which what is typed is kept."""


class OwnForm(UnsavedGuardDialog):
    """Writes a new program or one there is. Nothing changes before Save, which is one step."""

    def __init__(
        self,
        session: Session,
        program: str,
        draft: Draft,
        attribute: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show a draft.

        Args:
            session: where it is kept.
            program: the id of what is edited; "" for a new one.
            draft: what the fields begin with.
            attribute: the key of the field that is gone to; "" for the first.
            parent: the window.
        """
        heading = _title(draft, "Your program") if program else "Add your own program"
        super().__init__(session, heading, parent)
        self.resize(*SIZE)
        self._program = program
        held = session.state.library.own.get(program)
        self._text = held.text if held else ""
        self._before = draft if program else Draft()
        self._place = (EDIT, program, "") if program else (ADD, _school(draft))
        draft = draft_from_plain(drafts_file.find(*self._place)) or draft
        self.form_state = ProgramFormState(session, draft, self._place, self)
        self.list, self._stack = QListWidget(), QStackedWidget()
        self._keys: list[str] = []
        self._makers: list[Callable[[], FormPage]] = []
        self._pages: dict[int, FormPage] = {}
        self._build()
        self._add_buttons()
        self.form_state.changed.connect(self._count)
        self._count()
        self.go_to(attribute)
        self.keep_draft()

    def draft(self) -> DialogDraft:
        name, *given = self._place
        draft = self.form_state.draft
        title = f"{'Edit' if self._program else 'Add'} {_title(draft)}"
        return DialogDraft(name, tuple(given), title, plain_draft(draft))

    # Building

    def _build(self) -> None:
        self.list.setObjectName("OwnSections")
        self.list.setAccessibleName("Sections of the form")
        self.list.setFixedWidth(self.session.theme.length(SECTIONS_WIDTH))
        row = QHBoxLayout()
        row.setSpacing(LARGE)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        self.body.addLayout(row, 1)
        self._add_page(Section.PROGRAM.value, partial(IdentityPage, self.form_state))
        self._add_page(SOURCES, partial(SourcesPage, self.form_state))
        for section in Section:
            if asked_in(self.form_state, section):
                self._add_page(section.value, partial(FactsPage, self.form_state, section))
        self.list.currentRowChanged.connect(self._show_page)

    def _add_page(self, title: str, make: Callable[[], FormPage]) -> None:
        self.list.addItem(QListWidgetItem(title))
        self._keys.append(title)
        self._makers.append(make)

    def _add_buttons(self) -> None:
        if self._program:
            delete = self.add_button("Delete program")
            delete.setToolTip("Put it into the bin; it can be undone")
            delete.clicked.connect(self._delete)
        self.add_saving("Save", "Keep the program (Ctrl+S)")

    # Pages

    def page(self, row: int) -> FormPage:
        """Return a page; it is built when it is first asked for."""
        if row not in self._pages:
            self._pages[row] = self._makers[row]()
            self._stack.addWidget(self._pages[row])
        return self._pages[row]

    def _show_page(self, row: int) -> None:
        self._stack.setCurrentWidget(self.page(row))

    def _row_of(self, key: str) -> int:
        """Find the page of an attribute's field, or of `sources.KEY`."""
        if key.startswith("sources."):
            return 1
        register = self.form_state.register
        for row, title in enumerate(self._keys):
            section = next((s for s in Section if s.value == title), None)
            if section and key in register and register[key] in asked_in(self.form_state, section):
                return row
        return 0

    def go_to(self, key: str) -> None:
        """Show the page of a field, and go to it."""
        row = self._row_of(key)
        self.list.setCurrentRow(row)
        self._show_page(row)
        self.page(row).go_to(key)

    def ask_source(self, source: str) -> None:
        """Ask for a new source, or with its key for another wording of one there is."""
        self.list.setCurrentRow(1)
        ask_source(self.form_state, self.page(1), source=source)

    def _count(self) -> None:
        """Show behind each section how much is stated in it, and where an error must be fixed."""
        wrong = (
            problems(self.form_state.draft, self.form_state.register)
            if self.form_state.is_strict
            else {}
        )
        to_mend = {self._row_of(key) for key in wrong}
        theme = self.session.theme
        for row, title in enumerate(self._keys):
            count = self._filled(row, title)
            item = self.list.item(row)
            words = f"{title}  ·  {count}" if count else title
            item.setText(f"{words}  ·  to mend" if row in to_mend else words)
            item.setForeground(theme.color("negative" if row in to_mend else "text"))

    def _filled(self, row: int, title: str) -> int:
        draft = self.form_state.draft
        if row == 1:
            return len(draft.sources)
        section = next((s for s in Section if s.value == title), Section.PROGRAM)
        return sum(1 for a in asked_in(self.form_state, section) if a.key in draft.facts)

    # Doing

    def is_changed(self) -> bool:
        return self.form_state.draft != self._before

    def save(self) -> bool:
        draft = self.form_state.draft
        wrong = problems(draft, self.form_state.register)
        if wrong:
            self.form_state.judge()
            self._count()
            self.go_to(min(wrong, key=self._row_of))
            return False
        session, library = self.session, self.session.state.library
        program = self._program or new_id(draft.identity, library.own)
        text = written(self._text or begun(program), draft, self.form_state.register)
        state = correction_changes.save_own(session.state, program, text, clock.now())
        title = _title(draft)
        if state is session.state:
            return True
        if not self._program:
            state = changes.select(state, program)
        session.apply(state, f"{'Edit' if self._program else 'Add'} {title}")
        if not self._program:
            self._tell(program, title)
        return True

    def _tell(self, program: str, title: str) -> None:
        session = self.session

        def compare() -> None:
            session.apply(changes.add(session.state, [program]), f"Add {title}")

        session.notify(Notice(f"Added: {title}.", "Compare it", compare))

    def _delete(self) -> None:
        title = _title(self._before)
        state = correction_changes.delete_own(self.session.state, self._program, title, clock.now())
        self.session.apply(state, f"Delete {title}")
        self.accept()


def _school(draft: Draft) -> str:
    return str(draft.identity.get("institution", ""))


def _title(draft: Draft, unnamed: str = "your program") -> str:
    words = (str(draft.identity.get(key, "")) for key in ("degree", "name"))
    return " ".join(filter(None, words)) or unnamed
