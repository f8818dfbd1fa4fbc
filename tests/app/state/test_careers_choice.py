"""What the Careers page remembers, and the user's own mapping."""

import json

import pytest

from mpcompare.app.state.careers_choice import CareersChoice, plain, read, with_path, without_path
from mpcompare.model.pay.preferences import PathChanges

FULL = CareersChoice(
    occupation="27-2041",
    place="area:34980",
    chart="projections",
    real_year=2025,
    equal_prices=True,
    areas="metro",
    paths=PathChanges((("", "27-4032"),), frozenset({("production", "27-4014")})),
)


@pytest.mark.parametrize("choice", [CareersChoice(), FULL])
def test_a_choice_comes_back_from_json(choice):
    assert read(json.loads(json.dumps(plain(choice)))) == choice


def test_strange_values_get_their_defaults():
    assert read({"areas": 3}) == CareersChoice()


def test_taking_out_and_putting_back_leaves_no_trace():
    fresh = PathChanges()
    out = without_path(fresh, "production", "27-4014")
    assert out.removed == {("production", "27-4014")}
    assert with_path(out, "production", "27-4014") == fresh
    added = with_path(fresh, "production", "27-2091")
    assert with_path(added, "production", "27-2091") == added
    assert without_path(added, "production", "27-2091") == fresh
