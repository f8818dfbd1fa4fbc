"""The user's own words that a file brings: notes, tags, how far an application is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mpcompare.app.importing.incoming import Incoming
from mpcompare.model.library.application import Application, Status
from mpcompare.model.library.library import Library


@dataclass(frozen=True, slots=True)
class Words:
    """What an import adds to what the user has said of a program.

    Attributes:
        notes: by attribute key, "" for the program as a whole.
        tags: those that it has not.
        status: how far the application is; None where that does not change.
        checklist: lines that are not on its checklist.
    """

    notes: Mapping[str, str] = field(default_factory=dict[str, str])
    tags: tuple[str, ...] = ()
    status: Status | None = None
    checklist: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to add."""
        return bool(self.notes or self.tags or self.status or self.checklist)

    @property
    def text(self) -> str:
        """Return what is added, in words.

        >>> Words(notes={"": "Ask"}, tags=("far", "cold")).text
        'a note, 2 tags'
        """
        counted = (
            (len(self.notes), "a note", "notes"),
            (len(self.tags), "a tag", "tags"),
            (int(self.status is not None), "a status", "statuses"),
            (len(self.checklist), "a line of the checklist", "lines of the checklist"),
        )
        return ", ".join(
            one if count == 1 else f"{count} {many}" for count, one, many in counted if count
        )


NO_WORDS = Words()


def new_words(incoming: Incoming, program: str, library: Library) -> Words:
    """Find out which of the words that a file brings are not said of a program yet."""
    held = library.applications.get(program, Application())
    lines = {item.text for item in held.checklist}
    tags = {tag.casefold() for tag in library.tags.get(program, ())}

    def is_new(key: str, words: str) -> bool:
        note = library.notes.get((program, key))
        return note is None or words not in note.text

    return Words(
        notes={key: words for key, words in incoming.notes.items() if is_new(key, words)},
        tags=tuple(tag for tag in dict.fromkeys(incoming.tags) if tag.casefold() not in tags),
        status=incoming.status if incoming.status is not held.status else None,
        checklist=tuple(line for line in incoming.checklist if line not in lines),
    )
