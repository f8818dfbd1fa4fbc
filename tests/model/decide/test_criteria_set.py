"""Sets of criteria: what counts of an unfinished one, and what two windows made of them."""

from dataclasses import replace

from mpcompare.model.decide.criteria import Criteria, Criterion, Linear, Must
from mpcompare.model.decide.criteria_set import CriteriaSet, CriteriaSets, Draft, merged, set_of

LENGTH = Draft("duration_months", Linear(36, 12), 30)
MINE, THEIRS = CriteriaSet("Mine", (LENGTH,)), CriteriaSet("My parents'", (LENGTH,))
BOTH = CriteriaSets((MINE, THEIRS))


def test_only_what_is_finished_counts():
    unfinished = CriteriaSet("Mine", (Draft("credits"), LENGTH), (Must("gre"),))
    assert unfinished.counting == Criteria((Criterion("duration_months", Linear(36, 12), 30),))
    assert CriteriaSet("Mine", (Draft("credits"),)).counting is None
    weightless = CriteriaSet("Mine", (replace(LENGTH, weight=0),))
    assert weightless.counting is None
    assert replace(weightless, weights="order").counting is not None


def test_criteria_of_a_file_become_a_set_with_the_same_criteria():
    criteria = Criteria(
        (Criterion("credits", Linear(60, 30), 2),), (Must("credits", at_least=9),), "order"
    )
    assert set_of("Mine", criteria).counting == criteria


def test_two_windows_that_change_different_sets_keep_both_changes():
    ours = CriteriaSets((replace(MINE, weights="order"), THEIRS))
    theirs = CriteriaSets((MINE, replace(THEIRS, criteria=())))
    both = merged(BOTH, ours, theirs)
    assert both is not None
    assert both.sets == (ours.sets[0], theirs.sets[1])


def test_one_set_that_both_change_is_kept_twice():
    ours = CriteriaSets((replace(MINE, weights="order"), THEIRS))
    theirs = CriteriaSets((replace(MINE, criteria=()), THEIRS))
    both = merged(BOTH, ours, theirs)
    assert both is not None
    assert both.sets == (*theirs.sets, replace(ours.sets[0], name="Mine 2"))


def test_a_set_removed_here_and_changed_there_stays():
    removed, changed = CriteriaSets((THEIRS,)), replace(MINE, weights="order")
    both = merged(BOTH, removed, CriteriaSets((changed, THEIRS)))
    assert both is not None
    assert both.sets == (changed, THEIRS)
    gone = merged(BOTH, removed, CriteriaSets((MINE, THEIRS, CriteriaSet("New"))))
    assert gone is not None
    assert gone.sets == (THEIRS, CriteriaSet("New"))
    assert merged(BOTH, removed, None) is None


def test_weights_of_a_file_above_a_hundred_keep_their_shares():
    file = Criteria((Criterion("a", Linear(0, 1), 3e10), Criterion("b", Linear(0, 1), 6e10)))
    drawn = set_of("Made-up", file)
    assert [each.weight for each in drawn.criteria] == [50, 100]
    assert drawn.counting.shares == file.shares
    small = Criteria((Criterion("a", Linear(0, 1), 3), Criterion("b", Linear(0, 1), 6)))
    assert [each.weight for each in set_of("Made-up", small).criteria] == [3, 6]
