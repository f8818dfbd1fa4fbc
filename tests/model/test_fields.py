"""The parts that forms ask for are those that the kinds read."""

import pytest

from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.fields import fields_of

KEPT = {"amount_to", "covers_from", "covers_to"}
"""Parts that few prices have: a form leaves them as they are in the file."""
SOME = {
    "amount": 10,
    "currency": "EUR",
    "basis": "year",
    "residency": "all",
    "academic_year": "2026-27",
    "term": "fall",
    "date": "01-15",
    "kind": "final",
}


STATED = [attribute for attribute in ATTRIBUTES if attribute.origin != "dataset"]


@pytest.mark.parametrize("attribute", STATED, ids=lambda attribute: attribute.key)
def test_a_form_has_each_part_and_no_other(attribute):
    shown = {field.key for field in fields_of(attribute.kind)}
    assert shown == set(attribute.kind.fields) - KEPT


@pytest.mark.parametrize(
    ("attribute", "field", "choice"),
    [
        (attribute, field, choice)
        for attribute in ATTRIBUTES
        for field in fields_of(attribute.kind)
        for choice in field.choices
    ],
)
def test_each_choice_is_read(attribute, field, choice):
    fields = fields_of(attribute.kind)
    raw = {one.key: SOME[one.key] for one in fields if one.key in SOME} | {field.key: choice.value}
    assert attribute.kind.plain(attribute.kind.read(raw))[field.key] == choice.value


def test_no_choice_is_left_out():
    for attribute in ATTRIBUTES:
        for field in fields_of(attribute.kind):
            if field.choices:
                raw = {
                    one.key: SOME[one.key] for one in fields_of(attribute.kind) if one.key in SOME
                }
                with pytest.raises(ValueError, match="is not one of") as refused:
                    attribute.kind.read(raw | {field.key: "made-up"})
                allowed = str(refused.value).partition("is not one of ")[2].split(", ")
                assert {choice.value for choice in field.choices} == set(allowed)
