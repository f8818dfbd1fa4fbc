"""Whether a school that a file names is one of the catalog's, also where it is named for short."""

import re
import unicodedata
from collections.abc import Sequence

from mpcompare.model.program import Program

_NOT_IN_INITIALS = frozenset(("of", "the", "and", "at", "in", "for", "de", "du", "der"))
_LEAST_INITIALS = 2


def letters(words: str) -> str:
    """Return words without capitals, accents and marks, so that M.A. is MA."""
    plain = unicodedata.normalize("NFKD", words).casefold().replace("&", "and")
    return "".join(letter for letter in plain if letter.isalnum())


def is_named_for_short(said: str, program: Program, others: Sequence[str]) -> bool:
    """Whether a name is another name of a program's school, or its initials: NYU.

    Args:
        said: the name in the file.
        program: one that has the words of the name.
        others: what the school is called beside its full name.
    """
    name = letters(said)
    return bool(name) and (
        any(name == letters(other) for other in others) or name == _initials(program.institution)
    )


def _initials(school: str) -> str:
    """Return the first letters of a school's words, or "" of a single one."""
    words = [word for word in re.findall(r"[^\W_]+", school) if word not in _NOT_IN_INITIALS]
    first = "".join(word[0] for word in words)
    return letters(first) if len(words) >= _LEAST_INITIALS else ""
