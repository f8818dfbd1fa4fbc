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
    r"""Return the words of Markdown in one line, without its marks.

    >>> plain("# Fees\n- *about* [this](https://example.org): 5 * 3, see my_file")
    'Fees about this: 5 * 3, see my_file'
    """
    return " ".join(_bare(markdown).split())


def plain_lines(markdown: str) -> tuple[str, ...]:
    """Return the lines of Markdown that have words, without its marks."""
    lines = (" ".join(line.split()) for line in _bare(markdown).splitlines())
    return tuple(filter(None, lines))


def _bare(markdown: str) -> str:
    for signs, pattern, kept in _MARKS:
        if any(sign in markdown for sign in signs):
            markdown = re.sub(pattern, kept, markdown, flags=re.MULTILINE)
    return markdown


_HEADING = re.compile(r"^#{1,3}(?=\s)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEFINITION = re.compile(r"^( {0,3})\[(?=[^\]]+\]:)")
"""A line such as "[fee]: 200", which Markdown takes for the address of a link and does not show."""
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\(([^)\s]+)")
_RULE = re.compile(r"-{3,}\s*$")


def calm(markdown: str) -> str:
    r"""Prepare Markdown so that all words of a note are shown, in the size of those around them.

    Headings stay bold; a line that would define a link, or begin data about the document, is text,
    and a picture is a link: nothing is loaded. Code stays as it is.

    >>> calm("# Call\n## Later #2\n[fee]: 200")
    '#### Call\n#### Later #2\n\\[fee]: 200'
    """
    lines = markdown.split("\n")
    if _RULE.match(lines[0]):
        lines[0] = "***"
    fence = ""
    for place, line in enumerate(lines):
        marked = _FENCE.match(line)
        if marked and (not fence or marked[1].startswith(fence)):
            fence = "" if fence else marked[1]
        elif not fence:
            lines[place] = _calm_line(line)
    return "\n".join(lines)


def _calm_line(line: str) -> str:
    line = _DEFINITION.sub(r"\1\\[", _HEADING.sub("####", line))
    line = _IMAGE.sub(lambda image: f"[{image[1] or image[2]}]({image[2]}", line)
    return line.replace("![", "!\\[")
