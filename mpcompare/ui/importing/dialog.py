"""Imports programs from a file: how it is read, what its columns are, and what would happen."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)

from mpcompare.app import clock
from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.app.importing.matching import note_targets, targets
from mpcompare.app.importing.memory import RECORD, remember
from mpcompare.app.importing.plan import Mode, Plan
from mpcompare.app.importing.run import (
    SUFFIXES,
    Choice,
    Listing,
    Preview,
    confirmed,
    is_text_file,
    preview,
)
from mpcompare.app.start import paths
from mpcompare.model.errors import ReaderError
from mpcompare.model.locale_format import whole
from mpcompare.model.safe_text import safe_text
from mpcompare.ui.accessibility import GROUP, set_accessible_role
from mpcompare.ui.documents_folder import documents_folder
from mpcompare.ui.drafts.keep import keep_draft
from mpcompare.ui.importing.fields import FieldsView, set_up_table
from mpcompare.ui.importing.import_draft import Chosen, draft_of, find_chosen
from mpcompare.ui.importing.import_tables import CHOICE, FieldsModel, PlanModel
from mpcompare.ui.importing.reading import ImportReading
from mpcompare.ui.literal import plain_label
from mpcompare.ui.session import Session
from mpcompare.ui.tasks import Task
from mpcompare.ui.theme import LARGE, SMALL, set_role
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.elided_label import ElidedLabel

SIZE = (980, 720)
ABOUT = "CSV files, spreadsheets and program files, also a folder of these."
MODES: tuple[tuple[Mode, str, str], ...] = (
    ("add", "Add what is new", "Programs that are there stay as they are."),
    (
        "merge",
        "Merge",
        (
            "The file's values go into your programs; where the catalog says otherwise, they "
            "become your corrections."
        ),
    ),
    (
        "replace",
        "Replace",
        "As merging, and what you said of these programs before and the file does not say goes.",
    ),
)
_NARROW = 80
"""Width of the column that says where, in pixels; longer words may double it."""
_MANY = 100
"""Programs from which an import goes on no shortlist unless told: nobody compares so many."""
_KINDS = f"What can be imported ({' '.join(f'*{suffix}' for suffix in SUFFIXES)});;All files (*)"


class ImportDialog(Dialog):
    """Nothing is kept until Import; then it is one step that can be undone."""

    def __init__(
        self, session: Session, path: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, "Import programs", parent)
        self.resize(*SIZE)
        self._path = path
        self._choice = Choice(record=paths.user_dir() / RECORD)
        self._shown: Preview | None = None
        self._is_listing_chosen = False
        self._task: Task[Preview] | None = None
        known = targets(session.workspace.register)
        notes = note_targets(session.workspace.register)
        self.fields_model = FieldsModel((*known, *notes))
        self.plan_model = PlanModel(session.theme)
        self._build_file()
        self.reading = ImportReading(session)
        self.body.addWidget(self.reading)
        self.remarks = self.add_label("", muted=True, role="small")
        self.problem = self.add_label("")
        self.problem.setProperty("problem", True)
        for label in (self.remarks, self.problem):  # a file can be called <b>
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.fields = FieldsView(session, self.fields_model, known)
        self.plan = QTableView()
        self._build_plan()
        self.body.addWidget(self.fields, 5)
        self.body.addWidget(self.plan, 4)
        self._build_choices()
        self._build_buttons()
        self.fields_model.chosen.connect(self._choose_fields)
        self.reading.chosen.connect(self._choose_reading)
        self.finished.connect(self._stop)
        keep_draft(self, self._draft)
        self._show_nothing()
        if path is None:
            QTimer.singleShot(0, self.ask_file)
        else:
            self.take(path)

    # Building

    def _build_file(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        self.file = ElidedLabel(ABOUT)
        self.file.setProperty("muted", True)
        row.addWidget(self.file, 1)
        for words, ask in (
            ("Choose a &file…", self.ask_file),
            ("Choose a f&older…", self.ask_folder),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(ask)
            row.addWidget(button)
        self.body.addLayout(row)

    def _build_plan(self) -> None:
        self.plan.setModel(self.plan_model)
        set_up_table(self.plan, self.session, "What importing the file would do")
        header = self.plan.horizontalHeader()
        header.setStretchLastSection(True)
        header.setResizeContentsPrecision(0)  # of the rows in sight
        for column, width in enumerate((_NARROW, 190, 156, 176)):
            header.resizeSection(column, self.session.theme.length(width))
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)

    def _build_choices(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(LARGE)
        modes = QWidget()
        set_accessible_role(modes, GROUP, "What becomes of programs that are here already")
        beside = QHBoxLayout(modes)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(LARGE)
        self.modes = QButtonGroup(self)
        for number, (mode, words, about) in enumerate(MODES):
            button = QRadioButton(words)
            button.setToolTip(about)
            button.setAccessibleDescription(about)
            button.setChecked(mode == self._choice.mode)
            self.modes.addButton(button, number)
            beside.addWidget(button)
        row.addWidget(modes)
        row.addStretch(1)
        label = QLabel("&Put them on")
        self.listing = QComboBox()
        label.setBuddy(self.listing)
        for widget in (label, self.listing):
            row.addWidget(widget)
        self.listing.setAccessibleName("Shortlist that the programs are put on")
        name = self.session.state.library.shortlist.name
        for words, key in (
            (f"“{name}”", "open"),
            ("A new shortlist", "new"),
            ("No shortlist", "none"),
        ):
            self.listing.addItem(words, key)
        self.listing.activated.connect(self._choose_listing)
        self.body.addLayout(row)
        self.about_mode = self.add_label("", muted=True, role="small")
        self.careful = QCheckBox("&Leave programs with problems out")
        self.body.addWidget(self.careful)
        self.modes.idClicked.connect(self._choose_mode)
        self.careful.toggled.connect(self._show_plan)

    def _build_buttons(self) -> None:
        self.count = plain_label()
        set_role(self.count, "strong")
        self._buttons.insertWidget(0, self.count)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        self.go_on = self.add_button("Import", primary=True)
        self.go_on.clicked.connect(self._import)

    # Reading

    def ask_file(self) -> None:
        """Ask which file; without an answer and without one before, there is nothing to do."""
        name, _ = QFileDialog.getOpenFileName(self, "Import programs", self._folder, _KINDS)
        self._take_named(name)

    def ask_folder(self) -> None:
        """Ask which folder of program files."""
        name = QFileDialog.getExistingDirectory(self, "Import program files", self._folder)
        self._take_named(name)

    @property
    def _folder(self) -> str:
        if self._path is not None:
            return str(self._path.parent)
        return str(documents_folder())

    def _take_named(self, name: str) -> None:
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Read a file or folder and show what importing it would do."""
        self._path, self._shown = path, None
        self.file.setText(safe_text(str(path)))
        self.file.setProperty("muted", False)
        self.file.style().polish(self.file)
        choice = Choice(mode=self._choice.mode, record=self._choice.record)
        left = find_chosen(path, choice.record)
        if left is not None:
            choice = self._choose_again(left)
        self._read(choice)

    def _choose_again(self, left: Chosen) -> Choice:
        """Show what was chosen for the file when the program ended."""
        self.fields_model.by_hand = left.by_hand
        self.careful.setChecked(left.careful)
        if (place := self.listing.findData(left.listing)) >= 0:
            self.listing.setCurrentIndex(place)
            self._is_listing_chosen = True
        for number, (mode, _, _) in enumerate(MODES):
            if mode == left.choice.mode:
                self.modes.button(number).setChecked(True)
        self._say_mode()
        return left.choice

    def _draft(self) -> DialogDraft | None:
        """Return what is chosen for the file; None where nothing is."""
        listing = self.listing.currentData() if self._is_listing_chosen else ""
        chosen = Chosen(self._choice, self.fields_model.by_hand, listing, self.careful.isChecked())
        nothing = Chosen(Choice(record=self._choice.record), frozenset())
        return None if self._path is None or chosen == nothing else draft_of(self._path, chosen)

    def _read(self, choice: Choice) -> None:
        path, session = self._path, self.session
        if path is None:
            return
        self._stop()
        self._choice = choice
        self.go_on.setEnabled(False)
        self.count.setText("Reading…")
        workspace, library = session.workspace, session.state.library

        def work(task: Task[Preview]) -> Preview:
            return preview(path, workspace, library, choice, clock.now(), task.is_cancelled)

        self._task = session.tasks.run(work, self._show, self._refuse)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, ReaderError):
            raise error
        self._show_nothing(str(error))
        if self._shown is None and self._path is not None and is_text_file(self._path):
            self.reading.show_unread(self._choice)

    # Showing

    def _show_nothing(self, problem: str = "") -> None:
        if self._shown is None:
            self.reading.hide()
        self.fields.hide()
        self.remarks.hide()
        self.plan_model.show(Plan())
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.count.setText("")
        self.go_on.setEnabled(False)
        self._say_mode()

    def _show(self, shown: Preview) -> None:
        is_first, self._shown = self._shown is None, shown
        if not self._is_listing_chosen:
            listing = "open" if len(shown.plan.planned) < _MANY else "none"
            self.listing.setCurrentIndex(self.listing.findData(listing))
        self.problem.hide()
        self.reading.show_preview(shown)
        remarks = shown.sheet.remarks if shown.sheet is not None else ()
        self.remarks.setText(" ".join(remarks))
        self.remarks.setVisible(bool(remarks))
        table = shown.table
        self.fields.setVisible(table is not None and table.layout != "facts")
        if table is not None:
            self.fields_model.show(table, shown.fields)
            if not self.fields.currentIndex().isValid():
                self.fields.setCurrentIndex(self.fields_model.index(0, CHOICE))
        self._show_plan()
        if is_first:
            (self.plan if self.fields.isHidden() else self.fields).setFocus()

    def _show_plan(self) -> None:
        plan = self._plan
        self.plan_model.show(plan)
        self.plan.resizeColumnToContents(0)
        narrow = self.session.theme.length(_NARROW)
        self.plan.setColumnWidth(0, min(max(narrow, self.plan.columnWidth(0)), 2 * narrow))
        self.count.setText(plan.sentence if self._shown is not None else "")
        self.careful.setEnabled(self._shown is not None and self._shown.plan.with_problems > 0)
        self.go_on.setEnabled(any(planned.program for planned in plan.planned))

    @property
    def _plan(self) -> Plan:
        plan = self._shown.plan if self._shown is not None else Plan()
        return plan.without_problems() if self.careful.isChecked() else plan

    def _say_mode(self) -> None:
        self.about_mode.setText(MODES[self.modes.checkedId()][2])

    # Choosing

    def _choose_mode(self, number: int) -> None:
        self._say_mode()
        self._read(replace(self._choice, mode=MODES[number][0]))

    def _choose_listing(self) -> None:
        self._is_listing_chosen = True

    def _choose_fields(self) -> None:
        self._read(replace(self._reading_choice(), fields=dict(self.fields_model.fields)))

    def _choose_reading(self) -> None:
        self._read(self._reading_choice())

    def _reading_choice(self) -> Choice:
        return self.reading.choice(self._choice, self._shown)

    def _import(self) -> None:
        session, path = self.session, self._path
        if path is None or self._shown is None:
            return
        plan, listing = self._plan, self._listing
        self._remember_fields()
        new = confirmed(session.state, plan, listing, safe_text(path.stem), clock.now())
        session.apply(new, f"Import {safe_text(path.name)}")
        imported = plan.count("add", "merge", "replace", "there")
        noun = "program" if imported == 1 else "programs"
        session.notify_step(f"Imported {whole(imported)} {noun} from {safe_text(path.name)}.")
        self.accept()

    def _remember_fields(self) -> None:
        """Keep what was chosen for columns by hand, for the next file that has them."""
        record, chosen = self._choice.record, dict(self.fields_model.chosen_by_hand)
        if record is None or not chosen:
            return

        def work(task: Task[None]) -> None:
            del task
            remember(record, chosen)

        self.session.tasks.run(work, lambda _: None, _raise)

    @property
    def _listing(self) -> Listing:
        return self.listing.currentData()


def _raise(error: Exception) -> None:
    raise error
