"""The public website: pages made from what `check_corpus` returns, by a plugin of MkDocs."""
