"""A field of tags: chips with a place behind them to type the next one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QPushButton, QVBoxLayout

from mpcompare.app.library import notes
from mpcompare.ui.enter_key import ENTER_KEYS
from mpcompare.ui.literal import button_text, tooltip
from mpcompare.ui.session import Session
from mpcompare.ui.theme import set_role
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.glyph import glyph_icon
from mpcompare.ui.widgets.suggestions import Suggestions

CHIP_GLYPH = 12
GAP = 4
_REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class _Input(QLineEdit):
    """Where the next tag is typed."""

    ended = Signal()
    back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS and self.text().strip():
            self.ended.emit()  # and the dialog's button stays as it is
            return
        is_at_start = not self.cursorPosition() and not self.hasSelectedText()
        if event.key() == Qt.Key.Key_Backspace and is_at_start:
            self.back.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        if popup is None or not popup.isVisible():  # a choice from it is still to come
            self.ended.emit()


class TagEdit(QFrame):
    """Enter, a comma or going elsewhere adds what was typed; Backspace takes the last one away."""

    edited = Signal()
    """The tags are others than before, by the user's doing."""

    def __init__(self, session: Session, tags: Sequence[str] = ()) -> None:
        super().__init__()
        self.setObjectName("TagEdit")
        self._session = session
        self._tags: list[str] = []
        self.chips: list[QPushButton] = []
        self.input = _Input()
        self.input.setProperty("bare", True)
        self.input.setMaxLength(400)
        self.input.setPlaceholderText("Add a tag")
        self.input.setAccessibleName("Add a tag")
        self.input.ended.connect(self.finish)
        self.input.back.connect(self._drop_last)
        self.input.textEdited.connect(self._part)
        self.input.installEventFilter(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GAP, GAP, GAP, GAP)
        self._flow = FlowLayout(gap=GAP)
        whole.addLayout(self._flow)
        self._flow.addWidget(self.input)
        self.setFocusProxy(self.input)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._known = QStringListModel(self)
        self.completer = QCompleter(self._known, self)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # the field takes the whole word over only after this signal
        self.completer.activated.connect(lambda: QTimer.singleShot(0, self, self.finish))
        self.completer.setPopup(Suggestions(session))
        self.input.setCompleter(self.completer)
        session.themed.connect(self._apply_theme)
        self.show_tags(tags)

    @property
    def tags(self) -> list[str]:
        """The tags, with one that is still being typed."""
        return [*self._tags, *self._new(self.input.text())]

    @property
    def typed(self) -> dict[str, Any]:
        """What is typed, as a draft keeps it."""
        return {"tags": list(self._tags), "next": self.input.text()}

    def show_typed(self, draft: Mapping[str, Any]) -> None:
        """Show what a draft kept.

        Raises:
            KeyError, TypeError: it is no draft of tags.
        """
        new = self._new(",".join(map(str, draft["tags"])))
        kept = [tag for tag in self._tags if tag in draft["tags"]]
        self._show([*kept, *new])
        self.input.setText(draft["next"])

    def show_tags(self, tags: Iterable[str]) -> None:
        """Show other tags; what is being typed stays."""
        self._show(list(tags))

    def finish(self) -> None:
        """Take what was typed."""
        new = self._new(self.input.text())
        self.input.clear()
        if new:
            self._change([*self._tags, *new])

    # What the user does

    def _part(self, text: str) -> None:
        *whole, rest = notes.parts(text)
        if whole or rest[:1].isspace():  # what is in use is completed from its first letter
            self.input.setText(rest.lstrip())
        if whole:
            new = self._new(",".join(whole))
            if new:
                self._change([*self._tags, *new])

    def _new(self, text: str) -> list[str]:
        typed = (notes.cleaned(part) for part in notes.parts(text))
        return [tag for tag in dict.fromkeys(typed) if tag and tag not in self._tags]

    def _drop_last(self) -> None:
        if self._tags:
            self._change(self._tags[:-1])

    def _drop(self, tag: str) -> None:
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self._change([one for one in self._tags if one != tag])

    def _change(self, tags: list[str]) -> None:
        self._show(tags)
        self.edited.emit()

    # What is shown

    def _show(self, tags: list[str]) -> None:
        if tags != self._tags:
            self._tags = tags
            for chip in self.chips:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._flow.removeWidget(self.input)
            self.chips = [self._chip(tag) for tag in tags]
            self._flow.addWidget(self.input)
        self._offer()
        self._apply_theme()

    def _chip(self, tag: str) -> QPushButton:
        chip = QPushButton(button_text(tag), self)
        set_role(chip, "small")
        chip.setProperty("chip", True)
        chip.setAutoDefault(False)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setToolTip(tooltip(f"Take the tag {tag} away"))
        chip.setAccessibleName(f"Tag {tag}, take it away")
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(lambda: self._drop(tag))
        chip.installEventFilter(self)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _offer(self) -> None:
        """Complete the tags that are in use anywhere and not here."""
        known = notes.all_tags(self._session.state)
        self._known.setStringList([tag for tag in known if tag not in self._tags])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            chip = next((chip for chip in self.chips if chip is watched), None)
            if chip is not None and event.key() in _REMOVES:
                chip.click()
                return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._ring(is_on=self.input.hasFocus())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.input.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def _ring(self, *, is_on: bool) -> None:
        if self.property("focused") != is_on:
            self.setProperty("focused", is_on)
            self.style().unpolish(self)
            self.style().polish(self)

    def _apply_theme(self) -> None:
        cross = glyph_icon("cross", self._session.theme, "text-muted", CHIP_GLYPH)
        for chip in self.chips:
            chip.setIcon(cross)
            side = self._session.theme.length(CHIP_GLYPH)
            chip.setIconSize(QSize(side, side))
            chip.setText(f"{chip.text().strip()} ")
