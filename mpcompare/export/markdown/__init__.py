"""The comparison as Markdown: tables as GitHub shows them, notes and sources as footnotes.

`content.py` says what stands in it, and `words.py` writes words so that none of them is a mark.
"""

from mpcompare.export import Format
from mpcompare.export.document.document import Document
from mpcompare.export.markdown.content import lines


def _write(document: Document) -> bytes:
    return "\n".join((*lines(document), "")).encode("utf-8", "replace")


FORMAT = Format(
    name="markdown",
    label="Markdown",
    suffix=".md",
    description="Tables with notes and sources as footnotes, for notes, wikis and issues.",
    options=(
        "title",
        "prepared_for",
        "summary",
        "differences_only",
        "glossary",
        "notes",
        "verdicts",
        "money",
        "ranking",
    ),
    write=_write,
)
