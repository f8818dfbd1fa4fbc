"""The look: colours out of the tokens, text sizes, spacing, the style sheet. Frozen values."""

import json
import re
import sys
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

from mpcompare.app.state.preferences_choice import Density
from mpcompare.app.state.state import Contrast, Scheme

TINY, SMALL, MEDIUM, LARGE = 4, 8, 12, 16
"""Gaps in pixels at 100 %."""
TARGET = 24
"""Smallest width and height in pixels of what is clicked."""
RADIUS = 8
GAP_SIGN = "\N{EN DASH}"
"""Drawn in the colour border-strong where nothing is stated; tooltip and ear get the words."""

Role = Literal[
    "text", "strong", "small", "small-strong", "large", "large-strong", "title", "headline"
]
"""How a widget's text looks. The style sheet has a font for each; "text" is the application's."""

_PIXELS = {"small": 11.5, "text": 13.0, "large": 15.0, "title": 17.0, "headline": 24.65}
_PIXELS_PER_INCH = 72 if sys.platform == "darwin" else 96
_USUAL_POINTS = {"win32": (9.0, 9.0), "darwin": (13.0, 13.0)}.get(sys.platform, (9.0, 11.0))
"""The system's font where nobody has made it larger or smaller: desktops on Linux differ."""
_ROOM: dict[Density, float] = {"compact": 0.4, "normal": 1.0, "roomy": 1.7}
_SCROLL_BAR = {False: 16, True: 24}
"""How wide scroll bars are, in pixels at 100 %, by whether the contrast is high."""
_LENGTH = re.compile(r"@(?:(\d)\*)?(\d+)([+-]\d+)?@")


def set_role(widget: QWidget, role: Role) -> None:
    """Set how a widget's text looks. Call it before the widget is shown: it is read only then."""
    widget.setProperty("role", role)


class Theme(NamedTuple):
    """The colours and fonts of one scheme, contrast and size. Widgets ask it and keep nothing."""

    is_dark: bool
    is_high_contrast: bool
    tokens: dict[str, str]
    series: tuple[str, ...]
    family: str
    scale: float = 1.0
    """How much larger than at 100 % text is, and what must have room for it."""
    density: Density = "normal"
    """How much room is around the words of rows."""

    def color(self, token: str) -> QColor:
        """Return a colour by its token's name, such as "text-muted"."""
        return QColor(self.tokens[token])

    def series_color(self, index: int) -> QColor:
        """Return the colour of a series, from 0; six of them, then again with a pattern."""
        return QColor(self.series[index % len(self.series)])

    def font(self, size: str = "text", *, bold: bool = False, italic: bool = False) -> QFont:
        """Return the system's font in a size, for what we paint; widgets have a role instead.

        The sizes are small, text, large, title and headline.
        """
        font = QFont(self.family)
        font.setPointSizeF(self._points(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setItalic(italic)
        return font

    def length(self, pixels: float) -> int:
        """Return how many pixels a length has that grows with the text, such as a field's width."""
        return round(pixels * self.scale)

    def padding(self, pixels: float) -> int:
        """Return how many pixels stand above and below the words of a row that usually has some."""
        return round(pixels * _ROOM[self.density])

    def _points(self, size: str) -> float:
        return _PIXELS[size] * self.scale * 72 / _PIXELS_PER_INCH

    @property
    def palette(self) -> QPalette:
        """The tokens as Qt's own roles, for what the style sheet does not reach."""
        palette = QPalette()
        role = QPalette.ColorRole
        for token, roles in {
            "window": (role.Window,),
            "surface": (role.Base, role.Button, role.ToolTipBase),
            "surface-sunken": (role.AlternateBase,),
            "text": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
            "text-muted": (role.PlaceholderText,),
            "accent": (role.Highlight, role.Link, role.Accent),
            "accent-text": (role.HighlightedText,),
            "border": (role.Mid, role.Midlight),
            "border-strong": (role.Dark, role.Shadow),
        }.items():
            for each in roles:
                palette.setColor(each, self.color(token))
        muted = self.color("text-muted")
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, muted)
        return palette

    def style_sheet(self, template: str) -> str:
        """Fill a style sheet's marks.

        `@token@` is a colour, `@scheme@` light or dark, `@size-small@` a size of text, `@12@` a
        length in pixels that grows with the text, `@12-1@` one pixel less, `@2*6@` twice as long,
        `@scroll-bar@` how wide a scroll bar is.
        """
        marks = {**self.tokens, "scheme": "dark" if self.is_dark else "light"}
        marks |= {f"size-{size}": f"{self._points(size)}pt" for size in _PIXELS}
        marks["scroll-bar"] = str(self.length(_SCROLL_BAR[self.is_high_contrast]))
        for token, value in marks.items():
            template = template.replace(f"@{token}@", value)
        return _LENGTH.sub(
            lambda mark: str(int(mark[1] or 1) * self.length(int(mark[2])) + int(mark[3] or 0)),
            template,
        )


class Themes(NamedTuple):
    """The four themes and the style sheet's template, as read from resources."""

    light: Theme
    dark: Theme
    high_light: Theme
    high_dark: Theme
    template: str

    @classmethod
    def load(cls, resources: Path) -> "Themes":
        """Read tokens.json and style.qss once. They ship with the program, so they are there."""
        tokens = json.loads((resources / "tokens.json").read_text(encoding="utf-8"))
        family = _system_font().family()
        themes = (
            Theme("dark" in name, "high" in name, tokens[name], tuple(series), family)
            for name, series in tokens["series"].items()
        )
        template = (resources / "style.qss").read_text(encoding="utf-8")
        return cls(*themes, template=template.replace("@resources@", resources.as_posix()))

    def chosen(
        self, scheme: Scheme = "system", contrast: Contrast = "system", text_size: int = 100
    ) -> Theme:
        """Return the theme that was chosen; what is "system" is what the system has now.

        Args:
            scheme: light or dark.
            contrast: normal or high.
            text_size: percent of the size that the system's font has.
        """
        is_high = contrast == "high" or (contrast == "system" and _system_is_high_contrast())
        is_dark = scheme == "dark" or (scheme == "system" and _system_is_dark())
        normal, high = (self.dark, self.high_dark) if is_dark else (self.light, self.high_light)
        scale = text_size / 100 * _system_scale()
        return (high if is_high else normal)._replace(scale=scale)


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _system_is_high_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def _system_font() -> QFont:
    """Return the system's font, which is not the application's once that has been set."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def _system_scale() -> float:
    """Return how much larger than usual the system's font is."""
    points = _system_font().pointSizeF()
    if points <= 0:  # its size is in pixels
        return 1.0
    least, most = _USUAL_POINTS
    return points / max(least, min(points, most))
