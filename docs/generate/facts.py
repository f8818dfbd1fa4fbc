"""What is compared: every attribute, what it means, and which values it can have."""

from generate.markdown import code, definitions, escaped
from generate.markdown import page as markdown_page
from mpcompare.model.attribute import Attribute
from mpcompare.model.attributes import ATTRIBUTES

_ENTRY = """\
Each row of the cards, in their order: what it means, what it does not mean, and the values that
it can have. All of them can be filtered by, sorted by and exported; the name behind each is its
key in program files, in JSON and in the catalog. Where no source states one, it reads "not
stated"."""
_ABOUT = {
    "school": "It speaks of the whole school, not of the program.",
    "field": "It speaks of the whole field at the school, not of the program.",
}
_ORIGINS = {
    "computed": "It is worked out from the program's other facts.",
    "dataset": "It comes from a government's data set, not from the school.",
}


def page() -> str:
    """Return the page."""
    parts: list[str] = []
    for section, attributes in ATTRIBUTES.sections.items():
        shown = [each for each in attributes if each.on_card]
        if shown:
            entries = ((_term(each), list(_said(each))) for each in shown)
            parts += [f"## {section.value}", definitions(entries)]
    return markdown_page("What is compared", _ENTRY, *parts)


def _term(each: Attribute) -> str:
    return f"**{escaped(each.label)}** {code(each.key)}"


def _said(each: Attribute) -> list[str]:
    origin = " ".join(filter(None, (_ABOUT.get(each.about), _ORIGINS.get(each.origin))))
    said = [escaped(words) for words in (each.explanation, each.caution, origin) if words]
    choices = getattr(each.kind, "choices", ())
    if choices:
        lines = (f"- *{escaped(one.label)}*{_meaning(one.explanation)}" for one in choices)
        said.append("\n  ".join(lines))
    return said


def _meaning(words: str) -> str:
    return f": {escaped(words)}" if words else ""
