"""Own programs and corrections over the real catalog: facts, remarks, search, broken texts."""

import pytest

from mpcompare.app.compare.comparison import compared
from mpcompare.app.corrections import changes as correction_changes
from mpcompare.app.start import paths
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.corrections import Correction, OwnProgram
from mpcompare.model.library.library import comparing
from mpcompare.model.query import AnyOf, Between, Query

BELMONT = "belmont-ms-audio-engineering"  # data/programs: 30 credits, no duration stated
LOWELL = "uml-mm-sound-recording-technology"
OURS = "own-made-up"
AT = "2026-11-23T10:00:00+00:00"
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
online = { value = "online", source = "phone" }
courses = { value = ["Advanced Xylophony"], source = "phone" }
"""
FIXED = Correction(36, "https://example.org/made-up", "Made-up page", "2026", "", "30", AT)


@pytest.fixture
def plain():
    workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
    yield workspace
    workspace.close()


def over(plain, *, text=TEXT, corrections=None):
    return plain.with_own({OURS: OwnProgram(text, AT)} if text else {}, corrections or {})


def found(workspace, query):
    numbers = workspace.hits(query).numbers
    return [program.id for program in workspace.programs_by_number(numbers)]


def side_by_side(workspace, *programs):
    state = State(library=comparing(*programs))
    return compared(workspace, state, 2026)


def test_an_own_program_is_compared_beside_the_catalogs(plain):
    comparison = side_by_side(over(plain), BELMONT, OURS)
    ours = comparison.programs[1]
    assert [program.id for program in comparison.programs] == [BELMONT, OURS]
    assert comparison.text(ATTRIBUTES["credits"], ours) == "17"
    assert comparison.qualifiers(ATTRIBUTES["credits"], ours) == ("yours",)
    assert [remark.text for remark in comparison.remarks_of(ours)] == ["Yours"]
    stated = ours.fact("credits").statements[0]
    assert comparison.source_number(ours, stated) > 0


def test_an_own_program_is_found_by_its_words_filters_and_orders(plain):
    workspace = over(plain)
    assert found(workspace, Query("zither")) == [OURS]
    assert found(workspace, Query("xylophon")) == [OURS]
    assert OURS in found(workspace, Query(filters=(AnyOf("country", frozenset({"AT"})),)))
    assert found(workspace, Query(filters=(Between("credits", 17, 17),))) == [OURS]
    assert found(workspace, Query())[-1] == OURS  # Zither comes last by name
    by_credits = found(workspace, Query(sort="credits"))
    numbers = [
        ATTRIBUTES["credits"].number(program.fact("credits"))
        for program in workspace.programs(by_credits)
    ]
    known = [number for number in numbers if number is not None]
    assert known == sorted(known)
    assert numbers[: len(known)] == known
    assert 17 in known


def test_a_slip_of_the_finger_finds_an_own_word(plain):
    hits = over(plain).hits(Query("xylophomy"))
    assert (hits.total, hits.corrected) == (1, "xylophony")


def test_own_programs_count_in_the_filters(plain):
    query = Query(with_closed=True)
    before, after = plain.facets(query), over(plain).facets(query)
    assert after.total == before.total + 1 == over(plain).count
    assert after.counts["online"]["online"] == before.counts["online"]["online"] + 1
    assert sum(after.histograms["credits"].counts) == sum(before.histograms["credits"].counts) + 1
    assert over(plain).loosening(Query("zither", (Between("credits", 18, 19),)))[0] == (
        "credits",
        1,
    )


def test_a_correction_is_shown_as_the_users_beside_the_catalogs_value(plain):
    workspace = over(plain, text="", corrections={(BELMONT, "credits"): FIXED})
    comparison = side_by_side(workspace, BELMONT)
    (belmont,) = comparison.programs
    stated = ATTRIBUTES["credits"]
    assert comparison.text(stated, belmont) == "36"
    assert comparison.qualified_text(stated, belmont) == "36 (yours)"
    (remark,) = comparison.remarks_of(belmont, "credits")
    assert (remark.kind, remark.text) == ("yours", "yours; catalog: 30")
    source = belmont.fact("credits").statements[0].source
    assert (source.kind, source.publisher, source.as_of) == ("yours", "Made-up page", "2026")
    assert comparison.source_number(belmont, belmont.fact("credits").statements[0])


def test_a_corrected_value_is_found_and_the_catalogs_is_not(plain):
    place = (BELMONT, "credits")
    workspace = over(plain, text="", corrections={place: FIXED._replace(value=333)})
    assert found(workspace, Query(filters=(Between("credits", 333, 333),))) == [BELMONT]
    assert BELMONT not in found(workspace, Query(filters=(Between("credits", 30, 30),)))
    assert BELMONT in found(plain, Query(filters=(Between("credits", 30, 30),)))
    assert workspace.hits(Query()).total == plain.hits(Query()).total
    names = Correction(["Made-up Zymurgy"], before="not stated")
    workspace = over(plain, text="", corrections={(BELMONT, "courses"): names})
    assert found(workspace, Query("zymurgy")) == [BELMONT]


def test_what_is_worked_out_follows_a_correction(plain):
    charge = {
        "amount": 1000,
        "currency": "USD",
        "basis": "credit",
        "residency": "all",
        "academic_year": "2026-27",
    }
    places = {(BELMONT, "tuition"): Correction([charge]), (BELMONT, "credits"): FIXED}
    (belmont,) = over(plain, text="", corrections=places).programs([BELMONT])
    assert ATTRIBUTES["tuition_in_all"].text(belmont.fact("tuition_in_all")).startswith("$36,000")


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (FIXED._replace(value=30), "yours; the catalog now agrees"),
        (
            FIXED._replace(before="24"),
            "yours; catalog now: 30, before: 24",
        ),
        (FIXED._replace(value="many"), "yours can't be read: many"),
    ],
)
def test_a_newer_catalog_is_held_against_a_correction(plain, correction, words):
    workspace = over(plain, text="", corrections={(BELMONT, "credits"): correction})
    comparison = side_by_side(workspace, BELMONT)
    (remark,) = comparison.remarks_of(comparison.programs[0], "credits")
    assert remark.text == words


def test_a_correction_that_cannot_be_read_leaves_the_catalogs_value(plain):
    corrections = {
        (BELMONT, "credits"): FIXED._replace(value="many"),
        (BELMONT, "of-a-newer-version"): FIXED,
        ("gone-from-the-catalog", "credits"): FIXED,
    }
    workspace = over(plain, text="", corrections=corrections)
    (belmont,) = workspace.programs([BELMONT])
    assert ATTRIBUTES["credits"].text(belmont.fact("credits")) == "30"
    assert workspace.hits(Query()).total == plain.hits(Query()).total


@pytest.mark.parametrize(
    ("text", "name", "problem"),
    [
        (TEXT.replace("value = 17", 'value = "many"'), "Zither Engineering", "facts.credits.value"),
        (TEXT + 'newer = { value = 1, source = "phone" }\n', "Zither Engineering", "facts.newer"),
        (TEXT.replace("credits = {", "credits = ["), "Zither Engineering", "is not TOML"),
        ("", "", "name: is missing"),
        ("]", "Program that can't be read", "is not TOML"),
    ],
)
def test_a_broken_own_program_is_shown_with_its_problem(plain, text, name, problem):
    workspace = plain.with_own({OURS: OwnProgram(text, AT)}, {})
    comparison = side_by_side(workspace, OURS)
    (ours,) = comparison.programs
    assert ours.name == name
    (remark,) = comparison.remarks_of(ours)
    assert remark.text == "Yours, has a problem"
    assert problem in remark.full
    assert OURS in found(workspace, Query())


def test_verbs_give_back_what_they_took():
    state = correction_changes.save_own(State(), OURS, TEXT, AT)
    assert correction_changes.save_own(state, OURS, TEXT, "later") is state
    gone = correction_changes.delete_own(state, OURS, "Zither Engineering", AT)
    assert not gone.library.own
    assert [(b.collection, b.label) for b in gone.library.bin.values()] == [
        ("own", "Zither Engineering")
    ]
    place = (BELMONT, "credits")
    corrected = correction_changes.correct(State(), place, FIXED)
    assert (
        correction_changes.correct(corrected, place, FIXED._replace(corrected="later")) is corrected
    )
    dropped = correction_changes.drop_correction(
        corrected, place, "Credits of MS Audio Engineering", AT
    )
    assert not dropped.library.corrections
    assert dropped.library.bin


def test_nothing_of_the_users_changes_nothing(plain):
    assert plain.with_own({}, {}).own is None
