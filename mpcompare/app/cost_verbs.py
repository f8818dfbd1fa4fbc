"""What a user can do on the Cost page: pure functions from one state to the next."""

from dataclasses import replace

from mpcompare.app.cost_choice import CostChoice
from mpcompare.app.state import State

COST = "cost"


def ask_cost(state: State, choice: CostChoice) -> State:
    """Ask for the costs in another way."""
    return replace(state, cost=choice)
