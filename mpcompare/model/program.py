"""A master's program: who offers it, where, and all that its sources state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.country import COUNTRY_NAMES
from mpcompare.model.fact import NOT_STATED, Fact, Source


@dataclass(frozen=True, slots=True)
class Program:
    """One program as its file and the catalog hold it. `facts` has an entry per known attribute.

    The facts hold identity (name, degree, country, ...), tuition and deadlines too, so that all
    attributes are read alike; what has no entry is not stated.
    """

    id: str
    institution: str
    name: str
    degree: str
    country: str
    region: str
    city: str
    url: str
    unitid: int | None
    sources: tuple[Source, ...]
    facts: Mapping[str, Fact]
    left: str = ""
    """The first edition of the catalog that lacks it; "" for one that the catalog has."""
    shared: str = ""
    """The edition of another catalog that stated it, where it came with a shared shortlist."""

    @property
    def left_words(self) -> str:
        """Return that the catalog does not have it, or no longer, in words; "" where it has."""
        if self.shared:
            return f"Not in this catalog; as shared from edition {self.shared}"
        return f"No longer in the catalog since edition {self.left}" if self.left else ""

    @property
    def title(self) -> str:
        """The degree with its name, as in "MM Sound Recording Technology"."""
        return f"{self.degree} {self.name}".strip()

    @property
    def place(self) -> str:
        """Where it is taught, as in "Lowell, Massachusetts, US"."""
        parts = dict.fromkeys(part for part in (self.city, self.region, self.country) if part)
        return ", ".join(parts)

    @property
    def country_name(self) -> str:
        """The country in words."""
        return COUNTRY_NAMES.get(self.country, self.country)

    def fact(self, attribute: Attribute | str) -> Fact:
        """Return what the sources state of an attribute; never None."""
        key = attribute if isinstance(attribute, str) else attribute.key
        return self.facts.get(key, NOT_STATED)


def with_computed(program: Program, register: Register) -> Program:
    """Add the facts that the register's computed attributes work out from the stated ones."""
    computed = {a.key: a.compute(program.facts) for a in register if a.compute is not None}
    known = {key: fact for key, fact in computed.items() if fact.is_known}
    return replace(program, facts={**program.facts, **known})


def checked_words(program: Program, register: Register, this_year: int, edition: str = "") -> str:
    """Return for which years a program's facts are stated, as in "Last checked: sources of 2024".

    Args:
        program: any one; what speaks of its school or field is not counted.
        register: the attributes.
        this_year: the year it is now; an academic year that ends in the next counts as this one.
        edition: of the catalog that has the program; "" for none.
    """
    facts = (program.fact(attribute) for attribute in register if attribute.is_of_program)
    sources = {statement.source for fact in facts for statement in fact.statements}
    years = {min(source.year, this_year) for source in sources if source.year is not None}
    words = "no source is dated"
    if years:
        oldest, newest = min(years), max(years)
        words = f"sources of {newest}" if oldest == newest else f"sources of {oldest} to {newest}"
    return f"Last checked: {words}{f', catalog {edition}' if edition else ''}"


def closed_words(program: Program, register: Register) -> str:
    """Return why a program takes no applications, as in "Closed"; empty where it may take some."""
    said = (attribute.closed_words(program.fact(attribute)) for attribute in register.closing)
    return ", ".join(filter(None, said))


def closed_names(register: Register) -> str:
    """Name the values with which programs take no applications, as in "paused or closed"."""
    labels = [c.label.lower() for a in register.closing for c in a.kind.choices if c.is_closed]
    return " or ".join(labels)
