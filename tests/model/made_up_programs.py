"""Builders of made-up programs, facts and sources, with defaults for what a test leaves open."""

from mpcompare.model.fact import Fact, Source, Statement
from mpcompare.model.money import Charge, Money
from mpcompare.model.program import Program


def source(key="page", as_of="2026", kind="official"):
    return Source(key, f"https://example.org/{key}", "Made-up University", kind, as_of)


def fact(*values, parts=False, as_of="2026", note="", basis="stated"):
    """Return a fact that a source of its own states for each value."""
    said = tuple(
        Statement(value, source(f"made-up-{number}", as_of), note, basis)
        for number, value in enumerate(values)
    )
    return Fact(said, parts=parts)


def charge(amount, basis="year", residency="all", currency="USD", year="2025-26"):
    return Charge(Money(float(amount), currency), basis, residency, year)


def program(name="made-up", /, *, sources=(), **facts):
    return Program(
        id=name,
        institution="Made-up University",
        name=f"Made-up {name}",
        degree="MM",
        country="US",
        region="Ohio",
        city="Made-up City",
        url="https://example.org",
        unitid=None,
        sources=sources or tuple(s.source for held in facts.values() for s in held.statements),
        facts=facts,
    )
