"""What makes a menu reach its disabled entries and show their tips; imported with the first one."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QToolTip,
    QWidget,
)

from mpcompare.ui.session import Session

_REACHES = QStyle.StyleHint.SH_Menu_AllowActiveAndDisabled
_TOPIC = "menu entry"


class MenuReasons(QObject):
    """Shows the tip of a disabled entry when it becomes the current one of its menu."""

    def __init__(self, menu: QMenu, session: Session) -> None:
        super().__init__(menu)
        self._menu, self._session = menu, session
        self._style = _ReachingStyle("Fusion")
        self._style.setParent(self)
        menu.setStyle(self._style)
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(QToolTip.hideText)
        menu.hovered.connect(self._show)

    def _show(self, action: QAction) -> None:
        if action not in self._menu.actions():
            return  # of a sub-menu, which shows it
        why = "" if action.isEnabled() or action.isSeparator() else action.toolTip()
        if not why or why == action.text().replace("&", ""):  # without a tip, Qt returns its words
            QToolTip.hideText()
            return
        corner = self._menu.actionGeometry(action).topRight() + QPoint(4, -8)
        QToolTip.showText(self._menu.mapToGlobal(corner), why, self._menu)
        self._session.say(why, _TOPIC)


class _ReachingStyle(QProxyStyle):
    """Passes over no entry of a menu but lines."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        if hint == _REACHES:
            return 1
        return super().styleHint(hint, option, widget, returnData)
