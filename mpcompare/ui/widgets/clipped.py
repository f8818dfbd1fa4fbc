"""Selected cells for the clipboard: tab-separated text and an HTML table, both with headers."""

import csv
import io
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

Lines = Sequence[Sequence[str]]


def table_mime(lines: Lines) -> QMimeData:
    """Wrap a table, its first line and first column being headers."""
    mime = QMimeData()
    mime.setText(_tabbed(lines))
    mime.setHtml(_html(lines))
    return mime


def _tabbed(lines: Lines) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(lines)
    return text.getvalue()


def _html(lines: Lines) -> str:
    head, *body = lines
    rows = ["<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>"]
    for first, *cells in body:
        values = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        rows.append(f"<tr><th>{escape(first)}</th>{values}</tr>")
    return f"<table>{''.join(rows)}</table>"
