"""What a user can do to their profile: pure functions from one state to the next."""

from dataclasses import replace

from mpcompare.app.state import State
from mpcompare.model.choices import Residence
from mpcompare.model.profile import Profile


def residence_of(profile: Profile) -> Residence | None:
    """Give where the user lives; None where they have not said so."""
    country, _, region = profile.residence.partition("-")
    return Residence(country, region) if country else None


def set_profile(state: State, profile: Profile) -> State:
    """Say other things of oneself; where one lives is what the Cost page reckons with too."""
    if profile == state.library.profile:
        return state
    cost = state.cost
    if profile.residence != state.library.profile.residence:
        country, _, region = profile.residence.partition("-")
        cost = replace(cost, country=country, region=region)
    return replace(state, library=replace(state.library, profile=profile), cost=cost)
