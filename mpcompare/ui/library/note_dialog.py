"""Writes a note on a program or on one fact of it, and the program's tags."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from mpcompare.app import clock
from mpcompare.app.drafts import drafts_file
from mpcompare.app.drafts.drafts_file import DialogDraft
from mpcompare.app.library import notes
from mpcompare.app.state.state import State
from mpcompare.ui.accessibility import set_tabs
from mpcompare.ui.drafts.keep import keep_draft
from mpcompare.ui.library.markdown import markdown_html
from mpcompare.ui.library.tag_edit import TagEdit
from mpcompare.ui.open_address import open_page
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL
from mpcompare.ui.widgets.dialog import Dialog
from mpcompare.ui.widgets.reading_text import ReadingText

DRAFT = "NOTE"
"""The name of the dialog, under which what is typed in it is kept."""
HINT = "What you were told, what to ask, what you think of it. **Bold**, lists and links work."


class NoteDialog(Dialog):
    """However it is closed, the text is saved, as one step that can be undone."""

    def __init__(
        self, session: Session, program: str, attribute: str = "", parent: QWidget | None = None
    ) -> None:
        self._place = (program, attribute)
        self._title, about = _titles(session, program, attribute)
        super().__init__(session, "Note and tags" if not attribute else "Note on a fact", parent)
        self.resize(560, 460)
        self.add_label(about, muted=True)
        note = session.state.library.notes.get(self._place)
        self._before = note.text if note else ""
        self.text, self.preview = QPlainTextEdit(self._before), ReadingText(session)
        self._stack = QStackedWidget()
        self._build()
        self.tags = None if attribute else self._tag_field(program)
        self._tags_before = self.tags.typed if self.tags is not None else None
        self._add_buttons()
        done = QShortcut(Qt.Modifier.CTRL | Qt.Key.Key_Return, self)  # as in letters: send
        done.activated.connect(self.accept)
        self.finished.connect(self._keep)
        if parent is not None:
            parent.window().installEventFilter(self)
        self.text.setFocus()
        self._go_on()
        keep_draft(self, self._draft)

    def _go_on(self) -> None:
        """Show what was typed here when the program ended, if it did."""
        left = drafts_file.find(DRAFT, *self._place)
        with suppress(TypeError, KeyError):
            self.text.setPlainText(left["text"])
            self.text.moveCursor(QTextCursor.MoveOperation.End)
            if self.tags is not None:
                self.tags.show_typed(left["tags"])

    def _draft(self) -> DialogDraft | None:
        note = self.session.state.library.notes.get(self._place)
        text = self.text.toPlainText()
        tags = self.tags.typed if self.tags is not None else None
        if text == (note.text if note else "") and tags == self._tags_before:
            return None
        typed = {"text": text, "tags": tags}
        return DialogDraft(DRAFT, self._place, f"Note on {self._title}", typed)

    def _build(self) -> None:
        self.text.setObjectName("NoteText")
        self.text.setPlaceholderText(HINT.replace("**", ""))
        self.text.setAccessibleName("Note")
        self.text.setTabChangesFocus(True)
        self.preview.setObjectName("NotePreview")
        self.preview.setAccessibleName("The note as it will be read")
        self.preview.anchorClicked.connect(lambda address: open_page(self.session, address))
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.preview)
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        self._modes = QButtonGroup(self)
        for number, words in enumerate(("Write", "Read")):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("flat", True)
            self._modes.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self._modes.button(0).setChecked(True)
        set_tabs(self._modes.buttons(), strip, "Write or read")
        self._modes.idClicked.connect(self._show)
        self.body.addWidget(strip)
        self.body.addWidget(self._stack, 1)

    def _tag_field(self, program: str) -> TagEdit:
        field = TagEdit(self.session, self.session.state.library.tags.get(program, ()))
        label = QLabel("&Tags")
        label.setBuddy(field)
        self.body.addWidget(label)
        self.body.addWidget(field)
        return field

    def _add_buttons(self) -> None:
        self.delete = self.add_button("Delete note")
        self.delete.setVisible(bool(self._before))
        self.delete.clicked.connect(self._delete)
        done = self.add_button("Done", primary=True)
        done.setToolTip("Keep the note (Ctrl+Enter)")
        done.clicked.connect(self.accept)
        self.setTabOrder(done, self.delete)  # what takes away is not the next key after the tags

    def _show(self, mode: int) -> None:
        if mode:
            self.preview.setHtml(markdown_html(self.text.toPlainText(), self.session.theme))
        self._stack.setCurrentIndex(mode)
        (self.preview if mode else self.text).setFocus()

    def _delete(self) -> None:
        self.text.clear()
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save what was typed where the window is closed under the dialog, as at a logout."""
        if event.type() == QEvent.Type.Close:
            self._keep()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Save the note when the user switches to another program."""
        is_left = event.type() == QEvent.Type.WindowDeactivate
        if is_left and self.isVisible() and self.text.toPlainText().strip():
            self._apply(self._written(), "Note on")
        return super().event(event)

    def _keep(self) -> None:
        """Apply what changed; nothing where nothing did."""
        state = self._written()
        verb = "Tag" if state is self.session.state else "Note on"
        if self.tags is not None:
            state = notes.set_tags(state, self._place[0], self.tags.tags)
        self._apply(state, verb)

    def _written(self) -> State:
        text, label = self.text.toPlainText(), f"Note on {self._title}"
        return notes.write_note(self.session.state, self._place, text, clock.now(), label)

    def _apply(self, state: State, verb: str) -> None:
        if state is not self.session.state:
            self.session.apply(state, f"{verb} {self._title}")


def _titles(session: Session, program: str, attribute: str) -> tuple[str, str]:
    """Return the name of the place for steps and the bin, and what stands under the heading."""
    found = session.workspace.programs([program])
    title = found[0].title if found else program
    if not attribute:
        school = f", {found[0].institution}" if found else ""
        return title, f"{title}{school}"
    declared = session.workspace.register[attribute]
    value = f": {declared.text(found[0].fact(declared))}" if found else ""
    return f"{title}, {declared.label}", f"{title}\n{declared.label}{value}"
