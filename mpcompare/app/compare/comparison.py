"""The compared programs side by side, with what the user's library says of them."""

from mpcompare.app.compare.remarks import remarks_on
from mpcompare.app.state.state import State
from mpcompare.app.workspace.workspace import Workspace
from mpcompare.model.comparison import Comparison
from mpcompare.model.pay.preferences import home_of
from mpcompare.model.program import Program


def compared(
    workspace: Workspace, state: State, this_year: int, programs: tuple[Program, ...] | None = None
) -> Comparison:
    """Return the comparison of a state's programs; those given are not read again."""
    shown = workspace.programs(state.compared) if programs is None else programs
    return Comparison(
        programs=shown,
        register=workspace.register,
        this_year=this_year,
        hidden=state.hidden_rows,
        reference=state.reference,
        rates=workspace.rates,
        remarks=remarks_on(state, workspace, shown),
        home=home_of(state.library.profile),
        series=state.series,
        prices=workspace.prices,
    )
