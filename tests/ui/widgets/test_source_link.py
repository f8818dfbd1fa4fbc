"""What a source is called in rich text, and where it leads."""

from PySide6.QtGui import QTextDocument

from mpcompare.model.fact import Source
from mpcompare.ui.widgets.source_link import source_link

PAGE = Source("made-up", "https://example.org/?a=1&b=2", "Made-up & Sons", "official", "2026")


def anchors(html: str) -> list[str]:
    document = QTextDocument()
    document.setHtml(html)
    formats = (f.format.anchorHref() for f in document.firstBlock().textFormats())
    return [address for address in formats if address]


def words(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def test_a_page_is_linked_whatever_signs_its_address_has(session):
    html = source_link(PAGE, session.theme)
    assert words(html) == "Made-up & Sons"
    assert anchors(html) == ["https://example.org/?a=1&b=2"]


def test_other_words_stand_for_a_page(session):
    assert words(source_link(PAGE, session.theme, "source")) == "source"


def test_a_source_without_a_page_is_named_and_no_link(session):
    html = source_link(PAGE._replace(url=""), session.theme, "source")
    assert words(html) == "Made-up & Sons"
    assert anchors(html) == []
