"""While the user looks at the first page, the others are imported; none is built yet."""

import sys

from mpcompare.app.state.state import State


def test_the_other_pages_are_imported_but_not_built(make_window, qtbot, monkeypatch):
    name = "mpcompare.ui.pages.cost.page"
    monkeypatch.delitem(sys.modules, name, raising=False)
    window = make_window(State(welcomed=True))
    assert name not in sys.modules
    qtbot.waitUntil(lambda: name in sys.modules, timeout=10_000)
    assert set(window._built) == {"explore"}
