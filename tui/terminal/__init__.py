"""What goes to the terminal, and what comes from it: keys one at a time, cells that differ."""
