"""One program of a file, while it is read and after."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mpcompare.app.corrections.draft import Draft, SourceDraft
from mpcompare.model.attribute import Attribute
from mpcompare.model.library.application import Status

YOURS = "yours"
FILE = "file"
"""Key of the source that stands for the imported file itself."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One program of a file.

    Attributes:
        place: where it stands there, as "row 3".
        program: the id that the file gives it; "" for none.
        draft: what could be read.
        problems: what could not, a sentence each.
        text: its program file, where it came as one.
        notes: the user's words by attribute key, "" for the program as a whole.
        tags: theirs.
        status: how far their application is; None where the file does not say.
        checklist: what they still have to do for it.
    """

    place: str
    program: str
    draft: Draft
    problems: tuple[str, ...] = ()
    text: str = ""
    notes: Mapping[str, str] = field(default_factory=dict[str, str])
    tags: tuple[str, ...] = ()
    status: Status | None = None
    checklist: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its degree and name, as far as the file says them; else its id."""
        said = self.draft.identity
        return f"{said.get('degree', '')} {said.get('name', '')}".strip() or self.program


@dataclass(slots=True)
class Reading:
    """One program while it is read."""

    file: str
    draft: Draft = field(default_factory=Draft)
    problems: list[str] = field(default_factory=list[str])
    notes: dict[str, str] = field(default_factory=dict[str, str])
    tags: list[str] = field(default_factory=list[str])
    status: Status | None = None
    checklist: tuple[str, ...] = ()

    def incoming(self, place: str, program: str) -> Incoming:
        """Finish reading it."""
        return Incoming(
            place,
            program,
            self.draft,
            tuple(self.problems),
            notes=self.notes,
            tags=tuple(self.tags),
            status=self.status,
            checklist=self.checklist,
        )

    def refuse(self, attribute: Attribute, message: object) -> None:
        """Note a value that could not be read."""
        self.problems.append(f"{attribute.label}: {message}.")

    def source(self, year: str = "") -> str:
        """Return the key of the file as a source, which speaks for a year where it says so."""
        key = f"{FILE}-{year}" if year else FILE
        said = SourceDraft(key, "", self.file, YOURS, year or "undated")
        self.draft = self.draft.with_source(said)
        return key
