"""Made-up libraries: one with something of everything, a large one, and any that may come up."""

from dataclasses import replace

from hypothesis import strategies as st

from mpcompare.model.decide.criteria import Linear, Must, OfChoices
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft
from mpcompare.model.library.application import Application, Item, Status
from mpcompare.model.library.corrections import Correction, OwnProgram
from mpcompare.model.library.library import FIRST, Binned, Library, comparing, deleted, with_entry
from mpcompare.model.library.money import IN_ALL, OwnMoney
from mpcompare.model.library.note import Note
from mpcompare.model.library.profile import Profile
from mpcompare.model.library.saved_search import SavedSearch
from mpcompare.model.library.shared_facts import SharedFacts, SharedProgram
from mpcompare.model.library.shortlist import Shortlist
from mpcompare.model.query import AnyOf, Between, Query

AT = "2026-11-23T14:05:00+00:00"
ONE, TWO, THREE = "made-up-one", "made-up-two", "made-up-three"

FULL = Library(
    shortlists={
        FIRST: Shortlist("Made-up list", "", (TWO, ONE), TWO, frozenset({"gre"}), {"tuition": 2.5}),
        "k2": Shortlist("Online ones", AT, (ONE,)),
    },
    open="k2",
    notes={
        (ONE, ""): Note("Told by phone: *also* in spring.\n\n- Überraschung 🎛️", AT),
        (ONE, "tuition"): Note("", AT),
        ("no-longer-in-the-catalog", ""): Note("kept all the same"),
    },
    tags={ONE: ("near", "dear"), THREE: ()},
    applications={
        ONE: Application(
            ((Status.CONSIDERING, "2026-01-02"), (Status.APPLIED, "2026-11-01")),
            (
                Item("Sample recordings", "recordings", done=True),
                Item("Ask", who="A", due="2027-01-15"),
            ),
        ),
        TWO: Application(),
    },
    own={"made-up-own": OwnProgram('# mine\nname = "Made-up"\n', AT)},
    corrections={
        (ONE, "tuition"): Correction({"amount": 100, "list": [1, None, True]}, "u", "p", "2025"),
        (TWO, ""): Correction(None, before="x", corrected=AT),
    },
    profile=Profile(
        degree="bachelor",
        music_degree="no",
        tests=("GRE", "TOEFL 100"),
        gpa=3.4,
        references=0,
        budget=40000.0,
        countries=("US", "GB"),
    ),
    bin={
        "b1": Binned("notes", (ONE, "x"), Note("gone", AT), "Note on Made-up one", AT),
        "b2": Binned("shortlists", "k9", Shortlist("Gone", AT, (ONE,)), "Shortlist Gone", AT),
        "b3": Binned("tags", TWO, ("a",), "Tags", AT),
    },
)

WITH_MONEY = replace(
    FULL,
    money={
        IN_ALL: OwnMoney(savings=12_000.0, yearly=4_000.5, earning=31_000.0, living=900.0),
        ONE: OwnMoney(living=1_250.5, months=21.0, award=8_000.0, currency="EUR", note="Brief 🎓"),
        TWO: OwnMoney(),
    },
)
"""The same with what libraries hold since version 4."""

SETS = CriteriaSets(
    (
        CriteriaSet(
            "Mine",
            (
                Draft("duration_months", Linear(36, 12), 30),
                Draft("thesis_option", OfChoices({"thesis": 1.0, "choice": 0.5}), 0),
                Draft("made_up_key"),
            ),
            (Must("online", frozenset({"online", "hybrid"})), Must("credits", at_most=60.5)),
        ),
        CriteriaSet("My parents'", weights="order"),
    ),
    open=1,
)

WITH_CRITERIA = with_entry(
    WITH_MONEY, "shortlists", "k2", replace(FULL.shortlists["k2"], criteria=SETS)
)
"""The same with what libraries hold since version 5."""


WITH_SHARED = with_entry(
    WITH_CRITERIA,
    "shortlists",
    "k3",
    Shortlist(
        "From a friend",
        AT,
        (ONE, THREE),
        shared=SharedFacts(
            "2026.11",
            AT,
            {(ONE, "tuition"): "$1,000 🎓"},
            {THREE: SharedProgram("2026.10", 'id = "made-up-three"\nname = "Made-up"\n')},
        ),
    ),
)
"""The same with what libraries hold since version 6."""

WITH_SEARCHES = with_entry(
    WITH_SHARED,
    "searches",
    "s1",
    SavedSearch(
        "Online, not dear 🎓",
        Query(
            "audio",
            (
                AnyOf("online", frozenset({"online", "hybrid"})),
                Between("tuition_in_all", None, 40_000.0, unstated=True),
                AnyOf("made_up_key", frozenset({"x"})),
            ),
            "tuition_in_all",
            descending=True,
            with_closed=True,
        ),
        AT,
    ),
)
"""The same with what libraries hold since version 8."""


def large(programs: int = 1000, notes: int = 10_000) -> Library:
    """Return a library with many shortlisted programs and notes of twenty words on them."""
    said = "The studio is open until late in spring and the entrance exam can be online"
    words = said.split()
    ids = tuple(f"made-up-program-{number}" for number in range(programs))
    written = {
        (ids[number % programs], f"fact-{number // programs}"): Note(
            " ".join(words[(number + at) % len(words)] for at in range(20)), AT
        )
        for number in range(notes)
    }
    return replace(comparing(*ids), notes=written)


ids = st.sampled_from((ONE, TWO, THREE, "made-up-vier"))
words = st.text(st.characters(codec="utf-8"), max_size=12)
places = st.tuples(ids, st.sampled_from(("", "tuition", "gre")))
weights = st.dictionaries(words, st.floats(0, 100), max_size=3)


shared_facts = st.builds(
    SharedFacts,
    words,
    words,
    st.dictionaries(places, words, max_size=3),
    st.dictionaries(ids, st.builds(SharedProgram, words, words), max_size=2),
)


@st.composite
def shortlists(draw):
    programs = tuple(draw(st.lists(ids, unique=True, max_size=4)))
    reference = draw(st.sampled_from(programs)) if programs and draw(st.booleans()) else None
    hidden = draw(st.frozensets(words, max_size=3))
    series = {program: draw(st.integers(0, 9)) for program in programs}
    columns = tuple(draw(st.lists(words, unique=True, max_size=3)))
    better = draw(st.dictionaries(words, st.sampled_from(("low", "high")), max_size=3))
    name, made, weighed = draw(words), draw(words), draw(weights)
    shared = draw(st.none() | shared_facts)
    return Shortlist(
        name, made, programs, reference, hidden, weighed, series, columns, better, shared=shared
    )


days = st.dates().map(str)
items = st.builds(Item, words, words, st.booleans(), words, st.just("") | days)
json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
ranges = st.builds(
    Between, words, st.none() | st.floats(0, 1e6), st.none() | st.floats(0, 1e6), st.booleans()
)
filters = st.lists(st.builds(AnyOf, words, st.frozensets(words)) | ranges, max_size=3).map(tuple)
ENTRIES = {
    "shortlists": shortlists(),
    "notes": st.builds(Note, words, words),
    "tags": st.lists(words, max_size=4).map(tuple),
    "applications": st.builds(
        Application,
        st.lists(st.tuples(st.sampled_from(Status), days), max_size=3).map(tuple),
        st.lists(items, max_size=3).map(tuple),
    ),
    "own": st.builds(OwnProgram, words, words),
    "money": st.builds(OwnMoney, *(st.none() | st.floats(0, 1e9) for _ in range(6)), words, words),
    "searches": st.builds(SavedSearch, words, st.builds(Query, words, filters), words),
    "corrections": st.builds(Correction, json, words, words, words, words, words, words),
}
KEYS = {
    "shortlists": st.sampled_from((FIRST, "k1", "k2")),
    "notes": places,
    "tags": ids,
    "applications": ids,
    "own": ids,
    "corrections": places,
    "money": ids | st.just(IN_ALL),
    "searches": words,
}
profiles = st.builds(
    Profile,
    degree=words,
    music_degree=st.sampled_from(("", "yes", "no")),
    tests=st.lists(words, max_size=3).map(tuple),
    gpa=st.none() | st.floats(0, 4),
    references=st.none() | st.integers(0, 9),
    countries=st.lists(words, max_size=3).map(tuple),
    lead_times=st.lists(st.tuples(words, st.integers(0, 730)), max_size=3).map(tuple),
)


@st.composite
def libraries(draw):
    """Return any library, with a few of its entries deleted."""
    held = {
        name: draw(st.dictionaries(KEYS[name], entries, max_size=3, min_size=name == "shortlists"))
        for name, entries in ENTRIES.items()
    }
    opened = draw(st.sampled_from(sorted(held["shortlists"])))
    library = Library(open=opened, profile=draw(profiles), **held)
    for name in draw(st.sets(st.sampled_from([n for n in ENTRIES if n != "shortlists"]))):
        for key in list(held[name])[:1]:
            library = deleted(library, name, key, draw(words), AT)
    return library
