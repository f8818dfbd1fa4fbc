"""What a user can do on the Cost page: pure functions from one state to the next."""

from dataclasses import replace

from mpcompare.app.cost_choice import CostChoice
from mpcompare.app.state import State

COST = "cost"


def ask(state: State, choice: CostChoice) -> State:
    """Ask for the costs in another way; where the user lives is said in their profile too."""
    asked = replace(state, cost=choice)
    if choice.residence == state.cost.residence:
        return asked
    home = f"{choice.country}-{choice.region}" if choice.region else choice.country
    profile = replace(state.library.profile, residence=home)
    return replace(asked, library=replace(state.library, profile=profile))


def live_in(state: State, country: str) -> State:
    """Say where the user lives, "" for not said; a state of the US is asked for anew."""
    return ask(state, replace(state.cost, country=country, region=""))
