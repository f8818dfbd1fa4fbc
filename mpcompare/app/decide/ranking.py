"""The compared programs by the user's criteria, as a value for cards and files."""

from collections.abc import Callable, Sequence
from pathlib import Path

from mpcompare.app.decide.criteria_files import read_criteria_file
from mpcompare.app.decide.outcome import Outcome, choices_of, order_words, outcome
from mpcompare.app.decide.subjects import subjects
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.decide.criteria_set import CriteriaSet
from mpcompare.model.decide.ranking import CountingCriterion, Earned, RankedProgram, Ranking
from mpcompare.model.decide.words import scale_words
from mpcompare.model.errors import InputError
from mpcompare.model.library.library import Library
from mpcompare.model.pay.preferences import Residence, home_of
from mpcompare.model.program import Program
from mpcompare.model.query import never


def ranking_of(
    workspace: Workspace,
    programs: Sequence[Program],
    criteria: CriteriaSet,
    home: Residence | None = None,
    cancelled: Callable[[], bool] = never,
) -> Ranking | None:
    """Rate and sample; on another thread. None where nothing counts, or where it was cancelled.

    Raises:
        CatalogError: the catalog is damaged.
    """
    if criteria.counting is None:
        return None
    found = outcome(choices_of(workspace, home), programs, criteria, cancelled=cancelled)
    return None if found is None else ranking_in(found)


def ranking_by(
    workspace: Workspace, programs: Sequence[Program], library: Library, file: Path | None = None
) -> Ranking:
    """Rate by a file of criteria, or else by the set in sight of the library's open shortlist.

    Programs have what the user is charged where they live.

    Raises:
        InputError: there are no criteria, or those of the file make no sense.
        FileError: the file of criteria can't be read.
        CatalogError: the catalog is damaged.
    """
    home, sets = home_of(library.profile), library.shortlist.criteria
    if file is not None:
        current = read_criteria_file(file, subjects(workspace, home))
    else:
        current = sets.current if sets else None
    found = ranking_of(workspace, programs, current, home) if current else None
    if found is None:
        raise InputError(
            "There are no criteria to rank the programs by.",
            "Set them on the Decide page, or name a file of criteria.",
        )
    return found


def ranking_in(found: Outcome) -> Ranking | None:
    """Return the ranking of an outcome; None where nothing counts or nothing has been sampled."""
    rating, sampled, choices = found.rating, found.sampled, found.choices
    if rating is None or sampled is None:
        return None
    criteria = tuple(
        CountingCriterion(
            each.key, choices.label(each.key), share, scale_words(choices.subjects, each)
        )
        for each, share in zip(rating.criteria.criteria, rating.shares, strict=True)
    )
    return Ranking(
        found.criteria.name,
        rating.criteria.weights == "order",
        sampled.samples,
        criteria,
        tuple(_ranked(found, rank, place) for rank, place in rating.ranked),
        tuple((out.program.id, _labels(found, out.failed)) for out in rating.ruled_out),
        order_words(found),
    )


def _ranked(found: Outcome, rank: int, place: int) -> RankedProgram:
    rating, sampled = found.rating, found.sampled
    assert rating is not None
    assert sampled is not None
    rated, shares = rating.rated[place], rating.shares
    earned = tuple(
        Earned(
            found.choices.subjects.words(criterion.key, rated.program),
            worth.low,
            worth.high,
            worth.is_gap,
            share * worth.low,
            share * worth.high,
        )
        for criterion, share, worth in zip(
            rating.criteria.criteria, shares, rated.worths, strict=True
        )
    )
    return RankedProgram(
        rated.program.id,
        rank,
        rated.low(shares),
        rated.high(shares),
        sampled.acceptability[place],
        earned,
        _labels(found, rated.unclear),
    )


def _labels(found: Outcome, keys: Sequence[str]) -> str:
    return ", ".join(found.choices.label(key) for key in keys)
