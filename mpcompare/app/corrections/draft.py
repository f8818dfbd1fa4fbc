"""A program of the user's while it is being written: what its form holds, field by field."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, cast

from mpcompare.app.workspace.overlay import PREFIX
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Absence, Source, Statement
from mpcompare.model.program import Program
from mpcompare.model.toml_text import toml_table

URL = "url"
"""Key of the program's own page, which is no attribute."""
REASONS = (Absence.NOT_STATED, Absence.NOT_APPLICABLE, Absence.WITHHELD)
"""Why there is no value; the first is what has neither a value nor a reason."""
LONGEST_ID = 80

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """Who states something: a page with its address, or a person by phone or mail without one."""

    key: str
    url: str = ""
    publisher: str = ""
    kind: str = "official"
    as_of: str = "undated"


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """One value as program files hold it, the key of its source, and the user's remark."""

    value: Any
    source: str = ""
    note: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that the form shows.

    Attributes:
        identity: what stands at the top of the file, by key, the `URL` among it.
        sources: in their order.
        facts: what is said of an attribute, by its key; newest first.
        absent: why there is nothing to say, by key.
    """

    identity: Mapping[str, Any] = field(default_factory=dict[str, Any])
    sources: tuple[SourceDraft, ...] = ()
    facts: Mapping[str, tuple[DraftStatement, ...]] = field(
        default_factory=dict[str, tuple[DraftStatement, ...]]
    )
    absent: Mapping[str, str] = field(default_factory=dict[str, str])

    def with_identity(self, key: str, value: Any) -> "Draft":
        """Return the draft with a value for a key at the file's top; None or "" for nothing."""
        kept = {k: v for k, v in self.identity.items() if k != key}
        return replace(self, identity=kept if value in (None, "") else {**kept, key: value})

    def with_fact(self, key: str, said: tuple[DraftStatement, ...], reason: str = "") -> "Draft":
        """Return the draft with what is stated of an attribute, or else why nothing is."""
        facts = {k: v for k, v in self.facts.items() if k != key}
        absent = {k: v for k, v in self.absent.items() if k != key}
        if said:
            facts[key] = said
        elif reason not in ("", Absence.NOT_STATED.value):
            absent[key] = reason
        return replace(self, facts=facts, absent=absent)

    def with_source(self, source: SourceDraft) -> "Draft":
        """Take a source in, in the place of the one with its key."""
        if all(held.key != source.key for held in self.sources):
            return replace(self, sources=(*self.sources, source))
        kept = (source if held.key == source.key else held for held in self.sources)
        return replace(self, sources=tuple(kept))

    def without_source(self, key: str) -> "Draft":
        """Take a source away; what it stated has no source then."""
        facts = {
            k: tuple(replace(s, source="") if s.source == key else s for s in said)
            for k, said in self.facts.items()
        }
        kept = tuple(source for source in self.sources if source.key != key)
        return replace(self, sources=kept, facts=facts)

    def free_key(self, publisher: str) -> str:
        """Return a key for a new source, after its publisher."""
        taken = {source.key for source in self.sources} | {"page"}
        return free_name(slug(publisher)[:24].strip("-") or "source", taken)


def draft_of(text: str, register: Register) -> Draft:
    """Read a program file into a form; what makes no sense is left out, the file's check names it.

    Raises:
        ValueError: it is no TOML.
    """
    table = toml_table(text)
    tops = [a.key for a in register if a.origin == "identity"]
    facts = _table(table.get("facts"))
    said = {key: _said(raw) for key, raw in facts.items()}
    for attribute in register:
        if attribute.origin == "table":
            said[attribute.key] = _rows(attribute, table.get(attribute.key))
    absent = _table(table.get("absent"))
    return Draft(
        {key: table[key] for key in (*tops, URL) if table.get(key) not in (None, "")},
        tuple(_source(row) for row in _tables(table.get("sources"))),
        {key: found for key, found in said.items() if found},
        {key: word for key, word in absent.items() if isinstance(word, str)},
    )


def plain_draft(draft: Draft) -> dict[str, Any]:
    """Return a draft as JSON can hold it."""
    return asdict(draft)


def draft_from_plain(plain: object) -> Draft | None:
    """Read what `plain_draft` gave; None where it is something else."""
    try:
        held = cast("Any", plain)
        return Draft(
            dict(held["identity"]),
            tuple(SourceDraft(**one) for one in held["sources"]),
            {
                key: tuple(DraftStatement(**one) for one in said)
                for key, said in held["facts"].items()
            },
            dict(held["absent"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _table(raw: object) -> Table:
    return cast("Table", raw) if isinstance(raw, dict) else {}


def _tables(raw: object) -> list[Table]:
    rows = cast("list[object]", raw) if isinstance(raw, list) else []
    return [cast("Table", row) for row in rows if isinstance(row, dict)]


def _source(row: Table) -> SourceDraft:
    names = ("key", "url", "publisher", "kind", "as_of")
    return SourceDraft(**{name: str(row.get(name, "")) for name in names})


def _said(raw: object) -> tuple[DraftStatement, ...]:
    rows = _tables(cast("object", raw)) if isinstance(raw, list) else [_table(raw)]
    return tuple(
        DraftStatement(
            row["value"], *(str(row.get(name, "")) for name in ("source", "note", "basis"))
        )
        for row in rows
        if "value" in row
    )


def _rows(attribute: Attribute, raw: object) -> tuple[DraftStatement, ...]:
    fields = attribute.kind.fields
    return tuple(
        DraftStatement(
            {key: value for key, value in row.items() if key in fields},
            str(row.get("source", "")),
            str(row.get("note", "")),
        )
        for row in _tables(raw)
    )


def draft_from(program: Program, register: Register) -> Draft:
    """Begin a form with all that is known of a program, its sources too."""
    identity: dict[str, Any] = {URL: program.url} if program.url else {}
    facts: dict[str, tuple[DraftStatement, ...]] = {}
    absent: dict[str, str] = {}
    page = program.sources[0].key if program.sources else ""
    for attribute in register:
        fact = program.fact(attribute)
        if attribute.origin == "identity" and fact.is_known:
            identity[attribute.key] = attribute.kind.plain(fact.values[0])
        elif attribute.origin in ("fact", "table") and fact.is_known:
            facts[attribute.key] = tuple(_stated(attribute, s) for s in fact.statements)
        elif attribute.origin in ("fact", "table") and fact.reason in REASONS[1:]:
            absent[attribute.key] = fact.reason.value
    filled_in = _only_filled_in(program, register)
    sources = tuple(_drafted(s) for s in program.sources if s.key != page and s not in filled_in)
    return Draft(identity, sources, facts, absent)


def _only_filled_in(program: Program, register: Register) -> frozenset[Source]:
    """Return the sources of nothing but what no form asks for: what the catalog fills in."""
    named: dict[bool, set[Source]] = {True: set(), False: set()}
    for attribute in register:
        for statement in program.fact(attribute).statements:
            named[attribute.is_stated].add(statement.source)
    return frozenset(named[False] - named[True])


def _stated(attribute: Attribute, statement: Statement) -> DraftStatement:
    basis = statement.basis if statement.basis != "stated" else ""
    value = attribute.kind.plain(statement.value)
    return DraftStatement(value, statement.source.key, statement.note, basis)


def _drafted(source: Source) -> SourceDraft:
    return SourceDraft(source.key, source.url, source.publisher, source.kind, source.as_of)


def slug(text: str) -> str:
    """Spell a name in small Latin letters, digits and hyphens, as ids are."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", bare))


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name that is not taken yet: the wanted one, or with a number behind it."""
    if wanted not in taken:
        return wanted
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in numbered if name not in taken)


def new_id(identity: Mapping[str, Any], taken: Collection[str]) -> str:
    """Return an id that no other program has, made from the school and the name."""
    words = (str(identity.get(key, "")) for key in ("institution", "degree", "name"))
    wanted = f"{PREFIX}{slug(' '.join(words))}"[:LONGEST_ID].strip("-")
    return free_name(wanted, taken)
