"""Writes the files of an export away from the interface thread, and repeats the last export."""

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from mpcompare.app.exporting.files import (
    ExportFile,
    files_named,
    in_words,
    replaced,
    write_files,
)
from mpcompare.app.exporting.options import Value, is_partial, options_of, remembered, typed_values
from mpcompare.app.exporting.write import Choices, Draw, formats
from mpcompare.app.state.export_choice import ExportChoice
from mpcompare.app.state.state import State
from mpcompare.model.figure import Figure
from mpcompare.model.library.library import UNNAMED
from mpcompare.ui import dialogs
from mpcompare.ui.exporting.cards_painting import CardsPainter
from mpcompare.ui.open_address import open_written
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import Themes


class Drawer(QObject):
    """Draws figures on the interface thread for a file that is written on another one."""

    _asked = Signal(object, object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._themes = session.themes
        self._draw_svg: Draw | None = None
        self._asked.connect(self._draw, Qt.ConnectionType.BlockingQueuedConnection)

    def draw(self, figure: Figure) -> str:
        """Return a figure as SVG; called from the writing thread, which waits."""
        drawn: list[str] = []
        self._asked.emit(figure, drawn)
        return drawn[0]

    def _draw(self, figure: Figure, drawn: list[str]) -> None:
        if self._draw_svg is None:
            self._draw_svg = _svg_drawing(self._themes)
        drawn.append(self._draw_svg(figure))


def _svg_drawing(themes: Themes) -> Draw:
    # The module imports pyqtgraph: only a file with charts needs it.
    return importlib.import_module("mpcompare.ui.exporting.svg").svg_drawing(themes)


def title_of(state: State) -> str:
    """Return the title that a file has where none is typed: the shortlist's name, if it has one."""
    name = state.library.shortlist.name
    return "" if name == UNNAMED else name


def choices_of(state: State, values: Mapping[str, Value]) -> Choices:
    """Return what is chosen, by the options' values; the rest is the state's."""
    return Choices(
        options=options_of(values),
        rows=state.library.shortlist.columns,
        library=state.library,
        pay=state.pay,
        cost=state.cost,
    )


def start_export(
    session: Session, files: Sequence[ExportFile], name: str, values: Mapping[str, Value]
) -> None:
    """Write files away from the interface thread, remember how, and say how that went.

    Args:
        session: which comparison.
        files: the files, all in one folder.
        name: of the files, without what tells them apart.
        values: the options by name.
    """
    state = session.state
    last = ExportChoice(
        formats=tuple(file.format for file in files),
        options=remembered(values),
        folder=str(files[0].path.parent),
        name=name,
        shortlist=state.library.open,
        is_partial=is_partial(values, title_of(state)),
        typed=typed_values(values),
    )
    session.apply(replace(state, export=last))
    _write(session, files, choices_of(state, values), "Exported")


def export_again(session: Session, parent: QWidget) -> None:
    """Write the files of the last export anew; open the dialog where that can't be repeated."""
    state, last = session.state, session.state.export
    known = {chosen.name: chosen for chosen in formats()}
    wanted = [known[name] for name in last.formats if name in known]
    is_lost = last.is_partial and not last.typed  # the program was started anew since
    if not wanted or is_lost or last.shortlist != state.library.open:
        dialogs.EXPORT.open(session, parent)
        return
    typed = last.typed if last.is_partial else {"title": title_of(state)}
    values = {**last.options, **typed, "differences_only": state.differences_only}
    files = files_named(last.name, Path(last.folder), wanted)
    _write(session, files, choices_of(state, values), "Exported again")


def _write(session: Session, files: Sequence[ExportFile], choices: Choices, words: str) -> None:
    drawer, today, painter = Drawer(session), session.today, CardsPainter(session)
    comparison, workspace = session.comparison(), session.workspace
    folder = files[0].path.parent
    there = replaced(files)

    def write(_: object) -> None:
        write_files(workspace, comparison, files, choices, drawer.draw, today, painter.paint)

    def done(_: None) -> None:
        drawer.deleteLater()
        painter.deleteLater()
        session.notify(_told(files, folder, words, replaces=bool(there)))

    def failed(error: Exception) -> None:
        drawer.deleteLater()
        painter.deleteLater()
        session.refuse(error)

    session.tasks.run(write, done, failed)


def _told(files: Sequence[ExportFile], folder: Path, words: str, *, replaces: bool) -> Notice:
    older = " The older one is replaced." if replaces and words != "Exported" else ""
    if len(files) == 1:
        path = files[0].path
        told = f"{words} to {path}"
        return Notice(f"{told}.{older}" if older else told, "Open", lambda: open_written(path))
    older = " Older ones are replaced." if older else ""
    return Notice(
        f"{words} to {folder}: {in_words(files)}.{older}",
        "Open folder",
        lambda: open_written(folder),
    )
