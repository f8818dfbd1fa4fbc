"""Corrects one value of the catalog: what it should be, who says so, and since when."""

from contextlib import suppress

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from mpcompare.app import clock
from mpcompare.app.corrections import changes as correction_changes
from mpcompare.app.corrections.checks import as_of_problem, url_problem, value_problem
from mpcompare.app.drafts import drafts_file
from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.app.workspace.overlay import Corrected
from mpcompare.model.attribute import Attribute
from mpcompare.model.fact import Fact
from mpcompare.model.library.corrections import Correction
from mpcompare.model.program import Program
from mpcompare.ui.corrections.unsaved_guard import UnsavedGuardDialog, problem_label, say_problem
from mpcompare.ui.corrections.value_editors import Editor, PickList, editor_of
from mpcompare.ui.session import Session
from mpcompare.ui.theme import TINY, set_role
from mpcompare.ui.widgets.dialog import EDGE
from mpcompare.ui.widgets.fact_words import as_of_words

DRAFT = "CORRECT"
"""The name of the dialog, under which what is typed in it is kept."""
WIDTH = 900
"""Pixels at 100 %: a charge with all its parts in a line."""
NEEDED = "Say what it should be."
WHO = "Say who states it: a page's publisher, or whom you asked."


def correctable(session: Session) -> tuple[Attribute, ...]:
    """Return what can be corrected: all that a source states; what is worked out follows it."""
    register = session.workspace.register
    return tuple(a for a in register if a.is_stated)


class CorrectionDialog(UnsavedGuardDialog):
    """Shows what the catalog says beside what the user says instead."""

    def __init__(
        self, session: Session, program: str, attribute: str = "", parent: QWidget | None = None
    ) -> None:
        """Open on one fact.

        Args:
            session: whose catalog is corrected.
            program: its id; one of the catalog's.
            attribute: the key of what is corrected; with "" or what is worked out, it is chosen.
            parent: the window.
        """
        super().__init__(session, "Correct a value", parent)
        self.setMinimumWidth(560)
        self.resize(WIDTH, self.height())
        self._program = self._stated(program)
        offered = correctable(session)
        keys = [one.key for one in offered]
        self._attribute = session.workspace.register[attribute if attribute in keys else keys[0]]
        self._is_chosen = attribute in keys
        self.add_label(f"{self._program.title}, {self._program.institution}", muted=True)
        self._add_chooser(offered, attribute)
        self.stated = self.add_label("")
        self.standing = self.add_label("")
        self.editor: Editor | None = None
        self._slot, self._should = QVBoxLayout(), QLabel("&Should be")
        self._add_slot()
        self.wrong = problem_label()
        self.body.addWidget(self.wrong)
        self.publisher, self.url = QLineEdit(), QLineEdit()
        self.as_of, self.note = QLineEdit(), QLineEdit()
        self._wrong_of: dict[QLineEdit, QLabel] = {}
        self._add_source()
        self.body.addStretch(1)
        self.drop = self.add_button("Drop my correction")
        self.drop.setToolTip("Go back to what the catalog says; it can be undone")
        self.drop.clicked.connect(self._drop)
        self.add_saving("Correct it", "Show your value, with the catalog's beside it")
        self._show()
        self._go_on()
        self.keep_draft()

    def _go_on(self) -> None:
        """Show what was typed here when the program ended, if it did."""
        left = drafts_file.find(DRAFT, *self._place)
        if isinstance(left, dict) and self.editor is not None:
            with suppress(TypeError, ValueError, KeyError, AttributeError):
                typed = Correction(**left)
                self.editor.show_plain(typed.value)
                self._fill(typed)

    def draft(self) -> DialogDraft:
        title = f"Correct {self._title()}"
        return DialogDraft(DRAFT, self._place, title, self._typed()._asdict())

    def _stated(self, program: str) -> Program:
        """Return the program as the catalog has it."""
        own = self.session.workspace.own
        found = own.catalog_program(program) if own else None
        return found or self.session.workspace.programs([program])[0]

    # Building

    def _add_chooser(self, offered: tuple[Attribute, ...], attribute: str) -> None:
        register = self.session.workspace.register
        if attribute in register and not self._is_chosen:
            label = register[attribute].label
            self.add_label(f"{label} is worked out here: correct what it is worked out from.")
        self.chooser = PickList((), empty="")
        for one in offered:
            self.chooser.addItem(f"{one.label}", one.key)
        set_role(self.chooser, "strong")
        self.chooser.setAccessibleName("What is corrected")
        self.chooser.choose(self._attribute.key)
        self.chooser.currentIndexChanged.connect(self._choose)
        self.body.addWidget(self.chooser)

    def _add_slot(self) -> None:
        """Make room for the editor, which is another for each kind."""
        self._slot.setSpacing(TINY)
        set_role(self._should, "small-strong")
        self._slot.addWidget(self._should)
        self.body.addLayout(self._slot)

    def _add_source(self) -> None:
        self._add_line(self.publisher, "&Who says so", "The school, or whom you asked")
        self._add_line(self.url, "Web &page", "Leave it empty if you were told by phone or mail")
        self._add_line(self.as_of, "As &of", "2026, 2026-27 or 2026-11-20; empty for undated")
        self._add_line(self.note, "&Note", "What exactly was said")
        self.publisher.setMaxLength(200)
        self.url.editingFinished.connect(lambda: self._check(self.url))
        self.as_of.editingFinished.connect(lambda: self._check(self.as_of))

    def _add_line(self, line: QLineEdit, words: str, hint: str) -> None:
        label = QLabel(words)
        set_role(label, "small-strong")
        label.setBuddy(line)
        line.setPlaceholderText(hint)
        line.setAccessibleName(words.replace("&", ""))
        wrong = problem_label()
        self._wrong_of[line] = wrong
        column = QVBoxLayout()
        column.setSpacing(TINY)
        for widget in (label, line, wrong):
            column.addWidget(widget)
        self.body.addLayout(column)

    # Showing

    @property
    def _place(self) -> tuple[str, str]:
        return self._program.id, self._attribute.key

    @property
    def _held(self) -> Corrected | None:
        own = self.session.workspace.own
        every = own.corrected(self._program.id) if own else ()
        return next((c for c in every if c.attribute.key == self._attribute.key), None)

    def _show(self) -> None:
        """Fill the form for the chosen attribute: with the user's value, else the catalog's."""
        attribute, fact, held = self._attribute, self._program.fact(self._attribute), self._held
        self.setWindowTitle(f"Correct {attribute.label}")
        self.stated.setText(f"The catalog says: {_stated_words(self.session, attribute, fact)}")
        self.standing.setText(_standing_words(held) if held else "")
        self.standing.setVisible(bool(self.standing.text()))
        self.drop.setVisible(held is not None)
        if self.editor is not None:
            self._slot.removeWidget(self.editor)
            self.editor.deleteLater()
        self.editor = editor_of(self.session, attribute.kind, all_parts=True)
        self.editor.show_plain(held.correction.value if held else _plain(attribute, fact))
        self.editor.name(f"{attribute.label} should be")
        self.editor.setToolTip(attribute.explanation)
        self.editor.changed.connect(self._check_value)
        self._slot.addWidget(self.editor)
        self._should.setBuddy(self.editor.first)
        self._fill(held.correction if held else Correction(None, as_of=""))
        for field, wrong in self._wrong_of.items():
            say_problem(wrong, field, "")
        say_problem(self.wrong, self.editor, "")
        self._before = self._typed()
        self.editor.setFocus()

    def _fill(self, correction: Correction) -> None:
        """Show who says so."""
        self.publisher.setText(correction.publisher)
        self.url.setText(correction.url)
        self.as_of.setText("" if correction.as_of == "undated" else correction.as_of)
        self.note.setText(correction.note)

    def _choose(self) -> None:
        self._attribute = self.session.workspace.register[self.chooser.value]
        self._show()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._grow()
        return handled

    def _grow(self) -> None:
        """Be as high as all needs at this width: Qt asks lines that wrap for one line only."""
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        most = self.screen().availableGeometry().height() - EDGE
        if self.height() < min(needed, most):
            self.resize(self.width(), min(needed, most))

    # Checking

    def _typed(self) -> Correction:
        value = self.editor.plain() if self.editor else None
        return Correction(
            value,
            self.url.text().strip(),
            self.publisher.text().strip(),
            self.as_of.text().strip() or "undated",
            self.note.text().strip(),
        )

    def _check_value(self) -> None:
        if self.editor is not None:
            words = value_problem(self._attribute, self.editor.plain())
            say_problem(self.wrong, self.editor.first, words)

    def _check(self, line: QLineEdit) -> None:
        check = url_problem if line is self.url else as_of_problem
        say_problem(self._wrong_of[line], line, check(line.text()))

    def _find_problem(self) -> QWidget | None:
        """Show all that is wrong, and return the first field to correct."""
        typed, editor = self._typed(), self.editor
        if editor is None:
            return None
        value = value_problem(self._attribute, typed.value)
        if typed.value in (None, "", []):
            value = NEEDED
        say_problem(self.wrong, editor.first, value)
        for line, words in (
            (self.publisher, "" if typed.publisher else WHO),
            (self.url, url_problem(typed.url)),
            (self.as_of, as_of_problem(typed.as_of)),
        ):
            say_problem(self._wrong_of[line], line, words)
        fields = (editor if value else None, *self._lines_with_problems())
        return next((field for field in fields if field is not None), None)

    def _lines_with_problems(self) -> list[QLineEdit]:
        return [line for line, label in self._wrong_of.items() if label.text()]

    # Doing

    def is_changed(self) -> bool:
        return self._typed() != self._before

    def save(self) -> bool:
        wrong = self._find_problem()
        if wrong is not None:
            wrong.setFocus()
            return False
        typed = self._typed()
        at = clock.now()
        before = self._attribute.kept_text(self._program.fact(self._attribute))
        kind = self._attribute.kind
        values = typed.value if kind.parts else [typed.value]
        plain = [kind.plain(kind.read(value)) for value in values]
        correction = Correction(
            plain if kind.parts else plain[0],
            typed.url,
            typed.publisher,
            typed.as_of,
            typed.note,
            before,
            at,
        )
        state = correction_changes.correct(self.session.state, self._place, correction)
        self.session.apply(state, f"Correct {self._title()}")
        return True

    def _drop(self) -> None:
        state, title = self.session.state, self._title()
        dropped = correction_changes.drop_correction(state, self._place, title, clock.now())
        self.session.apply(dropped, f"Drop correction of {title}")
        self.accept()

    def _title(self) -> str:
        return f"{self._attribute.label} of {self._program.title}"


def _standing_words(held: Corrected) -> str:
    """Return how the catalog has changed since a correction was made; "" where it has not."""
    if held.standing == "agrees":
        return "It agrees with you by now: your correction can be dropped."
    if held.standing == "changed":
        return f"When you corrected it, it said: {held.correction.before}"
    return f"What you wrote can't be read: {held.problem}" if held.problem else ""


def _plain(attribute: Attribute, fact: Fact) -> object:
    """Return the catalog's value to begin from, as program files hold it."""
    values = [attribute.kind.plain(value) for value in fact.values]
    if attribute.kind.parts:
        return values
    return values[0] if values else None


def _stated_words(session: Session, attribute: Attribute, fact: Fact) -> str:
    """Return what the catalog says in words, and who states it."""
    said = attribute.text(fact)
    sources = dict.fromkeys(statement.source for statement in fact.statements)
    named = (f"{s.publisher}, {as_of_words(s, session.today.year)}" for s in sources)
    return f"{said} ({'; '.join(named)})" if sources else said
