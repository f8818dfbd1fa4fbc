"""An import from the file to the library: read, planned, and done in one step when confirmed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from mpcompare.app.deadlines.changes import add_item, application_of, set_status
from mpcompare.app.importing.drafts import drafts, value_cells
from mpcompare.app.importing.matching import header_of, layout_of, match, meanings, names_known
from mpcompare.app.importing.memory import remembered
from mpcompare.app.importing.plan import Mode, Plan, Planned, plan
from mpcompare.app.importing.program_file import PROGRAM_SUFFIX, read_program_files
from mpcompare.app.importing.sheet_file import BOOK_SUFFIXES, CSV_SUFFIXES, Sheet, read_sheet
from mpcompare.app.importing.table import ImportTable, Layout, is_ours, table_of
from mpcompare.app.library.notes import set_tags
from mpcompare.app.library.shortlists import free_name, new_shortlist
from mpcompare.app.state.changes import add
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace, never
from mpcompare.model.file_exists import folder_exists
from mpcompare.model.kind import Kind
from mpcompare.model.library.application import Item
from mpcompare.model.library.corrections import OwnProgram
from mpcompare.model.library.library import Library, deleted
from mpcompare.model.library.note import Note
from mpcompare.model.safe_text import safe_text
from mpcompare.model.typed.notation import OURS, UNKNOWN, DayOrder, DecimalSign, Notation
from mpcompare.model.typed.values import doubts_of, notation_of

Listing = Literal["open", "new", "none"]
"""On which shortlist the programs come."""

SUFFIXES = (*CSV_SUFFIXES, *BOOK_SUFFIXES, PROGRAM_SUFFIX)
"""The ends of the names of files that can be imported; a folder of program files can be too."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How a file is to be read; what is not chosen is found out.

    Attributes:
        encoding: of a CSV file; "" for what fits.
        delimiter: of a CSV file.
        sheet: of a spreadsheet.
        header: the row that names the fields, counted from 0.
        layout: which way round the sheet lies.
        fields: the key of what each field is, by its number.
        mode: what becomes of programs that are there.
        decimal: the sign before the fractions of figures.
        days: what comes first in days that are written in figures.
        record: the file that says what was chosen for headings before; None for none.
    """

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header: int | None = None
    layout: Layout | None = None
    fields: Mapping[int, str] | None = None
    mode: Mode = "merge"
    decimal: DecimalSign = ""
    days: DayOrder = ""
    record: Path | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it was read, and what importing it would do.

    Attributes:
        plan: program by program.
        sheet: the cells; None for program files.
        table: the programs with their fields; None for program files.
        header: the row that names the fields, counted from 0.
        fields: the key of what each field is, by its number.
        notation: how its figures and days are written.
        asks_figures: whether some figures can be read in two ways, unless the notation tells.
        asks_days: whether some days can.
    """

    plan: Plan
    sheet: Sheet | None = None
    table: ImportTable | None = None
    header: int = 0
    fields: Mapping[int, str] = field(default_factory=dict[int, str])
    notation: Notation = UNKNOWN
    asks_figures: bool = False
    asks_days: bool = False


def preview(
    path: Path,
    workspace: Workspace,
    library: Library,
    choice: Choice,
    at: str,
    cancelled: Callable[[], bool] = never,
) -> Preview:
    """Read a file or folder and plan its import; call it on another thread.

    Raises:
        FileError: it can't be read.
        CatalogError: the catalog is damaged.
    """
    if folder_exists(path) or path.suffix.lower() == PROGRAM_SUFFIX:
        incoming = read_program_files(path, workspace.register)
        return Preview(plan(incoming, workspace, library, choice.mode, at, cancelled))
    register = workspace.register
    names = names_known(register)
    sheet = read_sheet(
        path,
        choice.encoding,
        choice.delimiter,
        choice.sheet,
        lambda cell: bool(meanings(cell, names)),
        cancelled,
    )
    header = header_of(sheet.rows, register) if choice.header is None else choice.header
    header = min(header, len(sheet.rows) - 1)
    layout = choice.layout or layout_of(sheet.rows, register, header)
    table = table_of(sheet.rows, layout, header)
    before = remembered(choice.record)
    fields = match(table, register, before) if choice.fields is None else choice.fields
    is_own = is_ours(sheet.rows[header])
    cells = () if is_own else tuple(value_cells(table, fields, register))
    notation = OURS if is_own else _notation(cells, choice)
    incoming = drafts(table, fields, register, safe_text(path.name), notation)
    planned = plan(incoming, workspace, library, choice.mode, at, cancelled)
    return Preview(planned, sheet, table, header, fields, notation, *doubts_of(cells))


def _notation(cells: Sequence[tuple[Kind, str]], choice: Choice) -> Notation:
    """Find out how a file is written, as far as that is not chosen."""
    found = notation_of(cells)
    return replace(found, decimal=choice.decimal or found.decimal, days=choice.days or found.days)


def is_text_file(path: Path) -> bool:
    """Whether a file would be read as a text, for which an encoding can be chosen."""
    return path.is_file() and path.suffix.lower() not in (*BOOK_SUFFIXES, PROGRAM_SUFFIX)


def confirmed(state: State, chosen: Plan, listing: Listing, name: str, at: str) -> State:
    """Do what a plan says, all of it in one step.

    Args:
        state: what is shown now.
        chosen: the plan.
        listing: the shortlist on which the programs come.
        name: of a new shortlist.
        at: now, as ISO 8601 in UTC.
    """
    library = state.library
    own = {p.program: OwnProgram(p.text, at) for p in chosen.planned if p.text}
    corrections = {
        (p.program, key): each for p in chosen.planned for key, each in p.corrections.items()
    }
    library = replace(
        library,
        own={**library.own, **own},
        corrections={**library.corrections, **corrections},
    )
    for planned in chosen.planned:
        for key in planned.dropped:
            label = f"Correction of {planned.title}"
            library = deleted(library, "corrections", (planned.program, key), label, at)
    kept = [planned for planned in chosen.planned if planned.program]
    out = replace(state, library=_with_notes(library, kept, at))
    for planned in kept:
        out = _with_words(out, planned, at)
    return _listed(out, [planned.program for planned in kept], listing, name, at)


def _with_words(state: State, planned: Planned, at: str) -> State:
    """Keep the user's notes, tags and application, behind what is there."""
    adds = planned.adds
    if adds.tags:
        before = state.library.tags.get(planned.program, ())
        state = set_tags(state, planned.program, (*before, *adds.tags))
    if adds.status is not None:
        state = set_status(state, planned.program, adds.status, at[:10])
    held = {item.text for item in application_of(state, planned.program).checklist}
    for line in adds.checklist:
        if line not in held:
            state = add_item(state, planned.program, Item(line))
    return state


def _with_notes(library: Library, planned: Sequence[Planned], at: str) -> Library:
    """Add the notes of all programs in one go, each behind the one that is there."""
    notes = dict(library.notes)
    for each in planned:
        for key, words in each.adds.notes.items():
            held = notes.get((each.program, key))
            if not words.strip() or (held is not None and words in held.text):
                continue
            text = f"{held.text}\n\n{words}" if held is not None else words
            notes[each.program, key] = Note(text.strip(), at)
    return replace(library, notes=notes)


def _listed(state: State, programs: Sequence[str], listing: Listing, name: str, at: str) -> State:
    if listing == "none" or not programs:
        return state
    if listing == "new":
        return new_shortlist(state, free_name(state, name), at, programs)
    return add(state, programs)
