"""Whom a line is about: parties and people, by sign, by name, by what the words say."""
