"""The user's tags and notes on one program, in its details."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mpcompare.app.state import Part
from mpcompare.model.library import Place
from mpcompare.model.program import Program
from mpcompare.ui.session import Session
from mpcompare.ui.theme import TINY

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


class NotesSection(QWidget):
    """Shows them as they are read; a click on a button writes them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._program: Program | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, TINY, 0, 0)
        self._column.setSpacing(TINY)
        session.changed.connect(self._refresh)
        session.themed.connect(self._fill)

    def show_program(self, program: Program | None) -> None:
        """Show what there is on another program."""
        self._program = program
        self._fill()

    def _refresh(self, parts: frozenset[Part]) -> None:
        if Part.NOTES in parts:
            self._fill()

    @property
    def words(self) -> list[str]:
        """What stands there, line by line."""
        return [label.text() for label in self.findChildren(QLabel) if label.isVisibleTo(self)]

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._program is None:
            return
        library, program = self._session.state.library, self._program.id
        places = [place for place in library.notes if place[0] == program]
        tags = library.tags.get(program, ())
        if tags:
            self._add_tags(tags)
        register = self._session.workspace.register
        for place in sorted(places, key=lambda place: place[1]):
            if place[1] in register:
                self._add(register[place[1]].label, muted=True)
            self._add(library.notes[place].text, markdown=True)
            if place[1]:
                self._add_button("Edit this note…", place)
        words = "Edit note and tags…" if (program, "") in places or tags else "Write a note…"
        self._add_button(words, (program, ""))

    def _add_tags(self, tags: tuple[str, ...]) -> None:
        theme = self._session.theme
        ground = theme.tokens["surface-sunken"]
        chips = (
            f"<span style='background-color:{ground}'>&nbsp;{escape(tag)}&nbsp;</span>"
            for tag in tags
        )
        label = self._add("&ensp;".join(chips))
        label.setTextFormat(Qt.TextFormat.RichText)

    def _add(self, text: str, *, muted: bool = False, markdown: bool = False) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setProperty("muted", muted)
        label.setFont(self._session.theme.font("small" if muted else "text"))
        if markdown:
            label.setTextFormat(Qt.TextFormat.MarkdownText)
            label.setOpenExternalLinks(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.addWidget(label)
        return label

    def _add_button(self, words: str, place: Place) -> None:
        button = QPushButton(words)
        button.setProperty("link", True)
        button.setFont(self._session.theme.font("small"))
        button.clicked.connect(lambda: self._write(place))
        self._column.addWidget(button, 0, _LEFT)

    def _write(self, place: Place) -> None:
        from mpcompare.ui.widgets.note_dialog import NoteDialog  # noqa: PLC0415 - few starts write

        NoteDialog(self._session, *place, self.window()).open()
