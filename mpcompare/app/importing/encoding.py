"""Which encoding a text file is in: by its mark, its zeros, or how likely its letters are."""

import codecs
import re
from collections import Counter

from mpcompare.model.errors import FileError

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Western European (Windows)",
    "cp850": "Western European (DOS)",
    "mac-roman": "Western European (Mac)",
    "cp1250": "Central European",
    "cp1251": "Cyrillic",
    "shift_jis": "Japanese",
    "gb18030": "Chinese",
}
"""Python's name of each encoding that can be chosen, with what it is called on the screen."""

_OF_BYTES = ("cp1252", "cp850", "mac-roman")
"""Those of one byte a letter that are told apart, the most usual first."""
_SAMPLE = 20_000
"""Letters beyond ASCII by which they are told apart."""
_NO_TEXT = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF"),
    *(b"\xd0\xcf\x11\xe0", b"SQLite format 3\0", b"Rar!", b"7z\xbc\xaf", b"MZ\x90"),
)
"""How pictures, documents, archives and programs begin."""
_FEW = 40
"""Letters to each zero in a text that is not damaged beyond reading."""
_COMMON = {
    **dict.fromkeys("éèüöäñóåøæßçÉÖÜ", 3),
    **dict.fromkeys("àâêîôáíúãØÅÄ", 2),
    **dict.fromkeys("ùûïëõìòœÁÓÇÈ", 1),
}
"""How often letters are met in the names of schools and places, roughly."""
_MONEY = "£€¥"
_MARKS = frozenset("€£–—‘’“”…·•°§«»½²´×¿¡ºª©®™")  # noqa: RUF001
_BEYOND = re.compile(r"(.?)([^\x00-\x7f])(.?)", re.DOTALL)


def decoded(name: str, content: bytes, encoding: str = "") -> tuple[str, str]:
    """Read bytes as a text; return it with its encoding, found out where none is said.

    Args:
        name: of the file, for the messages.
        content: all of it.
        encoding: one of `ENCODINGS`; "" for the one that fits.

    Raises:
        FileError: it is no text, or not one in this encoding.
    """
    if not encoding and content.startswith(_NO_TEXT):
        raise FileError(f"{name} is not a text file.", "Save it as CSV in UTF-8 first.")
    for each in (encoding,) if encoding else _guesses(content):
        try:
            return content.decode(_codec(each, content)), each
        except UnicodeError:
            continue
    if encoding:
        words = ENCODINGS.get(encoding, encoding)
        raise FileError(f"{name} can't be read as {words}.", "Choose another encoding.")
    raise FileError(
        f"{name} is not a text file, or its encoding can't be told.",
        "Choose its encoding, or save it as CSV in UTF-8 first.",
    )


def _codec(encoding: str, content: bytes) -> str:
    if encoding == "utf-8":
        return "utf-8-sig"  # a mark of the byte order at the start is none of the first cell
    if encoding == "utf-16" and not _has_mark(content):
        return _order(content) or "utf-16-le"
    return encoding


def _has_mark(content: bytes) -> bool:
    return content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _order(content: bytes) -> str:
    """Return which UTF-16 it is by its zeros, which are every second byte; "" for none."""
    sample = content[: 2 * _SAMPLE]
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if max(first, second) < len(sample) // 20 or not first + second:
        return ""
    if min(first, second) * 10 > max(first, second):
        return ""
    return "utf-16-le" if second > first else "utf-16-be"


def _guesses(content: bytes) -> tuple[str, ...]:
    if _has_mark(content) or _order(content):
        return ("utf-16",)
    zeros = content.count(0)
    if zeros:  # a stray one can be left out of a text, many are no text's
        return ("utf-8",) if zeros * _FEW < len(content) else ()
    likeliest = sorted(_OF_BYTES, key=lambda name: -_likeliness(content, name))
    return ("utf-8", *likeliest)


def _likeliness(content: bytes, encoding: str) -> int:
    """Return how likely a text is when it is read in an encoding of one byte a letter."""
    try:
        text = content.decode(encoding)
    except UnicodeError:
        return -_SAMPLE * 10
    found = _BEYOND.findall(text[: 20 * _SAMPLE])
    return sum(
        count * _fits(before, sign, after)
        for (before, sign, after), count in Counter(found[:_SAMPLE]).items()
    )


def _fits(before: str, sign: str, after: str) -> int:
    """Return how likely a letter is between its neighbours, from 3 to -3."""
    if sign in _MONEY and not (before.isalpha() or after.isalpha()):
        return 3
    if not sign.isalpha():
        is_within = before.isalpha() and after.isalpha() and sign not in "’·"  # noqa: RUF001
        return -3 if is_within else (1 if sign in _MARKS else -1)
    if sign.isupper() and before.islower():
        return -3
    if not (before.isalpha() or after.isalpha()):
        return -1
    return _COMMON.get(sign, 0)
