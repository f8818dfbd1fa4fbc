"""Marks the first cell of each row of a tagged PDF as the row's header.

typst tags headers of columns by itself. Those of rows (`pdf.header-cell`) are behind a feature
switch that its Python package does not have, so they are marked in what it has written: the
changed elements of the structure tree are appended, as ISO 32000-2 (7.5.6) provides, and nothing
else changes. pypdf reads them; its own way of appending (6.19) drops the title of the document.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject, IndirectObject


def with_row_headers(pdf: bytes) -> bytes:
    """Return a tagged PDF whose rows have a header each: the first cell that is not empty.

    Rows of one cell alone are notes or headings across all columns, and stay as they are.

    Args:
        pdf: with a table of cross-references, as typst writes it.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - 60 ms that only this format needs

    reader = PdfReader(BytesIO(pdf))
    root = cast("DictionaryObject", reader.trailer["/Root"].get_object())
    changed: list[DictionaryObject] = []
    for row in _rows(cast("DictionaryObject", root["/StructTreeRoot"].get_object())):
        cells = [each for each in _children(row) if _kind(each) in ("/TH", "/TD")]
        if len(cells) > 1 and all(_kind(cell) == "/TD" for cell in cells):
            header = next((cell for cell in cells if "/K" in cell), cells[0])
            for cell in cells:
                _leave_headers_to_scope(cell)
            _make_header(header)
            changed += cells
    return pdf + _update(pdf, changed, reader.trailer) if changed else pdf


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


def _update(
    pdf: bytes, changed: Iterable["DictionaryObject"], trailer: "DictionaryObject"
) -> bytes:
    """Return what is appended to a file for the objects in it that have changed."""
    from pypdf.generic import DictionaryObject, NameObject, NumberObject  # noqa: PLC0415 - as above

    written, places = BytesIO(), dict[int, int]()
    written.write(b"\n")
    for each in changed:
        number = cast("IndirectObject", each.indirect_reference).idnum
        places[number] = len(pdf) + written.tell()
        written.write(b"%d 0 obj\n" % number)
        each.write_to_stream(written)
        written.write(b"\nendobj\n")
    begins = len(pdf) + written.tell()
    written.write(b"xref\n")
    for number, place in sorted(places.items()):
        written.write(b"%d 1\n%010d 00000 n\r\n" % (number, place))
    name = NameObject
    kept = {name(key): trailer.raw_get(key) for key in ("/Size", "/Root", "/Info", "/ID")}
    kept[name("/Prev")] = NumberObject(pdf[pdf.rindex(b"startxref") + 9 : pdf.rindex(b"%%EOF")])
    written.write(b"trailer\n")
    DictionaryObject(kept).write_to_stream(written)
    written.write(b"\nstartxref\n%d\n%%%%EOF\n" % begins)
    return written.getvalue()
