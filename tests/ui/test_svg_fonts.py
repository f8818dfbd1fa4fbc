"""SVG files name fonts that other computers have."""

from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QFont, QFontInfo

from mpcompare.ui import svg_fonts
from mpcompare.ui.svg_fonts import with_portable_fonts

pytestmark = pytest.mark.usefixtures("qapp")
OTHERS = "'Segoe UI', 'Helvetica Neue', 'Arial', 'Noto Sans', 'DejaVu Sans', sans-serif"


def svg(*families):
    groups = "".join(
        f'<g fill="none"\nfont-family="{family}"><text>x</text></g>' for family in families
    )
    return (
        f'<?xml version="1.0"?>\n<svg width="9" xmlns="http://www.w3.org/2000/svg">{groups}</svg>'
    )


class MacFontInfo(QFontInfo):
    """What macOS' Qt says of the system's font, and of any other that is there."""

    def family(self) -> str:
        """Name it."""
        return ".AppleSystemUIFont" if self.asked.startswith(".") else self.asked

    def __init__(self, font: QFont) -> None:
        super().__init__(font)
        self.asked = font.family()


def test_a_system_s_private_font_is_in_no_file(monkeypatch):
    monkeypatch.setattr(svg_fonts, "QFontInfo", MacFontInfo)
    written = with_portable_fonts(svg(".AppleSystemUIFont", ".AppleSystemUIFont"))
    assert "AppleSystem" not in written
    assert ET.fromstring(written).get("font-family") == OTHERS


def test_the_font_is_named_once_and_any_other_where_it_is_used(monkeypatch):
    monkeypatch.setattr(svg_fonts, "QFontInfo", MacFontInfo)
    root = ET.fromstring(with_portable_fonts(svg("Made-up", "Made-up", "Other")))
    assert root.get("font-family") == f"'Made-up', {OTHERS}"
    assert [group.get("font-family") for group in root] == [None, None, f"'Other', {OTHERS}"]


def test_an_svg_without_words_stays_as_it_is():
    assert with_portable_fonts("<svg ><rect/></svg>") == "<svg ><rect/></svg>"


def test_a_name_that_means_another_font_everywhere_is_looked_up():
    written = ET.fromstring(with_portable_fonts(svg("Sans Serif")))
    found = QFontInfo(QFont("Sans Serif")).family()
    assert written.get("font-family").startswith(f"'{found}', ")
