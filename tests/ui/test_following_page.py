"""Pages follow the state: at once in sight, once when they are shown again, not in between."""

from collections import Counter
from dataclasses import replace

import pytest

from mpcompare.app.state import changes
from mpcompare.app.state.state import Part, State
from mpcompare.model.library.corrections import Correction
from mpcompare.model.library.library import comparing, with_entry
from mpcompare.ui.following_page import FollowingPage
from mpcompare.ui.pages import find_pages
from tests.ui.compare_steps import LOWELL

BELMONT = "belmont-ms-audio-engineering"  # data/programs: 30 credits by Belmont University
CREDITS = Correction(36, "", "Made-up office", "2026", "", "30", "2026-11-20T10:00:00+00:00")
PAGES = tuple(page.key for page in find_pages())


class MadeUpPage(FollowingPage):
    follows = frozenset({Part.COMPARED, Part.QUERY})

    def __init__(self, session):
        super().__init__(session)
        self.told = []

    def follow(self, parts):
        self.told.append(parts)


@pytest.fixture
def page(qtbot, session):
    page = MadeUpPage(session)
    qtbot.addWidget(page)
    return page


def shown(qtbot, page):
    with qtbot.waitExposed(page):
        page.show()


def test_a_page_follows_from_its_first_sight_on(page, qtbot, session):
    session.apply(changes.add(session.state, [BELMONT]))
    assert page.told == []
    shown(qtbot, page)
    assert page.told == [MadeUpPage.follows]
    session.apply(changes.add(session.state, [LOWELL]))
    assert page.told[1:] == [{Part.COMPARED}]


def test_a_page_is_not_called_for_parts_that_it_does_not_follow(page, qtbot, session):
    shown(qtbot, page)
    session.apply(replace(session.state, best_values=True, guide="glossary"))
    assert len(page.told) == 1


def test_a_hidden_page_gets_all_that_it_missed_at_once(page, qtbot, session):
    shown(qtbot, page)
    page.hide()
    session.apply(changes.add(session.state, [BELMONT]))
    session.apply(changes.search_for(session.state, "audio"))
    session.apply(replace(session.state, best_values=True))
    assert len(page.told) == 1
    shown(qtbot, page)
    assert page.told[1:] == [{Part.COMPARED, Part.QUERY}]
    page.hide()
    shown(qtbot, page)
    assert len(page.told) == 2


def test_a_page_gets_the_change_that_shows_it_once(qtbot, session):
    pages = []
    session.changed.connect(lambda parts: pages[0].setVisible(Part.PAGE in parts))
    page = MadeUpPage(session)
    pages.append(page)
    qtbot.addWidget(page)
    session.apply(changes.search_for(session.state, "audio"))
    session.apply(changes.compare_these(session.state, [LOWELL]))
    assert page.isVisible()
    assert page.told == [MadeUpPage.follows]
    session.apply(changes.add(replace(session.state, welcomed=False), [BELMONT]))
    assert page.told[1:] == [{Part.COMPARED}]


def counted(page, counts, key):
    """Count each time that a page shows the state again."""
    follow = page.follow

    def count(parts):
        counts[key] += 1
        follow(parts)

    page.follow = count


@pytest.mark.parametrize("in_sight", PAGES)
def test_a_correction_refreshes_the_page_in_sight_once_and_no_other(make_window, in_sight):
    state = State(welcomed=True, library=comparing(BELMONT, LOWELL))
    window, counts = make_window(state), Counter()
    session = window.session
    for key in (*PAGES, in_sight):
        session.apply(changes.show_page(session.state, key))
        if "follow" not in vars(window.page_widget):
            counted(window.page_widget, counts, key)
    counts.clear()
    library = with_entry(session.state.library, "corrections", (BELMONT, "credits"), CREDITS)
    session.apply(replace(session.state, library=library), "Correct credits")
    assert counts == {in_sight: 1}
    for key in PAGES:
        session.apply(changes.show_page(session.state, key))
    assert counts == dict.fromkeys(PAGES, 1)
