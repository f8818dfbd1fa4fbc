"""A web page of the catalog: what programs cost, what their work pays, the user's ranking."""

from datetime import date

import pytest
from exported_comparisons import mine
from page_reader import Element, read_page, rows_of

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.write import Choices, write
from mpcompare.app.state.state import State
from mpcompare.export.document.options import Options


@pytest.fixture
def written(workspace, tmp_path):
    def write_page(**options) -> Element:
        library, path = mine(), tmp_path / "made-up.html"
        comparison = compared(workspace, State(library=library), 2026)
        choices = Choices("html", Options(**options), library=library)
        write(workspace, comparison, path, choices, lambda _: SVG, date(2026, 11, 27))
        return read_page(path.read_bytes())

    return write_page


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'


def test_the_costs_are_a_table_with_their_drawings(written):
    part = written().by_id("cost")
    found = rows_of(part.by_id("costs"))
    # two years at 15,210 to 29,891; 40 to 45 credits at 1,942
    assert [e.text for e in found["Tuition"]] == ["$30,420 to $59,782", "$77,680 to $87,390"]
    assert part.all("figure")


def test_pay_is_drawn_an_occupation_at_a_time_and_listed(written):
    part = written().by_id("chart-1")
    assert "Sound Engineering Technicians" in [e.text for e in part.all("figcaption")]
    medians = {row[2].text for row in [e.all("td") for e in part.all("tr")] if len(row) > 2}
    assert {"$77,420", "$97,510"} <= medians
    assert not written(drawings=False).by_id("chart-1").all("figure")


def test_the_ranking_is_in_the_page_only_where_it_is_asked_for(written):
    assert "My criteria" not in written().text
    part = written(ranking=True).by_id("ranking")
    # Lowell 0.15 to 0.85: 24 months, thesis not stated; New York 0 to 0.3
    ranked = part.by_id("ranked").all("tbody")[0].all("tr")
    assert [[e.text for e in row.all("td")][:2] for row in ranked] == [
        ["1", "15 to 85"],
        ["2", "0 to 30"],
    ]
    earned = rows_of(part.by_id("earned"))
    assert [[e.text for e in cells] for cells in earned.values()] == [
        ["15 24 months", "0 to 70 not stated"],
        ["0 to 30 not stated", "0 Thesis"],
    ]
    lengths = [float(e.attributes["width"] or 0) for e in ranked[0].all("rect")]
    assert lengths == [100, 15, 70]
