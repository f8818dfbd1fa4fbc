"""Menus whose disabled entries can be reached by the keyboard, and say why they can't be chosen."""

from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mpcompare.ui.literal import tooltip
from mpcompare.ui.session import Session

_EXPLAINED = "explained"
_WIDEST = 360
"""Of a name in a menu: a longer one would make the menu wider than the screen."""


def allow(action: QAction, *, unless: str) -> None:
    """Enable an entry of a menu, unless there is a reason why it can't be chosen: a sentence."""
    action.setEnabled(not unless)
    action.setToolTip(tooltip(unless))


def explain(menu: QMenu, session: Session) -> None:
    """Let the keyboard and the pointer reach a menu's disabled entries, whose tips are then shown.

    Their tips say why they are disabled, see `allow`; screen readers are told too. For menus that
    are about to be shown: at the start, styles of their own would cost time.
    """
    if not menu.property(_EXPLAINED):
        menu.setProperty(_EXPLAINED, True)
        import_module("mpcompare.ui.menu_reasons").MenuReasons(menu, session)


def fitted(name: str, menu: QMenu, session: Session) -> str:
    """Return a name as far as a menu has room; names often differ at their end, which stays."""
    widest = session.theme.length(_WIDEST)
    return menu.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, widest)
