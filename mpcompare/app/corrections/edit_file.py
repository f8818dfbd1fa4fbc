"""Writes a form into the text of a program file; comments, order and all else stay as they are.

Imports tomlkit: import this module only when something is to be written.
"""

import tomllib
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, cast

import tomlkit
from tomlkit.items import AoT, Array, InlineTable, Item
from tomlkit.items import Table as TomlTable

from mpcompare.app.corrections.draft import URL, Draft, DraftStatement, SourceDraft, Table, draft_of
from mpcompare.catalog.build.toml_lines import toml_lines
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.errors import InputError
from mpcompare.model.toml_text import toml_table

ID = "id"


def begun(program: str) -> str:
    """Return the text of a program file that says nothing yet."""
    return f'{ID} = "{program}"\n'


def with_id(text: str, program: str) -> str:
    """Return the text under another id."""
    document = tomlkit.parse(text)
    document[ID] = program
    return document.as_string()


def written(text: str, draft: Draft, register: Register) -> str:
    """Return the text with the form in it; only what the form says otherwise is touched.

    Raises:
        InputError: the text is no TOML: there is nothing to write into.
    """
    try:
        before = draft_of(text, register)
    except ValueError as error:
        raise InputError(
            f"This program's file can't be read: {error}.", "Mend its text first."
        ) from error
    keys = [*(a.key for a in register if a.origin == "identity"), URL]
    begun_with = _with_lines(text, {key: draft.identity.get(key) for key in keys})
    document = tomlkit.parse(begun_with)
    top = cast("Table", document)
    for key in keys:
        _set(top, key, before.identity.get(key), draft.identity.get(key))
    _write_sources(top, before.sources, draft.sources)
    facts = [a.key for a in register if a.origin == "fact"]
    for key in dict.fromkeys((*facts, *before.facts)):
        if key not in register or register[key].origin == "fact":
            _write_fact(top, key, before.facts.get(key, ()), draft.facts.get(key, ()))
    for attribute in register:
        if attribute.origin == "table":
            _write_rows(top, attribute, before.facts, draft.facts)
    absent = {k: w for k, w in draft.absent.items() if k not in draft.facts}
    for key in dict.fromkeys((*before.absent, *absent)):
        _set_in(top, "absent", key, before.absent.get(key), absent.get(key))
    return _spaced(document.as_string(), text)


def _with_lines(text: str, identity: Table) -> str:
    """Put keys that the top lacks below its last one: tomlkit would put them below remarks."""
    held = toml_table(text)
    for key, value in identity.items():
        if key in held or value in (None, ""):
            continue
        lines = text.split("\n")
        places = toml_lines(text)
        last = max((places[(name,)] for name in (ID, *identity) if (name,) in places), default=0)
        lines.insert(last, f"{key} = {_item(value).as_string()}")
        longer = "\n".join(lines)
        if _reads_as(longer, {**held, key: value}):
            text, held = longer, {**held, key: value}
    return text


def _reads_as(text: str, table: Table) -> bool:
    try:
        return toml_table(text) == table
    except tomllib.TOMLDecodeError:
        return False


def _spaced(text: str, before: str) -> str:
    """Put an empty line above each new heading that stands below something else."""
    lines = text.split("\n")
    out = lines[:1]
    for above, line in pairwise(lines):
        is_new = f"{above}\n{line}" not in before
        if line.startswith("[") and above and not above.startswith("#") and is_new:
            out.append("")
        out.append(line)
    spaced = "\n".join(out)
    # a line of a long text may look like a heading
    return spaced if _reads_as(spaced, toml_table(text)) else text


def _set(table: Table, key: str, before: Any, after: Any) -> None:
    if after in (None, ""):
        if key in table and before not in (None, ""):
            del table[key]
    elif after != before and table.get(key) != after:
        table[key] = after


def _set_in(top: Table, section: str, key: str, before: Any, after: Any) -> None:
    """Set a key of a section, which is begun with its first key."""
    if before == after:
        return
    if section not in top:
        if after is None:
            return
        top[section] = tomlkit.table()
    _set(top[section], key, before, after)
    if not top[section].as_string().strip():
        del top[section]


def _write_sources(
    top: Table, before: tuple[SourceDraft, ...], after: tuple[SourceDraft, ...]
) -> None:
    kept = {source.key: source for source in after}
    held = {source.key: source for source in before}
    rows = cast("list[Table]", top.get("sources", []))
    for place in reversed(range(len(rows))):
        key = str(rows[place].get("key", ""))
        if key not in kept:
            del rows[place]
        elif key in held:
            _update(rows[place], _source_table(held[key]), _source_table(kept[key]))
    new = [_source_table(source) for source in after if source.key not in held]
    _append(top, "sources", new)


def _source_table(source: SourceDraft) -> Table:
    return {
        "key": source.key,
        "url": source.url,
        "publisher": source.publisher,
        "kind": source.kind,
        "as_of": source.as_of,
    }


def _write_fact(
    top: Table, key: str, before: tuple[DraftStatement, ...], after: tuple[DraftStatement, ...]
) -> None:
    if before == after:
        return
    if not after:
        del top["facts"][key]
        return
    held = top["facts"].get(key) if "facts" in top else None
    rows = _in_place(held, len(before))
    if rows is None or len(before) != len(after):
        new = [_inline(said) for said in after]
        _set_in(top, "facts", key, None, new[0] if len(new) == 1 else _lines(new))
        return
    olds, news = [_fact_table(said) for said in before], [_fact_table(said) for said in after]
    if isinstance(held, InlineTable) and olds[0].keys() != news[0].keys():
        kept = {k: news[0].get(k, held[k]) for k in held if k in news[0] or k not in olds[0]}
        top["facts"][key] = _in_line({**kept, **news[0]})  # a line of its own is spaced evenly
        return
    for row, old, new in zip(rows, olds, news, strict=True):
        _update(row, old, new)


def _in_place(held: object, count: int) -> list[Table] | None:
    """Return the tables of a fact as they stand in the text; None if they can't be told apart."""
    if isinstance(held, InlineTable | TomlTable):
        return [cast("Table", held)] if count == 1 else None
    rows = list(cast("Iterable[Table]", held)) if isinstance(held, Array | AoT) else []
    return rows if len(rows) == count else None


def _fact_table(said: DraftStatement) -> Table:
    told = {"value": said.value, "source": said.source, "note": said.note, "basis": said.basis}
    return {key: value for key, value in told.items() if value not in (None, "")}


def _inline(said: DraftStatement) -> Item:
    return _in_line(_fact_table(said))


def _item(value: Any) -> Item:
    """Write a table in one line, as the values of facts are."""
    if isinstance(value, Mapping):
        return _in_line(cast("Table", value))
    return cast("Item", tomlkit.item(value))


def _in_line(values: Table) -> Item:
    """Write `{ key = value }` with the blanks that program files have at both ends."""
    told = ", ".join(f"{key} = {_item(value).as_string()}" for key, value in values.items())
    return tomlkit.value(f"{{ {told} }}")


def _lines(tables: Iterable[Item]) -> Array:
    found = tomlkit.array()
    for table in tables:
        found.insert(len(found), table)
    return found.multiline(multiline=True)


def _write_rows(
    top: Table,
    attribute: Attribute,
    before: Mapping[str, tuple[DraftStatement, ...]],
    after: Mapping[str, tuple[DraftStatement, ...]],
) -> None:
    """Write a list of tables. What is the same row still is told by its place from the start."""
    key = attribute.key
    old, new = before.get(key, ()), after.get(key, ())
    if old == new:
        return
    rows = cast("list[Table]", top.get(key, []))
    for place in reversed(range(len(rows))):
        if place >= len(new):
            del rows[place]
        elif place < len(old):
            _update(rows[place], _row_table(old[place]), _row_table(new[place]))
    if not new and key in top:
        del top[key]
    _append(top, key, [_row_table(said) for said in new[len(old) :]])


def _row_table(said: DraftStatement) -> Table:
    about = {"source": said.source, "note": said.note}
    return {**said.value, **{key: value for key, value in about.items() if value}}


def _append(top: Table, key: str, rows: list[Table]) -> None:
    for row in rows:
        if not top.get(key):
            top.pop(key, None)
            top[key] = tomlkit.aot()
        table = tomlkit.table()
        for name, value in row.items():
            table.append(name, value)
        top[key].append(table)


def _update(table: Table, before: Table, after: Table) -> None:
    for key in dict.fromkeys((*before, *after)):
        if key not in after:
            table.pop(key, None)
        elif before.get(key) != after[key]:
            table[key] = _item(after[key])
