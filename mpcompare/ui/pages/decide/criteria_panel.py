"""The left pane: what counts and what has to be met, each to be changed in its place."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.decide import changes
from mpcompare.app.decide.outcome import Choices, Extent, Outcome, Subject
from mpcompare.app.state.state import State
from mpcompare.model.decide.criteria import Linear, Must, OfChoices
from mpcompare.model.decide.criteria_set import CriteriaSet, asks
from mpcompare.ui import dialogs
from mpcompare.ui.literal import plain_label
from mpcompare.ui.pages.decide.criterion_row import CriterionRow
from mpcompare.ui.pages.decide.must_row import MustRow
from mpcompare.ui.session import Session
from mpcompare.ui.theme import MEDIUM, SMALL, set_role

UNFINISHED = "Does not count yet: say what is better."
LACKING = "This catalog lacks it: it does not count."


class CriteriaPanel(QScrollArea):
    """Applies what the user sets; each is a step that can be undone."""

    previewed = Signal(object)
    """Carries the `State` with the weight under the pointer, which is not applied yet."""
    added = Signal()
    """What was just added is about to take the focus: the pane has to be in sight."""

    def __init__(self, session: Session, after: QWidget) -> None:
        """Show no criteria yet; Tab comes here from the widget `after`."""
        super().__init__()
        self.setObjectName("DetailPanel")
        self.setAccessibleName("What counts for you")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._session, self._after = session, after
        self._choices: Choices | None = None
        self._extents: dict[str, Extent] = {}
        self._shown = CriteriaSet("")
        self._fresh = ""
        self.rows: dict[str, CriterionRow] = {}
        self.musts: dict[str, MustRow] = {}
        self.add_criterion = QPushButton("Add a criterion…")
        self.add_criterion.setToolTip("Choose what counts: an attribute, the cost, or pay")
        self.add_criterion.clicked.connect(self.ask_criterion)
        self.add_must = QPushButton("Add a must…")
        self.add_must.setToolTip("Choose what a program has to meet; others are ruled out")
        self.add_must.clicked.connect(self.ask_must)
        body = QWidget()
        body.setObjectName("DetailBody")
        self._criteria, self._musts = QVBoxLayout(), QVBoxLayout()
        for column in (self._criteria, self._musts):
            column.setSpacing(SMALL)
        column = QVBoxLayout(body)
        column.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        column.setSpacing(SMALL)
        column.addWidget(_heading("What counts"))
        column.addLayout(self._criteria)
        column.addWidget(self.add_criterion, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(MEDIUM)
        column.addWidget(_heading("Musts"))
        column.addLayout(self._musts)
        column.addWidget(self.add_must, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(body)

    # Showing

    def show_choices(self, choices: Choices) -> None:
        """Take what can be chosen from; the rows are made with it."""
        self._choices = choices
        self._clear()
        self.show_set(self._shown)

    def _clear(self) -> None:
        for held, column in ((self.rows, self._criteria), (self.musts, self._musts)):
            for row in held.values():
                column.removeWidget(row)
                row.hide()
                row.deleteLater()
            held.clear()

    def show_set(self, shown: CriteriaSet) -> None:
        """Show other criteria; the rows of those that stay are kept."""
        self._shown = shown
        if self._choices is None:
            return
        self._keep_rows([each.key for each in shown.criteria], [must.key for must in shown.musts])
        last = len(shown.criteria) - 1
        for place, draft in enumerate(shown.criteria):
            row, extent = self.rows[draft.key], self._extents.get(draft.key, Extent())
            row.show_draft(draft, shown.weights, extent, (place == 0, place == last))
            if self._criteria.indexOf(row) != place:  # layout takes long in a drag
                self._criteria.removeWidget(row)
                self._criteria.insertWidget(place, row)
        for must in shown.musts:
            row = self.musts[must.key]
            count = row.count.text() if asks(must) else "Asks for nothing yet."
            row.show_must(must, self._extents.get(must.key, Extent()), count)
        self._show_shares()

    def _keep_rows(self, criteria: list[str], musts: list[str]) -> None:
        for key in [key for key in self.rows if key not in criteria]:
            _drop(self.rows.pop(key))
        for key in [key for key in self.musts if key not in musts]:
            _drop(self.musts.pop(key))
        for key in criteria:
            if key not in self.rows:
                self.rows[key] = self._make_row(key)
        for key in musts:
            if key not in self.musts:
                self.musts[key] = self._make_must(key)
                self._musts.addWidget(self.musts[key])

    def show_outcome(self, found: Outcome) -> None:
        """Show what the programs state, and how many the musts rule out."""
        self._extents = found.extents
        count = len(found.programs)
        for key, row in self.musts.items():
            if key in found.rules_out:
                row.count.setText(f"Rules out {found.rules_out[key]} of {count}")
        self.show_set(self._shown)
        self._chain()
        self._focus_fresh()

    def _chain(self) -> None:
        """Let Tab go through the rows as they stand; Qt has those made later after all else."""
        chain: list[QWidget] = []
        for row in (*(self.rows[each.key] for each in self._shown.criteria), self.add_criterion):
            chain += _stops(row)
        for row in (*self.musts.values(), self.add_must):
            chain += _stops(row)
        before = self._after
        for stop in chain:
            QWidget.setTabOrder(before, stop)
            before = stop

    def _show_shares(self) -> None:
        """Show each criterion's part of all weights, which the others share."""
        known = self._choices.offered if self._choices else {}
        counting = [each for each in self._shown.criteria if each.value and each.key in known]
        shares = self._shares()
        for draft in self._shown.criteria:
            row = self.rows[draft.key]
            if draft not in counting or draft.key not in shares:
                words = UNFINISHED if draft.key in known else LACKING
                row.show_share(None, words if draft.value is None or draft.key not in known else "")
                continue
            place = counting.index(draft)
            weight = f"{shares[draft.key] * 100:.0f} of 100"
            by = f", by its place {place + 1}" * (self._shown.weights == "order")
            row.show_share(place, f"Weighs {weight}{by}")

    def _shares(self) -> dict[str, float]:
        counting = self._shown.counting
        if counting is None:
            return {}
        return dict(zip((each.key for each in counting.criteria), counting.shares, strict=True))

    # Rows

    def _subject(self, key: str) -> Subject:
        assert self._choices is not None
        return self._choices.offered.get(key) or Subject(key, key, "", is_number=False)

    def _make_row(self, key: str) -> CriterionRow:
        row = CriterionRow(self._session, self._subject(key))
        label = row.subject.label
        row.valued.connect(lambda value: self._set_value(key, value, label))
        row.dragged.connect(lambda weight: self._preview(key, weight))
        row.weighed.connect(lambda weight: self._weigh(key, weight, label))
        row.moved.connect(lambda steps: self._move(key, steps, label))
        row.removed.connect(
            lambda: self._apply(changes.remove_criterion(self._state, key), f"Remove {label}")
        )
        self._guard_wheel(row)
        return row

    def _make_must(self, key: str) -> MustRow:
        row = MustRow(self._session, self._subject(key))
        label = row.subject.label
        row.changed.connect(lambda must: self._set_must(must, label))
        row.removed.connect(
            lambda: self._apply(changes.remove_must(self._state, key), f"Remove must {label}")
        )
        self._guard_wheel(row)
        return row

    def _guard_wheel(self, row: QWidget) -> None:
        """Let the wheel scroll the pane: it must not change what has not been clicked."""
        for kind in (QComboBox, QAbstractSpinBox, QSlider):
            for field in row.findChildren(kind):
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on the wheel over a field without the focus."""
        is_wheel = event.type() == QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # What the user does

    @property
    def _state(self) -> State:
        return self._session.state

    def _apply(self, state: State, name: str) -> None:
        self._session.apply(state, name)

    def _set_value(self, key: str, value: "Linear | OfChoices | None", label: str) -> None:
        self._apply(changes.set_value(self._state, key, value), f"Values of {label}")

    def _preview(self, key: str, weight: float) -> None:
        self.previewed.emit(changes.set_weight(self._state, key, weight))

    def _weigh(self, key: str, weight: float, label: str) -> None:
        self._apply(changes.set_weight(self._state, key, weight), f"Weight of {label}")

    def _move(self, key: str, steps: int, label: str) -> None:
        self._apply(changes.move_criterion(self._state, key, steps), f"Move {label}")
        button = self.rows[key].up if steps < 0 else self.rows[key].down
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self.rows[key])

    def _set_must(self, must: Must, label: str) -> None:
        self._apply(changes.set_must(self._state, must), f"Must {label}")

    def ask_criterion(self) -> None:
        """Let the user choose what else counts."""
        taken = {each.key for each in changes.current_set(self._state).criteria}
        self._ask("What counts?", taken, self._add_criterion)

    def ask_must(self) -> None:
        """Let the user choose what else has to be met."""
        taken = {each.key for each in changes.current_set(self._state).musts}
        self._ask("What has to be met?", taken, self._add_must)

    def _ask(self, heading: str, taken: set[str], take: object) -> None:
        if self._choices is not None:
            offered = tuple(s for s in self._choices.offered.values() if s.key not in taken)
            dialogs.SUBJECT.open(self._session, self, heading, offered, take)  # pyright: ignore[reportArgumentType]

    def _add_criterion(self, subject: Subject) -> None:
        self._fresh = subject.key
        self._apply(changes.add_criterion(self._state, subject.key), f"Add {subject.label}")

    def _add_must(self, subject: Subject) -> None:
        self._fresh = subject.key
        self._apply(changes.add_must(self._state, subject.key), f"Add must {subject.label}")

    def _focus_fresh(self) -> None:
        """Go to what was just added, once its values are known."""
        key, self._fresh = self._fresh, ""
        musts = [must.key for must in self._shown.musts]
        row = self.musts.get(key) if musts[-1:] == [key] and key else self.rows.get(key)
        if row is not None:
            self.added.emit()
            self.ensureWidgetVisible(row)
            row.focus_first()


def _stops(row: QWidget) -> list[QWidget]:
    """Return what Tab stops at in a row, as it was made; without lists that boxes open."""
    return [
        each
        for each in (row, *row.findChildren(QWidget))
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is row.window()
    ]


def _drop(row: QWidget) -> None:
    row.hide()
    row.setParent(None)
    row.deleteLater()


def _heading(words: str) -> QWidget:
    label = plain_label(words)
    set_role(label, "title")
    return label
