"""What the user gathers, as something to filter by: notes and tags, and how far applications are.

Queries hold such filters like those on the catalog's attributes, so the session keeps them, chips
name them and the panel offers them. The catalog knows nothing of them: it is given their programs.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from mpcompare.model.attribute import Attribute, Register, Section
from mpcompare.model.kind import Choice, OneOf
from mpcompare.model.library.application import Status
from mpcompare.model.library.library import Library

NOTED = "note"
_TAG = "tag:"

Marks = Mapping[str, Mapping[str, Sequence[int]]]
"""The numbers of the programs that have a mark, by attribute key and token."""


class _Marks(OneOf):
    """Whether there is a note, and any tags."""

    def token_label(self, token: str) -> str:
        return token.removeprefix(_TAG) if token.startswith(_TAG) else super().token_label(token)


class _Statuses(OneOf):
    """Only those that an application has: most users have two or three."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        return ()


YOUR_MARKS = Attribute(
    key="your_marks",
    label="Your notes and tags",
    section=Section.PROGRAM,
    kind=_Marks((Choice(NOTED, "Has a note", "You wrote a note on it or on one of its facts."),)),
    explanation="What you wrote on programs, and the tags that you gave them.",
)
YOUR_STATUS = Attribute(
    key="your_status",
    label="Your application",
    section=Section.PROGRAM,
    kind=_Statuses(tuple(Choice(s.value, s.label, "") for s in Status)),
    explanation="How far your application to a program is.",
)
YOURS = (YOUR_MARKS, YOUR_STATUS)


def with_library_filters(register: Register) -> Register:
    """Return all that a query can ask for: the catalog's attributes and the user's own things."""
    return Register((*register, *YOURS))


def marked(library: Library) -> Mapping[str, Mapping[str, set[str]]]:
    """Return the ids of the programs that have each mark, by attribute key and token."""
    marks: dict[str, set[str]] = defaultdict(set)
    for program, _ in library.notes:
        marks[NOTED].add(program)
    for program, tags in library.tags.items():
        for tag in tags:
            marks[f"{_TAG}{tag}"].add(program)
    statuses: dict[str, set[str]] = defaultdict(set)
    for program, application in library.applications.items():
        if application.status is not None:
            statuses[application.status.value].add(program)
    return {YOUR_MARKS.key: marks, YOUR_STATUS.key: statuses}


def numbered(library: Library, number: Callable[[str], int | None]) -> Marks:
    """Return the numbers of the programs that have each mark; unknown ones are left out."""

    def known(programs: set[str]) -> tuple[int, ...]:
        return tuple(n for program in programs if (n := number(program)) is not None)

    return {
        key: {token: known(programs) for token, programs in tokens.items()}
        for key, tokens in marked(library).items()
    }


def tag_token(tag: str) -> str:
    """Return the token of a tag."""
    return f"{_TAG}{tag}"
