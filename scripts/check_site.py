#!/usr/bin/env python3
"""Find what is wrong with the built documentation: `scripts/check_site.py [FOLDER]`.

Every link within the site leads to a page and a heading that are there, every picture is there and
says in words what it shows, and no page asks for a font, a script or anything else from outside.
"""

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

BUILT = Path(__file__).resolve().parents[1] / "build" / "docs"
_FETCHED = {"src", "srcset", "poster", "data"}
"""Attributes whose address a browser fetches by itself."""
_LINKS_NOT_FETCHED = {"canonical", "next", "prev", "index", "search", "author", "copyright"}
"""Kinds of <link> that only tell of a page."""
_IN_CSS = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")


class PageReader(HTMLParser):
    """Collects what a page links to, fetches and can be led to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.ids: set[str] = set()
        self.without_words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what one element says."""
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and not _LINKS_NOT_FETCHED & set(given.get("rel", "").split()):
            self.fetched.append(given.get("href", ""))
        if tag != "a":
            self.fetched += [given[name] for name in _FETCHED & given.keys()]
        if tag == "img" and "alt" not in given:
            self.without_words.append(given.get("src", ""))


def read_page(path: Path) -> PageReader:
    """Return what a page says of itself."""
    reader = PageReader()
    reader.feed(path.read_text("utf-8"))
    return reader


def problems(folder: Path) -> Iterator[str]:
    """Return everything that is wrong with the site in a folder, each in a sentence."""
    # the theme has templates of its own below _static/
    found = (path for path in sorted(folder.rglob("*.html")) if "_static" not in path.parts)
    pages = {path: read_page(path) for path in found}
    for path, page in pages.items():
        name = path.relative_to(folder)
        for address in page.fetched:
            if is_outside(address):
                yield f"{name} fetches {address} from outside."
            elif not target(address, path).exists():
                yield f"{name} fetches {address}, which is not there."
        yield from (f"{name}: the picture {one} has no words." for one in page.without_words)
        yield from (f"{name}: {said}" for said in dead_links(path, page, pages))
    for path in sorted(folder.rglob("*.css")):
        for found in _IN_CSS.finditer(path.read_text("utf-8")):
            address = found[1] or found[2]
            if is_outside(address):
                yield f"{path.relative_to(folder)} fetches {address} from outside."


def dead_links(path: Path, page: PageReader, pages: dict[Path, PageReader]) -> Iterator[str]:
    """Return the links of a page that lead nowhere within the site."""
    for address in dict.fromkeys(page.links):
        if is_outside(address) or address.startswith(("mailto:", "javascript:")):
            continue
        meant, heading = target(address, path), unquote(urlsplit(address).fragment)
        if not meant.exists():
            yield f"{address} leads nowhere."
        elif heading and meant in pages and heading not in pages[meant].ids:
            yield f"{address} leads to no heading."


def is_outside(address: str) -> bool:
    """Whether an address is on another host."""
    return address.startswith("//") or urlsplit(address).scheme in ("http", "https", "ftp")


def target(address: str, page: Path) -> Path:
    """Return the file that an address on a page means; a `data:` address means the page itself."""
    parts = urlsplit(address)
    if parts.scheme == "data" or not parts.path:
        return page
    meant = (page.parent / unquote(parts.path)).resolve()
    return meant / "index.html" if meant.is_dir() else meant


def main() -> int:
    """Print each problem; return how the check ends."""
    folder = Path(sys.argv[1]).resolve() if sys.argv[1:] else BUILT
    found = list(problems(folder))
    if not any(folder.rglob("*.html")):
        found.append(f"{folder} holds no page: build it with make docs.")
    print("\n".join(found) if found else f"No problems in {folder}.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
