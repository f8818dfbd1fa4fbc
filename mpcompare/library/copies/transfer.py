"""The whole library as one file for another computer, and back.

JSON rather than a copy of the database: it can be read without this program, by newer and older
versions alike, and a file from elsewhere can't bring a database's own machinery along.

    {"format": "mpcompare library", "version": 3, "made": "2026-11-23T14:05:00+00:00",
     "counts": {"shortlists": 2, "notes": 31, ...}, "sha256": "...", "library": {...}}

`library` holds each collection as a list of [key, entry] pairs, the `profile` as its answers by
name, and `open`, the key of the shortlist in sight; docs/library.md says what is in an entry.
`sha256` is that of `library` as JSON with sorted keys, no spaces and nothing but ASCII.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from mpcompare.library.rows import limits
from mpcompare.library.rows import profile as profile_rows
from mpcompare.library.rows.bin import ALL
from mpcompare.library.rows.codec import text
from mpcompare.model.errors import FileError
from mpcompare.model.json_text import json_value
from mpcompare.model.library.library import Library
from mpcompare.model.library.merge import ENTRIES

FORMAT, VERSION = "mpcompare library", 3
_LACKING = {1: ("money", "searches"), 2: ("searches",), VERSION: ()}
"""The versions that can be read, and the collections that each of them did not have."""
_NOT_UNDERSTOOD = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class Transferred:
    """A library that came in a file.

    Attributes:
        library: all of it.
        made: when the file was written, as ISO 8601 in UTC.
    """

    library: Library
    made: str


def dump(library: Library, made: str) -> bytes:
    """Return the file's content.

    Args:
        library: what to take along.
        made: the time, as ISO 8601 in UTC.
    """
    plain = _plain(library)
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "made": made,
        "counts": counts(library),
        "sha256": _digest(plain),
        "library": plain,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False).encode("utf-8", "replace")


def load(content: bytes, name: str) -> Transferred:
    """Read a file's content back.

    Args:
        content: all of it.
        name: of the file, for the messages.

    Raises:
        FileError: it is something else, incomplete, changed, or a newer program's.
    """
    another = "Export the library again on the other computer."
    try:
        whole = json_value(content.decode("utf-8"))
    except ValueError as error:
        raise FileError(f"{name} is not a library, or not all of it.", another) from error
    if not isinstance(whole, dict) or cast("Any", whole).get("format") != FORMAT:
        raise FileError(f"{name} is not a library of this program.", "Choose another file.")
    said = cast("dict[str, Any]", whole)
    if said.get("version") not in _LACKING:
        raise FileError(f"{name} is from a newer program.", "Get the newest mpcompare to read it.")
    try:
        plain = said["library"]
        if said["sha256"] != _digest(plain):
            raise FileError(f"{name} has been damaged or changed on its way.", another)
        lacking = dict.fromkeys(_LACKING[said["version"]], 0)
        library = _library({**dict.fromkeys(lacking, ()), **plain})
        limits.check(library)
        if {**lacking, **said["counts"]} != counts(library):
            raise FileError(f"{name} does not hold as much as it says.", another)
        return Transferred(library, text(said["made"]))
    except _NOT_UNDERSTOOD as error:
        raise FileError(f"{name} is a library that can't be understood.", another) from error


def counts(library: Library) -> dict[str, int]:
    """Count the entries of each collection, and the answers of the profile."""
    said = {collection: len(getattr(library, collection)) for collection in ENTRIES}
    return {**said, "profile": len(profile_rows.plain(library.profile))}


def _plain(library: Library) -> dict[str, Any]:
    entries = {
        codec.collection: [
            [codec.plain_key(key), codec.plain(entry)]
            for key, entry in getattr(library, codec.collection).items()
        ]
        for codec in ALL
    }
    whole = {"open": library.open, **entries, "profile": profile_rows.plain(library.profile)}
    # half a character, which no file can hold, becomes a question mark before it is summed up
    return json.loads(json.dumps(whole, ensure_ascii=False).encode("utf-8", "replace"))


def _library(plain: Mapping[str, Any]) -> Library:
    entries = {
        codec.collection: {
            codec.key_from_plain(key): codec.from_plain(entry)
            for key, entry in plain[codec.collection]
        }
        for codec in ALL
    }
    return Library(
        open=text(plain["open"]), profile=profile_rows.from_plain(plain["profile"]), **entries
    )


def _digest(plain: Any) -> str:
    return hashlib.sha256(
        json.dumps(plain, sort_keys=True, separators=(",", ":")).encode("ascii")
    ).hexdigest()
