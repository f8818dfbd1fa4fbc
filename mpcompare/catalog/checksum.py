"""The checksum of a catalog file: written at the end of its build, compared before it is trusted.

SQLite finds damage to its own structures, but not a changed figure in a page that is otherwise well
formed. The checksum is the BLAKE2b hash of every byte of the file, with its own 64 digits as zeros;
it is the value of `file_blake2b` in the table `metadata`, where it stands right behind its key.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

KEY = "file_blake2b"
"""The key in the table `metadata`."""
BLANK = "0" * 64
"""What stands there until the file is complete."""
_MARKED = re.compile(KEY.encode() + rb"([0-9a-f]{64})")
_LONGEST = len(KEY) + len(BLANK)
_CHUNK = 1 << 18
"""Bytes looked at in one go: hashing lets other threads run, but the search for the key does not,
and takes a fraction of a millisecond for so many."""


def write_checksum(path: Path) -> None:
    """Write the checksum of a finished file into its place.

    Raises:
        ValueError: the file has no place for it, or several.
        OSError: the file can't be written.
    """
    with path.open("r+b") as file:
        stated, digest = _read(file)
        if [found for _, found in stated] != [BLANK.encode()]:
            raise ValueError(f"{path.name} needs one blank checksum")
        file.seek(stated[0][0])
        file.write(digest.encode())


def has_checksum(path: Path) -> bool:
    """Whether a file states a checksum, and it is that of the file's bytes.

    Raises:
        OSError: the file can't be read.
    """
    with path.open("rb") as file:
        stated, digest = _read(file)
    return [found for _, found in stated] == [digest.encode()]


def _read(file: BinaryIO) -> tuple[list[tuple[int, bytes]], str]:
    """Return where which checksums are stated, and the one that the file has."""
    from hashlib import blake2b  # noqa: PLC0415 - it loads OpenSSL, and the first paint needs none

    stated: list[tuple[int, bytes]] = []
    digest = blake2b(digest_size=len(BLANK) // 2)
    for start, chunk in _chunks(file):
        for found in _MARKED.finditer(chunk):
            at = found.start(1)
            stated.append((start + at, found[1]))
            chunk[at : at + len(BLANK)] = BLANK.encode()
        digest.update(chunk)
    return stated, digest.hexdigest()


def _chunks(file: BinaryIO) -> Iterator[tuple[int, bytearray]]:
    """Read the file in parts that cut no stated checksum in two, each with its offset."""
    start, chunk = 0, bytearray()
    while more := file.read(_CHUNK):
        chunk += more
        cut = chunk.rfind(KEY.encode(), -_LONGEST)
        end = cut if cut >= 0 else max(0, len(chunk) - len(KEY))
        yield start, chunk[:end]
        start += end
        chunk = chunk[end:]
    yield start, chunk
