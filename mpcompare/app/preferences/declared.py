"""Every preference: the form, the file and the messages are made of this list."""

from dataclasses import replace
from typing import Any, cast

from mpcompare.app.preferences.preference import Place, Preference, Value
from mpcompare.app.state import changes
from mpcompare.app.state.state import TEXT_SIZES, State

LOOK, PAGES, MONEY, FILES, THINGS = (
    "Look",
    "Start",
    "Money and place",
    "Files",
    "What you gather",
)
_PAPER = "paper"


def _in_state(name: str) -> Place:
    def read(state: State) -> Value:
        return getattr(state, name)

    def change(state: State, value: Value) -> State:
        return replace(state, **{name: cast("Any", value)})

    return Place(read(State()), read, change)


def _in_choice(name: str) -> Place:
    def read(state: State) -> Value:
        return getattr(state.preferences, name)

    def change(state: State, value: Value) -> State:
        chosen = state.preferences._replace(**{name: cast("Any", value)})
        return replace(state, preferences=chosen)

    return Place(read(State()), read, change)


def _in_cost(name: str) -> Place:
    def read(state: State) -> Value:
        return getattr(state.cost, name)

    def change(state: State, value: Value) -> State:
        return changes.ask_cost(state, replace(state.cost, **{name: cast("Any", value)}))

    return Place(read(State()), read, change)


def _paper(state: State) -> Value:
    paper = state.export.options.get(_PAPER, "a4")
    return paper if paper in ("a4", "letter") else "a4"


def _with_paper(state: State, paper: Value) -> State:
    if paper == _paper(state):
        return state
    options = {**state.export.options, _PAPER: cast("str", paper)}
    return replace(state, export=state.export._replace(options=options))


def _home(state: State) -> str:
    return state.library.profile.residence


def _live_in(state: State, home: Value) -> State:
    country, _, region = str(home).partition("-")
    return changes.live_in(state, country, region)


PREFERENCES = (
    Preference(
        "scheme",
        LOOK,
        "Colours",
        "Light or dark. As the system: they turn with it.",
        choices=(("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
        place=_in_state("scheme"),
    ),
    Preference(
        "contrast",
        LOOK,
        "Contrast",
        "High contrast has black or white grounds and stronger lines.",
        choices=(("system", "As the system"), ("normal", "Normal"), ("high", "High")),
        place=_in_state("contrast"),
    ),
    Preference(
        "text_size",
        LOOK,
        "Size of the text",
        "In percent of the size that the system's text has.",
        choices=tuple((size, f"{size} %") for size in TEXT_SIZES),
        place=_in_state("text_size"),
    ),
    Preference(
        "density",
        LOOK,
        "Rows",
        "How much room is around the words in results, on cards and in the table.",
        choices=(("compact", "Compact"), ("normal", "Normal"), ("roomy", "Roomy")),
        place=_in_choice("density"),
    ),
    Preference(
        "dates_and_numbers",
        LOOK,
        "Dates and numbers",
        "In the window, when printed, and in PDF, web page, Markdown and pictures; CSV, Excel and "
        "JSON stay as they are. Months are named in English, and notes of sources stay as written.",
        choices=(
            ("fixed", "1 March 2027, 52,390"),
            ("system", "As the system"),
            ("iso", "2027-03-01, 52,390"),
        ),
        place=_in_choice("dates_and_numbers"),
    ),
    Preference(
        "opens_with",
        PAGES,
        "Open with",
        "The page that is in sight after a start.",
        kind="page",
        place=_in_choice("opens_with"),
    ),
    Preference(
        "residence",
        MONEY,
        "I live in",
        "Decides which tuition is yours, and what the work pays where you live. It is in your "
        "profile, with all else that you say of yourself.",
        place=Place("", _home, _live_in),
        kind="place",
        step="Change where you live",
    ),
    Preference(
        "currency",
        MONEY,
        "Currency of costs",
        "Costs are carried into it at the average rate of their year, and marked approximate.",
        kind="currency",
        place=_in_cost("currency"),
    ),
    Preference(
        "newest_prices",
        MONEY,
        "Prices of costs",
        "Dollars of other years are carried to the newest year with the CPI-U.",
        choices=((False, "Of the year stated"), (True, "The newest year's")),
        place=_in_cost("real"),
    ),
    Preference(
        _PAPER,
        FILES,
        "Paper",
        "Size of the pages that are exported and printed. It is the one you last exported with.",
        place=Place("a4", _paper, _with_paper),
        choices=(("a4", "A4"), ("letter", "Letter")),
    ),
    Preference(
        "days_in_bin",
        THINGS,
        "Keep what I delete, and steps, for",
        "What has been in the bin for longer, and steps of the History that are older, are gone "
        "with the next start.",
        kind="number",
        limits=(1, 3650),
        unit="days",
        place=_in_choice("days_in_bin"),
    ),
    Preference(
        "backups_kept",
        THINGS,
        "Backups to keep",
        "One is made each day on which you use the program. The oldest go when a new one is made.",
        kind="number",
        limits=(1, 1000),
        unit="backups",
        place=_in_choice("backups_kept"),
    ),
    Preference(
        "library_folder",
        THINGS,
        "Folder of the library",
        "Your shortlists, notes and all else that you gather, with their backups.",
        kind="folder",
        place=_in_choice("library_folder"),
    ),
)

IN_FILE = tuple(each for each in PREFERENCES if not each.step)
"""Those that are kept in the preferences' file."""


def as_delivered(state: State) -> State:
    """Return a state in which all that is kept in the preferences' file is as delivered."""
    for each in IN_FILE:
        if each.place.read(state) != each.default:
            state = each.place.change(state, each.default)
    return state
