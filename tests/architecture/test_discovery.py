"""Charts, formats and pages are found by listing their folders; each file declares one."""

import pkgutil

from PySide6.QtGui import QKeySequence

import mpcompare.charts
import mpcompare.export
import mpcompare.ui.pages
from mpcompare.charts import all_charts
from mpcompare.export import formats
from mpcompare.ui.pages import find_pages


def modules(package):
    return sorted(module.name for module in pkgutil.iter_modules(package.__path__))


def test_every_chart_is_found():
    charts = all_charts()
    assert sorted(chart.name for chart in charts) == modules(mpcompare.charts)
    assert len({chart.title for chart in charts}) == len(charts) > 0
    assert all(chart.question.endswith("?") for chart in charts)


def test_every_format_is_found():
    found = formats()
    others = {"ical"}  # writes deadlines, and no comparison
    assert len(found) == len(set(modules(mpcompare.export)) - others) > 0
    assert len({chosen.name for chosen in found}) == len(found)
    assert all(chosen.suffix.startswith(".") and chosen.description for chosen in found)


def test_every_page_is_found():
    pages = find_pages()
    assert sorted(page.key for page in pages) == modules(mpcompare.ui.pages)
    assert (
        len({page.shortcut for page in pages}) == len({page.order for page in pages}) == len(pages)
    )
    assert all(not QKeySequence(page.shortcut).isEmpty() for page in pages)
