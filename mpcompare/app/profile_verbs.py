"""What a user can do to their profile: pure functions from one state to the next."""

from dataclasses import replace

from mpcompare.app.state import State
from mpcompare.model.library.profile import Profile


def set_profile(state: State, profile: Profile) -> State:
    """Say other things of oneself."""
    if profile == state.library.profile:
        return state
    return replace(state, library=replace(state.library, profile=profile))


def live_in(state: State, country: str, region: str = "") -> State:
    """Say where one lives: a country (ISO), "" for not said; in the US, a state's name too.

    A metropolitan area that was named goes with the place that it lies in.
    """
    home = f"{country}-{region}" if region else country
    before = state.library.profile
    area = before.area if home == before.residence else ""
    return set_profile(state, replace(before, residence=home, area=area))
