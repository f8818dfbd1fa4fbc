"""The colours of all themes: what is read, what tells a state, and the six series."""

import json
import re
import tomllib
from itertools import combinations

import pytest

from mpcompare.app.start.paths import resources_dir
from mpcompare.model.series import COLOURS
from tests.ui.colour_distance import SIGHTS, ciede2000, contrast, lab

TOKENS = json.loads((resources_dir() / "tokens.json").read_text(encoding="utf-8"))
PAIRS = tomllib.loads((resources_dir() / "contrast.toml").read_text(encoding="utf-8"))
STYLE = (resources_dir() / "style.qss").read_text(encoding="utf-8")
THEMES = ["light", "dark", "high-light", "high-dark"]
NEEDED = {"text": (4.5, 7.0), "state": (3.0, 4.5)}
"""At least so much, in normal and in high contrast."""


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [  # rows 1, 7, 13, 17 and 25 of the table that Sharma, Wu and Dalal test programs with
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, -0.0010, 2.4900), (50.0, 0.0009, -2.4900), 4.8045),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ],
)
def test_the_distance_is_that_of_its_paper(one, other, distance):
    assert ciede2000(one, other) == pytest.approx(distance, abs=0.00006)
    assert ciede2000(other, one) == pytest.approx(distance, abs=0.00006)


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_series_are_told_apart_with_any_sight(theme, sight):
    series = TOKENS["series"][theme]
    assert len(series) == COLOURS
    near = {
        (one, other): distance
        for one, other in combinations(series, 2)
        if (distance := ciede2000(lab(one, sight), lab(other, sight))) < 10
    }
    assert near == {}


@pytest.mark.parametrize("theme", THEMES)
def test_series_stand_out_from_cards_and_window(theme):
    pale = {
        (colour, ground): found
        for colour in TOKENS["series"][theme]
        for ground in ("surface", "window")
        if (found := contrast(colour, TOKENS[theme][ground])) < 3
    }
    assert pale == {}


def test_words_can_be_white_on_a_light_series_and_in_its_colour_on_white():
    """Workbooks write on cells of these colours, and in them."""
    pale = {c for c in TOKENS["series"]["light"] if contrast(c, "#FFFFFF") < 4.5}
    assert pale == set()


@pytest.mark.parametrize("kind", NEEDED)
@pytest.mark.parametrize("theme", THEMES)
def test_pairs_have_their_contrast(theme, kind):
    needed = NEEDED[kind]["high" in theme]
    weak = {
        (colour, ground): found
        for colour, grounds in PAIRS[kind].items()
        for ground in grounds
        if (found := contrast(TOKENS[theme][colour], TOKENS[theme][ground])) < needed
    }
    assert weak == {}


def test_each_pair_of_words_and_ground_in_the_style_sheet_is_named():
    declared = {(ink, ground) for ink, grounds in PAIRS["text"].items() for ground in grounds}
    used = {
        (ink[1], ground[1])
        for block in re.findall(r"\{([^}]*)\}", STYLE)
        if (ink := re.search(r"(?<![-\w])color: @([a-z-]+)@", block))
        and (ground := re.search(r"(?<![-\w])background: @([a-z-]+)@", block))
    }
    selected = {
        (ink[1], ground[1])
        for block in re.findall(r"\{([^}]*)\}", STYLE)
        if (ink := re.search(r"selection-color: @([a-z-]+)@", block))
        and (ground := re.search(r"selection-background-color: @([a-z-]+)@", block))
    }
    assert used >= {("text-muted", "window"), ("accent", "accent-soft")}
    assert used | selected <= declared


def test_what_is_selected_has_an_edge_that_tells_it():
    rules = re.findall(r"([^{}]+)\{([^}]*)\}", STYLE)
    soft = {
        selector.strip()
        for selector, block in rules
        if re.search(r":(selected|checked)", selector)
        and "background: @accent-soft@" in block
        and not re.search(r"border(-bottom)?-color: @accent@", block)
    }
    assert soft == set()


def test_each_theme_has_each_colour():
    names = {theme: set(TOKENS[theme]) for theme in THEMES}
    assert names == dict.fromkeys(THEMES, names["light"])
