"""Both CSV files, read back as a spreadsheet reads them."""

import csv
import io
import json

from made_up_documents import chart, made_up, stated, two_programs

from mpcompare.export import csv_facts, csv_table
from mpcompare.export.document.document import Yours
from mpcompare.model.attributes import ATTRIBUTES


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def table(document) -> dict[str, list[str]]:
    return {row[1]: row[2:] for row in read(csv_table.FORMAT.write(document))}


def test_a_row_per_attribute_and_a_column_per_program(document):
    rows = read(csv_table.FORMAT.write(document()))
    assert rows[0] == ["Section", "Attribute", "made-up-1", "made-up-2"]
    assert [row[1] for row in rows[1:6]] == ["Program", "Degree", "School", "Place", "Link"]
    assert [row[1] for row in rows[6:]] == [a.label for a in ATTRIBUTES.on_card]
    assert {len(row) for row in rows} == {4}


def test_how_firm_a_value_is_stands_beside_it(document):
    cells = table(document())
    assert cells["Credits"] == ["33", "33 / 30 (sources disagree)"]
    assert cells["Online availability"] == ["not stated", "On campus (implied)"]
    assert cells["Interview"] == ["not stated", "Required (dated: 2018)"]
    assert cells["Ensemble"] == ["not stated", "not applicable"]
    assert cells["Students a year"] == ["not stated", "withheld"]


def test_equal_rows_can_be_left_out(document):
    assert "Thesis option" in table(document())
    shown = table(document(differences_only=True))
    assert "Thesis option" not in shown
    assert "Interview" not in shown, "only one of them states it"
    assert "Credits" in shown


def test_the_figures_of_the_charts_are_rows(document):
    charts = {"made-up-1": (chart(),), "made-up-2": (chart("$70,000"),)}
    cells = table(document(charts=charts))
    assert cells["Made-up engineers: Median"] == ["$60,000", "$70,000"]
    assert cells["Made-up editors: Median"] == ["withheld", "withheld"]


def test_nothing_can_run(document):
    programs = [made_up(1, name='=HYPERLINK("https://example.org","Made-up")'), made_up(2)]
    content = csv_table.FORMAT.write(document(*programs))
    assert read(content)[1][2] == '\'=HYPERLINK("https://example.org","Made-up")'
    facts = read(csv_facts.FORMAT.write(document(*programs)))
    assert not [cell for row in facts for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_every_script_survives(document):
    name = 'Made-up "Ünïcödé", Ελληνικά; 音楽\N{MUSICAL NOTE} line\nbreak'
    assert table(document(made_up(1, name=name)))["Program"] == [name]


def test_a_row_per_statement_with_its_source(document):
    rows = read(csv_facts.FORMAT.write(document()))
    records = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    credit = [r for r in records if r["program"] == "made-up-2" and r["attribute"] == "credits"]
    assert [(r["value"], r["raw"], r["as_of"], r["absence"]) for r in credit] == [
        ("33", "33", "2026", "disagree"),
        ("30", "30", "2018", "disagree"),
    ]
    assert credit[0]["publisher"] == "Made-up Catalogue Office"
    assert credit[1]["url"] == "https://example.org/old"
    online = next(r for r in records if r["attribute"] == "online" and r["basis"])
    assert (online["basis"], online["note"]) == ("implied", "made-up weekly studio")
    absent = next(
        r for r in records if r["attribute"] == "ensemble" and r["program"] == "made-up-2"
    )
    assert (absent["value"], absent["absence"], absent["source"]) == (
        "not applicable",
        "not-applicable",
        "",
    )


def test_raw_values_read_back_as_the_same_facts(document):
    programs = (*two_programs(), made_up(3, courses=stated("courses", ["A; B", "C"])))
    rows = read(csv_facts.FORMAT.write(document(*programs)))
    for row in rows[1:]:
        said = dict(zip(rows[0], row, strict=True))
        if not said["source"]:
            continue
        kind = ATTRIBUTES[said["attribute"]].kind
        raw = (
            said["raw"]
            if kind.column == "TEXT" and said["raw"][:1] not in "[{"
            else json.loads(said["raw"])
        )
        assert kind.text(kind.read(raw)) == said["value"]


YOURS = {
    "made-up-1": Yours(("near home", "=costly"), {"": "- ask *again*\n- then go", "online": "no"}),
    "made-up-2": Yours((), {"online": "by phone", "gone_by": "kept"}),
}


def test_notes_and_tags_have_rows_of_their_own_in_the_table(document):
    rows = [row for row in read(csv_table.FORMAT.write(document(yours=YOURS))) if row[0] == "Yours"]
    assert [row[1:] for row in rows] == [
        ["Your tags", "near home, =costly", ""],
        ["Your note", "'- ask *again*\n- then go", ""],
        ["Your note: Online availability", "no", "by phone"],
        ["Your note: gone_by", "", "kept"],
    ]


def test_notes_and_tags_have_rows_of_their_own_in_the_list(document):
    rows = read(csv_facts.FORMAT.write(document(yours=YOURS)))
    said = [row[:5] for row in rows if row[1].startswith(("note", "tag"))]
    assert said == [
        ["made-up-1", "tag", "Your tag", "near home", "near home"],
        ["made-up-1", "tag", "Your tag", "'=costly", "'=costly"],
        ["made-up-1", "note", "Your note", *["'- ask *again*\n- then go"] * 2],
        ["made-up-1", "note:online", "Your note: Online availability", "no", "no"],
        ["made-up-2", "note:online", "Your note: Online availability", "by phone", "by phone"],
        ["made-up-2", "note:gone_by", "Your note: gone_by", "kept", "kept"],
    ]
    assert len({len(row) for row in rows}) == 1


def test_without_being_asked_for_they_are_left_out(document):
    for kind in (csv_table, csv_facts):
        assert "Your" not in kind.FORMAT.write(document()).decode("utf-8-sig")
