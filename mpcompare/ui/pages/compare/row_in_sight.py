"""Brings a row of the cards into sight that somebody asks for by its name."""

from mpcompare.app.state import changes
from mpcompare.model.attribute import Attribute
from mpcompare.ui.pages.compare.cards_model import CardsModel
from mpcompare.ui.pages.compare.cards_view import CardsView
from mpcompare.ui.pages.compare.rows import Fold
from mpcompare.ui.session import Session


def bring_back(session: Session, attribute: Attribute) -> None:
    """Show a row again that was put away or folded with its section."""
    state = session.state
    if attribute.key in state.hidden_rows:
        shown = changes.hide_rows(state, state.hidden_rows - {attribute.key})
        session.apply(shown, f"Show {attribute.label}")
    if attribute.section.name in state.folded:
        session.apply(changes.fold(session.state, attribute.section.name))


def go_to_row(session: Session, view: CardsView, cards: CardsModel, attribute: Attribute) -> None:
    """Bring a row into sight and the keyboard to it, wherever it was hidden."""
    bring_back(session, attribute)
    _unfold(view, cards, attribute)
    if cards.row_of(attribute.key) is None and session.state.differences_only:
        session.apply(changes.show_differences_only(session.state, on=False))
        _unfold(view, cards, attribute)
    row = cards.row_of(attribute.key)
    if row is not None:
        index = cards.index(row, max(0, view.currentIndex().column()))
        view.setCurrentIndex(index)
        view.scrollTo(index)
        view.setFocus()


def _unfold(view: CardsView, cards: CardsModel, attribute: Attribute) -> None:
    """Open the line that stands for a row, such as "Nobody states"."""
    lines = [row for row in cards.rows if isinstance(row, Fold) and not row.is_open]
    for line in lines:
        if attribute in line.rows:
            view.fold(line)
