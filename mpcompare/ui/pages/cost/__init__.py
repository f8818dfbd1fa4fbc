"""Cost: what the whole degree costs, worked out line by line, beside what the work pays."""

from mpcompare.app.state import changes
from mpcompare.ui.pages import Page

PAGE = Page(
    key=changes.COST,
    title="Cost",
    order=30,
    shortcut="Ctrl+3",
    tip="See what each degree costs in all, beside what the work pays",
    widget="CostPage",
    has_chart=True,
)
