"""All that a format needs to write a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from mpcompare.export.document.options import Options
from mpcompare.model.comparison import Comparison
from mpcompare.model.cost.sheet import ProgramCost
from mpcompare.model.decide.ranking import Ranking
from mpcompare.model.figure import Figure
from mpcompare.model.pay.salary import Salaries
from mpcompare.model.program import Program


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure with its drawing as SVG text; "" where it is not drawn.

    Attributes:
        svg: all of it in one drawing.
        panels: each of its panels in a drawing of its own, without its caption.
    """

    figure: Figure
    svg: str = ""
    panels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Yours:
    """What the user wrote on one program.

    Attributes:
        tags: in their order.
        notes: Markdown by attribute key, "" for the program as a whole.
    """

    tags: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict[str, str])


NOTHING = Yours()
NOTE, TAG = "note", "tag"
"""What lists of facts have as attribute of what is the user's; `note:KEY` for a note on a fact."""
YOUR_NOTE, YOUR_TAGS = "Your note", "Your tags"
"""What tables call it; a note on a fact has the attribute's label behind a colon."""
YOURS_SECTION = "Yours"
PROGRAM_ID = "Program's id"
"""The label of the row of a table by which an import finds the programs again."""
RANKING_SECTION = "My criteria"


@dataclass(frozen=True, kw_only=True)
class Document:
    """All that a format needs to write a file: the comparison, what was chosen, what day it is.

    Attributes:
        catalog_version: "2026.11", for the footer.
        made: today.
        resources: the folder that holds `templates/` and `tokens.json`.
        options: what was chosen.
        chosen_rows: keys of the rows that the user wants in a summary; empty for the usual ones.
        charts: by program id, in the order of the cards; a program without any has no entry.
        charts_of_all: those that show all programs on one axis, in the place of one each.
        salaries: by occupation and program, as published, without hidden rows; None where the
            catalog has none.
        costs: what each program costs to the degree, in their order, as published for everyone;
            with the user's own money and home if they want that in the file.
        cost_chart: the costs as one picture, beside a year's pay; None where it is not asked for.
        picture: the cards as the window draws them, for a format that is nothing but that.
        yours: by program id, what the user wrote and wants in the file; empty if they do not.
        ranking: the programs by the user's criteria; None if they do not want it in the file.
    """

    comparison: Comparison
    catalog_version: str
    made: date
    resources: Path
    options: Options = field(default_factory=Options)
    chosen_rows: tuple[str, ...] = ()
    charts: Mapping[str, tuple[DrawnFigure, ...]] = field(
        default_factory=dict[str, tuple[DrawnFigure, ...]]
    )
    charts_of_all: tuple[DrawnFigure, ...] = ()
    salaries: Salaries | None = None
    costs: tuple[ProgramCost, ...] = ()
    cost_chart: DrawnFigure | None = None
    picture: bytes = b""
    yours: Mapping[str, Yours] = field(default_factory=dict[str, Yours])
    ranking: Ranking | None = None

    def yours_of(self, program: Program) -> Yours:
        """Return what the user wrote on a program."""
        return self.yours.get(program.id, NOTHING)

    @cached_property
    def noted(self) -> Mapping[str, str]:
        """The labels of all that has a note, by attribute key, in the order of the cards."""
        keys = {key for program in self.comparison.programs for key in self.yours_of(program).notes}
        labels = {"": YOUR_NOTE} | {
            attribute.key: f"{YOUR_NOTE}: {attribute.label}"
            for attribute in self.comparison.register
        }
        known = {key: label for key, label in labels.items() if key in keys}
        return known | {key: f"{YOUR_NOTE}: {key}" for key in sorted(keys - known.keys())}

    def charts_of(self, program: Program) -> tuple[DrawnFigure, ...]:
        """Return a program's charts; none where it has none."""
        return self.charts.get(program.id, ())
