"""What a line leaves open: what is doubtful is asked, with its ways out, and never guessed."""
