"""The line of every key, against tomllib's reading of the same text."""

import tomllib

from mpcompare.catalog.build.toml_lines import line_of, toml_lines


def ways(value, way=()):
    if way:
        yield way
    if isinstance(value, dict):
        for key, item in value.items():
            yield from ways(item, (*way, key))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from ways(item, (*way, place))


def test_every_key_of_every_program_file_is_found_on_a_line_that_has_it(data):
    for path in sorted((data / "programs").glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        found = toml_lines(text)
        assert set(found) == set(ways(tomllib.loads(text)))
        lines = text.split("\n")
        for way, line in found.items():
            if isinstance(way[-1], str):
                assert way[-1] in lines[line - 1]


HARD = '''# [not.a.table]
a = 1  # b = 2
"quoted key" = "a = [1]  # no comment"
dotted.inner."last one" = 'C:\\path'

[facts]
many = [
  "one",  # ] not yet
  "two, with [brackets]",

  "three",
]
text = """
[[fake]]
x = 1
"""
raw = \'\'\'
y = 2\'\'\'
inline = { value = [1, { deep = true }], source = "s", when = 2026-11-23 07:00:00 }

[[rows]]
key = "first"
[rows.sub]
z = -1.5e3

[[rows]]
key = "second"
[[rows.parts]]
n = 1
[[rows.parts]]
n = 2
[ facts . more ]
last = """a "quote\\""""
'''


def test_a_text_with_every_form_of_toml():
    found = toml_lines(HARD)
    assert set(found) == set(ways(tomllib.loads(HARD)))
    expected = {
        ("a",): 2,
        ("quoted key",): 3,
        ("dotted", "inner", "last one"): 4,
        ("facts",): 6,
        ("facts", "many"): 7,
        ("facts", "many", 1): 9,
        ("facts", "many", 2): 11,
        ("facts", "text"): 13,
        ("facts", "raw"): 17,
        ("facts", "inline", "value", 1, "deep"): 19,
        ("facts", "inline", "when"): 19,
        ("rows", 0, "key"): 22,
        ("rows", 0, "sub", "z"): 24,
        ("rows", 1): 26,
        ("rows", 1, "parts", 1, "n"): 31,
        ("facts", "more", "last"): 33,
    }
    assert {way: found[way] for way in expected} == expected


def test_windows_line_ends_are_lines_too():
    assert toml_lines("a = 1\r\n\r\nb = 2\r\n")[("b",)] == 3


def test_what_is_missing_is_placed_where_it_should_stand():
    found = toml_lines('[[sources]]\nkey = "a"\n\n[[sources]]\nurl = "b"\n')
    assert line_of(found, ("sources", 1, "key")) == 4
    assert line_of(found, ("facts",)) == 1
