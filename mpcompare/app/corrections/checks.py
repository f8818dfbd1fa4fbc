"""What is wrong with what a user types into the form of an own program or a correction."""

from typing import Any

from mpcompare.app.corrections.draft import Draft, DraftStatement, SourceDraft
from mpcompare.app.workspace.overlay import read_values
from mpcompare.catalog.build.program_file import is_as_of
from mpcompare.model.address import is_web_page
from mpcompare.model.attribute import Attribute, Register

REQUIRED = ("name", "degree", "institution", "country")
"""Without these, nobody knows which program it is."""
MISSING = "This is needed."
NO_SOURCE = "Say who states it: choose a source, or add one."


def value_problem(attribute: Attribute, raw: Any) -> str:
    """Return why a kind refuses a value; "" where it takes it, or where there is none.

    `raw` is as in program files; for kinds with parts, a list of these.
    """
    if raw in (None, "", []):
        return ""
    try:
        read_values(attribute, raw)
    except ValueError as error:
        return sentence(str(error))
    return ""


def sentence(message: str) -> str:
    """Make a kind's message one that stands alone."""
    return f"{message[:1].upper()}{message[1:]}{'' if message.endswith('.') else '.'}"


def as_of_problem(text: str) -> str:
    """Return why a text does not say which year a source is for; "" where it does."""
    if is_as_of(text.strip() or "undated"):
        return ""
    return "Write a year, a span or a day: 2026, 2026-27, 2026-11-20; or leave it empty."


def url_problem(text: str) -> str:
    """Return why a text is no address of a page; "" where it is one, or empty."""
    if not text.strip() or is_web_page(text.strip()):
        return ""
    return "An address begins with http:// or https://."


def source_problems(source: SourceDraft) -> dict[str, str]:
    """Return what is wrong with a source, by field."""
    found = {
        "publisher": "" if source.publisher.strip() else "Who states it?",
        "url": url_problem(source.url),
        "as_of": as_of_problem(source.as_of),
    }
    return {key: problem for key, problem in found.items() if problem}


def said_problem(
    attribute: Attribute, said: DraftStatement, sources: tuple[SourceDraft, ...]
) -> str:
    """Return what is wrong with one statement: its value, or that nobody states it."""
    raw = [said.value] if attribute.kind.parts else said.value
    problem = value_problem(attribute, raw)
    if problem:
        return problem
    return "" if any(source.key == said.source for source in sources) else NO_SOURCE


def problems(draft: Draft, register: Register) -> dict[str, str]:
    """Return what is wrong with a form, by the key of an attribute or of `sources.KEY`."""
    found: dict[str, str] = {key: MISSING for key in REQUIRED if not draft.identity.get(key)}
    url = url_problem(str(draft.identity.get("url", "")))
    if url:
        found["url"] = url
    for source in draft.sources:
        wrong = source_problems(source)
        if wrong:
            found[f"sources.{source.key}"] = next(iter(wrong.values()))
    for attribute in register:
        if attribute.origin == "identity":
            wrong_value = value_problem(attribute, draft.identity.get(attribute.key))
            if wrong_value:
                found[attribute.key] = wrong_value
        for said in draft.facts.get(attribute.key, ()):
            wrong_said = said_problem(attribute, said, draft.sources)
            if wrong_said:
                found.setdefault(attribute.key, wrong_said)
    return found
