"""Writes a program file from nothing. Where there is a text already, `edit_file` writes into it.

It needs no TOML library: a sheet may bring thousands of programs, and there is nothing to keep.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from mpcompare.app.corrections.draft import URL, Draft, DraftStatement
from mpcompare.model.attribute import Register


def fresh_text(program: str, draft: Draft, register: Register) -> str:
    """Return the text of a program file that says what a draft does.

    Args:
        program: its id.
        draft: what it says.
        register: the attributes, in whose order it is written.
    """
    return "\n".join(_lines(program, draft, register)) + "\n"


def _lines(program: str, draft: Draft, register: Register) -> Iterator[str]:
    keys = (*(a.key for a in register if a.origin == "identity"), URL)
    top = {"id": program, **{key: draft.identity.get(key) for key in keys}}
    yield from _pairs(top)
    for source in draft.sources:
        yield from ("", "[[sources]]")
        names = ("key", "url", "publisher", "kind", "as_of")
        yield from _pairs({name: getattr(source, name) for name in names})
    facts = {a.key: draft.facts.get(a.key, ()) for a in register if a.origin == "fact"}
    if any(facts.values()):
        yield from ("", "[facts]")
    for key, said in facts.items():
        tables = [_inline(_told(one)) for one in said]
        if len(tables) == 1:
            yield f"{key} = {tables[0]}"
        elif tables:
            yield from (f"{key} = [", *(f"    {table}," for table in tables), "]")
    for attribute in register:
        for one in draft.facts.get(attribute.key, ()) if attribute.origin == "table" else ():
            yield from ("", f"[[{attribute.key}]]")
            yield from _pairs({**one.value, "source": one.source, "note": one.note})
    absent = {key: word for key, word in draft.absent.items() if key not in draft.facts}
    if absent:
        yield from ("", "[absent]")
        yield from _pairs(absent)


def _told(said: DraftStatement) -> dict[str, Any]:
    return {"value": said.value, "source": said.source, "note": said.note, "basis": said.basis}


def _pairs(values: Mapping[str, Any]) -> Iterable[str]:
    """Return a line for each key that says anything."""
    return (f"{key} = {_value(value)}" for key, value in values.items() if value not in (None, ""))


def _inline(values: Mapping[str, Any]) -> str:
    return f"{{ {', '.join(_pairs(values))} }}"


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return _inline(cast("Mapping[str, Any]", value))
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(one) for one in cast('list[Any]', value))}]"
    # a text of TOML may be written as one of JSON, but for one letter that JSON leaves as it is
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
