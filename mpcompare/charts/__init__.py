"""The charts: each module of this folder turns figures into a plain Figure and defines CHART.

Those in `cards/` stand on the card of each compared program: their `build` takes a
`model.wage.CardPay`. They have a folder of their own so that a card imports no other chart.
"""

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from mpcompare.model.attribute import Section
from mpcompare.model.figure import Figure

_ON_CARDS = "cards"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that the program offers.

    Attributes:
        name: its module's name, and its name on the command line.
        title: what it shows.
        question: which question of a reader's it answers.
        section: where it stands on a card, and `label`, its row's label there.
        remark: what must be known before reading it, shown beside it; "" for nothing.
        build: makes the Figure from the figures that the chart needs.
    """

    name: str
    title: str
    question: str
    section: Section
    label: str
    build: Callable[[Any], Figure]
    remark: str = ""


def all_charts() -> tuple[Chart, ...]:
    """Find every chart by listing the folders, in the order of the names."""
    return tuple(sorted((*_listed(""), *_listed(_ON_CARDS)), key=lambda chart: chart.name))


def charts_on_cards() -> tuple[Chart, ...]:
    """Find the charts that stand on cards, in the order of the names; no other is imported."""
    return tuple(sorted(_listed(_ON_CARDS), key=lambda chart: chart.name))


def _listed(folder: str) -> Iterator[Chart]:
    package = f"{__name__}.{folder}" if folder else __name__
    for module in pkgutil.iter_modules([str(Path(__file__).parent / folder)]):
        if not module.ispkg:
            yield import_module(f"{package}.{module.name}").CHART
