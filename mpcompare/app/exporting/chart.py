"""A chart's figures as a file of their own, and any chart's bytes written whole or not at all."""

from pathlib import Path

from mpcompare.export import write_whole
from mpcompare.export.document.csv_text import sheet
from mpcompare.model.figure import Figure

SUFFIXES = {".png": "Picture", ".svg": "Drawing", ".csv": "Figures"}
"""What a chart can be saved as, by the file's suffix."""


def chart_csv(figure: Figure) -> bytes:
    """Return the figures with their title, notes and source below them, for a spreadsheet."""
    table = figure.table
    words = [(figure.title,), *((note,) for note in figure.notes)]
    if figure.source:
        words.append((f"Source: {figure.source}",))
    return sheet([table.header, *table.rows, (), *words])


def write_chart(path: Path, content: bytes) -> None:
    """Write a chart to a file.

    Raises:
        FileError: it can't be written; whatever stood there before is untouched.
    """
    write_whole(path, content)
