"""The drawing library for one page's charts, imported away from the interface thread."""

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from mpcompare.model.figure import Figure
from mpcompare.ui.plot.ink import Ink
from mpcompare.ui.plot.paint import named_font
from mpcompare.ui.plot.places import Layout
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import Theme

if TYPE_CHECKING:
    from types import ModuleType

    from mpcompare.ui.plot.stage import Art, Stage


class ChartStage:
    """Makes Arts once the library is there. Owned by a page; shared by its chart views."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._stage: Stage | None = None
        self._waiting: list[Callable[[], None]] = []
        self._is_asked = False

    @property
    def is_ready(self) -> bool:
        """Whether charts can be drawn."""
        return self._stage is not None

    def load(self, done: Callable[[], None]) -> None:
        """Import the library on another thread, once; then call back, at once if it is there."""
        if self.is_ready:
            done()
            return
        self._waiting.append(done)
        if self._is_asked:
            return
        self._is_asked = True
        self._session.tasks.run(
            lambda _: importlib.import_module("mpcompare.ui.plot.stage"),
            self._arrived,
            self._refuse,
        )

    def _arrived(self, module: "ModuleType") -> None:
        self._stage = module.Stage()
        waiting, self._waiting = self._waiting, []
        for done in waiting:
            done()

    def _refuse(self, error: Exception) -> None:
        self._session.notify(
            Notice(f"The charts can't be drawn: {error}. Their figures stand in the table.")
        )

    def art(self, figure: Figure, width: float, theme: Theme, size: str = "text") -> "Art | None":
        """Draw a whole figure in a width; None while the library is on its way."""
        if self._stage is None:
            return None
        return self._stage.art(figure, width, ink_of(theme), theme.font(size), full=True)

    def drawn(self, figure: Figure, layout: Layout, theme: Theme) -> "Art | None":
        """Draw a figure that is laid out in the theme's font; None while the library comes."""
        if self._stage is None:
            return None
        return self._stage.drawn(figure, layout, ink_of(theme), named_font(theme.font()))


def ink_of(theme: Theme) -> Ink:
    """Give a theme's colours for charts."""
    tokens = theme.tokens
    return Ink(
        text=tokens["text"],
        muted=tokens["text-muted"],
        border=tokens["border"],
        surface=tokens["surface"],
        series=theme.series,
    )
