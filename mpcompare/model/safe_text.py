"""Text from outside without what could not be seen in it."""

import re

# patterns that are not compiled before they are used: most starts meet none of this
_UNSEEN = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    r"\u00ad\u200b\u2060\ufeff\ufff9-\ufffb"  # no width
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]"  # turn the direction of what follows
)
_BREAKS = r"\r\n|[\r\x85\u2028\u2029]"
_HALVES = r"[\ud800-\udfff]"
_ESCAPED = r"(?<!\\)((?:\\\\)*)\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))"


def safe_text(text: str) -> str:
    r"""Leave out control characters and those that turn the direction of writing.

    Lines and tabs stay; half a character becomes a question mark in a diamond.

    >>> safe_text("Lowell\u202e SM\x00\u200b, 2\r\nlines")
    'Lowell SM, 2\nlines'
    """
    if text.isprintable():  # as most are: nothing below is
        return text
    text = re.sub(_UNSEEN, "", re.sub(_BREAKS, "\n", text))
    return re.sub(_HALVES, "\ufffd", text)


def safe_toml(text: str) -> str:
    r"""Leave them out of a TOML text, also where they are escaped.

    >>> safe_toml('name = "a\\u202Eb \\u00e9"')
    'name = "ab \\u00e9"'
    """

    def kept(found: re.Match[str]) -> str:
        code = int(found[2] or found[3], 16)
        return found[1] if code < 0x110000 and re.match(_UNSEEN, chr(code)) else found[0]

    return re.sub(_ESCAPED, kept, safe_text(text)) if "\\" in text else safe_text(text)
