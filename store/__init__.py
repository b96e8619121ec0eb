"""What is known, and how it is kept; never a terminal."""
