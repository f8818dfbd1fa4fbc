"""A picture of the cards as the window draws them: what stands in it, and how large it may be."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from mpcompare.app.compare.salary import salaries_of
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.export import PictureKind
from mpcompare.export.document.options import Options
from mpcompare.model.comparison import Comparison
from mpcompare.model.errors import FileError
from mpcompare.model.library.remark import Remarks
from mpcompare.model.locale_format import full_day, whole
from mpcompare.model.pay.preferences import PayChoices
from mpcompare.model.pay.salary import Salaries

LONGEST_SIDE, MOST_PIXELS = 32_767, 100_000_000
"""Of a PNG picture: more can't be painted, or takes more than 400 MB."""
_WRITTEN = frozenset({"note", "tag", "shared"})
_STANDING = frozenset(
    {"met", "unmet", "unknown", "status", "checklist", "verdict", "rest", "ranking"}
)


@dataclass(frozen=True, slots=True)
class PictureOrder:
    """A picture that is to be painted.

    Attributes:
        kind: PNG or SVG.
        scale: how many pixels of a PNG each of the window's becomes.
        comparison: what is shown, without what the user keeps for themselves.
        salaries: the rows of pay.
        differences_only: whether rows are left out in which no two values differ.
        title: what stands above the cards.
        footer: what stands below them.
    """

    kind: PictureKind
    scale: int
    comparison: Comparison
    salaries: Salaries
    differences_only: bool
    title: str
    footer: str


Paint = Callable[[PictureOrder], bytes]
"""Paints a picture, and returns the file's content."""


def order_of(
    workspace: Workspace,
    comparison: Comparison,
    kind: PictureKind,
    options: Options,
    pay: PayChoices,
    made: date,
) -> PictureOrder:
    """Return what a picture of a comparison shows."""
    rows = salaries_of(workspace, comparison.programs, replace(pay, home=None, at_home=False))
    shown = tuple(row for row in rows.rows if row.key not in comparison.hidden)
    count = len(comparison.programs)
    programs = "1 program" if count == 1 else f"{count} programs side by side"
    day = full_day(made)
    return PictureOrder(
        kind,
        int(options.scale),
        replace(comparison, remarks=_remarks(comparison.remarks, options)),
        replace(rows, rows=shown),
        options.differences_only,
        options.title or programs,
        f"mpcompare, catalog {workspace.info.version}, made {day}. – not stated",  # noqa: RUF001
    )


def check_size(width: int, height: int, scale: int) -> None:
    """Refuse a picture that is too large to be painted.

    Raises:
        FileError: it is; its advice says what would be smaller.
    """
    wide, high = width * scale, height * scale
    if max(wide, high) <= LONGEST_SIDE and wide * high <= MOST_PIXELS:
        return
    raise FileError(
        f"The picture would have {whole(wide)} by {whole(high)} pixels, and at most "
        f"{whole(LONGEST_SIDE)} a side and {MOST_PIXELS // 1_000_000} million in all can be "
        "painted.",
        "Choose 1x, fewer programs or rows, or SVG, which has no such limit.",
    )


def _remarks(remarks: Remarks, options: Options) -> Remarks:
    """Leave out what the user wrote and what is said of them, unless that is asked for."""
    private = frozenset[str]()
    private |= frozenset() if options.notes else _WRITTEN
    private |= frozenset() if options.verdicts else _STANDING
    kept = {
        place: tuple(remark for remark in said if remark.kind not in private)
        for place, said in remarks.items()
    }
    return {place: said for place, said in kept.items() if said}
