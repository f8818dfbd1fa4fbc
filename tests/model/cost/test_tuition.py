"""The tuition carried to the whole degree: every sum below was worked out by hand."""

import pytest

from mpcompare.model.cost.tuition import academic_years, tuition_in_all
from mpcompare.model.fact import NOT_STATED
from tests.model.made_up_programs import charge, fact


def in_all(*charges, **facts):
    given = {"tuition": fact(*charges, parts=True)} if charges else {}
    return tuition_in_all({**given, **facts})


@pytest.mark.parametrize(
    ("stated", "facts", "amount", "note"),
    [
        (
            charge(15210, "year"),
            {"duration_months": fact(24.0)},
            30420,
            "2 academic years x $15,210",
        ),
        (
            charge(15210, "year"),
            {"duration_months": fact(21.0)},
            30420,
            "2 academic years x $15,210",
        ),
        (charge(9500, "year"), {"duration_months": fact(12.0)}, 9500, "1 academic year x $9,500"),
        (
            charge(9500, "year"),
            {"duration_months": fact(18.0)},
            14250,
            "1.5 academic years x $9,500",
        ),
        (charge(538, "credit"), {"credits": fact(30.0)}, 16140, "30 credits x $538"),
        (charge(537.5, "credit"), {"credits": fact(36.0)}, 19350, "36 credits x $537.50"),
    ],
)
def test_the_arithmetic_is_shown(stated, facts, amount, note):
    worked = in_all(stated, **facts)
    (statement,) = worked.statements
    assert statement.value == charge(amount, "program")
    assert (statement.note, statement.basis) == (note, "computed")
    assert statement.source == fact(stated).statements[0].source


def test_a_price_for_the_program_stands_as_stated():
    (statement,) = in_all(charge(11200, "program", "international", "GBP")).statements
    assert statement.value == charge(11200, "program", "international", "GBP")
    assert statement.basis == "stated"


def test_every_residency_is_worked_out():
    worked = in_all(
        charge(500, "credit", "in-state"),
        charge(900, "credit", "out-of-state"),
        credits=fact(30.0),
    )
    assert not worked.is_disputed
    assert [(value.residency, value.money.amount) for value in worked.values] == [
        ("in-state", 15000),
        ("out-of-state", 27000),
    ]


@pytest.mark.parametrize(
    ("charges", "facts"),
    [
        ((), {}),
        ((), {"credits": fact(30.0)}),
        ((charge(538, "credit"),), {}),
        ((charge(538, "credit"),), {"credits": NOT_STATED}),
        ((charge(538, "credit"),), {"duration_months": fact(24.0)}),
        ((charge(538, "credit"),), {"credits": fact(30.0, 36.0)}),
        ((charge(9000, "year"),), {"credits": fact(30.0)}),
        ((charge(9000, "year"),), {"duration_months": fact(12.0, 24.0)}),
        ((charge(9000, "term"),), {"duration_months": fact(24.0), "credits": fact(30.0)}),
    ],
)
def test_what_is_not_stated_is_not_guessed(charges, facts):
    assert in_all(*charges, **facts) == NOT_STATED


def test_a_note_of_the_source_stays():
    stated = fact(charge(538, "credit"), parts=True, note="with fees")
    (statement,) = tuition_in_all({"tuition": stated, "credits": fact(30.0)}).statements
    assert statement.note == "30 credits x $538; with fees"


@pytest.mark.parametrize(
    ("months", "years"), [(1, 1), (10, 1), (12, 1), (13, 1.5), (18, 1.5), (19, 2), (36, 3)]
)
def test_academic_years(months, years):
    assert academic_years(months) == years


def test_the_newest_price_for_each_residency_counts():
    worked = in_all(
        charge(2530, residency="home", year="2024-25"),
        charge(2168, residency="home", year="2021-22"),
        charge(9000, residency="international", year="2021-22"),
        charge(8500, residency="international", year="undated"),
        duration_months=fact(24.0),
    )
    assert worked.values == (
        charge(5060, "program", "home", year="2024-25"),
        charge(18000, "program", "international", year="2021-22"),
        charge(17000, "program", "international", year="undated"),
    )
