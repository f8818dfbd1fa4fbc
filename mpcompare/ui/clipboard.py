"""A table for the clipboard: as text for spreadsheets, as HTML for documents."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData


def table_mime(rows: Sequence[Sequence[str]]) -> QMimeData:
    """Wrap rows of cells, the headers first; tabs and line breaks in a cell become spaces."""
    mime = QMimeData()
    mime.setText("\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows))
    lines = [_line(row, "th" if place == 0 else "td") for place, row in enumerate(rows)]
    mime.setHtml(f'<meta charset="utf-8"><table>{"".join(lines)}</table>')
    return mime


def _line(row: Sequence[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in row)}</tr>"
