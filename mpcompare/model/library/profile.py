"""What the user says of themselves: what requirements are compared with. It stays here."""

from dataclasses import dataclass, replace
from typing import Literal

Ready = Literal["", "yes", "no"]
"""An answer that may be missing: "" is not answered, and no verdict comes of it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The user's own answers; each may be missing, and then nothing is said about it.

    Attributes:
        degree: highest degree held or about to be: "none", "associate", "bachelor", "master".
        field: its field, in the user's words.
        music_degree: whether it is a degree in music.
        musical_background: whether they play, sing, compose or produce.
        recordings: whether sample recordings are ready.
        exam: whether they are ready for an entrance exam.
        audition: whether they are ready to play or sing for a school.
        interview: whether they are ready to be interviewed.
        statement: whether a statement is written.
        english: whether English is their first language.
        tests: tests taken, as "GRE" or "TOEFL 100".
        gpa: grade point average on the four-point scale.
        references: how many referees have agreed.
        years_of_work: years worked in the field.
        residence: ISO country, with the name of a state of the US behind a hyphen ("US-Ohio").
        area: code of the metropolitan area of the US that the residence lies in.
        budget: most that the whole degree may cost, in US dollars.
        place: studying "online", "campus" or "either".
        time: "full", "part" or "either".
        countries: ISO countries that come into question; empty for any.
        lead_times: requirements by key, with how many days before a deadline each is to be done,
            where the user wants others than ours.
    """

    degree: str = ""
    field: str = ""
    music_degree: Ready = ""
    musical_background: Ready = ""
    recordings: Ready = ""
    exam: Ready = ""
    audition: Ready = ""
    interview: Ready = ""
    statement: Ready = ""
    english: Ready = ""
    tests: tuple[str, ...] = ()
    gpa: float | None = None
    references: int | None = None
    years_of_work: float | None = None
    residence: str = ""
    area: str = ""
    budget: float | None = None
    place: str = ""
    time: str = ""
    countries: tuple[str, ...] = ()
    lead_times: tuple[tuple[str, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing that a requirement could be held against."""
        return replace(self, lead_times=()) == Profile()
