"""Sets a report with typst: fonts, letters that no font has, and what can go wrong."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, cast

from mpcompare.export.document.document import Document
from mpcompare.model.errors import FileError

if TYPE_CHECKING:
    import typst

_FONT = "Source Sans 3"
"""In `resources/fonts/`, so that a file looks the same from every machine."""
_FALLBACKS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans", "Libertinus Serif")
"""Asked first for letters that it lacks, then all that the system has; the last is typst's own."""

_MISSING = re.compile(r"the text `(\".*?\")` could not be displayed")
_TRIES = 50


def _spelt(character: str) -> str:
    """Return a description of a character that no font here has; joiners are removed."""
    return "" if unicodedata.category(character) == "Cf" else f"[U+{ord(character):04X}]"


def _missing(diagnostic: str) -> dict[int, str]:
    """Read out of typst's message which characters no font has."""
    found = "".join(_MISSING.findall(diagnostic))
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: chr(int(m[1], 16)), found)
    return {ord(c): _spelt(c) for c in text if ord(c) > 126 or ord(c) < 32}


def _printable(value: Any, swapped: Mapping[int, str]) -> Any:
    """Swap characters in every text of a nested value, those of the drawings too."""
    if isinstance(value, str):
        return value.translate(swapped)
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value)
        return {key: _printable(item, swapped) for key, item in items.items()}
    if isinstance(value, list | tuple):
        return [_printable(item, swapped) for item in cast("list[Any]", value)]
    return value


_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ") | dict.fromkeys(
    range(0xD800, 0xE000), "?"
)
"""Control characters and halves of characters: nothing that a page can show."""


def typeset(document: Document, content: Mapping[str, Any]) -> bytes:
    """Return the PDF of what stands in a document.

    Raises:
        FileError: the template has a mistake, or typst can't set it.
    """
    return _set_pages(document, content, None)[0]


def typeset_pictures(
    document: Document, content: Mapping[str, Any], pixels_per_inch: int
) -> tuple[bytes, ...]:
    """Return the pages of the PDF as pictures (PNG), for a printer or a preview.

    Raises:
        FileError: the template has a mistake, or typst can't set it.
    """
    return _set_pages(document, content, pixels_per_inch)


def _set_pages(
    document: Document, content: Mapping[str, Any], pixels_per_inch: int | None
) -> tuple[bytes, ...]:
    try:
        return _typeset(document, content, pixels_per_inch)
    finally:
        _free_kept()


_KEPT_FOR = 10
"""So many compilations typst keeps what it has worked out, up to 100 MB a report, for others."""


def _free_kept() -> None:
    """Have typst drop what it keeps of a report, or a tenth one would leave a gigabyte behind.

    It has no call for that, but each compilation, also that of nothing, makes older ones go.
    """
    import typst  # noqa: PLC0415 - as in `_typeset`

    none = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    nothing = typst.Compiler(b"", font_paths=none)
    for _ in range(_KEPT_FOR + 1):
        nothing.compile(b"", format="svg")


def _typeset(
    document: Document, content: Mapping[str, Any], pixels_per_inch: int | None
) -> tuple[bytes, ...]:
    import typst  # noqa: PLC0415 - 20 ms and 60 MB that only this format needs

    template = (document.resources / "templates" / "comparison.typ").read_bytes()
    made = datetime.combine(document.made, time(12), UTC)
    shown: dict[str, Any] = {**_printable(content, _CONTROLS), "fonts": [_FONT]}
    fonts = _fonts(document, system=False)
    for attempt in range(_TRIES):
        try:
            return _compiled(template, fonts, shown, made, pixels_per_inch)
        except typst.TypstError as error:
            swapped = _missing(error.diagnostic)
            if not swapped:
                raise _refusal(error.message) from error
        except RuntimeError as error:  # what a query raises, as for a mistake in the template
            raise _refusal(str(error)) from error
        if attempt:
            shown = _printable(shown, swapped)
        else:
            fonts = _fonts(document, system=True)
            have = set(fonts.families())
            shown["fonts"] = [_FONT, *(name for name in _FALLBACKS if name in have)]
    raise _refusal("no font has its letters")


def _refusal(why: str) -> FileError:
    return FileError(f"The PDF could not be set: {why}.", "Export as CSV for now.")


def _fonts(document: Document, *, system: bool) -> "typst.Fonts":
    """Return the documents' own font, with those of the system and of typst where they are needed.

    Reading a system's fonts takes long where there are many, and few documents need one of them.
    """
    import typst  # noqa: PLC0415 - as in `_typeset`

    return typst.Fonts(
        include_system_fonts=system,
        include_embedded_fonts=system,
        font_paths=[document.resources / "fonts"],
    )


_DENSITIES = (1.0, 0.95, 0.9)
_HARDLY_FILLED = 0.35
"""Share of a last page; with no more of it filled, all is set smaller if that saves the page."""


def _compiled(
    template: bytes,
    fonts: "typst.Fonts",
    shown: Mapping[str, Any],
    made: datetime,
    pixels_per_inch: int | None,
) -> tuple[bytes, ...]:
    """Return the PDF, or where a resolution is given, a picture of each page."""
    chosen, pages = _laid_out(template, fonts, shown, _DENSITIES[0])
    full = int(pages)
    if full > 0 and pages - full < _HARDLY_FILLED:
        for density in _DENSITIES[1:]:
            denser, fewer = _laid_out(template, fonts, shown, density)
            if fewer < full:
                chosen = denser
                break
    pdf, _ = chosen.compile_with_warnings(
        template, format="pdf", pdf_standards=["ua-1"], timestamp=made
    )
    if not isinstance(pdf, bytes):
        raise _refusal("no file came of it")
    if pixels_per_inch is None:
        return (pdf,)
    # only the PDF above is refused where a letter has no font: the pictures have the same letters
    made_of = chosen.compile(template, format="png", ppi=float(pixels_per_inch))
    return tuple(made_of) if isinstance(made_of, list) else (made_of or b"",)


def _laid_out(
    template: bytes, fonts: "typst.Fonts", shown: Mapping[str, Any], density: float
) -> tuple["typst.Compiler", float]:
    """Lay the pages out; return how many are filled, the last in part."""
    import typst  # noqa: PLC0415 - as in `_typeset`

    inputs = {"content": json.dumps({**shown, "density": density})}
    compiler = typst.Compiler(template, font_paths=fonts, sys_inputs=inputs)
    extent = json.loads(compiler.query("<extent>", field="value", one=True))
    return compiler, extent["page"] - 1 + extent["filled"]
