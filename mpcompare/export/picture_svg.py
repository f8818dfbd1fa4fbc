"""The cards as the window draws them, as a drawing that stays sharp in every size."""

from mpcompare.export import Format

FORMAT = Format(
    name="svg",
    label="Drawing (SVG)",
    suffix=".svg",
    description="The cards as a drawing that stays sharp in every size.",
    options=("title", "differences_only", "notes", "verdicts"),
    write=lambda document: document.picture,
    picture="svg",
)
