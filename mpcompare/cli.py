"""The command line: the same jobs as the window's, and commands on the catalog's sources."""

import argparse
import csv
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from mpcompare import __version__
from mpcompare.app.compare.comparison import compared
from mpcompare.app.decide import command as decide
from mpcompare.app.exporting import arguments
from mpcompare.app.exporting.files import draws, paints, write_files
from mpcompare.app.exporting.json import program_json, programs_json
from mpcompare.app.exporting.write import Draw, Paint
from mpcompare.app.sharing import command as sharing
from mpcompare.app.start import paths
from mpcompare.app.start.start_request import StartRequest, token_of
from mpcompare.app.state.state import State
from mpcompare.app.workspace import gaps
from mpcompare.app.workspace import open as open_catalog
from mpcompare.app.workspace.named_programs import programs_named
from mpcompare.app.workspace.typed_filters import allowed_words, read_filters
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import FileError, InputError, ReaderError
from mpcompare.model.file_exists import file_exists
from mpcompare.model.program import Program, closed_names, closed_words
from mpcompare.model.query import DOCUMENTED, RELEVANCE, Query

DONE, FAILED, MISUSED = 0, 1, 2
_SHARED = {
    "--catalog": ("FILE", "use another catalog"),
    "--portable": ("DIR", "keep everything of yours in this folder"),
}


@dataclass(frozen=True, slots=True)
class Faces:
    """What needs Qt, each made when it is first needed.

    Attributes:
        window: opens the window, or brings the one in use to the front; returns the exit status.
        drawing: returns what draws the charts.
        painting: returns what paints the cards of a catalog; None where nothing can.
    """

    window: Callable[[StartRequest], int]
    drawing: Callable[[], Draw]
    painting: Callable[[Workspace, date], Paint] | None = None


def run(arguments: Sequence[str], faces: Faces) -> int:
    """Do what the arguments ask; return the exit status: 0 done, 1 failed, 2 misused."""
    try:
        asked = parser().parse_args(_with_verb(arguments))
    except SystemExit as left:  # --help, --version, or a mistake that argparse has named
        return left.code if isinstance(left.code, int) else MISUSED
    try:
        if asked.portable is not None:
            paths.use_portable(asked.portable)
        status: int = asked.verb(asked, faces)
        sys.stdout.flush()
    except BrokenPipeError:
        # what reads us has seen enough (`| head`); Python must not complain of it at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except ReaderError as error:
        return _complain(error, FAILED)
    except OSError as error:
        reason = error.strerror or "the system refuses it"
        named = f"{error.filename} can't be used" if error.filename else "That did not work"
        why = f"{named}: {reason[:1].lower()}{reason[1:]}."
        return _complain(FileError(why, "Check the name and its folder."), FAILED)
    except KeyboardInterrupt:
        return 130
    return status


_TO_OPEN = (
    "a catalog, library, shared shortlist, or programs to import: CSV, spreadsheet, program files"
)


def _with_verb(arguments: Sequence[str]) -> list[str]:
    """Put "open" before a file that is given alone, as a file browser gives it."""
    shared = _shared()
    shared.exit_on_error = False
    try:
        _, rest = shared.parse_known_args(arguments)
    except (argparse.ArgumentError, SystemExit):
        return list(arguments)  # the real parser names the mistake
    if len(rest) != 1 or rest[0].startswith("-") or Path(rest[0]).stem == rest[0]:
        return list(arguments)
    at = len(arguments) - 1 - list(reversed(arguments)).index(rest[0])
    return [*arguments[:at], "open", *arguments[at:]]


def _complain(error: ReaderError, status: int) -> int:
    print(f"mpcompare: {error}", file=sys.stderr)
    return status


def _window(asked: argparse.Namespace, faces: Faces) -> int:
    return faces.window(StartRequest(asked.catalog, token=token_of()))


def _open(asked: argparse.Namespace, faces: Faces) -> int:
    if not file_exists(asked.file):
        raise InputError(f"There is no file {asked.file}.", "Check its name and folder.")
    return faces.window(StartRequest(asked.catalog, asked.file, token_of()))


def _list(asked: argparse.Namespace, faces: Faces) -> int:
    del faces
    given = {a.key: getattr(asked, f"filter_{a.key}") for a in ATTRIBUTES.filterable}
    try:
        filters = read_filters(ATTRIBUTES, given)
    except InputError as error:
        return _complain(error, MISUSED)
    with closing(open_catalog.open_workspace(asked.catalog)) as workspace:
        query = Query(asked.search, filters, asked.sort, asked.descending, asked.with_closed)
        hits = workspace.hits(query)
        found = workspace.programs_by_number(hits.numbers)
        columns = tuple(
            a for a in workspace.register if a.on_card and (a.column or a.closed_tokens)
        )
        if asked.json:
            print(programs_json(found, columns))
        else:
            register = workspace.register
            _print_columns([(p.id, _marked(p, register), p.institution, p.place) for p in found])
        if hits.closed:
            _tell_left_out(hits.closed, workspace.register)
        if not found and not hits.closed:
            _explain_nothing(workspace, query)
        return DONE


def _tell_left_out(count: int, register: Register) -> None:
    """Print on stderr how many programs take no applications, and how to list them too."""
    programs = "program is" if count == 1 else "programs are"
    print(
        f"mpcompare: {count} {closed_names(register)} {programs} left out; "
        "--with-closed lists them too.",
        file=sys.stderr,
    )


def _explain_nothing(workspace: Workspace, query: Query) -> None:
    """Print on stderr that nothing fits, and which option to drop; scripts get an empty list."""
    school = workspace.missing_school(query.words)
    nothing = f"no program of {school} in this catalog" if school else "no program fits all of that"
    print(f"mpcompare: {nothing}.", file=sys.stderr)
    for key, hits in workspace.loosening(query)[:1]:
        option = workspace.register[key].option if key else "search"
        there_are = f"there are {hits}" if hits > 1 else "there is 1"
        print(f"Without --{option} {there_are}.", file=sys.stderr)


def _show(asked: argparse.Namespace, faces: Faces) -> int:
    del faces
    with closing(open_catalog.open_workspace(asked.catalog)) as workspace:
        program = workspace.catalog.program(asked.id)
        if asked.json:
            print(program_json(program, workspace.register))
            return DONE
        print(_marked(program, workspace.register))
        print(f"{program.institution}, {program.place}\n{program.url}")
        if program.left:
            print(f"{program.left_words}.")
        for section, attributes in workspace.register.sections.items():
            shown = [a for a in attributes if a.on_card]
            if shown:
                print(f"\n{section.value}")
            for attribute in shown:
                _print_fact(attribute, program)
        return DONE


def _print_fact(attribute: Attribute, program: Program) -> None:
    fact = program.fact(attribute)
    print(f"  {attribute.label + ':':<24} {attribute.text(fact)}")
    for said in fact.statements:
        basis = "" if said.basis == "stated" else f", {said.basis}"
        is_told = attribute.kind.needs_note(said.value)  # the note stands in the text
        note = f"; {said.note}" if said.note and not is_told else ""
        print(f"  {'':<24}   [{said.source.publisher}, {said.source.as_of}{basis}{note}]")


def _compare(asked: argparse.Namespace, faces: Faces) -> int:
    with closing(open_catalog.open_workspace(asked.catalog)) as workspace:
        # an unknown id is an error here, with the nearest; the window would leave it out
        ids = tuple(one.id for one in programs_named(workspace, asked.ids, sys.stderr))
        today = date.today()
        choices = arguments.choices_from(asked)
        library = arguments.library_for(choices, ids)
        comparison = compared(workspace, State(library=library), today.year)
        files = arguments.files_from(asked)
        draw = faces.drawing() if draws(files, choices) else None
        paint = faces.painting(workspace, today) if faces.painting and paints(files) else None
        chosen = replace(choices, library=library)
        write_files(workspace, comparison, files, chosen, draw, today, paint)
        return DONE


def _decide(asked: argparse.Namespace, faces: Faces) -> int:
    del faces
    with closing(open_catalog.open_workspace(asked.catalog)) as workspace:
        print(decide.answer(workspace, asked))
        return DONE


def _build(asked: argparse.Namespace, faces: Faces) -> int:
    del faces
    print(open_catalog.build_catalog(asked.data, asked.output))
    return DONE


def _verify(asked: argparse.Namespace, faces: Faces) -> int:
    del faces
    print(open_catalog.verify_catalog(asked.catalog))
    return DONE


def _check(asked: argparse.Namespace, faces: Faces) -> int:
    del faces
    problems = open_catalog.check_sources(asked.data)
    print("\n".join(problems) if problems else "No problems.")
    if asked.stale is not None and not problems:
        stale = gaps.stale_facts(asked.data, asked.stale, date.today().year)
        print("\n".join(stale) if stale else f"No facts older than {asked.stale} years.")
    return FAILED if problems else DONE


def _gaps(asked: argparse.Namespace, faces: Faces) -> int:
    del faces
    try:
        rows = gaps.gap_rows(asked.data, asked.attribute, asked.country)
    except InputError as error:
        return _complain(error, MISUSED)
    if asked.csv:
        csv.writer(sys.stdout, lineterminator="\n").writerows([gaps.HEADER, *rows])
    else:
        _print_columns(rows)
    return DONE


def _print_columns(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row[:-1], widths, strict=False)
        print("  ".join((*(cell.ljust(width) for cell, width in cells), row[-1])))


def _marked(program: Program, register: Register) -> str:
    """Return a program's title, with whether it takes no applications."""
    closed = closed_words(program, register)
    return f"{program.title} ({closed.lower()})" if closed else program.title


def parser(register: Register = ATTRIBUTES) -> argparse.ArgumentParser:
    """Return all that the command line understands, also for its manual page."""
    made = argparse.ArgumentParser(
        prog="mpcompare",
        description="Compare master's degrees in music production. Without a verb, opens the "
        "window.",
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"mpcompare {__version__}")
    for option, (metavar, explained) in _SHARED.items():
        made.add_argument(option, type=Path, metavar=metavar, help=explained)
    made.set_defaults(verb=_window)
    shared = _shared()
    verbs = made.add_subparsers(title="verbs", metavar="VERB")
    opened = verbs.add_parser("open", parents=[shared], help="open a file in the window")
    opened.add_argument("file", type=Path, metavar="FILE", help=_TO_OPEN)
    opened.set_defaults(verb=_open)
    _add_list(verbs, shared, register)
    show = verbs.add_parser("show", parents=[shared], help="tell all that is known of a program")
    show.add_argument("id", metavar="ID")
    show.add_argument("--json", action="store_true", help="as JSON, under the data files' keys")
    show.set_defaults(verb=_show)
    _add_compare(verbs, shared)
    decide.add_command(verbs, shared).set_defaults(verb=_decide)
    sharing.add_command(verbs, shared)
    _add_catalog(verbs, shared, register)
    return made


def _shared() -> argparse.ArgumentParser:
    """Return the options that may stand before the verb or after it."""
    unset = argparse.SUPPRESS
    shared = argparse.ArgumentParser(add_help=False, allow_abbrev=False, argument_default=unset)
    for option, (metavar, explained) in _SHARED.items():
        shared.add_argument(option, type=Path, metavar=metavar, help=explained)
    return shared


def _add_list(verbs: Any, shared: argparse.ArgumentParser, register: Register) -> None:
    verb = verbs.add_parser(
        "list",
        parents=[shared],
        help="find programs",
        allow_abbrev=False,
        description="An option may be given several times: either word will do. Different "
        "options must all fit. A range is LOW-HIGH, LOW- or -HIGH; money is in US dollars. "
        f"Programs that are {closed_names(register)} are left out unless asked for.",
    )
    verb.add_argument("--search", default="", metavar="WORDS", help="words anywhere in a program")
    verb.add_argument(
        "--sort",
        default=RELEVANCE,
        choices=[DOCUMENTED, *(a.key for a in register)],
        metavar="KEY",
        help=f"an attribute, as in the output of --json, or {DOCUMENTED}; without it, the best "
        "match of the words comes first, or the best documented where there are none",
    )
    verb.add_argument("--descending", action="store_true", help="turn the order round")
    verb.add_argument(
        "--with-closed",
        action="store_true",
        help=f"list {closed_names(register)} programs too, which are left out otherwise",
    )
    verb.add_argument("--json", action="store_true", help="as JSON, with sources")
    for attribute in register.filterable:
        ranged = attribute.kind.filter_by == "range"
        words = ", ".join(allowed_words(attribute))
        verb.add_argument(
            f"--{attribute.option}",
            dest=f"filter_{attribute.key}",
            action="append",
            default=[],
            metavar="RANGE" if ranged else "WORD",
            help=f"{attribute.label}: {words}" if words else attribute.label,
        )
    verb.set_defaults(verb=_list)


def _add_compare(verbs: Any, shared: argparse.ArgumentParser) -> None:
    verb = verbs.add_parser("compare", parents=[shared], help="write a comparison to a file")
    verb.add_argument("ids", metavar="ID", nargs="+")
    arguments.add_arguments(verb)
    verb.set_defaults(verb=_compare)


def _add_catalog(verbs: Any, shared: argparse.ArgumentParser, register: Register) -> None:
    verb = verbs.add_parser(
        "catalog", help="build, check or verify a catalog, or find what it lacks"
    )
    jobs = verb.add_subparsers(title="verbs", metavar="VERB", required=True)
    check = jobs.add_parser("check", help="name every problem in the source files")
    check.add_argument(
        "--stale",
        type=int,
        metavar="YEARS",
        help="list the facts too whose newest source speaks for a year further back",
    )
    check.set_defaults(verb=_check)
    missing = _add_gaps(jobs, register)
    build = jobs.add_parser("build", help="check the source files and build the database")
    build.add_argument("--output", type=Path, metavar="FILE", help="the catalog to write")
    build.set_defaults(verb=_build)
    verify = jobs.add_parser(
        "verify", parents=[shared], help="read a catalog through and find out whether it is damaged"
    )
    verify.set_defaults(verb=_verify)
    for job in (check, missing, build):
        job.add_argument("--data", type=Path, metavar="DIR", help="the folder of source files")


def _add_gaps(jobs: Any, register: Register) -> argparse.ArgumentParser:
    missing: argparse.ArgumentParser = jobs.add_parser(
        "gaps",
        help="list what the source files do not state yet, most useful first",
        description="A line for each attribute that no source of a program states: program, "
        "attribute, country, how many others are known, the newest year a source speaks for, and "
        f"the sources. Programs that are {closed_names(register)} are left out.",
    )
    for option, metavar, choices in (
        ("--attribute", "KEY", [a.key for a in register.may_lack]),
        ("--country", "CC", None),
    ):
        missing.add_argument(
            option,
            action="append",
            default=[],
            metavar=metavar,
            choices=choices,
            help=f"only this {option[2:]}; may be given several times",
        )
    missing.add_argument("--csv", action="store_true", help="as CSV, with a header")
    missing.set_defaults(verb=_gaps)
    return missing
