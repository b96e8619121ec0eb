"""What is known of one record, as parts of text: the pane beside a list, and `passerelle show`. One file a kind."""

from tui.sheets.sheet import sheet

__all__ = ["sheet"]
