"""Makes charts once the library is imported, which it asks for on another thread."""

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mpcompare.model.figure import Figure
from mpcompare.ui.plot.ink import ink_of
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import LARGE, Theme

if TYPE_CHECKING:
    from types import ModuleType

    from PySide6.QtGui import QImage

    from mpcompare.ui.plot.figure_view import FigureView


def _modules() -> "tuple[ModuleType, ModuleType]":
    """Import what imports pyqtgraph."""
    view, files = (f"mpcompare.ui.plot.{name}" for name in ("figure_view", "figure_files"))
    return importlib.import_module(view), importlib.import_module(files)


class ChartStage:
    """Owned by a page; shared by its chart views."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._views: Any = None
        self._files: Any = None
        self._waiting: list[Callable[[], None]] = []
        self._is_asked = False

    @property
    def is_ready(self) -> bool:
        """Whether charts can be drawn."""
        return self._views is not None

    def load(self, done: Callable[[], None]) -> None:
        """Import the library on another thread, once; then call back, at once if it is there."""
        if self.is_ready:
            done()
            return
        self._waiting.append(done)
        if self._is_asked:
            return
        self._is_asked = True
        self._session.tasks.run(lambda _: _modules(), self._arrived, self._refuse)

    def _arrived(self, modules: "tuple[ModuleType, ModuleType]") -> None:
        self._views, self._files = modules
        waiting, self._waiting = self._waiting, []
        for done in waiting:
            done()

    def _refuse(self, error: Exception) -> None:
        self._session.notify(
            Notice(f"The charts can't be drawn: {error}. Their figures stand in the table.")
        )

    def view(
        self, figure: Figure, theme: Theme, *, margin: float, ratio: float
    ) -> "FigureView | None":
        """Return a view of a figure that is still to be built; None while the library comes."""
        if self._views is None:
            return None
        ink = ink_of(theme)
        return self._views.FigureView(figure, ink, theme.font(), margin=margin, ratio=ratio)

    def svg(self, figure: Figure, theme: Theme, width: float) -> str | None:
        """Return a figure as it goes into a drawing; None while the library comes."""
        if self._files is None:
            return None
        return self._files.svg_of(figure, self._sheet(theme, width))

    def image(self, figure: Figure, theme: Theme, width: float, scale: int) -> "QImage | None":
        """Return a figure as it goes into a picture; None while the library comes."""
        if self._files is None:
            return None
        return self._files.image_of(figure, self._sheet(theme, width), scale)

    def _sheet(self, theme: Theme, width: float) -> object:
        assert self._files is not None
        return self._files.Sheet(width, ink_of(theme), theme.font(), margin=LARGE)
