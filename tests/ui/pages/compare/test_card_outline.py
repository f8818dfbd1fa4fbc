"""The outline of a card's cells, painted."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from mpcompare.ui.pages.compare.cells.strips import block_outline

WIDTHS = range(330, 340)  # of three cards in a window that is 1280 wide
INK = QColor("black")


def painted(width: int, height: int, *, is_first: bool, is_last: bool) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setPen(INK)
    painter.setBrush(INK)
    edge = QRectF(0.5, 0.5 if is_first else 0, width - 1, height - is_first / 2 - is_last / 2)
    painter.drawPath(block_outline(edge, is_first=is_first, is_last=is_last))
    painter.end()
    return image


@pytest.mark.parametrize("height", [25, 28, 51, 52, 120])
@pytest.mark.parametrize(("is_first", "is_last"), [(True, False), (False, True), (False, False)])
def test_all_of_a_cell_has_its_ground(height: int, is_first: bool, is_last: bool) -> None:
    for width in WIDTHS:
        image = painted(width, height, is_first=is_first, is_last=is_last)
        column = {image.pixelColor(width // 2, y).alpha() for y in range(2, height - 2)}
        assert column == {255}, f"{width} wide"


def test_corners_are_round_where_a_block_begins_or_ends() -> None:
    image = painted(335, 52, is_first=False, is_last=True)
    corners = [image.pixelColor(x, y).alpha() for x in (1, 333) for y in (1, 50)]
    assert corners == [255, 0, 255, 0]
