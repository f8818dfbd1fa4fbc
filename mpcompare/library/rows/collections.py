"""One codec for each collection whose entries can go to the bin."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mpcompare.library.rows.codec import Codec, Row, Table, text, texts
from mpcompare.model.json_text import json_value
from mpcompare.model.library.application import Application, Item, Status
from mpcompare.model.library.corrections import Correction, OwnProgram
from mpcompare.model.library.money import OwnMoney
from mpcompare.model.library.note import Note
from mpcompare.model.library.saved_search import SavedSearch
from mpcompare.model.library.shortlist import Better, Shortlist
from mpcompare.model.query import plain_query, read_query

if TYPE_CHECKING:
    from mpcompare.model.decide.criteria_set import CriteriaSets
    from mpcompare.model.library.shared_facts import SharedFacts

_PLACE = ("program", "attribute")
_ITEM = ("text", "attribute", "done", "who", "due")
_MONEY_WORDS = ("currency", "note")
_CORRECTION = ("url", "publisher", "as_of", "note", "before", "corrected")


class _Shortlists(Codec):
    collection = "shortlists"
    tables = (
        Table("shortlists", ("key",), ("name", "made", "reference", "table_view")),
        Table("shortlist_programs", ("shortlist",), ("position", "program", "series")),
        Table("shortlist_hidden_rows", ("shortlist",), ("attribute",)),
        Table("shortlist_weights", ("shortlist",), ("attribute", "weight")),
        Table("shortlist_criteria", ("shortlist",), ("position", "name", "criteria", "is_open")),
        Table("shortlist_shared", ("shortlist",), ("edition", "made", "stated")),
    )
    stand_in = ("Recovered shortlist", "", None, "{}")

    def rows(self, entry: Shortlist) -> tuple[Iterable[Row], ...]:
        return (
            [(entry.name, entry.made, entry.reference, json.dumps(_table_view(entry)))],
            [(at, program, entry.series[program]) for at, program in enumerate(entry.programs)],
            [(row,) for row in sorted(entry.hidden_rows)],
            sorted(entry.weights.items()),
            _criteria_rows(entry.criteria),
            _shared_rows(entry.shared),
        )

    def entry(self, *rows: Sequence[Row]) -> Shortlist:
        [(name, made, reference, table)], programs, hidden, weights, criteria, shared = rows
        columns, better = _read_table_view(json_value(table))
        return Shortlist(
            name,
            made,
            tuple(program for _, program, _ in sorted(programs)),
            reference,
            frozenset(row for (row,) in hidden),
            dict(weights),  # pyright: ignore[reportArgumentType]
            {program: series for _, program, series in programs},
            columns,
            better,
            _criteria_of(criteria),
            _shared_of(shared),
        )

    def plain(self, entry: Shortlist) -> Any:
        return {
            "name": entry.name,
            "made": entry.made,
            "programs": list(entry.programs),
            "reference": entry.reference,
            "hidden_rows": sorted(entry.hidden_rows),
            "weights": dict(sorted(entry.weights.items())),
            "series": dict(entry.series),
            **_table_view(entry),
            "criteria": _plain_criteria(entry.criteria),
            "shared": _plain_shared(entry.shared),
        }

    def from_plain(self, plain: Any) -> Shortlist:
        reference = plain.get("reference")
        programs = texts(plain.get("programs", []))
        return Shortlist(
            text(plain["name"]),
            text(plain.get("made", "")),
            programs,
            reference if reference in programs else None,
            frozenset(texts(plain.get("hidden_rows", []))),
            {text(key): float(weight) for key, weight in plain.get("weights", {}).items()},
            {text(key): int(series) for key, series in plain.get("series", {}).items()},
            *_read_table_view(plain),
            _read_criteria(plain.get("criteria")),
            _read_shared(plain.get("shared")),
        )


def _table_view(entry: Shortlist) -> dict[str, Any]:
    return {"columns": list(entry.columns), "better": dict(sorted(entry.better.items()))}


def _read_table_view(plain: Any) -> tuple[tuple[str, ...], dict[str, Better]]:
    better = {text(key): text(end) for key, end in plain.get("better", {}).items()}
    known: dict[str, Better] = {key: end for key, end in better.items() if end in ("low", "high")}
    return texts(plain.get("columns", [])), known


def _criteria_rows(sets: "CriteriaSets | None") -> Iterable[Row]:
    if sets is None:
        return ()
    # not at the top: each start imports this, and few need it
    from mpcompare.library.rows.criteria_sets import rows_of  # noqa: PLC0415

    return rows_of(sets)


def _criteria_of(rows: Sequence[Row]) -> "CriteriaSets | None":
    if not rows:
        return None
    # as above
    from mpcompare.library.rows.criteria_sets import sets_of  # noqa: PLC0415

    return sets_of(rows)


def _plain_criteria(sets: "CriteriaSets | None") -> Any:
    if sets is None:
        return None
    # as above
    from mpcompare.library.rows.criteria_sets import plain_sets  # noqa: PLC0415

    return plain_sets(sets)


def _read_criteria(plain: Any) -> "CriteriaSets | None":
    if plain is None:
        return None
    # as above
    from mpcompare.library.rows.criteria_sets import read_sets  # noqa: PLC0415

    return read_sets(plain)


def _shared_rows(shared: "SharedFacts | None") -> Iterable[Row]:
    if shared is None:
        return ()
    # as above
    from mpcompare.library.rows.shared_facts import rows_of  # noqa: PLC0415

    return rows_of(shared)


def _shared_of(rows: Sequence[Row]) -> "SharedFacts | None":
    if not rows:
        return None
    # as above
    from mpcompare.library.rows.shared_facts import shared_of  # noqa: PLC0415

    return shared_of(rows)


def _plain_shared(shared: "SharedFacts | None") -> Any:
    if shared is None:
        return None
    # as above
    from mpcompare.library.rows.shared_facts import plain_shared  # noqa: PLC0415

    return plain_shared(shared)


def _read_shared(plain: Any) -> "SharedFacts | None":
    if plain is None:
        return None
    # as above
    from mpcompare.library.rows.shared_facts import read_shared  # noqa: PLC0415

    return read_shared(plain)


class _Notes(Codec):
    collection = "notes"
    tables = (Table("notes", _PLACE, ("text", "written")),)

    def rows(self, entry: Note) -> tuple[Iterable[Row], ...]:
        return ([entry],)

    def entry(self, *rows: Sequence[Row]) -> Note:
        [[row]] = rows
        return Note(*row)

    def entries(self, tables: Sequence[Iterable[Row]]) -> dict[Any, Any]:
        # as in the base class, but there may be ten thousand, and each start waits for them
        return {
            (program, attribute): Note(words, written)
            for program, attribute, words, written in tables[0]
        }

    def plain(self, entry: Note) -> Any:
        return {"text": entry.text, "written": entry.written}

    def from_plain(self, plain: Any) -> Note:
        return Note(text(plain["text"]), text(plain.get("written", "")))

    def plain_key(self, key: Any) -> Any:
        return list(key)


class _Tags(Codec):
    collection = "tags"
    tables = (
        Table("tagged_programs", ("program",)),
        Table("tags", ("program",), ("position", "tag")),
    )
    stand_in = ()

    def rows(self, entry: tuple[str, ...]) -> tuple[Iterable[Row], ...]:
        return ([()], enumerate(entry))

    def entry(self, *rows: Sequence[Row]) -> tuple[str, ...]:
        return tuple(tag for _, tag in sorted(rows[1]))

    def plain(self, entry: tuple[str, ...]) -> Any:
        return list(entry)

    def from_plain(self, plain: Any) -> tuple[str, ...]:
        return texts(plain)


class _Applications(Codec):
    collection = "applications"
    tables = (
        Table("applications", ("program",)),
        Table("application_history", ("program",), ("position", "status", "since")),
        Table("application_items", ("program",), ("position", *_ITEM)),
    )
    stand_in = ()

    def rows(self, entry: Application) -> tuple[Iterable[Row], ...]:
        return (
            [()],
            [(at, status.value, since) for at, (status, since) in enumerate(entry.history)],
            [
                (at, each.text, each.attribute, int(each.done), each.who, each.due)
                for at, each in enumerate(entry.checklist)
            ],
        )

    def entry(self, *rows: Sequence[Row]) -> Application:
        _, history, checklist = rows
        return Application(
            tuple((Status(status), since) for _, status, since in sorted(history)),
            tuple(
                Item(words, attribute, bool(done), who, due)
                for _, words, attribute, done, who, due in sorted(checklist)
            ),
        )

    def plain(self, entry: Application) -> Any:
        return {
            "history": [[status.value, since] for status, since in entry.history],
            "checklist": [
                {name: getattr(each, name) for name in _ITEM} for each in entry.checklist
            ],
        }

    def from_plain(self, plain: Any) -> Application:
        return Application(
            tuple((Status(status), text(since)) for status, since in plain.get("history", [])),
            tuple(_item(each) for each in plain.get("checklist", [])),
        )


def _item(plain: Mapping[str, Any]) -> Item:
    words = {name: text(plain.get(name, "")) for name in _ITEM if name != "done"}
    return Item(done=bool(plain.get("done", False)), **words)


class _Own(Codec):
    collection = "own"
    tables = (Table("own_programs", ("id",), ("text", "changed")),)

    def rows(self, entry: OwnProgram) -> tuple[Iterable[Row], ...]:
        return ([(entry.text, entry.changed)],)

    def entry(self, *rows: Sequence[Row]) -> OwnProgram:
        [[row]] = rows
        return OwnProgram(*row)

    def plain(self, entry: OwnProgram) -> Any:
        return {"text": entry.text, "changed": entry.changed}

    def from_plain(self, plain: Any) -> OwnProgram:
        return OwnProgram(text(plain["text"]), text(plain.get("changed", "")))


class _Corrections(Codec):
    collection = "corrections"
    tables = (Table("corrections", _PLACE, ("value", *_CORRECTION)),)

    def rows(self, entry: Correction) -> tuple[Iterable[Row], ...]:
        said = (getattr(entry, name) for name in _CORRECTION)
        return ([(json.dumps(entry.value, ensure_ascii=False), *said)],)

    def entry(self, *rows: Sequence[Row]) -> Correction:
        [[(value, *said)]] = rows
        return Correction(json_value(value), *said)

    def plain(self, entry: Correction) -> Any:
        return {"value": entry.value, **{name: getattr(entry, name) for name in _CORRECTION}}

    def from_plain(self, plain: Any) -> Correction:
        said = {name: text(plain[name]) for name in _CORRECTION if name in plain}
        return Correction(plain["value"], **said)

    def plain_key(self, key: Any) -> Any:
        return list(key)


class _Money(Codec):
    collection = "money"
    tables = (Table("own_money", ("program",), OwnMoney._fields),)

    def rows(self, entry: OwnMoney) -> tuple[Iterable[Row], ...]:
        return ([entry],)

    def entry(self, *rows: Sequence[Row]) -> OwnMoney:
        [[row]] = rows
        return OwnMoney(*row)

    def plain(self, entry: OwnMoney) -> Any:
        return {name: said for name, said in entry._asdict().items() if said is not None}

    def from_plain(self, plain: Any) -> OwnMoney:
        said: dict[str, Any] = {
            name: float(plain[name])
            for name in OwnMoney._fields
            if name in plain and name not in _MONEY_WORDS
        }
        said |= {name: text(plain[name]) for name in _MONEY_WORDS if name in plain}
        return OwnMoney(**said)


class _Searches(Codec):
    collection = "searches"
    tables = (Table("saved_searches", ("key",), ("name", "query", "made")),)

    def rows(self, entry: SavedSearch) -> tuple[Iterable[Row], ...]:
        query = json.dumps(plain_query(entry.query), ensure_ascii=False)
        return ([(entry.name, query, entry.made)],)

    def entry(self, *rows: Sequence[Row]) -> SavedSearch:
        [[(name, query, made)]] = rows
        return SavedSearch(name, read_query(json_value(query)), made)

    def plain(self, entry: SavedSearch) -> Any:
        return {"name": entry.name, "query": plain_query(entry.query), "made": entry.made}

    def from_plain(self, plain: Any) -> SavedSearch:
        made = text(plain.get("made", ""))
        return SavedSearch(text(plain["name"]), read_query(plain["query"]), made)


CODECS: Mapping[str, Codec] = {
    codec.collection: codec
    for codec in (
        _Shortlists(),
        _Notes(),
        _Tags(),
        _Applications(),
        _Own(),
        _Corrections(),
        _Money(),
        _Searches(),
    )
}
"""By collection."""
