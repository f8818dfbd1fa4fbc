"""How well a program is documented: facts stated, times nearness to music production."""

import pytest

from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.documented import documented, nearness, reckoning
from mpcompare.model.fact import Absence, Fact, Source, Statement

PAGE = Source("page", "https://example.org", "Made-up School", "official", "2026")


def stated(*values: object) -> Fact:
    return Fact(tuple(Statement(value, PAGE) for value in values))


@pytest.mark.parametrize(
    ("concentrations", "near"),
    [
        (("production",), 1),
        (("production", "technical"), 1),
        (("production", "media"), 0.75),
        (("acoustics",), 0.25),
        (("technical", "acoustics", "live-sound", "business"), 0.5),
    ],
)
def test_nearness_is_the_average_over_the_concentrations(
    concentrations: tuple[str, ...], near: float
) -> None:
    facts = {"concentrations": stated(concentrations), "credits": stated(60.0)}
    assert nearness(facts, ATTRIBUTES) == near
    assert documented(facts, ATTRIBUTES) == 2 * near


def test_each_fact_counts_once_and_an_absence_does_not() -> None:
    facts = {
        "concentrations": stated(("production",)),
        "credits": stated(60.0, 64.0),
        "gre": Fact(reason=Absence.NOT_APPLICABLE),
        "ensemble": Fact(reason=Absence.WITHHELD),
    }
    assert documented(facts, ATTRIBUTES) == 2


def test_identity_and_what_is_worked_out_do_not_count() -> None:
    facts = {
        "concentrations": stated(("production",)),
        "name": stated("Made-up Program"),
        "country": stated("US"),
        "degree_title": stated("music"),
    }
    assert documented(facts, ATTRIBUTES) == 1


def test_where_no_concentration_is_stated_it_counts_as_the_farthest() -> None:
    assert nearness({}, ATTRIBUTES) == 0.25
    assert documented({"credits": stated(60.0)}, ATTRIBUTES) == 0.25


def test_sources_that_disagree_count_with_all_that_they_say() -> None:
    facts = {"concentrations": stated(("production",), ("media", "production"))}
    assert nearness(facts, ATTRIBUTES) == 0.75


def test_every_concentration_declares_how_near_it_is_and_the_words_name_it() -> None:
    words = reckoning(ATTRIBUTES)
    choices = ATTRIBUTES["concentrations"].kind.choices
    assert all(choice.nearness in (1, 0.5, 0.25) for choice in choices)
    assert all(choice.label.lower() in words for choice in choices)
    assert "1 for production and technical" in words
