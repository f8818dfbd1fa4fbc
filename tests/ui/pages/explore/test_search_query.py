"""What is asked for is answered step by step, and for the newest question alone."""

import pytest

from mpcompare.app.state import changes
from mpcompare.ui.pages.explore.results.search_query import SearchQuery


@pytest.fixture
def answers(session):
    """A query object that is asked at each change, and its answers: what came, for which words."""
    asking, heard = SearchQuery(session), []
    asking.setParent(session)
    asking.found.connect(lambda _, query: heard.append(("found", query.words)))
    asking.suggested.connect(lambda _, query: heard.append(("suggested", query.words)))
    asking.counted.connect(lambda _, query: heard.append(("counted", query.words)))
    session.changed.connect(lambda _: asking.ask())
    return heard


STEPS = ("found", "suggested", "counted")


def test_hits_come_first_and_counts_last(qtbot, session, answers):
    session.apply(changes.search_for(session.state, "online"))
    assert answers == []
    qtbot.waitUntil(lambda: len(answers) == len(STEPS))
    assert answers == [(step, "online") for step in STEPS]


def test_what_is_typed_over_is_not_answered(qtbot, session, answers):
    for words in ("o", "on", "online"):
        session.apply(changes.search_for(session.state, words))
    qtbot.waitUntil(lambda: ("counted", "online") in answers)
    assert answers == [(step, "online") for step in STEPS]


def test_the_next_question_drops_what_the_last_has_not_answered(qtbot, session, answers):
    session.apply(changes.search_for(session.state, "online"))
    first, second = "online", "part-time"
    session.changed.disconnect()
    asking = session.findChild(SearchQuery)

    def go_on(_, query):
        if query.words == first:
            session.apply(changes.search_for(session.state, second))
            asking.ask()

    asking.found.connect(go_on)
    qtbot.waitUntil(lambda: ("counted", second) in answers)
    assert answers == [("found", first), *((step, second) for step in STEPS)]
