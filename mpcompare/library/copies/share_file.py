"""A shortlist as one file for somebody else: a zip of JSON and program files, and back.

docs/share-file.md says what each member holds. Nothing of it is ever unpacked to a disk: members of
known names are read into memory, no more of them than `MOST` bytes, and all others are ignored.
"""

import io
import json
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, cast

from mpcompare.library.rows import limits
from mpcompare.library.rows.codec import text
from mpcompare.library.rows.collections import CODECS
from mpcompare.model.errors import FileError
from mpcompare.model.json_text import json_value
from mpcompare.model.library.corrections import Correction
from mpcompare.model.library.library import FactKey
from mpcompare.model.library.note import Note
from mpcompare.model.library.shortlist import Shortlist

FORMAT, VERSION = "mpcompare share", 1
MOST = 64 * 2**20
"""Bytes of all members that are read, counted while they are unpacked."""
MOST_PACKED = 8 * 2**20
"""Bytes of the file itself; so the list of its members stays small as well."""
MOST_OF_TEXT = 2**18
"""Bytes of one program file, or letters of a note: what stands on a card takes time to set."""
MOST_PROGRAMS = 1000
_PIECE = 2**16
_MANIFEST, _SHORTLIST, _CRITERIA, _NOTES, _TAGS, _CORRECTIONS = (
    f"{name}.json" for name in ("manifest", "shortlist", "criteria", "notes", "tags", "corrections")
)
_JSON = (_MANIFEST, _SHORTLIST, _CRITERIA, _NOTES, _TAGS, _CORRECTIONS)
_FILE = re.compile(r"(programs|own)/([a-z0-9]+(?:-[a-z0-9]+)*)\.toml")
_STORED_OR_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
_NOT_UNDERSTOOD = (ValueError, KeyError, TypeError, AttributeError, OverflowError)
_AGAIN = "Ask for the file again."
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of each member: `made` says when the file was written."""


class Manifest(NamedTuple):
    """What a file says of itself.

    Attributes:
        made: when it was written, as ISO 8601 in UTC.
        program: the version of the program that wrote it.
        edition: of the catalog in which its sender saw the facts.
        editions: of programs that its sender had from another catalog, by id.
    """

    made: str
    program: str
    edition: str
    editions: Mapping[str, str]

    def edition_of(self, program: str) -> str:
        """Return the edition of the catalog that stated what is in a program's file."""
        return self.editions.get(program, self.edition)


@dataclass(frozen=True, slots=True)
class ShareFile:
    """What is in a file.

    Attributes:
        manifest: what it says of itself.
        shortlist: with its order, pin, rows and criteria.
        differences_only: whether its sender saw only the rows that differ.
        programs: what the sender's catalog stated of each program: its file, by id.
        own: programs of the sender's own: their files, by id.
        corrections: of facts of the programs, by place.
        notes: on the programs, by place.
        tags: of the programs.
    """

    manifest: Manifest
    shortlist: Shortlist
    differences_only: bool = False
    programs: Mapping[str, str] = field(default_factory=dict[str, str])
    own: Mapping[str, str] = field(default_factory=dict[str, str])
    corrections: Mapping[FactKey, Correction] = field(default_factory=dict[FactKey, Correction])
    notes: Mapping[FactKey, Note] = field(default_factory=dict[FactKey, Note])
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


# Writing


def dump(share: ShareFile) -> bytes:
    """Return the file's content.

    Raises:
        FileError: it is too large for one that `load` takes.
    """
    packed = io.BytesIO()
    unpacked = largest = 0
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _members(share):
            unpacked += len(content)
            largest = max(largest, len(content)) if name not in _JSON else largest
            archive.writestr(_member(name), content)
    is_large = unpacked > MOST or len(packed.getbuffer()) > MOST_PACKED
    if is_large or largest > MOST_OF_TEXT or _holds_too_much(share):
        raise FileError(
            "The shortlist is too large for a file to share.",
            "Share fewer programs, or leave notes and corrections out.",
        )
    return packed.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _EARLIEST)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    return member


def _members(share: ShareFile) -> Iterator[tuple[str, bytes]]:
    manifest = {"format": FORMAT, "version": VERSION, **share.manifest._asdict()}
    yield _MANIFEST, _json(manifest)
    plain = CODECS["shortlists"].plain(share.shortlist)
    criteria = plain.pop("criteria")
    plain.pop("shared")  # what its sender had from somebody else
    yield _SHORTLIST, _json({**plain, "differences_only": share.differences_only})
    if criteria is not None:
        yield _CRITERIA, _json(criteria)
    for name, collection, entries in (
        (_NOTES, "notes", share.notes),
        (_TAGS, "tags", share.tags),
        (_CORRECTIONS, "corrections", share.corrections),
    ):
        if entries:
            yield name, _json(_pairs(collection, entries))
    for folder, files in (("programs", share.programs), ("own", share.own)):
        for program, file in files.items():
            yield f"{folder}/{program}.toml", file.encode("utf-8", "replace")


def _pairs(collection: str, entries: Mapping[Any, Any]) -> list[Any]:
    codec = CODECS[collection]
    return [[codec.plain_key(key), codec.plain(entry)] for key, entry in entries.items()]


def _json(plain: Any) -> bytes:
    return json.dumps(plain, indent=1, ensure_ascii=False).encode("utf-8", "replace")


# Reading


def load(content: bytes, name: str) -> ShareFile:
    """Read a file's content back.

    Args:
        content: all of it.
        name: of the file, for the messages.

    Raises:
        FileError: it is something else, broken, too large, or a newer program's.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = dict(_read_members(archive.infolist(), archive, name))
    except _BROKEN as error:
        raise FileError(f"{name} is no shared shortlist, or not all of it.", _AGAIN) from error
    try:
        manifest = json_value(members[_MANIFEST])
        is_ours = manifest["format"] == FORMAT
        version = manifest["version"] if is_ours else 0
    except _NOT_UNDERSTOOD as error:
        raise FileError(f"{name} is no shared shortlist.", "Choose another file.") from error
    if not is_ours:
        raise FileError(f"{name} is no shared shortlist.", "Choose another file.")
    if version != VERSION:
        raise FileError(f"{name} is from a newer program.", "Get the newest mpcompare to open it.")
    try:
        share = _share_file(manifest, members)
    except _NOT_UNDERSTOOD as error:
        raise FileError(f"{name} can't be understood.", _AGAIN) from error
    if _holds_too_much(share):
        raise too_large(name)
    return share


def _holds_too_much(share: ShareFile) -> bool:
    longest = max((len(note.text) for note in share.notes.values()), default=0)
    return longest > MOST_OF_TEXT or len(share.shortlist.programs) > MOST_PROGRAMS


def too_large(name: str) -> FileError:
    """Return why a file is refused of which more would have to be read than is safe."""
    return FileError(
        f"{name} is larger than a shared shortlist can be.",
        "Open it only if you know who sent it, and ask for it again.",
    )


def _read_members(
    found: Iterable[zipfile.ZipInfo], archive: zipfile.ZipFile, name: str
) -> Iterator[tuple[str, bytes]]:
    """Return the members of known names; what is said of their sizes is not relied on."""
    left = MOST
    seen: set[str] = set()
    for member in found:
        if member.filename not in _JSON and not _FILE.fullmatch(member.filename):
            continue
        if member.filename in seen or not _is_plain(member):
            raise zipfile.BadZipFile(f"{member.filename} is not what it should be")
        seen.add(member.filename)
        most = left if member.filename in _JSON else min(left, MOST_OF_TEXT)
        content = bytearray()
        with archive.open(member) as unpacking:
            while piece := unpacking.read(_PIECE):
                content += piece
                if len(content) > most:
                    raise too_large(name)
        left -= len(content)
        yield member.filename, bytes(content)


def _is_plain(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a file as `dump` writes it: no link, no password, no other packing."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    return (
        kind in (0, stat.S_IFREG)
        and not member.flag_bits & _ENCRYPTED
        and member.compress_type in _STORED_OR_DEFLATED
    )


def _share_file(manifest: Any, members: Mapping[str, bytes]) -> ShareFile:
    plain = json_value(members[_SHORTLIST])
    criteria = json_value(members[_CRITERIA]) if _CRITERIA in members else None
    shortlist = CODECS["shortlists"].from_plain({**plain, "criteria": criteria, "shared": None})
    shortlist = replace(shortlist, programs=tuple(dict.fromkeys(shortlist.programs)))
    limits.check_entry(shortlist)
    files = {folder: dict(_files(members, folder)) for folder in ("programs", "own")}
    return ShareFile(
        Manifest(
            limits.moment(text(manifest["made"])),
            text(manifest["program"]),
            text(manifest["edition"]),
            {text(each): text(edition) for each, edition in manifest["editions"].items()},
        ),
        cast("Shortlist", shortlist),
        plain.get("differences_only") is True,
        files["programs"],
        files["own"],
        _entries(members, _CORRECTIONS, "corrections"),
        _entries(members, _NOTES, "notes"),
        _entries(members, _TAGS, "tags"),
    )


def _files(members: Mapping[str, bytes], folder: str) -> Iterator[tuple[str, str]]:
    for name, content in members.items():
        found = _FILE.fullmatch(name)
        if found and found[1] == folder:
            yield found[2], content.decode("utf-8")


def _entries(members: Mapping[str, bytes], name: str, collection: str) -> dict[Any, Any]:
    if name not in members:
        return {}
    codec = CODECS[collection]
    return {
        codec.key_from_plain(key): codec.from_plain(entry)
        for key, entry in json_value(members[name])
    }
