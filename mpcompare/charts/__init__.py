"""The charts: each module of this folder turns a value into a plain Figure and defines CHART.

A chart declares the class of that value: `input`. It stands wherever such a value can be read; the
Careers page reads those of `model/pay/career.py`, the Cost page `ComparedCosts`. Charts made from
`CardPay` are of one program, for its details and the exports. They have a folder of their own,
`cards/`, so that no other chart is imported for them.
"""

import pkgutil
from collections.abc import Container, Iterator
from importlib import import_module
from typing import Any

from mpcompare.model.chart import Chart

_CARDS = f"{__name__}.cards"


def all_charts() -> tuple[Chart[Any], ...]:
    """Find every chart by listing the folders, in their order, then by their keys."""
    return _in_order((*_listed(__name__), *_listed(_CARDS)))


def charts_from(inputs: Container[type]) -> tuple[Chart[Any], ...]:
    """Find the charts that are made from values of some classes, in their order."""
    return tuple(chart for chart in all_charts() if chart.input in inputs)


def charts_on_cards() -> tuple[Chart[Any], ...]:
    """Find the charts of one program, in their order; no other is imported."""
    return _in_order(tuple(_listed(_CARDS)))


def _in_order(charts: tuple[Chart[Any], ...]) -> tuple[Chart[Any], ...]:
    return tuple(sorted(charts, key=lambda chart: (chart.order, chart.key)))


def _listed(package: str) -> Iterator[Chart[Any]]:
    for module in pkgutil.iter_modules(import_module(package).__path__):
        if not module.ispkg:
            yield import_module(f"{package}.{module.name}").CHART
