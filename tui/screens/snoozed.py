"""The drawer: what sleeps, why, and how it is woken by hand."""

from __future__ import annotations

from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.screens.list_screen import ListScreen
from tui.screens.settling import Settling
from tui.screens.triage import Triage


class SnoozedScreen(Triage, Settling, ListScreen):
    """Over the inbox; what is woken goes back there, and everything else can be decided here as well."""

    place = "snoozed"
    BINDINGS = bindings((*ACTIONS["snoozed"], *EVERYWHERE))
