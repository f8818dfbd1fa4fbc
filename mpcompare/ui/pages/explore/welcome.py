"""The card of a first start: what this is, and three comparisons to begin with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from mpcompare.app.state import changes
from mpcompare.app.state.state import Part
from mpcompare.app.workspace.examples import EXAMPLES, Example, pick
from mpcompare.ui.session import Notice, Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, TINY, set_role
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.glyph import glyph_icon

SENTENCE = (
    "Find master's degrees in music production, put them side by side, and leave with a page to "
    "print. Every fact says where it comes from."
)


class Welcome(QFrame):
    """Shown until it is closed or something is compared; not while something is searched for."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("Welcome")
        self._session = session
        self.title = QLabel("Compare music production degrees")
        set_role(self.title, "title")
        self.sentence = QLabel(SENTENCE)
        self.sentence.setWordWrap(True)
        self.start = QLabel("Start with an example:")
        set_role(self.start, "small")
        self.start.setProperty("muted", True)
        self.examples = [self._example_button(example) for example in EXAMPLES]
        self.explore = QPushButton("Explore all programs")
        self.explore.setProperty("flat", True)
        self.close_button = QToolButton()
        self.close_button.setProperty("flat", True)
        self.close_button.setAccessibleName("Close the welcome")
        for button in (self.explore, self.close_button):
            button.clicked.connect(self._close)
        self._build()
        session.themed.connect(self._apply_theme)
        self._apply_theme()
        # not shown before it is in a window, where it would be one of its own
        if not self._is_wanted():
            self.hide()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        ways = QFrame()
        flow = FlowLayout(ways, SMALL)
        for button in (*self.examples, self.explore):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, MEDIUM, MEDIUM, LARGE)
        column.setSpacing(TINY)
        column.addLayout(top)
        column.addWidget(self.sentence)
        column.addSpacing(TINY)
        column.addWidget(self.start)
        column.addWidget(ways)

    def _example_button(self, example: Example) -> QPushButton:
        button = QPushButton(example.title)
        button.setToolTip(f"{example.explanation}: compare up to four of them")
        button.clicked.connect(lambda: self._compare(example))
        return button

    def _compare(self, example: Example) -> None:
        workspace = self._session.workspace
        self._session.tasks.run(
            lambda _: pick(workspace, example), self._show, self._session.refuse
        )

    def _show(self, ids: tuple[str, ...]) -> None:
        if not ids:
            self._session.notify(Notice("This catalog has no such program."))
            return
        self._session.apply(changes.compare_these(self._session.state, ids), "Compare an example")

    def _close(self) -> None:
        self._session.apply(changes.close_welcome(self._session.state))

    def follow(self, parts: frozenset[Part]) -> None:
        """Show it while nothing is compared, unless it was closed."""
        if parts & {Part.PAGE, Part.COMPARED, Part.QUERY}:
            self.setVisible(self._is_wanted())

    def _is_wanted(self) -> bool:
        state = self._session.state
        is_asking = bool(state.query.words or state.query.filters)
        return not state.welcomed and not state.compared and not is_asking

    def _apply_theme(self) -> None:
        self.close_button.setIcon(glyph_icon("cross", self._session.theme, "text-muted"))
