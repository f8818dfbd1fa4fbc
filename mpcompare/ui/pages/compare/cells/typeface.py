"""Measures and wraps words quickly: the widths of words are remembered, lines are added up."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from mpcompare.ui.theme import Theme

Face = Literal["text", "strong", "absent", "small", "small-strong", "small-absent", "large", "mark"]
MARK = 0.87
"""Size of a superscript, of small text."""


class Typeface:
    """The fonts of one theme with their measures. Both schemes have the same ones."""

    def __init__(self, theme: Theme) -> None:
        self._take(theme)

    def follow(self, theme: Theme) -> bool:
        """Take the fonts and the room around words of another theme; whether they differ."""
        if (theme.scale, theme.family, theme.density) == self._of:
            return False
        self._take(theme)
        return True

    def _take(self, theme: Theme) -> None:
        self._of = (theme.scale, theme.family, theme.density)
        self.padding = theme.padding
        """Of rows, above and below their words."""
        self.fonts: dict[Face, QFont] = {
            "text": theme.font(),
            "strong": theme.font(bold=True),
            "absent": theme.font(italic=True),
            "small": theme.font("small"),
            "small-strong": theme.font("small", bold=True),
            "small-absent": theme.font("small", italic=True),
            "large": theme.font("large", bold=True),
            "mark": _smaller(theme.font("small"), MARK),
        }
        self._metrics: dict[Face, QFontMetricsF] = {
            face: QFontMetricsF(font) for face, font in self.fonts.items()
        }
        self._words: dict[tuple[Face, str], float] = {}
        self._spaces: dict[Face, float] = {
            face: metrics.horizontalAdvance(" ") for face, metrics in self._metrics.items()
        }

    def spacing(self, face: Face) -> float:
        """Distance of two baselines, in pixels."""
        return self._metrics[face].lineSpacing()

    def ascent(self, face: Face) -> float:
        """Height above the baseline."""
        return self._metrics[face].ascent()

    def height(self, face: Face) -> float:
        """Height of a line without its leading."""
        return self._metrics[face].height()

    def em(self, face: Face = "text") -> float:
        """Width of an m, for sizes that grow with the text."""
        return self._word(face, "m")

    def width(self, face: Face, text: str) -> float:
        """Width of a text on one line."""
        words = text.split(" ")
        return sum(self._word(face, word) for word in words) + self._spaces[face] * (len(words) - 1)

    def elided(self, face: Face, text: str, width: float) -> str:
        """Cut a text to a width, with an ellipsis."""
        if self.width(face, text) <= width:
            return text
        return self._metrics[face].elidedText(text, Qt.TextElideMode.ElideRight, width)

    def lines(self, face: Face, text: str, width: float, limit: int) -> list[str]:
        """Wrap a text at spaces into at most `limit` lines; what is left over is elided."""
        lines, rest = self._wrapped(face, text, width, limit)
        return [self.elided(face, line, width) for line in (*lines, *filter(None, (rest,)))]

    def cut(
        self, face: Face, text: str, width: float, limit: int, room: float
    ) -> tuple[list[str], bool]:
        """Wrap a text like `lines`, and tell whether it was cut; then its last line leaves room."""
        lines, rest = self._wrapped(face, text, width, limit)
        shown = [self.elided(face, line, width) for line in lines]
        return ([*shown, self.elided(face, rest, width - room)], True) if rest else (shown, False)

    def _wrapped(self, face: Face, text: str, width: float, limit: int) -> tuple[list[str], str]:
        """Wrap a text; return its lines, and from the last of them on what does not fit there."""
        space = self._spaces[face]
        lines: list[list[str]] = [[]]
        used = 0.0
        words = text.split()
        for place, word in enumerate(words):
            needed = self._word(face, word)
            if lines[-1] and used + space + needed > width:
                if len(lines) == limit:
                    rest = " ".join((*lines[-1], *words[place:]))
                    return [" ".join(line) for line in lines[:-1]], rest
                lines.append([])
                used = 0.0
            used += needed + (space if lines[-1] else 0.0)
            lines[-1].append(word)
        return [" ".join(line) for line in lines], ""

    def _word(self, face: Face, word: str) -> float:
        found = self._words.get((face, word))
        if found is None:
            found = self._words[face, word] = self._metrics[face].horizontalAdvance(word)
        return found


def _smaller(font: QFont, factor: float) -> QFont:
    font.setPointSizeF(font.pointSizeF() * factor)
    return font
