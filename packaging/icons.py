"""Draws the program's icon, `resources/icons/mpcompare.svg`, in the sizes that systems ask for."""

import shutil
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "mpcompare.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""In pixels: those of the freedesktop.org icon theme."""
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""In pixels: those of lists, task bar and desktop, at usual scales of the screen."""
MAC_SIZES = {
    "ic11": 32,
    "ic12": 64,
    "ic07": 128,
    "ic13": 256,
    "ic08": 256,
    "ic14": 512,
    "ic09": 512,
    "ic10": 1024,
}
"""In pixels, by the format's name for a size: 16 at twice the resolution is `ic11`."""


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


def write_windows_icon(path: Path) -> None:
    """Write an .ico: bitmaps in the small sizes, which old readers want so, and a PNG of 256."""
    pictures = [
        _encoded(drawn(size), "PNG") if size == 256 else _bitmap(drawn(size))
        for size in WINDOWS_SIZES
    ]
    offset = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(WINDOWS_SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    path.write_bytes(head + b"".join(pictures))


def write_mac_icon(path: Path) -> None:
    """Write an .icns of PNG pictures."""
    entries = b""
    for kind, size in MAC_SIZES.items():
        picture = _encoded(drawn(size), "PNG")
        entries += struct.pack(">4sI", kind.encode(), 8 + len(picture)) + picture
    path.write_bytes(struct.pack(">4sI", b"icns", 8 + len(entries)) + entries)


def _encoded(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not image.save(buffer, kind):
        raise SystemExit(f"The icon of {image.width()} pixels can't be written as {kind}.")
    return bytes(buffer.data().data())


def _bitmap(image: QImage) -> bytes:
    """Return a picture as an .ico holds it: rows from below, then a mask that alpha replaces."""
    size = image.width()
    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    rows = [bytes(image.constScanLine(row)[: 4 * size]) for row in reversed(range(size))]
    mask = bytes((size + 31) // 32 * 4 * size)
    return header + b"".join(rows) + mask
