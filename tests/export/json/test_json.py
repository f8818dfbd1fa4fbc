"""The JSON, held against the published schema by a validator that did not write it."""

import json
from typing import Any

import pytest
from comparison_schema import SCHEMA, problems
from jsonschema import Draft202012Validator
from made_up_documents import AWKWARD, awkward_programs, made_up, own_program, stated

from mpcompare.export import json as json_format
from mpcompare.export.document.document import Yours
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.remark import Remark


def read(document) -> dict[str, Any]:
    """Return the file's content; it has to be as the schema says."""
    found = json.loads(json_format.FORMAT.write(document))
    assert problems(found) == []
    return found


def test_the_schema_is_one_and_refuses_what_is_missing_and_what_is_more(document):
    Draft202012Validator.check_schema(SCHEMA)
    found = read(document())
    assert problems({key: held for key, held in found.items() if key != "catalog"})
    assert problems({**found, "made_up": 1})
    assert problems({**found, "made": "yesterday"})
    found["programs"][0]["facts"]["credits"]["basis"] = "guessed"
    assert problems(found)


def test_the_schema_knows_every_table_and_kind_of_source():
    tables = {attribute.key for attribute in ATTRIBUTES if attribute.origin == "table"}
    assert tables <= SCHEMA["$defs"]["program"]["properties"].keys()


def test_it_says_which_edition_it_is_of_when_and_for_whom(document):
    found = read(document(title="Autumn <2027>", prepared_for="Made-up Reader"))
    head = {key: held for key, held in found.items() if isinstance(held, str | int)}
    assert head == {
        "format": "mpcompare comparison",
        "version": 1,
        "catalog": "2026.11",
        "made": "2026-11-23",
        "title": "Autumn <2027>",
        "prepared_for": "Made-up Reader",
    }


def test_values_gaps_disagreements_and_notes(document):
    one, two = read(document())["programs"]
    assert one["facts"]["credits"]["value"] == 33
    assert one["facts"]["credits"]["note"] == "made up"
    assert one["facts"]["part_time"]["value"] is True
    assert one["absent"]["interview"] == "not-stated"
    assert "interview" not in one["facts"]
    assert [said["value"] for said in two["facts"]["credits"]] == [33, 30]
    assert [said["source"]["as_of"] for said in two["facts"]["credits"]] == ["2026", "2018"]
    assert two["facts"]["online"]["basis"] == "implied"
    assert two["absent"]["ensemble"] == "not-applicable"
    assert two["absent"]["cohort_size"] == "withheld"


def test_the_rows_are_named_with_how_far_they_agree(document):
    found = {each["key"]: each for each in read(document())["attributes"]}
    assert found["thesis_option"]["label"] == "Thesis option"
    assert found["thesis_option"]["agreement"] == "are equal"
    assert found["credits"]["agreement"] == "differ"
    assert found["interview"]["agreement"] == "only some state it"
    assert found["audition"]["agreement"] == "nobody states it"
    assert found["institution"]["agreement"] is None


def test_awkward_words_are_what_they_were(document):
    found = read(document(*awkward_programs()))
    assert [each["name"] for each in found["programs"]] == list(AWKWARD)
    said = [each["facts"]["accreditation"] for each in found["programs"]]
    assert [each["value"] for each in said] == [[words] for words in AWKWARD]
    assert [each["note"] for each in said] == list(AWKWARD)


def test_half_a_character_does_not_spoil_the_file(document):
    (found,) = read(document(made_up(1, name="Made-up \ud800half")))["programs"]
    assert found["name"] == "Made-up ?half"


def test_an_own_program_says_who_found_it(document):
    (found,) = read(document(own_program()))["programs"]
    assert found["facts"]["part_time"]["source"]["kind"] == "yours"


@pytest.mark.parametrize("count", [1, 4, 30])
def test_programs_keep_their_order(document, count):
    programs = [made_up(n, credits=stated("credits", 100 + n)) for n in range(1, count + 1)]
    found = read(document(*programs))
    values = [each["facts"]["credits"]["value"] for each in found["programs"]]
    assert values == [100 + n for n in range(1, count + 1)]
    assert [each["program"] for each in found["documented"]] == [p.id for p in programs]


def test_only_what_differs(document):
    one = made_up(1, credits=stated("credits", 30), gre=stated("gre", "none"))
    two = made_up(2, credits=stated("credits", 36), gre=stated("gre", "none"))
    found = read(document(one, two, differences_only=True))
    assert "credits" in found["programs"][0]["facts"]
    assert "gre" not in found["programs"][0]["facts"]


def test_notes_tags_and_verdicts_are_in_it_where_they_are_asked_for(document):
    yours = {"made-up-2": Yours(("tag",), {"": "# Call", "online": "later"})}
    remarks = {("made-up-1", "credits"): (Remark("met", "As you want it"),)}
    one, two = read(document(yours=yours, remarks=remarks, verdicts=True))["yours"]
    assert one["remarks"] == [{"attribute": "credits", "kind": "met", "text": "As you want it"}]
    assert two["tags"] == ["tag"]
    assert two["notes"] == [
        {"attribute": "", "text": "# Call"},
        {"attribute": "online", "text": "later"},
    ]
    assert read(document(remarks=remarks))["yours"] == []
