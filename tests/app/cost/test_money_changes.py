"""What the user says of their own money, kept by program and in all."""

from mpcompare.app.cost.changes import money_of, say_money
from mpcompare.app.state.state import Part, State, changed_parts
from mpcompare.model.library.money import IN_ALL, NOTHING_SAID, OwnMoney

ONE = "made-up-one"
SAVED = OwnMoney(savings=12_000.0)
WON = OwnMoney(award=8_000.0, note="  letter of March ")


def test_figures_of_all_programs_and_of_one_are_kept_apart():
    state = say_money(say_money(State(), IN_ALL, SAVED), ONE, WON)
    assert money_of(state, IN_ALL) == SAVED
    assert money_of(state, ONE) == OwnMoney(award=8_000.0, note="letter of March")
    assert money_of(state, "made-up-two") == NOTHING_SAID


def test_only_the_money_is_another_part_then():
    state = say_money(State(), IN_ALL, SAVED)
    assert changed_parts(State(), state) == {Part.MONEY}
    assert say_money(state, IN_ALL, SAVED) is state


def test_nothing_said_leaves_nothing():
    state = say_money(State(), ONE, WON)
    assert say_money(state, ONE, OwnMoney(note=" ")).library.money == {}
    assert say_money(State(), ONE, OwnMoney(currency="EUR")).library.money == {}


def test_a_note_is_kept_within_bounds():
    assert len(money_of(say_money(State(), ONE, OwnMoney(note="a" * 9_999)), ONE).note) == 500
