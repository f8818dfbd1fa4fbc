"""The filters at the left, straight from the register: an editor per kind, counts per value."""

from functools import partial
from importlib import import_module
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QShowEvent, QWindow
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mpcompare.app.state import changes
from mpcompare.app.state.state import Part
from mpcompare.app.workspace.library_filters import YOURS, marked
from mpcompare.model.attribute import Attribute, Register, Section
from mpcompare.model.locale_format import LocaleFormat, current
from mpcompare.model.query import Filter, Query
from mpcompare.model.search_results import Facets
from mpcompare.ui.accessibility import GROUP, set_accessible_role
from mpcompare.ui.pages.explore.filters.filter_section import FilterSection
from mpcompare.ui.session import Session
from mpcompare.ui.theme import LARGE, MEDIUM, SMALL
from mpcompare.ui.widgets.glyph import glyph_icon


class FilterPanel(QScrollArea):
    """Holds a section for each offered attribute; the others can be added from a menu."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("FilterPanel")
        set_accessible_role(self, GROUP, "Filters")
        self._session = session
        self._facets: Facets | None = None
        self._stops = 0
        self._current = ""
        self._followed: QWindow | None = None
        self._asked: tuple[tuple[Filter, ...], LocaleFormat] | None = None
        self.sections: dict[str, FilterSection] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("FilterBody")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(SMALL, MEDIUM, 0, LARGE)
        self._column.setSpacing(MEDIUM)
        self.saved = self._saved_button()
        self.more = QPushButton("Add filter…")
        self.more.setProperty("flat", True)
        self.more.setToolTip("Filter by any other attribute")
        self._menu = QMenu(self.more)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self._menu)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.setWidget(body)
        for attribute in (*YOURS, *in_order(session.workspace.register)):
            if attribute.filtered or attribute in YOURS:
                self._add(attribute)
        session.themed.connect(self._apply_theme)
        self._apply_theme()
        self._show_asked()
        self._fold()

    def _saved_button(self) -> QPushButton:
        button = QPushButton("Saved searches")
        button.setProperty("flat", True)
        button.setToolTip("Open a search that you have saved, or save this one")
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill_saved(menu))
        button.setMenu(menu)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def show_facets(self, facets: Facets) -> None:
        """Show other counts."""
        self._facets = facets
        for section in self.sections.values():
            section.show_facets(facets)
        self._order_stops()

    def add(self, key: str) -> None:
        """Offer one more attribute, and go there."""
        section = self._add(self._session.workspace.register[key])
        section.show_asked(self._session.state.query)
        if self._facets is not None:
            section.show_facets(self._facets)
        self._order_stops()
        self._current = key
        self._set_stops()
        section.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, section, lambda: self.ensureWidgetVisible(section, 0, LARGE))

    def offered(self) -> tuple[Attribute, ...]:
        """Return the attributes that the menu can add."""
        register = self._session.workspace.register
        return tuple(a for a in in_order(register) if a.key not in self.sections)

    def _add(self, attribute: Attribute) -> FilterSection:
        section = FilterSection(self._session, attribute)
        section.asked.connect(self._ask)
        section.fold_asked.connect(self._ask_fold)
        section.left.connect(partial(self._leave, attribute.key))
        self.sections[attribute.key] = section
        self._column.insertWidget(self._column.count() - 2, section)
        return section

    def _order_stops(self) -> None:
        """Set the Tab order down the panel: Qt orders by when widgets were made."""
        stops = [stop for section in self.sections.values() for stop in section.stops]
        if len(stops) != self._stops:
            self._stops = len(stops)
            for before, after in pairwise((*stops, self.more)):
                QWidget.setTabOrder(before, after)

    # One section is a stop for Tab: arrow keys go to the others

    def _leave(self, key: str, steps: int) -> None:
        """Go to the section above or below; from the last one to what adds another."""
        shown = [k for k, section in self.sections.items() if not section.isHidden()]
        place = shown.index(key) + steps
        if place >= len(shown):
            self.more.setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= 0:
            self.sections[shown[place]].enter()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.window().windowHandle()
        if handle is not self._followed:
            self._followed = handle
            handle.focusObjectChanged.connect(self._follow_focus)

    def _follow_focus(self, focused: QObject | None) -> None:
        """Make the section that has the focus the one at which Tab stops."""
        if not isinstance(focused, QWidget) or not self.isAncestorOf(focused):
            return
        holding = (key for key, one in self.sections.items() if one.isAncestorOf(focused))
        self._current = next(holding, self._current)
        self._set_stops()
        self.ensureWidgetVisible(focused, 0, LARGE)

    def _set_stops(self) -> None:
        """Let Tab stop in the section that had the focus last, else in the first."""
        shown = [key for key, section in self.sections.items() if not section.isHidden()]
        current = self._current if self._current in shown else next(iter(shown), "")
        for key, section in self.sections.items():
            section.set_stop(on=key == current)

    def _ask(self, query: Query) -> None:
        self._session.apply(changes.ask(self._session.state, query))

    def _ask_fold(self, name: str) -> None:
        self._session.apply(changes.fold(self._session.state, name))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for attribute in self.offered():
            action = self._menu.addAction(attribute.label)
            action.setToolTip(attribute.explanation)
            action.setObjectName(attribute.key)
            action.triggered.connect(lambda _=False, key=attribute.key: self.add(key))

    def _fill_saved(self, menu: QMenu) -> None:
        module = import_module("mpcompare.ui.library.searches_menu")
        module.fill_searches_menu(menu, self._session, self.window())

    def follow(self, parts: frozenset[Part]) -> None:
        """Show what is asked for; the counts come with the answer."""
        if Part.QUERY in parts:
            self._show_asked()
        elif parts & {Part.NOTES, Part.APPLICATIONS}:
            self._show_yours()
        if Part.ROWS in parts:
            self._fold()

    def _show_asked(self) -> None:
        """Show the filters at once; their counts come with the answer."""
        query = self._session.state.query
        for asked in query.filters:
            if asked.attribute not in self.sections:
                self._add(self._session.workspace.register[asked.attribute])
        asked = query.filters, current()
        if asked != self._asked:  # words alone change with each key
            self._asked = asked
            for section in self.sections.values():
                section.show_asked(query)
        self._show_yours()
        self._order_stops()
        self._set_stops()

    def _show_yours(self) -> None:
        """Offer the user's own things where there are any."""
        state = self._session.state
        marks = marked(state.library)
        for attribute in YOURS:
            is_asked = state.query.filter_on(attribute.key) is not None
            self.sections[attribute.key].setVisible(is_asked or bool(marks[attribute.key]))

    def _fold(self) -> None:
        folded = self._session.state.folded
        for section in self.sections.values():
            section.fold(folded=section.fold_name in folded)

    def _apply_theme(self) -> None:
        for button, glyph in ((self.more, "plus"), (self.saved, "search")):
            button.setIcon(glyph_icon(glyph, self._session.theme, "text-muted"))


def in_order(register: Register) -> tuple[Attribute, ...]:
    """Return the filterable attributes as people narrow down: what, where, the rest."""
    first = (Section.GLANCE, Section.PROGRAM)
    sections = (*first, *(section for section in Section if section not in first))
    by_section = {s: [a for a in register.filterable if a.section is s] for s in sections}
    by_section[Section.PROGRAM].reverse()
    return tuple(a for section in sections for a in by_section[section])
