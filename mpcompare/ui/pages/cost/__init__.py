"""Cost: what the whole degree costs, worked out line by line, beside what the work pays."""

from typing import TYPE_CHECKING

from mpcompare.app import cost_verbs
from mpcompare.ui.pages import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mpcompare.ui.session import Session


def _build(session: "Session") -> "QWidget":
    # What a page needs is imported when it is first shown: the first paint waits for one page.
    from mpcompare.ui.pages.cost.page import CostPage  # noqa: PLC0415

    return CostPage(session)


PAGE = Page(
    key=cost_verbs.COST,
    title="Cost",
    order=30,
    shortcut="Ctrl+3",
    tip="See what each degree costs in all, beside what the work pays",
    build=_build,
)
