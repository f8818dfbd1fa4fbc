"""The fonts that an SVG names: those that other computers have too."""

import re
from collections import Counter

from PySide6.QtGui import QFont, QFontInfo

_FAMILY = re.compile(r'(?<=\s)font-family="([^"]*)"')
_OF_SYSTEMS = ("Segoe UI", "Helvetica Neue", "Arial", "Noto Sans", "DejaVu Sans")
"""What Windows, macOS and Linux have, for readers that don't have the first one."""


def with_portable_fonts(svg: str) -> str:
    """Return an SVG of Qt's that names its font once, with others for computers that lack it.

    Qt names the font of the program's own text, which may be "Sans Serif", another one on each
    computer, or macOS' ".AppleSystemUIFont", which no other program may use by its name.
    """
    named = Counter(_FAMILY.findall(svg))
    if not named:
        return svg
    most = named.most_common(1)[0][0]

    def family(found: re.Match[str]) -> str:
        return "" if found[1] == most else f'font-family="{_families(found[1])}"'

    before, root, rest = svg.partition("<svg ")
    return f'{before}{root}font-family="{_families(most)}" {_FAMILY.sub(family, rest)}'


def _families(name: str) -> str:
    return ", ".join((*(f"'{each}'" for each in real_families(name)), "sans-serif"))


def real_families(name: str) -> tuple[str, ...]:
    """Return the font that Qt takes for a name, unless it is a system's own, and others instead."""
    found = QFontInfo(QFont(name)).family()
    own = () if found.startswith(".") or "'" in found else (found,)
    return tuple(dict.fromkeys((*own, *_OF_SYSTEMS)))
