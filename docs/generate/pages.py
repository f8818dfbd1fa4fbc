"""Every page that is made, and every file from outside of docs/ that is a page too."""

from collections.abc import Callable
from pathlib import Path

from generate import command_line, facts, formats, links, preferences, shortcuts, sources

DOCS = Path(__file__).resolve().parents[1]
PAGES: dict[str, Callable[[], str]] = {
    "command-line": command_line.page,
    "facts": facts.page,
    "formats": formats.page,
    "preferences": preferences.page,
    "shortcuts": shortcuts.page,
    "sources": sources.page,
}
"""What makes each page, by its name."""


def write_pages(folder: Path) -> None:
    """Write all of them into the folder of the reference, and take away what is no page any more.

    A page that is as it was is left alone, so that Sphinx need not read it again.
    """
    folder.mkdir(exist_ok=True)
    texts = {name: make() for name, make in PAGES.items()}
    for name, file in links.FROM_OUTSIDE.items():
        path = DOCS.parent / file
        texts[name] = links.led_into_site(path.read_text("utf-8"), path, DOCS, folder)
    for path in folder.glob("*.md"):
        if path.stem not in texts:
            path.unlink()
    for name, text in texts.items():
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
