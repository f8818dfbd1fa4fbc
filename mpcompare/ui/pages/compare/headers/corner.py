"""The words above the labels: how much is compared, and what the bars at cells mean."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mpcompare.app.state.state import State
from mpcompare.model.comparison import Agreement, Comparison
from mpcompare.model.locale_format import counted, whole
from mpcompare.ui.literal import plain_label
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL, set_role

LEGEND = "differs from the reference"


class Corner(QFrame):
    """Counts programs and rows. While a program is pinned, it explains the bars, once for all."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.words = plain_label()
        self.legend = plain_label(LEGEND)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, 2 * MEDIUM, MEDIUM, 0)
        column.setSpacing(SMALL)
        for label in (self.words, self.legend):
            set_role(label, "small")
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        self.legend.setAccessibleName(f"A bar at a cell's edge: it {LEGEND}")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_counts(self, comparison: Comparison, state: State) -> None:
        """Say how many programs are compared, and in how many rows they differ."""
        shown = {program.id for program in comparison.programs}
        missing = [program for program in state.compared if program not in shown]
        library = state.library
        unread = sum(p in library.own or p in library.shared_programs for p in missing)
        self.words.setText(corner_words(comparison, unread, len(missing) - unread))
        self.legend.setVisible(comparison.reference in shown and len(shown) > 1)

    def apply_theme(self) -> None:
        """Take the theme's colours."""
        theme = self._session.theme
        words = "QLabel { color: @text-muted@; }"
        self.setStyleSheet(theme.style_sheet(words + "Corner { background: @window@; }"))
        bar = f"border-left: 3px solid @accent@; padding-left: {SMALL}px; color: @text-muted@"
        self.legend.setStyleSheet(theme.style_sheet(bar))


def corner_words(comparison: Comparison, unread: int, gone: int) -> str:
    """Return how many programs are compared, and in how many rows they differ.

    Args:
        comparison: what is shown.
        unread: how many more programs are the user's own, whose texts are still being read.
        gone: how many more are listed that the catalog lacks.
    """
    programs = len(comparison.programs)
    lines = [counted(programs, "program")]
    lines += [f"{whole(unread)} more being read"] if unread else []
    lines += [f"{whole(gone)} more not in this catalog"] if gone else []
    if programs > 1:
        partial = comparison.count(Agreement.PARTIAL)
        differing, rows = comparison.count(Agreement.DIFFERING), len(comparison.rows)
        lines += [f"{differing} of {rows} rows differ"]
        lines += [f"in {partial} only some state it"] if partial else []
    return "\n".join(lines)
