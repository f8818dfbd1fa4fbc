"""The colours that figures are drawn with. No pyqtgraph: charts can be prepared without it."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from mpcompare.model.figure import NEUTRAL
from mpcompare.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours to draw with, as "#RRGGBB"."""

    text: str
    muted: str
    border: str
    surface: str
    series: tuple[str, ...]

    def of_series(self, index: int) -> QColor:
        """Return a series colour by its index, from 0; six of them, then again; muted for none."""
        if index == NEUTRAL:
            return QColor(self.muted)
        return QColor(self.series[index % len(self.series)])

    def shade(self, index: int, part: int, of: int) -> QColor:
        """Return one of `of` shades of a series colour, from near the surface to full."""
        strength = 0.16 + 0.84 * part / max(1, of - 1)
        full, ground = self.of_series(index), QColor(self.surface)
        low = (ground.red(), ground.green(), ground.blue())
        high = (full.red(), full.green(), full.blue())
        mixed = [round(a + (b - a) * strength) for a, b in zip(low, high, strict=True)]
        return QColor(*mixed)

    def on(self, ground: QColor) -> QColor:
        """Return the text or the surface colour, whichever stands out more from a ground."""
        candidates = (QColor(self.text), QColor(self.surface))
        return max(candidates, key=lambda color: abs(color.lightnessF() - ground.lightnessF()))


def ink_of(theme: Theme) -> Ink:
    """Return a theme's colours for charts."""
    tokens = theme.tokens
    return Ink(
        text=tokens["text"],
        muted=tokens["text-muted"],
        border=tokens["border"],
        surface=tokens["surface"],
        series=theme.series,
    )
