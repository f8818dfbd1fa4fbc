"""Whether searched words are the name of a school, so that a search can say that it has none."""

from collections.abc import Mapping, Sequence

from mpcompare.catalog.search.word_text import fold, split_words

KINDS_OF_SCHOOL = frozenset(
    ("academy", "akademie", "college", "conservatoire", "conservatory", "hochschule", "institute")
) | frozenset(("polytechnic", "school", "uni", "universidad", "universita", "universitat"))
"""Words that schools of every name are called by; those that begin with one are meant as well."""
ABBREVIATION = range(2, 6)
"""How many letters the initials of a school have."""


def school_named(words: str, schools: Mapping[str, Sequence[str]]) -> str:
    """Return the name of the school that some words are, or "" where they are no school's.

    Args:
        words: what was searched for, and is in no program.
        schools: other names of the schools that are known, by the name that is shown.

    >>> school_named("full sail", {"Full Sail University": ()})
    'Full Sail University'
    >>> school_named("MIT", {}), school_named("ucla", {}), school_named("Sheridan College", {})
    ('MIT', 'UCLA', 'Sheridan College')
    >>> school_named("polka", {}), school_named("blue whale", {})
    ('POLKA', '')
    """
    asked = [fold(word) for word in split_words(words)]
    if not asked:
        return ""
    for name, others in schools.items():
        if any(_is_named(asked, each) for each in (name, *others)):
            return name
    tidy = " ".join(words.split())
    if any(word.startswith(tuple(KINDS_OF_SCHOOL)) for word in asked):
        return tidy
    is_short = len(asked) == 1 and len(asked[0]) in ABBREVIATION and asked[0].isalpha()
    return tidy.upper() if is_short else ""


def _is_named(asked: Sequence[str], name: str) -> bool:
    """Whether words are the beginning of a name, or all of it but a word such as "university"."""
    words = [fold(word) for word in split_words(name)]
    return words == list(asked) or (len(asked) > 1 and words[: len(asked)] == list(asked))
