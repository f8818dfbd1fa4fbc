"""The cards as the window draws them, as a picture of pixels."""

from mpcompare.export import Format

FORMAT = Format(
    name="png",
    label="Picture (PNG)",
    suffix=".png",
    description="The cards as in the window, all of them, for slides and messages.",
    options=("title", "scale", "differences_only", "notes", "verdicts"),
    write=lambda document: document.picture,
    picture="png",
)
