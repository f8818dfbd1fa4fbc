"""Which texts are addresses of pages on the web; nothing else is kept or opened as one."""

import re

WEB_PAGE = "http:// or https://"
"""What an address begins with, for messages."""


def is_web_page(text: str) -> bool:
    """Whether a text is the address of a page on the web.

    >>> [is_web_page(t) for t in ("https://a.example/x", "HTTP://a.example", "www.a.example")]
    [True, True, False]
    >>> [is_web_page(t) for t in ("file:///tmp/x", "smb://a/b", "https:///x", "https://a b")]
    [False, False, False, False]
    """
    return bool(re.fullmatch(r"https?://[^\s/\x00-\x1f\x7f][^\s\x00-\x1f\x7f]*", text, re.I))
