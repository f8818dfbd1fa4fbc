"""Figures as they go into files: words, places and strokes, read back by another reader."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo
from PySide6.QtSvg import QSvgRenderer

from mpcompare.charts.cards.pay_ranges import CHART
from mpcompare.model.figure import (
    Axis,
    BarMark,
    ChangeMark,
    Figure,
    Panel,
    Row,
    StackMark,
    Table,
    Tick,
)
from mpcompare.model.pay.wage import (
    CardPay,
    DataSource,
    Occupation,
    Pay,
    PayRow,
    Wage,
    shared_limits,
)
from mpcompare.ui.plot.figure_files import Sheet, image_of, svg_of
from mpcompare.ui.plot.ink import Ink

BLS = DataSource("oews_flat2025", "OEWS May 2025", "US Bureau of Labor Statistics")
SERIES = ("#0F76CE", "#BF5700", "#067D4D", "#7A008B", "#6D4700", "#880138")
INK = Ink("#15202B", "#52606F", "#CBD3DC", "#FFFFFF", SERIES)
SVG = "{http://www.w3.org/2000/svg}"


def wage(code, title, *figures, **more):
    known = {"unit": "year", "currency": "USD", **more}
    occupation = Occupation(code, "SOC", title)
    percentiles = dict(zip(("p10", "p25", "median", "p75", "p90"), figures, strict=False))
    return Wage(
        occupation=occupation,
        level="state",
        area="Massachusetts",
        country="US",
        year=2025,
        source=BLS,
        **percentiles,
        **known,
    )


ENGINEERS = wage("27-4014", "Sound Engineering Technicians", 35540, 51190, 63250, 113710, 134480)
PRODUCERS = wage("27-2012", "Producers and Directors", 45820, 60220, 80970, 105940, 150140)
NOTHING = wage("27-4014", "Sound Engineering Technicians", withheld=frozenset({"median"}))


@pytest.fixture
def sheet(qtbot):
    assert qtbot  # fonts need an application
    font = QFont()
    font.setPixelSize(12)
    return Sheet(480, INK, font)


def figure(*wages, series=0, sentence="", notes=()):
    pay = Pay("a", tuple(PayRow(each, "mixes records") for each in wages), sentence, notes=notes)
    return CHART.build(CardPay(pay, shared_limits([pay]), series))


def made_up(*marks, high=100.0, shades=()):
    """A made-up figure of marks on one axis from nothing."""
    axis = Axis("Units", 0.0, high, (Tick(0.0, "0"), Tick(high, f"{high:g}")))
    rows = tuple(Row(f"Row {n}", f"Row {n}") for n in range(len(marks)))
    panel = Panel("Made up", axis, rows, tuple(marks), shades)
    return Figure("Made up", (panel,), (), "", "Made up.", Table(("What",), ()))


def texts(svg):
    return [element.text.strip() for element in ET.fromstring(svg).iter(f"{SVG}text")]


def shapes(svg):
    """The shapes of an SVG with the colours of their groups, and the boxes that they fill."""
    found = []
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        matrix = re.findall(r"-?[\d.]+(?:e-?\d+)?", group.get("transform", "matrix(1,0,0,1,0,0)"))
        a, _, _, d, e, f = map(float, matrix)
        for shape in group:
            points = re.findall(
                r"(-?[\d.]+),(-?[\d.]+)", shape.get("d", "") + shape.get("points", "")
            )
            if shape.tag == f"{SVG}rect":
                x, y, w, h = (float(shape.get(k)) for k in ("x", "y", "width", "height"))
                points = [(x, y), (x + w, y + h)]
            xs = [a * float(x) + e for x, _ in points]
            ys = [d * float(y) + f for _, y in points]
            if xs:
                paint = {group.get("fill"), group.get("stroke")}
                found.append((paint, (min(xs), min(ys), max(xs), max(ys))))
    return found


def tick_places(svg, *words):
    """The horizontal middles of ticks, by their words."""
    found = {}
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        matrix = re.findall(r"-?[\d.]+(?:e-?\d+)?", group.get("transform", "matrix(1,0,0,1,0,0)"))
        for text in group.iter(f"{SVG}text"):
            if text.text.strip() in words:
                found[text.text.strip()] = float(matrix[4]) + float(text.get("x"))
    return [found[word] for word in words]


def test_the_svg_is_vectors_and_text(sheet):
    svg = svg_of(figure(ENGINEERS, notes=("Wages leave the self-employed out.",)), sheet)
    kinds = {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()}
    assert "image" not in kinds
    assert {"path", "rect", "polyline"} <= kinds
    words = texts(svg)
    for text in ("What the work pays", "Sound engineers", "$63,250", "USD a year", "80k"):
        assert text in words
    whole = " ".join(words)
    assert "Wages leave the self-employed out." in whole
    assert "US Bureau of Labor Statistics, OEWS May 2025" in whole
    assert ET.fromstring(svg).find(f"{SVG}desc").text.startswith("What the work pays.")


def test_title_notes_and_source_are_left_to_the_document(sheet):
    words = texts(svg_of(figure(ENGINEERS, notes=("A note.",)), replace(sheet, full=False)))
    assert "$63,250" in words
    assert not {"What the work pays", "A note."} & set(words)


def test_no_stroke_needs_a_reader_that_leaves_it_unscaled(sheet):
    change = ChangeMark(0, 20.0, 60.0, 0, "+3", "")
    stack = StackMark(1, (25.0, 75.0), ("25", "75"), 0, "", "")
    svg = svg_of(made_up(change, stack, shades=("Less", "More")), sheet)
    assert "vector-effect" not in svg
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        if list(group) and group.get("stroke") not in (None, "none"):
            matrix = group.get("transform", "matrix(1,0,0,1,0,0)")
            assert float(matrix.removeprefix("matrix(").split(",")[0]) == pytest.approx(1)


def test_bars_dots_and_parts_stand_where_the_axis_says(sheet):
    stack = StackMark(0, (25.0, 75.0), ("25", "75"), 0, "", "")
    change = ChangeMark(1, 20.0, 60.0, 1, "+3", "")
    bar = BarMark(2, 40.0, 80.0, 2, "40 to 80", "")
    svg = svg_of(made_up(stack, change, bar, shades=("Less", "More")), replace(sheet, full=False))
    zero, hundred = tick_places(svg, "20", "80")
    per_unit = (hundred - zero) / 60
    parts = [box for paint, box in shapes(svg) if SERIES[0].lower() in paint]
    wide = max(parts, key=lambda box: box[2] - box[0])
    assert wide[2] - wide[0] == pytest.approx(75 * per_unit, abs=2)
    dots = [box for paint, box in shapes(svg) if SERIES[1].lower() in paint]
    left, right = min(box[0] for box in dots), max(box[2] for box in dots)
    assert right - left == pytest.approx(40 * per_unit + 12 * 0.4 * 1.7, abs=4)
    bars = [box for paint, box in shapes(svg) if SERIES[2].lower() in paint]
    assert max(b[2] for b in bars) - min(b[0] for b in bars) == pytest.approx(80 * per_unit, abs=2)


def test_each_shape_lies_inside_the_drawing(sheet):
    svg = svg_of(figure(ENGINEERS, PRODUCERS), sheet)
    _, _, width, height = map(float, ET.fromstring(svg).get("viewBox").split())
    for _, (left, top, right, bottom) in shapes(svg):
        assert left >= -2
        assert right <= width + 2
        assert top >= -2
        assert bottom <= height + 2


def test_the_svg_names_a_font_that_any_reader_can_find(sheet):
    svg = svg_of(figure(ENGINEERS), replace(sheet, font=QFont("Sans Serif")))
    root = ET.fromstring(svg)
    assert {element.get("font-family") for element in root.iter(f"{SVG}text")} == {None}
    first, *others = root.get("font-family").split(", ")
    assert first == f"'{QFontInfo(QFont('Sans Serif')).family()}'"
    assert others[-1] == "sans-serif"


def test_another_reader_opens_the_svg(sheet):
    svg = svg_of(figure(ENGINEERS), sheet)
    reader = QSvgRenderer(svg.encode())
    assert reader.isValid()
    assert reader.viewBox().width() == 480


def test_a_rough_range_has_its_median_marked(sheet):
    rough = svg_of(figure(replace(ENGINEERS, emp_prse=27.7)), sheet)
    assert "≈ $63,250" in texts(rough)
    assert "stroke-dasharray" in rough
    assert "stroke-dasharray" not in svg_of(figure(ENGINEERS), sheet)


def test_why_there_is_no_figure_stands_in_its_place(sheet):
    assert "withheld" in texts(svg_of(figure(ENGINEERS, NOTHING), sheet))


def test_a_sentence_stands_alone(sheet):
    nothing = figure(sentence="No wage figures for Germany in this catalog.")
    svg = svg_of(nothing, replace(sheet, full=False, width=200))
    assert "Germany" in " ".join(texts(svg))
    height = float(ET.fromstring(svg).get("viewBox").split()[3])
    assert 10 < height < 60


@pytest.mark.parametrize("pixels", [9, 12, 24, 36])
def test_words_and_figures_have_room_in_any_size_of_text(sheet, pixels):
    font = QFont(sheet.font)
    font.setPixelSize(pixels)
    svg = svg_of(figure(ENGINEERS, PRODUCERS), replace(sheet, font=font, width=36 * pixels))
    words = texts(svg)
    assert len([word for word in words if word.endswith("k")]) >= 3
    assert {"$63,250", "$80,970"} <= set(words)


@pytest.mark.parametrize("scale", [1, 2])
def test_a_picture_has_the_pixels_that_were_asked_for(sheet, scale):
    image = image_of(figure(ENGINEERS, series=1), sheet, scale)
    assert image.width() == 480 * scale
    found = {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
    }
    assert SERIES[1].lower() in found
    assert SERIES[0].lower() not in found


def test_a_single_row_above_a_panel_on_the_same_axis_keeps_its_height(sheet):
    one = made_up(BarMark(0, 40.0, 80.0, 0, "first", ""))
    two = replace(one, panels=(*one.panels, *one.panels))
    svg = svg_of(two, replace(sheet, full=False))
    assert texts(svg).count("first") == 2
    bars = [box for paint, box in shapes(svg) if SERIES[0].lower() in paint]
    heights = {round(bottom - top) for _, top, _, bottom in bars}
    assert len(heights) == 1


def test_an_axis_has_its_ticks_where_the_panel_below_has_no_figures(sheet):
    above = made_up(BarMark(0, 40.0, 60.0, 0, "40 to 60", ""))
    nothing = made_up(BarMark(0, 0.0, 0.0, 0, "no figures", ""))
    both = replace(above, panels=(*above.panels, *nothing.panels))
    assert "100" in texts(svg_of(both, sheet))
