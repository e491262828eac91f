"""A promise on a page of its own: what it says in both languages, and how it is cited."""
