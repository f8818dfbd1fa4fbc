"""The pages of the form of an own program: who offers it, the sources, and a section each."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.corrections.checks import MISSING, REQUIRED, problems, url_problem, value_problem
from mpcompare.app.corrections.draft import URL, SourceDraft
from mpcompare.model.attribute import Attribute, Section
from mpcompare.ui.corrections.fact_box import FactBox, ask_source, source_words
from mpcompare.ui.corrections.shared_draft import ProgramFormState
from mpcompare.ui.corrections.unsaved_guard import problem_label, say_problem
from mpcompare.ui.corrections.value_editors import Editor, editor_of
from mpcompare.ui.literal import plain_label
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, TINY, set_role


class FormPage(QScrollArea):
    """A page that scrolls. Subclasses fill `column`."""

    def __init__(self, form_state: ProgramFormState, words: str) -> None:
        super().__init__()
        self.form_state = form_state
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(LARGE, 0, LARGE, LARGE)
        self.column.setSpacing(LARGE)
        if words:
            self.add_words(words)
        self.setWidget(self._inside)

    def add_words(self, words: str, *, bold: bool = False) -> QLabel:
        """Add a paragraph."""
        label = QLabel(words)
        label.setWordWrap(True)
        set_role(label, "strong" if bold else "small")
        label.setProperty("muted", not bold)
        self.column.addWidget(label)
        return label

    def go_to(self, key: str) -> None:
        """Bring a field into sight and give it the focus; the first one for ""."""
        raise NotImplementedError


class IdentityPage(FormPage):
    """What is needed comes first; without it nobody knows which program it is."""

    def __init__(self, form_state: ProgramFormState) -> None:
        super().__init__(form_state, "The first four are needed, all else can wait.")
        identity = [a for a in form_state.register if a.origin == "identity"]
        ordered = sorted(identity, key=lambda a: REQUIRED.index(a.key) if a.key in REQUIRED else 9)
        self.fields: dict[str, tuple[QWidget, QLabel, Callable[[], str]]] = {}
        for attribute in ordered:
            self._add_attribute(attribute)
        self._add_url()
        self.column.addStretch(1)
        form_state.judged.connect(self._check)

    def _add_attribute(self, attribute: Attribute) -> None:
        editor = editor_of(self.form_state.session, attribute.kind)
        editor.show_plain(self.form_state.draft.identity.get(attribute.key))
        editor.name(attribute.label)
        is_needed = attribute.key in REQUIRED
        label = attribute.label if is_needed else f"{attribute.label} (optional)"
        self._add(attribute.key, label, attribute.explanation, editor)

        def check() -> str:
            raw = editor.plain()
            missing = MISSING if is_needed and self.form_state.is_strict and not raw else ""
            return missing or value_problem(attribute, raw)

        self._write_with(attribute.key, editor, check)

    def _write_with(self, key: str, editor: Editor, check: Callable[[], str]) -> None:
        _, wrong, _ = self.fields[key]
        self.fields[key] = (editor, wrong, check)

        def write() -> None:
            self.form_state.take(self.form_state.draft.with_identity(key, editor.plain()))
            say_problem(wrong, editor.first, check())

        editor.changed.connect(write)

    def _add_url(self) -> None:
        line = QLineEdit(str(self.form_state.draft.identity.get(URL, "")))
        line.setPlaceholderText("https://")
        line.setAccessibleName("Web page")
        self._add(URL, "Web page (optional)", "The program's own page.", line)
        _, wrong, _ = self.fields[URL]
        self.fields[URL] = (line, wrong, lambda: url_problem(line.text()))

        def write(text: str) -> None:
            self.form_state.take(self.form_state.draft.with_identity(URL, text.strip()))

        line.textEdited.connect(write)
        line.editingFinished.connect(lambda: say_problem(wrong, line, url_problem(line.text())))

    def _add(self, key: str, words: str, help_text: str, field: QWidget) -> None:
        label, wrong = QLabel(words), problem_label()
        set_role(label, "strong")
        label.setToolTip(help_text)
        field.setToolTip(help_text)
        label.setBuddy(field)
        column = QVBoxLayout()
        column.setSpacing(TINY)
        for widget in (label, field, wrong):
            column.addWidget(widget)
        self.column.addLayout(column)
        self.fields[key] = (field, wrong, lambda: "")

    def _check(self) -> None:
        for field, wrong, check in self.fields.values():
            say_problem(wrong, field.focusProxy() or field, check())

    def go_to(self, key: str) -> None:
        field = self.fields.get(key, next(iter(self.fields.values())))[0]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(field)


class SourcesPage(FormPage):
    """Lists who states what; a source is edited, removed and added in a dialog of its own."""

    def __init__(self, form_state: ProgramFormState) -> None:
        super().__init__(
            form_state,
            "Each fact names who states it: a page with its address, or the person who told you. "
            "Sources are also added where a fact asks for one.",
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(MEDIUM)
        self.column.addLayout(self._list)
        self.another = QPushButton("Add a source…")
        self.another.setAutoDefault(False)
        self.another.clicked.connect(lambda: ask_source(form_state, self))
        self.column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        form_state.sources_changed.connect(self._fill)
        form_state.judged.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        wrong = problems(self.form_state.draft, self.form_state.register)
        for source in self.form_state.draft.sources:
            self._list.addWidget(self._card(source, wrong.get(f"sources.{source.key}", "")))

    def _card(self, source: SourceDraft, problem: str) -> QWidget:
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        for words, bold in ((source_words(source), True), (source.url or "told to you", False)):
            label = plain_label(words)
            set_role(label, "strong" if bold else "small")
            label.setProperty("muted", not bold)
            label.setWordWrap(True)
            column.addWidget(label)
        wrong = problem_label()
        column.addWidget(wrong)
        say_problem(wrong, card, problem)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for words, run in (
            ("Edit…", lambda: ask_source(self.form_state, self, None, source.key)),
            ("Remove", lambda: self._remove(source.key)),
        ):
            button = QPushButton(words)
            button.setProperty("link", True)
            set_role(button, "small")
            button.setAutoDefault(False)
            button.setAccessibleName(f"{words} {source_words(source)}")
            button.clicked.connect(run)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _remove(self, key: str) -> None:
        self.form_state.take(self.form_state.draft.without_source(key))
        self.another.setFocus()

    def go_to(self, key: str) -> None:
        del key
        self.another.setFocus(Qt.FocusReason.OtherFocusReason)


class FactsPage(FormPage):
    """All that a section of the cards asks for."""

    def __init__(self, form_state: ProgramFormState, section: Section) -> None:
        super().__init__(form_state, "")
        self.boxes: dict[str, FactBox] = {}
        for attribute in asked_in(form_state, section):
            box = FactBox(form_state, attribute)
            self.boxes[attribute.key] = box
            self.column.addWidget(box)
        self.column.addStretch(1)

    def go_to(self, key: str) -> None:
        box = self.boxes.get(key, next(iter(self.boxes.values())))
        self._inside.adjustSize()
        self.ensureWidgetVisible(box, 0, LARGE)
        box.go()


def asked_in(form_state: ProgramFormState, section: Section) -> tuple[Attribute, ...]:
    """Return what the form asks in a section: all but what is worked out and what stands on top."""
    listed = form_state.register.sections.get(section, ())
    return tuple(a for a in listed if a.origin in ("fact", "table"))
