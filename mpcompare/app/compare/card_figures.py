"""The charts of compared programs: figures out of the catalog, on axes that all cards share."""

from collections.abc import Mapping, Sequence

from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.pay.program_pay import pay_for
from mpcompare.charts import charts_on_cards
from mpcompare.model.figure import Figure
from mpcompare.model.pay.preferences import AS_PUBLISHED, PayChoices
from mpcompare.model.pay.wage import CardPay, shared_limits
from mpcompare.model.program import Program
from mpcompare.model.series import series_of


def card_figures(
    workspace: Workspace,
    programs: Sequence[Program],
    choices: PayChoices = AS_PUBLISHED,
    series: Mapping[str, int] | None = None,
) -> dict[str, tuple[Figure, ...]]:
    """Return, for each chart's key, a figure per program in their order.

    Quick enough for a screenful; for many programs call it on another thread. `series` are the
    numbers of the programs' colours, by id; a program without one gets a free one.

    Raises:
        CatalogError: the catalog is damaged.
    """
    with workspace.catalog.reading() as catalog:
        pays = [pay_for(catalog, program, choices) for program in programs]
    limits = shared_limits(pays)
    numbers = series_of([program.id for program in programs], series or {}).values()
    cards = [CardPay(pay, limits, number) for pay, number in zip(pays, numbers, strict=True)]
    return {chart.key: tuple(chart.build(card) for card in cards) for chart in charts_on_cards()}
