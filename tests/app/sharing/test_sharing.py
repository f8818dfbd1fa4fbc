"""A shortlist from one computer to another: what comes, what stays, what both catalogs say."""

import io
import zipfile
from dataclasses import replace

import pytest

from mpcompare import cli
from mpcompare.app.compare.comparison import compared
from mpcompare.app.library.shortlists import (
    delete_shortlist,
    list_these,
    merge_shortlists,
    open_shortlist,
)
from mpcompare.app.sharing.changes import take_in
from mpcompare.app.sharing.preview import groups, summary
from mpcompare.app.sharing.receive import receive
from mpcompare.app.sharing.share import USUAL, share_file, shareable, write
from mpcompare.app.state.state import State
from mpcompare.library.store import Store
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.decide.criteria import Linear, Must
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft
from mpcompare.model.errors import FileError
from mpcompare.model.library.application import Application, Status
from mpcompare.model.library.corrections import Correction, OwnProgram
from mpcompare.model.library.library import FIRST, Library, comparing
from mpcompare.model.library.money import IN_ALL, OwnMoney
from mpcompare.model.library.note import Note
from mpcompare.model.library.profile import Profile
from mpcompare.model.library.shared_facts import SharedProgram
from mpcompare.model.library.shortlist import Shortlist
from tests.app.sharing.conftest import DENVER, EDITION, MADE_UP, OTHER
from tests.made_up_libraries import SETS

LOWELL = "uml-mm-sound-recording-technology"
NEW_YORK = "nyu-mm-music-technology"
OURS = "own-made-up"
AT, LATER = "2026-11-20T10:00:00+00:00", "2026-11-27T10:00:00+00:00"
TEXT = """\
# what I know so far
id = "own-made-up"
institution = "Made-up Conservatoire"
name = "Zither Engineering"
degree = "MA"
country = "AT"
city = "Graz"

[[sources]]
key = "phone"
url = ""
publisher = "Made-up Conservatoire, by phone"
kind = "yours"
as_of = "2026-11-20"

[facts]
credits = { value = 17, source = "phone", note = "said Ms Example" }
"""
ALL = frozenset({*USUAL, "notes", "tags"})
PRIVATE = ("12345", "54321", "45678", "3.21", "applied", "private")
"""Signs of what the sender below keeps to themselves."""
PARTS = frozenset({"lacking", "facts", "criteria", "own", "corrections", "notes", "tags"})
SENT = Shortlist(
    "For Zoë 🎛️",
    AT,
    (NEW_YORK, OURS, LOWELL, DENVER),
    LOWELL,
    frozenset({"gre"}),
    series={NEW_YORK: 3, OURS: 0, LOWELL: 1, DENVER: 2},
    columns=("tuition", "credits"),
    better={"tuition": "low"},
    criteria=SETS,
)
SENDER = Library(
    shortlists={FIRST: SENT},
    notes={
        (LOWELL, ""): Note("Ask about the gamelan", AT),
        (DENVER, "thesis_option"): Note("<script>alert(1)</script> | =1+1", AT),
        ("not-on-the-list", ""): Note("private", AT),
    },
    tags={LOWELL: ("near it", "dear"), "not-on-the-list": ("private",)},
    applications={LOWELL: Application(((Status.APPLIED, "2026-11-01"),))},
    own={OURS: OwnProgram(TEXT, AT), "own-other": OwnProgram("private", AT)},
    corrections={
        (LOWELL, "credits"): Correction(99, "https://example.org/made-up", "Made-up page", "2026"),
        ("not-on-the-list", "credits"): Correction(98, "private"),
    },
    money={IN_ALL: OwnMoney(savings=12_345.0), LOWELL: OwnMoney(award=54_321.0)},
    profile=Profile(gpa=3.21, budget=45_678.0),
)


def over(workspace, library):
    return workspace.with_own(library.own, library.corrections, shared=library.shared_programs)


def sent(workspace, path, library=SENDER, wanted=USUAL, **state):
    shared = over(workspace, library)
    write(share_file(State(library=library, **state), shared, wanted, AT), path)
    return path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "For Zoë.mpcompare"


def taken(path, workspace, library=None, parts=PARTS):
    state = State(welcomed=True, library=library or comparing(DENVER))
    return take_in(state, receive(path, workspace, state.library), parts, LATER)


def words(received, workspace):
    shown = groups(received, workspace)
    return {group.words: [tuple(line) for line in group.lines] for group in shown}


# Sharing


def test_what_can_go_along_is_named(workspace):
    found = shareable(State(library=SENDER), over(workspace, SENDER))
    assert (found.name, found.programs, found.gone) == ("For Zoë 🎛️", 4, 0)
    assert found.offers == {
        "criteria": "Mine, My parents'",
        "own": "MA Zither Engineering, Made-up Conservatoire. With your remarks.",
        "corrections": "1 fact, with your remarks.",
        "notes": "2 notes.",
        "tags": "near it, dear",
    }


def test_nothing_private_goes_along_unless_asked_for(workspace, path):
    content = sent(workspace, path).read_bytes()
    share = receive(path, workspace, Library())
    assert (share.notes, share.tags) == ({}, {})
    plain = "\n".join(_texts(content))
    for private in (*PRIVATE, "gamelan", "near it"):
        assert private not in plain, private
    everything = "\n".join(_texts(sent(workspace, path, wanted=ALL).read_bytes()))
    assert "gamelan" in everything
    for private in PRIVATE:
        assert private not in everything, private


def _texts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name).decode("utf-8") for name in archive.namelist()]


def test_what_the_catalog_states_is_shared_and_not_what_the_sender_says_instead(workspace, path):
    received = receive(sent(workspace, path), workspace, Library())
    assert received.differing == ()
    assert received.corrections[LOWELL, "credits"].value == 99


def test_own_programs_that_do_not_go_along_leave_the_shortlist(workspace, path):
    received = receive(sent(workspace, path, wanted=frozenset()), workspace, Library())
    assert received.shortlist.programs == (NEW_YORK, LOWELL, DENVER)
    assert (received.own, received.criteria, received.corrections) == ({}, None, {})


# Receiving


def test_the_shortlist_arrives_as_it_was_and_what_is_there_stays(workspace, path):
    sent(workspace, path, wanted=ALL, differences_only=True)
    mine = comparing(DENVER)
    state = taken(path, workspace, mine)
    got = state.library.shortlist
    assert replace(got, made=AT) == SENT
    assert (got.made, got.shared) == (LATER, None)
    assert (state.page, state.differences_only) == ("compare", True)
    assert state.library.shortlists[FIRST] == mine.shortlist
    assert state.library.own == {OURS: OwnProgram(TEXT, LATER)}
    assert state.library.corrections == {(LOWELL, "credits"): SENDER.corrections[LOWELL, "credits"]}
    assert state.library.notes == {
        (LOWELL, ""): Note("Ask about the gamelan", LATER),
        (DENVER, "thesis_option"): Note("<script>alert(1)</script> | =1+1", LATER),
    }
    assert state.library.tags == {LOWELL: ("near it", "dear")}
    assert (state.library.applications, state.library.money) == ({}, {})
    assert state.library.profile == Profile()


def test_what_arrives_can_be_kept_on_disk(other, workspace, path, tmp_path):
    library = comparing(NEW_YORK, MADE_UP, DENVER)
    library = taken(sent(other, path, library), workspace).library
    store = Store.open(tmp_path / "library.db")
    store.write(Library(), library, LATER)
    store.close()
    assert Store.read(tmp_path / "library.db") == library


@pytest.mark.parametrize("count", [1, 30])
def test_one_and_thirty_programs_arrive_in_their_order(workspace, path, count):
    programs = workspace.catalog.ids()[:count][::-1]
    library = taken(sent(workspace, path, comparing(*programs)), workspace).library
    assert library.shortlist.programs == programs


def test_each_part_can_be_left_out(workspace, path):
    sent(workspace, path, wanted=ALL)
    library = taken(path, workspace, parts=frozenset()).library
    assert library.shortlist.programs == (NEW_YORK, LOWELL, DENVER)
    assert library.shortlist.criteria is None
    assert (library.own, library.corrections, library.notes, library.tags) == ({}, {}, {}, {})


def test_nothing_of_the_receivers_is_replaced(workspace, path):
    sent(workspace, path, wanted=ALL)
    mine = replace(
        comparing(DENVER),
        shortlists={FIRST: replace(SENT, programs=(DENVER,), reference=None, criteria=None)},
        notes={(LOWELL, ""): Note("Mine", AT)},
        tags={LOWELL: ("mine", "dear")},
        own={OURS: OwnProgram("# another of mine\n", AT)},
        corrections={(LOWELL, "credits"): Correction(42)},
    )
    received = receive(path, workspace, mine)
    library = take_in(State(library=mine), received, PARTS, LATER).library
    assert library.shortlists[FIRST] == mine.shortlists[FIRST]
    assert library.shortlist.name == "For Zoë 🎛️ 2"
    assert library.shortlist.programs == (NEW_YORK, "own-made-up-2", LOWELL, DENVER)
    assert library.shortlist.series["own-made-up-2"] == 0
    assert library.own[OURS] == mine.own[OURS]
    assert library.own["own-made-up-2"].text == TEXT.replace('"own-made-up"', '"own-made-up-2"')
    assert library.corrections == mine.corrections
    assert library.notes[LOWELL, ""].text == "Mine\n\nAsk about the gamelan"
    assert library.tags == {LOWELL: ("mine", "dear", "near it")}
    shown = words(received, workspace)
    assert shown["Not taken over: 1 correction where you have your own"] == [
        (
            "Credits, MM Sound Recording Technology, University of Massachusetts Lowell",
            "42",
            "99",
        )
    ]
    assert summary(received, State(library=mine), workspace)[1] == (
        "It becomes a shortlist of its own: “For Zoë 🎛️ 2”, as you have one of its name."
    )


def test_a_second_time_it_brings_only_another_shortlist(workspace, path):
    sent(workspace, path, wanted=ALL)
    once = taken(path, workspace).library
    received = receive(path, workspace, once)
    assert (received.own, received.corrections, received.notes) == ({}, {}, {})
    twice = take_in(State(library=once), received, PARTS, LATER).library
    assert replace(twice, shortlists=once.shortlists, open=once.open) == once
    assert twice.shortlist.programs == SENT.programs


# Another edition


def test_what_another_edition_states_is_shown_beside_ones_own(other, workspace, path):
    sent(other, path, comparing(DENVER, MADE_UP))
    received = receive(path, workspace, Library())
    came, _ = summary(received, State(), workspace)
    assert came == (
        f"Shared on 20 November 2026, with the facts of catalog {OTHER}; yours is {EDITION}."
    )
    shown = words(received, workspace)
    assert shown["1 fact that differs from your catalog"] == [
        (
            "Thesis option, MS Recording Arts, University of Colorado Denver",
            "Choice",
            "Thesis",
        )
    ]
    assert shown["1 program that your catalog lacks"] == [
        (
            "MS Zither Engineering (made up) <b>=1+1</b>, University of Colorado Denver",
            "",
            "Denver, Colorado, US",
        )
    ]
    library = taken(path, workspace).library
    state = State(library=library)
    comparison = compared(over(workspace, library), state, 2026)
    denver, zither = comparison.programs
    thesis = ATTRIBUTES["thesis_option"]
    assert comparison.text(thesis, denver) == "Choice"
    [remark] = comparison.remarks_of(denver, "thesis_option")
    assert remark.text == "as shared: Thesis"
    assert remark.full == f"When it was shared on 20 November 2026, catalog {OTHER} stated: Thesis"
    assert zither.title == "MS Zither Engineering (made up) <b>=1+1</b>"
    assert comparison.text(thesis, zither) == "Choice"
    assert zither.fact("thesis_option").statements[0].source.publisher == (
        "University of Colorado Denver"
    )
    assert zither.left_words == f"Not in this catalog; as shared from edition {OTHER}"
    assert comparison.remarks_of(zither)[0].text == f"Shared, from edition {OTHER}"


def test_with_the_senders_edition_nothing_differs(other, path):
    sent(other, path, comparing(DENVER, MADE_UP))
    received = receive(path, other, Library())
    assert (received.differing, received.lacking) == ((), {})
    assert taken(path, other).library.shortlist.shared is None


def test_the_remark_goes_when_the_catalog_comes_to_say_the_same(other, workspace, path):
    library = taken(sent(other, path, comparing(DENVER)), workspace).library
    comparison = compared(over(other, library), State(library=library), 2026)
    assert comparison.remarks_of(comparison.programs[0], "thesis_option") == ()


def test_a_program_that_came_is_passed_on_with_the_edition_it_is_from(other, workspace, path):
    library = taken(sent(other, path, comparing(DENVER, MADE_UP)), workspace).library
    again = path.with_name("again.mpcompare")
    received = receive(sent(workspace, again, library), workspace, Library())
    assert received.manifest.edition == EDITION
    assert {p: each.edition for p, each in received.lacking.items()} == {MADE_UP: OTHER}
    assert received.differing == ()


def test_what_came_is_found_by_no_search_and_goes_with_its_shortlist(other, workspace, path):
    library = taken(sent(other, path, comparing(MADE_UP)), workspace).library
    shown = over(workspace, library)
    assert shown.known([MADE_UP, "made-up"]) == (MADE_UP,)
    assert shown.number(MADE_UP) is None
    gone = replace(library, shortlists={FIRST: library.shortlists[FIRST]}, open=FIRST)
    assert over(workspace, gone).known([MADE_UP]) == ()


def test_what_came_stays_on_other_shortlists_when_its_own_is_deleted(other, workspace, path):
    state = taken(sent(other, path, comparing(MADE_UP)), workspace)
    both = list_these(state, [MADE_UP], [FIRST])
    library = delete_shortlist(both, LATER).library
    assert library.shortlist.programs == (DENVER, MADE_UP)
    [denver, zither] = over(workspace, library).programs(library.shortlist.programs)
    assert (denver.shared, zither.shared) == ("", OTHER)


def test_what_came_stays_when_its_shortlist_is_merged_into_another(other, workspace, path):
    state = taken(sent(other, path, comparing(DENVER, MADE_UP)), workspace)
    came = state.library.open
    merged = merge_shortlists(open_shortlist(state, FIRST), [came], LATER).library
    assert merged.shortlist.programs == (DENVER, MADE_UP)
    assert over(workspace, merged).programs([MADE_UP])[0].shared == OTHER


def test_a_fact_of_a_program_that_came_can_be_corrected(other, workspace, path):
    library = taken(sent(other, path, comparing(MADE_UP)), workspace).library
    correction = Correction("non-thesis", "", "Made-up school, by phone", "2026", before="Choice")
    library = replace(library, corrections={(MADE_UP, "thesis_option"): correction})
    comparison = compared(over(workspace, library), State(library=library), 2026)
    [zither] = comparison.programs
    assert comparison.text(ATTRIBUTES["thesis_option"], zither) == "Non-thesis"
    assert [r.text for r in comparison.remarks_of(zither, "thesis_option")] == [
        "yours; catalog: Choice"
    ]


def test_a_file_about_nothing_that_is_known_says_so(workspace, path):
    share = share_file(State(library=comparing(DENVER)), workspace, USUAL, AT)
    strange = replace(share, shortlist=Shortlist("Strange", AT, ("made-up-x",)), programs={})
    write(strange, path)
    received = receive(path, workspace, Library())
    assert received.programs == {}
    assert words(received, workspace) == {
        "Not taken over: 1 program of which nothing is known here": [("made-up-x", "", "")]
    }


# Files that are not what the program writes


def test_what_a_strange_file_says_is_made_safe(workspace, path):
    share = share_file(State(library=SENDER), over(workspace, SENDER), ALL, AT)
    strange = replace(
        share,
        shortlist=replace(
            share.shortlist,
            name="A\u202e list\n\x00" + "x" * 300,
            programs=(*SENT.programs, "made-up-lacking"),
            series={LOWELL: 10**30, DENVER: -1},
        ),
        programs={**share.programs, "made-up-lacking": "[" * 10_000, OURS: "no TOML"},
        own={**share.own, "not-own": TEXT},
        corrections={
            (LOWELL, "credits"): Correction(
                17, "javascript:alert(1)", "P\u202e", "whenever", "n\x00", "b"
            ),
            (LOWELL, "made_up_attribute"): Correction(1),
            (DENVER, "credits"): Correction({"no": ["credits"]}),
            (OURS, "credits"): Correction(1),
        },
        notes={(LOWELL, ""): Note("a\u202e\x00b"), (DENVER, ""): Note("  ")},
        tags={LOWELL: ("one, two", "x" * 100)},
    )
    write(strange, path)
    received = receive(path, workspace, Library())
    assert received.refused == 2
    library = take_in(State(), received, PARTS, LATER).library
    got = library.shortlist
    assert got.name == "A list " + "x" * 192 + "…"
    assert got.programs == (*SENT.programs, "made-up-lacking")
    assert set(got.series.values()) == {0, 1, 2, 3, 4}
    assert library.corrections == {
        (LOWELL, "credits"): Correction(17, "", "P", "undated", "n", "b")
    }
    assert library.notes == {(LOWELL, ""): Note("ab", LATER)}
    assert library.tags == {LOWELL: ("one", "two", "x" * 40)}
    assert set(library.own) == {OURS}
    lacking = over(workspace, library).programs(["made-up-lacking"])
    assert [program.name for program in lacking] == ["Program that can't be read"]
    assert got.shared is not None
    assert got.shared.programs == {"made-up-lacking": SharedProgram(EDITION, "[" * 10_000)}


def test_strange_criteria_are_brought_into_bounds(workspace, path):
    share = share_file(State(library=comparing(DENVER)), workspace, USUAL, AT)
    heavy, again = Draft("credits", Linear(0, 60), 1e308), Draft("credits", Linear(60, 0), 1)
    low, high = Must("credits", at_most=30), Must("credits", at_least=40)
    sets = CriteriaSets(
        (CriteriaSet("A\u202e", (heavy, again), (low, high)), CriteriaSet("A"), CriteriaSet("")), 7
    )
    strange = replace(share.shortlist, criteria=sets, columns=("credits", "credits", "made_up"))
    write(replace(share, shortlist=strange), path)
    got = taken(path, workspace).library.shortlist
    assert got.columns == ("credits", "made_up")
    assert got.criteria == CriteriaSets(
        (
            CriteriaSet("A", (Draft("credits", Linear(0, 60), 100),), (low,)),
            CriteriaSet("A 2"),
            CriteriaSet("Criteria"),
        ),
        2,
    )


def test_a_file_that_is_not_there_or_too_large_is_refused(workspace, tmp_path):
    with pytest.raises(FileError, match="can't be read: no such file"):
        receive(tmp_path / "none.mpcompare", workspace, Library())
    with pytest.raises(FileError, match="can't be read: is a directory"):
        receive(tmp_path, workspace, Library())
    large = tmp_path / "large.mpcompare"
    with large.open("wb") as file:
        file.truncate(9 * 2**20)
    with pytest.raises(FileError, match="larger than a shared shortlist can be"):
        receive(large, workspace, Library())


# The command line


def test_the_command_line_shares_programs(workspace, tmp_path, capsys):
    path = tmp_path / "Two.mpcompare"
    faces = cli.Faces(window=lambda _: 1, drawing=lambda: None)
    assert cli.run(["share", LOWELL, DENVER, LOWELL, "-o", str(path)], faces) == 0
    received = receive(path, workspace, Library())
    assert (received.shortlist.name, received.shortlist.programs) == ("Two", (LOWELL, DENVER))
    assert cli.run(["share", LOWELL, "-o", str(path), "--name", "Mine"], faces) == 0
    assert receive(path, workspace, Library()).shortlist.name == "Mine"
    assert cli.run(["share", "uml-mm", "-o", str(path)], faces) == 1
    assert f"Did you mean {LOWELL}" in capsys.readouterr().err
