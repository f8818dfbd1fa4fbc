"""The preferences: every one that is declared, with its line in the file."""

from generate.markdown import code, definitions, escaped
from generate.markdown import page as markdown_page
from mpcompare.app.preferences.declared import PREFERENCES
from mpcompare.app.preferences.preference import Preference, literal

_ENTRY = """\
Edit > Preferences (Ctrl+,) shows them all, and each takes effect at once. What is kept here
stands in one file, `preferences.toml` in [your folder](../using/where.md), as lines of the form
`scheme = "dark"`. The file may be edited, by hand or by whoever sets up a room of computers; a
line that can't be read is named in a message, left as it is, and the default holds."""


def page() -> str:
    """Return the page."""
    parts: list[str] = []
    for group in dict.fromkeys(each.group for each in PREFERENCES):
        inside = [each for each in PREFERENCES if each.group == group]
        parts += [f"## {group}", definitions((_term(each), _said(each)) for each in inside)]
    return markdown_page("Preferences", _ENTRY, *parts)


def _term(each: Preference) -> str:
    return f"**{escaped(each.label)}**"


def _said(each: Preference) -> list[str]:
    words = [escaped(each.help)]
    if each.choices:
        default = dict(each.choices)[each.default]
        others = ", ".join(escaped(label) for _, label in each.choices)
        words.append(f"*{others}*; as delivered: {escaped(default)}.")
    elif each.kind == "number":
        least, most = each.limits
        words.append(f"*{least} to {most:,} {each.unit}*; as delivered: {each.default}.")
    if each.step:
        words.append("It is kept with your profile, and changing it is a step that can be undone.")
    else:
        allowed = escaped(each.allowed) if not each.choices else _values(each)
        words.append(f"In the file: {code(f'{each.key} = {literal(each.default)}')}, {allowed}.")
    return words


def _values(each: Preference) -> str:
    return "one of " + ", ".join(code(literal(value)) for value, _ in each.choices)
