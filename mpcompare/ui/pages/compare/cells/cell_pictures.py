"""Painted cells: found by their place while nothing changes, by what they show after a change."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import NamedTuple, TypeVar

from PySide6.QtGui import QPixmap

_Key = TypeVar("_Key")
KEPT = 500
"""More than three large screens of cells."""


class PictureKey(NamedTuple):
    """Where a picture is painted, and how."""

    row: int
    column: int
    width: int
    height: int
    selected: bool
    ratio: float


class CellPictures:
    """Keeps the pictures last seen. Scrolling looks them up by place, which costs least."""

    def __init__(self) -> None:
        self._by_place: OrderedDict[PictureKey, QPixmap] = OrderedDict()
        self._by_content: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def get(
        self, place: PictureKey, content: Callable[[], Hashable], paint: Callable[[], QPixmap]
    ) -> QPixmap:
        """Return the picture of a place.

        Args:
            place: where it stands.
            content: returns all that tells how it looks besides its size; None where that is open.
            paint: makes it.
        """
        found = self._by_place.get(place)
        if found is not None:
            self._by_place.move_to_end(place)
            return found
        shown = content()
        key = None if shown is None else (shown, place[2:])
        picture = None if key is None else self._by_content.get(key)
        if picture is None:
            picture = paint()
        _keep(self._by_place, place, picture)
        if key is not None:
            _keep(self._by_content, key, picture)
        return picture

    def forget_places(self, goes: Callable[[PictureKey], bool]) -> None:
        """Look for these again: something else may stand there."""
        for place in [place for place in self._by_place if goes(place)]:
            del self._by_place[place]

    def clear(self) -> None:
        """Paint every cell again."""
        self._by_place.clear()
        self._by_content.clear()


def _keep(kept: "OrderedDict[_Key, QPixmap]", key: _Key, picture: QPixmap) -> None:
    kept[key] = picture
    kept.move_to_end(key)
    if len(kept) > KEPT:
        kept.popitem(last=False)
