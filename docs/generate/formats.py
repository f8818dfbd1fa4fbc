"""The formats of exported files, with the options that make a difference to each."""

from generate.markdown import code, definitions, escaped
from generate.markdown import page as markdown_page
from mpcompare.export import Format, formats
from mpcompare.export.document.options import OPTIONS, Option

_ENTRY = """\
File > Export Comparison writes these, several at once; so does [mpcompare compare](command-line.md)
with the word behind each name. What you wrote yourself is in a file only if you ask for it."""


def page() -> str:
    """Return the page."""
    found = formats()
    return markdown_page(
        "Exported files",
        _ENTRY,
        definitions((_format(one), [escaped(one.description)]) for one in found),
        "The form of the JSON file is published: "
        "[comparison.schema.json](../comparison.schema.json).",
        "## Options",
        definitions((_term(option), _said(option, found)) for option in OPTIONS),
    )


def _format(one: Format) -> str:
    return f"**{escaped(one.label)}** {code(one.name)} {code(one.suffix)}"


def _term(option: Option) -> str:
    return f"**{escaped(option.label)}** {code(f'--{option.flag}')}"


def _said(option: Option, found: tuple[Format, ...]) -> list[str]:
    words = [_sentence(option.explanation)]
    if option.words:
        words.append(f"One of {', '.join(escaped(label) for _, label in option.words)}.")
    users = [one.label for one in found if option.name in one.options]
    every = "every format" if len(users) == len(found) else ""
    words.append(f"For {every or ', '.join(map(escaped, users))}.")
    return words


def _sentence(words: str) -> str:
    return escaped(f"{words[0].upper()}{words[1:]}.")
