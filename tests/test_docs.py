"""The documentation: all that the program has stands in it, and no link leads nowhere."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mpcompare import cli
from mpcompare.app.preferences.declared import PREFERENCES
from mpcompare.cli import Faces
from mpcompare.export import formats
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.ui.pages import find_pages
from mpcompare.ui.window.actions import ACTIONS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
sys.path[:0] = [str(DOCS), str(ROOT / "scripts")]

from check_site import problems  # noqa: E402
from generate.links import FROM_OUTSIDE, REFERENCE, led_into_site  # noqa: E402
from generate.pages import PAGES, write_pages  # noqa: E402

MOST_BYTES = 3_000_000
"""Of all pictures: who clones the repository has them all."""
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"^```\{picture\} (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
WRITTEN = sorted({*ROOT.glob("*.md"), *DOCS.glob("*.md"), *DOCS.glob("using/*.md")})


@pytest.fixture(scope="session")
def reference(qapp, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages that are made, by their names."""
    assert qapp is not None
    folder = tmp_path_factory.mktemp("docs") / REFERENCE
    write_pages(folder)
    return {path.stem: path.read_text("utf-8") for path in folder.iterdir()}


def plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


@pytest.mark.parametrize("page", find_pages(), ids=lambda page: page.key)
def test_each_page_of_the_program_has_its_page(page):
    text = (DOCS / "using" / f"{page.key}.md").read_text("utf-8")
    assert text.startswith(f"# {page.title}\n")
    assert f"{page.shortcut} shows the page" in text
    assert f"]({page.key}.md)" in (DOCS / "using" / "index.md").read_text("utf-8")


def test_each_action_and_its_keys_stand_in_the_reference(reference):
    table = plain(reference["shortcuts"])
    for action in ACTIONS:
        words = action.text.replace("&", "")
        assert re.search(rf"^\| ([^|]+ > )?{re.escape(words)} \| ", table, re.MULTILINE), words
    assert "| Export Comparison… | `Ctrl+E` | Write the comparison" in table
    assert "| Explore | `Ctrl+1` |" in table


@pytest.mark.parametrize("verb", ["list", "show", "compare", "decide", "share", "catalog gaps"])
def test_each_option_of_the_command_line_stands_under_its_verb(reference, capsys, verb):
    assert cli.run([*verb.split(), "--help"], Faces(window=pytest.fail, drawing=pytest.fail)) == 0
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", capsys.readouterr().out)) - {"--help"}
    heading = rf"^#+ mpcompare {verb}$(.*?)(?=^#|\Z)"
    section = re.search(heading, reference["command-line"], re.MULTILINE | re.DOTALL)
    assert options
    assert section is not None
    assert {one for one in options if not re.search(rf"{one}[ `]", section[1])} == set()


def test_each_preference_attribute_and_format_is_explained(reference):
    for each in PREFERENCES:
        assert f"**{each.label}**" in plain(reference["preferences"])
        assert bool(each.step) or f"`{each.key} = " in reference["preferences"]
    for attribute in ATTRIBUTES.on_card:
        assert f"**{attribute.label}** `{attribute.key}`" in plain(reference["facts"])
        assert attribute.explanation in plain(reference["facts"])
    for one in formats():
        assert f"**{one.label}** `{one.name}` `{one.suffix}`" in plain(reference["formats"])


def links(path: Path, text: str) -> Iterator[Path]:
    """Return the files that a page's links mean; those of code and of other hosts are left out."""
    prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)
    for target in LINK.findall(prose):
        name = target.partition("#")[0]
        if name and "://" not in name and not name.startswith("mailto:"):
            yield (path.parent / name).resolve()


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_files(path):
    made = {DOCS / REFERENCE / f"{name}.md" for name in {*PAGES, *FROM_OUTSIDE}}
    found = list(links(path, path.read_text("utf-8")))
    assert [one for one in found if one not in made and not one.exists()] == []


def test_links_of_made_pages_lead_to_files(reference):
    made = {DOCS / REFERENCE / f"{name}.md" for name in reference}
    for name, text in reference.items():
        for one in links(DOCS / REFERENCE / f"{name}.md", text):
            assert one in made or one.exists(), (name, one)


def test_a_link_to_a_file_outside_leads_to_its_page_or_into_the_repository():
    text = "[a](../CHANGELOG.md), [../data/SCHEMA.md](../data/SCHEMA.md#k), [c](../bench/) `[d](e)`"
    assert led_into_site(text, DOCS / "x.md", DOCS, DOCS) == (
        "[a](reference/changelog.md), [](reference/program-files.md#k), "
        "[c](https://github.com/mpcompare/mpcompare/tree/main/bench) `[d](e)`"
    )


def test_pictures_are_there_in_words_and_small():
    images = DOCS / "images"
    used = set()
    for path in WRITTEN:
        text = path.read_text("utf-8")
        for name, words in PICTURE.findall(text):
            assert (images / f"{name}-light.png").exists(), (path, name)
            assert words.strip().endswith("."), (path, name)
            used |= {f"{name}-light.png", f"{name}-dark.png"}
        used |= {Path(target).name for target in LINK.findall(text)}
    held = {path.name: path.stat().st_size for path in images.iterdir()}
    assert held.keys() - used == set()
    assert sum(held.values()) < MOST_BYTES


def test_the_check_of_the_site_finds_what_is_wrong(tmp_path):
    (tmp_path / "other.html").write_text('<h1 id="top">Other</h1>')
    (tmp_path / "style.css").write_text('body { background: url("https://a.example/b.png") }')
    (tmp_path / "index.html").write_text(
        '<script src="//a.example/a.js"></script><link rel="stylesheet" href="style.css">'
        '<img src="gone.png" alt="Gone"><img src="data:image/png;base64,AA">'
        '<a href="other.html#top">1</a><a href="other.html#low">2</a><a href="nowhere.html">3</a>'
        '<a href="https://a.example/">4</a><p id="here"></p><a href="#here">5</a>'
    )
    assert sorted(problems(tmp_path)) == [
        "index.html fetches //a.example/a.js from outside.",
        "index.html fetches gone.png, which is not there.",
        "index.html: nowhere.html leads nowhere.",
        "index.html: other.html#low leads to no heading.",
        "index.html: the picture data:image/png;base64,AA has no words.",
        "style.css fetches https://a.example/b.png from outside.",
    ]
