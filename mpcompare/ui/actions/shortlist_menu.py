"""The Shortlist menu: which programs are looked at together."""

from mpcompare.ui.actions.action import Action

SHORTLIST: tuple[Action, ...] = ()
