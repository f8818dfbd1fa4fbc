"""Status and checklist of an application: what each change makes of the state."""

from datetime import date

from mpcompare.app.compare.remarks import remarks_on
from mpcompare.app.deadlines import changes as application_changes
from mpcompare.app.deadlines import checklist
from mpcompare.app.start import paths
from mpcompare.app.state.state import Part, State, changed_parts
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.library.application import Item, Status
from mpcompare.model.library.library import restored
from mpcompare.model.money import Money
from tests.model.made_up_programs import fact, program

NEW = State()
ID = "made-up"


def asking(**more):
    facts = {
        "sample_recordings": fact("required", note="three of your own"),
        "references": fact("required"),
        "references_count": fact(3.0),
        "gre": fact("none"),
        "audition": fact("optional"),
        "bachelors_required": fact(False),
        "application_fee": fact(Money(0.0, "USD")),
        **more,
    }
    return program(ID, **facts)


def texts(state):
    return [item.text for item in application_changes.application_of(state, ID).checklist]


def test_a_status_has_its_day_and_the_history_stays_in_order():
    state = application_changes.set_status(NEW, ID, Status.APPLIED, "2026-11-20")
    state = application_changes.set_status(state, ID, Status.APPLYING, "2026-11-03")
    assert application_changes.application_of(state, ID).history == (
        (Status.APPLYING, "2026-11-03"),
        (Status.APPLIED, "2026-11-20"),
    )
    assert application_changes.application_of(state, ID).status is Status.APPLIED
    assert changed_parts(NEW, state) == {Part.APPLICATIONS}


def test_the_same_status_again_changes_nothing():
    state = application_changes.set_status(NEW, ID, Status.APPLIED, "2026-11-20")
    assert application_changes.set_status(state, ID, Status.APPLIED, "2026-11-21") is state


def test_the_history_can_be_changed_and_an_empty_one_is_removed():
    state = application_changes.set_status(NEW, ID, Status.APPLYING, "2026-11-03")
    state = application_changes.set_status(state, ID, Status.INTERVIEW, "2026-11-20")
    state = application_changes.edit_status(state, ID, 1, Status.OFFER, "2026-11-21")
    assert application_changes.application_of(state, ID).history[1] == (Status.OFFER, "2026-11-21")
    state = application_changes.remove_status(state, ID, 1)
    assert application_changes.application_of(state, ID).status is Status.APPLYING
    assert application_changes.clear_status(state, ID) == NEW


def test_a_checklist_is_made_of_what_is_asked_and_of_nothing_else():
    state = application_changes.make_checklist(NEW, asking(), ATTRIBUTES)
    assert texts(state) == [
        "Send sample recordings",
        "Prepare the audition (optional)",
        "Ask for a reference, 1 of 3",
        "Ask for a reference, 2 of 3",
        "Ask for a reference, 3 of 3",
    ]
    assert application_changes.make_checklist(state, asking(), ATTRIBUTES) == state


def test_what_no_source_states_is_no_line_but_a_question():
    labels = [one.label for one in checklist.not_stated(asking(), ATTRIBUTES)]
    assert labels == ["Entrance exam", "Interview", "Statement", "Work experience", "English test"]


def test_without_a_count_there_is_one_line_and_a_fee_is_to_be_paid():
    bare = program(ID, references=fact("required"), application_fee=fact(Money(75.0, "USD")))
    assert texts(application_changes.make_checklist(NEW, bare, ATTRIBUTES)) == [
        "Ask for a reference",
        "Pay the application fee",
    ]


def test_sources_that_disagree_make_a_line():
    disputed = program(ID, gre=fact("none", "required"))
    assert texts(application_changes.make_checklist(NEW, disputed, ATTRIBUTES)) == [
        "Send GRE scores"
    ]
    (found,) = checklist.requirements(disputed, ATTRIBUTES)
    assert found.words == "Not required / Required"


def test_a_changed_requirement_offers_new_lines_and_takes_none_away():
    state = application_changes.make_checklist(NEW, asking(), ATTRIBUTES)
    state = application_changes.add_item(state, ID, Item("Learn the bus lines"))
    later = asking(
        statement=fact("required"), sample_recordings=fact("none"), references_count=fact(4.0)
    )
    offered = checklist.offers(later, ATTRIBUTES, application_changes.application_of(state, ID))
    assert [item.text for item in offered] == ["Ask for a reference, 4 of 4", "Write the statement"]
    after = application_changes.make_checklist(state, later, ATTRIBUTES)
    assert texts(after) == [*texts(state), "Ask for a reference, 4 of 4", "Write the statement"]


def test_lines_are_ticked_changed_moved_and_removed():
    state = application_changes.make_checklist(NEW, asking(), ATTRIBUTES)
    state = application_changes.tick_item(state, ID, 0, done=True)
    state = application_changes.edit_item(state, ID, 2, who="Prof. Made-Up", due="2026-12-01")
    state = application_changes.move_item(state, ID, 2, 0)
    held = application_changes.application_of(state, ID).checklist
    assert held[0].who == "Prof. Made-Up"
    assert held[1] == Item("Send sample recordings", "sample_recordings", done=True)
    assert checklist.counted(held) == "1 of 5 done"
    state = application_changes.move_item(state, ID, 0, 99)
    state = application_changes.remove_item(state, ID, 0)
    assert texts(state)[-1] == "Ask for a reference, 1 of 3"
    assert len(texts(state)) == 4


def test_a_deleted_application_comes_back_from_the_bin():
    state = application_changes.set_status(NEW, ID, Status.OFFER, "2026-11-20")
    gone = application_changes.delete_application(
        state, ID, "Application to it", "2026-11-23T10:00:00+00:00"
    )
    assert application_changes.application_of(gone, ID).status is None
    (key,) = gone.library.bin
    back = restored(gone.library, key, "2026-11-23T10:00:01+00:00")
    assert back.applications == state.library.applications


def test_the_cards_say_the_status_with_its_day_and_the_count():
    year = date.today().year
    workspace = Workspace.open(paths.bundled_catalog(), ATTRIBUTES)
    made_up = asking()
    state = application_changes.make_checklist(NEW, made_up, ATTRIBUTES)
    state = application_changes.set_status(state, ID, Status.APPLYING, f"{year - 1}-10-01")
    state = application_changes.set_status(state, ID, Status.APPLIED, f"{year}-11-03")
    state = application_changes.tick_item(state, ID, 1, done=True)
    found = remarks_on(state, workspace, [made_up])[ID, ""]
    workspace.close()
    assert [(one.kind, one.text) for one in found] == [
        ("status", "Applied 3 Nov"),
        ("checklist", "1 of 5 done"),
    ]
    assert found[0].tip == f"Applying 1 Oct {year - 1}, then Applied 3 Nov"
    assert found[1].tip.startswith("Still to do: Send sample recordings; Ask for")
