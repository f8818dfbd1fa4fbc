"""What can be done with a column: sort by it, say which end is better, move it, hide it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from mpcompare.app.compare import changes as table_changes
from mpcompare.app.compare.table import can_be_ranked, chosen_columns
from mpcompare.model.attribute import Attribute
from mpcompare.model.comparison import Comparison
from mpcompare.model.library.shortlist import Better
from mpcompare.ui import dialogs
from mpcompare.ui.menus import allow, explain
from mpcompare.ui.pages.compare.table.table_model import BETTER_WORDS
from mpcompare.ui.session import Session


class ColumnCommands:
    """Changes the columns of the table; every step but sorting can be undone."""

    def __init__(self, session: Session, view: QWidget) -> None:
        self._session, self._view = session, view

    def sort(self, key: str, *, descending: bool) -> None:
        """Sort by a column."""
        state = self._session.state
        self._session.apply(table_changes.sort_table(state, key, descending=descending))

    def turn(self, key: str) -> None:
        """Sort by a column, then the other way round, then as the shortlist has it."""
        self._session.apply(table_changes.turn_table(self._session.state, key))

    def _caller(self, attribute: Attribute, better: Better) -> Callable[[bool], None]:
        return lambda is_on: self.call_better(attribute, better if is_on else None)

    def call_better(self, attribute: Attribute, better: Better | None) -> None:
        """Say which end is better, or that neither is."""
        state = self._session.state
        name = f"{attribute.label}: {BETTER_WORDS[better] if better else 'neither is better'}"
        self._session.apply(table_changes.set_better(state, attribute.key, better), name)

    def move(self, comparison: Comparison, attribute: Attribute, before: Attribute | None) -> None:
        """Put a column to the left of another; to the end without one."""
        keys = [each.key for each in chosen_columns(self._session.state, comparison)]
        rest = [key for key in keys if key != attribute.key]
        place = rest.index(before.key) if before and before.key in rest else len(rest)
        self._arrange((*rest[:place], attribute.key, *rest[place:]), f"Move {attribute.label}")

    def hide(self, comparison: Comparison, attribute: Attribute) -> None:
        """Take a column out of the table; its row stays on the cards."""
        chosen = chosen_columns(self._session.state, comparison)
        keys = tuple(each.key for each in chosen if each is not attribute)
        if not keys:
            return
        self._arrange(keys, f"Hide {attribute.label}")
        self._session.notify_step(f"“{attribute.label}” is hidden. Columns… shows it again.")

    def _arrange(self, keys: tuple[str, ...], name: str) -> None:
        self._session.apply(table_changes.arrange_columns(self._session.state, keys), name)

    def fill(
        self,
        menu: QMenu,
        comparison: Comparison,
        shown: tuple[Attribute, ...],
        attribute: Attribute,
    ) -> None:
        """Put what can be done with a column into a menu."""
        explain(menu, self._session)
        key, place = attribute.key, shown.index(attribute)
        for words, descending in (("Sort ascending", False), ("Sort descending", True)):
            sort = partial(self.sort, key, descending=descending)
            menu.addAction(words).triggered.connect(lambda _=False, run=sort: run())
        if can_be_ranked(attribute):
            self._add_better(menu, attribute)
        menu.addSeparator()
        left = menu.addAction("Move column left")
        allow(left, unless="" if place else "It is the first column.")
        left.triggered.connect(lambda: self.move(comparison, attribute, shown[place - 1]))
        right = menu.addAction("Move column right")
        is_last = place == len(shown) - 1
        allow(right, unless="It is the last column." if is_last else "")
        beyond = shown[place + 2] if place + 2 < len(shown) else None
        right.triggered.connect(lambda: self.move(comparison, attribute, beyond))
        hide = menu.addAction("Hide this column")
        allow(hide, unless="" if len(shown) > 1 else "It is the only column.")
        hide.triggered.connect(lambda: self.hide(comparison, attribute))
        choose = menu.addAction(self._session.shortcuts.in_menu("Choose columns…", "rows"))
        choose.triggered.connect(lambda: dialogs.ROWS.open(self._session, self._view.window()))

    def _add_better(self, menu: QMenu, attribute: Attribute) -> None:
        menu.addSeparator()
        held = self._session.state.library.shortlist.better.get(attribute.key)
        for better, words in BETTER_WORDS.items():
            action = menu.addAction(f"{words[:1].upper()}{words[1:]}")
            action.setCheckable(True)
            action.setChecked(held == better)
            action.triggered.connect(self._caller(attribute, better))
