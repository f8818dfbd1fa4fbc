"""The Compare page with nothing to compare: the way to Explore, and three examples."""

from collections.abc import Callable

from mpcompare.app.state import changes
from mpcompare.app.workspace.examples import EXAMPLES, Example, pick
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.widgets.message import Message


class EmptyComparison(Message):
    """Says how programs come here."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            "Nothing to compare yet",
            "Find programs in Explore and add them: with the + beside each. "
            "They stand here side by side, every fact with its source.",
        )
        self._session = session
        self.add_buttons(("Explore programs", "Find programs to compare", self._explore))
        self.add_line("or start with an example")
        self.add_buttons(
            *((one.title, one.explanation, self._comparer(one)) for one in EXAMPLES),
        )

    def _explore(self) -> None:
        self._session.apply(changes.show_page(self._session.state, changes.EXPLORE))

    def _comparer(self, example: Example) -> Callable[[], None]:
        def compare() -> None:
            workspace = self._session.workspace
            self._session.tasks.run(
                lambda _: pick(workspace, example), self._show, self._session.refuse
            )

        return compare

    def _show(self, ids: tuple[str, ...]) -> None:
        if not ids:
            self._session.notify(Notice("This catalog has no such program."))
            return
        self._session.apply(changes.compare_these(self._session.state, ids), "Compare an example")
