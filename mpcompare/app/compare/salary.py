"""The salaries of compared programs: a row an occupation, as published or in dollars a year."""

from collections.abc import Sequence

from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.pay.salary import salaries_for
from mpcompare.model.pay.preferences import AS_PUBLISHED, PayChoices
from mpcompare.model.pay.salary import Salaries, in_dollars_a_year
from mpcompare.model.program import Program


def salaries_of(
    workspace: Workspace, programs: Sequence[Program], choices: PayChoices = AS_PUBLISHED
) -> Salaries:
    """Return what the work after programs pays, one row an occupation for all.

    `in_dollars` of the choices converts the figures to US dollars a year; `at_home` lays the
    wages of where the user lives over them. Quick for a screenful; for many programs call it on
    another thread.

    Raises:
        CatalogError: the catalog is damaged.
    """
    with workspace.catalog.reading() as catalog:
        salaries = salaries_for(catalog, programs, choices)
    return in_dollars_a_year(salaries, workspace.prices()) if choices.in_dollars else salaries
