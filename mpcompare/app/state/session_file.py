"""The state on disk between two starts. A file that can't be read is a fresh start, no error."""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, cast

from mpcompare.app.state import (
    careers_choice,
    command_choice,
    cost_choice,
    export_choice,
    layout_choice,
    results_columns,
    table_choice,
)
from mpcompare.app.state.state import TEXT_SIZES, State
from mpcompare.app.workspace.library_filters import with_library_filters
from mpcompare.model.attribute import Register
from mpcompare.model.json_text import json_value
from mpcompare.model.library.library import Library, comparing, with_entry
from mpcompare.model.query import Query, plain_query, read_query
from mpcompare.model.replace_file import write_file


class Remembered(NamedTuple):
    """What a start finds: the state, the catalog last opened, and the window's own geometry."""

    state: State = State()
    catalog: str = ""
    window: str = ""
    catalog_before: str = ""
    """The catalog that an update took the place of; "" for the bundled one, or none."""


def load(path: Path, register: Register) -> Remembered:
    """Read what the last session left; whatever is missing or broken gets its default.

    Filters and an order on attributes that the register does not know are dropped.
    """
    try:
        raw = json_value(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Remembered()
    if not isinstance(raw, dict):
        return Remembered()
    kept = cast("dict[str, Any]", raw)
    with suppress(TypeError, ValueError, KeyError, AttributeError):
        return Remembered(
            state=_read_state(kept["state"], register),
            catalog=str(kept.get("catalog", "")),
            window=str(kept.get("window", "")),
            catalog_before=str(kept.get("catalog_before", "")),
        )
    return Remembered()


def save(path: Path, remembered: Remembered) -> None:
    """Write it whole or not at all.

    Raises:
        OSError: the folder can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(
        {
            "state": _plain_state(remembered.state),
            "catalog": remembered.catalog,
            "window": remembered.window,
            "catalog_before": remembered.catalog_before,
        },
        indent=1,
    )
    write_file(path, text.encode("utf-8"), lasts=False)  # it is written again soon


def _plain_state(state: State) -> dict[str, Any]:
    return {
        "page": state.page,
        "query": plain_query(state.query),
        "selected": state.selected,
        "columns": results_columns.plain(state.columns),
        "application": state.application,
        "folded": sorted(state.folded),
        "differences_only": state.differences_only,
        "best_values": state.best_values,
        "national_abroad": state.national_abroad,
        "pay_in_dollars": state.pay_in_dollars,
        "pay_at_home": state.pay_at_home,
        "scheme": state.scheme,
        "contrast": state.contrast,
        "text_size": state.text_size,
        "guide": state.guide,
        "welcomed": state.welcomed,
        "careers": careers_choice.plain(state.careers),
        "cost": cost_choice.plain(state.cost),
        "table": table_choice.plain(state.table),
        "export": export_choice.plain(state.export),
        "commands": command_choice.plain(state.commands),
        "layout": layout_choice.plain(state.layout),
    }


def _read_state(raw: dict[str, Any], register: Register) -> State:
    scheme, contrast = raw.get("scheme"), raw.get("contrast")
    selected, application = raw.get("selected"), raw.get("application")
    return State(
        page=str(raw.get("page", "explore")),
        query=_read_query(raw.get("query"), register),
        selected=selected if isinstance(selected, str) else None,
        columns=results_columns.read(raw.get("columns", {})),
        application=application if isinstance(application, str) else None,
        library=_read_shortlist(raw),
        folded=frozenset(str(name) for name in raw.get("folded", [])),
        differences_only=bool(raw.get("differences_only", False)),
        best_values=bool(raw.get("best_values", False)),
        national_abroad=bool(raw.get("national_abroad", False)),
        pay_in_dollars=bool(raw.get("pay_in_dollars", False)),
        pay_at_home=bool(raw.get("pay_at_home", False)),
        scheme=scheme if scheme in ("light", "dark") else "system",
        contrast=contrast if contrast in ("normal", "high") else "system",
        text_size=_read_text_size(raw.get("text_size")),
        guide=str(raw.get("guide", "")),
        welcomed=bool(raw.get("welcomed", False)),
        careers=careers_choice.read(raw.get("careers", {})),
        cost=cost_choice.read(raw.get("cost", {})),
        table=table_choice.read(raw.get("table", {})),
        export=export_choice.read(raw.get("export", {})),
        commands=command_choice.read(raw.get("commands")),
        layout=layout_choice.read(raw.get("layout")),
    )


def _read_text_size(raw: object) -> int:
    if isinstance(raw, int) and TEXT_SIZES[0] <= raw <= TEXT_SIZES[-1]:
        return raw
    return State().text_size


def _read_query(raw: Any, register: Register) -> Query:
    return read_query(raw or {}).known_to(register, with_library_filters(register))


def _read_shortlist(raw: dict[str, Any]) -> Library:
    """Take over what was compared, from a file that was written before there was a library."""
    if "compared" not in raw:
        return Library()
    compared = tuple(dict.fromkeys(str(i) for i in raw.get("compared", [])))
    reference = raw.get("reference")
    library = comparing(*compared, reference=reference if reference in compared else None)
    hidden = frozenset(str(key) for key in raw.get("hidden_rows", []))
    shortlist = replace(library.shortlist, hidden_rows=hidden)
    return with_entry(library, "shortlists", library.open, shortlist)
