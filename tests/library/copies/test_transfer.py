"""The whole library as one file and back, without loss; what is no such file is refused."""

import hashlib
import json

import pytest
from hypothesis import given, settings

from mpcompare.library.copies.transfer import dump, load
from mpcompare.model.errors import FileError
from mpcompare.model.library.library import Library, with_entry
from mpcompare.model.library.note import Note
from tests.made_up_libraries import AT, FULL, ONE, WITH_SEARCHES, libraries


@settings(max_examples=50)
@given(libraries())
def test_any_library_comes_back(library):
    assert load(dump(library, AT), "x").library == library


def test_something_of_everything_comes_back_and_can_be_read_without_the_program():
    content = dump(WITH_SEARCHES, AT)
    assert load(content, "x").library == WITH_SEARCHES
    assert load(content, "x").made == AT
    plain = json.loads(content)
    assert plain["counts"] == {
        "shortlists": 3,
        "notes": 3,
        "tags": 2,
        "applications": 2,
        "own": 1,
        "corrections": 2,
        "money": 3,
        "searches": 1,
        "bin": 3,
        "profile": 7,
    }
    assert [[ONE, "tuition"], {"text": "", "written": AT}] in plain["library"]["notes"]
    assert "Überraschung 🎛️" in content.decode()


@pytest.mark.parametrize(("version", "lacking"), [(1, ("money", "searches")), (2, ("searches",))])
def test_a_file_of_an_earlier_version_is_read(version, lacking):
    whole = json.loads(dump(FULL, AT))
    for collection in lacking:
        del whole["library"][collection], whole["counts"][collection]
    said = json.dumps(whole["library"], sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(said.encode()).hexdigest()
    older = {**whole, "version": version, "sha256": digest}
    assert load(json.dumps(older).encode(), "x").library == FULL
    with pytest.raises(FileError):
        load(json.dumps({**older, "version": 3}).encode(), "x")


def test_half_a_character_costs_a_question_mark_and_no_more():
    library = with_entry(Library(), "notes", (ONE, ""), Note("half \ud83c of one"))
    assert load(dump(library, AT), "x").library.notes[ONE, ""].text == "half ? of one"


def changed(**fields):
    return json.dumps({**json.loads(dump(FULL, AT)), **fields}).encode()


def summed(**parts):
    """Return a file with a right sum, of which some parts are what no program has written."""
    whole = json.loads(dump(FULL, AT))
    whole["library"] |= parts
    said = json.dumps(whole["library"], sort_keys=True, separators=(",", ":"))
    return json.dumps({**whole, "sha256": hashlib.sha256(said.encode()).hexdigest()}).encode()


def decided(**fields):
    """Return a set of one criterion with other fields."""
    criterion = {"key": "credits", "weight": 1, **fields}
    named = {"name": "Mine", "weights": "exact", "criteria": [criterion], "musts": []}
    return {"open": 0, "sets": [named]}


def first_of(collection, /, **fields):
    [[key, entry], *others] = json.loads(dump(FULL, AT))["library"][collection]
    return {collection: [[key, {**entry, **fields}], *others]}


ENDLESS = {"attribute": "tuition", "low": "inf", "high": None}


@pytest.mark.parametrize(
    "parts",
    [
        {"open": "no such list"},
        {"open": 3},
        {"profile": {"gpa": float("nan")}},
        {"profile": {"budget": -1}},
        {"profile": {"degree": ["bachelor"]}},
        first_of("shortlists", weights={"tuition": float("inf")}),
        first_of("shortlists", weights={"tuition": 10**400}),
        first_of("shortlists", programs="made-up-one"),
        first_of("applications", history=[["considering", "last year"]]),
        first_of("applications", history=[["dreaming", "2026-01-02"]]),
        first_of("applications", checklist=[{"text": "Ask", "due": "soon"}]),
        first_of("bin", deleted="yesterday"),
        first_of("bin", deleted="2026-11-23T14:05:00"),
        first_of("bin", collection="profile"),
        first_of("notes", text=None),
        first_of("shortlists", criteria={"open": 0, "sets": [{"name": "Mine"}]}),
        first_of("shortlists", criteria=decided(worst=12, best=12)),
        first_of("shortlists", criteria=decided(worst="long", best=12)),
        first_of("shortlists", criteria=decided(values={"yes": 1.5})),
        first_of("shortlists", criteria=decided(weight=-1)),
        {"money": [[ONE, {"living": -1.0}]]},
        {"money": [[ONE, {"living": "dear"}]]},
        {"money": [[ONE, {"note": None}]]},
        {"money": [[3, {}]]},
        {"searches": [["s", {"name": "x"}]]},
        {"searches": [["s", {"name": 3, "query": {}}]]},
        {"searches": [["s", {"name": "x", "query": {"filters": [ENDLESS]}}]]},
        {"searches": [["s", {"name": "x", "query": {"filters": [{"attribute": "a"}]}}]]},
    ],
)
def test_what_no_program_has_written_is_refused_before_a_window_stumbles_over_it(parts):
    with pytest.raises(FileError) as caught:
        load(summed(**parts), "home.json")
    assert caught.value.message == "home.json is a library that can't be understood."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "home.json is not a library, or not all of it."),
        (b"\xff\xfe", "home.json is not a library, or not all of it."),
        (dump(FULL, AT)[:-200], "home.json is not a library, or not all of it."),
        (b"[" * 100_000, "home.json is not a library, or not all of it."),
        (b"[]", "home.json is not a library of this program."),
        (b'{"format": "another"}', "home.json is not a library of this program."),
        (changed(version=4), "home.json is from a newer program."),
        (changed(counts={}), "home.json does not hold as much as it says."),
        (changed(made=None), "home.json is a library that can't be understood."),
        (changed(library={}), "home.json has been damaged or changed on its way."),
        (dump(FULL, AT).replace(b"by phone", b"by horse"), "home.json has been damaged or changed"),
    ],
)
def test_what_is_no_such_file_is_refused(content, said):
    with pytest.raises(FileError) as caught:
        load(content, "home.json")
    assert caught.value.message.startswith(said)
    assert caught.value.advice
