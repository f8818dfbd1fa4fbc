"""The guide as rich text in one scheme's colours: chapters, then the glossary."""

from collections.abc import Iterator, Mapping
from html import escape

from mpcompare.app.guide.chapters import ArticleStatement, Chapter, Guide, Paragraph, See
from mpcompare.app.state.changes import ARTICLE, CAREERS
from mpcompare.model.glossary import Term, group_key
from mpcompare.model.kind import Choice
from mpcompare.model.locale_format import whole
from mpcompare.ui.theme import Theme

TO_TERM, TO_PROGRAMS, TO_VALUE, TO_PAGE = "term:", "programs:", "value:", "page:"
"""Beginnings of a link's address. Programs go by number (`links`), values as attribute=token."""
THE_ARTICLE = "the article this program grew from"

_LEADING = 150
"""Height of a line, in percent of the letters'."""


class GuideText:
    """Words a guide. `links` fills with what each link to programs asks for, by its number."""

    def __init__(self, theme: Theme, guide: Guide, counts: Mapping[str, Mapping[str, int]]) -> None:
        self._theme = theme
        self._guide = guide
        self._counts = counts
        self.links: list[See] = []

    def html(self) -> str:
        """Return the whole guide; each chapter, group and term has an anchor of its key."""
        chapters = "".join(self._chapter(chapter) for chapter in self._guide.chapters)
        groups = "".join(self._group(*group) for group in self._guide.groups.items())
        article = self._article() if self._guide.statements else ""
        return f"{chapters}{article}{groups}"

    # Chapters

    def _chapter(self, chapter: Chapter) -> str:
        paragraphs = "".join(map(self._paragraph, chapter.paragraphs))
        return f"{self._title(chapter.key, chapter.title, chapter.lead)}{paragraphs}"

    def _title(self, key: str, title: str, lead: str) -> str:
        size = self._theme.font("headline").pointSizeF()
        return (
            f'<p style="font-size:{size}pt;font-weight:600;margin-top:40px;margin-bottom:2px;'
            f'color:{self._color("text")}"><a name="{key}"></a>{escape(title)}</p>'
            + self._spaced(escape(lead), size="title", color="text-muted", bottom=14)
        )

    def _paragraph(self, paragraph: Paragraph) -> str:
        heading = self._heading(paragraph.heading) if paragraph.heading else ""
        text = self._spaced(self._linked(paragraph.text), size="large", bottom=6)
        ways = "".join(map(self._see, paragraph.see))
        return f"{heading}{text}{ways}{self._source(paragraph)}"

    def _heading(self, text: str, key: str = "") -> str:
        anchor = f'<a name="{key}"></a>' if key else ""
        size = self._theme.font("title", bold=True).pointSizeF()
        return (
            f'<p style="font-size:{size}pt;font-weight:600;margin-top:20px;margin-bottom:4px;'
            f'color:{self._color("text")}">{anchor}{escape(text)}</p>'
        )

    def _linked(self, text: str) -> str:
        return "".join(
            self._link(f"{TO_TERM}{piece.target}", piece.words)
            if piece.target
            else escape(piece.words)
            for piece in self._guide.pieces(text)
        )

    def _see(self, see: See) -> str:
        if not see.count:
            words = escape(see.text)
            return self._spaced(f"{words}.", color="text-muted", bottom=2, left=18)
        self.links.append(see)
        link = self._link(f"{TO_PROGRAMS}{len(self.links) - 1}", see.text)
        return self._spaced(f"{link}&nbsp;→", color="accent", bottom=2, left=18)

    def _source(self, paragraph: Paragraph) -> str:
        said = " · ".join((*self._cited(paragraph), *self._published(paragraph)))
        return self._spaced(f"Source: {said}", size="small", color="text-muted", top=4, bottom=18)

    def _cited(self, paragraph: Paragraph) -> Iterator[str]:
        if paragraph.article:
            cited = " and ".join(map(self._statement_link, paragraph.article))
            yield f"{self._link(f'{TO_TERM}{ARTICLE}', THE_ARTICLE)}, {cited}"

    def _statement_link(self, number: str) -> str:
        known = self._guide.statements.get(number)
        whose = _whose(known) if known else ""
        about = f" ({escape(whose)})" if whose else ""
        return f"{self._link(f'{TO_TERM}{number}', f'statement {number}')}{about}"

    def _published(self, paragraph: Paragraph) -> Iterator[str]:
        for key in paragraph.data:
            found = self._guide.publications.get(key)
            if found:
                yield f"{escape(found.publisher)}, {self._link(found.url, found.title)}"
        if paragraph.own:
            own = paragraph.own.rstrip(".")
            yield escape(own[:1].lower() + own[1:])

    # The article

    def _article(self) -> str:
        statements = self._guide.statements.values()
        title = f"{THE_ARTICLE[:1].upper()}{THE_ARTICLE[1:]}"
        lead = (
            "“Music Production Master's Degree Programs”, a directory site's overview: undated, "
            f"with figures of 2018 and 2019. Its {len(statements)} statements, in our words, and "
            "where each of them is in the program."
        )
        return self._title(ARTICLE, title, lead) + "".join(map(self._statement, statements))

    def _statement(self, said: ArticleStatement) -> str:
        whose = _whose(said)
        about = f" ({escape(whose)}.)" if whose else ""
        words = f'<a name="{said.number}"></a><b>{said.number}</b>&nbsp; {escape(said.statement)}'
        text = self._spaced(f"{words}{about}", size="large", top=12, bottom=2)
        better = f"What better data say: {escape(said.correction)}"
        correction = self._spaced(better, bottom=2, left=18) if said.correction else ""
        places = " · ".join(self._places(said))
        return f"{text}{correction}{self._spaced(places, size='small', left=18)}"

    def _places(self, said: ArticleStatement) -> Iterator[str]:
        """Yield links to where a statement is restated, defined, and beside newer figures."""
        for chapter in self._guide.restating(said.number):
            yield self._link(f"{TO_TERM}{chapter.key}", f"Guide: {chapter.title}")
        term = self._guide.term(said.topic)
        if term is not None:
            yield self._link(f"{TO_TERM}{term.key}", f"{term.group}: {term.label}")
        if said.figure is not None:
            yield self._link(f"{TO_PAGE}{CAREERS}", "Careers: its figure beside newer ones")

    # Glossary

    def _group(self, name: str, terms: tuple[Term, ...]) -> str:
        return self._title(group_key(name), name, "Glossary") + "".join(map(self._term, terms))

    def _term(self, term: Term) -> str:
        heading = self._heading(term.label, term.key)
        text = self._spaced(escape(term.explanation), size="large", bottom=4)
        values = "".join(self._value(term, choice) for choice in term.values)
        table = (
            f'<table width="100%" cellspacing="0" cellpadding="3">{values}</table>'
            if values
            else ""
        )
        caution = (
            self._spaced(
                f'<b style="color:{self._color("caution")}">What it does not mean:</b> '
                f"{escape(term.caution)}",
                top=4,
                bottom=4,
            )
            if term.caution
            else ""
        )
        return f"{heading}{text}{table}{caution}{self._defined(term)}"

    def _value(self, term: Term, choice: Choice) -> str:
        count = self._counts.get(term.key, {}).get(choice.value, 0)
        label = escape(choice.label)
        if count:
            label = self._link(f"{TO_VALUE}{term.key}={choice.value}", choice.label)
        counted = whole(count) if count else ""
        small = self._theme.font("small").pointSizeF()
        return (
            f'<tr><td style="color:{self._color("text")}">{label}&nbsp;&nbsp;</td>'
            f'<td style="color:{self._color("text")}">{escape(choice.explanation)}</td>'
            f'<td align="right" style="color:{self._color("text-muted")};font-size:{small}pt">'
            f"&nbsp;{counted}</td></tr>"
        )

    def _defined(self, term: Term) -> str:
        found = self._guide.publications.get(term.source)
        if found is None:
            return ""
        words = f"Source: {escape(found.publisher)}, {self._link(found.url, found.title)}"
        return self._spaced(words, size="small", color="text-muted", bottom=10)

    # Pieces

    def _link(self, address: str, words: str) -> str:
        style = f"color:{self._color('accent')}"  # and underlined: not told by colour alone
        return f'<a style="{style}" href="{escape(address)}">{escape(words)}</a>'

    def _spaced(
        self,
        html: str,
        *,
        size: str = "text",
        color: str = "text",
        top: int = 0,
        bottom: int = 0,
        left: int = 0,
    ) -> str:
        points = self._theme.font(size).pointSizeF()
        return (
            f'<p style="font-size:{points}pt;color:{self._color(color)};line-height:{_LEADING}%;'
            f'margin:{top}px 0 {bottom}px {left}px">{html}</p>'
        )

    def _color(self, token: str) -> str:
        return self._theme.color(token).name()


def _whose(said: ArticleStatement) -> str:
    """Return whom the article cites, or that its source is lost; empty for its own word."""
    return "" if said.source == "The article" else said.source
