"""Links of Markdown files that lead out of docs/: to the page of the site that shows the file.

In the repository all links are between files, so that they work wherever the files are read. On the
site, a file from outside of docs/ is a page of docs/reference/, or stands in the repository.
"""

import os
import re
from pathlib import Path

REPOSITORY = "https://github.com/mpcompare/mpcompare"
REFERENCE = "reference"
"""The folder of the pages that are made."""
FROM_OUTSIDE = {
    "changelog": "CHANGELOG.md",
    "contributing": "CONTRIBUTING.md",
    "data-sources": "data/SOURCES.md",
    "institutions-sources": "data/institutions/SOURCES.md",
    "money-sources": "data/money/SOURCES.md",
    "program-files": "data/SCHEMA.md",
    "wages-sources": "data/wages/SOURCES.md",
}
"""Files that are pages of the site too, by the page's name."""

_LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\(([^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```|`[^`\n]+`(?!\])", re.MULTILINE | re.DOTALL)


def led_into_site(text: str, path: Path, docs: Path, folder: Path) -> str:
    """Return a Markdown file's text with links that work on the site.

    A link whose words are a file's name gets the words of the page's heading.

    Args:
        text: the file's text.
        path: where the file is in the repository.
        docs: the folder of the documentation.
        folder: that of the page on which the text is shown.
    """

    def lead(found: re.Match[str]) -> str:
        words, target = found.groups()
        if "://" in target or target.startswith(("#", "mailto:")):
            return found[0]
        led = _led(target, path, docs, folder)
        is_name = words.endswith(".md") and led.partition("#")[0].endswith(".md")
        return f"[{'' if is_name else words}]({led})"

    parts, at = [], 0
    for code in _CODE.finditer(text):
        parts += [_LINK.sub(lead, text[at : code.start()]), code[0]]
        at = code.end()
    return "".join([*parts, _LINK.sub(lead, text[at:])])


def _led(target: str, path: Path, docs: Path, folder: Path) -> str:
    name, mark, anchor = target.partition("#")
    root = docs.parent
    meant = Path(os.path.normpath(path.parent / name))
    inside = meant.relative_to(root).as_posix()
    pages = {file: page for page, file in FROM_OUTSIDE.items()}
    if inside in pages:
        meant = docs / REFERENCE / f"{pages[inside]}.md"
    elif not meant.is_relative_to(docs):
        kind = "tree" if meant.is_dir() else "blob"
        return f"{REPOSITORY}/{kind}/main/{inside}{mark}{anchor}"
    return f"{Path(os.path.relpath(meant, folder)).as_posix()}{mark}{anchor}"
