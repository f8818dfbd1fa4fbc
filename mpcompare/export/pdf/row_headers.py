"""Marks the first cell of each row of a tagged PDF as the row's header.

typst tags headers of columns by itself. Those of rows (`pdf.header-cell`) are behind a feature
switch that its Python package does not have, so they are marked in what it has written: the
changed elements of the structure tree are appended, as ISO 32000-2 (7.5.6) provides, and nothing
else changes.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject


def with_row_headers(pdf: bytes) -> bytes:
    """Return a tagged PDF whose rows have a header each: the first cell that is not empty.

    Rows of one cell alone are notes or headings across all columns, and stay as they are.
    """
    from pypdf import PdfWriter  # noqa: PLC0415 - 60 ms that only this format needs

    writer = PdfWriter(BytesIO(pdf), incremental=True)
    root = cast("DictionaryObject", writer.root_object["/StructTreeRoot"].get_object())
    for row in _rows(root):
        cells = [each for each in _children(row) if _kind(each) in ("/TH", "/TD")]
        if len(cells) > 1 and all(_kind(cell) == "/TD" for cell in cells):
            header = next((cell for cell in cells if "/K" in cell), cells[0])
            for cell in cells:
                _leave_headers_to_scope(cell)
            _make_header(header)
    changed = BytesIO()
    writer.write(changed)
    return changed.getvalue()


def _kind(element: "DictionaryObject") -> str:
    return str(element.get("/S", ""))


def _children(element: "DictionaryObject") -> Iterator["DictionaryObject"]:
    """Return the elements within one; marked content, which is a number or has no type, is none."""
    from pypdf.generic import ArrayObject, DictionaryObject  # noqa: PLC0415 - as above

    held = element.get("/K")
    held = None if held is None else held.get_object()
    for each in held if isinstance(held, ArrayObject) else [held]:
        child = None if each is None else each.get_object()
        if isinstance(child, DictionaryObject) and "/S" in child:
            yield child


def _rows(root: "DictionaryObject") -> Iterator["DictionaryObject"]:
    left = [root]
    while left:
        element = left.pop()
        if _kind(element) == "/TR":
            yield element
        else:
            left.extend(_children(element))


def _attributes(cell: "DictionaryObject") -> list["DictionaryObject"]:
    from pypdf.generic import ArrayObject  # noqa: PLC0415 - as above

    held = cell.get("/A")
    held = None if held is None else held.get_object()
    each = held if isinstance(held, ArrayObject) else [] if held is None else [held]
    return [one.get_object() for one in each]


def _leave_headers_to_scope(cell: "DictionaryObject") -> None:
    """Drop the list of a cell's headers: where there is one, readers look for no other headers."""
    for attribute in _attributes(cell):
        attribute.pop("/Headers", None)


def _make_header(cell: "DictionaryObject") -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject  # noqa: PLC0415 - as above

    name = NameObject
    scope = DictionaryObject({name("/O"): name("/Table"), name("/Scope"): name("/Row")})
    cell[name("/S")] = name("/TH")
    cell[name("/A")] = ArrayObject([*_attributes(cell), scope])
