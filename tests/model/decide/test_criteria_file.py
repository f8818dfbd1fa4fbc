"""The file of criteria: read as written, written as read, and refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.decide.criteria import Criteria, Criterion, Linear, Must, OfChoices
from mpcompare.model.decide.criteria_file import criteria_text, read_criteria
from mpcompare.model.decide.rating import Subjects
from mpcompare.model.errors import InputError

SUBJECTS = Subjects(ATTRIBUTES, {"total_cost": lambda _: None, "pay.27-4014": lambda _: None})
FILE = """\
weights = "exact"

[[criteria]]
key = "duration_months"
weight = 30
worst = 36
best = 12

[[criteria]]
key = "thesis_option"
weight = 70
values = { "non-thesis" = 1, "choice" = 0.5, "thesis" = 0 }

[[musts]]
key = "online"
values = ["hybrid", "online"]

[[musts]]
key = "total_cost"
at_most = 60000
"""
READ = Criteria(
    (
        Criterion("duration_months", Linear(36, 12), 30),
        Criterion(
            "thesis_option", OfChoices({"non-thesis": 1.0, "choice": 0.5, "thesis": 0.0}), 70
        ),
    ),
    (Must("online", frozenset({"online", "hybrid"})), Must("total_cost", at_most=60_000)),
)


def test_a_file_is_read_and_written_alike():
    assert read_criteria(FILE, SUBJECTS) == READ
    assert criteria_text(READ) == FILE


def test_of_an_order_no_weights_are_asked():
    text = 'weights = "order"\n[[criteria]]\nkey = "credits"\nworst = 60\nbest = 30\n'
    assert read_criteria(text, SUBJECTS) == Criteria(
        (Criterion("credits", Linear(60, 30)),), weights="order"
    )


def test_yes_and_no_may_be_true_and_false():
    text = '[[criteria]]\nkey = "gre"\nweight = 1\nvalues = { none = 1 }\n'
    must = f'{text}[[musts]]\nkey = "part_time"\nvalues = [true]\n'
    assert read_criteria(must, SUBJECTS).musts == (Must("part_time", frozenset({"yes"})),)


numbers = st.floats(-1e6, 1e6) | st.integers(-10, 10).map(float)


@given(
    st.tuples(numbers, numbers).filter(lambda pair: pair[0] != pair[1]),
    st.floats(0.001, 1e6),
    st.dictionaries(st.sampled_from(["thesis", "choice", "non-thesis"]), st.floats(0, 1)),
    st.sampled_from(["exact", "order"]),
    st.text(min_size=1, max_size=20),
)
def test_what_is_written_reads_the_same(ends, weight, values, weights, region):
    criteria = Criteria(
        (
            Criterion("duration_months", Linear(*ends), weight),
            Criterion("thesis_option", OfChoices(values or {"thesis": 1.0}), weight),
        ),
        (Must("region", frozenset({region})),),
        weights,
    )
    assert read_criteria(criteria_text(criteria), SUBJECTS) == criteria


LENGTH = '[[criteria]]\nkey = "duration_months"\nweight = 1\nworst = 36\nbest = 12\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = ", "The criteria are no TOML: "),
        ("", "The file has no criteria."),
        ('colour = "red"', "The file has a key 'colour'."),
        (f'weights = "rough"\n{LENGTH}', "weights is 'rough'."),
        ("criteria = 3", "criteria is not a list of tables."),
        (LENGTH.replace("weight = 1", "weight = 0"), "All weights are 0."),
        (LENGTH.replace("weight = 1", "weight = -1"), "(duration_months): the weight is below 0."),
        (LENGTH.replace("weight = 1\n", ""), "(duration_months): weight is missing."),
        (LENGTH.replace("36", '"long"'), "(duration_months): worst is 'long', not a number."),
        (LENGTH.replace("36", "nan"), "(duration_months): worst is nan, not a number."),
        (LENGTH.replace("36", "12"), "worst and best are the same."),
        (
            LENGTH.replace("duration_months", "shoe_size"),
            "key 'shoe_size', which is nothing",
        ),
        (LENGTH.replace("duration_months", "name"), "“Program” is a text, which can't be rated."),
        (LENGTH.replace("duration_months", "gre"), "(gre) has no values."),
        (f"{LENGTH}values = {{ a = 1 }}", "is a number: give it worst and best."),
        (f"{LENGTH}beste = 1", "Criterion 1 has a key 'beste'."),
        (LENGTH + LENGTH, "duration_months stands twice among the criteria."),
        (
            '[[criteria]]\nkey = "gre"\nweight = 1\nvalues = { maybe = 1 }',
            "(gre): 'maybe' is not one of its words. Its words are required, optional, none.",
        ),
        (
            '[[criteria]]\nkey = "gre"\nweight = 1\nvalues = { none = 2 }',
            "(gre): none is worth 2. Write a number from 0 to 1.",
        ),
        (f'{LENGTH}[[musts]]\nkey = "online"\nat_most = 1', "(online) has words, not numbers"),
        (f'{LENGTH}[[musts]]\nkey = "online"', "(online) has no list of values."),
        (f'{LENGTH}[[musts]]\nkey = "credits"', "(credits) has no limit."),
        (
            f'{LENGTH}[[musts]]\nkey = "credits"\nat_least = 40\nat_most = 30',
            "at_least is above at_most.",
        ),
        (f'{LENGTH}[[musts]]\nkey = "credits"\nvalues = ["a"]', "is a number: give it at_least"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(text, said):
    with pytest.raises(InputError) as refused:
        read_criteria(text, SUBJECTS)
    assert said in str(refused.value)
    assert refused.value.advice
