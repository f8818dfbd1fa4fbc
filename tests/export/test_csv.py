"""Both CSV files, read back as a spreadsheet reads them."""

import csv
import io
import json
from dataclasses import replace

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
    names = ["MM Made-up Program 1, Made-up School 1", "MM Made-up Program 2, Made-up School 2"]
    assert rows[0] == ["Section", "Attribute", *names]
    first = ["Program", "Degree", "School", "Place", "Link", "Program's id"]
    assert [row[1] for row in rows[1:7]] == first
    assert rows[6][2:] == ["made-up-1", "made-up-2"]
    assert [row[1] for row in rows[7:]] == [a.label for a in ATTRIBUTES.on_card]
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


# For computing


def computed(document, *programs, **chosen) -> dict[str, list[str]]:
    return table(document(*programs, computing=True, **chosen))


def charge(amount, currency, **more):
    row = {"basis": "year", "residency": "all", "academic_year": "2025-26", **more}
    return {"amount": amount, "currency": currency, **row}


def test_money_is_a_number_in_a_row_of_its_currency(document):
    cells = computed(
        document,
        made_up(1, tuition=stated("tuition", charge(14990.0, "USD", residency="in-state"))),
        made_up(2, tuition=stated("tuition", charge(9250.5, "GBP", amount_to=9750.0))),
        made_up(3, application_fee=stated("application_fee", {"amount": 0, "currency": "USD"})),
    )
    assert cells["Tuition: in-state, a year, 2025-26 (USD)"] == ["14990", "", ""]
    assert cells["Tuition: a year, 2025-26, lowest (GBP)"] == ["", "9250.5", ""]
    assert cells["Tuition: a year, 2025-26, highest (GBP)"] == ["", "9750", ""]
    assert cells["Application fee (USD)"] == ["", "", "0"]


def test_a_day_is_as_iso_8601_has_it_and_a_gap_is_empty(document):
    cells = computed(
        document,
        made_up(
            1,
            deadlines=stated(
                "deadlines",
                {"term": "fall", "date": "2027-01-15", "kind": "priority"},
                {"term": "rolling", "kind": "final"},
            ),
        ),
        made_up(
            2, deadlines=stated("deadlines", {"term": "fall", "date": "12-01", "kind": "priority"})
        ),
    )
    assert cells["Apply by: fall, priority"] == ["2027-01-15", "12-01"]
    assert cells["Apply by: rolling, final"] == ["Rolling: any time", ""]
    assert cells["Interview"] == ["", ""]


def test_figures_that_differ_have_a_row_for_each_source(document):
    cells = computed(document)
    assert cells["Credits"] == ["33", ""]
    assert cells["Credits, source 1"] == ["", "33"]
    assert cells["Credits, source 2"] == ["", "30"]


def test_pay_is_a_number_with_its_currency_in_the_label(document):
    charts = {"made-up-1": (chart(),), "made-up-2": (chart("$70,000"),)}
    cells = computed(document, charts=charts)
    assert cells["Made-up engineers: Median (USD)"] == ["60000", "70000"]
    assert cells["Made-up editors: Median"] == ["withheld", "withheld"]


# Headings


def heads(document, *programs):
    return read(csv_table.FORMAT.write(document(*programs)))[0][2:]


def test_two_programs_of_one_name_are_told_apart_by_place_or_id(document):
    one, two = made_up(1, name="Sound"), made_up(2, name="Sound")
    school = {"institution": "Made-up School"}
    here, there = replace(one, city="Espoo", **school), replace(two, city="Turku", **school)
    first, second = heads(document, here, there)
    assert first.startswith("MM Sound, Made-up School, Espoo")
    assert second.startswith("MM Sound, Made-up School, Turku")
    twin = replace(two, city="Espoo", **school)
    assert heads(document, here, twin) == [
        "MM Sound, Made-up School (made-up-1)",
        "MM Sound, Made-up School (made-up-2)",
    ]
