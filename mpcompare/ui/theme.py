"""The look: colours out of the tokens, text sizes, spacing, the style sheet. Frozen values."""

import json
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

TINY, SMALL, MEDIUM, LARGE = 4, 8, 12, 16
"""Gaps in pixels at 100 %."""
RADIUS = 8
GAP_SIGN = "\N{EN DASH}"
"""Drawn in the colour border-strong where nothing is stated; tooltip and ear get the words."""

Role = Literal[
    "text", "strong", "small", "small-strong", "large", "large-strong", "title", "headline"
]
"""How a widget's text looks. The style sheet has a font for each; "text" is the application's."""

_PIXELS = {"small": 11.5, "text": 13.0, "large": 15.0, "title": 17.0, "headline": 24.65}
_PIXELS_PER_INCH = 96


def set_role(widget: QWidget, role: Role) -> None:
    """Set how a widget's text looks. Call it before the widget is shown: it is read only then."""
    widget.setProperty("role", role)


def _points(size: str) -> float:
    return _PIXELS[size] * 72 / _PIXELS_PER_INCH


class Theme(NamedTuple):
    """One scheme's colours and fonts. Made once per scheme; widgets ask it and keep nothing."""

    is_dark: bool
    tokens: dict[str, str]
    series: tuple[str, ...]
    family: str

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
        font.setPointSizeF(_points(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setItalic(italic)
        return font

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
        """Fill a style sheet's marks: `@token@` with a colour, `@scheme@`, `@size-small@`."""
        marks = {**self.tokens, "scheme": "dark" if self.is_dark else "light"}
        marks |= {f"size-{size}": f"{_points(size)}pt" for size in _PIXELS}
        for token, value in marks.items():
            template = template.replace(f"@{token}@", value)
        return template


class Themes(NamedTuple):
    """Both schemes and the style sheet's template, as read from resources."""

    light: Theme
    dark: Theme
    template: str

    @classmethod
    def load(cls, resources: Path) -> "Themes":
        """Read tokens.json and style.qss once. They ship with the program, so they are there."""
        tokens = json.loads((resources / "tokens.json").read_text(encoding="utf-8"))
        family = QApplication.font().family()
        light, dark = (
            Theme(scheme == "dark", tokens[scheme], tuple(tokens["series"][scheme]), family)
            for scheme in ("light", "dark")
        )
        template = (resources / "style.qss").read_text(encoding="utf-8")
        return cls(light, dark, template.replace("@resources@", resources.as_posix()))

    def chosen(self, scheme: str) -> Theme:
        """Return the theme for "light", "dark", or what the system has now."""
        if scheme == "system":
            from_system = QGuiApplication.styleHints().colorScheme().name
            return self.dark if from_system == "Dark" else self.light
        return self.dark if scheme == "dark" else self.light
