"""Beside the picture: one program's working, the user's money and a loan, one at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mpcompare.model.cost.sheet import ProgramCost
from mpcompare.ui.accessibility import GROUP, set_accessible_role, set_tabs
from mpcompare.ui.kept_layout import keep_tab
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL, TINY
from mpcompare.ui.widgets.named_combo import NamedCombo

_LETTERS = 12
"""Of the list of programs' narrowest width: it takes all of the pane's."""


class SidePane(QFrame):
    """Shows one of several panels, each of which scrolls, for the program that is chosen."""

    chosen = Signal(str)
    """Carries the id of the program that the user has chosen in the list."""

    def __init__(self, session: Session, panels: Sequence[tuple[str, str, QWidget]]) -> None:
        """Make a pane of panels, each with its word and its tip."""
        super().__init__()
        self.setObjectName("CostSide")
        self.program = NamedCombo("Program")
        self.program.setToolTip("Whose working is shown")
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.program.setSizeAdjustPolicy(adjust)
        self.program.setMinimumContentsLength(_LETTERS)
        self.program.activated.connect(lambda: self.chosen.emit(self.program.currentData()))
        self.tabs: list[QPushButton] = []
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TINY)
        for place, (words, tip, panel) in enumerate(panels):
            self._add(words, tip, panel, place)
            row.addWidget(self.tabs[place])
        row.addStretch(1)
        self._group.idClicked.connect(self._stack.setCurrentIndex)
        self.tabs[0].setChecked(True)
        keep_tab(session, self._group, "cost.side")
        set_tabs(self.tabs, strip, "Beside the picture")
        head = QVBoxLayout()
        head.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        head.setSpacing(SMALL)
        head.addWidget(self.program)
        head.addWidget(strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _add(self, words: str, tip: str, panel: QWidget, place: int) -> None:
        tab = QPushButton(words)
        tab.setCheckable(True)
        tab.setProperty("flat", True)
        tab.setToolTip(tip)
        self._group.addButton(tab, place)
        self.tabs.append(tab)
        scroll = QScrollArea()
        scroll.setWidget(panel)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_accessible_role(scroll, GROUP, words)
        self._stack.addWidget(scroll)

    @property
    def area(self) -> QScrollArea:
        """What scrolls the panel in sight."""
        area = self._stack.currentWidget()
        assert isinstance(area, QScrollArea)
        return area

    def show_panel(self, place: int) -> None:
        """Show another panel."""
        self.tabs[place].setChecked(True)
        self._stack.setCurrentIndex(place)

    def offer(self, costs: Sequence[ProgramCost]) -> None:
        """Offer the compared programs; the chosen one stays."""
        before = self.program.currentData()
        if [self.program.itemData(n) for n in range(self.program.count())] == [
            cost.program.id for cost in costs
        ]:
            return
        self.program.clear()
        for cost in costs:
            self.program.addItem(
                f"{cost.program.title}, {cost.program.institution}", cost.program.id
            )
        self.program.setCurrentIndex(max(0, self.program.findData(before)))

    def choose(self, program: str) -> None:
        """Name the program that is shown."""
        self.program.setCurrentIndex(max(0, self.program.findData(program)))

    def has_focus(self) -> bool:
        """Whether the focus is in it."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)
