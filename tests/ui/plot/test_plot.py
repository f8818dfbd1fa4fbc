"""The drawing of a Figure: pixels, places and words of real charts."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPainter

from mpcompare.charts.cards.pay_ranges import CHART
from mpcompare.model.pay.wage import (
    CardPay,
    DataSource,
    Occupation,
    Pay,
    PayRow,
    Wage,
    shared_limits,
)
from mpcompare.ui.plot.renderer import ChartRenderer, Ink

BLS = DataSource("oews_flat2025", "OEWS May 2025", "US Bureau of Labor Statistics")
SERIES = ("#0072B2", "#C44E00", "#00805E", "#8C4FA0", "#8A6D00", "#B3315F")


def wage(code, title, *figures, unit="year", **more):
    currency = more.pop("currency", "USD")
    return Wage(
        Occupation(code, "SOC", title),
        "state",
        "Massachusetts",
        "US",
        2025,
        currency,
        unit,
        BLS,
        *figures,
        **more,
    )


ENGINEERS = wage("27-4014", "Sound Engineering Technicians", 35540, 51190, 63250, 113710, 134480)
PRODUCERS = wage("27-2012", "Producers and Directors", 45820, 60220, 80970, 105940, 150140)
MUSICIANS = wage(
    "27-2042", "Musicians and Singers", 23.30, 29.66, 53.16, 75.32, 155.15, unit="hour"
)
QUARTILES = wage("27-4014", "Sound Engineering Technicians", None, 51190, 63250, 113710, None)
NOTHING = wage("27-4014", "Sound Engineering Technicians", withheld=frozenset({"median"}))


@pytest.fixture
def renderer(qtbot):
    made = ChartRenderer()
    qtbot.addWidget(made.view)
    return made


@pytest.fixture
def ink():
    return Ink("#15202B", "#52606F", "#CBD3DC", "#FFFFFF", SERIES)


@pytest.fixture
def font():
    font = QFont()
    font.setPixelSize(12)
    return font


def figure(*wages, series=0, sentence="", notes=()):
    pay = Pay("a", tuple(PayRow(each, "mixes records") for each in wages), sentence, notes=notes)
    return CHART.build(CardPay(pay, shared_limits([pay]), series))


def painted(drawing, scale=1):
    image = QImage(
        round(drawing.width * scale), round(drawing.height * scale), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(scale)
    image.fill(QColor("white"))
    painter = QPainter(image)
    drawing.paint(painter, QRectF(0, 0, drawing.width, drawing.height))
    painter.end()
    return image


def test_a_rough_range_is_drawn_in_dashes_with_its_median_marked(renderer, ink, font):
    firm = renderer.drawing(figure(ENGINEERS), 480, ink, font)
    rough = renderer.drawing(figure(replace(ENGINEERS, emp_prse=27.7)), 480, ink, font)
    assert "≈ $63,250" in svg_texts(rough)
    assert "$63,250" in svg_texts(firm)
    assert "stroke-dasharray" in rough.svg()

    def inked(drawing):
        image = painted(drawing)
        pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(is_blue(image.pixelColor(x, y)) for x, y in pixels)

    assert 0 < inked(rough) < inked(firm)


def is_blue(color):
    """Blue as the first series is, not as the muted words are."""
    return color.blue() - color.red() > 60


def is_orange(color):
    return color.red() - color.blue() > 60


def columns_of(image, belongs, top=0, bottom=None):
    """The pixel columns that hold a colour between two heights."""
    rows = range(int(top), int(bottom or image.height()))
    return [
        x for x in range(image.width()) if any(belongs(QColor(image.pixel(x, y))) for y in rows)
    ]


def median_column(drawing, index):
    """The middle of the solid tick, which stands out below the box."""
    rect, _ = drawing.marks()[index]
    y = rect.center().y() + rect.height() * 0.30
    found = columns_of(painted(drawing), is_blue, y, y + 1)
    return sum(found) / len(found)


def test_the_figures_stand_where_the_axis_says(renderer, ink, font):
    drawing = renderer.drawing(figure(ENGINEERS, PRODUCERS), 480, ink, font)
    first, second = median_column(drawing, 0), median_column(drawing, 1)
    per_dollar = (second - first) / (80970 - 63250)
    drawn = columns_of(painted(drawing), is_blue)
    assert min(drawn) == pytest.approx(first - (63250 - 35540) * per_dollar, abs=4)
    assert max(drawn) == pytest.approx(first + (150140 - 63250) * per_dollar, abs=4)


def test_the_series_colour_is_the_programs(renderer, ink, font):
    drawing = renderer.drawing(figure(ENGINEERS, series=1), 480, ink, font)
    image = painted(drawing)
    assert columns_of(image, is_orange)
    assert not columns_of(image, is_blue)


def test_what_is_withheld_is_not_drawn(renderer, ink, font):
    drawing = renderer.drawing(figure(PRODUCERS, QUARTILES, NOTHING), 480, ink, font)
    image = painted(drawing)
    rows = [columns_of(image, is_blue, r.top(), r.bottom()) for r, _ in drawing.marks()]
    per_dollar = len(rows[0]) / (150140 - 45820)
    assert len(rows[1]) == pytest.approx((113710 - 51190) * per_dollar, abs=4)
    assert rows[2] == []
    assert "withheld" in svg_texts(drawing)


def test_top_coded_pay_has_no_end(renderer, ink, font):
    coded = wage(
        "27-4014",
        "Sound Engineering Technicians",
        *(27000, 37000, 52390, 76000, None),
        top_coded=frozenset({"p90"}),
    )
    drawing = renderer.drawing(figure(coded, PRODUCERS), 480, ink, font)
    image = painted(drawing)
    ends = [max(columns_of(image, is_blue, r.top(), r.bottom())) for r, _ in drawing.marks()]
    assert ends[0] > ends[1]


@pytest.mark.parametrize("width", [200, 248, 320, 480])
def test_each_row_answers_the_pointer(renderer, ink, font, width):
    drawing = renderer.drawing(figure(ENGINEERS, PRODUCERS, MUSICIANS), width, ink, font)
    assert drawing.readout_at(QPointF(5, 2)) is None
    for index, (rect, readout) in enumerate(drawing.marks()):
        assert QRectF(0, 0, drawing.width, drawing.height).contains(rect)
        assert drawing.readout_at(rect.center()) == (index, readout)
    assert "Median: $63,250" in drawing.marks()[0][1]
    assert "Median: $53.16" in drawing.marks()[2][1]
    tops = [rect.top() for rect, _ in drawing.marks()]
    assert tops == sorted(tops)


@pytest.mark.parametrize("width", [200, 248, 320, 480])
def test_nothing_is_painted_outside_the_drawing(renderer, ink, font, width):
    drawing = renderer.drawing(figure(ENGINEERS, PRODUCERS, MUSICIANS), width, ink, font)
    image = painted(drawing)
    edge = {image.pixel(image.width() - 1, y) for y in range(image.height())}
    assert edge == {QColor("white").rgb()}
    assert {"$63,250", "$53.16"} <= set(svg_texts(drawing))


def svg_texts(drawing):
    root = ET.fromstring(drawing.svg())
    return [element.text.strip() for element in root.iter("{http://www.w3.org/2000/svg}text")]


def test_the_svg_is_vectors_and_text(renderer, ink, font):
    drawing = renderer.drawing(
        figure(ENGINEERS, notes=("Wages leave the self-employed out.",)), 480, ink, font, full=True
    )
    root = ET.fromstring(drawing.svg())
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert "image" not in kinds
    assert kinds & {"path", "rect", "polyline"}
    words = svg_texts(drawing)
    for text in ("What the work pays", "Sound engineers", "$63,250", "USD a year", "80k"):
        assert text in words
    whole = " ".join(words)
    assert "Wages leave the self-employed out." in whole
    assert "US Bureau of Labor Statistics, OEWS May 2025" in whole
    assert root.find("{http://www.w3.org/2000/svg}desc").text.startswith("What the work pays.")


def test_the_svg_names_a_font_that_any_reader_can_find(renderer, ink):
    drawing = renderer.drawing(figure(ENGINEERS), 480, ink, QFont("Sans Serif"))
    root = ET.fromstring(drawing.svg())
    families = {
        element.get("font-family") for element in root.iter("{http://www.w3.org/2000/svg}text")
    }
    assert families == {QFontInfo(QFont("Sans Serif")).family()}


def test_a_sentence_stands_alone(renderer, ink, font):
    drawing = renderer.drawing(
        figure(sentence="No wage figures for Germany in this catalog."), 200, ink, font
    )
    assert drawing.marks() == []
    assert 10 < drawing.height < 60
    assert "Germany" in " ".join(svg_texts(drawing))


@pytest.mark.parametrize("pixels", [9, 12, 24, 36])
def test_the_axis_keeps_its_figures_in_any_size_of_text(renderer, ink, pixels):
    font = QFont()
    font.setPixelSize(pixels)
    words = svg_texts(renderer.drawing(figure(ENGINEERS), 40 * pixels, ink, font))
    assert [word for word in words if word.endswith("k")] == ["40k", "60k", "80k", "100k", "120k"]


def test_art_paints_at_twice_the_scale(renderer, ink, font):
    drawing = renderer.drawing(figure(ENGINEERS), 248, ink, font)
    assert columns_of(painted(drawing, 2), is_blue)
    assert painted(drawing, 2).width() == 496


def test_a_drawing_paints_where_it_is_placed(renderer, ink, font):
    drawing = renderer.drawing(figure(ENGINEERS), 248, ink, font)
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    drawing.paint(painter, QRectF(300, 200, drawing.width, drawing.height))
    painter.end()
    drawn = columns_of(image, is_blue)
    assert min(drawn) > 300
    assert not columns_of(image, is_blue, 0, 200)
