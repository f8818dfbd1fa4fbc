"""What living costs near the school of a program, read from the opened catalog."""

from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.pay import living_costs as catalog_living
from mpcompare.model.cost.living_cost import LivingCosts
from mpcompare.model.program import Program


def living_costs(workspace: Workspace, program: Program) -> LivingCosts:
    """Read the published living costs for a program; call it on another thread.

    Raises:
        CatalogError: the catalog is damaged.
    """
    with workspace.catalog.reading() as catalog:
        return catalog_living.living_costs(catalog, program)
