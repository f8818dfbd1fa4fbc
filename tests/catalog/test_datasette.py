"""The open catalog as Datasette serves it with docs/datasette/metadata.yml."""

import importlib.util
import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "measure_serving.py"
LOWELL = "MM Sound Recording Technology, University of Massachusetts Lowell"


class Page(HTMLParser):
    """What a reader sees of a page: its words, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.links, self.fields = "", {}, {}
        self._link = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if tag == "a":
            self._link = about.get("href") or ""
        elif tag == "input":
            self.fields[about.get("name")] = about.get("value")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = ""

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._link:
            self.links[data.strip()] = self._link


@pytest.fixture(scope="module")
def ask():
    """Serve the committed catalog as its documentation says; return what asks it for a path.

    A process of its own: Datasette leaves databases open, of which Python 3.13 warns.
    """
    spec = importlib.util.spec_from_file_location("measure_serving", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    opener = build_opener(ProxyHandler({}))  # no proxy of the machine's stands between
    with script.served() as (port, _):

        def get(path):
            with opener.open(f"http://127.0.0.1:{port}{path}", timeout=30) as response:
                return response.read().decode()

        yield get


def page(ask, path):
    """Return a page as a reader sees it."""
    return Page(ask(path))


def rows(ask, path):
    """Return the rows of a table or a query."""
    joint = "&" if "?" in path else "?"
    return json.loads(ask(f"{path}{joint}_shape=array"))


def test_the_first_page_says_what_it_is_and_leads_to_the_programs(ask):
    first = page(ask, "/")
    assert "Master's degrees in music production" in first.words
    assert "An empty value says that no source states it" in first.words
    catalog = page(ask, "/catalog")
    assert catalog.links["Programs, one row each"] == "catalog/sheet"
    assert catalog.links["No GRE"] == "/catalog/no_gre"


def test_tables_of_the_search_are_out_of_sight(ask):
    tables = json.loads(ask("/catalog.json"))["tables"]
    shown = {table["name"] for table in tables if not table["hidden"]}
    assert "sheet" in shown
    assert not [name for name in shown if name.startswith(("search", "programs_fts", "sqlite"))]


@pytest.mark.parametrize("table", ["programs", "sheet"])
def test_programs_have_a_search_box(ask, table):
    found = page(ask, f"/catalog/{table}?_search=lowell")
    assert found.fields["_search"] == "lowell"
    assert [row["id"] for row in rows(ask, f"/catalog/{table}.json?_search=umass+lowell")] == [
        "uml-mm-sound-recording-technology"
    ]


def test_the_sheet_has_facets_and_says_what_its_columns_mean(ask):
    facets = json.loads(ask("/catalog/sheet.json?_size=1"))["facet_results"]
    assert set(facets) == {"country", "degree", "online", "thesis_option"}
    labels = {value["label"] for value in facets["thesis_option"]["results"]}
    assert labels == {"Thesis", "Choice", "Non-thesis"}
    found = page(ask, "/catalog/sheet?_size=1")
    assert (
        "Whether the degree ends with a written thesis, without one, or with either." in found.words
    )


@pytest.mark.parametrize("table", ["facts", "tuition", "deadlines", "sources"])
def test_programs_stand_by_their_titles_and_sources_by_their_publishers(ask, table):
    (program,) = rows(ask, "/catalog/programs.json?id=mcgill-mmus-sound-recording")
    number = program["number"]
    found = page(ask, f"/catalog/{table}?program={number}&_size=max")
    assert found.links["MMus Sound Recording, McGill University"] == f"/catalog/programs/{number}"
    if table == "facts":
        assert found.links["Part-time"] == "/catalog/attributes/part_time"
    if table != "sources":
        named = {words for words, link in found.links.items() if "/catalog/sources/" in link}
        assert any(words.startswith("McGill University") for words in named)


def test_each_table_names_its_licence(ask):
    assert "Open Government Licence v3.0" in page(ask, "/catalog/wages_uk?_size=1").words
    assert "Public domain" in page(ask, "/catalog/wages_national?_size=1").words
    assert "each with its source" in page(ask, "/catalog/facts?_size=1").words
    licences = {row["publisher"]: row["licence"] for row in rows(ask, "/catalog/licences.json")}
    assert licences["World Bank"] == "CC BY 4.0"


def test_every_query_finds_rows(ask):
    names = {query["name"] for query in json.loads(ask("/catalog.json"))["queries"]}
    assert {"fully_online", "cheapest_stated", "no_gre"} <= names
    asked = {"facts_of_a_program": "?word=lowell", "pay_by_state": "?occupation=27-4014"}
    for name in names:
        found = json.loads(ask(f"/catalog/{name}.json{asked.get(name, '')}"))
        assert found["ok"], name
        assert found["rows"], name


def test_the_queries_say_what_the_program_files_say(ask):
    online = {row["program"] for row in rows(ask, "/catalog/fully_online.json")}
    assert "MA Music Production, Berklee College of Music (Berklee Online)" in online
    cheapest = rows(ask, "/catalog/cheapest_stated.json")
    amounts = [row["us_dollars"] for row in cheapest]
    assert amounts == sorted(amounts)
    assert cheapest[0]["us_dollars"] == 0
    assert "no tuition" in cheapest[0]["stated"]
    facts = rows(ask, "/catalog/facts_of_a_program.json?word=Massachusetts+Lowell")
    assert {row["program"] for row in facts} == {LOWELL}
    assert ("Credits", "30") in {(row["attribute"], row["text"]) for row in facts}


def test_occupations_stand_by_their_titles(ask):
    path = "/catalog/occupations_of_programs.json?program=uml-mm-sound-recording-technology"
    first = rows(ask, path)[0]
    assert (first["occupation"], first["code"]) == ("Sound Engineering Technicians", "27-4014")
