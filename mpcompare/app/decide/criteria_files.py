"""The files of the page: read as a set, and written, in the form of docs/decide.md."""

from pathlib import Path

from mpcompare.export import write_whole
from mpcompare.model.decide.criteria import Criteria
from mpcompare.model.decide.criteria_file import criteria_text, read_criteria
from mpcompare.model.decide.criteria_set import CriteriaSet, set_of
from mpcompare.model.decide.rating import Subjects
from mpcompare.model.errors import FileError, InputError


def criteria_file_text(path: Path) -> str:
    """Read a file's text.

    Raises:
        InputError: there is none.
        FileError: it can't be read as text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}.", "Check its name and folder.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(
            f"The file {path} can't be read as text in UTF-8.", "Check what it is."
        ) from error


def read_criteria_file(path: Path, subjects: Subjects) -> CriteriaSet:
    """Read a file's criteria as a set that is called as the file is.

    Raises:
        InputError: there is no such file, or something in it makes no sense.
        FileError: it can't be read as text.
    """
    return set_of(path.stem, read_criteria(criteria_file_text(path), subjects))


def write_criteria_file(path: Path, criteria: Criteria) -> None:
    """Write criteria to a file, whole or not at all.

    Raises:
        FileError: it can't be written.
    """
    write_whole(path, criteria_text(criteria).encode("utf-8"))
