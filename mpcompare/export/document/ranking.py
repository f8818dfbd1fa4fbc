"""How the user's criteria rank the programs, in the words of formats that people read."""

from dataclasses import dataclass

from mpcompare.export.document.document import Document
from mpcompare.model.decide.ranking import METHOD, RANKS_SHOWN, RankedProgram, Ranking, ranks_shown
from mpcompare.model.locale_format import whole

HEADER = ("Rank", "Program", "Sum, of 100", *RANKS_SHOWN)
CRITERIA_HEADER = ("Criterion", "Weighs", "What is worth what, of 100")


@dataclass(frozen=True, slots=True)
class RankedRow:
    """One program's place.

    Attributes:
        solid, hatched: for each criterion the share of the band that is earned for sure, and that
            what is not known could add.
        cells: the sum in words, and how often it comes first, second and third.
        unclear: musts of which nobody can tell yet, in a sentence; "" for none.
    """

    rank: str
    title: str
    school: str
    solid: tuple[float, ...]
    hatched: tuple[float, ...]
    cells: tuple[str, ...]
    unclear: str


@dataclass(frozen=True, slots=True)
class RankingSheet:
    """All that is told of a ranking.

    Attributes:
        criteria: what counts, what it weighs of 100, and what is worth what.
        ruled_out: a sentence for each program that a must rules out.
        notes: how the order comes about, and why another is first more often.
    """

    heading: str
    header: tuple[str, ...]
    rows: tuple[RankedRow, ...]
    criteria_header: tuple[str, ...]
    criteria: tuple[tuple[str, str, str], ...]
    ruled_out: tuple[str, ...]
    notes: tuple[str, ...]


def ranking_sheet(document: Document) -> RankingSheet | None:
    """Return what a file says of the ranking; None where the user does not want it in the file."""
    ranking = document.ranking
    if ranking is None:
        return None
    named = {one.id: (one.title, one.institution) for one in document.comparison.programs}
    return RankingSheet(
        f"In order by “{ranking.name}”",
        HEADER,
        tuple(_row(each, *named[each.id]) for each in ranking.programs),
        CRITERIA_HEADER,
        tuple((one.label, f"{one.weight * 100:.0f}", one.scale) for one in ranking.criteria),
        tuple(
            f"Ruled out: {', '.join(named[program])}; does not meet {why}."
            for program, why in ranking.ruled_out
        ),
        _notes(ranking),
    )


def _row(each: RankedProgram, title: str, school: str) -> RankedRow:
    return RankedRow(
        str(each.rank),
        title,
        school,
        tuple(earned.part_low for earned in each.earned),
        tuple(earned.part_high - earned.part_low for earned in each.earned),
        (each.sum_words, *ranks_shown(each)),
        f"Not known whether it meets: {each.unclear}." if each.unclear else "",
    )


def _notes(ranking: Ranking) -> tuple[str, ...]:
    weights = (
        "Weights follow from the order of the criteria alone (rank-order centroid)."
        if ranking.by_order
        else ""
    )
    cases = f"Cases: {whole(ranking.samples)}."
    return tuple(filter(None, (METHOD, cases, weights, ranking.remark)))
