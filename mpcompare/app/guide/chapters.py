"""The guide: chapters for an applicant, whose figures and counts come out of the opened catalog."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mpcompare.app.state.changes import QUESTIONS
from mpcompare.app.workspace.typed_filters import read_filters
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.pay.article import (
    ArticleStatement,
    Publication,
    article,
    figure,
    publication,
)
from mpcompare.model.attribute import Register
from mpcompare.model.documented import reckoning
from mpcompare.model.glossary import Term, glossary
from mpcompare.model.locale_format import whole
from mpcompare.model.query import Query

FILE = "guide.toml"
MISSING = "(this catalog has no figure)"

_FIGURE = re.compile(r"\{([^{}]+)\}")
_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")


@dataclass(frozen=True, slots=True)
class See:
    """A link to programs: "with an ensemble", what to ask for, and how many that are by now."""

    who: str
    query: Query
    count: int = 0

    @property
    def text(self) -> str:
        """The words of the link, as in "See the 32 programs ending without a thesis"."""
        if not self.count:
            return f"No program in this catalog {self.who}"
        if self.count == 1:
            return f"See the one program {self.who}"
        return f"See the {whole(self.count)} programs {self.who}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with all that it follows.

    Attributes:
        text: with links as [[key]] or [[key|words]]; `pieces` takes them apart.
        article: numbers of the article's statements that it restates.
        data: keys of the publications that its figures come from.
        own: what it follows where that is neither.
    """

    text: str
    heading: str = ""
    article: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    own: str = ""
    see: tuple[See, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its key in links and in the state, its heading and a first sentence."""

    key: str
    title: str
    lead: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; where it leads to a term or a chapter, the key of that."""

    words: str
    target: str = ""


@dataclass(frozen=True)
class Guide:
    """All that the page shows, filled from one catalog."""

    chapters: tuple[Chapter, ...]
    terms: tuple[Term, ...]
    statements: dict[str, ArticleStatement] = field(default_factory=dict[str, ArticleStatement])
    publications: dict[str, Publication] = field(default_factory=dict[str, Publication])

    @property
    def groups(self) -> dict[str, tuple[Term, ...]]:
        """The glossary by heading, in order."""
        names = dict.fromkeys(term.group for term in self.terms)
        return {name: tuple(t for t in self.terms if t.group == name) for name in names}

    def restating(self, number: str) -> tuple[Chapter, ...]:
        """Return the chapters that restate a statement of the article."""
        return tuple(
            chapter
            for chapter in self.chapters
            if any(number in paragraph.article for paragraph in chapter.paragraphs)
        )

    def term(self, key: str) -> Term | None:
        """Return the term of the glossary with a key."""
        return next((term for term in self.terms if term.key == key), None)

    def label(self, key: str) -> str:
        """Return the words for a link that has none of its own.

        Raises:
            KeyError: neither a chapter nor a term has this key.
        """
        if key == QUESTIONS:
            return "questions to ask the school"
        for chapter in self.chapters:
            if chapter.key == key:
                return chapter.title
        for term in self.terms:
            if term.key == key:
                return term.label.lower()
        raise KeyError(key)

    def pieces(self, text: str) -> Iterator[Piece]:
        """Take a text with links apart."""
        end = 0
        for found in _LINK.finditer(text):
            if found.start() > end:
                yield Piece(text[end : found.start()])
            yield Piece(found[2] or self._fitting(found), found[1])
            end = found.end()
        if end < len(text):
            yield Piece(text[end:])

    def _fitting(self, found: re.Match[str]) -> str:
        """Return a link's label, with a capital at the beginning of a sentence."""
        label = self.label(found[1])
        begins = not found.start() or found.string[: found.start()].rstrip().endswith((".", "?"))
        return label[:1].upper() + label[1:] if begins else label


def read_chapters(path: Path, register: Register) -> tuple[Chapter, ...]:
    """Read the text that ships with the program; figures and counts are still open.

    Raises:
        InputError: a link asks for what the register does not know.
    """
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Chapter(
            key=chapter["key"],
            title=chapter["title"],
            lead=chapter["lead"],
            paragraphs=tuple(_paragraph(p, register) for p in chapter["paragraph"]),
        )
        for chapter in raw["chapter"]
    )


def _paragraph(raw: dict[str, Any], register: Register) -> Paragraph:
    return Paragraph(
        text=raw["text"].replace("{documented}", reckoning(register)),
        heading=raw.get("heading", ""),
        article=tuple(raw.get("article", ())),
        data=tuple(raw.get("data", ())),
        own=raw.get("own", ""),
        see=tuple(_see(s, register) for s in raw.get("see", ())),
    )


def _see(raw: dict[str, Any], register: Register) -> See:
    filters = read_filters(register, raw.get("filters", {}))
    return See(raw["who"], Query(raw.get("words", ""), filters))


def open_guide(workspace: Workspace, resources: Path) -> Guide:
    """Fill the guide with the figures and the counts of a catalog.

    Raises:
        CatalogError: the catalog is damaged.
    """
    chapters = read_chapters(resources / FILE, workspace.register)
    terms = glossary(workspace.register)
    named = [key for c in chapters for p in c.paragraphs for key in p.data]
    keys = dict.fromkeys([*named, *(term.source for term in terms if term.source)])
    with workspace.catalog.reading() as catalog:
        found = {key: publication(catalog, key) for key in keys}
        statements = {statement.number: statement for statement in article(catalog)}

        def filled(paragraph: Paragraph) -> Paragraph:
            text = _FIGURE.sub(lambda m: figure(catalog, m[1]) or MISSING, paragraph.text)
            return replace(paragraph, text=text, see=tuple(map(counted, paragraph.see)))

        def counted(see: See) -> See:
            return replace(see, count=workspace.hits(see.query, limit=1).total)

        done = tuple(replace(c, paragraphs=tuple(map(filled, c.paragraphs))) for c in chapters)
    publications = {key: one for key, one in found.items() if one is not None}
    return Guide(done, terms, statements, publications)
