"""How far two colours are apart, also for readers who are colour-blind, and their contrast.

Sources: the distance CIEDE2000 is that of Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference
Formula", Color Research and Application 30(1), 2005; colour-blind sight is simulated after Machado,
Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, with the matrices for a
severity of 1.0; contrast is that of the Web Content Accessibility Guidelines 2.2.
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Three = tuple[float, float, float]

SIGHTS: dict[str, tuple[Three, Three, Three]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ: tuple[Three, Three, Three] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Three = (0.95047, 1.0, 1.08883)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours "#RRGGBB", from 1 to 21."""
    low, high = sorted(_times(_XYZ, _linear(colour))[1] for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, sight: str = "normal") -> Three:
    """Return a colour "#RRGGBB" in CIELAB, as it looks with a kind of sight."""
    seen = [min(1.0, max(0.0, part)) for part in _times(SIGHTS[sight], _linear(colour))]
    x, y, z = (_root(part / w) for part, w in zip(_times(_XYZ, seen), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Three, other: Three) -> float:
    """Return the distance of two colours in CIELAB."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    chroma = (hypot(a1, b1) + hypot(a2, b2)) / 2
    grey = 1.5 - 0.5 * sqrt(chroma**7 / (chroma**7 + 25**7))
    c1, c2 = hypot(grey * a1, b1), hypot(grey * a2, b2)
    h1, h2 = degrees(atan2(b1, grey * a1)) % 360, degrees(atan2(b2, grey * a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 and c2 else 0.0
    hue = (h1 + turn / 2) % 360 if c1 and c2 else h1 + h2
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    by_l = 1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2)
    by_c, by_h = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    blue = 60 * exp(-(((hue - 275) / 25) ** 2))
    rotation = -2 * sin(radians(blue)) * sqrt(chroma**7 / (chroma**7 + 25**7))
    in_l, in_c = (l2 - l1) / by_l, (c2 - c1) / by_c
    in_h = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / by_h
    return sqrt(in_l**2 + in_c**2 + in_h**2 + rotation * in_c * in_h)


def _linear(colour: str) -> Three:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _without_gamma(red), _without_gamma(green), _without_gamma(blue)


def _without_gamma(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def _times(matrix: tuple[Three, Three, Three], parts: list[float] | Three) -> Three:
    x, y, z = (sum(m * p for m, p in zip(row, parts, strict=True)) for row in matrix)
    return x, y, z
