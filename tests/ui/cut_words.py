"""Finds controls whose words are cut, for tests of sizes."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from mpcompare.ui.widgets.elided_button import ElidedButton
from mpcompare.ui.widgets.elided_label import ElidedLabel


def cut(window: QWidget) -> list[str]:
    """Name each control in sight that is narrower than its words, or lies outside its parent."""
    return [
        f"{type(one).__name__} {words_of(one)!r}: {one.width()} of {one.sizeHint().width()}"
        for one in window.findChildren(QWidget)
        if isinstance(one, (QAbstractButton, QLabel, QComboBox, QLineEdit))
        and one.isVisible()
        and not isinstance(one.parentWidget(), QLineEdit)  # Qt's own, of the clear button
        and is_cut(one, window)
    ]


def words_of(one: QWidget) -> str:
    text = getattr(one, "text", None) or getattr(one, "currentText", None)
    return text() if text else ""


def is_cut(one: QWidget, window: QWidget) -> bool:
    scroller = scrolled_by(one)
    if scroller is not None and not scroller.viewport().isAncestorOf(one):
        pass  # the head of a card, which scrolls with its column
    elif scroller is not None:
        inside = scroller.viewport()
        left = one.mapTo(inside, QPoint()).x()
        if scroller.horizontalScrollBar().maximum() == 0 and left + one.width() > inside.width():
            return True
    else:
        place = QRect(one.mapTo(window, QPoint()), one.size())
        parent = one.parentWidget()
        if not window.rect().contains(place) or parent is None:
            return True
        if not parent.rect().contains(one.geometry()):
            return True
    gives_way = isinstance(one, (ElidedLabel, ElidedButton, QLineEdit, QComboBox)) or (
        isinstance(one, QLabel) and (one.wordWrap() or not one.text())
    )
    return not gives_way and one.width() < one.minimumSizeHint().width()


def scrolled_by(one: QWidget) -> QAbstractScrollArea | None:
    parent = one.parentWidget()
    while parent is not None and not (
        isinstance(parent, QAbstractScrollArea) and may_scroll(parent)
    ):
        parent = parent.parentWidget()
    return parent


def may_scroll(area: QAbstractScrollArea) -> bool:
    """Say whether it is more than the frame of a page that has room enough."""
    return area.objectName() != "PageArea" or area.verticalScrollBar().maximum() > 0
