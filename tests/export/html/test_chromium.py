"""The page in Chromium: what axe finds, its colours, what it prints, that it asks for nothing."""

import html
import json
import re
import shutil
import subprocess
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from PySide6.QtGui import QImage

from mpcompare.app.compare.comparison import compared
from mpcompare.app.exporting.write import Choices, write
from mpcompare.app.start.paths import bundled_catalog, resources_dir
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.library import comparing

pytestmark = pytest.mark.exports

FOUR = (
    "uml-mm-sound-recording-technology",
    "nyu-mm-music-technology",
    "cu-denver-ms-recording-arts",
    "belmont-ms-audio-engineering",
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40">'
    '<rect x="50" y="10" width="80" height="12" fill="#0f76ce"/>'
    '<text x="2" y="20" font-size="12" fill="#52606f">Made-up drawing</text></svg>'
)
SCHEMES = {"light": (), "dark": ("--blink-settings=preferredColorScheme=0",)}
RUN = """
axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const told = document.createElement("pre");
  told.id = "found";
  told.textContent = JSON.stringify({
    passes: found.passes.length,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    violations: found.violations.map(each => [each.id, each.nodes.map(node => node.html)]),
  });
  document.body.append(told);
});
"""


@pytest.fixture(scope="module")
def axe(tmp_path_factory) -> str:
    """Return the source of axe, which its registry has."""
    folder = tmp_path_factory.mktemp("axe")
    command = ("npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "axe-core")
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text()


@pytest.fixture
def chromium(tmp_path):
    """Open a page in Chromium, and return what it prints."""

    def run(page: Path, *options: str) -> str:
        browser = shutil.which("chromium")
        assert browser, "Chromium is missing: scripts/system-packages exports"
        command = [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *(f"--user-data-dir={tmp_path / 'profile'}", *options, page.as_uri()),
        ]
        return subprocess.run(
            command, check=True, capture_output=True, text=True, timeout=180
        ).stdout

    return run


@pytest.fixture(scope="module", params=[1, 4, 30])
def exported(request, tmp_path_factory) -> Path:
    """Return the page of so many programs of the catalog, the usual four among them."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    with closing(Workspace.open(bundled_catalog(), ATTRIBUTES)) as workspace:
        others = [one for one in workspace.ids_by_number(range(60)) if one not in FOUR]
        ids = (*FOUR, *others)[: request.param]
        comparison = compared(workspace, State(library=comparing(*ids)), 2026)
        write(workspace, comparison, path, Choices("html"), lambda _: SVG, date(2026, 11, 27))
    return path


def with_axe(page: Path, axe: str) -> Path:
    """Return the page with axe in it: its own policy, which lets no script run, is taken out."""
    content = page.read_text("utf-8")
    opened, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", content)
    assert count == 1
    opened = opened.replace("<details", "<details open")
    scripts = f"<script>{axe}</script><script>{RUN}</script></body>"
    path = page.with_name("with_axe.html")
    path.write_text(opened.replace("</body>", scripts), "utf-8")
    return path


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_to_mend_and_the_page_fits(chromium, axe, exported, scheme, width):
    options = ("--dump-dom", "--virtual-time-budget=60000", f"--window-size={width},900")
    shown = chromium(with_axe(exported, axe), *options, *SCHEMES[scheme])
    told = re.search(r'<pre id="found">(.*?)</pre>', shown, re.DOTALL)
    assert told is not None
    found = json.loads(html.unescape(told[1]))
    assert found["violations"] == []
    assert found["passes"] > 30
    assert found["wider"] == 0, "the page itself scrolls sideways"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_its_policy_lets_its_own_style_through(chromium, exported, tmp_path, scheme):
    picture = tmp_path / "page.png"
    options = (f"--screenshot={picture}", "--window-size=1280,900")
    chromium(exported, *options, *SCHEMES[scheme])
    tokens: Any = json.loads((resources_dir() / "tokens.json").read_text())
    assert QImage(str(picture)).pixelColor(4, 4).name().upper() == tokens[scheme]["window"]


def test_it_prints_its_heads_on_every_page_and_what_is_folded(chromium, exported, tmp_path):
    printed = tmp_path / "page.pdf"
    chromium(exported, f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    with pymupdf.open(printed) as file:
        texts = [" ".join(str(page.get_text()).split()) for page in file]
        widest = max(word[2] for page in file for word in page.get_text("words"))
        assert widest <= file[0].rect.width
    table = [text for text in texts if "Lowell" in text and "What the rows mean" not in text]
    assert "Studio terms" in " ".join(texts)  # which none of the four states
    assert "page 1 of" in texts[0]
    assert sum("MM Sound Recording Technology" in text for text in table) >= 2


def asked_for(chromium, page: Path) -> set[str]:
    """Return the hosts that Chromium was sent to, of those that the page names."""
    log = page.with_suffix(".log")
    chromium(page, "--dump-dom", f"--log-net-log={log}")
    host = re.compile(r"https?://([\w.-]+)")
    return set(host.findall(page.read_text("utf-8"))) & set(host.findall(log.read_text()))


def test_it_asks_for_nothing(chromium, exported):
    asking = exported.with_name("asking.html")
    asking.write_text('<img src="https://example.org/x.png"><a href="https://example.net">x</a>')
    assert asked_for(chromium, asking) == {"example.org"}  # else the log would not tell
    assert asked_for(chromium, exported) == set()
