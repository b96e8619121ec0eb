"""What a user keeps for themselves, in files that nobody else may read."""
