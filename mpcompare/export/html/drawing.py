"""Turns a chart's SVG into a drawing within a page: its colours follow the page's, nothing runs."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from xml.etree import ElementTree as ET

_SHAPES = re.compile(
    "svg|g|path|rect|line|polyline|polygon|circle|ellipse|text|tspan|defs|clipPath|linearGradient|"
    "stop|pattern"
)
"""Elements that draw; all others are left out with what is in them."""
_ATTRIBUTES = re.compile(
    "x|y|width|height|d|points|cx|cy|r|rx|ry|id|offset|x1|y1|x2|y2|transform|viewBox|"
    "gradientTransform|gradientUnits|patternUnits|patternTransform|clip-path|fill|stroke|"
    "fill-opacity|fill-rule|stroke-opacity|stroke-width|stroke-linecap|stroke-linejoin|"
    "stroke-dasharray|stroke-dashoffset|stroke-miterlimit|font-weight|font-style|font-size|"
    "text-anchor|stop-color|stop-opacity|opacity"
)
_PAINTS = frozenset(["fill", "stroke", "stop-color"])
_HEX = re.compile(r'"(#[0-9a-fA-F]{6})"')
_BLACK = "#000000"
_POINTING = re.compile(r"url\(#([\w-]+)\)")


def drawing(svg: str, title: str, alt: str, colours: Mapping[str, str], number: int) -> str:
    """Return a drawing as HTML, with its words for who can't see it.

    Args:
        svg: as the charts are drawn.
        title: what it shows.
        alt: the same in words.
        colours: names of the page's colours by their "#rrggbb" in the light scheme; the surface
            is among them.
        number: of the drawing, so that what it refers to is its own.

    A drawing with a colour that the page has not, nor can mix, stays on a light ground.
    """
    root = ET.fromstring(svg)
    used = {colour.lower() for colour in _HEX.findall(svg)} | {_BLACK}
    paints = {colour: paint for colour in used if (paint := _paint(colour, colours))}
    is_on_light = len(paints) < len(used)
    names: Mapping[str, str] = {} if is_on_light else paints
    kept = ' class="on-light"' if is_on_light else ""
    box = escape(root.get("viewBox", ""))
    shape, words = f"drawing-{number}", f"drawing-{number}-words"
    return (
        f'<svg role="img" aria-labelledby="{shape}" aria-describedby="{words}" '
        f'viewBox="{box}"{kept}><title id="{shape}">{escape(title)}</title>'
        f'<desc id="{words}">{escape(alt)}</desc>{"".join(_children(root, names, number))}</svg>'
    )


def _children(element: ET.Element, names: Mapping[str, str], number: int) -> Iterator[str]:
    yield escape((element.text or "").strip())
    for child in element:
        yield from _element(child, names, number)
        yield escape((child.tail or "").strip())


def _element(element: ET.Element, names: Mapping[str, str], number: int) -> Iterator[str]:
    tag = element.tag.rpartition("}")[2]
    inside = "".join(_children(element, names, number)) if _SHAPES.fullmatch(tag) else ""
    if not _SHAPES.fullmatch(tag) or (tag in {"g", "text"} and not inside):
        return
    written = "".join(
        f' {key}="{escape(_value(key, value, names, number))}"'
        for key, value in element.attrib.items()
        if _ATTRIBUTES.fullmatch(key) and not (tag == "g" and value == _NOWHERE)
    )
    yield f"<{tag}{written}>{inside}</{tag}>"


_NOWHERE = "matrix(1,0,0,1,0,0)"


def _value(key: str, value: str, names: Mapping[str, str], number: int) -> str:
    """Return an attribute's value with the page's colours and names of its own."""
    if key == "id":
        return f"{value}-{number}"
    if key in _PAINTS and names:
        return names.get(_BLACK if value == "black" else value.lower(), value)
    return _POINTING.sub(lambda found: f"url(#{found[1]}-{number})", value)


def _paint(colour: str, colours: Mapping[str, str]) -> str:
    """Return a colour by the page's names; "" where it is none of them, nor a shade of one."""
    if colour == _BLACK:
        return "var(--text)"
    if colour in colours:
        return f"var(--{colours[colour]})"
    surface = next(known for known, name in colours.items() if name == "surface")
    for known, name in colours.items():
        share = _share(colour, known, surface)
        if share is not None:
            return f"color-mix(in srgb, var(--{name}) {share:.0%}, var(--surface))"
    return ""


def _share(mixed: str, full: str, ground: str) -> float | None:
    """Return how much of a full colour is mixed into a ground; None where it is no such mixture."""
    channels = [tuple(int(c[i : i + 2], 16) for c in (mixed, full, ground)) for i in (1, 3, 5)]
    m, f, g = max(channels, key=lambda each: abs(each[1] - each[2]))
    if f == g:
        return None
    share = (m - g) / (f - g)
    is_mixed = all(abs(g + (f - g) * share - m) <= 1.5 for m, f, g in channels)
    return share if 0 < share < 1 and is_mixed else None
