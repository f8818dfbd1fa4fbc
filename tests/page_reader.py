"""Reads a web page strictly, without the code that wrote it: what is opened must be closed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

BLOCKS = {"div", "p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "th", "td", "summary"}
VOID = {"meta", "link", "br", "img", "hr", "input"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words as they are read, in one line."""
        return " ".join("".join(self._words()).split())

    def _words(self):
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in {"style", "title", "desc"}:
                between = " " * (child.tag in BLOCKS)
                yield from (between, *child._words(), between)

    def all(self, *tags: str) -> "list[Element]":
        """Return the elements in it with these tags, in order; all of them for no tag."""
        found: list[Element] = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child] if not tags or child.tag in tags else []
                found += child.all(*tags)
        return found

    def of_class(self, name: str) -> "list[Element]":
        return [e for e in self.all() if name in (e.attributes.get("class") or "").split()]

    def by_id(self, name: str) -> "Element":
        (found,) = [e for e in self.all() if e.attributes.get("id") == name]
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("page")
        self.open = [self.root]

    def handle_starttag(self, tag, attrs) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute of <{tag}> stands twice"
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data) -> None:
        self.open[-1].children.append(data)


def read_page(content: bytes) -> Element:
    """Return the page as a tree."""
    reader = _Reader()
    reader.feed(content.decode("utf-8"))
    reader.close()
    assert reader.open == [reader.root]
    return reader.root


def rows_of(table: Element) -> dict[str, list[Element]]:
    """Return the cells of a table by the heading of their row."""
    found: dict[str, list[Element]] = {}
    for row in table.all("tr"):
        heads = [e for e in row.all("th") if e.attributes.get("scope") == "row"]
        if heads:
            found[heads[0].text] = row.all("td")
    return found
