"""Keeps how the user arranges a page, so that a restart brings it back."""

from typing import TYPE_CHECKING

from mpcompare.app.state.changes import keep_layout
from mpcompare.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSplitter


def kept(session: Session, name: str) -> tuple[int, ...]:
    """Return what was kept under a name; () where nothing was."""
    return session.state.layout.get(name, ())


def keep(session: Session, name: str, *values: int) -> None:
    """Keep numbers under a name."""
    if kept(session, name) != values:
        session.apply(keep_layout(session.state, name, values))


def keep_tab(session: Session, tabs: "QButtonGroup", name: str) -> None:
    """Open the tab that was open, and keep which one is from now on."""
    for place in kept(session, name)[:1]:
        if (tab := tabs.button(place)) is not None:
            tab.click()
    tabs.idClicked.connect(lambda place: keep(session, name, place))


def keep_switch(session: Session, button: "QAbstractButton", name: str) -> None:
    """Switch a button as it was, and keep whether it is on from now on."""
    button.setChecked(kept(session, name) == (1,))
    button.toggled.connect(lambda on: keep(session, name, int(on)))


def keep_sizes(session: Session, splitter: "QSplitter", name: str) -> None:
    """Divide a splitter as it was, and keep how it is divided from now on."""
    before = kept(session, name)
    if len(before) == splitter.count() and any(before):
        splitter.setSizes(before)
    splitter.splitterMoved.connect(lambda: keep(session, name, *splitter.sizes()))
