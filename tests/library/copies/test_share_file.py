"""The file of a shared shortlist: read back whole, and refused in words where it is not one."""

import io
import json
import stat
import struct
import zipfile
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mpcompare.library.copies.share_file import (
    MOST,
    MOST_OF_TEXT,
    MOST_PROGRAMS,
    Manifest,
    ShareFile,
    dump,
    load,
)
from mpcompare.model.errors import FileError
from mpcompare.model.library.corrections import Correction
from mpcompare.model.library.note import Note
from mpcompare.model.library.shortlist import Shortlist
from tests.made_up_libraries import AT, ENTRIES, FULL, ONE, SETS, THREE, TWO, ids, places, words

NAME = "made-up.mpcompare"
SHORTLIST = Shortlist(
    "Für Zoë 🎛️ =1+1 <script>",
    AT,
    (TWO, ONE, "own-made-up"),
    ONE,
    frozenset({"gre"}),
    {"tuition": 2.5},
    {TWO: 4, ONE: 0, "own-made-up": 1},
    ("tuition", "credits"),
    {"tuition": "low"},
    SETS,
)
WHOLE = ShareFile(
    Manifest(AT, "0.1", "2026.11", {TWO: "2026.10"}),
    SHORTLIST,
    differences_only=True,
    programs={TWO: 'name = "Made-up \\u202e two"\n', ONE: 'name = "=1+1"\r\n'},
    own={"own-made-up": FULL.own["made-up-own"].text},
    corrections={(ONE, "tuition"): Correction({"amount": 100, "list": [1, None]}, "u", "p")},
    notes={(ONE, ""): Note("| a | b |\n\n<script>alert(1)</script> \u05d0\u202e", AT)},
    tags={ONE: ("near", "<b>dear</b>")},
)


def members(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents, packing=zipfile.ZIP_DEFLATED):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return held.getvalue()


def refused(content):
    with pytest.raises(FileError) as raised:
        load(content, NAME)
    return str(raised.value)


def test_all_of_it_comes_back():
    assert load(dump(WHOLE), NAME) == WHOLE


def test_it_can_be_read_without_the_program():
    held = members(dump(WHOLE))
    assert json.loads(held["manifest.json"]) == {
        "format": "mpcompare share",
        "version": 1,
        "made": AT,
        "program": "0.1",
        "edition": "2026.11",
        "editions": {TWO: "2026.10"},
    }
    shortlist = json.loads(held["shortlist.json"])
    assert shortlist["programs"] == [TWO, ONE, "own-made-up"]
    assert shortlist["hidden_rows"] == ["gre"]
    assert shortlist["differences_only"] is True
    assert [one["name"] for one in json.loads(held["criteria.json"])["sets"]] == [
        "Mine",
        "My parents'",
    ]
    assert held[f"programs/{ONE}.toml"] == b'name = "=1+1"\r\n'
    assert json.loads(held["tags.json"]) == [[ONE, ["near", "<b>dear</b>"]]]


def test_what_is_not_there_has_no_member():
    bare = ShareFile(Manifest(AT, "0.1", "2026.11", {}), Shortlist("Bare", AT, (ONE,)))
    assert set(members(dump(bare))) == {"manifest.json", "shortlist.json"}
    assert load(dump(bare), NAME) == bare


@given(
    ENTRIES["shortlists"],
    st.dictionaries(places, ENTRIES["notes"], max_size=2),
    st.dictionaries(ids, ENTRIES["tags"], max_size=2),
    st.dictionaries(places, ENTRIES["corrections"], max_size=2),
    st.dictionaries(ids, words, max_size=2),
)
def test_whatever_is_in_it_comes_back(shortlist, notes, tags, corrections, files):
    share = ShareFile(
        Manifest(AT, "0.1", "2026.11", {}),
        replace(shortlist, shared=None),
        programs=files,
        own=files,
        corrections=corrections,
        notes=notes,
        tags=tags,
    )
    assert load(dump(share), NAME) == share


# What is refused


@pytest.mark.parametrize("content", [b"", b"Dear applicant", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_zip_is_refused(content):
    assert refused(content) == (
        f"{NAME} is no shared shortlist, or not all of it. Ask for the file again."
    )


def test_a_file_cut_off_anywhere_is_refused():
    content = dump(WHOLE)
    for length in range(0, len(content) - 1, 97):
        assert refused(content[:length]).startswith(f"{NAME} is no shared shortlist")


def test_a_file_with_any_byte_changed_is_read_or_refused_in_words():
    content = dump(WHOLE)
    for place in range(0, len(content), 13):
        changed = content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :]
        with suppress(FileError):
            load(changed, NAME)


def test_another_zip_is_refused():
    assert refused(packed({"letter.txt": b"Dear applicant"})) == (
        f"{NAME} is no shared shortlist. Choose another file."
    )
    for manifest in (b"[]", b"{}", b'{"format": "mpcompare library", "version": 2}', b"\xff"):
        said = refused(packed({"manifest.json": manifest, "shortlist.json": b"{}"}))
        assert said == f"{NAME} is no shared shortlist. Choose another file."


def test_a_newer_one_is_refused():
    held = members(dump(WHOLE))
    manifest = {**json.loads(held["manifest.json"]), "version": 2, "format": "mpcompare share"}
    said = refused(packed({**held, "manifest.json": json.dumps(manifest)}))
    assert said == f"{NAME} is from a newer program. Get the newest mpcompare to open it."


@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("shortlist.json", b"{}"),
        ("shortlist.json", b"[" * 100_000),
        ("shortlist.json", b'{"name": 1}'),
        ("shortlist.json", b'{"name": "x", "programs": "abc"}'),
        ("shortlist.json", b'{"name": "x", "weights": {"tuition": -1}}'),
        ("shortlist.json", b'{"name": "x", "weights": {"tuition": 1e999}}'),
        ("shortlist.json", b'{"name": "x", "series": {"a": 1e999}}'),
        ("criteria.json", b'{"open": 0, "sets": [{"name": "Mine"}]}'),
        ("notes.json", b'{"a": 1}'),
        ("notes.json", b"[[1, 2]]"),
        ("tags.json", b'[["a", "abc"]]'),
        ("corrections.json", b'[["a", {}]]'),
        (f"programs/{ONE}.toml", b"\xff\xfe"),
        ("manifest.json", b'{"format": "mpcompare share", "version": 1}'),
        (
            "manifest.json",
            b'{"format": "mpcompare share", "version": 1, "made": "today", "program": ""}',
        ),
    ],
)
def test_what_makes_no_sense_is_refused(member, content):
    said = refused(packed({**members(dump(WHOLE)), member: content}))
    assert said == f"{NAME} can't be understood. Ask for the file again."


# What is not safe


@pytest.mark.parametrize("member", ["notes.json", f"programs/{TWO}.toml", "manifest.json"])
def test_one_that_unpacks_to_more_than_is_safe_is_refused_while_it_is_read(member):
    bomb = packed({**members(dump(WHOLE)), member: b" " * (MOST + 1)})
    assert len(bomb) < 200_000
    assert refused(bomb).startswith(f"{NAME} is larger than a shared shortlist can be.")


def test_what_is_said_of_the_size_is_not_relied_on():
    bomb = bytearray(packed({**members(dump(WHOLE)), "notes.json": b" " * (MOST + 1)}))
    size = struct.pack("<I", MOST + 1)
    assert bomb.count(size) >= 2
    lying = bytes(bomb).replace(size, struct.pack("<I", 2))
    assert refused(lying)


def test_many_members_together_are_no_more_than_is_safe():
    each = b" " * (MOST // 80)
    files = {f"programs/made-up-{number}.toml": each for number in range(100)}
    said = refused(packed({**members(dump(WHOLE)), **files}))
    assert said.startswith(f"{NAME} is larger than a shared shortlist can be.")


def test_members_that_it_does_not_know_are_never_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    strange = {
        "../outside.toml": b"x",
        "/absolute.toml": b"x",
        "programs/../../outside.toml": b"x",
        "own/C:\\outside.toml": b"x",
        "programs/UPPER.toml": b"x",
        "readme.txt": b" " * (MOST + 1),
    }
    assert load(packed({**members(dump(WHOLE)), **strange}), NAME) == WHOLE
    assert list(tmp_path.rglob("*")) == []


def test_a_link_is_refused():
    held = io.BytesIO(dump(WHOLE))
    link = zipfile.ZipInfo("notes/link")
    link.filename = f"programs/{THREE}.toml"
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert refused(held.getvalue()).startswith(f"{NAME} is no shared shortlist")


def test_a_member_that_is_there_twice_is_refused():
    held = io.BytesIO(dump(WHOLE))
    with zipfile.ZipFile(held, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("shortlist.json", b"{}")
    assert refused(held.getvalue()).startswith(f"{NAME} is no shared shortlist")


def test_other_ways_of_packing_are_refused():
    for packing in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert refused(packed(members(dump(WHOLE)), packing)).startswith(f"{NAME} is no shared")
    assert load(packed(members(dump(WHOLE)), zipfile.ZIP_STORED), NAME) == WHOLE


def test_more_programs_than_one_can_compare_are_refused_on_both_sides():
    many = tuple(f"made-up-{number}" for number in range(MOST_PROGRAMS + 1))
    share = replace(WHOLE, shortlist=Shortlist("Many", AT, many))
    with pytest.raises(FileError, match=r"too large for a file to share\. Share fewer programs"):
        dump(share)
    held = members(dump(WHOLE))
    plain = {**json.loads(held["shortlist.json"]), "programs": many, "reference": None}
    said = refused(packed({**held, "shortlist.json": json.dumps(plain)}))
    assert said.startswith(f"{NAME} is larger than a shared shortlist can be.")


def test_a_note_longer_than_a_card_can_hold_is_refused_on_both_sides():
    long = {(ONE, ""): Note("x" * (MOST_OF_TEXT + 1), AT)}
    with pytest.raises(FileError, match=r"or leave notes and corrections out"):
        dump(replace(WHOLE, notes=long))
    plain = json.dumps([[[ONE, ""], {"text": long[ONE, ""].text, "written": AT}]])
    said = refused(packed({**members(dump(WHOLE)), "notes.json": plain}))
    assert said.startswith(f"{NAME} is larger than a shared shortlist can be.")
