"""Small pieces of Markdown."""

import re
from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|$~])")


_GAP = "\n\n  "


def escaped(text: str) -> str:
    """Return plain words as Markdown that shows them as they are."""
    return _SPECIAL.sub(r"\\\1", text)


def code(text: str) -> str:
    """Return something that is typed or stands in a file."""
    return f"`{text}`"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; its cells are Markdown already, of one line each."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def definitions(entries: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return terms, each with the paragraphs that explain it; all are Markdown already."""
    return "\n".join(f"{term}\n: {_GAP.join(said)}\n" for term, said in entries)


def page(title: str, *parts: str) -> str:
    """Return a page of parts with empty lines between them."""
    return "\n\n".join([f"# {title}", *(part.strip("\n") for part in parts if part)]) + "\n"
