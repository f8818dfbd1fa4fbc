"""The guide's text holds against the catalog: statements, figures, links, sources."""

import pytest

from mpcompare.app.guide.chapters import FILE, MISSING, open_guide, read_chapters
from mpcompare.app.start import paths
from mpcompare.catalog.pay.article import figure
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.query import AnyOf, Query


@pytest.fixture(scope="module")
def guide(workspace):
    return open_guide(workspace, paths.resources_dir())


def paragraphs(guide):
    return [paragraph for chapter in guide.chapters for paragraph in chapter.paragraphs]


def text_of(guide, key):
    chapter = next(chapter for chapter in guide.chapters if chapter.key == key)
    return "\n".join(p.text for p in chapter.paragraphs).replace("\N{NO-BREAK SPACE}", " ")


def test_every_statement_of_the_article_is_restated(guide):
    cited = {number for paragraph in paragraphs(guide) for number in paragraph.article}
    assert cited == set(guide.statements) == {f"A{n}" for n in range(1, 25)}


def test_every_paragraph_says_whom_it_follows_and_those_are_in_the_catalog(guide):
    for paragraph in paragraphs(guide):
        assert paragraph.article or paragraph.data or paragraph.own, paragraph.text
        assert set(paragraph.data) <= set(guide.publications)
    assert {t.source for t in guide.terms if t.source} <= set(guide.publications)


def test_every_article_paragraph_leads_to_programs(guide):
    for paragraph in paragraphs(guide):
        if paragraph.article:
            assert any(see.count for see in paragraph.see), paragraph.text


def test_a_link_counts_what_it_finds_or_says_that_there_is_none(guide, workspace):
    links = [see for paragraph in paragraphs(guide) for see in paragraph.see]
    assert len(links) > 40
    for see in links:
        assert see.query.filters or see.query.words
        assert see.count == workspace.hits(see.query).total
        none = see.text.startswith("No program in this catalog")
        assert none == (see.count == 0)


def test_the_count_of_non_thesis_programs_is_the_catalogs(guide, workspace):
    links = [see.text for paragraph in paragraphs(guide) for see in paragraph.see]
    query = Query(filters=(AnyOf("thesis_option", frozenset({"non-thesis"})),))
    count = workspace.hits(query).total
    assert f"See the {count} programs ending without a thesis" in links
    assert any(text.startswith("No program in this catalog") for text in links)


def test_every_link_between_terms_leads_somewhere(guide):
    for paragraph in paragraphs(guide):
        for piece in guide.pieces(paragraph.text):
            if piece.target:
                assert guide.label(piece.target)
        assert "[[" not in "".join(piece.words for piece in guide.pieces(paragraph.text))


def test_keys_do_not_clash(guide):
    keys = [c.key for c in guide.chapters] + [t.key for t in guide.terms]
    assert len(set(keys)) == len(keys)


def test_every_figure_is_in_the_catalog(guide):
    for paragraph in paragraphs(guide):
        assert MISSING not in paragraph.text
        assert "{" not in paragraph.text


def test_salaries_are_those_of_the_article_and_of_the_bureau(guide):
    text = text_of(guide, "salary")
    for words in ("was $52,390 a year", "it was $73,130", "under $37,570", "over $137,370"):
        assert words in text
    for words in ("has $54,000", "$69,530 in May 2019", "from $39,370", "under $23,100"):
        assert words in text


def test_the_articles_growth_is_corrected(guide):
    text = text_of(guide, "salary")
    assert "to grow by 8 % from 2016 to 2026" in text
    assert "the 7.9 % of the whole group" in text
    assert "table gave 6.3 %" in text
    assert "gives -1.7 %" in text
    assert "about 1,200" in text


def test_what_is_asked_for_wrongly_is_refused(workspace):
    with workspace.catalog.reading() as catalog:
        assert figure(catalog, "wage 27-4014 1999 median") is None
        assert figure(catalog, "A1") is None
        for asked in ("weather 27-4014", "wage 27-4014 2025 shoe_size"):
            with pytest.raises(ValueError, match=r"figure|is not one of"):
                figure(catalog, asked)


def test_a_capital_begins_a_sentence(guide):
    words = [piece.words for piece in guide.pieces("[[completions]] and [[completions]].")]
    assert words == ["Completions", " and ", "completions", "."]
    assert read_chapters(paths.resources_dir() / FILE, ATTRIBUTES)
