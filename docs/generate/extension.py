"""The Sphinx extension: makes the pages, leads the links, and knows the directive `picture`."""

from pathlib import Path
from typing import Any

from generate.links import REFERENCE, led_into_site
from generate.pages import write_pages
from generate.picture import Picture


def setup(app: Any) -> dict[str, bool]:
    """Join the build of a site: called by Sphinx."""
    docs = Path(app.srcdir)

    def lead_links(_: Any, name: str, source: list[str]) -> None:
        path = docs / f"{name}.md"
        if path.parent.name != REFERENCE:  # those are led already
            source[0] = led_into_site(source[0], path, docs, path.parent)

    app.add_directive("picture", Picture)
    app.connect("builder-inited", lambda _: write_pages(docs / REFERENCE))
    app.connect("source-read", lead_links)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
