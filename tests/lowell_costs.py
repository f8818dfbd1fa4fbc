"""What sound recording technology in Lowell costs, for the tests of what it is shown to cost.

Written out from data/programs/uml-mm-sound-recording-technology.toml (24 months, charges of
2021-22) and data/institutions/living_costs.csv (2023-24). A fact that the program gains changes
this file alone.
"""

LOWELL = "uml-mm-sound-recording-technology"

IN_STATE = 30_420
"""2 x 15,210."""
OUT_OF_STATE = 53_980
"""2 x 26,990."""
INTERNATIONAL = 59_782
"""2 x 29,891."""
FEE = 50
"""To apply, by the page of graduate admissions."""
OFF_CAMPUS = 17_540
"""2 x (6,400 + 2,370)."""
ON_CAMPUS = 33_588
"""2 x (15,424 + 1,370)."""

LOWEST = IN_STATE + FEE + OFF_CAMPUS
"""48,010."""
HIGHEST_IN_STATE = IN_STATE + FEE + ON_CAMPUS
"""64,058."""
HIGHEST = INTERNATIONAL + FEE + ON_CAMPUS
"""93,420."""

FROM_MASSACHUSETTS = (LOWEST, HIGHEST_IN_STATE)
FROM_ANYWHERE = (LOWEST, HIGHEST)

AT_SIX_PERCENT = 0.01110205
"""What each borrowed dollar costs a month over ten years: 0.005 / (1 - 1.005^-120)."""
AT_NO_INTEREST = 1 / 120


def less(ends: tuple[float, float], amount: float) -> tuple[float, float]:
    """Return both ends of a range less a sum."""
    return ends[0] - amount, ends[1] - amount


def times(ends: tuple[float, float], factor: float) -> tuple[float, float]:
    """Return both ends of a range times a factor."""
    return ends[0] * factor, ends[1] * factor


def dollars(*ends: float) -> str:
    """Write a sum or a range as the program does: `$48,010 to $93,420`."""
    return " to ".join(f"${end:,.0f}" for end in ends)
