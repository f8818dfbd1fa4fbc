"""What a program's sources leave open, as questions to its school: to read, copy and send."""

from dataclasses import dataclass
from urllib.parse import quote

from mpcompare.model.attribute import Attribute, Register
from mpcompare.model.fact import Absence, Fact
from mpcompare.model.program import Program

MOST_TICKED = 6
"""As many questions go into a letter, unless the user ticks others: more are seldom answered."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: on which attribute, under which heading, in which words."""

    attribute: str
    section: str
    text: str


def questions(program: Program, register: Register) -> tuple[Question, ...]:
    """Ask for what no source states, and for what sources disagree on, in the cards' order.

    What is worked out here is left out: the school can't answer for it.
    """
    return tuple(
        Question(attribute.key, attribute.section.value, _worded(attribute, fact))
        for attribute in register.on_card
        if attribute.is_stated
        for fact in [program.fact(attribute)]
        if fact.absence in (Absence.NOT_STATED, Absence.DISAGREE)
    )


def first_to_ask(asked: tuple[Question, ...], register: Register) -> frozenset[str]:
    """Return the attributes of the questions that matter most, by their declared rank."""
    last = len(register)
    ranked = sorted(asked, key=lambda one: register[one.attribute].ask_rank or last)
    return frozenset(one.attribute for one in ranked[:MOST_TICKED])


def _worded(attribute: Attribute, fact: Fact) -> str:
    if fact.is_disputed:
        return f"{attribute.asked} (I have found different answers: {attribute.text(fact)}.)"
    return attribute.asked


def subject(program: Program) -> str:
    """Return the subject of a mail to the school."""
    return f"Questions about the {program.title}"


def letter(program: Program, asked: tuple[Question, ...]) -> str:
    """Return the text of a mail: what it is about, and the questions numbered."""
    opening = (
        f"I am interested in the {program.title} at {program.institution}. The sources that I "
        "have read do not answer this. Could you please help me?"
    )
    lines = [
        "Dear admissions team,",
        "",
        opening,
        "",
        *listed(asked),
        "",
        "Thank you very much.",
    ]
    return "\n".join(lines)


def listed(asked: tuple[Question, ...]) -> list[str]:
    """Number the questions, a line each."""
    return [f"{number}. {question.text}" for number, question in enumerate(asked, 1)]


def mail_url(program: Program, asked: tuple[Question, ...]) -> str:
    """Return an address that opens a mail without a receiver (RFC 6068: lines end in CR LF)."""
    body = letter(program, asked).replace("\n", "\r\n")
    return f"mailto:?subject={quote(subject(program), safe='')}&body={quote(body, safe='')}"
