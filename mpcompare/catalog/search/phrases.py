"""Words of a search that name a value: "online", "no gre", "part-time".

The phrases come of the attributes' declarations: the labels of their choices, what else these are
called, and the names of the attributes themselves.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mpcompare.catalog.search.word_text import fold, split_words
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.kind import Choice
from mpcompare.model.query import AnyOf

_NO = "no"
_SAME_AS_NO = frozenset(("non", "without"))
_LEAST_LETTERS = 3
"""Of a word that is still being typed, before it can be taken for a value's."""
_MOST_WORDS = 5

_Phrase = tuple[str, ...]
_Value = tuple[str, str]
"""The key of an attribute and the token of one of its choices."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand together in a search.

    Attributes:
        words: as they were typed.
        values: what they name; empty where they are words like any other.
        is_negated: whether they say what there is not, so that a program that has the words is
            not meant: "no GRE".
    """

    words: tuple[str, ...]
    values: tuple[AnyOf, ...] = ()
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A filter that words of a search may mean, and the words that are left without them."""

    filter: AnyOf
    words: str


class Phrases:
    """All phrases that name a value of one register."""

    def __init__(self, register: Register) -> None:
        self._values: dict[_Phrase, list[_Value]] = defaultdict(list)
        self._names: dict[_Phrase, list[Attribute]] = defaultdict(list)
        for attribute in register.filterable:
            names = [_plain(split_words(name)) for name in (attribute.label, *attribute.also)]
            for choice in attribute.kind.choices:
                for phrase in _phrases(attribute, choice, names):
                    value = (attribute.key, choice.value)
                    if phrase and value not in self._values[phrase]:
                        self._values[phrase].append(value)
            if attribute.kind.choices:
                for name in names:
                    self._names[name].append(attribute)

    def segments(self, text: str) -> tuple[Segment, ...]:
        """Split a search into phrases that name values, longest first, and the words between."""
        words = split_words(text)
        found: list[Segment] = []
        others: list[str] = []
        at = 0
        while at < len(words):
            length = self._longest(words, at)
            if length:
                run = words[at : at + length]
                plain = _plain(run)
                values = tuple(AnyOf(key, frozenset({t})) for key, t in self._values[plain])
                found.append(Segment(run, values, plain[0] == _NO))
            else:
                others.append(words[at])
            at += length or 1
        return (*found, Segment(tuple(others))) if others else tuple(found)

    def _longest(self, words: Sequence[str], at: int) -> int:
        lengths = range(min(_MOST_WORDS, len(words) - at), 0, -1)
        return next((n for n in lengths if _plain(words[at : at + n]) in self._values), 0)

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """Return the filters that a search may mean, those that it names in full first."""
        words = split_words(text)
        found: dict[_Value, Candidate] = {}
        for value, run in (*self._named(words), *self._begun(words), *self._of_named(words)):
            key, token = value
            left = " ".join((*words[: run.start], *words[run.stop :]))
            found.setdefault(value, Candidate(AnyOf(key, frozenset({token})), left))
        return tuple(found.values())

    def _named(self, words: Sequence[str]) -> Iterator[tuple[_Value, range]]:
        at = 0
        while at < len(words):
            length = self._longest(words, at)
            if length:
                for value in self._values[_plain(words[at : at + length])]:
                    yield value, range(at, at + length)
            at += length or 1

    def _begun(self, words: Sequence[str]) -> Iterator[tuple[_Value, range]]:
        """Return the values whose phrases begin with the last words, perhaps cut short."""
        for start in _starts(words):
            run = _plain(words[start:])
            if run and len(run[-1]) >= _LEAST_LETTERS:
                for phrase, values in self._values.items():
                    if _begins(phrase, run):
                        yield from ((value, range(start, len(words))) for value in values)

    def _of_named(self, words: Sequence[str]) -> Iterator[tuple[_Value, range]]:
        """Return all values of the attributes whose name the last words are."""
        for start in _starts(words):
            name = _plain(words[start:])
            if name in self._values:
                continue  # "online" means one value of the attribute, and not the others
            for attribute in self._names.get(name, ()):
                for choice in attribute.kind.choices:
                    yield (attribute.key, choice.value), range(start, len(words))


def _phrases(attribute: Attribute, choice: Choice, names: Sequence[_Phrase]) -> Iterator[_Phrase]:
    """Return what a choice is called; "{}" in it stands for each name of its attribute."""
    label = _plain(split_words(choice.label))
    if attribute.kind.needs_name:
        yield from ((*name, *label) for name in names)
    else:
        yield label
    for called in choice.phrases:
        before, blank, after = called.partition("{}")
        sides = _plain(split_words(before)), _plain(split_words(after))
        for name in names if blank else ((),):
            yield (*sides[0], *name, *sides[1])


def _starts(words: Sequence[str]) -> Iterator[int]:
    """Return where the last words can begin; not behind a "no", which belongs to them."""
    for start in range(max(0, len(words) - _MOST_WORDS), len(words)):
        if not start or _plain(words[start - 1 : start]) != (_NO,):
            yield start


def _plain(words: Sequence[str]) -> _Phrase:
    """Spell words alike that mean the same: no case, "non" and "without" as "no", no "'s"."""
    folded = (fold(word) for word in words)
    return tuple(_NO if word in _SAME_AS_NO else word for word in folded if word != "s")


def _begins(phrase: _Phrase, run: _Phrase) -> bool:
    """Whether a phrase begins with some words, the last of which may be cut short."""
    last = len(run) - 1
    return len(phrase) > last and phrase[:last] == run[:-1] and phrase[last].startswith(run[-1])
