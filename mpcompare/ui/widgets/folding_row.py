"""Buttons beside each other; those that there is no room for stand in a menu at the end."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QToolButton, QWidget

from mpcompare.ui.session import Session
from mpcompare.ui.theme import TINY
from mpcompare.ui.widgets.glyph import glyph_icon


class FoldingRow(QWidget):
    """Folds from its end. An entry of the menu clicks the button that it stands for.

    A folded button that is the checked one of several gives the menu its name, so that a row of
    pages always says which one is in sight.
    """

    def __init__(self, session: Session, words: str, gap: int = TINY) -> None:
        super().__init__()
        self._session = session
        self._words, self._gap = words, gap
        self._buttons: list[QAbstractButton] = []
        self._folded: list[QAbstractButton] = []
        self.more = QToolButton(self)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self.more)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more.setProperty("current", False)
        self.more.setMenu(self._menu)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        session.themed.connect(self._apply_theme)
        self._apply_theme()

    def add(self, button: QAbstractButton) -> None:
        """Put a button at the end; it stays the caller's to connect and to word."""
        button.setParent(self)
        self._buttons.append(button)
        button.toggled.connect(self._fold)
        self.more.raise_()
        QWidget.setTabOrder(button, self.more)
        self.updateGeometry()

    @property
    def folded(self) -> tuple[QAbstractButton, ...]:
        """The buttons that stand in the menu, in order."""
        return tuple(self._folded)

    # Sizes

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self._buttons), self._line_height())

    def minimumSizeHint(self) -> QSize:
        """Return the width of the menu's button alone, whichever name it takes."""
        names = (b.text() for b in self._buttons if _is_exclusive(b))
        return QSize(max(map(self._menu_width, (self._words, *names))), self._line_height())

    def _menu_width(self, words: str) -> int:
        """Return how wide the menu's button is with some words, without setting them."""
        plain = QFontMetrics(self._session.theme.font())
        bold = QFontMetrics(self._session.theme.font(bold=True))  # the page in sight is
        frame = self.more.sizeHint().width() - plain.horizontalAdvance(self.more.text())
        return frame + bold.horizontalAdvance(words)

    def _line_height(self) -> int:
        return max(one.sizeHint().height() for one in (self.more, *self._buttons))

    def _width_of(self, buttons: list[QAbstractButton]) -> int:
        widths = [one.sizeHint().width() for one in buttons]
        return sum(widths) + self._gap * max(len(widths) - 1, 0)

    # Folding

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button has other words or another font
            self.updateGeometry()
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        count = len(self._buttons)
        shown = count
        while shown and self._needed(shown) > self.width():
            shown -= 1
        self._folded = self._buttons[shown:]
        self._name_menu()
        x = 0
        for button in self._buttons[:shown]:
            x += self._place(button, x) + self._gap
        for button in self._folded:
            button.hide()
        if self._folded:
            self._place(self.more, x)
        else:
            self.more.hide()

    def _needed(self, shown: int) -> int:
        """Return the width that the first buttons need, with the menu where it is needed."""
        width = self._width_of(self._buttons[:shown])
        if shown == len(self._buttons):
            return width
        current = _current(self._buttons[shown:])
        words = self._words if current is None else current.text()
        return width + self._gap + self._menu_width(words)

    def _place(self, button: QAbstractButton, x: int) -> int:
        hint = button.sizeHint()
        width = min(hint.width(), self.width() - x)
        top = (self.height() - hint.height()) // 2
        button.setGeometry(QRect(x, top, width, hint.height()))
        button.show()
        return width

    def _name_menu(self) -> None:
        current = _current(self._folded)
        words = self._words if current is None else current.text()
        spoken = self._words if current is None else f"{current.accessibleName() or words}, more"
        self.more.setText(words)
        self.more.setAccessibleName(spoken)
        self.more.setToolTip(", ".join(b.text() for b in self._folded))
        if self.more.property("current") != (current is not None):
            self.more.setProperty("current", current is not None)
            self.more.style().unpolish(self.more)
            self.more.style().polish(self.more)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for button in self._folded:
            action = QAction(button.text(), self._menu)
            action.setToolTip(button.toolTip())
            action.setCheckable(button.isCheckable())
            action.setChecked(button.isChecked())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
            self._menu.addAction(action)

    def _apply_theme(self) -> None:
        self.more.setIcon(glyph_icon("down", self._session.theme, "text-muted", 12))


def _current(buttons: list[QAbstractButton]) -> QAbstractButton | None:
    return next((one for one in buttons if _is_exclusive(one) and one.isChecked()), None)


def _is_exclusive(button: QAbstractButton) -> bool:
    group = button.group()
    return button.autoExclusive() or (group is not None and group.exclusive())
