"""Round figures for an axis, and ends that hold what is drawn."""

from collections.abc import Iterable
from math import ceil, floor, log10

from mpcompare.model.figure import Axis, Tick
from mpcompare.model.locale_format import general, ungrouped

THOUSANDS_FROM = 10_000
"""An axis that reaches this counts in thousands."""


def round_ticks(low: float, high: float, wanted: int = 4) -> tuple[Tick, ...]:
    """Find about so many round figures between the ends, in thousands from ten thousand on.

    >>> [tick.text for tick in round_ticks(47000, 155000)]
    ['60k', '80k', '100k', '120k', '140k']
    """
    rough = (high - low) / wanted
    power = 10.0 ** floor(log10(rough))
    step = min((power * factor for factor in (1, 2, 4, 5, 10)), key=lambda size: abs(size - rough))
    values = [step * n for n in range(ceil(low / step), floor(high / step) + 1)]
    in_thousands = high >= THOUSANDS_FROM
    return tuple(Tick(value, tick_text(value, in_thousands=in_thousands)) for value in values)


def tick_text(value: float, *, in_thousands: bool) -> str:
    """Put a figure on an axis into a few characters.

    >>> tick_text(40500, in_thousands=True)
    '40.5k'
    """
    return f"{ungrouped(value / 1000)}k" if value and in_thousands else general(value)


def axis_for(
    label: str,
    values: Iterable[float],
    wanted: int = 4,
    *,
    least: float = 0.5,
    from_zero: bool = False,
) -> Axis:
    """Return an axis that holds the values with a little air; from nothing to one without any.

    It spans at least `least` of its highest value, so that near figures do not look far apart; with
    `from_zero` it begins at nothing.
    """
    found = list(values)
    if not found or max(found) <= 0:
        return Axis(label, 0.0, 1.0, ())
    high = max(found)
    span = high if from_zero else max(high - min(found), high * least)
    low = 0.0 if from_zero else max(0.0, high - span * 1.04)
    top = high + span * 0.04
    return Axis(label, low, top, round_ticks(low, top, wanted))
