"""Damages the bundled catalog at random and asks the command line and the readers about it.

A few seeds are a test, tests/test_damaged_catalogs.py; scripts/damage_catalogs.py tries hundreds.
"""

import io
import random
import re
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from mpcompare import cli
from mpcompare.app.careers.view import careers_view
from mpcompare.app.compare.card_figures import card_figures
from mpcompare.app.compare.salary import salaries_of
from mpcompare.app.cost.cost_sheet import cost_sheet
from mpcompare.app.exporting.write import Draw
from mpcompare.app.guide.chapters import open_guide
from mpcompare.app.start import paths
from mpcompare.app.state.cost_choice import CostChoice
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing
from mpcompare.model.pay.preferences import PayChoices
from mpcompare.model.query import AnyOf, Between, Query

PAGE = 4096
TWO = ("uml-mm-sound-recording-technology", "nyu-mm-music-technology")
COMMANDS = (
    ("list",),
    ("list", "--json", "--search", "recording"),
    ("show", TWO[0]),
    ("compare", *TWO, "--format", "csv", "-o", "{output}"),
    ("catalog", "verify"),
)


def flip_bytes(content: bytearray, chosen: random.Random) -> None:
    """Flip bits of one to twenty bytes."""
    for _ in range(chosen.randint(1, 20)):
        content[chosen.randrange(100, len(content))] ^= chosen.randint(1, 255)


def flip_schema(content: bytearray, chosen: random.Random) -> None:
    """Flip bits in the first pages, where SQLite keeps how the tables were made."""
    for _ in range(chosen.randint(1, 5)):
        content[chosen.randrange(100, 6 * PAGE)] ^= chosen.randint(1, 255)


def zero_pages(content: bytearray, chosen: random.Random) -> None:
    """Overwrite one to three pages with zeros."""
    for _ in range(chosen.randint(1, 3)):
        start = chosen.randrange(len(content) // PAGE) * PAGE
        content[start : start + PAGE] = bytes(PAGE)


def truncate(content: bytearray, chosen: random.Random) -> None:
    """Cut the file, at times at a page whose number the head then states as the last."""
    if chosen.random() < 0.5:
        del content[chosen.randrange(len(content)) :]
        return
    pages = chosen.randrange(1, len(content) // PAGE)
    del content[pages * PAGE :]
    content[28:32] = pages.to_bytes(4, "big")


def overwrite_text(content: bytearray, chosen: random.Random) -> None:
    """Overwrite a text with other bytes: other text, or what is not UTF-8."""
    texts = [found.span() for found in re.finditer(rb"[ -~]{8,60}", content)]
    for _ in range(chosen.randint(1, 4)):
        start, end = chosen.choice(texts)
        kinds = (b"\xff\xfe", b"9", bytes(range(256)), b"abc")
        kind = chosen.choice(kinds)
        content[start:end] = bytes(chosen.choice(kind) for _ in range(end - start))


def change_figures(content: bytearray, chosen: random.Random) -> None:
    """Change digits of figures: the file stays well formed, and says something else."""
    figures = [found.start() for found in re.finditer(rb"(?<=\d)\d(?=\d)", content)]
    for _ in range(chosen.randint(1, 8)):
        content[chosen.choice(figures)] = ord(chosen.choice("0123456789"))


def swap_pages(content: bytearray, chosen: random.Random) -> None:
    """Put two pages in the place of each other."""
    one, other = (n * PAGE for n in chosen.sample(range(1, len(content) // PAGE), 2))
    first, second = content[one : one + PAGE], content[other : other + PAGE]
    content[one : one + PAGE], content[other : other + PAGE] = second, first


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip_bytes,
    flip_schema,
    zero_pages,
    truncate,
    overwrite_text,
    change_figures,
    swap_pages,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the command line said: exit status, output (with what was written), complaint."""

    status: int
    output: str
    complaint: str


def damaged(seed: int, folder: Path) -> Path:
    """Write a copy of the bundled catalog with the damage of a seed."""
    chosen = random.Random(seed)
    before = paths.bundled_catalog().read_bytes()
    content = bytearray(before)
    while content == before:
        DAMAGES[seed % len(DAMAGES)](content, chosen)
    path = folder / f"damaged-{seed}.db"
    path.write_bytes(content)
    return path


def answers(catalog: Path, folder: Path) -> tuple[Answer, ...]:
    """Ask everything of the command line, in this process: what it does not catch is raised."""
    return tuple(_answer(command, catalog, folder / "compared.csv") for command in COMMANDS)


def _answer(command: Sequence[str], catalog: Path, output: Path) -> Answer:
    output.unlink(missing_ok=True)
    arguments = [word.format(output=output) for word in command]
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = cli.run([*arguments, "--catalog", str(catalog)], cli.Faces(_no_window, _no_charts))
    written = output.read_text("utf-8") if output.exists() else ""
    return Answer(
        status, out.getvalue().replace(catalog.name, "catalog.db") + written, err.getvalue()
    )


def _no_window(_: object) -> int:
    raise AssertionError("no window is asked for")


def _no_charts() -> Draw:
    raise AssertionError("no chart is asked for")


def is_honest(sound: Answer, found: Answer) -> bool:
    """Whether an answer is that of the sound file, or a message alone."""
    if found == sound:
        return True
    is_sentence = found.complaint.startswith("mpcompare: ") and "Traceback" not in found.complaint
    return (
        found.status == 1 and is_sentence and not found.output and found.complaint.count("\n") == 1
    )


def read_everything(catalog: Path) -> None:
    """Read what the pages read, without the checksum.

    Raises:
        CatalogError: it is damaged; all else would be a traceback.
    """
    workspace = Workspace.open(catalog, ATTRIBUTES)
    try:
        _ = workspace.info, workspace.rates
        filters = (AnyOf("country", frozenset({"US"})), Between("duration_months", high=24))
        for query in (Query(), Query("muzicc"), Query("music", filters, sort="credits")):
            hits = workspace.hits(query)
            workspace.facets(query)
            workspace.programs_by_number(hits.numbers)
        programs = workspace.programs(TWO)
        card_figures(workspace, programs)
        salaries_of(workspace, programs, PayChoices(in_dollars=True, at_home=True))
        careers_view(workspace, State(library=comparing(*TWO)))
        cost_sheet(workspace, TWO, CostChoice())
        open_guide(workspace, paths.resources_dir())
    finally:
        workspace.close()
