"""The fonts, colours and pens of one drawing, and paragraphs of words in it."""

from html import escape
from typing import Literal

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPen

from mpcompare.ui.plot.ink import Ink

Tone = Literal["title", "strong", "text", "muted", "absent"]
"""How words look; "absent" are those that say why there is no figure."""
_BRIGHT = frozenset({"title", "strong", "text"})


class Look:
    """An ink and a font in the weights of the tones. `ratio` is device pixels for each pixel."""

    def __init__(self, ink: Ink, font: QFont, ratio: float = 1) -> None:
        named = QFont(font)
        # "Sans Serif" means another font to each reader of a file
        named.setFamily(QFontInfo(font).family())
        bold, italic = QFont(named), QFont(named)
        bold.setBold(True)
        italic.setItalic(True)
        self._regular, self._bold, self._italic = named, bold, italic
        self._bright, self._muted = QColor(ink.text), QColor(ink.muted)
        self._ratio = ratio
        self.ink, self.metrics = ink, QFontMetricsF(named)

    def font(self, tone: Tone = "muted") -> QFont:
        """Return the font of a tone."""
        if tone in ("title", "strong"):
            return self._bold
        return self._italic if tone == "absent" else self._regular

    def color(self, tone: Tone = "muted") -> QColor:
        """Return the colour of a tone."""
        return self._bright if tone in _BRIGHT else self._muted

    def pen(
        self, color: QColor | str, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> QPen:
        """Return a pen of so many pixels: the library's pens count the device's."""
        return pg.mkPen(color, width=width * self._ratio, style=style)


class Paragraph(pg.LabelItem):
    """Words over as many lines as they need in the width that they are given."""

    def __init__(self, text: str, look: Look, tone: Tone = "muted", gap: float = 0.3) -> None:
        """Make a paragraph with a gap below it, in lines."""
        self._gap = gap * look.metrics.height()
        self.height_needed = 0.0
        super().__init__(justify="left", color=look.color(tone))
        item = self.item
        item.setFont(look.font(tone))
        item.document().setDocumentMargin(0)
        self.setText(escape(text))

    def set_width(self, width: float) -> None:
        """Take a width, and the height that the words need in it."""
        self.item.setTextWidth(width)
        self.updateMin()
        self.height_needed = self.item.boundingRect().height() + self._gap
        self.setFixedHeight(self.height_needed)
