"""Charts, formats and pages are found by listing their folders; each file declares one."""

import pkgutil

from PySide6.QtGui import QKeySequence

import mpcompare.charts
import mpcompare.charts.cards
import mpcompare.export
import mpcompare.ui.pages
from mpcompare.charts import all_charts, charts_on_cards
from mpcompare.export import formats
from mpcompare.model.pay.wage import CardPay
from mpcompare.ui.pages import HasChart, find_pages


def modules(package, folders=()):
    return sorted(m.name for m in pkgutil.iter_modules(package.__path__) if m.name not in folders)


def test_every_chart_is_found():
    charts = all_charts()
    on_cards = modules(mpcompare.charts.cards)
    assert [chart.key for chart in charts_on_cards()] == on_cards
    others = modules(mpcompare.charts, {"cards"})
    assert sorted(chart.key for chart in charts) == sorted(others + on_cards)
    assert len({chart.title for chart in charts}) == len(charts) > 0
    assert all(chart.question.endswith("?") for chart in charts)
    # cards import their own charts alone
    assert [chart.key for chart in charts if chart.input is CardPay] == on_cards


def test_every_format_is_found():
    found = formats()
    others = {"ical", "document"}  # deadlines, and what every format writes
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
    assert all(page.has_chart == issubclass(page.load(), HasChart) for page in pages)
