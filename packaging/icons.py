"""Draws the program's icon, `resources/icons/mpcompare.svg`, in the sizes that systems ask for."""

import shutil
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "mpcompare.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""In pixels: those of the freedesktop.org icon theme."""


def drawn(size: int) -> QImage:
    """Return the icon as a square picture of `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def write_icons(theme: Path, name: str) -> None:
    """Write the icon in all sizes and as a drawing into a folder as `hicolor` is one."""
    for size in SIZES:
        folder = theme / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True, exist_ok=True)
        if not drawn(size).save(str(folder / f"{name}.png")):
            raise SystemExit(f"The icon of {size} pixels can't be written into {folder}.")
    scalable = theme / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SOURCE, scalable / f"{name}.svg")
