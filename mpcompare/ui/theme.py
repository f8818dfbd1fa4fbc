"""The look: colours out of the tokens, text sizes, spacing, the style sheet. Frozen values."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

TINY, SMALL, MEDIUM, LARGE = 4, 8, 12, 16
"""Gaps in pixels at 100 %."""
RADIUS = 8

_PIXELS = {"small": 11.5, "text": 13.0, "large": 15.0, "title": 17.0}
_PIXELS_PER_INCH = 96


@dataclass(frozen=True)
class Theme:
    """One scheme's colours and fonts. Made once per scheme; widgets ask it and keep nothing."""

    is_dark: bool
    tokens: dict[str, str]
    series: tuple[str, ...]
    family: str

    def color(self, token: str) -> QColor:
        """Return a colour by its token's name, such as "text-muted"."""
        return QColor(self.tokens[token])

    def series_color(self, index: int) -> QColor:
        """Return the colour of the compared program at a position; six of them, then again."""
        return QColor(self.series[index % len(self.series)])

    def font(self, size: str = "text", *, bold: bool = False, italic: bool = False) -> QFont:
        """Return the system's font in one of four sizes: small, text, large, title."""
        font = QFont(self.family)
        font.setPointSizeF(_PIXELS[size] * 72 / _PIXELS_PER_INCH)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setItalic(italic)
        return font

    @cached_property
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
        """Fill a style sheet's `@token@` marks with this scheme's colours and name."""
        marks = {**self.tokens, "scheme": "dark" if self.is_dark else "light"}
        for token, value in marks.items():
            template = template.replace(f"@{token}@", value)
        return template


@dataclass(frozen=True)
class Themes:
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
