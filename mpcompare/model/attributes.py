"""Every attribute in which programs can be compared, declared once, in the order of the cards.

The check of the source files, the database's columns, the filters, the rows of the cards, the
columns of the exports, the options of the command line and the glossary all come from here.
"""

from collections.abc import Mapping

from mpcompare.model import verdict
from mpcompare.model.attribute import Attribute, QuickFilter, Register, Section, ToDo
from mpcompare.model.cost.tuition import tuition_in_all
from mpcompare.model.fact import NOT_STATED, Fact, Statement
from mpcompare.model.kind import (
    Amount,
    Charges,
    Choice,
    Country,
    Dates,
    Named,
    Names,
    Number,
    OneOf,
    Region,
    SomeOf,
    Text,
    need,
    yes_no,
)
from mpcompare.model.named_sum import NamedSums
from mpcompare.model.verdict import Judge

SUBJECT, USES_IT, BESIDE_IT = 1.0, 0.5, 0.25
"""How near a concentration is to music production. It is the subject itself to make records and to
engineer them; others use recording for something else; the rest stands beside it. Three steps, for
finer ones would need reasons that no source has."""

CONCENTRATIONS = SomeOf(
    (
        Choice(
            "production",
            "Production",
            "Making records: mixing boards, microphones and other equipment, in and outside of "
            "recording sessions, and leading the work of others.",
            nearness=SUBJECT,
        ),
        Choice(
            "technical",
            "Technical",
            "Recording and audio engineering: approaches to recording such as MIDI, historical "
            "and current technology, performance specifications.",
            nearness=SUBJECT,
        ),
        Choice(
            "acoustics",
            "Acoustics",
            "How sound behaves in rooms and materials: noise control, audiovisual and "
            "architectural design for good acoustics.",
            nearness=BESIDE_IT,
        ),
        Choice(
            "education",
            "Education",
            "Teaching music and recording technology.",
            nearness=BESIDE_IT,
        ),
        Choice(
            "composition",
            "Composition",
            "Writing music, for instruments or with technology.",
            nearness=USES_IT,
        ),
        Choice(
            "computing",
            "Computing",
            "Programming, signal processing and music informatics.",
            nearness=USES_IT,
        ),
        Choice(
            "media",
            "Media",
            "Sound and music for film, games and post-production.",
            nearness=USES_IT,
        ),
        Choice(
            "business",
            "Business",
            "The business of music: rights, management, marketing.",
            nearness=BESIDE_IT,
        ),
        Choice(
            "performance",
            "Performance",
            "Playing or singing, often with technology.",
            nearness=BESIDE_IT,
        ),
        Choice(
            "live-sound",
            "Live sound",
            "Sound for concerts, theatre and events.",
            nearness=USES_IT,
        ),
    )
)

THESIS = OneOf(
    (
        Choice("thesis", "Thesis", "A written thesis or dissertation is compulsory."),
        Choice("choice", "Choice", "The student picks a thesis or something else to end with."),
        Choice(
            "non-thesis",
            "Non-thesis",
            "No written thesis; a project, portfolio, recital or coursework ends the degree.",
        ),
    ),
    also=(("no", "non-thesis"), ("no thesis", "non-thesis"), ("optional", "choice")),
)

ONLINE = OneOf(
    (
        Choice(
            "online",
            "Fully online",
            "All of the degree can be taken from elsewhere.",
            phrases=("online", "distance learning", "remote"),
        ),
        Choice("hybrid", "Hybrid", "Part online by design, with stays on campus."),
        Choice("some-classes", "Some classes", "Certain classes can be taken online."),
        Choice("on-campus", "On campus", "All of it is taught at the school.", phrases=("campus",)),
    ),
    also=(("no", "on-campus"), ("in person", "on-campus"), ("blended", "hybrid")),
)

DEGREE_TITLES = OneOf(
    (
        Choice("music", "Master of Music", "MM or MMus: the title music schools award most."),
        Choice("arts", "Master of Arts", "MA: often broader, with more writing about music."),
        Choice("science", "Master of Science", "MS or MSc: often more engineering and research."),
        Choice("fine-arts", "Master of Fine Arts", "MFA: a longer, artistic degree."),
        Choice("other", "Another title", "A title of its own, such as MEng or MPhil."),
    )
)

_OF_THE_FIELD = (
    "Of the whole field, not of this program: the school may report the program under another one."
)
_WITH_AID = "Only graduates who had federal student aid, worked and did not study."
_WITHHELD_OR_NONE = (
    "The copy of the data that was read can't tell a withheld figure from none: both read "
    "“withheld”."
)

_TITLE_OF = {
    **dict.fromkeys(("MM", "MMus", "MusM"), "music"),
    "MA": "arts",
    **dict.fromkeys(("MS", "MSc"), "science"),
    "MFA": "fine-arts",
}


def _degree_title(facts: Mapping[str, Fact]) -> Fact:
    degree = facts.get("degree", NOT_STATED)
    if not degree.statements:
        return NOT_STATED
    stated = degree.statements[0]
    # "Dipl.-Ing. (MSc)" and the like name the international title in brackets.
    awarded = str(stated.value).rstrip(")").split("(")[-1].strip()
    title = _TITLE_OF.get(awarded, "other")
    note = f"awarded as {stated.value}"
    return Fact((Statement(title, stated.source, note, "computed"),))


ATTRIBUTES = Register(
    (
        # Program: the card's header
        Attribute(
            key="name",
            label="Program",
            question="What is the program's official name?",
            section=Section.PROGRAM,
            kind=Text(),
            origin="identity",
            explanation="The official name of the program, without the degree.",
            column=True,
            also=(
                "program name",
                "programme",
                "title",
                "course",
                "course name",
                "course title",
                "degree program",
                "major",
                "name of program",
            ),
        ),
        Attribute(
            key="degree",
            label="Degree",
            question="Which degree do graduates receive?",
            section=Section.PROGRAM,
            kind=Named(),
            origin="identity",
            explanation="The degree as the school awards it.",
            also=(
                "award",
                "qualification",
                "degree level",
                "degree type",
                "degree name",
                "level",
                "type",
            ),
        ),
        Attribute(
            key="institution",
            label="School",
            question="Which institution awards the degree?",
            section=Section.PROGRAM,
            kind=Text(),
            origin="identity",
            explanation="The university, college or conservatory that awards the degree.",
            also=(
                "university",
                "institution",
                "college",
                "conservatory",
                "school name",
                "university name",
                "uni",
                "university or college",
            ),
        ),
        Attribute(
            key="city",
            label="City",
            question="In which city is the program taught?",
            section=Section.PROGRAM,
            kind=Text(),
            origin="identity",
            explanation="Where the program is taught, or where the school is for an online one.",
            also=("town",),
        ),
        Attribute(
            key="region",
            label="State or region",
            question="In which state or region is the program taught?",
            section=Section.PROGRAM,
            kind=Region(),
            origin="identity",
            explanation="The state, province or nation within the country.",
            filtered=True,
            also=("state", "region", "province"),
        ),
        Attribute(
            key="country",
            label="Country",
            question="In which country is the program taught?",
            section=Section.PROGRAM,
            kind=Country(),
            origin="identity",
            explanation="The country that the program is taught in.",
            filtered=True,
            judge=Judge(verdict.country, "the countries you consider", is_wish=True),
        ),
        # At a glance
        Attribute(
            key="concentrations",
            label="Concentration",
            summary=1,
            question="What can I concentrate on, and do most students choose one area?",
            section=Section.GLANCE,
            kind=CONCENTRATIONS,
            explanation="What a student can concentrate on. Most programs have technical and "
            "artistic areas; students usually choose one.",
            caution="The words are ours, so that programs can be compared; the school's own names "
            "stand under Tracks.",
            flag="concentration",
            filtered=True,
            column=True,
            also=(
                "concentrations",
                "focus",
                "area of study",
                "emphasis",
            ),
            searched=True,
        ),
        Attribute(
            key="thesis_option",
            label="Thesis option",
            ask_rank=3,
            summary=4,
            question="Does the degree end with a written thesis, without one, or may I choose?",
            section=Section.GLANCE,
            kind=THESIS,
            explanation="Whether the degree ends with a written thesis, without one, or with "
            "either.",
            caution="Non-thesis is not without a closing work: often a project or recital ends it.",
            flag="thesis",
            quick=QuickFilter("Thesis not required", ("non-thesis", "choice")),
            filtered=True,
            column=True,
        ),
        Attribute(
            key="online",
            label="Online availability",
            ask_rank=4,
            summary=5,
            question="Can I take all of the degree, or some classes, online?",
            section=Section.GLANCE,
            kind=ONLINE,
            explanation="How much of the degree can be taken online. Studio terms and ensembles "
            "make that rare; some schools offer certain classes online.",
            caution="“Some classes” does not mean that the degree can be finished from elsewhere.",
            filtered=True,
            column=True,
            judge=Judge(verdict.presence, "where you will study", is_wish=True),
            remote=frozenset({"online"}),
            quick=QuickFilter("Fully online", ("online",)),
            also=(
                "online",
                "delivery",
                "mode of study",
                "delivery mode",
                "format",
                "modality",
                "study mode",
                "mode",
                "in person or online",
            ),
        ),
        Attribute(
            key="degree_title",
            label="Degree title",
            question="What is the full title of the degree?",
            section=Section.GLANCE,
            kind=DEGREE_TITLES,
            origin="computed",
            compute=_degree_title,
            explanation="The title in full. Degrees of similar content carry different titles: "
            "Master of Music, of Arts, of Science.",
            caution="The title alone does not tell what one studies.",
            flag="degree-title",
            filtered=True,
            searched=True,
        ),
        Attribute(
            key="status",
            label="Status",
            question="Does the program take new students at present?",
            section=Section.GLANCE,
            kind=OneOf(
                (
                    Choice("active", "Active", "The newest source lists the program as open."),
                    Choice(
                        "paused",
                        "Paused",
                        "The school takes no new students for now.",
                        is_closed=True,
                    ),
                    Choice("closed", "Closed", "The program has ended.", is_closed=True),
                    Choice("unknown", "Unknown", "The sources leave open whether it still runs."),
                )
            ),
            explanation="Whether the program takes students, on the newest source's word.",
            caution="“Active” means that a source lists it, not that a place is free.",
            filtered=True,
        ),
        # Careers and salary
        Attribute(
            key="careers",
            label="Careers it names",
            question="What did the last graduates go on to do?",
            section=Section.CAREERS,
            kind=Names(),
            explanation="Careers that the program itself names.",
            caution="What the school says its graduates can do, not what they do.",
            also=(
                "career outcomes",
                "job outcomes",
                "career paths",
            ),
        ),
        # Getting in
        Attribute(
            key="bachelors_required",
            label="Bachelor's degree",
            question="Do I need a bachelor's degree to be admitted?",
            section=Section.GETTING_IN,
            kind=yes_no(
                "A bachelor's degree, or its equal, is needed.",
                "One can be admitted without a bachelor's degree.",
            ),
            explanation="Whether a bachelor's degree is needed to be admitted.",
            to_do=ToDo("Show your bachelor's degree", days=28),
            judge=Judge(verdict.bachelor, "the degree you hold"),
        ),
        Attribute(
            key="bachelors_field",
            label="Bachelor's field",
            summary=8,
            question="Must my bachelor's degree be in music, or in a certain other field?",
            section=Section.GETTING_IN,
            kind=OneOf(
                (
                    Choice("any", "Any field", "The bachelor's degree need not be in music."),
                    Choice("music", "Music", "It must be in music."),
                    Choice("music-or-related", "Music or related", "Music or a field near it."),
                    Choice("audio", "Audio", "Audio, sound or recording."),
                    Choice(
                        "technical",
                        "Technical",
                        "Engineering, computing, physics or mathematics.",
                    ),
                    Choice(
                        "other", "Other", "Another rule; the note says which.", says_little=True
                    ),
                ),
                needs_name=True,
            ),
            explanation="What the bachelor's degree must be in. It need not always be music, but "
            "some musical background is needed.",
            caution="“Any field” does not mean that no background in music is wanted.",
            filtered=True,
            judge=Judge(
                verdict.field,
                "whether your degree is in music",
                unclear="whether your field is near enough is the school's to say",
                covered_by="bachelors_required",
                covers=frozenset({"unmet", "gap"}),
            ),
        ),
        Attribute(
            key="sample_recordings",
            label="Sample recordings",
            ask_rank=7,
            summary=7,
            question="Do I send recordings of my own, and what should they show?",
            section=Section.GETTING_IN,
            kind=need(
                "Recordings, mixes, productions or code must be sent with the application.",
                "They may be sent.",
                "They are not asked for.",
            ),
            explanation="A portfolio of one's own recordings, mixes, productions or code, sent "
            "with the application.",
            caution="“Not stated” does not mean that none are wanted: ask before applying.",
            filtered=True,
            to_do=ToDo("Send sample recordings", days=14),
            judge=Judge(verdict.recordings, "your sample recordings"),
            also=(
                "portfolio",
                "recordings",
                "samples",
                "work samples",
                "demo",
                "reel",
            ),
        ),
        Attribute(
            key="entrance_exam",
            label="Entrance exam",
            question="Is there an entrance or placement exam, and what does it cover?",
            section=Section.GETTING_IN,
            kind=need(
                "An exam must be taken to enter or to be placed.",
                "An exam may be taken or asked for.",
                "There is no entrance exam.",
            ),
            explanation="An exam that the school of music asks for beside the general admission "
            "requirements, often in theory and listening.",
            filtered=True,
            to_do=ToDo("Take the entrance exam", days=28),
            judge=Judge(verdict.exam, "whether you are ready for an entrance exam"),
        ),
        Attribute(
            key="audition",
            label="Audition",
            question="Is there an audition, and may I send it as a recording?",
            section=Section.GETTING_IN,
            kind=need(
                "One must play or sing for the school.",
                "One may be asked to play or sing.",
                "No audition.",
            ),
            explanation="Playing or singing for the school, live or recorded.",
            to_do=ToDo("Prepare the audition", days=28),
            judge=Judge(verdict.audition, "whether you are ready for an audition"),
        ),
        Attribute(
            key="interview",
            label="Interview",
            summary=12,
            question="Will I be interviewed?",
            section=Section.GETTING_IN,
            kind=need(
                "Every applicant who gets that far is interviewed.",
                "Some applicants are interviewed.",
                "No interview.",
            ),
            explanation="A talk with the school before it decides.",
            to_do=ToDo("Prepare for the interview"),
            judge=Judge(verdict.interview, "whether you are ready for an interview"),
        ),
        Attribute(
            key="minimum_gpa",
            label="Minimum GPA",
            question="Is there a lowest grade point average, or its equal from my country?",
            section=Section.GETTING_IN,
            kind=Number(decimals=1),
            explanation="The lowest grade point average of the bachelor's degree that is admitted, "
            "on a 4.0 scale.",
            caution="The lowest that is considered, not what those admitted had.",
            better="low",
            judge=Judge(verdict.grades, "your grade point average"),
            also=(
                "gpa",
                "lowest gpa",
                "min gpa",
                "gpa minimum",
                "gpa cutoff",
                "grade requirement",
            ),
        ),
        Attribute(
            key="gre",
            label="GRE",
            summary=13,
            question="Do I have to send GRE scores?",
            section=Section.GETTING_IN,
            kind=need(
                "GRE scores must be sent.",
                "GRE scores may be sent or are recommended.",
                "GRE scores are not needed.",
            ),
            explanation="The Graduate Record Examinations, a general test in the US.",
            to_do=ToDo("Send GRE scores", days=42),
            quick=QuickFilter("No GRE", ("none",)),
            judge=Judge(verdict.graduate_test, "the tests you have taken"),
            also=(
                "gre gmat",
                "gre score",
                "gre scores",
                "gre waiver",
            ),
        ),
        Attribute(
            key="references",
            label="References",
            question="Do you ask for letters of recommendation?",
            section=Section.GETTING_IN,
            kind=need(
                "Letters of recommendation must be sent.",
                "Letters may be sent.",
                "Letters are not asked for.",
            ),
            explanation="Letters from people who know one's work.",
            to_do=ToDo("Ask for a reference", each="references_count", who="Referee", days=42),
            judge=Judge(
                verdict.letters,
                "your referees",
                covered_by="references_count",
                covers=frozenset({"met", "unmet", "gap"}),
            ),
            also=(
                "recommendations",
                "letters of recommendation",
                "recommendation letters",
                "letters of rec",
                "rec letters",
                "recs",
                "reference letters",
                "letters of reference",
                "letters",
                "lors",
                "lor",
                "referees",
            ),
        ),
        Attribute(
            key="references_count",
            label="Number of references",
            question="How many letters of recommendation do you ask for?",
            section=Section.GETTING_IN,
            kind=Number(),
            explanation="How many letters of recommendation are asked for.",
            better="low",
            judge=Judge(verdict.referees, "your referees"),
            also=(
                "number of letters",
                "number of recommendations",
                "number of lors",
                "number of letters of recommendation",
                "number of referees",
                "references",
                "reference letters",
                "letters of recommendation",
                "recommendation letters",
                "letters of rec",
                "rec letters",
                "recommendations",
                "recs",
                "letters",
                "lors",
                "lor",
                "referees",
            ),
        ),
        Attribute(
            key="statement",
            label="Statement",
            question="Do I have to write a statement, and how long should it be?",
            section=Section.GETTING_IN,
            kind=need(
                "A statement must be written.",
                "A statement may be written.",
                "A statement is not asked for.",
            ),
            explanation="A text on one's background, aims and reasons.",
            to_do=ToDo("Write the statement", days=14),
            judge=Judge(verdict.statement, "whether your statement is written"),
            also=(
                "statement of purpose",
                "personal statement",
                "sop",
                "essay",
                "essays",
                "motivation letter",
                "letter of motivation",
                "statement of intent",
            ),
        ),
        Attribute(
            key="work_experience",
            label="Work experience",
            question="Do you expect professional experience in music or audio?",
            section=Section.GETTING_IN,
            kind=need(
                "Work in the field must be shown.",
                "Work in the field helps, or stands in for another requirement.",
                "Work in the field is not asked for.",
            ),
            explanation="Professional work in music or audio before the degree.",
            caution="Experience that helps is not experience that must be shown.",
            to_do=ToDo("Show your work experience", days=14),
            judge=Judge(
                verdict.work,
                "your years of work",
                unclear="how much work is enough is the school's to say",
            ),
            also=(
                "experience",
                "professional experience",
            ),
        ),
        Attribute(
            key="english_test",
            label="English test",
            ask_rank=8,
            question="Which English test and score do you ask for from non-native speakers?",
            section=Section.GETTING_IN,
            kind=Text(),
            explanation="The test and score asked of applicants whose first language is not "
            "English, as the school states it.",
            caution="The program's rule; the school's graduate admission may ask for more.",
            to_do=ToDo("Send an English test, if English is not your first language", days=42),
            judge=Judge(
                verdict.english,
                "whether English is your first language, and your score in a test",
                unclear="compare the test that you took with what the school asks for",
            ),
            also=(
                "english",
                "english requirement",
                "toefl",
                "ielts",
                "toefl ielts",
                "english proficiency",
                "english language",
                "language requirement",
                "toefl score",
                "ielts score",
            ),
        ),
        # Studying
        Attribute(
            key="tracks",
            label="Tracks",
            question="Which tracks or specialisations does the program have?",
            section=Section.STUDYING,
            kind=Names(),
            explanation="The school's own names for what one can concentrate on.",
            also=(
                "specialisation",
                "specialisations",
                "specialization",
                "specializations",
                "pathway",
                "pathways",
            ),
            searched=True,
        ),
        Attribute(
            key="culminating",
            label="What ends it",
            question="What ends the degree: a thesis, a project, a portfolio, a recital?",
            section=Section.STUDYING,
            kind=SomeOf(
                (
                    Choice("thesis", "Thesis", "A long written work with research of one's own."),
                    Choice("project", "Project", "A creative or technical project."),
                    Choice("portfolio", "Portfolio", "A collection of finished works."),
                    Choice("recital", "Recital", "A concert of one's own."),
                    Choice("internship", "Internship", "Supervised work outside the school."),
                    Choice("exam", "Exam", "A comprehensive written or oral exam."),
                    Choice("coursework", "Coursework", "Passing the courses is enough."),
                )
            ),
            explanation="What can end the degree.",
            also=(
                "final project",
                "capstone",
            ),
        ),
        Attribute(
            key="duration_months",
            label="Length",
            ask_rank=6,
            summary=6,
            question="How long does the program take in full-time study?",
            section=Section.STUDYING,
            kind=Number(unit="months", ranges=True),
            explanation="The normal length in full-time study, from start to end.",
            caution="The plan, not how long students take; part-time study takes longer.",
            better="low",
            flag="length",
            filtered=True,
            column=True,
            also=(
                "duration",
                "months",
                "years",
                "study length",
                "time to complete",
                "how long",
            ),
        ),
        Attribute(
            key="part_time",
            label="Part-time",
            summary=9,
            question="Can I study part-time, and how long may I take?",
            section=Section.STUDYING,
            kind=yes_no("It can be taken part-time.", "Full-time study only."),
            explanation="Whether the degree can be taken part-time.",
            judge=Judge(verdict.pace, "how fast you will study", is_wish=True),
            also=(
                "part time study",
                "part time or full time",
            ),
        ),
        Attribute(
            key="start_terms",
            label="Starts in",
            question="In which terms can I begin?",
            section=Section.STUDYING,
            kind=SomeOf(
                (
                    Choice("fall", "Fall", "August to October."),
                    Choice("spring", "Spring", "January to March."),
                    Choice("summer", "Summer", "May to July."),
                    Choice("winter", "Winter", "A start in the winter term."),
                )
            ),
            explanation="The terms in which one can begin.",
            flag="start",
            filtered=True,
            also=(
                "start",
                "starts",
                "start term",
                "start date",
                "intake",
                "intakes",
                "entry term",
                "entry",
            ),
        ),
        Attribute(
            key="credits",
            label="Credits",
            summary=14,
            question="How many credits do I need to graduate?",
            section=Section.STUDYING,
            kind=Number(ranges=True),
            explanation="The credits needed to graduate, in the school's own system.",
            caution="Credits of different systems do not compare: 120 ECTS are two years, 30 US "
            "credits about as much.",
            also=(
                "credit hours",
                "credit points",
                "number of credits",
                "total credits",
                "ects",
                "ects credits",
                "credits required",
            ),
        ),
        Attribute(
            key="credit_system",
            label="Credit system",
            question="In which system are the credits counted?",
            section=Section.STUDYING,
            kind=OneOf(
                (
                    Choice("us", "US", "Semester or quarter hours; a master's is about 30 to 60."),
                    Choice("ects", "ECTS", "European credits: 60 are a full year."),
                    Choice("uk", "UK", "180 credits are a full master's year."),
                    Choice(
                        "other", "Other", "A system of the school or country.", says_little=True
                    ),
                ),
                needs_name=True,
            ),
            explanation="What the credits are counted in.",
        ),
        Attribute(
            key="courses",
            label="Courses",
            question="Which courses are compulsory, and which can I choose?",
            section=Section.STUDYING,
            kind=Names(15),
            explanation="Official titles of courses that tell what one studies. Common ones are "
            "record analysis, music style, structure and history.",
            caution="A selection: not every course, and not every one is compulsory.",
            also=(
                "curriculum",
                "modules",
                "classes",
            ),
        ),
        Attribute(
            key="studio",
            label="Studio work",
            summary=10,
            question="Is work in a recording studio part of the degree?",
            section=Section.STUDYING,
            kind=need(
                "Terms of work in a recording studio are part of the degree.",
                "Studio terms can be chosen.",
                "No studio terms.",
            ),
            explanation="Terms of experience in a recording studio, with given programs, software "
            "and hardware.",
            caution="“Not stated” does not mean that there is no studio to work in.",
            also=(
                "studio",
                "studio access",
            ),
        ),
        Attribute(
            key="studio_terms",
            label="Studio terms",
            question="How many terms of studio experience does the degree ask for?",
            section=Section.STUDYING,
            kind=Number(unit="terms", ranges=True),
            explanation="How many terms of studio experience the degree asks for.",
        ),
        Attribute(
            key="ensemble",
            label="Ensemble",
            question="Do I have to play in a school ensemble?",
            section=Section.STUDYING,
            kind=need(
                "One plays in a school ensemble.",
                "One can play in a school ensemble.",
                "No ensemble.",
            ),
            explanation="Playing in an ensemble that the school sponsors.",
            caution="“Not stated” does not mean that one never plays with others.",
        ),
        Attribute(
            key="internship",
            label="Internship",
            question="Is a placement part of the degree, and do you help to find one?",
            section=Section.STUDYING,
            kind=need(
                "A placement is part of the degree.",
                "A placement can be chosen.",
                "No placement.",
            ),
            explanation="Supervised work outside the school, as part of the degree.",
            caution="A placement is not a job offer, and it need not be paid.",
            also=(
                "placement",
                "internships",
                "work placement",
            ),
        ),
        Attribute(
            key="facilities",
            label="Facilities",
            question="Which studios and labs can students of this program use, and how often?",
            section=Section.STUDYING,
            kind=Names(6),
            explanation="Named studios and labs.",
            caution="That a studio exists does not say how often one may use it.",
            also=(
                "studios",
                "equipment",
            ),
        ),
        Attribute(
            key="cohort_size",
            label="Students a year",
            question="How many students begin each year?",
            section=Section.STUDYING,
            kind=Number(unit="students", ranges=True),
            explanation="How many students begin each year, as the school states it.",
            caution="Not the number of graduates, nor the completions reported to the government.",
            also=(
                "cohort",
                "class size",
                "cohort size",
                "number of students",
                "students",
            ),
        ),
        Attribute(
            key="accreditation",
            label="Accreditation",
            question="Which body has accredited the program or the school?",
            section=Section.STUDYING,
            kind=Names(),
            explanation="Bodies that have approved the program, such as NASM (schools of music in "
            "the US) or JAMES (audio education in the UK).",
            caution="Approval is not a rank; some bodies approve schools rather than programs.",
            also=(
                "accredited by",
                "accreditations",
            ),
        ),
        # Cost
        Attribute(
            key="tuition",
            label="Tuition",
            ask_rank=1,
            question="What is the tuition for my residency, and which fees come on top?",
            section=Section.COST,
            kind=Charges(),
            origin="table",
            explanation="What the school charges, as stated: a year, a term, a credit or the whole "
            "program, and for whom.",
            caution="Fees, materials and living costs come on top unless the note says otherwise.",
            flag="tuition-stated",
            also=(
                "tuition fee",
                "tuition fees",
                "annual tuition",
                "tuition per year",
                "yearly tuition",
                "tuition cost",
                "tuition and fees",
                "tuition per credit",
                "total tuition",
            ),
        ),
        Attribute(
            key="tuition_in_all",
            label="Tuition, whole program",
            summary=2,
            question="What does the whole degree cost, with all fees?",
            section=Section.COST,
            kind=Charges(),
            origin="computed",
            compute=tuition_in_all,
            explanation="The stated tuition carried to the whole degree, with its arithmetic in "
            "the note; a range where the credits or years are one. A filter finds each price in a "
            "range; sorting goes by the lower end. Both are in approximate US dollars.",
            caution="An estimate at the stated year's prices, without fees; nobody quotes it.",
            better="low",
            flag="tuition",
            quick=QuickFilter("Up to $40k", ("-40000",)),
            filtered=True,
            column=True,
            judge=Judge(
                verdict.budget,
                "your budget",
                is_wish=True,
                unclear="your budget is in US dollars, and this is not",
            ),
        ),
        Attribute(
            key="application_fee",
            label="Application fee",
            summary=11,
            question="What does it cost to apply, and can the fee be waived?",
            section=Section.COST,
            kind=Amount(),
            explanation="What it costs to apply.",
            caution="Only the fee to apply: deposits, audition and test fees are apart.",
            better="low",
            to_do=ToDo("Pay the application fee", days=3),
            also=(
                "fee",
                "fee to apply",
                "app fee",
                "application fees",
                "application cost",
                "cost to apply",
            ),
        ),
        Attribute(
            key="funding",
            label="Funding",
            ask_rank=5,
            question="Is there funding: a waiver of tuition, an assistantship, a scholarship?",
            section=Section.COST,
            kind=SomeOf(
                (
                    Choice(
                        "fully-funded",
                        "Fully funded",
                        "Someone pays the whole tuition for every student.",
                        phrases=("fully funded",),
                    ),
                    Choice(
                        "tuition-waiver",
                        "Tuition waiver",
                        "The school waives or remits tuition, for all students or for some.",
                        phrases=("tuition waiver", "tuition remission"),
                    ),
                    Choice(
                        "assistantship",
                        "Assistantship",
                        "Paid work for the school in teaching or research, which can be had.",
                        phrases=("assistantship", "assistantships"),
                    ),
                    Choice(
                        "stipend",
                        "Stipend",
                        "A sum to live on.",
                        phrases=("stipend",),
                    ),
                    Choice(
                        "scholarship",
                        "Scholarship",
                        "A sum towards tuition or living that is awarded to some.",
                        phrases=("scholarship", "scholarships"),
                    ),
                )
            ),
            explanation="Who can pay for the degree beside the student, as sources state it.",
            caution="What it says is there, not that you get it; the note says for whom.",
            also=(
                "financial aid",
                "scholarships",
                "funding available",
                "assistantships",
            ),
        ),
        # School and field
        Attribute(
            key="school_tuition",
            label="School's average graduate tuition",
            section=Section.SCHOOL,
            kind=Charges(),
            origin="dataset",
            dataset="graduate_tuition",
            about="school",
            explanation="What the university charges its full-time graduate students on average, "
            "as it reports to the US government (IPEDS); required fees are in the note.",
            caution="Not the price of this program: it is one average over all graduate programs "
            "of the university.",
        ),
        Attribute(
            key="living_costs",
            label="Living costs near the school",
            section=Section.SCHOOL,
            kind=NamedSums(unit="a month", monthly=True),
            origin="dataset",
            dataset="living_costs",
            about="school",
            explanation="In the US what the school itself publishes for food, housing and other "
            "expenses in an academic year of about nine months (IPEDS); elsewhere the sum that "
            "the country asks international students to show for a permit, or a university's "
            "estimate for the city. Filters and sorting compare what it comes to in a month.",
            caution="US figures are those for full-time, first-time undergraduates: a graduate's "
            "costs differ, and a low figure is not a cheap town. A sum to show is not a measured "
            "cost; own citizens, and EU citizens within the EU, need not show it.",
        ),
        Attribute(
            key="field_earnings_four_years",
            label="Field's median earnings, 4 years after (federal aid recipients)",
            section=Section.SCHOOL,
            kind=NamedSums(),
            origin="dataset",
            dataset="scorecard_earnings_four_years",
            about="field",
            explanation="What half of the master's graduates in this field at this school earned "
            "or more, 4 years after the degree, in the US (College Scorecard).",
            caution=f"{_OF_THE_FIELD} {_WITH_AID} Old classes: those of 2017 to "
            f"2019, measured in 2022-23, by another copy of the data. {_WITHHELD_OR_NONE}",
        ),
        Attribute(
            key="field_earnings_one_year",
            label="Field's median earnings, 1 year after (federal aid recipients)",
            section=Section.SCHOOL,
            kind=NamedSums(),
            origin="dataset",
            dataset="scorecard_earnings_one_year",
            about="field",
            explanation="What half of the master's graduates in this field at this school earned "
            "or more, 1 year after the degree, in the US (College Scorecard).",
            caution=f"{_OF_THE_FIELD} {_WITH_AID} Old classes: those of 2018 to "
            "2020, measured in 2020-21, in the pandemic, by another copy of the data. "
            f"{_WITHHELD_OR_NONE}",
        ),
        Attribute(
            key="field_debt",
            label="Field's median debt (federal loans)",
            section=Section.SCHOOL,
            kind=NamedSums(),
            origin="dataset",
            dataset="scorecard_debt",
            about="field",
            explanation="What half of the master's graduates with federal loans in this field at "
            "this school had borrowed or more, for this degree (College Scorecard).",
            caution=f"{_OF_THE_FIELD} Only federal loans, of old classes. {_WITHHELD_OR_NONE}",
        ),
        # Deadlines
        Attribute(
            key="deadlines",
            label="Apply by",
            ask_rank=2,
            summary=3,
            question="By when must I apply for the next start?",
            section=Section.DEADLINES,
            kind=Dates(),
            origin="table",
            explanation="Dates to apply by, as last stated.",
            caution="Dates move from year to year: check a dated one with the school.",
            flag="deadline-term",
            also=(
                "deadline",
                "application deadline",
                "closing date",
                "deadlines",
                "due date",
                "due",
                "application due",
                "application due date",
                "app deadline",
                "deadline date",
                "final deadline",
                "apply before",
            ),
        ),
    )
)
"""The register of the bundled catalog."""
