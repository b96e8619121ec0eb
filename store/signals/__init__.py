"""Computed signals: one rule a file, each found by its being there.

A rule is a module with `find(workspace, today)`, which yields a `Signal` for each subject it holds for. Signals are
never stored; dismissing one is a dated decision in the log, so that it comes back if it still holds then.
"""

from store.signals.signal import Proposal, Signal, find_signals

__all__ = ["Proposal", "Signal", "find_signals"]
