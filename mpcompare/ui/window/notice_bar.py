"""The message over the page: a sentence and a next step. It moves nothing and is never modal.

One message is shown at a time. One with a button, or on a problem, stays until it is closed; newer
ones are shown first, and it is there again after them.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from mpcompare.ui.literal import button_text, plain_label
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import MEDIUM, SMALL, set_role
from mpcompare.ui.widgets.glyph import glyph_icon
from mpcompare.ui.window.message_place import focused_rect, free_place, rect_in

SHORTEST_MS = 5000
PER_LETTER_MS = 70
"""A message without a button stays so long for reading, and as long again once it is left."""
MOST_KEPT = 20
"""Messages that wait below the one in sight; of more, the oldest are dropped."""
WIDTH_EMS = 44
NARROW_EMS = 26
"""In less, the button stands below the words."""
_OF_FOCUS = (QEvent.Type.KeyPress, QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class NoticeBar(QFrame):
    """Shows the session's notices over the bottom of the page, away from what has the focus."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("Notice")
        self.setAccessibleName("Message")
        self._session = session
        self._area: QWidget | None = None
        self._bottom: Callable[[], QWidget | None] = lambda: None
        self._notice: Notice | None = None
        self._kept: list[Notice] = []
        self._followed: QWidget | None = None
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_message)
        self.hide()
        session.noticed.connect(self.show_notice)
        session.stepped.connect(self._withdraw)
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    def _build(self) -> None:
        self._text = plain_label()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._more = plain_label()
        set_role(self._more, "small")
        self._more.setProperty("muted", True)
        self._step = QPushButton()
        set_role(self._step, "strong")
        self._step.setProperty("link", True)
        self._step.clicked.connect(self._take_step)
        self._close = QToolButton()
        self._close.setProperty("flat", True)
        self._close.setAccessibleName("Close this message")
        self._close.setToolTip("Close this message (Esc)")
        self._close.clicked.connect(self.close_message)
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inside.setSpacing(SMALL)
        self._inside.addWidget(self._text, 1)
        self._inside.addWidget(self._step, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(MEDIUM, SMALL, SMALL, SMALL)
        row.addLayout(self._inside, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def lie_over(self, area: QWidget, bottom: Callable[[], QWidget | None]) -> None:
        """Lie over a widget from now on.

        Args:
            area: a widget beside this one, whose bottom messages lie over.
            bottom: what stands at the bottom of it and must not be covered, if anything does.
        """
        self._area, self._bottom = area, bottom
        self.setParent(area.parentWidget())
        self.hide()

    # Which message is shown

    def show_notice(self, notice: Notice) -> None:
        """Show a notice, before those that are to stay."""
        shown = self._notice
        if shown is not None and _stays(shown):
            self._kept.append(shown)
        self._kept = [one for one in self._kept if not _replaces(notice, one)][-MOST_KEPT:]
        self._show(notice)

    def _show(self, notice: Notice) -> None:
        self._notice = notice
        self._text.setText(notice.text)
        self._text.setAccessibleName(notice.text)
        self._step.setText(button_text(notice.action))
        self._step.setVisible(bool(notice.action))
        self._more.setText(f"{len(self._kept)} more")
        self._more.setVisible(bool(self._kept))
        self.setProperty("problem", notice.is_problem)
        self.style().unpolish(self)
        self.style().polish(self)
        if not self.isVisible():
            self._watch()
        self.show()
        self.raise_()
        self._lay()
        self._wait()

    def close_message(self) -> None:
        """Close the message in sight; the one before is there again, if it was to stay."""
        if self._kept:
            self._show(self._kept.pop())
            if not self._step.isVisible() and self._step.hasFocus():
                self._close.setFocus()
            return
        self._notice = None
        self._timer.stop()
        if self._has_focus():
            self._return_focus()
        self._unwatch()
        self.hide()

    def _withdraw(self) -> None:
        """Close what speaks of the step before: its button would take another one back."""
        self._kept = [one for one in self._kept if not one.is_of_step]
        if self._notice is not None and self._notice.is_of_step:
            self.close_message()

    def _take_step(self) -> None:
        taken = self._notice
        self.close_message()
        if taken is not None and taken.run is not None:
            taken.run()

    def _wait(self) -> None:
        """Close it after the time that its words take, unless somebody is at it."""
        self._timer.stop()
        notice = self._notice
        if notice is None or _stays(notice) or self.underMouse() or self._has_focus():
            return
        self._timer.start(SHORTEST_MS + PER_LETTER_MS * len(notice.text))

    # The keyboard and the pointer

    def take_focus(self) -> None:
        """Go to the message's button, from which Esc leads back; without a message, say so."""
        if self._notice is None:
            self._session.say("There is no message.")
            return
        (self._step if self._step.isVisible() else self._close).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _return_focus(self) -> None:
        before = self._followed
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._wait()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._wait()

    # Where it lies

    def _watch(self) -> None:
        """Follow the page and the focus while there is a message, and at no other time."""
        for widget in (self._area, self._step, self._close):
            if widget is not None:
                widget.installEventFilter(self)
        self._follow_focus()

    def _unwatch(self) -> None:
        for widget in (self._area, self._step, self._close):
            if widget is not None:
                widget.removeEventFilter(self)
        self._follow(None)

    def _follow_focus(self) -> None:
        if self._notice is None:
            return
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._follow(focused)
        self._lay()
        self._wait()

    def _follow(self, widget: QWidget | None) -> None:
        """Follow what has the focus, or had it before the message: keys move its cell or line."""
        if widget is self._followed:
            return
        if self._followed is not None:
            self._followed.destroyed.disconnect(self._forget_followed)
            self._followed.removeEventFilter(self)
        self._followed = widget
        if widget is not None:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._forget_followed)

    def _forget_followed(self) -> None:
        self._followed = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._area:
            if kind in (QEvent.Type.Resize, QEvent.Type.Move):
                self._lay()
        elif kind in _OF_FOCUS:
            QTimer.singleShot(0, self, self._follow_focus)
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange:
            QTimer.singleShot(0, self, self._follow_focus)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._lay()
        return super().event(event)

    def _lay(self) -> None:
        """Lie at the bottom of the page, or where nothing is covered that is in use."""
        body = self.parentWidget()
        if self._area is None or body is None or self._notice is None:
            return
        area = self._area.geometry().marginsRemoved(self._area.contentsMargins())
        size = self._size_in(area.width() - 2 * MEDIUM)
        bottom = self._bottom()
        standing = rect_in(body, bottom) if bottom is not None else QRect()
        used = QRect() if self._has_focus() else focused_rect(body, self._followed)
        whole = area.adjusted(MEDIUM, MEDIUM, -MEDIUM, -MEDIUM)
        if standing.isValid():
            whole.setBottom(min(whole.bottom(), standing.top() - MEDIUM))
        if size.height() > whole.height():  # large text in a small window: up over the top bar
            whole.setTop(max(SMALL, whole.bottom() + 1 - size.height()))
        self.setGeometry(free_place(whole, size, used, self.geometry()))

    def _size_in(self, room: int) -> QSize:
        em = self.fontMetrics().horizontalAdvance("m")
        width = min(room, WIDTH_EMS * em)
        is_narrow = width < NARROW_EMS * em + self._step.sizeHint().width()
        direction = QBoxLayout.Direction
        self._inside.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        return QSize(width, height)

    def _apply_theme(self) -> None:
        self._close.setIcon(glyph_icon("cross", self._session.theme, "text-muted"))


def _stays(notice: Notice) -> bool:
    return notice.is_problem or bool(notice.action)


def _replaces(newer: Notice, older: Notice) -> bool:
    """Whether nobody needs the older one any more: the same, of the same topic, or of its kind."""
    is_same = newer.text == older.text or bool(newer.topic and newer.topic == older.topic)
    is_same_kind = bool(newer.action) and newer.action == older.action
    return is_same or (is_same_kind and not older.is_problem)
