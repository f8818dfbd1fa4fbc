"""Writes programs of the user's as program files, as the catalog is built from.

What only the user was told has no place in the catalog: it stays in the file, as remarks.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mpcompare.app.corrections.draft import Draft, DraftStatement, draft_of, free_name, slug
from mpcompare.app.corrections.edit_file import begun, with_id, written
from mpcompare.app.workspace.overlay import PREFIX
from mpcompare.catalog.build.program_file import program_problems
from mpcompare.export import write_whole
from mpcompare.model.attribute import Register
from mpcompare.model.errors import FileError
from mpcompare.model.file_exists import folder_exists
from mpcompare.model.library.corrections import OwnProgram

SUFFIX = ".toml"
TOLD = "yours"
_TOLD_HEADING = (
    "# Told to the author. The catalog takes what stands on a page: find one, or leave it."
)


@dataclass(frozen=True, slots=True)
class Exported:
    """One program file.

    Attributes:
        program: the id in the file, and the file's name without its suffix.
        text: the file.
        missing: what keeps it from being built into the catalog, a sentence each.
        told: how many facts are remarks in it, as nobody but the user was told them.
    """

    program: str
    text: str
    missing: tuple[str, ...] = ()
    told: int = 0


def exported(text: str, register: Register, program: str) -> Exported:
    """Make the program file of a program of the user's, under an id of the catalog's kind."""
    try:
        draft = draft_of(text, register)
    except ValueError as error:
        return Exported(program, text, (f"It can't be read: {error}.",))
    told = {source.key for source in draft.sources if source.kind == TOLD}
    kept, remarks, count = _without(draft, told, register)
    out = with_id(written(text, kept, register) if told else text, program)
    if remarks:
        out = f"{out.rstrip()}\n\n{_TOLD_HEADING}\n{remarks}"
    problems = program_problems(out, register, program)
    missing = dict.fromkeys(f"{_place(p.key)}: {p.message}" for p in problems)
    return Exported(program, out, tuple(missing), count)


def _place(key: str) -> str:
    return key.replace("_", " ").replace(".", ", ")


def _without(draft: Draft, told: Collection[str], register: Register) -> tuple[Draft, str, int]:
    """Take out what has no published source; return it as remarks, and how many facts it is."""
    if not told:
        return draft, "", 0
    kept: dict[str, tuple[DraftStatement, ...]] = {}
    gone: dict[str, tuple[DraftStatement, ...]] = {}
    for key, said in draft.facts.items():
        for facts, is_told in ((kept, False), (gone, True)):
            chosen = tuple(one for one in said if (one.source in told) is is_told)
            if chosen:
                facts[key] = chosen
    sources = tuple(source for source in draft.sources if source.key not in told)
    aside = Draft({}, tuple(s for s in draft.sources if s.key in told), gone)
    text = written(begun(""), aside, register).partition("\n")[2].strip()
    remarks = "".join(f"# {line}".rstrip() + "\n" for line in text.split("\n"))
    count = sum(len(said) for said in gone.values())
    return replace(draft, sources=sources, facts=kept), remarks, count


def all_exported(
    own: Mapping[str, OwnProgram], register: Register, taken: Collection[str]
) -> dict[str, Exported]:
    """Make the files of all programs of the user's, by their ids in the library.

    Args:
        own: the programs.
        register: the attributes.
        taken: ids that the catalog has.
    """
    found: dict[str, Exported] = {}
    names = set(taken)
    for program, entry in own.items():
        # as the catalog spells ids: names that differ in capitals alone are one file elsewhere
        name = free_name(slug(program.removeprefix(PREFIX)) or "program", names)
        names.add(name)
        found[program] = exported(entry.text, register, name)
    return found


def named(one: Exported, path: Path, register: Register) -> Exported:
    """Return a program file under the name that the user gave it: its id is the file's name."""
    stem = slug(path.name.removesuffix(SUFFIX)) or one.program
    if stem == one.program:
        return one
    return replace(exported(one.text, register, stem), told=one.told)


def write(files: Collection[Exported], folder: Path) -> list[Path]:
    """Write program files into a folder, each whole or not at all; return their paths.

    Raises:
        FileError: one can't be written; those before it are there.
    """
    if not folder_exists(folder):
        raise FileError(f"There is no folder {folder}.", "Choose another one.")
    paths: list[Path] = []
    for one in files:
        path = folder / f"{one.program}{SUFFIX}"
        write_whole(path, one.text.encode("utf-8"))
        paths.append(path)
    return paths
