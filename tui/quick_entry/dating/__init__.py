"""Which date is which: when a meeting starts, when something is due, when a call took place; what is only a word."""
