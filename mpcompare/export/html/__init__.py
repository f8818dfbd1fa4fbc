"""The comparison as a web page: one file that asks for nothing else and runs no script.

`content.py` says what stands in it, `drawing.py` turns charts into drawings within the page, and
`resources/templates/comparison.html` with the style sheet beside it is how it looks.
"""

from mpcompare.export import Format
from mpcompare.export.document.document import Document


def _write(document: Document) -> bytes:
    from mpcompare.export.html.page import page  # noqa: PLC0415 - Jinja2: only this format needs it

    return page(document).encode()


FORMAT = Format(
    name="html",
    label="Web page",
    suffix=".html",
    description="One file for any browser, also on a phone: the comparison as a table that scrolls "
    "under its headings, charts, and links to every source.",
    options=(
        "title",
        "prepared_for",
        "paper",
        "orientation",
        "summary",
        "differences_only",
        "drawings",
        "glossary",
        "notes",
        "verdicts",
        "money",
        "ranking",
    ),
    write=_write,
    draws=True,
)
