"""The charts: each module of this folder turns figures into a plain Figure and defines CHART."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from mpcompare.model.attribute import Section
from mpcompare.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that the program offers.

    Attributes:
        name: its module's name, and its name on the command line.
        title: what it shows.
        question: which question of a reader's it answers.
        on_card: whether each compared program's card has one. Its `build` takes a
            `model.wage.CardPay` then.
        section: where it stands on a card, and `label`, its row's label there.
        remark: what must be known before reading it, shown beside it; "" for nothing.
        build: makes the Figure from the figures that the chart needs.
    """

    name: str
    title: str
    question: str
    on_card: bool
    section: Section
    label: str
    build: Callable[[Any], Figure]
    remark: str = ""


def all_charts() -> tuple[Chart, ...]:
    """Find every chart by listing this folder, in the order of the names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").CHART for name in names)
