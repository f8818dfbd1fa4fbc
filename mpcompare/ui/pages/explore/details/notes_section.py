"""The user's tags and notes on one program, in its details."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mpcompare.app.drafts import drafts_file
from mpcompare.app.library import notes
from mpcompare.app.state.state import Part
from mpcompare.model.library.library import FactKey
from mpcompare.model.program import Program
from mpcompare.ui import dialogs
from mpcompare.ui.drafts.keep import DraftLine
from mpcompare.ui.library.markdown import markdown_html
from mpcompare.ui.library.tag_edit import TagEdit
from mpcompare.ui.literal import plain_label
from mpcompare.ui.session import Session
from mpcompare.ui.theme import SMALL, TINY, set_role
from mpcompare.ui.widgets.linked_label import LinkedLabel

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


class NotesSection(QWidget):
    """Tags are written where they stand; notes are read here, and written after a click."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._program: Program | None = None
        self._heading = QLabel("Your notes and tags")
        set_role(self._heading, "small-strong")
        self.tags = TagEdit(session)
        self.tags.edited.connect(self._tag)
        self._kept = DraftLine(self.tags.input, drafts_file.TAG)
        self._last_stop: QWidget = self.tags.input
        self._buttons: dict[FactKey, QPushButton] = {}
        """What opens the note on a program or on one of its facts."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, TINY, 0, SMALL)
        column.setSpacing(TINY)
        column.addWidget(self._heading)
        column.addWidget(self.tags)
        self._column = QVBoxLayout()
        self._column.setSpacing(TINY)
        self._column.setContentsMargins(0, TINY, 0, 0)
        column.addLayout(self._column)
        session.themed.connect(self._fill)
        self._fill()

    def show_program(self, program: Program | None) -> None:
        """Show what there is on another program; a tag begun on the one before stays there."""
        is_other = self._program is None or program is None or self._program.id != program.id
        if is_other:
            self.tags.finish()
        self._program = program
        self._fill()
        if is_other and program is not None:
            self._kept.show(program.id, f"A tag for {program.title}")

    def follow(self, parts: frozenset[Part]) -> None:
        """Show the notes of now."""
        if Part.NOTES in parts:
            self._fill()

    @property
    def words(self) -> list[str]:
        """What stands there below the tags, line by line."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [label.text() for label in widgets if isinstance(label, QLabel)]

    def _tag(self) -> None:
        if self._program is None:
            return
        self._kept.end()
        state = notes.set_tags(self._session.state, self._program.id, self.tags.tags)
        if state is not self._session.state:
            self._session.apply(state, f"Tag {self._program.title}")

    def _fill(self) -> None:
        """Show the notes anew; the keyboard stays on what opens the one that was written."""
        focused = self.window().focusWidget()  # also while the window of a note is the active one
        written = next((at for at, one in self._buttons.items() if one is focused), None)
        self._buttons = {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._program is None:
            return
        library, program = self._session.state.library, self._program.id
        self.tags.show_tags(library.tags.get(program, ()))
        self._last_stop = self.tags.input
        places = {place for place in library.notes if place[0] == program}
        self._add_note((program, ""), is_there=(program, "") in places)
        for attribute in self._session.workspace.register:
            if (program, attribute.key) in places:
                self._add_heading(f"Note on {attribute.label}")
                self._add_note((program, attribute.key), is_there=True)
        if written is not None:
            button = self._buttons.get(written, self._buttons[program, ""])
            button.show()  # else the layout would show it later, and what is hidden has no focus
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_note(self, place: FactKey, *, is_there: bool) -> None:
        if is_there:
            text = self._session.state.library.notes[place].text
            self._add_text(text)
        self._add_button("Edit this note…" if is_there else "Write a note…", place)

    def _add_heading(self, text: str) -> None:
        label = plain_label(text)
        label.setWordWrap(True)
        label.setProperty("muted", True)
        set_role(label, "small")
        self._column.addWidget(label)

    def _add_text(self, text: str) -> None:
        label = LinkedLabel(self._session)
        label.setText(markdown_html(text, self._session.theme))
        self._column.addWidget(label)
        self._stop_next(label)

    def _add_button(self, words: str, place: FactKey) -> None:
        button = QPushButton(words)
        button.setProperty("link", True)
        set_role(button, "small")
        button.clicked.connect(lambda: self._write(place))
        self._buttons[place] = button
        self._column.addWidget(button, 0, _LEFT)
        self._stop_next(button)

    def _stop_next(self, widget: QWidget) -> None:
        """Let Tab come to what is made after the facts below it; it goes by that unless told."""
        QWidget.setTabOrder(self._last_stop, widget)
        self._last_stop = widget

    def _write(self, place: FactKey) -> None:
        dialogs.NOTE.open(self._session, self.window(), *place)
