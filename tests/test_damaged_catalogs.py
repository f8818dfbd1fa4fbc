"""A catalog damaged at random: a message each time, and no figure that the sound one lacks."""

from contextlib import suppress

import pytest
from damaged_catalogs import DAMAGES, answers, damaged, is_honest, read_everything
from damaged_window import REPLACED, outcome_in_window

from mpcompare.app.start import paths
from mpcompare.model.errors import CatalogError

SEEDS = range(1000, 1000 + 3 * len(DAMAGES))
IN_WINDOW = range(2000, 2000 + len(DAMAGES))


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """What the command line says of the catalog as it was built."""
    found = answers(paths.bundled_catalog(), tmp_path_factory.mktemp("sound"))
    assert [answer.status for answer in found] == [0] * len(found)
    assert all(answer.output for answer in found)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_the_command_line_answers_rightly_or_with_a_sentence(sound, tmp_path, seed):
    found = answers(damaged(seed, tmp_path), tmp_path)
    pairs = zip(sound, found, strict=True)
    assert [answer for right, answer in pairs if not is_honest(right, answer)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_reading_alone_raises_nothing_but_the_sentence(tmp_path, seed):
    with suppress(CatalogError):  # where it is noticed so soon; else by the checksum
        read_everything(damaged(seed, tmp_path))


@pytest.mark.parametrize("seed", IN_WINDOW)
def test_the_window_shows_the_bundled_catalog_instead(qapp, tmp_path, seed):
    outcome = outcome_in_window(damaged(seed, tmp_path))
    assert outcome == REPLACED or outcome.startswith("the sentence ")
    qapp.setStyleSheet("")
