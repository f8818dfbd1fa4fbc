"""A note: the user's own words on a program, or on one fact of it."""

import re
from typing import NamedTuple

_MARKS = (
    ("[", r"!?\[([^\]\n]*)\]\([^)\n]*\)", r"\1"),
    ("#-*+>.)", r"^\s*(?:#{1,6}|[-*+>]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?", ""),
    ("`", r"`+([^`\n]+)`+", r"\1"),
    ("*", r"\*{1,3}(?=\S)([^*\n]+)(?<=\S)\*{1,3}", r"\1"),
    ("_", r"(?<!\w)_{1,3}(?=\S)([^_\n]+)(?<=\S)_{1,3}(?!\w)", r"\1"),
)
"""Links and images, beginnings of lines, code, emphasis; each with the signs of which it has one,
and with what stays of it.

They are compiled when first used: a start reads notes, and most have few of these signs.
"""


class Note(NamedTuple):
    """Markdown, with when it was last written (ISO 8601 in UTC).

    Named tuples are made several times as fast as frozen dataclasses, and there may be thousands.
    """

    text: str
    written: str = ""


def plain(markdown: str) -> str:
    r"""Give the words of Markdown in one line, without its marks.

    >>> plain("# Fees\n- *about* [this](https://example.org): 5 * 3, see my_file")
    'Fees about this: 5 * 3, see my_file'
    """
    return " ".join(_bare(markdown).split())


def plain_lines(markdown: str) -> tuple[str, ...]:
    """Give the lines of Markdown that have words, without its marks."""
    lines = (" ".join(line.split()) for line in _bare(markdown).splitlines())
    return tuple(filter(None, lines))


def _bare(markdown: str) -> str:
    for signs, pattern, kept in _MARKS:
        if any(sign in markdown for sign in signs):
            markdown = re.sub(pattern, kept, markdown, flags=re.MULTILINE)
    return markdown


_HEADING = re.compile(r"^#{1,3}(?=\s)", re.MULTILINE)


def calm(markdown: str) -> str:
    r"""Bring headings down to the size of the words around them; they stay bold.

    >>> calm("# Call\n## Later #2")
    '#### Call\n#### Later #2'
    """
    return _HEADING.sub("####", markdown)
