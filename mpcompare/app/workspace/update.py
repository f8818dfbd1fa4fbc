"""A newer catalog from a file: checked, compared with the present one, put in its place."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from mpcompare.app.corrections.draft import draft_from
from mpcompare.app.corrections.new_file import fresh_text
from mpcompare.app.start import paths
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.catalog.opening import hash_file
from mpcompare.catalog.retired import Retired, keep_retired
from mpcompare.model.errors import CatalogError, FileError
from mpcompare.model.locale_format import whole
from mpcompare.model.program import Program
from mpcompare.model.replace_file import replace_file


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of a program that another catalog words otherwise."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ProgramChanges:
    """What a newer catalog says otherwise of a program; `is_gone` where it lacks it."""

    program: Program
    changes: tuple[Change, ...] = ()
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """A checked catalog file, and what would be other with it.

    Attributes:
        path: the file, where the user has it.
        version: its version.
        before: the version of the catalog in use.
        programs: how many programs it holds.
        added: how many of them the catalog in use lacks.
        removed: how many programs of the catalog in use it lacks.
        gone: programs of the catalog in use that it says nothing of; they are kept with it.
        changes: for those of the asked programs that it words otherwise.
        has_hash: whether the hash published with it stands beside it, and is that of the file.
    """

    path: Path
    version: str
    before: str
    programs: int
    added: int
    removed: int
    changes: tuple[ProgramChanges, ...]
    gone: tuple[Retired, ...] = ()
    has_hash: bool = False

    @property
    def hash_words(self) -> str:
        """Whether the hash that is published with the file was compared, in a sentence."""
        beside = hash_file(self.path).name
        if self.has_hash:
            return f"Its hash is the one in {beside}: it is the file that was published."
        return (
            f"{beside} does not stand beside it, so that nothing tells whether it is the file that "
            "was published."
        )

    @property
    def is_older(self) -> bool:
        """Whether it would be a step back; versions are year and month, as in "2026.11"."""
        return self.version < self.before


def prepare(path: Path, present: Path, ids: Iterable[str], workspace: Workspace) -> Update:
    """Check a file that is to replace the present catalog, and compare it with that.

    Takes as long as it takes to read the file through: call it on a thread of its own.

    Args:
        path: the file.
        present: the catalog in use.
        ids: the programs whose facts are compared.
        workspace: whose attributes are used.

    Raises:
        CatalogError: it is no catalog, damaged, too old or too new, the very one in use, or not the
            file whose hash stands beside it.
    """
    if _is_same(path, present):
        raise CatalogError(
            f"{path.name} is the catalog that is in use already.", "Choose another file."
        )
    new = Workspace.open(path, workspace.register)
    try:
        _count(new)
        has_hash = new.verify()
        old = Workspace.open(present, workspace.register)
        try:
            return replace(_compare(path, old, new, ids), has_hash=has_hash)
        finally:
            old.close()
    finally:
        new.close()


def _count(new: Workspace) -> None:
    held = len(new.catalog.ids())
    if not held or held != new.info.programs:
        raise CatalogError(
            f"{new.info.path.name} says that it holds {whole(new.info.programs)} programs, "
            f"but holds {whole(held)}.",
            "Get the file anew; the catalog in use stays as it is.",
        )


def _compare(path: Path, old: Workspace, new: Workspace, ids: Iterable[str]) -> Update:
    before, after = frozenset(old.catalog.ids()), frozenset(new.catalog.ids())
    known = [program for program in dict.fromkeys(ids) if program in before]
    later = {program.id: program for program in new.programs([i for i in known if i in after])}
    changes = (
        program_changes(program, later.get(program.id), old) for program in old.programs(known)
    )
    return Update(
        path,
        new.info.version,
        old.info.version,
        new.info.programs,
        len(after - before),
        len(before - after),
        tuple(found for found in changes if found.changes or found.is_gone),
        tuple(_gone(old, new, before | old.catalog.retired, after | new.catalog.retired)),
    )


def _gone(
    old: Workspace, new: Workspace, before: frozenset[str], after: frozenset[str]
) -> Iterator[Retired]:
    """Write down as they were the programs that the newer catalog has not even as retired."""
    register = old.register
    for program in old.programs(sorted(before - after)):
        text = fresh_text(program.id, draft_from(program, register), register)
        yield Retired(program.id, program.left or new.info.version, text)


def program_changes(before: Program, after: Program | None, workspace: Workspace) -> ProgramChanges:
    """Compare a program of one catalog with the same one of another, fact by fact."""
    if after is None:
        return ProgramChanges(before, is_gone=True)
    changes = (
        Change(a.label, a.text(before.fact(a)), a.text(after.fact(a)))
        for a in workspace.register
        if a.identity(before.fact(a)) != a.identity(after.fact(a))
    )
    return ProgramChanges(after, tuple(changes))


def install(update: Update, folder: Path | None = None) -> Path:
    """Copy the file into the user's folder, whole or not at all, and return its path.

    The user may move or delete their own copy from then on.

    Raises:
        FileError: the folder can't be written, or the disk is full.
    """
    target = folder or paths.user_dir() / paths.CATALOGS
    final = target / f"catalog {update.version} {_digest(update.path)[:8]}.db"
    temporary = final.with_suffix(f".{os.getpid()}.tmp")
    try:
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(update.path, temporary)
        if update.gone:
            keep_retired(temporary, update.gone)
        replace_file(temporary, final)
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise FileError(
            f"The catalog can't be kept in {target}: {why}.",
            "Make room or mend the folder, then try again. The catalog in use stays as it is.",
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return final


def forget_others(keep: Iterable[Path], folder: Path | None = None) -> None:
    """Delete the catalogs in the user's folder that nothing leads back to any more."""
    target = folder or paths.user_dir() / paths.CATALOGS
    kept = frozenset(keep)
    for path in target.glob("catalog *.db"):
        if path not in kept:
            with suppress(OSError):  # open elsewhere: the next time will do
                path.unlink()


def is_outdated(workspace: Workspace, bundled: Path) -> bool:
    """Whether a catalog that was installed is older than the one a newer program brought."""
    try:
        other = Workspace.open(bundled, workspace.register)
    except CatalogError:
        return False
    try:
        return workspace.info.version < other.info.version
    finally:
        other.close()


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size and _digest(one) == _digest(other)
    except OSError:
        return False  # opening it says what is wrong


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise FileError(f"{path.name} can't be read: {error.strerror}.", "Try again.") from error
