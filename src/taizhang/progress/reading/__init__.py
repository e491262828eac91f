"""Reading reports: tied to their words, held against the plans they are about and against one another."""
