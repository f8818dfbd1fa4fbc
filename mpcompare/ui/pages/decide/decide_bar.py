"""The bar above: which set of criteria is in sight, how it weighs, and its file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.decide import changes
from mpcompare.app.decide.examples import EXAMPLES
from mpcompare.app.state import changes as guide_changes
from mpcompare.model.decide.criteria_set import CriteriaSet
from mpcompare.ui import dialogs
from mpcompare.ui.literal import button_text, plain_label
from mpcompare.ui.menus import allow, explain
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, SMALL
from mpcompare.ui.widgets.flow_layout import FlowLayout
from mpcompare.ui.widgets.named_combo import NamedCombo
from mpcompare.ui.widgets.pane_button import pane_button

NEW_SET = "New set"
CHAPTER = "deciding"
"""Of the guide."""


class DecideBar(QFrame):
    """Changes the sets, and shows them."""

    example_asked = Signal(object)
    """Carries the `Example` to start from."""
    open_asked = Signal()
    save_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("SubBar")
        self._session = session
        self.sets = NamedCombo("Set of criteria")
        self.sets.setToolTip("Which criteria are in sight: yours, or another's")
        self.sets.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sets.setMinimumContentsLength(16)
        self.sets.activated.connect(self._open)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more = QPushButton("Sets")
        self.more.setToolTip("Make, copy, rename or remove a set, or keep it in a file")
        self.more.setMenu(self.menu)
        self.weights = QComboBox()
        self.weights.setAccessibleName("How criteria weigh")
        self.weights.setToolTip(
            "By their order: the k-th of n weighs (1/k + … + 1/n) / n, the mean of all weights in "
            "that order (rank-order centroid, Barron and Barrett 1996)"
        )
        self.weights.addItem("As set by you", "exact")
        self.weights.addItem("By their order alone", "order")
        self.weights.activated.connect(self._weigh)
        self.criteria = pane_button("Criteria", "Show what counts for you")
        self.findings = pane_button("To find out", "Show what to find out first")
        self.help = QPushButton("How it works")
        self.help.setProperty("flat", True)
        self.help.setToolTip("Read in the guide how programs are put in order")
        self.help.clicked.connect(self._explain)
        self._lay_out()

    def _lay_out(self) -> None:
        label = plain_label("Weights")
        label.setProperty("muted", True)
        label.setBuddy(self.weights)
        weights = QWidget()
        pair = QHBoxLayout(weights)
        pair.setContentsMargins(SMALL, 0, 0, 0)
        pair.setSpacing(SMALL)
        pair.addWidget(label)
        pair.addWidget(self.weights)
        flow = FlowLayout(None, SMALL)
        for one in (self.sets, self.more, weights):
            flow.addWidget(one)
        flow.add_spring()
        for one in (self.help, self.criteria, self.findings):
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        column.addLayout(flow)

    def show_sets(self) -> None:
        """Show the sets of the open shortlist."""
        sets = changes.sets_of(self._session.state)
        self.sets.clear()
        self.sets.addItems([each.name for each in sets.sets])
        self.sets.setCurrentIndex(sets.open if sets.sets else -1)
        by_order = changes.current_set(self._session.state).weights == "order"
        self.weights.setCurrentIndex(int(by_order))

    def _fill_menu(self) -> None:
        explain(self.menu, self._session)
        self.menu.clear()
        has_set = changes.sets_of(self._session.state).current is not None
        self.menu.addAction("New set…").triggered.connect(self._ask_new)
        for words, run in (
            ("Duplicate…", self._ask_copy),
            ("Rename…", self._ask_name),
            ("Remove", self._remove),
        ):
            action = self.menu.addAction(words)
            allow(action, unless="" if has_set else "There is no set yet. New set… makes one.")
            action.triggered.connect(run)
        self.menu.addSection("Examples to change")
        for example in EXAMPLES:
            action = self.menu.addAction(button_text(example.name))
            action.setToolTip(example.explanation)
            action.triggered.connect(lambda _=False, one=example: self.example_asked.emit(one))
        self.menu.addSeparator()
        self.menu.addAction("Open file…").triggered.connect(self.open_asked)
        save = self.menu.addAction("Save to file…")
        counts = changes.current_set(self._session.state).counting is not None
        allow(save, unless="" if counts else "No criterion of this set counts yet.")
        save.triggered.connect(self.save_asked)

    def _explain(self) -> None:
        self._session.apply(guide_changes.show_guide(self._session.state, CHAPTER))

    def _open(self, place: int) -> None:
        self._session.apply(changes.open_set(self._session.state, place))

    def _weigh(self) -> None:
        weights = self.weights.currentData()
        self._session.apply(
            changes.weigh_by(self._session.state, weights),
            f"Weights {self.weights.currentText().lower()}",
        )

    def _ask_new(self) -> None:
        def take(name: str) -> None:
            state = changes.add_set(self._session.state, CriteriaSet(name))
            self._session.apply(state, f"New set {name}")

        dialogs.NAME.open(self._session, self, "New set of criteria", NEW_SET, ("Add", take))

    def _ask_copy(self) -> None:
        current = changes.current_set(self._session.state)

        def take(name: str) -> None:
            copied = CriteriaSet(name, current.criteria, current.musts, current.weights)
            state = changes.add_set(self._session.state, copied)
            self._session.apply(state, f"Duplicate set {current.name}")

        name = f"{current.name}, copy"
        dialogs.NAME.open(self._session, self, "Duplicate the criteria", name, ("Add", take))

    def _ask_name(self) -> None:
        name = changes.current_set(self._session.state).name

        def take(new: str) -> None:
            self._session.apply(changes.rename_set(self._session.state, new), f"Rename set {name}")

        dialogs.NAME.open(self._session, self, "Rename the criteria", name, ("Rename", take))

    def _remove(self) -> None:
        name = changes.current_set(self._session.state).name
        self._session.apply(changes.remove_set(self._session.state), f"Remove set {name}")
        self._session.notify_step(f"Removed the set of criteria “{name}”.")
