"""The five panels of an initiative's board, in the order of the work."""

from __future__ import annotations

from tui.listings.board.execution import ExecutionPanel
from tui.listings.board.heads import HeadsPanel
from tui.listings.board.monitoring import MonitoringPanel
from tui.listings.board.panel import BoardLine, PanelListing, Step
from tui.listings.board.problems import ProblemsPanel
from tui.listings.board.strategy import StrategyPanel

PANELS: tuple[type[PanelListing], ...] = (StrategyPanel, HeadsPanel, ExecutionPanel, ProblemsPanel, MonitoringPanel)

__all__ = ["PANELS", "BoardLine", "PanelListing", "Step"]
