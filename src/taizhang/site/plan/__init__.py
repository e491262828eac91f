"""The page of a plan: its facts, its records, its sections and its whole text."""
