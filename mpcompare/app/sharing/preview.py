"""What a received file brings, in words: for the dialog that asks which of it is wanted."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mpcompare.app.library.shortlists import free_name
from mpcompare.app.sharing.changes import Part
from mpcompare.app.sharing.receive import Received
from mpcompare.app.sharing.share import shortened
from mpcompare.app.state.state import State
from mpcompare.app.workspace.overlay import beside
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.locale_format import counted, day_of
from mpcompare.model.program import Program


class Line(NamedTuple):
    """One thing that comes: what, what is here instead, and what is in the file."""

    words: str
    here: str = ""
    shared: str = ""


class Group(NamedTuple):
    """Things of one kind.

    Attributes:
        words: how many of what.
        lines: each of them.
        part: what is left out without them; None where nobody can choose.
    """

    words: str
    lines: Sequence[Line]
    part: Part | None = None


def summary(received: Received, state: State, workspace: Workspace) -> tuple[str, str]:
    """Return in two sentences where a file comes from, and what becomes of it."""
    manifest = received.manifest
    yours = workspace.info.version
    same = "the same as yours" if manifest.edition == yours else f"yours is {yours}"
    day = day_of(manifest.made)
    came = f"Shared on {day}, with the facts of catalog {manifest.edition}; {same}."
    name = free_name(state, received.shortlist.name)
    other = "" if name == received.shortlist.name else ", as you have one of its name"
    return came, f"It becomes a shortlist of its own: “{shortened(name)}”{other}."


def groups(received: Received, workspace: Workspace) -> tuple[Group, ...]:
    """Return all that a file brings, and what of it can't be taken over."""
    return tuple(group for group in _groups(received, workspace) if group.lines)


def _groups(received: Received, workspace: Workspace) -> Iterator[Group]:
    programs = received.programs
    count = counted(len(programs), "program")
    name = shortened(received.shortlist.name)
    yield Group(f"Shortlist “{name}”, {count}", _named(list(programs.values())))
    lacking = [programs[program] for program in received.lacking]
    words = counted(len(lacking), "program")
    yield Group(f"{words} that your catalog lacks", _named(lacking), "lacking")
    words = counted(len(received.differing), "fact")
    differ = "differ" if len(received.differing) > 1 else "differs"
    differing = [
        Line(_fact(each.label, each.program), each.here, each.shared) for each in received.differing
    ]
    yield Group(f"{words} that {differ} from your catalog", differing, "facts")
    sets = received.criteria.sets if received.criteria is not None else ()
    yield Group(
        counted(len(sets), "set of criteria", "sets of criteria"),
        [Line(s.name, shared=counted(len(s.criteria), "criterion", "criteria")) for s in sets],
        "criteria",
    )
    own = [programs[program] for program in received.own if program in programs]
    words = counted(len(own), "program")
    yield Group(f"{words} that the sender added", _named(own), "own")
    corrections = list(_corrections(received, workspace))
    yield Group(counted(len(corrections), "correction"), corrections, "corrections")
    notes = list(_notes(received, workspace))
    yield Group(counted(len(notes), "note"), notes, "notes")
    tags = [
        Line(_short(programs[program]), shared=", ".join(tags))
        for program, tags in received.tags.items()
        if program in programs
    ]
    yield Group("Tags", tags, "tags")
    yield from _left_out(received)


def _left_out(received: Received) -> Iterator[Group]:
    kept = [Line(_fact(k.label, k.program), k.yours, k.shared) for k in received.kept]
    words = counted(len(kept), "correction")
    yield Group(f"Not taken over: {words} where you have your own", kept)
    gone = [Line(program) for program in received.gone]
    words = counted(len(gone), "program")
    yield Group(f"Not taken over: {words} of which nothing is known here", gone)
    if received.refused:
        words = counted(received.refused, "correction")
        yield Group(f"Not taken over: {words}", [Line("Their values can't be read here.")])


def _corrections(received: Received, workspace: Workspace) -> Iterator[Line]:
    for (program, key), correction in received.corrections.items():
        attribute, read = workspace.register[key], received.programs[program]
        corrected = beside(attribute, correction, read.fact(attribute))
        yield Line(_fact(attribute.label, read), corrected.stated_text, corrected.yours_text)


def _notes(received: Received, workspace: Workspace) -> Iterator[Line]:
    for (program, key), text in received.notes.items():
        label = workspace.register[key].label if key in workspace.register else ""
        yield Line(_fact(label, received.programs[program]), "", " ".join(text.split()))


def _named(programs: Sequence[Program]) -> list[Line]:
    return [Line(_short(program), shared=program.place) for program in programs]


def _short(program: Program) -> str:
    return ", ".join(filter(None, (program.title, program.institution)))


def _fact(label: str, program: Program) -> str:
    """Name a fact: what it is comes first, as long names are cut off at their end."""
    return f"{label}, {_short(program)}" if label else _short(program)
