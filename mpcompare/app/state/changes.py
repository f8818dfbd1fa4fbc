"""What a user can do to the state: pure functions from one state to the next."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from mpcompare.app.state.careers_choice import with_path, without_path
from mpcompare.app.state.command_choice import with_keys, with_recent
from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.app.state.results_columns import ResultsColumns
from mpcompare.app.state.state import TEXT_SIZES, Contrast, Scheme, State
from mpcompare.model.library.library import Binned, restored, with_entry
from mpcompare.model.library.profile import Profile
from mpcompare.model.pay.preferences import PathChanges
from mpcompare.model.query import RELEVANCE, Query

EXPLORE, COMPARE, DECIDE, GUIDE = "explore", "compare", "decide", "guide"
GLOSSARY, QUESTIONS, ARTICLE = "glossary", "questions", "article"
"""Places in the guide, beside its chapters and terms; a program's id may follow the
questions, and behind it the keys of those to be ticked."""
WAY_LENGTH = 50
"""Places that can be gone back to."""


def visit(state: State, **changes: Any) -> State:
    """Go to another place; `go_back` returns here."""
    new = replace(state, **changes)
    if new.view == state.view:
        return new
    return replace(new, behind=(*state.behind[1 - WAY_LENGTH :], state.view), ahead=())


def go_back(state: State) -> State:
    """Go back to the previous place; what the user has gathered since stays."""
    if not state.behind:
        return state
    *behind, view = state.behind
    ahead = (*state.ahead, state.view)
    return replace(state, **view._asdict(), behind=tuple(behind), ahead=ahead)


def go_forward(state: State) -> State:
    """Go to the place that `go_back` left."""
    if not state.ahead:
        return state
    *ahead, view = state.ahead
    behind = (*state.behind, state.view)
    return replace(state, **view._asdict(), behind=behind, ahead=tuple(ahead))


def show_page(state: State, page: str) -> State:
    """Bring a page into sight."""
    return visit(state, page=page)


def show_guide(state: State, place: str) -> State:
    """Open the guide at a chapter, a term, or the questions to the school."""
    return visit(state, page=GUIDE, guide=place)


def read_guide(state: State, place: str) -> State:
    """Remember how far the user has read in the guide; `go_back` does not stop there."""
    return replace(state, guide=place)


def show_questions(state: State, program: str | None, keys: Iterable[str] = ()) -> State:
    """Show the questions on a program; without one, those of the program shown last.

    With attributes' keys, only the questions on these are ticked.
    """
    return show_guide(state, " ".join((QUESTIONS, program, *keys)) if program else QUESTIONS)


def show_programs(state: State, query: Query) -> State:
    """Show on Explore just what a link asks for; the order stays."""
    sort = query.sort or state.query.sort
    asked = replace(query, sort=sort, descending=state.query.descending)
    return visit(state, query=asked, page=EXPLORE, welcomed=True)


def add(state: State, ids: Iterable[str], at: int | None = None) -> State:
    """Put programs into the comparison, at a position or at the end; those there stay once."""
    there = frozenset(state.compared)
    new = tuple(dict.fromkeys(i for i in ids if i not in there))
    place = len(state.compared) if at is None else at
    return _listing(state, programs=(*state.compared[:place], *new, *state.compared[place:]))


def remove(state: State, program: str) -> State:
    """Take a program out of the comparison; a reference that leaves is no longer pinned."""
    return remove_these(state, [program])


def remove_these(state: State, programs: Iterable[str]) -> State:
    """Take programs out of the comparison; a reference that leaves is no longer pinned."""
    gone = frozenset(programs)
    return _listing(
        state,
        programs=tuple(i for i in state.compared if i not in gone),
        reference=None if state.reference in gone else state.reference,
    )


def toggle(state: State, program: str) -> State:
    """Put a program into the comparison, or take it out if it is there."""
    return remove(state, program) if program in state.compared else add(state, [program])


def clear(state: State) -> State:
    """Empty the comparison."""
    return _listing(state, programs=(), reference=None)


def _listing(state: State, **changes: Any) -> State:
    """Change the open shortlist."""
    library = state.library
    changed = replace(library.shortlist, **changes)
    return replace(state, library=with_entry(library, "shortlists", library.open, changed))


def compare_these(state: State, ids: Iterable[str]) -> State:
    """Compare just these programs, and show them."""
    listed = _listing(state, programs=tuple(dict.fromkeys(ids)), reference=None)
    return visit(listed, page=COMPARE, welcomed=True)


def move(state: State, program: str, to: int) -> State:
    """Move a program to a position, counted from 0 among the others; out of range is an end."""
    if program not in state.compared:
        return state
    others = [i for i in state.compared if i != program]
    others.insert(max(0, min(to, len(others))), program)
    return _listing(state, programs=tuple(others))


def move_by(state: State, program: str, steps: int) -> State:
    """Move a program some places to the right, or to the left if negative."""
    if program not in state.compared:
        return state
    return move(state, program, state.compared.index(program) + steps)


def pin(state: State, program: str) -> State:
    """Make a program the reference, first from the left; unpin it if it is."""
    if state.reference == program:
        return _listing(state, reference=None)
    return move(_listing(state, reference=program), program, 0)


def ask(state: State, query: Query) -> State:
    """Change what Explore asks for."""
    return replace(state, query=query)


def search_for(state: State, words: str) -> State:
    """Search for words among the programs and show Explore; filters stay.

    Coming from another page is a step for `go_back`, each letter is not.
    """
    return replace(show_page(state, EXPLORE), query=replace(state.query, words=words))


def clear_query(state: State) -> State:
    """Take away the words and every filter; the order stays."""
    return replace(state, query=Query(sort=state.query.sort, descending=state.query.descending))


def show_closed(state: State, *, on: bool) -> State:
    """Show programs that take no applications among the results, or leave them out."""
    return ask(state, replace(state.query, with_closed=on))


def sort_by(state: State, attribute: str) -> State:
    """Sort by an attribute; again by the same one turns the order, a third time ends it."""
    query = state.query
    if query.sort != attribute:
        return ask(state, replace(query, sort=attribute, descending=False))
    if not query.descending:
        return ask(state, replace(query, descending=True))
    return ask(state, replace(query, sort=RELEVANCE, descending=False))


def select(state: State, program: str | None) -> State:
    """Show a program's details beside the results."""
    return replace(state, selected=program)


def show_columns(state: State, columns: ResultsColumns) -> State:
    """Change which columns the results have, or how wide they are."""
    return replace(state, columns=columns)


def keep_layout(state: State, name: str, values: tuple[int, ...]) -> State:
    """Remember how something on a page is arranged, by a name of its own."""
    return replace(state, layout={**state.layout, name: values})


def fold(state: State, section: str) -> State:
    """Fold a section of the cards, or unfold it."""
    return replace(state, folded=state.folded ^ {section})


def hide_rows(state: State, keys: Iterable[str]) -> State:
    """Hide exactly these rows."""
    return _listing(state, hidden_rows=frozenset(keys))


def show_differences_only(state: State, *, on: bool) -> State:
    """Show only rows that differ, or all."""
    return replace(state, differences_only=on)


def show_best_values(state: State, *, on: bool) -> State:
    """Mark leading values, or not."""
    return replace(state, best_values=on)


def show_national_abroad(state: State, *, on: bool) -> State:
    """Show US national wages for programs outside the US, or not."""
    return replace(state, national_abroad=on)


def show_pay_in_dollars(state: State, *, on: bool) -> State:
    """Convert the pay on the cards to US dollars a year, or show it as it is published."""
    return replace(state, pay_in_dollars=on)


def show_pay_at_home(state: State, *, on: bool) -> State:
    """Lay the pay where the user lives over that of the programs, or not."""
    return replace(state, pay_at_home=on)


def use_scheme(state: State, scheme: Scheme) -> State:
    """Set the colour scheme: light, dark, or the system's."""
    return replace(state, scheme=scheme)


def use_contrast(state: State, contrast: Contrast) -> State:
    """Set the contrast of the colours: normal, high, or the system's."""
    return replace(state, contrast=contrast)


def use_text_size(state: State, percent: int) -> State:
    """Set the size of the text in percent of the system's; out of range is an end."""
    return replace(state, text_size=max(TEXT_SIZES[0], min(percent, TEXT_SIZES[-1])))


def enlarge_text(state: State) -> State:
    """Set the text to the next larger size, if there is one."""
    larger = (size for size in TEXT_SIZES if size > state.text_size)
    return use_text_size(state, next(larger, TEXT_SIZES[-1]))


def reduce_text(state: State) -> State:
    """Set the text to the next smaller size, if there is one."""
    smaller = (size for size in reversed(TEXT_SIZES) if size < state.text_size)
    return use_text_size(state, next(smaller, TEXT_SIZES[0]))


def use_keys(state: State, keys: Mapping[str, str]) -> State:
    """Give these actions other shortcuts; all others have the delivered ones."""
    return replace(state, commands=with_keys(state.commands, keys))


def remember_command(state: State, entry: str) -> State:
    """Remember an entry of the palette as the one used last."""
    return replace(state, commands=with_recent(state.commands, entry))


def close_welcome(state: State) -> State:
    """Close the welcome."""
    return replace(state, welcomed=True)


def bin_newest_first(state: State) -> list[tuple[str, Binned]]:
    """Return what is in the bin with its keys, deleted last first."""
    return sorted(state.library.bin.items(), key=lambda pair: pair[1].deleted, reverse=True)


def restore_from_bin(state: State, keys: Iterable[str], at: str) -> State:
    """Put entries back where they were; a shortlist that comes back is opened."""
    library = state.library
    for key in keys:
        if key in library.bin:
            binned = library.bin[key]
            library = restored(library, key, at)
            if binned.collection == "shortlists":
                library = replace(library, open=binned.key)
    return replace(state, library=library)


def empty_bin(state: State) -> State:
    """Empty the bin; undo still brings it back until the program ends."""
    return replace(state, library=replace(state.library, bin={}))


COST = "cost"


def ask_cost(state: State, choice: CostChoice) -> State:
    """Change how the costs are asked for."""
    return replace(state, cost=choice)


CAREERS = "careers"


def choose_careers(state: State, **choices: Any) -> State:
    """Set fields of the page's choice, such as `occupation` or `place`."""
    return replace(state, careers=replace(state.careers, **choices))


def add_path(state: State, concentration: str, occupation: str) -> State:
    """Add an occupation to those that a concentration leads to, on this page and on the cards."""
    return choose_careers(state, paths=with_path(state.careers.paths, concentration, occupation))


def remove_path(state: State, concentration: str, occupation: str) -> State:
    """Remove an occupation from those that a concentration leads to."""
    return choose_careers(state, paths=without_path(state.careers.paths, concentration, occupation))


def reset_paths(state: State) -> State:
    """Go back to the catalog's mapping."""
    return choose_careers(state, paths=PathChanges())


def set_profile(state: State, profile: Profile) -> State:
    """Replace the profile."""
    if profile == state.library.profile:
        return state
    return replace(state, library=replace(state.library, profile=profile))


def live_in(state: State, country: str, region: str = "") -> State:
    """Set where the user lives: a country (ISO), "" for not said; in the US, a state's name too.

    A metropolitan area that was named goes with the place that it lies in.
    """
    home = f"{country}-{region}" if region else country
    before = state.library.profile
    area = before.area if home == before.residence else ""
    return set_profile(state, replace(before, residence=home, area=area))
