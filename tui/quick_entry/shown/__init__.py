"""What is shown of a line: chips, completions, examples."""
