"""One attribute in the filter panel: a heading that folds, and the editor of its kind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mpcompare.model.attribute import Attribute
from mpcompare.model.query import Query
from mpcompare.model.search_results import Facets
from mpcompare.ui.pages.explore.filters.facet_list import FacetList
from mpcompare.ui.pages.explore.filters.range_filter import RangeFilter
from mpcompare.ui.session import Session
from mpcompare.ui.theme import TINY, set_role
from mpcompare.ui.widgets.glyph import glyph_icon


class _Heading(QToolButton):
    """The heading of a group of filters, which folds it."""

    moved = Signal(int)
    """The arrow keys ask for what is below (1) or above (-1)."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class FilterSection(QWidget):
    """Asks for a changed query; shows whatever the answer is."""

    asked = Signal(object)
    """Carries the `Query` that the user asks for."""
    fold_asked = Signal(str)
    left = Signal(int)
    """The keys ask for the section below (1) or above (-1)."""

    def __init__(self, session: Session, attribute: Attribute) -> None:
        super().__init__()
        self._session = session
        self.attribute = attribute
        self._is_stop = True
        self.heading = _Heading()
        set_role(self.heading, "small-strong")
        self.heading.setText(attribute.label)
        self.heading.setToolTip(f"{attribute.explanation} {attribute.caution}".strip())
        self.heading.setProperty("heading", True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.heading.setCursor(Qt.CursorShape.PointingHandCursor)
        self.heading.clicked.connect(lambda: self.fold_asked.emit(self.fold_name))
        self.heading.setAccessibleDescription(
            "Up and Down go from group to group and to its values; Tab leaves the groups"
        )
        self.editor = self._build_editor()
        self.editor.left.connect(self._leave)
        self.heading.moved.connect(self._move)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY // 2)
        column.addWidget(self.heading)
        column.addWidget(self.editor)
        session.themed.connect(self._turn_glyph)
        self._turn_glyph()

    @property
    def fold_name(self) -> str:
        """What the state calls this section when it is folded."""
        return f"filter-{self.attribute.key}"

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard can reach, from the top."""
        return (self.heading, *self.editor.stops)

    @property
    def term(self) -> str | None:
        """The attribute that the guide can explain; None for what the user gathers."""
        key = self.attribute.key
        return key if key in self._session.workspace.register else None

    def _build_editor(self) -> FacetList | RangeFilter:
        if self.attribute.kind.filter_by == "range":
            ranged = RangeFilter(self._session, self.attribute)
            ranged.picked.connect(self._pick_range)
            return ranged
        listed = FacetList(self._session, self.attribute)
        listed.toggled.connect(self._toggle)
        return listed

    def enter(self) -> None:
        """Put the focus on the heading, from where the keys go on."""
        self.heading.setFocus(Qt.FocusReason.TabFocusReason)

    def _move(self, steps: int) -> None:
        """Go from the heading to the first value, or to another section."""
        if steps > 0 and isinstance(self.editor, FacetList) and not self.editor.isHidden():
            self.editor.enter()
        else:
            self.left.emit(steps)

    def _leave(self, steps: int) -> None:
        """Go from the values to the heading, or to the section below."""
        if steps < 0:
            self.enter()
        else:
            self.left.emit(steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that nothing in the section has a use for."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        steps |= {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.left.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def set_stop(self, *, on: bool) -> None:
        """Let Tab stop in this section, or pass."""
        if on != self._is_stop:
            self._is_stop = on
            self.editor.set_stop(on=on)
            self._turn_glyph()

    def _toggle(self, token: str) -> None:
        self.asked.emit(self._session.state.query.toggled(self.attribute.key, token))

    def _pick_range(self, asked: object) -> None:
        query = self._session.state.query
        bare = query.without_filter(self.attribute.key)
        self.asked.emit(bare if asked is None else query.with_filter(asked))  # pyright: ignore[reportArgumentType]

    def show_asked(self, query: Query) -> None:
        """Show the filter that a query has on the attribute."""
        self.editor.show_asked(query.filter_on(self.attribute.key))

    def show_facets(self, facets: Facets) -> None:
        """Show the counts of the attribute's values."""
        key = self.attribute.key
        if isinstance(self.editor, FacetList):
            self.editor.show_counts(facets.counts.get(key, {}))
            return
        histogram = facets.histograms.get(key)
        if histogram is not None:
            self.editor.show_counts(histogram.edges, histogram.counts, histogram.unstated)

    def fold(self, *, folded: bool) -> None:
        """Hide the editor, or show it."""
        if folded != self.editor.isHidden():
            self.editor.setVisible(not folded)
            self._turn_glyph()

    def _turn_glyph(self) -> None:
        # Tab stops at the heading while it hides its values, else at one of them, from where the
        # arrow up leads to the heading
        is_stop = self.editor.isHidden() or isinstance(self.editor, RangeFilter)
        is_stop = is_stop and self._is_stop
        policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
        self.heading.setFocusPolicy(policy)
        name = "right" if self.editor.isHidden() else "down"
        state = "folded" if self.editor.isHidden() else "open"
        self.heading.setIcon(glyph_icon(name, self._session.theme, "text-muted"))
        self.heading.setAccessibleName(f"Filter by {self.attribute.label}, {state}")
