"""The hash that is published beside a catalog: catalog.db.sha256, as sha256sum writes it.

A catalog's own checksum finds damage; that the file is the published one, only the hash of whoever
published it can say.
"""

import re
from io import BufferedReader
from pathlib import Path

from mpcompare.catalog.opening import hash_file
from mpcompare.model.errors import CatalogError

_LINE = re.compile(r"\\?([0-9a-fA-F]{64})(?:[ \t]+\*?(.+))?")
_LONGEST = 1 << 16
"""Bytes: a hash file is one line, or one for each file of a release."""


def compare_hash_file(path: Path) -> bool:
    """Compare a file with the hash file beside it; return whether there is one.

    Raises:
        CatalogError: the hash is that of another file, or one of the two can't be read.
    """
    beside = hash_file(path)
    try:
        if not beside.is_file():
            return False
        with beside.open("rb") as file:
            stated = _stated(file.read(_LONGEST).decode("utf-8", "replace"), path.name)
        if not stated:
            raise CatalogError(
                f"{beside.name} holds no SHA-256 hash of {path.name}.",
                "Get the hash file anew from where the catalog is published.",
            )
        with path.open("rb") as file:
            agrees = _digest(file) == stated
    except OSError as error:
        raise CatalogError(
            f"{path.name} can't be compared with {beside.name}: {error.strerror or error}.",
            "Try again, or copy both files to another folder.",
        ) from error
    if not agrees:
        raise CatalogError(
            f"{path.name} is not the file whose hash is in {beside.name}: it was damaged or "
            "changed on its way, or the two are of different editions.",
            "Get both files anew from the same page.",
        )
    return True


def _stated(text: str, name: str) -> str:
    """Return the hash that a hash file states for a file, in small letters; "" where it has none.

    The only one will do whatever name stands behind it: browsers rename what they download twice.
    """
    lines = [found for line in text.splitlines() if (found := _LINE.fullmatch(line.strip()))]
    named = [found for found in lines if found[2] == name]
    chosen = named or (lines if len(lines) == 1 else [])
    return chosen[0][1].lower() if chosen else ""


def _digest(file: BufferedReader) -> str:
    from hashlib import file_digest  # noqa: PLC0415 - it loads OpenSSL, as in checksum.py

    return file_digest(file, "sha256").hexdigest()
