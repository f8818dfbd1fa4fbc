"""The keys of actions as tips and menus name them, whatever keys the user has given to them."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget


class ShortcutNames(QObject):
    """Knows them once the window has its actions; until then, and for others, nothing is named."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: dict[str, str] = {}

    def use(self, names: Mapping[str, str]) -> None:
        """Take the keys of each action, by its key, as the platform writes them; "" for none."""
        if names != self._names:
            self._names = dict(names)
            self.changed.emit()

    def in_tip(self, words: str, action: str) -> str:
        """Return words for a tip, as in "Show only rows that differ (Ctrl+D)"."""
        keys = self._names.get(action, "")
        return f"{words} ({keys})" if keys else words

    def in_menu(self, words: str, action: str) -> str:
        """Return words for a menu of a page's own, with the keys at its right edge."""
        keys = self._names.get(action, "")
        return f"{words}\t{keys}" if keys else words

    def keep_tip(self, widget: QWidget, words: str, action: str) -> None:
        """Give a widget a tip that names the keys which the action has at any time."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for before in widget.findChildren(_Tip, options=direct):
            before.setParent(None)
            before.deleteLater()
        _Tip(self, widget, words, action)


class _Tip(QObject):
    """Follows the keys as long as its widget lives."""

    def __init__(self, names: ShortcutNames, widget: QWidget, words: str, action: str) -> None:
        super().__init__(widget)
        self._names, self._widget, self._words, self._action = names, widget, words, action
        names.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._widget.setToolTip(self._names.in_tip(self._words, self._action))
