"""What the last export was: its format, its options and its folder."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, cast

_NO_OPTIONS: Mapping[str, str | bool] = MappingProxyType({})


class ExportChoice(NamedTuple):
    """What the export dialog begins with; the defaults say that nothing was exported yet.

    Attributes:
        format: its name; "" for the first.
        options: by name; those that are missing have their defaults.
        folder: where the last file was written; "" for the user's documents.
    """

    format: str = ""
    options: Mapping[str, str | bool] = _NO_OPTIONS
    folder: str = ""


def plain(choice: ExportChoice) -> dict[str, Any]:
    """Return a choice as values for JSON."""
    return {
        "format": choice.format,
        "options": dict(choice.options),
        "folder": choice.folder,
    }


def read(raw: dict[str, Any]) -> ExportChoice:
    """Read what `plain` gave; what is missing or of another shape gets its default.

    Raises:
        AttributeError: it is of another shape altogether.
    """
    options = raw.get("options")
    listed = cast("dict[object, object]", options) if isinstance(options, dict) else {}
    return ExportChoice(
        format=str(raw.get("format", "")),
        options={str(k): v for k, v in listed.items() if isinstance(v, str | bool)},
        folder=str(raw.get("folder", "")),
    )
