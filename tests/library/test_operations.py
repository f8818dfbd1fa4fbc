"""Any operations in any order: undo and redo restore the states, and the disk has the same."""

import shutil
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from made_up_libraries import AT, ENTRIES, KEYS, libraries, profiles

from mpcompare.library.store import Store
from mpcompare.model.library.library import (
    COLLECTIONS,
    Library,
    deleted,
    purged,
    restored,
    with_entry,
)

LATER = "2027-01-01T00:00:00+00:00"


def held(path):
    """Read what a library's file holds, and let go of it."""
    with closing(Store.open(path)) as store:
        return store.library


class Operations(RuleBasedStateMachine):
    """Keeps earlier libraries, as the session does, and writes each step to a real file."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "library.db"
        self.store = Store.open(self.path)
        self.states = [self.store.library]
        self.at = 0

    def teardown(self):
        last, steps = self.states[-1], len(self.states)
        for _ in range(self.at):
            self.go(self.at - 1)
        assert self.library == self.states[0] == held(self.path)
        while self.at < steps - 1:
            self.go(self.at + 1)
        assert self.library == last == held(self.path)
        self.store.check()
        self.store.close()
        shutil.rmtree(self.folder)

    @property
    def library(self):
        return self.states[self.at]

    def step(self, library):
        before = self.library
        self.states = [*self.states[: self.at + 1], library]
        self.at += 1
        assert self.store.write(before, library, AT).library is library

    def go(self, at):
        before, self.at = self.library, at
        self.store.write(before, self.library, AT)

    @initialize(library=libraries())
    def begin(self, library):
        self.store.write(Library(), library, AT)
        self.states = [library]

    @rule(data=st.data(), collection=st.sampled_from(COLLECTIONS))
    def put(self, data, collection):
        key, entry = data.draw(KEYS[collection]), data.draw(ENTRIES[collection])
        self.step(with_entry(self.library, collection, key, entry))

    @rule(data=st.data(), collection=st.sampled_from(COLLECTIONS))
    def delete(self, data, collection):
        key = data.draw(KEYS[collection])
        if collection != "shortlists" or key != self.library.open:
            self.step(deleted(self.library, collection, key, "Made-up", AT))

    @precondition(lambda self: self.library.bin)
    @rule(data=st.data())
    def restore(self, data):
        self.step(restored(self.library, data.draw(st.sampled_from(sorted(self.library.bin))), AT))

    @rule()
    def empty_the_bin(self):
        self.step(purged(self.library, LATER))

    @rule(profile=profiles)
    def answer(self, profile):
        self.step(replace(self.library, profile=profile))

    @rule(data=st.data())
    def look_at(self, data):
        self.step(
            replace(self.library, open=data.draw(st.sampled_from(sorted(self.library.shortlists))))
        )

    @rule(library=libraries())
    def replace_all(self, library):
        self.step(library)

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self):
        self.go(self.at - 1)

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self):
        self.go(self.at + 1)

    @rule()
    def restart(self):
        self.store.close()
        self.store = Store.open(self.path)
        assert self.store.library == self.library

    @invariant()
    def what_is_on_disk_is_what_is_here(self):
        other = Store(self.path)
        assert (other.news() or Library()) == self.library
        other.close()


TestOperations = Operations.TestCase
TestOperations.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
