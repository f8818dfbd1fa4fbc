"""The comparison as a report in a tagged PDF (PDF/UA-1), set by typst.

`content.py` says what stands in it, and `typesetting.py`
sets it with `resources/templates/comparison.typ`. `row_headers.py` tags what typst can't.
"""

from mpcompare.export import Format
from mpcompare.export.document.document import Document
from mpcompare.export.pdf.content import content
from mpcompare.export.pdf.row_headers import with_row_headers
from mpcompare.export.pdf.typesetting import typeset, typeset_pictures


def _write(document: Document) -> bytes:
    return with_row_headers(typeset(document, content(document)))


def page_pictures(document: Document, pixels_per_inch: int) -> tuple[bytes, ...]:
    """Return the pages as pictures (PNG), for a printer or a preview.

    Raises:
        FileError: they can't be set.
    """
    return typeset_pictures(document, content(document), pixels_per_inch)


FORMAT = Format(
    name="pdf",
    label="PDF",
    suffix=".pdf",
    description="For reading, printing and screen readers: a first page that sums up, then all "
    "rows, charts and numbered sources.",
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
        "ranking",
        "money",
    ),
    write=_write,
    draws=True,
)
