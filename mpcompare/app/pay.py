"""The figures on the cards: what the work after each compared program pays, on shared axes."""

from mpcompare.app.workspace import Workspace
from mpcompare.catalog.pay import pay_for
from mpcompare.charts import all_charts
from mpcompare.model.comparison import Comparison
from mpcompare.model.figure import Figure
from mpcompare.model.wage import CardPay, shared_limits


def pay_figures(
    workspace: Workspace, comparison: Comparison, *, national_abroad: bool = False
) -> dict[str, tuple[Figure, ...]]:
    """Give the figures of each compared program by its id, in the order of the charts.

    Charts whose row is hidden are left out. With `national_abroad`, programs outside the US show
    US national wages as well.
    """
    pays = [
        pay_for(workspace.catalog.connection, program, national_abroad=national_abroad)
        for program in comparison.programs
    ]
    limits = shared_limits(pays)
    cards = [CardPay(pay, limits, series) for series, pay in enumerate(pays)]
    shown = [c for c in all_charts() if c.on_card and c.name not in comparison.hidden]
    return {card.pay.program: tuple(chart.build(card) for chart in shown) for card in cards}
