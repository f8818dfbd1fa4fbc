"""How words are taken out of a text and compared: as the index of the search does it."""

import re
import unicodedata


def split_words(text: str) -> tuple[str, ...]:
    """Split what a user typed into words; signs that FTS5 knows have no meaning here.

    >>> split_words('Zürich "music* tech-nology NEAR(')
    ('Zürich', 'music', 'tech', 'nology', 'NEAR')
    """
    return tuple(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text)))


def fold(word: str) -> str:
    """Take case and accents away, as the index does."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
