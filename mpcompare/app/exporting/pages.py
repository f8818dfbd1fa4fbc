"""The pages of the PDF as pictures, for the printer and its preview."""

from dataclasses import replace
from datetime import date

from mpcompare.app.exporting.options import Option, offered
from mpcompare.app.exporting.write import Choices, Draw, document_of
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.export import pdf
from mpcompare.model.comparison import Comparison

FORMAT = pdf.FORMAT.name
"""The format whose pages these are."""


def page_options() -> tuple[Option, ...]:
    """Return the options that make a difference to the pages."""
    return offered(pdf.FORMAT)


def pages(
    workspace: Workspace,
    comparison: Comparison,
    choices: Choices,
    pixels_per_inch: int,
    draw: Draw | None = None,
    made: date | None = None,
) -> tuple[bytes, ...]:
    """Return each page of the PDF as a picture (PNG).

    May run on any thread, if `draw` may.

    Raises:
        FileError: the pages can't be set.
        InputError: there is nothing to show.
    """
    chosen = replace(choices, format=FORMAT)
    document = document_of(workspace, comparison, pdf.FORMAT, chosen, draw, made)
    return pdf.page_pictures(document, pixels_per_inch)
