"""What a user can say of their own money: a pure function from one state to the next."""

from dataclasses import replace

from mpcompare.app.state.state import State
from mpcompare.model.library.library import with_entry, without_entry
from mpcompare.model.library.money import NOTHING_SAID, OwnMoney
from mpcompare.model.safe_text import safe_text

LONGEST_NOTE = 500


def money_of(state: State, program: str) -> OwnMoney:
    """Return what the user has said for a program, or for all of them (`IN_ALL`)."""
    return state.library.money.get(program, NOTHING_SAID)


def say_money(state: State, program: str, money: OwnMoney) -> State:
    """Keep what the user says for a program, or for all of them; nothing said leaves no entry."""
    note = safe_text(money.note).strip()[:LONGEST_NOTE]
    kept = money._replace(note=note)
    if kept == money_of(state, program):
        return state
    if kept.says_nothing:
        return replace(state, library=without_entry(state.library, "money", program))
    return replace(state, library=with_entry(state.library, "money", program, kept))
