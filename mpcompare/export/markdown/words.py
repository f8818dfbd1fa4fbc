"""Words, cells, links and tables as Markdown that shows them as they are."""

import re
from collections.abc import Iterable, Iterator, Sequence

from mpcompare.model.address import is_web_page
from mpcompare.model.safe_text import safe_text

Lines = Iterator[str]

_MARKS = re.compile(r"([\\`*_\[\]<>|~$&!#])")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_OUTSIDE_ADDRESS = re.compile(r"[\s<>()|\\]")


def plain(words: str) -> str:
    r"""Return words that Markdown shows as they are, in one line.

    >>> plain("a|b <i> *c* [d](e)"), plain("1. x"), plain("- y"), plain("two\nlines")
    ('a\\|b \\<i\\> \\*c\\* \\[d\\](e)', '1\\. x', '\\- y', 'two lines')
    """
    escaped = _MARKS.sub(r"\\\1", " ".join(safe_text(words).split()))
    if escaped.startswith(("-", "+", "=")):  # it would begin a list, or make a heading of a line
        return f"\\{escaped}"
    return _NUMBERED.sub(r"\1\\\2", escaped)


def cell(words: str) -> str:
    """Return words for a cell of a table; their lines stay apart."""
    return "<br>".join(plain(line) for line in safe_text(words).split("\n") if line.strip())


def table(header: Sequence[str], rows: Iterable[Sequence[str]], right: int = 0) -> Lines:
    """Return a table of cells that are Markdown already; the last `right` columns are figures."""
    sides = ["---"] * (len(header) - right) + ["---:"] * right
    yield from (_line(header), _line(sides), *(_line(row) for row in rows), "")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def link(words: str, url: str) -> str:
    """Return words, Markdown already, that lead to a page; the words alone where it is none."""
    if not is_web_page(url):
        return words
    address = _OUTSIDE_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", safe_text(url))
    return f"[{words}]({address})"


def paragraphs(texts: Iterable[str]) -> Lines:
    """Return each text as a paragraph; those without a word are left out."""
    for text in filter(None, texts):
        yield from (plain(text), "")


def bullets(texts: Iterable[str]) -> Lines:
    """Return texts, Markdown already, as a list."""
    listed = [f"- {text}" for text in texts]
    yield from (*listed, "") if listed else ()
