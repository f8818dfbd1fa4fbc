"""A source's name in rich text, as a link where it has a page."""

from html import escape

from mpcompare.model.fact import Source
from mpcompare.ui.theme import Theme


def source_link(source: Source, theme: Theme, words: str = "") -> str:
    """Return HTML for a source: its publisher, or other words where there is a page to go to.

    What was told by phone or mail has no page, and is no link.
    """
    if not source.url:
        return escape(source.publisher)
    shown = escape(words or source.publisher)
    return f'<a style="color:{theme.tokens["accent"]}" href="{escape(source.url)}">{shown}</a>'
