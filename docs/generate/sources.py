"""The data and their sources: what the catalog holds, and whose figures are in it."""

import tomllib
from collections import Counter
from contextlib import closing
from pathlib import Path

from generate.markdown import escaped, table
from generate.markdown import page as markdown_page
from mpcompare.app.workspace.open import open_workspace

_RELEASES = Path(__file__).parents[2] / "data" / "sources.toml"
_ENTRY = """\
The catalog is one file that comes with the program. Facts of a program come from its school: its
own page, catalog or bulletin, in our words, each with the source, its address and the year that
it speaks for. Wages, prices and what graduates earn come from public statistics.

- [](data-sources.md) says where each kind of fact comes from, and on which terms.
- [Wages](wages-sources.md), [prices and rates](money-sources.md) and
  [schools](institutions-sources.md) say what the figures mean, and what they do not.
- [](facts.md) explains each row; [](../catalog.md) each table and column.

Check what matters to you with the school: a page may have changed since it was read."""


def page() -> str:
    """Return the page."""
    return markdown_page(
        "Data and sources",
        _ENTRY,
        "## In this edition",
        *_edition(),
        "## Public statistics",
        _statistics(),
    )


def _edition() -> tuple[str, str]:
    with closing(open_workspace()) as workspace:
        info = workspace.info
        programs = workspace.programs(workspace.catalog.ids())
    held = (
        f"Catalog {info.version} of {info.date} holds {info.programs:,} programs of "
        f"{info.countries} countries, with {info.facts:,} facts from {info.sources:,} sources."
    )
    places = Counter(program.country_name for program in programs)
    order = sorted(places.items(), key=lambda found: (-found[1], found[0]))
    rows = ((escaped(name), f"{count:,}") for name, count in order)
    return held, table(("Country", "Programs"), rows)


def _statistics() -> str:
    """Return the releases of statistics, a row for each title of a publisher."""
    releases = tomllib.loads(_RELEASES.read_text("utf-8"))["source"]
    rows = (
        [
            escaped(one["publisher"]),
            f"[{escaped(one['title'])}]({one['url']})",
            escaped(one["licence"]),
        ]
        for one in sorted(releases, key=lambda one: (one["publisher"], one["title"]))
    )
    return table(("Publisher", "Release", "Terms"), rows)
