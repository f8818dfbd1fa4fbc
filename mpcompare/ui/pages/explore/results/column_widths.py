"""How wide the columns of the results are: as their values need, as the user set, as there is room.

Where there is too little room for all, columns become narrower and wrap their words; those that
the user has set stay, and so does whatever is then still too wide: the results scroll.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtGui import QFontMetrics

from mpcompare.model.attribute import Attribute
from mpcompare.ui.theme import MEDIUM, SMALL, TINY, Theme

NAME, NARROWEST_NAME = 13, 9
"""Of the program's column, in heights of the text: what it has before others become narrower, and
at the least."""
USUAL, USUAL_PART, USUAL_TEXT = "not stated", "$129,980 in all", "a few words of a longer text"
"""Texts that a column has room for on one line, whatever its values."""
MARGINS = MEDIUM + SMALL + TINY


class Span(NamedTuple):
    """How wide a column is where there is room, and how narrow it can become, in pixels."""

    usual: int
    least: int


def span_of(attribute: Attribute, theme: Theme, widths: Mapping[str, float]) -> Span:
    """Return the widths of an attribute's column; one that the user has set does not change."""
    text, small = QFontMetrics(theme.font()), QFontMetrics(theme.font("small"))
    if attribute.key in widths:
        width = round(widths[attribute.key] * text.height())
        return Span(width, width)
    heading, kind = _in_two_lines(attribute.label, small), attribute.kind
    if not kind.choices and kind.filter_by == "nothing":
        width = text.horizontalAdvance(USUAL_TEXT) + MARGINS
        return Span(max(heading + MARGINS, width), max(heading + MARGINS, width // 2))
    texts = [choice.label for choice in kind.choices]
    texts += [f"100 {kind.unit}", USUAL_PART if kind.parts else USUAL]
    # what is not one of a few values may be any name: it keeps the room of the usual text
    parts = [word for each in texts for word in each.split()]
    parts += [] if kind.choices or kind.filter_by == "range" else [USUAL]
    words = map(text.horizontalAdvance, parts)
    usual = max(heading, *map(text.horizontalAdvance, texts)) + MARGINS
    return Span(usual, max(heading, *words) + MARGINS - TINY)


def _in_two_lines(label: str, metrics: QFontMetrics) -> int:
    """Return the least width in which a heading, with its arrow, takes no more than two lines."""
    words = f"{label} ↑".split()
    lines = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    return min(max(map(metrics.horizontalAdvance, both)) for both in lines)


def fitted(spans: Sequence[Span], room: int) -> list[int]:
    """Return the widths of columns for the room that they have together: usual, or narrower."""
    lacking = sum(span.usual for span in spans) - room
    slack = sum(span.usual - span.least for span in spans)
    if lacking <= 0 or not slack:
        return [span.usual for span in spans]
    share = min(lacking / slack, 1)
    return [span.usual - round((span.usual - span.least) * share) for span in spans]
