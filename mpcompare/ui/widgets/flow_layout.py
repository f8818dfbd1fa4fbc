"""Items beside each other that wrap into further lines, like words."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Gives every item its preferred width, at most a line's; those of a line share its middle."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self._at_end: list[QLayoutItem] = []
        """The items that stand at the end of their line."""
        self._has_spring = False
        self._heights: dict[int, int] = {}
        """By width, until an item changes: Qt asks for them several times in each layout."""
        self._least: QSize | None = None

    def add_spring(self) -> None:
        """Let what is added from now on stand at the end of its line."""
        self._has_spring = True

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        if self._has_spring:
            self._at_end.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        self._heights.clear()
        self._least = None
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        if item in self._at_end:
            self._at_end.remove(item)
        self.invalidate()
        return item

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), apply=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, apply=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        if self._least is None:
            heights = [item.sizeHint().height() for item in self._items]
            self._least = QSize(80, max(heights, default=0))
        return self._least

    def _place(self, rect: QRect, *, apply: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            x, height = rect.x(), max(size.height() for _, size in line)
            spare = rect.width() + self._gap - sum(size.width() + self._gap for _, size in line)
            for item, size in line:
                if item in self._at_end:
                    x, spare = x + spare, 0
                if apply:
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + self._gap
            y += height + self._gap
        return max(y - self._gap - rect.y(), 0)

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the items in sight with their sizes, line by line."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            size = QSize(min(hint.width(), room), hint.height())
            if not lines or x + size.width() > room:
                # those of the end go on to the next line together
                end = [one for one in lines[-1] if one[0] in self._at_end] if lines else []
                if len(end) == len(lines[-1] if lines else []):
                    end = []
                for one in end:
                    lines[-1].remove(one)
                lines.append(end)
                x = sum(one.width() + self._gap for _, one in end)
            lines[-1].append((item, size))
            x += size.width() + self._gap
        return lines
