"""What a comparable attribute is, and the register that holds them all in order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, NamedTuple

from mpcompare.model.fact import NOT_STATED, Absence, Fact, Statement
from mpcompare.model.kind import Kind, SortKey
from mpcompare.model.locale_format import FIXED, writing_as
from mpcompare.model.money import NO_RATES, Ends, Rates
from mpcompare.model.verdict import Judge

Origin = Literal["fact", "identity", "table", "computed", "dataset"]
"""Where it comes from: a program file holds it under [facts], at the top or as [[tables]]; or we
work it out; or the catalog's build reads it in the data set of a government.
"""

About = Literal["program", "school", "field"]
"""Whom a figure speaks of: the program itself, its whole school, or its whole field at the school.

A figure of the school or field stands in for a missing one of the program, and is named as theirs.
"""


class Section(Enum):
    """Where an attribute stands on a card. The value is the heading."""

    PROGRAM = "Program"
    GLANCE = "At a glance"
    CAREERS = "Careers and salary"
    GETTING_IN = "Getting in"
    STUDYING = "Studying"
    COST = "Cost"
    SCHOOL = "School and field"
    DEADLINES = "Deadlines"


@dataclass(frozen=True, slots=True, eq=False)
class ToDo:
    """What an applicant does about a requirement: a line of a checklist.

    Attributes:
        text: the line, as "Send sample recordings".
        each: key of the attribute that says how many are asked for, a line each; "" for one line.
        who: what the person is called of whom it is asked; "" where the applicant does it alone.
        days: how many days before the date to apply by it is to be done, where the user says no
            other: our rule of thumb, which no source states. None where it is no step before it.
    """

    text: str
    each: str = ""
    who: str = ""
    days: int | None = None


class QuickFilter(NamedTuple):
    """A filter that many ask for, offered above the results.

    Attributes:
        label: its words, as "No GRE".
        words: what it asks for, as typed for the attribute's option on the command line.
    """

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Attribute:
    """One thing in which programs can be compared, declared once.

    Attributes:
        key: its name in program files, the database and JSON.
        label: its name on the screen.
        explanation: what it means, one or two sentences for an applicant.
        caution: what it does not mean, where that is easily mistaken.
        question: what an applicant asks the school where no source states it.
        better: which end a person may ask to have marked; None where neither end is better.
        flag: its option on the command line, `--flag`; the key with hyphens if empty.
        filtered: whether the filter panel offers it at once (all filterable kinds can be added).
        column: whether Explore's table has a column for it.
        compute: works the fact out from the program's other facts, for computed attributes.
        dataset: what the build reads it by, for those of a data set; see catalog/build/datasets.
        searched: whether a search finds programs by its values' words, before those of names.
        also: what people's own sheets call it, beside its label.
        to_do: what an applicant does where a program asks for it; None where there is nothing.
        judge: how a stated value is compared with the user's profile; None where it is not.
        remote: the values with which a student can live anywhere.
        summary: its rank among the rows of a summary, 1 for the first to be shown; 0 for none.
        ask_rank: its rank among the questions to a school, 1 for the first; 0 for the others.
        quick: a filter on it that is offered above the results; None for none.
        about: whom it speaks of; what is not of the program is no gap of it where it is missing.
    """

    key: str
    label: str
    section: Section
    kind: Kind
    explanation: str
    caution: str = ""
    question: str = ""
    origin: Origin = "fact"
    better: Literal["low", "high"] | None = None
    flag: str = ""
    filtered: bool = False
    column: bool = False
    searched: bool = False
    compute: Callable[[Mapping[str, Fact]], Fact] | None = None
    dataset: str = ""
    also: tuple[str, ...] = ()
    to_do: ToDo | None = None
    judge: Judge | None = None
    remote: frozenset[str] = frozenset()
    summary: int = 0
    ask_rank: int = 0
    quick: QuickFilter | None = None
    about: About = "program"

    @property
    def is_stated(self) -> bool:
        """Whether a file, the user or the school can state it; else the catalog fills it in."""
        return self.origin not in ("computed", "dataset")

    @property
    def is_of_program(self) -> bool:
        """Whether it counts in what is known of a program; not so for its school's figures."""
        return self.about == "program"

    @property
    def option(self) -> str:
        """Its option on the command line, without the dashes."""
        return self.flag or self.key.replace("_", "-")

    @property
    def asked(self) -> str:
        """What to ask the school; in plain words where no question was written for it."""
        return self.question or f"What do you say about this: {self.label}?"

    @property
    def is_searched(self) -> bool:
        """Whether a search finds programs by its values' words."""
        return self.searched or self.kind.searched

    @property
    def on_card(self) -> bool:
        """Whether it is a row of the card; the others stand in the card's header."""
        return self.section is not Section.PROGRAM

    def text(self, fact: Fact) -> str:
        """Return a fact in words, as the cards, the exports and the command line show it."""
        if fact.reason is not None:
            return fact.reason.label
        separator = " / " if fact.is_disputed else "; "
        return separator.join(dict.fromkeys(self.statement_text(s) for s in fact.statements))

    def kept_text(self, fact: Fact) -> str:
        """Return a fact in the words in which the library keeps it, to compare it with later.

        They do not depend on how the user wants numbers and dates written.
        """
        with writing_as(FIXED):
            return self.text(fact)

    def statement_text(self, statement: Statement) -> str:
        """Return what one source states; a value that says little is followed by its note."""
        words = self.kind.text(statement.value)
        if statement.note and self.kind.needs_note(statement.value):
            return f"{words}: {statement.note}"
        return words

    def why_absent(self, absence: Absence) -> str:
        """Return what an absence means for this attribute, in a sentence."""
        if absence is Absence.NOT_STATED and not self.is_of_program:
            return f"The catalog holds no such figure of this {self.about}."
        return absence.explanation

    def tokens(self, fact: Fact) -> tuple[str, ...]:
        """Return the words a filter can tick for this fact, absences among them."""
        found = dict.fromkeys(t for value in fact.values for t in self.kind.tokens(value))
        absence = (fact.absence.value,) if fact.absence else ()
        return (*found, *absence)

    def token_label(self, token: str) -> str:
        """Return the words for a token, a value's or an absence's."""
        absence = next((a for a in Absence if a.value == token), None)
        return absence.label if absence else self.kind.token_label(token)

    @property
    def closed_tokens(self) -> frozenset[str]:
        """The tokens of the values with which a program takes no applications."""
        return frozenset(choice.value for choice in self.kind.choices if choice.is_closed)

    def closed_words(self, fact: Fact) -> str:
        """Return why a program takes no applications, as in "Closed"; empty where it may take some.

        Where sources disagree and one of them says that it is open, it counts as open.
        """
        tokens = dict.fromkeys(t for value in fact.values for t in self.kind.tokens(value))
        is_closed = bool(tokens) and self.closed_tokens.issuperset(tokens)
        return " / ".join(self.token_label(token) for token in tokens) if is_closed else ""

    def number(self, fact: Fact, rates: Rates = NO_RATES) -> float | None:
        """Return the lowest number the fact states (money in US dollars), or None."""
        numbers = [self.kind.number(value, rates) for value in fact.values]
        return min((number for number in numbers if number is not None), default=None)

    def ends(self, fact: Fact, rates: Rates = NO_RATES) -> tuple[Ends, ...]:
        """Return the ends of each number that the fact states; money is in US dollars."""
        found = (self.kind.ends(value, rates) for value in fact.values)
        return tuple(dict.fromkeys(ends for ends in found if ends is not None))

    def sort_key(self, fact: Fact, rates: Rates = NO_RATES) -> SortKey | None:
        """Order facts; None for an absence, which always sorts last."""
        if not fact.is_known:
            return None
        keys = [self.kind.sort_key(value, rates) for value in fact.values]
        return min(keys, key=lambda key: (isinstance(key, str), key)) if fact.parts else keys[0]

    def identity(self, fact: Fact) -> Any:
        """Return what two facts are compared by: equal identities are no difference."""
        if fact.reason is not None:
            return fact.reason
        return frozenset(fact.values) if fact.parts or fact.is_disputed else fact.values[0]


def _refuse_twice(what: str, names: Sequence[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"two attributes have the same {what}: {', '.join(twice)}")


@dataclass(frozen=True, eq=False)
class Register:
    """The attributes in the order of the cards. Everything that loops over attributes gets one."""

    attributes: tuple[Attribute, ...]

    def __post_init__(self) -> None:
        _refuse_twice("key", [attribute.key for attribute in self.attributes])
        _refuse_twice("option", [attribute.option for attribute in self.attributes])

    def __iter__(self) -> Iterator[Attribute]:
        return iter(self.attributes)

    def __len__(self) -> int:
        return len(self.attributes)

    def __contains__(self, key: object) -> bool:
        return any(attribute.key == key for attribute in self.attributes)

    def __getitem__(self, key: str) -> Attribute:
        for attribute in self.attributes:
            if attribute.key == key:
                return attribute
        raise KeyError(key)

    @property
    def sections(self) -> Mapping[Section, tuple[Attribute, ...]]:
        """The attributes by section, both in order; sections without one are left out."""
        return {
            section: chosen
            for section in Section
            if (chosen := tuple(a for a in self.attributes if a.section is section))
        }

    def is_remote(self, facts: Mapping[str, Fact]) -> bool:
        """Whether one need not live near the school, as all sources that say anything agree."""
        for attribute in self.attributes:
            values = facts.get(attribute.key, NOT_STATED).values if attribute.remote else ()
            if values and all(value in attribute.remote for value in values):
                return True
        return False

    @property
    def on_card(self) -> tuple[Attribute, ...]:
        """The attributes that are rows of a card."""
        return tuple(attribute for attribute in self.attributes if attribute.on_card)

    @property
    def summary(self) -> tuple[Attribute, ...]:
        """The attributes that a summary shows, the most important first."""
        return tuple(sorted((a for a in self if a.summary), key=lambda a: a.summary))

    @property
    def closing(self) -> tuple[Attribute, ...]:
        """The attributes that can say that a program takes no applications."""
        return tuple(attribute for attribute in self.attributes if attribute.closed_tokens)

    @property
    def may_lack(self) -> tuple[Attribute, ...]:
        """The attributes that a program file states with a source, or leaves out."""
        return tuple(a for a in self.on_card if a.origin in {"fact", "table"})

    @property
    def filterable(self) -> tuple[Attribute, ...]:
        """The attributes a filter can ask for."""
        return tuple(a for a in self.attributes if a.kind.filter_by != "nothing")
