"""From compared programs to a file: the comparison, its figures and a format put together."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mpcompare.app.compare.card_figures import card_figures
from mpcompare.app.start.paths import resources_dir
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.export import (
    Document,
    DrawnFigure,
    Format,
    Orientation,
    Paper,
    Yours,
    export,
    formats,
)
from mpcompare.model.comparison import Comparison
from mpcompare.model.errors import InputError
from mpcompare.model.figure import Figure
from mpcompare.model.library.library import Library
from mpcompare.model.pay.preferences import AS_PUBLISHED, PayChoices

Draw = Callable[[Figure], str]
"""Draws a figure as SVG text."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user can choose for a file. Without `draw`, charts are left out, not their figures.

    `yours` is the library whose notes and tags go into the file. `pay` is which wages go into it:
    where the user lives is told to nobody, so that online programs have those of their schools.
    """

    format: str = "pdf"
    paper: Paper = "a4"
    orientation: Orientation = "portrait"
    differences_only: bool = False
    yours: Library | None = None
    pay: PayChoices = AS_PUBLISHED


def format_named(name: str) -> Format:
    """Return a format by its name.

    Raises:
        InputError: there is no such format.
    """
    for chosen in formats():
        if chosen.name == name:
            return chosen
    raise InputError(f"There is no format {name}.", f"Choose one of {', '.join(format_names())}.")


def format_names() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(chosen.name for chosen in formats())


def write(
    workspace: Workspace,
    comparison: Comparison,
    path: Path,
    choices: Choices,
    draw: Draw | None = None,
    made: date | None = None,
) -> None:
    """Write a comparison to a file with its figures; drawn where the format shows drawings.

    May run on any thread, if `draw` may.

    Raises:
        FileError: the file can't be written; nothing is left behind.
        InputError: there is nothing to write, or no such format.
    """
    chosen = format_named(choices.format)
    if not comparison.programs:
        raise InputError("There is no program to export.", "Add one to the comparison first.")
    figures = card_figures(
        workspace, comparison.programs, replace(choices.pay, home=None), comparison.series
    )
    shown = [of_all for key, of_all in figures.items() if key not in comparison.hidden]
    document = Document(
        comparison=comparison,
        catalog_version=workspace.info.version,
        made=made or date.today(),
        resources=resources_dir(),
        charts={
            program.id: tuple(_chart(of_all[i], draw if chosen.draws else None) for of_all in shown)
            for i, program in enumerate(comparison.programs)
        },
        paper=choices.paper,
        orientation=choices.orientation,
        differences_only=choices.differences_only,
        yours=yours_in(choices.yours, comparison) if choices.yours else {},
    )
    export(chosen, document, path)


def has_yours(state: State) -> bool:
    """Whether there are notes or tags on the compared programs."""
    shown, library = set(state.compared), state.library
    return any(program in shown for program, _ in library.notes) or any(
        program in shown for program in library.tags
    )


def yours_in(library: Library, comparison: Comparison) -> dict[str, Yours]:
    """Return the notes and tags on the programs of a comparison; those without any are left out."""
    shown = {program.id for program in comparison.programs}
    notes: dict[str, dict[str, str]] = {}
    for (program, attribute), note in library.notes.items():
        if program in shown:
            notes.setdefault(program, {})[attribute] = note.text
    tagged = {program for program in shown if library.tags.get(program)}
    return {
        program: Yours(library.tags.get(program, ()), notes.get(program, {}))
        for program in {*notes, *tagged}
    }


def _chart(figure: Figure, draw: Draw | None) -> DrawnFigure:
    return DrawnFigure(figure, draw(figure) if draw and figure.panels else "")
