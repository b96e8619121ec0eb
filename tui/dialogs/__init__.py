"""What the program asks before it acts: one question at a time."""
