"""Round figures for axes."""

from mpcompare.model.scale import round_ticks


def test_nothing_is_not_worded_in_thousands():
    assert [tick.text for tick in round_ticks(0, 80_000)] == ["0", "20k", "40k", "60k", "80k"]


def test_small_figures_are_worded_in_full():
    assert [tick.text for tick in round_ticks(0, 8_000)] == [
        "0",
        "2,000",
        "4,000",
        "6,000",
        "8,000",
    ]
