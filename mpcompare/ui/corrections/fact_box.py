"""The part of the form that asks for one attribute: its value, who states it, or why there is none.

All that it shows comes from the attribute's declaration.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mpcompare.app.corrections.checks import said_problem, value_problem
from mpcompare.app.corrections.draft import REASONS, DraftStatement, SourceDraft
from mpcompare.model.attribute import Attribute
from mpcompare.model.kind import Choice
from mpcompare.ui import dialogs
from mpcompare.ui.corrections.shared_draft import ProgramFormState
from mpcompare.ui.corrections.unsaved_guard import problem_label, say_problem
from mpcompare.ui.corrections.value_editors import PickList, editor_of
from mpcompare.ui.theme import SMALL, TINY, set_role

CHOOSE, ADD = "Who states it?", "Add a source…"
_ADD = "+"


class StatementRow(QWidget):
    """A value with its source and a note, which are asked for once there is a value."""

    def __init__(
        self, form_state: ProgramFormState, attribute: Attribute, said: DraftStatement | None
    ) -> None:
        super().__init__()
        self._form_state, self._attribute = form_state, attribute
        self._said = said or DraftStatement(None)
        self.editor = editor_of(form_state.session, attribute.kind)
        self.editor.show_plain(self._said.value)
        self.editor.name(attribute.label)
        self.source = PickList((), empty="")
        set_role(self.source, "small")
        self.source.setAccessibleName(f"{attribute.label}: who states it")
        self.source.setMaximumWidth(260)
        self.note = QLineEdit(self._said.note)
        set_role(self.note, "small")
        self.note.setProperty("compact", True)
        self.note.setPlaceholderText("Note: in what words, with what exceptions")
        self.note.setAccessibleName(f"{attribute.label}: note")
        self.problem = problem_label()
        self._about = QWidget()
        about = QHBoxLayout(self._about)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(SMALL)
        about.addWidget(self.source)
        about.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        for widget in (self.editor, self._about, self.problem):
            column.addWidget(widget)
        self.list_sources(self._said.source)
        self.source.activated.connect(self._choose)
        self.note.setReadOnly(False)
        self._arrange()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is stated here."""
        return self.editor.plain() in (None, "", [])

    @property
    def said(self) -> DraftStatement:
        """What is stated here."""
        return DraftStatement(
            self.editor.plain(), self.source.value, self.note.text().strip(), self._said.basis
        )

    def list_sources(self, chosen: str) -> None:
        """Offer the draft's sources again."""
        self.source.clear()
        self.source.addItem(CHOOSE, "")
        for source in self._form_state.draft.sources:
            self.source.addItem(source_words(source), source.key)
        self.source.addItem(ADD, _ADD)
        self.source.choose(chosen if self.source.findData(chosen) >= 0 else "")

    def refresh(self) -> None:
        """Ask for the source where there is a value by now, and say what is wrong with it."""
        if not self.is_empty and not self.source.value and self._form_state.last_source:
            self.source.choose(self._form_state.last_source)
        self._arrange()
        said = self.said
        if self.is_empty:
            words = ""
        elif self._form_state.is_strict:
            words = said_problem(self._attribute, said, self._form_state.draft.sources)
        else:
            raw = [said.value] if self._attribute.kind.parts else said.value
            words = value_problem(self._attribute, raw)
        say_problem(self.problem, self.editor.first, words)

    def _arrange(self) -> None:
        self._about.setVisible(not self.is_empty)

    def _choose(self) -> None:
        if self.source.value != _ADD:
            self._form_state.last_source = self.source.value
            return
        self.source.choose(self._said.source)
        ask_source(self._form_state, self, self._take_source)

    def _take_source(self, key: str) -> None:
        self._form_state.last_source = key
        self.source.choose(key)
        self.source.currentIndexChanged.emit(self.source.currentIndex())
        self.source.setFocus()


class FactBox(QWidget):
    """One attribute of the form; writes to the form's draft with each key."""

    def __init__(self, form_state: ProgramFormState, attribute: Attribute) -> None:
        super().__init__()
        self.attribute = attribute
        self._form_state = form_state
        self.rows: list[StatementRow] = []
        said = form_state.draft.facts.get(attribute.key, ())
        shown = said if attribute.kind.parts else said[:1]
        self._kept = said[len(shown) :]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TINY)
        self.reason = self._reasons()
        self._add_heading()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SMALL)
        self._column.addLayout(self._lines)
        for one in shown or (None,):
            self._add(one)
        self._add_foot()
        form_state.sources_changed.connect(self._list_sources)
        form_state.judged.connect(self._refresh)
        self._refresh()

    def _label(self, words: str, *, bold: bool = False) -> QLabel:
        label = QLabel(words)
        set_role(label, "strong" if bold else "small")
        label.setProperty("muted", not bold)
        label.setWordWrap(True)
        label.setToolTip(self.attribute.caution)
        return label

    def _add_heading(self) -> None:
        attribute = self.attribute
        heading = QHBoxLayout()
        self._column.addLayout(heading)
        heading.addWidget(self._label(attribute.label, bold=True), 1)
        heading.addWidget(self.reason)
        self._column.addWidget(self._label(attribute.explanation))

    def _reasons(self) -> PickList:
        """Offer why there is no value: the absences that the catalog tells apart, too."""
        reasons = PickList(
            tuple(Choice(r.value, r.label.capitalize(), r.explanation) for r in REASONS), empty=""
        )
        reasons.setProperty("flat", True)
        set_role(reasons, "small")
        reasons.setAccessibleName(f"{self.attribute.label}: why there is no value")
        reasons.choose(self._form_state.draft.absent.get(self.attribute.key, REASONS[0].value))
        reasons.currentIndexChanged.connect(self._write)
        return reasons

    def _add_foot(self) -> None:
        if self._kept:
            words = f"{len(self._kept)} more that other sources state: kept as they are."
            self._column.addWidget(self._label(words))
        self.another = QPushButton("Add another")
        self.another.setProperty("link", True)
        set_role(self.another, "small")
        self.another.setAutoDefault(False)
        self.another.clicked.connect(self._add_another)
        self._column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, said: DraftStatement | None) -> StatementRow:
        row = StatementRow(self._form_state, self.attribute, said)
        row.editor.changed.connect(self._write)
        row.source.currentIndexChanged.connect(self._write)
        row.note.textEdited.connect(self._write)
        self.rows.append(row)
        self._lines.addWidget(row)
        return row

    def _add_another(self) -> None:
        self._add(None).editor.setFocus()

    def _list_sources(self) -> None:
        for row in self.rows:
            row.source.blockSignals(True)
            row.list_sources(row.source.value)
            row.source.blockSignals(False)

    def _write(self) -> None:
        """Write the rows to the form's draft; an emptied row of several is left out."""
        self._refresh()
        said = tuple(row.said for row in self.rows if not row.is_empty)
        whole = (*said, *self._kept)
        draft = self._form_state.draft.with_fact(self.attribute.key, whole, self.reason.value)
        self._form_state.take(draft)

    def _refresh(self) -> None:
        for row in self.rows:
            row.source.blockSignals(True)
            row.refresh()
            row.source.blockSignals(False)
        is_empty = all(row.is_empty for row in self.rows) and not self._kept
        self.reason.setVisible(is_empty)
        self.another.setVisible(self.attribute.kind.parts and not is_empty)

    def go(self) -> None:
        """Put the focus on the first field with a problem, else on the first."""
        wrong = next((row for row in self.rows if row.problem.text()), self.rows[0])
        needs_source = not wrong.is_empty and not wrong.source.value
        (wrong.source if needs_source else wrong.editor).setFocus(Qt.FocusReason.OtherFocusReason)


def source_words(source: SourceDraft) -> str:
    """Name a source in a line."""
    when = "" if source.as_of in ("undated", "") else f", {source.as_of}"
    return f"{source.publisher or source.url or source.key}{when}"


def ask_source(
    form_state: ProgramFormState, parent: QWidget, done: "object" = None, source: str = ""
) -> None:
    """Ask for a new source, or for another wording of one; `done` takes its key."""
    held = next((one for one in form_state.draft.sources if one.key == source), SourceDraft(source))

    def take(typed: SourceDraft) -> None:
        key = source or form_state.draft.free_key(typed.publisher)
        told = SourceDraft(key, typed.url, typed.publisher, typed.kind, typed.as_of)
        form_state.take(form_state.draft.with_source(told))
        if callable(done):
            done(key)

    dialogs.SOURCE.open(form_state.session, parent.window(), held, take, form_state.place)
