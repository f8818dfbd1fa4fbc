"""What the source files lack, on the real ones and on made-up changes to a copy of them."""

import pytest

from mpcompare.catalog.build.check import read_sources
from mpcompare.catalog.build.gaps import find_gaps, find_stale
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.program import closed_words

NYU = "nyu-mm-songwriting"


def path_of(data, program):
    return data / "programs" / f"{program}.toml"


def thesis_line(data):
    rows = path_of(data, NYU).read_text(encoding="utf-8").splitlines()
    return next(number for number, row in enumerate(rows, 1) if row.startswith("thesis_option"))


def gap_keys(data, program=NYU):
    return [gap.attribute.key for gap in find_gaps(data, ATTRIBUTES) if gap.program.id == program]


def test_what_is_taken_out_of_a_file_is_a_gap(copied):
    assert "thesis_option" not in gap_keys(copied)
    path = path_of(copied, NYU)
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if not row.startswith("thesis_option")]
    path.write_text("".join(kept), encoding="utf-8")
    assert "thesis_option" in gap_keys(copied)


def test_what_is_not_applicable_is_no_gap(copied):
    program = find_gaps(copied, ATTRIBUTES)[-1].program.id
    key = gap_keys(copied, program)[-1]
    path = path_of(copied, program)
    text = path.read_text(encoding="utf-8")
    assert "[absent]" not in text
    path.write_text(f'{text}\n[absent]\n{key} = "not-applicable"\n', encoding="utf-8")
    assert key not in gap_keys(copied, program)


def test_programs_that_take_no_applications_are_left_out(data):
    closed = {p.id for p in read_sources(data).programs if closed_words(p, ATTRIBUTES)}
    assert closed
    assert closed.isdisjoint(gap.program.id for gap in find_gaps(data, ATTRIBUTES))


def test_the_first_questions_come_first_and_the_best_known_programs(data):
    gaps = find_gaps(data, ATTRIBUTES)
    keys = [gap.attribute.key for gap in gaps]
    first = {"thesis_option", "online", "tuition", "deadlines", "sample_recordings"}
    last = max(at for at, key in enumerate(keys) if key in first)
    assert {"careers", "ensemble", "references"}.isdisjoint(keys[:last])
    known = [gap.known for gap in gaps[: last + 1]]
    assert known == sorted(known, reverse=True)


def test_a_fact_is_stale_from_the_year_after_its_newest_source(copied):
    def told(before):
        stale = find_stale(copied, ATTRIBUTES, before)
        return [str(fact) for fact in stale if fact.file == f"programs/{NYU}.toml"]

    path = path_of(copied, NYU)
    line = thesis_line(copied)
    rows = path.read_text(encoding="utf-8").splitlines()
    rows[line - 1] = 'thesis_option = { value = "non-thesis", source = "made-up" }'
    made_up = (
        '[[sources]]\nkey = "made-up"\nurl = "https://made-up.example/"\n'
        'publisher = "Made-up School"\nkind = "official"\nas_of = "1998-99"\n'
    )
    path.write_text("\n".join([*rows, made_up]), encoding="utf-8")
    assert told(1999) == []
    (fact,) = told(2000)
    assert fact.startswith(f"programs/{NYU}.toml:{line}: facts.thesis_option: ")
    assert fact.endswith("speaks for 1998-99: https://made-up.example/")


@pytest.mark.parametrize("before", [2010, 2020])
def test_the_oldest_facts_come_first_and_undated_ones_not_at_all(data, before):
    stale = find_stale(data, ATTRIBUTES, before)
    years = [fact.message.removeprefix("its newest source speaks for ")[:4] for fact in stale]
    assert years
    assert all(year.isdigit() for year in years)
    assert int(years[0]) == min(map(int, years))
