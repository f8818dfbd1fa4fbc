"""Signs that turn the direction of writing are never shown: "fee" U+202E "002" would read 200."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from mpcompare.app.corrections import changes as correction_changes
from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.library import notes, shortlists
from mpcompare.app.start import paths
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.errors import InputError
from mpcompare.model.library.application import Item
from mpcompare.model.library.corrections import Correction

LOWELL = "uml-mm-sound-recording-technology"
NOW = "2026-11-23T10:00:00+00:00"
TURNED, STRAIGHT = "fee \u202e002\u202c \u2066x\u2069", "fee 002 x"
HEBREW = "\u05e9\u05dc\u05d5\u05dd"


@pytest.fixture
def turned(tmp_path):
    """A copy of the catalog in which everything of one program turns the direction of writing."""
    path = tmp_path / "turned.db"
    shutil.copy(paths.bundled_catalog(), path)
    with closing(sqlite3.connect(path)) as connection:
        (number,) = connection.execute(
            "SELECT number FROM programs WHERE id = ?", (LOWELL,)
        ).fetchone()
        for table, columns, key in (
            ("programs", ("name", "institution", "city"), "number"),
            ("sources", ("publisher", "url"), "program"),
            ("facts", ("note",), "program"),
        ):
            for column in columns:
                sql = f"UPDATE {table} SET {column} = ? || {column} WHERE {key} = ?"
                connection.execute(sql, (TURNED, number))
        connection.execute(
            "UPDATE facts SET value = ? WHERE program = ? AND attribute = 'institution'",
            (r'"fee \u202e002\u202c"', number),
        )
        connection.commit()
    return path


def test_a_catalog_that_turns_the_direction_is_read_without(turned):
    with closing(Workspace.open(turned, ATTRIBUTES)) as workspace:
        program = workspace.catalog.program(LOWELL)
    sources = [source for fact in program.facts.values() for s in fact.statements for source in [s]]
    said = [program.name, program.institution, program.city]
    said += [s.note for s in sources] + [s.source.publisher for s in sources]
    assert all(words.startswith(STRAIGHT) for words in said)
    assert program.fact("institution").values == ("fee 002",)
    assert not [words for words in said if not words.isprintable()]


def test_what_is_pasted_is_kept_without():
    state = notes.write_note(State(), (LOWELL, ""), f"{TURNED}\n{HEBREW}", NOW, "")
    state = notes.set_tags(state, LOWELL, [TURNED])
    state = application_changes.add_item(state, LOWELL, Item(TURNED, who=TURNED))
    state = application_changes.edit_item(state, LOWELL, 0, who=f"{TURNED}!")
    state = shortlists.new_shortlist(state, TURNED, NOW)
    state = correction_changes.save_own(state, "own-made-up", f'name = "{TURNED}"\n', NOW)
    correction = Correction(36, "", TURNED, "2026", TURNED, "30", NOW)
    state = correction_changes.correct(state, (LOWELL, "credits"), correction)
    library = state.library
    assert library.notes[LOWELL, ""].text == f"{STRAIGHT}\n{HEBREW}"
    assert library.tags[LOWELL] == (STRAIGHT,)
    (item,) = library.applications[LOWELL].checklist
    assert (item.text, item.who) == (STRAIGHT, f"{STRAIGHT}!")
    assert library.shortlist.name == STRAIGHT
    renamed = shortlists.rename_shortlist(state, f"{TURNED} 2").library.shortlist.name
    assert renamed == f"{STRAIGHT} 2"
    assert library.own["own-made-up"].text == f'name = "{STRAIGHT}"\n'
    kept = library.corrections[LOWELL, "credits"]
    assert (kept.publisher, kept.note) == (STRAIGHT, STRAIGHT)


def test_a_message_quotes_without():
    error = InputError(f"There is no program {TURNED}.", f"Did you mean {TURNED}?")
    assert error.message == str(error).partition(" Did")[0] == f"There is no program {STRAIGHT}."
    assert error.advice == f"Did you mean {STRAIGHT}?"
