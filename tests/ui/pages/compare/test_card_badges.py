"""Chips in the top of a card: they fit, and those left out are counted."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from mpcompare.app.start import paths
from mpcompare.model.library.remark import Remark
from mpcompare.ui.pages.compare.cells.typeface import Typeface
from mpcompare.ui.pages.compare.headers.card_badges import MOST_ROWS, lay_out, rows_height
from mpcompare.ui.theme import Themes

TAGS = [Remark("tag", words) for words in ("near home", "second choice", "live room", "costly")]


@pytest.fixture
def face(qapp: QApplication) -> Typeface:
    del qapp
    return Typeface(Themes.load(paths.resources_dir()).light)


def test_chips_that_fit_stand_on_one_row(face):
    badges = lay_out(TAGS, face, 2000)
    assert [badge.text for badge in badges] == [remark.text for remark in TAGS]
    assert {badge.rect.top() for badge in badges} == {0}
    assert all(a.rect.right() < b.rect.left() for a, b in pairwise(badges))


@pytest.mark.parametrize("width", [90, 140, 220, 300])
@pytest.mark.parametrize("count", [1, 4, 12])
def test_chips_stay_in_their_width_and_the_last_counts_the_rest(face, width, count):
    asked = (TAGS * 3)[:count]
    badges = lay_out(asked, face, width)
    assert all(badge.rect.left() >= 0 and badge.rect.right() <= width + 0.01 for badge in badges)
    assert len({badge.rect.top() for badge in badges}) <= MOST_ROWS
    shown = [badge for badge in badges if not badge.text.startswith("+")]
    hidden = sum(int(badge.text[1:]) for badge in badges if badge.text.startswith("+"))
    assert len(shown) + hidden == count


def test_the_rest_is_named_in_the_tooltip(face):
    last = lay_out(TAGS * 3, face, 160)[-1]
    assert last.remark.tip.endswith("near home, second choice, live room, costly")


def test_a_word_too_long_for_a_card_is_cut(face):
    long = Remark("tag", "a tag that says far more than any tag should say")
    (badge,) = lay_out([long], face, 120)
    assert badge.text.endswith("…")
    assert badge.remark.tip == long.text


def test_without_chips_the_top_is_no_higher(face):
    assert lay_out([], face, 200) == ()
    assert rows_height(()) == 0
