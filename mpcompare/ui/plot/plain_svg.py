"""Makes Qt's SVG plain enough for every reader.

Qt writes shapes in the plot's units, scaled by a matrix, with strokes that are not scaled along
(`vector-effect`). Many readers, among them the one that sets our documents, scale the strokes too.
So the matrix is multiplied into the shapes here.
"""

import re
from collections.abc import Callable

_GROUP = re.compile(r"<g ([^>]*)>\s*(.*?)\s*</g>", re.DOTALL)
_MATRIX = re.compile(r'transform="matrix\(([^)]*)\)"')
_EFFECT = re.compile(r'\s*vector-effect="non-scaling-stroke"')
_PAIR = re.compile(r"(-?[\d.]+(?:e[-+]?\d+)?),(-?[\d.]+(?:e[-+]?\d+)?)")
_SHAPE = re.compile(r'(?<= )(points|d)="([^"]*)"')
_RECT = re.compile(r'x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"')


def plain_svg(svg: str) -> str:
    """Return an SVG of Qt's without scaled shapes, and without its empty groups."""
    return _GROUP.sub(_plain_group, svg)


def _plain_group(group: re.Match[str]) -> str:
    attributes, body = group.groups()
    found = _MATRIX.search(attributes)
    if not body:
        return ""
    if found is None or "vector-effect" not in body:
        return group[0]
    a, b, c, d, e, f = (float(part) for part in found[1].split(","))
    body = _EFFECT.sub("", body)
    if (a, b, c, d) == (1, 0, 0, 1):
        return f"<g {attributes}>\n{body}\n</g>"

    def moved(pair: re.Match[str]) -> str:
        x, y = float(pair[1]), float(pair[2])
        return f"{a * x + c * y + e:.6g},{b * x + d * y + f:.6g}"

    body = _SHAPE.sub(lambda shape: f'{shape[1]}="{_PAIR.sub(moved, shape[2])}"', body)
    body = _RECT.sub(_rect_mover(a, d, e, f), body)
    return f"<g {_MATRIX.sub('', attributes)}>\n{body}\n</g>"


def _rect_mover(a: float, d: float, e: float, f: float) -> Callable[[re.Match[str]], str]:
    """Return what scales and moves a rectangle; with a negative scale it is turned over."""

    def moved(rect: re.Match[str]) -> str:
        x, y, width, height = (float(part) for part in rect.groups())
        left, right = sorted((a * x + e, a * (x + width) + e))
        top, bottom = sorted((d * y + f, d * (y + height) + f))
        return (
            f'x="{left:.6g}" y="{top:.6g}" width="{right - left:.6g}" height="{bottom - top:.6g}"'
        )

    return moved
