"""The register as it would be with two more declarations, made up for tests."""

from mpcompare.model.attribute import Attribute, Register, Section
from mpcompare.model.attributes import ATTRIBUTES
from mpcompare.model.kind import Choice, Names, OneOf

REGISTER = Register(
    (
        *ATTRIBUTES.attributes,
        Attribute(
            key="made_up_rooms",
            label="Made-up rooms",
            section=Section.STUDYING,
            kind=Names(),
            explanation="Rooms, made up for a test.",
        ),
        Attribute(
            key="made_up_weather",
            label="Made-up weather",
            section=Section.STUDYING,
            kind=OneOf((Choice("dry", "Dry", "No rain."), Choice("wet", "Wet", "Rain."))),
            explanation="Weather, made up for a test.",
            filtered=True,
        ),
    )
)
