"""Which rows differ, which values lead, and what an absence never does."""

from dataclasses import replace

import pytest
from made_up_programs import charge, fact, program, source

from mpcompare.model.attribute import Register
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.comparison import Agreement, Comparison
from mpcompare.model.fact import NOT_STATED, Absence, Fact, Statement

ABSENCES = [Fact(reason=absence) for absence in Absence if absence is not Absence.DISAGREE]
NOT_APPLICABLE, WITHHELD = Fact(reason=Absence.NOT_APPLICABLE), Fact(reason=Absence.WITHHELD)
CREDITS, LENGTH, FEE = (ATTRIBUTES[key] for key in ("credits", "duration_months", "tuition_in_all"))


def compare(*programs, **chosen):
    return Comparison(programs, ATTRIBUTES, this_year=2026, **chosen)


def test_equal_rows_do_not_differ():
    both = compare(program("a", credits=fact(30.0)), program("b", credits=fact(30.0)))
    assert both.differing == frozenset()
    assert both.sections(differences_only=True) == {}


def test_a_gap_is_no_difference():
    both = compare(program("a", credits=fact(30.0)), program("b"))
    assert both.differing == frozenset()
    assert both.sections(differences_only=True) == {}
    assert both.agreement(CREDITS) is Agreement.PARTIAL


def test_two_stated_values_differ_whatever_a_third_leaves_open():
    three = compare(
        program("a", credits=fact(30.0)), program("b"), program("c", credits=fact(36.0))
    )
    (row,) = [a for rows in three.sections(differences_only=True).values() for a in rows]
    assert row is CREDITS
    assert three.agreement(CREDITS) is Agreement.DIFFERING


@pytest.mark.parametrize(
    ("first", "second", "agreement"),
    [
        (fact(30.0), fact(30.0), Agreement.EQUAL),
        (fact(30.0), NOT_APPLICABLE, Agreement.DIFFERING),
        (fact(30.0), WITHHELD, Agreement.PARTIAL),
        (NOT_APPLICABLE, NOT_APPLICABLE, Agreement.EQUAL),
        (NOT_APPLICABLE, NOT_STATED, Agreement.PARTIAL),
        (WITHHELD, NOT_STATED, Agreement.PARTIAL),
        (WITHHELD, WITHHELD, Agreement.EQUAL),
        (NOT_STATED, NOT_STATED, Agreement.UNSTATED),
    ],
)
def test_how_far_two_programs_agree(first, second, agreement):
    both = compare(program("a", credits=first), program("b", credits=second))
    assert both.agreement(CREDITS) is agreement
    assert CREDITS in both.divided()[CREDITS.section][agreement]
    assert CREDITS in both.rows_with(agreement)


def test_rows_are_counted_by_how_far_they_agree():
    a = program("a", credits=fact(30.0), duration_months=fact(12.0))
    b = program("b", credits=fact(36.0))
    both = compare(a, b)
    counts = {agreement: both.count(agreement) for agreement in Agreement}
    assert counts[Agreement.DIFFERING] == counts[Agreement.PARTIAL] == 1
    assert counts[Agreement.EQUAL] == 0
    assert sum(counts.values()) == len(both.rows)
    fewer = compare(a, b, hidden=frozenset({"credits"}))
    assert fewer.count(Agreement.DIFFERING) == 0


def test_the_divided_rows_are_all_rows_once_in_their_order():
    both = compare(program("a", credits=fact(30.0)), program("b", credits=fact(36.0)))
    for section, rows in both.sections().items():
        divided = both.divided()[section]
        assert sorted((r for part in divided.values() for r in part), key=rows.index) == [*rows]
        assert list(divided) == list(Agreement)


def test_how_much_is_known_of_a_program():
    a = program(
        "a",
        credits=fact(30.0, as_of="2021"),
        duration_months=fact(12.0, as_of="2023-24"),
        ensemble=NOT_APPLICABLE,
        interview=WITHHELD,
    )
    one = compare(a)
    rows = sum(row.is_of_program for row in one.rows)
    assert one.documented(a) == (3, rows, 2024)
    assert one.documented(a).words == f"3 of {rows} known · newest 2024"
    hidden = compare(a, hidden=frozenset({"duration_months"}))
    assert hidden.documented(a) == (2, rows - 1, 2021)


def test_figures_of_the_school_do_not_count_as_known_of_the_program():
    of_school = replace(CREDITS, key="school_credits", about="school")
    register = Register((CREDITS, of_school))
    a = program("a", school_credits=fact(30.0, as_of="2025"))
    assert Comparison((a,), register, this_year=2026).documented(a) == (0, 1, None)


def test_no_source_is_newer_than_today():
    a = program("a", credits=fact(30.0, as_of="2026-27"))
    assert compare(a).documented(a).newest == 2026


def test_undated_sources_have_no_newest_year():
    a = program("a", credits=fact(30.0, as_of="undated"))
    assert compare(a).documented(a).newest is None
    assert compare(a).documented(a).words.endswith("known")


def test_a_dispute_differs_from_one_of_its_values():
    a, b = program("a", credits=fact(30.0, 36.0)), program("b", credits=fact(30.0))
    assert compare(a, b).differing == {"credits"}
    assert compare(a, b).text(CREDITS, a) == "30 / 36"


def test_the_order_of_parts_is_no_difference():
    first, second = charge(900, residency="in-state"), charge(1200, residency="out-of-state")
    a = program("a", tuition=fact(first, second, parts=True))
    b = program("b", tuition=fact(second, first, parts=True))
    assert compare(a, b).differing == frozenset()


@pytest.mark.parametrize("absence", ABSENCES, ids=lambda fact: fact.reason.value)
@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda a: a.key)
def test_an_absence_is_never_a_value(attribute, absence):
    a = program("a", **{attribute.key: absence})
    assert compare(a).text(attribute, a) == absence.reason.label
    assert attribute.number(absence) is None
    assert attribute.sort_key(absence) is None
    assert attribute.tokens(absence) == (absence.reason.value,)
    assert attribute.token_label(absence.reason.value) == absence.reason.label
    assert attribute.identity(absence) is absence.reason


@pytest.mark.parametrize("absence", ABSENCES, ids=lambda fact: fact.reason.value)
def test_an_absence_never_leads(absence):
    three = [program("a", duration_months=fact(24.0)), program("b", duration_months=absence)]
    assert compare(*three).leading(LENGTH) == {}
    three.append(program("c", duration_months=fact(12.0)))
    assert set(compare(*three).leading(LENGTH)) == {"c"}


def test_equal_bests_lead_together_and_equal_rows_do_not_lead():
    lengths = {"a": 12.0, "b": 12.0, "c": 24.0}
    programs = [program(name, duration_months=fact(months)) for name, months in lengths.items()]
    assert set(compare(*programs).leading(LENGTH)) == {"a", "b"}
    assert compare(*programs[:2]).leading(LENGTH) == {}


def test_nothing_leads_where_neither_end_is_better():
    programs = [program("a", credits=fact(30.0)), program("b", credits=fact(60.0))]
    assert compare(*programs).leading(CREDITS) == {}


def test_money_leads_in_dollars():
    pounds, dollars = charge(10_000, "program", currency="GBP"), charge(12_000, "program")
    a = program("a", tuition_in_all=fact(pounds, parts=True))
    b = program("b", tuition_in_all=fact(dollars, parts=True))
    # 10,000 / 0.8 = 12,500 dollars; 10,000 / 0.9 = 11,111
    assert set(compare(a, b, rates={"USD": 1.0, "GBP": 0.8}).leading(FEE)) == {"b"}
    assert set(compare(a, b, rates={"USD": 1.0, "GBP": 0.9}).leading(FEE)) == {"a"}
    assert compare(a, b).leading(FEE) == {}


def test_what_differs_from_the_pinned_program():
    a, b, c = (program(n, credits=fact(x)) for n, x in (("a", 30.0), ("b", 30.0), ("c", 36.0)))
    pinned = compare(a, b, c, program("d"), reference="a")
    marked = {p.id for p in pinned.programs if pinned.differs_from_reference(CREDITS, p)}
    assert marked == {"c"}  # of "d" nothing is known
    gap = compare(program("d"), a, reference="d")
    assert not gap.differs_from_reference(CREDITS, a)
    assert not compare(a, c).differs_from_reference(CREDITS, c)
    assert not compare(a, c, reference="gone").differs_from_reference(CREDITS, c)


def test_hidden_rows_are_put_away():
    both = compare(program("a", credits=fact(30.0)), program("b"), hidden=frozenset({"credits"}))
    assert CREDITS not in both.rows
    assert both.sections(differences_only=True) == {}


def test_rows_are_those_of_the_card_in_order():
    rows = compare(program("a")).rows
    assert [row.key for row in rows] == [a.key for a in ATTRIBUTES if a.on_card]
    assert not {"name", "institution", "country"} & {row.key for row in rows}


def test_sources_are_numbered_across_programs():
    page, catalog = source("page"), source("catalog")
    a = program("a", sources=(page, catalog), credits=Fact((Statement(30.0, catalog),)))
    b = program("b", sources=(page,), credits=Fact((Statement(30.0, page),)))
    both = compare(a, b)
    assert [(n, p.id, s.key) for n, p, s in both.numbered_sources] == [
        (1, "a", "page"),
        (2, "a", "catalog"),
        (3, "b", "page"),
    ]
    assert both.source_number(a, a.fact(CREDITS).statements[0]) == 2
    assert both.source_number(b, b.fact(CREDITS).statements[0]) == 3


def test_a_comparison_of_nothing():
    assert compare().differing == frozenset()
    assert compare().leading(LENGTH) == {}


SUMMARY = [row.key for row in ATTRIBUTES.summary]


def test_a_summary_has_ten_rows_and_what_nobody_states_makes_room_for_the_next():
    first, *others = SUMMARY
    assert len(SUMMARY) > 10
    all_stated = {key: fact("made-up") for key in SUMMARY}
    full = compare(program("a", **all_stated), program("b"))
    assert {row.key for row in full.summary_rows()} == set(SUMMARY[:10])
    assert list(full.summary_rows()) == [row for row in full.rows if row.key in SUMMARY[:10]]
    fewer = compare(program("a", **(all_stated | {first: NOT_STATED})), program("b"))
    assert {row.key for row in fewer.summary_rows()} == set(others[:10])


def test_a_summary_has_the_rows_that_the_user_has_chosen_where_there_are_some():
    both = compare(program("a", credits=fact(30.0)), program("b"), hidden=frozenset({"gre"}))
    chosen = both.summary_rows(("gre", "facilities", "credits", "name"))
    assert [row.key for row in chosen] == ["credits", "facilities"]
    every = both.summary_rows([row.key for row in both.rows])
    assert list(every) == list(both.rows[:10])


def test_a_hidden_row_is_in_no_summary():
    one = program("a", **{key: fact("made-up") for key in SUMMARY})
    first, *others = SUMMARY
    shown = compare(one, hidden=frozenset({first})).summary_rows()
    assert {row.key for row in shown} == set(others[:10])
