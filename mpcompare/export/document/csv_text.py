"""Rows of cells as CSV that spreadsheets open right, and that can't run anything."""

import csv
import io
import re
from collections.abc import Iterable, Sequence


def sheet(rows: Iterable[Sequence[str]]) -> bytes:
    """Turn rows of cells into CSV that spreadsheets open right, and that can't run anything."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([guarded(cell) for cell in r] for r in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


_FORMULA = re.compile(r"'*(\s*[=+\-@＝＋－＠]|[\t\r\n])")  # noqa: RUF001 - full-width ones run too


def guarded(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    A cell that only looks guarded gets one more, so that `unguarded` always undoes it.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'Round Midnight")
    ("'=1+1", "''=1+1", "'Round Midnight")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take the apostrophe of `guarded` away again.

    >>> [unguarded(guarded(cell)) for cell in ("=1+1", "'=1+1", "'Round Midnight", "a=b")]
    ['=1+1', "'=1+1", "'Round Midnight", 'a=b']
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
